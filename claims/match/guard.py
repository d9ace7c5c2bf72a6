"""The guard: in what two claims differ that a score of their letters would call the same.

It labels differences and blocks “same”; it never hides a candidate. Without it every fuzzy score of 85 and
more takes 99 % of the claims with a changed figure for the same claim, as measured on look-alike pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.match.differ_figures import numbers
from claims.match.differ_limits import limits
from claims.match.differ_names import names
from claims.match.differ_order import order
from claims.match.differ_sets import exclusives, rewordings
from claims.match.differ_voice import retold, turned, voice
from claims.match.differ_words import antonyms, negations
from claims.match.facts import Facts, facts
from claims.match.pairing import Pairing

if TYPE_CHECKING:
    from schema.match import Difference

__all__ = ["Facts", "differences", "facts"]


def differences(a: Facts, b: Facts) -> tuple[Difference, ...]:
    """In what two claims differ, most telling first.

    Args:
        a: Facts of the first claim.
        b: Facts of the second claim, read in the same language.

    Returns:
        Differences in numbers, dates, negation, antonyms, names, order and wording. Hard ones block “same”;
        weak ones (``hard=False``) are told by one claim only, or are another word where all else is alike.
    """
    return of_pair(Pairing(a, b))


def of_pair(pair: Pairing) -> tuple[Difference, ...]:
    """The differences of two claims already laid side by side."""
    if pair.a.text == pair.b.text:
        return ()
    contrary = antonyms(pair)
    denied = negations(pair, contrary)
    found = [*numbers(pair), *denied, *contrary, *names(pair)]
    found += _unless_told(limits(pair), found)
    found += _unless_told(exclusives(pair), found)
    told = retold(pair)
    found += voice(pair, told) or ([] if turned(told) else order(pair))
    found += rewordings(pair, found)
    hard = [one for one in found if one.hard]
    return tuple(hard + _unless_told([one for one in found if not one.hard], hard))


def _unless_told(more: list[Difference], told: list[Difference]) -> list[Difference]:
    """Those differences that touch no words told already."""
    if not (more and told):
        return more
    ours = [one.ours_at for one in told if one.ours_at]
    theirs = [one.theirs_at for one in told if one.theirs_at]
    return [one for one in more if not (_touches(one.ours_at, ours) or _touches(one.theirs_at, theirs))]


def _touches(span: tuple[int, int] | None, spans: list[tuple[int, int]]) -> bool:
    return span is not None and any(start < span[1] and span[0] < end for start, end in spans)
