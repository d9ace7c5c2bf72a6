"""The guard: in what two claims differ that a score of their letters would call the same.

It labels differences and blocks “same”; it never hides a candidate. Without it every fuzzy score of 85 and
more takes 99 % of the claims with a changed figure for the same claim, as measured on look-alike pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.match.differ_figures import numbers
from claims.match.differ_names import names
from claims.match.differ_order import order
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
        Differences in numbers, dates, negation, antonyms, names and order. Hard ones are told on both sides;
        weak ones (``hard=False``) are told by one claim only. Rewording alone gives none.
    """
    return of_pair(Pairing(a, b))


def of_pair(pair: Pairing) -> tuple[Difference, ...]:
    """The differences of two claims already laid side by side."""
    if pair.a.text == pair.b.text:
        return ()
    contrary = antonyms(pair)
    denied = negations(pair, contrary)
    found = [*numbers(pair), *denied, *contrary, *names(pair)]
    found += order(pair)
    taken = {place for one in contrary for place in (("a", one.ours_at), ("b", one.theirs_at))}
    return tuple(
        one
        for one in found
        if one.hard or not ({("a", one.ours_at), ("b", one.theirs_at)} - {("a", None), ("b", None)}) & taken
    )
