"""Days, months, years, weekdays and clock times as they stand, without resolving what they mean.

Resolving dates is the work of ``claims.language.dates``; here it is only told which words and figures belong
to a date, fast enough to be asked for every claim of a database.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import TypeAdapter

from claims.language.figures import find_figures
from claims.language.folding import fold_letters, letter_runs
from claims.language.number_tables import table
from schema.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.language.number_words import Figure

PartKind = Literal["day", "month", "year", "weekday", "clock", "relative", "season"]
"""What a part of a date names."""


@dataclass(frozen=True, slots=True)
class DatePart:
    """A part of a date with its place: the month of « 17 mars » is 3."""

    kind: PartKind
    value: int
    start: int
    end: int


class CalendarWords(Model):
    """The calendar of one language, folded."""

    months: dict[str, int]
    weak_months: tuple[str, ...]
    """Month names that mean something else too; they count beside a day or a year, or with their capital."""
    weekdays: dict[str, int]
    weak_weekdays: tuple[str, ...]
    weekday_plurals: dict[str, int]
    relative: dict[str, int]
    seasons: dict[str, int]
    month_before: tuple[str, ...]
    """Words after which a weak month name is the month."""
    year_before: tuple[str, ...]
    capital: bool
    """Whether month names are written with a capital."""


class _Name(NamedTuple):
    """What a word of the calendar names."""

    kind: PartKind
    value: int
    weak: bool
    """Whether it is a month only where its surroundings say so."""


_TIMELY = re.compile(r"\d(?:[-/.:]\d|s(?!\w)|[ ]?(?:h(?![^\W\d])|[ap]\.?m(?!\w)))")
"""Without this a text has no date or time in figures alone."""
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:])([01]?\d|2[0-4])(?:[ ]?h[ ]?([0-5]\d)?(?!\w)|:([0-5]\d)(?![\d:]))[ ]?([ap]\.?m\b)?"
)
_HOUR = re.compile(r"(?<![\d:.])(1[0-2]|[1-9])[ ]?([ap])\.?m(?!\w)")
_DECADE = re.compile(r"(?<!\w)(1\d{3}|20\d\d)s(?!\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1900, 2099
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_DAYS = 31
_FOUR_DIGITS = re.compile(r"\d{4}")
_LAST_WORD = re.compile(r"([^\W\d_]+)['. ]*$")
_WORD_REACH = 32
"""Characters before or after a place in which the next word or figure is looked for."""
_DAYS_REACH = 96
"""Characters before a month in which its days are looked for: « les 3, 4, 10, 11, 17 et 18 mai »."""
_DAY_BEFORE = re.compile(r"(?: |-| of | de )")
_DAY_AFTER = re.compile(r" (?:the )?")
_DAY_LIST = re.compile(r"(?:,| et| and| au| to| -|-|,? or) ?")
_MONTHS = 12


@functools.cache
def calendar(lang: str) -> CalendarWords | None:
    """The calendar words of a language; None where they are not known."""
    text = resources.files("claims.language").joinpath("data", "calendar.json").read_text("utf-8")
    return TypeAdapter(dict[str, CalendarWords]).validate_json(text).get(lang)


@functools.cache
def _names(lang: str) -> dict[str, tuple[_Name, ...]]:
    """What each word of the calendar may name, likeliest first; empty where no calendar is known."""
    words = calendar(lang)
    if words is None:
        return {}
    tables: tuple[tuple[PartKind, dict[str, int]], ...] = (
        ("month", words.months),
        ("relative", words.relative),
        ("weekday", {name: day for name, day in words.weekdays.items() if name not in words.weak_weekdays}),
        ("weekday", words.weekday_plurals),
        ("season", words.seasons),
    )
    found: dict[str, tuple[_Name, ...]] = {}
    for kind, names in tables:
        for word, value in names.items():
            one = _Name(kind, value, kind == "month" and word in words.weak_months)
            found[word] = (*found.get(word, ()), one)
    return found


@functools.cache
def _name_endings(lang: str) -> frozenset[str]:
    """The last letters of each calendar word: the « hui » of « aujourd'hui »."""
    return frozenset(re.split("['-]", word)[-1] for word in _names(lang))


@functools.lru_cache(maxsize=64)
def find_parts(text: str, lang: str) -> tuple[DatePart, ...]:
    """All parts of dates in a text, in order.

    Args:
        text: Composed text; see ``folding.visible``.
        lang: ISO 639-1 code; in a language without calendar words figures alone are read.
    """
    return parts_of(text, fold_letters(text), lang)


def parts_of(text: str, folded: str, lang: str) -> tuple[DatePart, ...]:
    """The same for who has folded the text already.

    Args:
        text: Composed text.
        folded: Result of ``fold_letters``.
        lang: ISO 639-1 code.
    """
    parts = _written_in_digits(folded, lang)
    figures: Sequence[Figure] = find_figures(folded, lang)
    taken = cover(len(folded), [(part.start, part.end) for part in parts])
    if parts:
        figures = [one for one in figures if not any(taken[one.start : one.end])]
    names = [part for part in _named(text, folded, figures, lang) if not any(taken[part.start : part.end])]
    parts += names
    parts += _days(folded, [part for part in names if part.kind == "month"], figures)
    parts += _years(folded, figures, parts, lang)
    return tuple(sorted(dict.fromkeys(parts), key=lambda part: part.start))


def cover(length: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """For each position of a text, whether a span covers it: asking is then as cheap as slicing."""
    covered = bytearray(length)
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    return covered


def _written_in_digits(folded: str, lang: str) -> list[DatePart]:
    """Dates and times in figures alone."""
    parts: list[DatePart] = []
    if not _TIMELY.search(folded):
        return parts
    for found in _ISO.finditer(folded):
        parts += _triple(found, day=3, month=2, year=1)
    for found in _SLASHED.finditer(folded):
        if lang == "en" and int(found[1]) <= _MONTHS:
            parts += _triple(found, day=3, month=1, year=4)
        else:
            parts += _triple(found, day=1, month=3, year=4)
    for found in _CLOCK.finditer(folded):
        minutes = int(found[2] or found[3] or 0)
        hour = int(found[1]) % 12 + (12 if found[4].startswith("p") else 0) if found[4] else int(found[1])
        parts.append(DatePart("clock", hour * 60 + minutes, *found.span()))
    for found in _HOUR.finditer(folded):
        hour = int(found[1]) % 12 + (12 if found[2] == "p" else 0)
        parts.append(DatePart("clock", hour * 60, *found.span()))
    parts += [DatePart("year", int(found[1]), *found.span()) for found in _DECADE.finditer(folded)]
    return parts


def _triple(found: re.Match[str], *, day: int, month: int, year: int) -> list[DatePart]:
    """Day, month and year of a match, by the numbers of their groups."""
    return [
        DatePart("day", int(found[day]), found.start(day), found.end(day)),
        DatePart("month", int(found[month]), found.start(month), found.end(month)),
        DatePart("year", int(found[year]), found.start(year), found.end(year)),
    ]


def _named(text: str, folded: str, figures: Sequence[Figure], lang: str) -> list[DatePart]:
    """Months, weekdays and words such as « hier »."""
    words, names = calendar(lang), _names(lang)
    if words is None or _name_endings(lang).isdisjoint(letter_runs(folded)):
        return []
    edges = {figure.start for figure in figures} | {figure.end for figure in figures}
    parts: list[DatePart] = []
    for found in _WORD.finditer(folded):
        start, word = _without_elision(found, words)
        end = start + len(word)
        for one in names.get(word, ()):
            if not one.weak or _is_month(text, folded, start, end, edges, words):
                parts.append(DatePart(one.kind, one.value, start, end))
                break
    return parts


def _without_elision(found: re.Match[str], words: CalendarWords) -> tuple[int, str]:
    """Where the word begins after « d' » and the like, and the word without a possessive."""
    word = found[0]
    if "'" not in word or word in words.relative:
        return found.start(), word
    head, _, tail = word.partition("'")
    return (found.start(), head) if len(tail) == 1 else (found.start() + len(head) + 1, tail)


def _is_month(text: str, folded: str, start: int, end: int, edges: set[int], words: CalendarWords) -> bool:
    """Whether a word such as “may” or « mars » is the month here."""
    if any(edge in edges for edge in (start - 1, end + 1, end + 2)) or folded[max(0, start - 4) : start] in {
        " of ",
        "eme ",
    }:
        return True
    before = _LAST_WORD.search(folded, max(0, start - _WORD_REACH), start)
    after_preposition = bool(before and before[1] in words.month_before)
    return after_preposition or (not words.capital and text[start].islower() and len(folded[start:end]) > 3)  # noqa: PLR2004


def _days(folded: str, months: list[DatePart], figures: Sequence[Figure]) -> list[DatePart]:
    """The day beside each month: « 17 mars », “March 17th”, also a run « 3, 4 et 5 mai »."""
    days: list[DatePart] = []
    starts = [figure.start for figure in figures]
    for month in months:
        first = bisect_left(starts, month.start - _DAYS_REACH)
        near = figures[first : bisect_right(starts, month.end + _WORD_REACH)]
        for figure in reversed(near):
            if (
                figure.end <= month.start
                and _is_day(figure)
                and _DAY_BEFORE.fullmatch(folded[figure.end : month.start])
            ):
                days.append(DatePart("day", int(figure.value), figure.start, figure.end))
                days += _run_before(folded, figure, near)
                break
        else:
            for figure in near:
                gap = folded[month.end : figure.start] if figure.start > month.end else "?"
                if _is_day(figure) and _DAY_AFTER.fullmatch(gap):
                    days.append(DatePart("day", int(figure.value), figure.start, figure.end))
                    break
    return days


def _is_day(figure: Figure) -> bool:
    return (
        1 <= figure.value <= _DAYS
        and figure.value == int(figure.value)
        and figure.sort in {"count", "ordinal"}
    )


def _run_before(folded: str, day: Figure, figures: Sequence[Figure]) -> list[DatePart]:
    """Days listed before a day: the 3 and 4 of « les 3, 4 et 5 mai »."""
    days: list[DatePart] = []
    for figure in reversed(figures):
        if figure.end <= day.start:
            if not (
                _is_day(figure) and figure.digits and _DAY_LIST.fullmatch(folded[figure.end : day.start])
            ):
                break
            days.append(DatePart("day", int(figure.value), figure.start, figure.end))
            day = figure
    return days


def _years(folded: str, figures: Sequence[Figure], parts: list[DatePart], lang: str) -> list[DatePart]:
    """Years: four digits from 1900 on that count nothing, and older ones after « en » or a month."""
    figures = [
        figure
        for figure in figures
        if _FIRST_YEAR <= figure.value <= _LAST_YEAR
        and _FOUR_DIGITS.fullmatch(folded, figure.start, figure.end)
    ]
    if not figures:
        return []
    units, words = table(lang).unit, calendar(lang)
    month_ends = {part.end for part in parts if part.kind in {"month", "day", "season"}}
    years: list[DatePart] = []
    for figure in figures:
        if folded[max(0, figure.start - 1) : figure.start] in {"$", "€", "£"} or units.match(
            folded, figure.end
        ):
            continue
        before = _LAST_WORD.search(folded, max(0, figure.start - _WORD_REACH), figure.start)
        told = bool(words and before and before[1] in words.year_before)
        dated = any(figure.start - gap in month_ends for gap in (1, 2, 3))
        bracketed = folded[figure.start - 1 : figure.start] == "(" and folded[
            figure.end : figure.end + 1
        ] in {")", "-"}
        if told or dated or bracketed or _FIRST_PLAIN_YEAR <= figure.value <= _LAST_PLAIN_YEAR:
            years.append(DatePart("year", int(figure.value), figure.start, figure.end))
    return years
