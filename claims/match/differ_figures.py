"""Differences in numbers and dates."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from claims.language.number_tables import LANGUAGES
from claims.match.differ_names import apart
from claims.match.facts import CODE, FIGURE, Facts, Quantity
from claims.match.pairing import is_slip
from claims.match.tables import guard_words
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from claims.language.dateparts import DatePart
    from claims.match.pairing import Pairing

_CLOSE = 1e-6
_ROUGH = 0.01
"""Within this a written fraction and a percentage mean the same: « deux tiers » and 67 %."""
_HUNDRED = 100
_WORD = 3
_YEAR_DIGITS = 4
_UNIT_AFTER = re.compile(r"\s?(?:[$€£¥%‰°]|(?:de\s|d['’])?[^\W\d_]+)")
_BETWEEN_PARTS = 2
"""Characters at most between two parts of one date: “March 17, 2020”."""


def numbers(pair: Pairing) -> list[Difference]:
    """Figures that differ in value, unit or code, and dates, which a changed digit turns into figures."""
    ours, theirs = inside_quantities(pair.a, pair.a_words), inside_quantities(pair.b, pair.b_words)
    if not (ours or theirs or pair.a.dates or pair.b.dates):
        return _codes(pair)
    matched, left, right = _matched(ours, theirs)
    found = _units(pair, matched, theirs)
    our_dates, their_dates = _dates_left(pair)
    if not (left or right or our_dates or their_dates):
        return found + _codes(pair)
    _cancel_years(left, their_dates)
    _cancel_years(right, our_dates)
    left, right = _sure_or_beside(pair, left, right)
    _cancel_slips(pair, left, right, our_dates, their_dates)
    found += _dates_apart(pair, our_dates, their_dates)
    for one, other in zip(left, right, strict=False):
        found.append(
            _difference(pair, DifferenceKind.NUMBER, one, other, reach=_units_tell(pair, one, other))
        )
    rest_left, rest_right = left[len(right) :], right[len(left) :]
    found += _number_against_date(pair, rest_left, rest_right, our_dates, their_dates)
    found += _codes(pair)
    return found


def inside_quantities(claim: Facts, words: list[int]) -> list[Quantity]:
    """The figures of the words compared.

    Args:
        claim: The claim.
        words: Indexes of the words compared.
    """
    if len(words) == len(claim.words):
        return list(claim.quantities)
    start, end = claim.inside
    return [one for one in claim.quantities if start <= one.start < end]


def same_amount(one: Quantity, other: Quantity) -> bool:
    """Whether two figures tell the same amount, whichever way they are written."""
    if one.sort == other.sort and one.value == other.value:
        return True
    if "ordinal" in {one.sort, other.sort} and one.sort != other.sort:
        return False
    if "percent" in {one.sort, other.sort} and one.sort != other.sort:
        share = one if one.sort != "percent" else other
        percent = other if one.sort != "percent" else one
        if share.sort == "fraction":
            return math.isclose(share.value, percent.value / _HUNDRED, abs_tol=_ROUGH)
        return False
    readings = {one.value, one.other} - {None}
    others = {other.value, other.other} - {None}
    return any(
        math.isclose(mine, yours, rel_tol=_CLOSE)
        for mine in readings
        for yours in others
        if mine is not None and yours is not None
    )


def _matched(
    ours: list[Quantity], theirs: list[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Figures of the same amount, one for one, and those left over on either side."""
    matched: list[tuple[Quantity, Quantity]] = []
    left, right = [], list(theirs)
    for one in ours:
        match = next((other for other in right if same_amount(one, other)), None)
        if match is None:
            left.append(one)
        else:
            right.remove(match)
            matched.append((one, match))
    return matched, left, right


def _sure_or_beside(
    pair: Pairing, left: list[Quantity], right: list[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Leave out « un » and “one” unless they stand where the other claim has another figure."""
    keep_left = [
        one
        for one in left
        if one.sure or any(other.sure and _beside(pair, one, other) for other in right if other.value != 1)
    ]
    keep_right = [
        other
        for other in right
        if other.sure or any(one.sure and _beside(pair, one, other) for one in left if one.value != 1)
    ]
    if any(one.value == 1 for one in keep_left + keep_right) and not (keep_left and keep_right):
        return [one for one in keep_left if one.value != 1], [one for one in keep_right if one.value != 1]
    return keep_left, keep_right


def _beside(pair: Pairing, one: Quantity, other: Quantity) -> bool:
    """Whether the words after two figures are the same."""
    return _word_after(pair.a, one.end) == _word_after(pair.b, other.end)


def _word_after(claim: Facts, end: int) -> str:
    return next(
        (
            word.removesuffix("s")
            for word, start in zip(claim.words, claim.starts, strict=True)
            if start >= end
        ),
        "",
    )


def _cancel_years(figures: list[Quantity], dates: list[DatePart]) -> None:
    """Drop figures that the other claim reads as part of a date: 1866 is a year after « en » only."""
    for one in list(figures):
        part = next((part for part in dates if part.value == one.value), None)
        if part:
            figures.remove(one)
            dates.remove(part)


def _cancel_slips(
    pair: Pairing,
    left: list[Quantity],
    right: list[Quantity],
    our_dates: list[DatePart],
    their_dates: list[DatePart],
) -> None:
    """Drop what one claim tells and the other misspells: « juillet » and « juilet »."""
    for claim, figures, dates, other, others in (
        (pair.a, left, our_dates, pair.b, right),
        (pair.b, right, their_dates, pair.a, left),
    ):
        for part in [part for part in dates if _misspelt(claim, part.start, part.end, other)]:
            dates.remove(part)
        for figure in [one for one in figures if _misspelt(claim, one.start, one.end, other)]:
            figures.remove(figure)
            digits = next((one for one in others if _begins_alike(claim, figure, other, one)), None)
            if digits:
                others.remove(digits)


def _misspelt(claim: Facts, start: int, end: int, other: Facts) -> bool:
    """Whether a word of a figure or date stands in the other claim with a slip, where it tells no figure."""
    words = [
        word
        for word, place in zip(claim.words, claim.starts, strict=True)
        if start <= place < end and not word[0].isdigit() and len(word) > _WORD
    ]
    return any(
        is_slip(word, there)
        for word in words
        for there, mark in zip(other.words, other.marks, strict=True)
        if not mark & FIGURE and there != word
    )


def _begins_alike(claim: Facts, one: Quantity, other: Facts, digits: Quantity) -> bool:
    """Whether a figure in digits is the other one without its scale: « 1,8 » of « 1,8 milliard »."""
    written = other.text[digits.start : digits.end]
    return digits.sure and claim.text[one.start : one.end].startswith(written)


def _units(
    pair: Pairing, matched: list[tuple[Quantity, Quantity]], theirs: list[Quantity]
) -> list[Difference]:
    """Equal figures that count different things: 5 km and 5 miles, 20 dollars and 20 euros."""
    return [
        _difference(pair, DifferenceKind.NUMBER, one, match, reach=True)
        for one, match in matched
        if _count_apart(one.unit, match.unit)
        and not any(same_amount(one, other) and other.unit == one.unit for other in theirs)
    ]


def _count_apart(one: str, other: str) -> bool:
    """Whether both units are written and differ for certain."""
    return bool(one and other) and one != other and _clear(one) and _clear(other) and not is_slip(one, other)


def _clear(unit: str) -> bool:
    """Whether a unit is one of those whose spellings are all known, a sign or a whole word."""
    return unit in _known_units() or not unit.isalpha() or len(unit) > _WORD


@functools.cache
def _known_units() -> frozenset[str]:
    tables = [words for lang in LANGUAGES if (words := guard_words(lang))]
    return frozenset(unit for words in tables for unit in words.units.values())


def _difference(
    pair: Pairing, kind: DifferenceKind, one: Quantity, other: Quantity, *, reach: bool = False
) -> Difference:
    ours, theirs = (one.start, one.end), (other.start, other.end)
    if reach:
        ours, theirs = _with_unit(pair.a, ours), _with_unit(pair.b, theirs)
    return Difference(
        kind=kind,
        ours=pair.a.text[slice(*ours)],
        theirs=pair.b.text[slice(*theirs)],
        ours_at=ours,
        theirs_at=theirs,
    )


def _units_tell(pair: Pairing, one: Quantity, other: Quantity) -> bool:
    """Whether two figures differ in their units, so that the units must be shown with them."""
    alike = pair.a.text[one.start : one.end] == pair.b.text[other.start : other.end]
    return alike or (bool(one.unit and other.unit) and one.unit != other.unit)


def _with_unit(claim: Facts, span: tuple[int, int]) -> tuple[int, int]:
    """The span stretched over the sign before it, or the sign or word after it."""
    start, end = span
    if start and claim.text[start - 1] in "$€£¥":
        return start - 1, end
    unit = _UNIT_AFTER.match(claim.text, end)
    return start, unit.end() if unit else end


def _weak(pair: Pairing, kind: DifferenceKind, span: tuple[int, int], *, ours: bool) -> Difference:
    """A figure or date that only one claim tells."""
    if ours:
        return Difference(kind=kind, ours=pair.a.text[slice(*span)], theirs="", ours_at=span, hard=False)
    return Difference(kind=kind, ours="", theirs=pair.b.text[slice(*span)], theirs_at=span, hard=False)


def _dates_left(pair: Pairing) -> tuple[list[DatePart], list[DatePart]]:
    """Parts of dates the other claim does not tell, kind by kind."""
    ours, theirs = _inside_dates(pair.a, pair.a_words), _inside_dates(pair.b, pair.b_words)
    if not (ours and theirs):
        return ours, theirs
    return _not_told(ours, theirs), _not_told(theirs, ours)


def _inside_dates(claim: Facts, words: list[int]) -> list[DatePart]:
    if len(words) == len(claim.words):
        return list(claim.dates)
    start, end = claim.inside
    return [part for part in claim.dates if start <= part.start < end]


def _not_told(parts: list[DatePart], others: list[DatePart]) -> list[DatePart]:
    """The parts that the others have less often; of equal ones the first."""
    there = Counter([(one.kind, one.value) for one in others])
    left: list[DatePart] = []
    for part in reversed(parts):
        if there.get((part.kind, part.value), 0) > 0:
            there[part.kind, part.value] -= 1
        else:
            left.append(part)
    return left[::-1]


def _dates_apart(pair: Pairing, ours: list[DatePart], theirs: list[DatePart]) -> list[Difference]:
    """Parts of one kind that differ on both sides; what was used is taken out of the lists."""
    found: list[Difference] = []
    for part in list(ours):
        other = next((one for one in theirs if one.kind == part.kind), None)
        if other is None:
            continue
        ours.remove(part)
        theirs.remove(other)
        found.append(
            Difference(
                kind=DifferenceKind.DATE,
                ours=pair.a.text[part.start : part.end],
                theirs=pair.b.text[other.start : other.end],
                ours_at=(part.start, part.end),
                theirs_at=(other.start, other.end),
            )
        )
    return found


def _number_against_date(
    pair: Pairing,
    left: list[Quantity],
    right: list[Quantity],
    our_dates: list[DatePart],
    their_dates: list[DatePart],
) -> list[Difference]:
    """What one side has alone: a changed digit makes a year a figure (1985 and 9985); the rest is weak."""
    found: list[Difference] = []
    crossed = [
        (_span(one), _span(part))
        for one, part in zip(left, _years(their_dates), strict=False)
        if _is_changed_year(pair.a, one, part)
    ]
    crossed += [
        (_span(part), _span(other))
        for part, other in zip(_years(our_dates), right, strict=False)
        if _is_changed_year(pair.b, other, part)
    ]
    for ours, theirs in crossed:
        found.append(
            Difference(
                kind=DifferenceKind.DATE,
                ours=pair.a.text[slice(*ours)],
                theirs=pair.b.text[slice(*theirs)],
                ours_at=ours,
                theirs_at=theirs,
            )
        )
    if crossed:
        return found
    return [
        *_one_sided(pair, pair.a, left, [part for part in our_dates if _is_news(part, pair.b)], ours=True),
        *_one_sided(
            pair, pair.b, right, [part for part in their_dates if _is_news(part, pair.a)], ours=False
        ),
    ]


def _is_changed_year(claim: Facts, figure: Quantity, year: DatePart) -> bool:
    """Whether a figure is a year with one digit changed: 9985 for 1985."""
    written = claim.text[figure.start : figure.end]
    return len(written) == _YEAR_DIGITS and (
        sum(mine != yours for mine, yours in zip(written, str(year.value), strict=False)) == 1
    )


def _one_sided(
    pair: Pairing, claim: Facts, figures: list[Quantity], dates: list[DatePart], *, ours: bool
) -> list[Difference]:
    """Figures and dates that one claim tells alone, those that only belong to who told it left out; weak."""
    start, end = claim.inside
    told = [(DifferenceKind.NUMBER, _span(one)) for one in figures if one.sure]
    told += [(DifferenceKind.DATE, span) for span in _whole_dates(dates)]
    return [_weak(pair, kind, span, ours=ours) for kind, span in told if start <= span[0] < end]


def _years(parts: list[DatePart]) -> list[DatePart]:
    return [part for part in parts if part.kind == "year"]


def _whole_dates(parts: list[DatePart]) -> list[tuple[int, int]]:
    """Where dates stand, parts that follow each other taken together: « 17 mars 2020 » is one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted(_span(part) for part in parts):
        if spans and start - spans[-1][1] <= _BETWEEN_PARTS:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _is_news(part: DatePart, other: Facts) -> bool:
    """Whether a part is more than precision: the other claim has no date, or has that kind already."""
    return not other.dates or any(one.kind == part.kind for one in other.dates)


def _span(one: Quantity | DatePart) -> tuple[int, int]:
    return one.start, one.end


def _codes_left(claim: Facts, left: list[int]) -> list[int]:
    return [at for at in left if claim.marks[at] & CODE and any(c.isdigit() for c in claim.words[at])]


def _codes(pair: Pairing) -> list[Difference]:
    """Codes left over on both sides: F-16 and F-18."""
    left, right = _codes_left(pair.a, pair.a_left), _codes_left(pair.b, pair.b_left)
    return [
        apart(pair, [one], [other], kind=DifferenceKind.NUMBER)
        for one, other in zip(left, right, strict=False)
    ]
