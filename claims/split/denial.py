"""What is denied, doubted or not said: its content is nobody's claim, so the sentence stays whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.names import subject

if TYPE_CHECKING:
    from claims.split.line import Line

_REACH = 8
"""Words of a verb group looked back over: "has not so far been able to confirm"."""

_CLAUSE_REACH = 5
"""Words between a denial and its «que»: "rejected claims that"."""

_CONTRACTED = "n't"


def withheld(line: Line, verb: int, at: int) -> bool:
    """Whether the content that begins at ``at`` is not asserted by whoever the verb is about.

    Args:
        line: The sentence.
        verb: The verb of saying.
        at: Where its content begins.
    """
    if line.has(verb, "denials") or line.has(verb - 1, "denials") or _is_called_false(line, verb, at):
        return True
    return negated(line, verb) or _nobody(line, verb)


def negated(line: Line, verb: int) -> bool:
    """Whether a negation, a denial or a refusal stands in the verb's group: «n'a pas pu confirmer»."""
    back = verb
    for at in range(verb, max(-1, verb - _REACH), -1):
        if line.has(at, "no_negation"):
            return False
        if _negates(line, at) or (at < verb and line.has(at, "denials", "refusals")):
            return True
        back = at - 1
        if back < 0 or not (_in_group(line, back) or _negates(line, back) or line.has(back, "denials")):
            return False
    return False


def refuses(line: Line, verb: int, end: int) -> bool:
    """Whether the subject speaks by denying or doubting what follows: «nie que», "does not believe"."""
    for at in range(verb, min(end, verb + _REACH)):
        denied = line.has(at, "denials") or (line.has(at, "disbelieving") and negated(line, at))
        if denied and _clause_behind(line, at, end):
            return True
    return False


def _clause_behind(line: Line, verb: int, end: int) -> bool:
    """Whether a clause is denied, not only a thing: "disputed that account"."""
    that = next((at for at in range(verb + 1, min(end, verb + _CLAUSE_REACH)) if line.has(at, "that")), None)
    return that is not None and line.finite(that, end) is not None


def _negates(line: Line, at: int) -> bool:
    return line.has(at, "negating") or line.low(at).endswith(_CONTRACTED)


def _in_group(line: Line, at: int) -> bool:
    auxiliary = line.low(at) in line.cues.verbs.auxiliaries or line.low(at) in line.cues.verbs.modals
    listed = line.has(at, "adverbs", "negations", "own_acts", "group_clitics", "in_verb_group", "refusals")
    return auxiliary or listed


def _is_called_false(line: Line, verb: int, at: int) -> bool:
    """As in "falsely claimed", «affirme à tort»."""
    return any(
        line.has(n, "falsely") or (line.low(n) == "à" and line.has(n + 1, "wrong_after_a"))
        for n in range(max(0, verb - 2), at)
    )


def _nobody(line: Line, verb: int) -> bool:
    """«Personne n'a dit», "No expert has said"."""
    who = subject(line, 0, verb).span
    return who is not None and line.has(who[0], "nobody")
