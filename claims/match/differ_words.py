"""Differences in negation and between words that say the opposite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.match.facts import NEGATION
from claims.match.tables import opposites
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from claims.match.facts import Facts
    from claims.match.pairing import Pairing

_AHEAD = 3
"""How far behind a negation the word it denies may stand."""


def antonyms(pair: Pairing) -> list[Difference]:
    """Words left over on both sides that contradict each other in the same place."""
    contrary = opposites(pair.a.lang)
    found: list[Difference] = []
    places: dict[str, list[int]] = {}
    for at in pair.b_left:
        places.setdefault(pair.b.words[at], []).append(at)
    for mine in pair.a_left:
        for other in contrary.among(pair.a.words[mine], places):
            yours = next((at for at in places[other] if pair.share_context(mine, at)), None)
            if yours is not None:
                places[other].remove(yours)
                found.append(_between(pair, DifferenceKind.ANTONYM, mine, yours))
                break
    return found


def negations(pair: Pairing, contrary: list[Difference]) -> list[Difference]:
    """A negation on one side only. “Not legal” against “illegal” is none: it takes the antonym along.

    Args:
        pair: The two claims.
        contrary: The antonyms found; those that a negation takes back are removed.
    """
    ours, theirs = _negations(pair.a, pair.a_words), _negations(pair.b, pair.b_words)
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
    return [at for at in words if claim.marks[at] & NEGATION]


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
