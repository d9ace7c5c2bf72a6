"""Figures that are limits on one side: “at least 12” against “at most 12”; and “only”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.match.differ_figures import inside_quantities, same_amount
from claims.match.facts import FIGURE, STOP
from claims.match.tables import guard_words
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from claims.match.facts import Facts, Quantity
    from claims.match.pairing import Pairing

_SIDE = {">": "above", ">=": "above", "<": "below", "<=": "below", "~": "about"}
"""What a limit says of the true figure."""


def limits(pair: Pairing) -> list[Difference]:
    """Equal figures bounded from other sides, hard; bounded on one side only, or “only” there, weak."""
    found: list[Difference] = []
    if not (pair.a.quantities and pair.b.quantities):
        return _only(pair)
    free = inside_quantities(pair.b, pair.b_words)
    for one in inside_quantities(pair.a, pair.a_words):
        match = next((other for other in free if same_amount(one, other)), None)
        if match is None or not (one.sure and match.sure):
            continue
        free.remove(match)
        ours, theirs = _SIDE.get(one.bound, ""), _SIDE.get(match.bound, "")
        if ours == theirs or {ours, theirs} == {"", "about"}:
            continue
        hard = {ours, theirs} == {"above", "below"}
        found.append(_bounds_apart(pair, one, match, hard=hard))
    return found or _only(pair)


def _bounds_apart(pair: Pairing, one: Quantity, other: Quantity, *, hard: bool) -> Difference:
    ours = (one.lead if one.lead >= 0 else one.start, one.end)
    theirs = (other.lead if other.lead >= 0 else other.start, other.end)
    return Difference(
        kind=DifferenceKind.NUMBER,
        ours=pair.a.text[slice(*ours)],
        theirs=pair.b.text[slice(*theirs)],
        ours_at=ours,
        theirs_at=theirs,
        hard=hard,
    )


def _only(pair: Pairing) -> list[Difference]:
    """A word that shuts out all others on one side only; weak where all else is alike."""
    known = guard_words(pair.a.lang)
    if known is None:
        return []
    ours = [at for at in pair.a_left if pair.a.words[at] in known.only]
    theirs = [at for at in pair.b_left if pair.b.words[at] in known.only]
    if (
        bool(ours) == bool(theirs)
        or _others(pair.a, pair.a_left, ours)
        or _others(pair.b, pair.b_left, theirs)
    ):
        return []
    claim, at = (pair.a, ours[0]) if ours else (pair.b, theirs[0])
    span = (claim.starts[at], claim.ends[at])
    word = claim.text[slice(*span)]
    if ours:
        return [Difference(kind=DifferenceKind.WORDING, ours=word, theirs="", ours_at=span, hard=False)]
    return [Difference(kind=DifferenceKind.WORDING, ours="", theirs=word, theirs_at=span, hard=False)]


def _others(claim: Facts, left: list[int], only: list[int]) -> bool:
    """Whether other telling words are left over too."""
    return any(at not in only and not claim.marks[at] & (STOP | FIGURE) for at in left)
