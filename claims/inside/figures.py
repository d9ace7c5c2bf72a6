"""Figures of two claims that count one thing: whether both can be true.

“More than 200” goes with 213, and with 200 it does not; “3 million” goes with 3,048,000. A figure without a
qualifier is meant exactly, save for its trailing zeros.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from claims.language.folding import fold_letters
from claims.language.number_tables import table
from schema.claim import NumberKind
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from claims.inside.told import Counted, Told
    from schema.claim import Number

_FAR = 1.3
"""“More than 200” is not said of 300: nobody rounds that far."""
_ROUGH, _LESS_ROUGH = 0.12, 0.03
"""How far “about 30” may be off, and “about 950”, which has a second digit that counts."""
_ROUNDED = 1000
"""From here on trailing zeros mean that a figure was rounded."""
_BEFORE = 36
"""Characters before a figure in which its qualifier stands."""
_QUALIFIERS = frozenset({"<", ">", "<=", ">="})


def clash(one: Number, other: Number) -> bool:
    """Whether two figures that count one thing cannot both be meant.

    Args:
        one: A figure with a value.
        other: Another one.
    """
    if one.value is None or other.value is None:
        return False
    if math.isclose(one.value, other.value, rel_tol=1e-9):
        return one.bound != other.bound and not _loose(one.bound, other.bound)
    if one.bound is None and other.bound is None:
        return not rounded(one.value, other.value)
    low, high = _range(one)
    other_low, other_high = _range(other)
    return high < other_low or other_high < low


def qualifiers_differ(one: Number, other: Number) -> bool:
    """Whether two equal figures are meant differently: « deux semaines » and « moins de deux semaines »."""
    return one.value == other.value and clash(one, other)


def _loose(one: str | None, other: str | None) -> bool:
    """Whether two qualifiers of one figure say nothing that a checker would stop at."""
    if not {one, other} & _QUALIFIERS:
        return True
    return {one, other} in ({">", ">="}, {"<", "<="}) or "~" in {one, other}


def _range(number: Number) -> tuple[float, float]:
    """The values a figure stands for, ends included."""
    value = number.value or 0.0
    tiny = abs(value) * 1e-9
    if number.bound in {">", ">="}:
        return value + (tiny if number.bound == ">" else 0), value * _FAR
    if number.bound in {"<", "<="}:
        return value / _FAR, value - (tiny if number.bound == "<" else 0)
    if number.bound == "~":
        rough = _ROUGH if len(f"{value:.0f}".rstrip("0")) <= 1 else _LESS_ROUGH
        return value * (1 - rough), value * (1 + rough)
    return value, value


def rounded(one: float, other: float) -> bool:
    """Whether one of two plain figures is the other rounded: 3 million and 3,048,000, not 4 and 5 million."""
    coarse, fine = max(_rounding(one), _rounding(other)), min(_rounding(one), _rounding(other))
    return one == other or (coarse > fine and abs(one - other) <= coarse)


def _rounding(value: float) -> float:
    """Half of the last digit that counts, in a large figure that ends in zeros."""
    if value < _ROUNDED or value != int(value):
        return 0.0
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10**zeros / 2 if zeros > 1 else 0.0


def written(ours: Told, mine: Counted, theirs: Told, yours: Counted) -> Difference:
    """The difference between two figures, with their qualifiers and nouns."""
    a, b = _span(ours, mine), _span(theirs, yours)
    return Difference(
        kind=DifferenceKind.NUMBER,
        ours=ours.facts.text[slice(*a)],
        theirs=theirs.facts.text[slice(*b)],
        ours_at=a,
        theirs_at=b,
    )


def qualifier(text: str, lang: str, number: Number) -> tuple[int, int] | None:
    """Where the qualifier of a figure stands."""
    if number.bound not in _QUALIFIERS:
        return None
    folded, known = fold_letters(text), table(lang)
    if before := known.bound_before.search(folded, max(0, number.start - _BEFORE), number.start):
        return before.start(1), before.end(1)
    after = known.bound_after.match(folded, number.end)
    return (after.start(1), after.end(1)) if after else None


def _span(claim: Told, one: Counted) -> tuple[int, int]:
    """The figure, from its qualifier to its noun."""
    number = one.number
    start, end = number.start, number.end
    if said := qualifier(claim.facts.text, claim.facts.lang, number):
        start, end = min(start, said[0]), max(end, said[1])
    last = one.words[-1] if one.words else None
    if last is not None and claim.facts.starts[last] >= end and claim.facts.starts[last] - end <= 1:
        end = claim.facts.ends[last]
    return start, end


def exact_kind(number: Number) -> bool:
    """Whether a figure can clash at all: vague words cannot."""
    return number.value is not None and number.kind is not NumberKind.VAGUE
