"""Differences in negation and between words that say the opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.match.facts import FIGURE, NAME, NEGATION, STOP
from claims.match.pairing import is_slip
from claims.match.tables import guard_words, opposites, set_phrase_words, set_phrases
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from claims.match.facts import Facts
    from claims.match.pairing import Pairing
    from claims.match.tables import GuardWords

_ROOT = 5
"""Forms of one verb begin with so many like letters: “withdraw”, “withdrew”."""
_AHEAD = 3
"""How far behind a negation the word it denies may stand."""


def antonyms(pair: Pairing) -> list[Difference]:
    """Words left over on both sides that contradict each other in the same place."""
    if not (pair.a_left and pair.b_left):
        return []
    contrary = opposites(pair.a.lang)
    found: list[Difference] = []
    places: dict[str, list[int]] = {}
    for at in _by_themselves(pair.b, pair.b_left):
        for key in contrary.sides(pair.b.words[at], pair.b.stems[at]).says:
            places.setdefault(key, []).append(at)
    used: set[int] = set()
    for mine in _by_themselves(pair.a, pair.a_left):
        contraries = contrary.sides(pair.a.words[mine], pair.a.stems[mine]).contraries
        others = {at for key in contraries if key in places for at in places[key]}
        for yours in sorted(others - used):
            if pair.share_context(mine, yours):
                used.add(yours)
                found.append(_between(pair, DifferenceKind.ANTONYM, mine, yours))
                break
    return found


def _by_themselves(claim: Facts, words: list[int]) -> list[int]:
    """The words that tell something by themselves, not as part of a set phrase: « coûter la vie »."""
    if set_phrase_words(claim.lang).isdisjoint([claim.words[at] for at in words]):
        return words
    phrases = set_phrases(claim.lang)
    inside: set[int] = set()
    for at, word in enumerate(claim.words):
        for phrase in phrases.get(word, ()):
            if claim.words[at : at + len(phrase)] == phrase:
                inside.update(range(at, at + len(phrase)))
    return [at for at in words if at not in inside] if inside else words


def negations(pair: Pairing, contrary: list[Difference]) -> list[Difference]:
    """A negation on one side only. “Not legal” against “illegal” is none: it takes the antonym along.

    Args:
        pair: The two claims.
        contrary: The antonyms found; those that a negation takes back are removed.
    """
    ours = _negations(pair.a, pair.a_words) + _deniers(pair.a, pair.a_left, pair.b, pair.b_left)
    theirs = _negations(pair.b, pair.b_words) + _deniers(pair.b, pair.b_left, pair.a, pair.a_left)
    if not (ours or theirs):
        return []
    ours = _not_misspelt(pair.a, sorted(ours), pair.b)
    theirs = _not_misspelt(pair.b, sorted(theirs), pair.a)
    if len(ours) == len(theirs):
        return []
    longer, claim = (ours, pair.a) if len(ours) > len(theirs) else (theirs, pair.b)
    left = pair.a_left if claim is pair.a else pair.b_left
    extra = [at for at in longer if at in left] or longer[-1:]
    for antonym in list(contrary):
        place = antonym.ours_at if claim is pair.a else antonym.theirs_at
        if place and any(0 <= claim.starts.index(place[0]) - at <= _AHEAD for at in extra):
            contrary.remove(antonym)
            if any(claim.starts[at] == place[0] for at in extra):
                contrary.append(antonym)  # “all” against “none”: the negation is the antonym itself
            return []
    hard = bool((len(ours) - len(theirs)) % 2)
    found = []
    for at in extra[: abs(len(ours) - len(theirs))]:
        span = (claim.starts[at], claim.ends[at])
        word = claim.text[slice(*span)]
        if claim is pair.a:
            found.append(
                Difference(kind=DifferenceKind.NEGATION, ours=word, theirs="", ours_at=span, hard=hard)
            )
        else:
            found.append(
                Difference(kind=DifferenceKind.NEGATION, ours="", theirs=word, theirs_at=span, hard=hard)
            )
    return found


def _negations(claim: Facts, words: list[int]) -> list[int]:
    return [at for at in words if claim.marks[at] & NEGATION] if claim.has(NEGATION) else []


def _deniers(claim: Facts, left: list[int], other: Facts, other_left: list[int]) -> list[int]:
    """Words of one side alone that turn into its contrary what the other claims: “failed to sign”."""
    known = guard_words(claim.lang)
    if known is None or not left:
        return []
    denying = [
        at
        for at in left
        if not claim.marks[at] & NEGATION
        and (claim.words[at] in known.deniers or _clause_at(claim, at, known) is not None)
    ]
    if not denying:
        return []
    alone = set(left)
    told = set(other.stems) - {other.stems[at] for at in other_left}
    found = []
    for at in denying:
        start = 1 + (_clause_at(claim, at, known) or at)
        following = next(
            (
                one
                for one in range(start, min(start + _AHEAD, len(claim.words)))
                if not claim.marks[one] & STOP
            ),
            None,
        )
        if following is None or claim.marks[following] & (FIGURE | NAME):
            continue
        if following in alone:
            turned = any(claim.words[following][:_ROOT] == other.words[one][:_ROOT] for one in other_left)
        else:
            turned = claim.stems[following] in told
        if turned:
            found.append(at)
    return found


def _clause_at(claim: Facts, at: int, known: GuardWords) -> int | None:
    """Where “that” stands behind a word that denies the clause it begins: “a myth that”."""
    if claim.words[at] not in known.clause_deniers:
        return None
    near = range(at + 1, min(at + 1 + _AHEAD, len(claim.words)))
    return next((one for one in near if claim.words[one] in known.attribution_that), None)


def _not_misspelt(claim: Facts, denying: list[int], other: Facts) -> list[int]:
    """Those negations that the other claim has not with a slip: “wtihout”."""
    return [
        at
        for at in denying
        if len(claim.words[at]) < _ROOT
        or not any(word != claim.words[at] and is_slip(claim.words[at], word) for word in other.words)
    ]


def _between(pair: Pairing, kind: DifferenceKind, mine: int, yours: int) -> Difference:
    ours = (pair.a.starts[mine], pair.a.ends[mine])
    theirs = (pair.b.starts[yours], pair.b.ends[yours])
    return Difference(
        kind=kind,
        ours=pair.a.text[slice(*ours)],
        theirs=pair.b.text[slice(*theirs)],
        ours_at=ours,
        theirs_at=theirs,
    )
