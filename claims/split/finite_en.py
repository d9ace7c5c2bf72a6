"""Finite verbs of English: auxiliaries, present forms by their neighbours, past forms by their clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.split.line import Line

_FORM_REACH = 40
"""Words between two verbs of the same subject."""

_STRONG_BE = {"is", "are", "was"}


def is_finite(line: Line, at: int) -> bool:  # noqa: PLR0911 - one return for each rule
    """Whether the word is a finite verb where it stands, past forms that may be participles left aside."""
    token, verbs = line[at], line.cues.verbs
    low, prior = token.low, line.low(at - 1)
    if low in verbs.modals:
        return not (low == "may" and token.capital) and prior not in {"the", "a"} and not _is_vessel(line, at)
    if low in verbs.auxiliaries:
        return low in _STRONG_BE or (prior not in verbs.modals and not line.has(at - 1, "after_modal"))
    if (token.capital and at and not line.has(at, "plain_said")) or low not in verbs.finite:
        return False
    if _is_relative_that(line, at - 1):
        return True
    if prior in verbs.modals or line.has(at - 1, "after_modal", "determiners"):
        return False
    if low not in verbs.noun_like:
        return not line.has(at - 1, "prepositions")
    return _is_present(line, at)


def _is_vessel(line: Line, at: int) -> bool:
    """Whether "can" or "will" is a thing: "a petrol can and a receipt"."""
    ends = line.has(at + 1, "conjunctions") or (at + 1 < len(line) and not line[at + 1].word)
    return ends and any(line.low(n) in {"a", "an", "the"} for n in range(max(0, at - 2), at))


def settle_present(line: Line) -> None:
    """Find present forms that only the rest of the sentence shows: "revenue funds meetups and has …"."""
    first = next((at for at, token in enumerate(line.tokens) if token.finite), len(line))
    if line.low(len(line) - 1) == "." and (first == len(line) or line.has(first - 1, "conjunctions")):
        end = min(first, line.ends[0])
        likely = (at for at in range(1, end - 1) if _agrees(line, at))
        found = next(likely, None)
        if found is not None and not line.has(found - 1, "before_no_person"):
            line[found].finite, first = True, found
    for at in range(2, len(line) - 2):
        waits = first > at and line.low(at - 1) == "," and _is_third(line, at)
        if waits and line[at + 1].word and not line.has(at + 1, "conjunctions"):
            line[at].finite, first = True, at
        if line.has(at, "joining") and _repeats_form(line, at):
            line[at + 1].finite = True


def _agrees(line: Line, at: int) -> bool:
    """Whether a noun stands before that has the number of the verb, and a noun without article behind."""
    low, prior = line.low(at), line[at - 1]
    if low not in line.cues.verbs.noun_like or not prior.word or not line[at + 1].word or line[at].capital:
        return False
    if (
        line.has(at - 1, "determiners", "prepositions", "conjunctions", "adverbs", "after_modal")
        or prior.number
    ):
        return False
    third = low.endswith("s") and low not in line.cues.verbs.bases
    plural = prior.low.endswith("s") and not prior.low.endswith(("'s", "ss", "us"))
    if line.has(at + 1, "prepositions", "conjunctions") or line.participle(at - 1) or line.gerund(at - 1):
        return False
    return third != plural


def _repeats_form(line: Line, at: int) -> bool:
    """Whether the verb has the form of the one before, and an object: "We release X and publish our Y"."""
    verbs, low = line.cues.verbs, line.low(at + 1)
    objects = line.has(at + 2, "determiners", "object_words")
    if line[at + 1].finite or low not in verbs.noun_like or not objects:
        return False
    for back in range(at - 1, max(0, at - _FORM_REACH) - 1, -1):
        if line.low(back) == "to" or line.low(back) in verbs.modals or line.has(back, "that", "relatives"):
            return False
        if line[back].finite:
            base = line.low(back) in verbs.bases
            present = base or line.low(back) in verbs.noun_like
            return present and base == (low in verbs.bases)
    return False


def settle_past(line: Line) -> None:
    """Tell past tense from past participle, left to right, clause by clause."""
    had_finite, main_had, begun = False, True, False
    for at, token in enumerate(line.tokens):
        begun = begun or (at > 0 and line[at - 1].finite)
        if token.text in ",;:—–" or line.has(at, "relatives", "conjunctions", "clause_starters"):
            main_had = had_finite or not line.has(at, "subject_relatives")
            had_finite = False
        elif token.finite:
            had_finite = True
        elif token.word and not token.quoted and not token.number and _is_past(line, at, begun=begun):
            resumes = had_finite and not main_had and _has_plain_object(line, at + 1)
            if not had_finite or resumes:
                token.finite = True
                main_had = main_had or had_finite
                had_finite = True


def _is_relative_that(line: Line, at: int) -> bool:
    """A noun stands before: "a loudspeaker that broadcasts"."""
    if line.low(at) != "that" or at < 1:
        return False
    noun = line[at - 1]
    return noun.word and not noun.finite and not line.has(at - 1, "prepositions")


def _is_present(line: Line, at: int) -> bool:
    """Whether "claims" or "claim" is the verb of its clause rather than a noun or an infinitive."""
    verbs, prior = line.cues.verbs, line.low(at - 1)
    if line.has(at - 1, "subjects_of_verbs"):
        return True
    if at == 0 or line.has(at - 1, "prepositions") or not line[at - 1].word or line[at - 1].number:
        return False
    if any(line.low(n) in verbs.modals or line.has(n, "do_words") for n in range(max(0, at - 3), at)):
        return False
    third = line.low(at).endswith("s") and line.low(at) not in verbs.bases
    named = line[at - 1].capital and at > 1
    plural = prior.endswith("s") and not prior.endswith(("'s", "ss")) and not named
    plural = plural or line.has(at - 1, "irregular_plurals")
    joined = line.has(at - 1, "conjunctions") or prior in verbs.auxiliaries
    return _may_be_object(line, at + 1) and third != plural and not joined


def _may_be_object(line: Line, at: int) -> bool:
    if at >= len(line) or line.has(at, "free_preposition"):
        return False
    marked = line.has(at, "determiners", "prepositions", "object_words", "that", "after_modal")
    return marked or line[at].number or line[at].capital


def _is_past(line: Line, at: int, *, begun: bool) -> bool:  # noqa: PLR0911 - one return for each rule
    token, verbs = line[at], line.cues.verbs
    ending = token.low.endswith("ed") and token.low not in verbs.not_finite
    if not (token.low in verbs.past or ending) or token.capital:
        return False
    back = at - 1
    while back >= 0 and _is_adverb(line, back):
        back -= 1
    if back < 0:
        return False
    prior = line.low(back)
    if prior in verbs.auxiliaries or prior in verbs.modals or line.has(back, "before_past", "prepositions"):
        return False
    if line.has(back, "determiners") and prior not in {"that", "this"}:
        return False
    if line.low(back) == "," and not begun and _is_between(line, at):
        return False
    if line.has(back, "conjunctions") and not begun:
        return False
    if line.has(back, "conjunctions") or not line[back].word:
        return at + 1 < len(line) and line[at + 1].word and _has_object(line, at + 1)
    return not (_is_adjunct(line, at + 1) and _verb_follows(line, at))


def _is_adverb(line: Line, at: int) -> bool:
    """Whether it may stand before a verb: "widely", "also", "first"; not the noun of "at first"."""
    ranked = line.has(at, "before_participle") and not line.has(at - 1, "prepositions")
    return line.low(at).endswith("ly") or line.has(at, "adverbs") or ranked


def _is_between(line: Line, at: int) -> bool:
    """Whether the subject still waits for its verb, behind the next comma: ", built in 1900, burned"."""
    end = line.ends[at]
    if line.low(end) != ",":
        return False
    verb = end + 1
    while line.has(verb, "adverbs") or line.low(verb).endswith("ly"):
        verb += 1
    if verb >= len(line):
        return False
    low = line.low(verb)
    return line[verb].finite or low in line.cues.verbs.past or low.endswith("ed") or _is_third(line, verb)


def _is_third(line: Line, at: int) -> bool:
    """Whether it is a third person or the plural of a noun: "costs", "makes"."""
    low = line.low(at)
    return low.endswith("s") and low in line.cues.verbs.noun_like and low not in line.cues.verbs.bases


def _has_plain_object(line: Line, at: int) -> bool:
    return at < len(line) and (line.has(at, "determiners") or line[at].number or line.low(at) == "various")


def _has_object(line: Line, at: int) -> bool:
    marked = line.has(at, "determiners", "prepositions", "object_words")
    return marked or line[at].capital or line[at].number


def _is_adjunct(line: Line, at: int) -> bool:
    return line.has(at, "prepositions") or line.low(at).endswith("ly")


def _verb_follows(line: Line, at: int) -> bool:
    """Whether a sure verb comes before the clause ends, so that the form at hand is a participle."""
    for n in range(at + 1, len(line)):
        if not line[n].word or line.has(n, "relatives", "conjunctions"):
            return False
        if line[n].finite:
            return True
    return False
