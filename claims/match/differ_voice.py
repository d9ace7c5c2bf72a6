"""Active and passive: who did what to whom may stay the same though the words change places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claims.match.differ_names import apart
from claims.match.facts import FIGURE, STOP
from claims.match.tables import guard_words
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from claims.match.facts import Facts
    from claims.match.pairing import Pairing

_TO_VERB = 4
"""Words at most between the auxiliary and the participle."""
_TO_AGENT = 10
"""Words at most between the participle and its agent."""


class Passive(NamedTuple):
    """A passive with its agent; indexes of words."""

    patient: tuple[int, ...]
    """The telling words right before the auxiliary."""
    verb: int
    agent: tuple[int, ...]
    """The telling words right after “by”."""


def passives(claim: Facts) -> list[Passive]:
    """The passives of a claim that tell who acted."""
    known = guard_words(claim.lang)
    if known is None:
        return []
    found = []
    for by in [at for at, word in enumerate(claim.words) if word in known.by]:
        helper = next(
            (
                at
                for at in range(by - 1, max(-1, by - _TO_VERB - _TO_AGENT), -1)
                if claim.words[at] in known.passive_be
            ),
            None,
        )
        if helper is None:
            continue
        verb = next((at for at in range(helper + 1, by) if _tells(claim, at)), None)
        first = next((at for at in range(helper, -1, -1) if claim.words[at] in known.passive_be), helper)
        while first and claim.words[first - 1] in known.attribution_auxiliaries:
            first -= 1
        patient = tuple(at for at in range(max(0, first - _TO_VERB), first) if _tells(claim, at))
        agent = tuple(
            at for at in range(by + 1, min(len(claim.words), by + 1 + _TO_VERB)) if _tells(claim, at)
        )
        if verb is not None and verb - helper <= _TO_VERB and patient and agent:
            found.append(Passive(patient, verb, agent))
    return found


def _tells(claim: Facts, at: int) -> bool:
    return not claim.marks[at] & (STOP | FIGURE)


def turned(pair: Pairing) -> bool:
    """Whether one claim says in the passive what the other says in the active, each of the same doer."""
    return any(
        _roles(passive, one, other) == 1
        for one, other in ((pair.a, pair.b), (pair.b, pair.a))
        for passive in _alone(one, other)
    )


def voice(pair: Pairing) -> list[Difference]:
    """Roles exchanged by the voice alone: “A was accused by B” and “A accused B”."""
    for one, other, ours in ((pair.a, pair.b, True), (pair.b, pair.a, False)):
        for passive in _alone(one, other):
            if _roles(passive, one, other) != -1:
                continue
            here = [passive.agent[0]]
            there = [other.stems.index(one.stems[here[0]])]
            mine, yours = (here, there) if ours else (there, here)
            return [apart(pair, mine, yours, kind=DifferenceKind.ORDER)]
    return []


def _alone(claim: Facts, other: Facts) -> list[Passive]:
    """The passives whose verb the other claim has, but not in a passive."""
    theirs = {other.stems[one.verb] for one in passives(other)}
    return [
        one
        for one in passives(claim)
        if claim.stems[one.verb] in other.stems and claim.stems[one.verb] not in theirs
    ]


def _roles(passive: Passive, claim: Facts, other: Facts) -> int:
    """1 where agent and patient keep their roles in the other claim's active, -1 where they changed them."""
    verb = other.stems.index(claim.stems[passive.verb])
    agent = [other.stems.index(claim.stems[at]) for at in passive.agent if claim.stems[at] in other.stems]
    if claim.stems[passive.agent[0]] not in other.stems:
        return 0
    patient = [other.stems.index(claim.stems[at]) for at in passive.patient if claim.stems[at] in other.stems]
    if agent[0] < verb and (not patient or patient[0] > verb):
        return 1
    if agent[0] > verb and patient and patient[0] < verb and not _is_agent(other, agent[0]):
        return -1
    return 0


def _is_agent(claim: Facts, at: int) -> bool:
    """Whether “by” stands before a word, whatever the verb looks like: « et coulée par les bombardiers »."""
    known = guard_words(claim.lang)
    before = claim.words[max(0, at - _TO_VERB) : at]
    return known is not None and any(word in known.by for word in before)
