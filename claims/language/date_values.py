"""What a date expression means: one rule for each sort of expression, against the publication date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from schema.base import check_partial_date

if TYPE_CHECKING:
    from collections.abc import Callable

_WEEK = 7
_YEAR_MONTHS = 12
_FAR_AHEAD = 62
"""Days within which a day and month without year may just as well lie ahead."""

_LARGEST = 10_000
"""Days, weeks or years beyond this are no date an article means."""


@dataclass(frozen=True)
class Calendar:
    """The words of one language's calendar, in lower case, without full stop."""

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, str]
    offsets: dict[str, int]
    before: frozenset[str]
    """«dernier», "last"."""
    after: frozenset[str]
    """«prochain», "next"."""


@dataclass(frozen=True)
class Published:
    """The publication date as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: date | None = None

    @classmethod
    def read(cls, published: str | None) -> Published:
        """Read ``2020``, ``2020-03`` or ``2020-03-29``; nothing known for None.

        Raises:
            ValueError: When it is no such date.
        """
        if not published:
            return cls()
        check_partial_date(published)
        parts = [int(part) for part in published.split("-")]
        day = date(*parts) if len(parts) > 2 else None  # noqa: PLR2004
        return cls(parts[0], parts[1] if len(parts) > 1 else None, day)


@dataclass(frozen=True)
class Meaning:
    """The plain date or period an expression means."""

    value: str | None = None
    end_value: str | None = None
    relative: bool = False
    guess: bool = False


_UNKNOWN = Meaning()
_UNRESOLVED = Meaning(relative=True)


def meaning(
    rule: str, match: re.Match[str], calendar: Calendar, base: Published, *, future: bool
) -> Meaning | None:
    """What one match of a date pattern means; None when the calendar has no such date.

    Args:
        rule: Name of the pattern's rule.
        match: The match, with the groups of that rule.
        calendar: The words of the language.
        base: Publication date.
        future: Whether the sentence speaks of what is to come.
    """
    try:
        return _RULES[rule](_Asked(match, calendar, base, future))
    except (ValueError, OverflowError):  # 31 février, the year 0, ten thousand centuries ago
        return None


@dataclass(frozen=True)
class _Asked:
    match: re.Match[str]
    calendar: Calendar
    base: Published
    future: bool

    def group(self, name: str) -> str:
        return (self.match.groupdict().get(name) or "").strip().lower().rstrip(".").replace("’", "'")

    def number(self, name: str) -> int:
        words = self.group(name)
        return int(words) if words.isdigit() else self.calendar.numbers[words]

    def year(self) -> int | None:
        return int(self.group("year")) if self.group("year") else None

    def direction(self) -> int:
        """-1 for «dernier», 1 for «prochain», 0 for neither."""
        words = set(self.group("relation").split())
        return -1 if words & self.calendar.before else int(bool(words & self.calendar.after))


def _iso(asked: _Asked) -> Meaning:
    return Meaning(date.fromisoformat(asked.group("iso")).isoformat())


def _slashed(asked: _Asked) -> Meaning:
    """17/03/2020: day first but for English, where both orders are written and a doubtful one is a guess."""
    first, second, year = int(asked.group("first")), int(asked.group("second")), int(asked.group("year"))
    month_first = (
        "january" in asked.calendar.months and second > _YEAR_MONTHS
    ) or first <= _YEAR_MONTHS < second
    doubtful = "january" in asked.calendar.months and first <= _YEAR_MONTHS and second <= _YEAR_MONTHS
    day, month = (second, first) if month_first or doubtful else (first, second)
    return Meaning(date(year, month, day).isoformat(), guess=doubtful and first != second)


def _day(asked: _Asked) -> Meaning:
    month, day = asked.calendar.months[asked.group("month")], int(asked.group("day"))
    year = asked.year()
    if year is not None:
        return Meaning(date(year, month, day).isoformat())
    date(2000, month, day)
    weekday = asked.calendar.weekdays.get(asked.group("weekday"))
    return _without_year(asked, month, day, weekday)


def _without_year(asked: _Asked, month: int, day: int, weekday: int | None = None) -> Meaning:
    base = asked.base
    if base.day is None:
        return _month_known(base, month, day) if base.month else _UNRESOLVED
    years = [
        year for year in (base.day.year - 1, base.day.year, base.day.year + 1) if _exists(year, month, day)
    ]
    days = [date(year, month, day) for year in years]
    told = [one for one in days if weekday is not None and one.weekday() == weekday]
    if len(told) == 1:
        return Meaning(told[0].isoformat(), relative=True)
    past = [one for one in days if one <= base.day]
    coming = [one for one in days if one >= base.day]
    direction = asked.direction() or (1 if asked.future else -1)
    chosen = coming[0] if direction > 0 and coming else past[-1] if past else None
    if chosen is None:
        return _UNRESOLVED
    near = (
        bool(coming)
        and chosen < base.day
        and (coming[0] - base.day).days <= _FAR_AHEAD
        and not asked.direction()
    )
    return Meaning(chosen.isoformat(), relative=True, guess=near)


def _month_known(base: Published, month: int, day: int) -> Meaning:
    """Only the month of publication is known: an earlier month is this year's, a later one last year's."""
    if base.year is None or base.month is None:
        return _UNRESOLVED
    year = base.year if month <= base.month else base.year - 1
    return Meaning(date(year, month, day).isoformat(), relative=True, guess=month == base.month)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _range(asked: _Asked) -> Meaning:
    """«du 22 au 24 juin 2012»; the first month may be left out."""
    months = asked.calendar.months
    first_month = months.get(asked.group("month")) or months[asked.group("month2")]
    last_month = months.get(asked.group("month2")) or first_month
    first, last = int(asked.group("day")), int(asked.group("day2"))
    year = asked.year()
    if year is None:
        begin = _without_year(asked, first_month, first)
        if begin.value is None:
            return begin
        year = int(begin.value[:4])
        end = date(year + (last_month < first_month), last_month, last)
        return Meaning(begin.value, end.isoformat(), relative=True, guess=begin.guess)
    begin_year = year - (first_month > last_month)
    return Meaning(date(begin_year, first_month, first).isoformat(), date(year, last_month, last).isoformat())


def _month(asked: _Asked) -> Meaning:
    month, year = asked.calendar.months[asked.group("month")], asked.year()
    if year is not None:
        return Meaning(f"{year:04}-{month:02}")
    return _month_without_year(asked, month)


def _month_without_year(asked: _Asked, month: int) -> Meaning:
    base = asked.base
    if base.year is None or base.month is None:
        return _UNRESOLVED
    direction = asked.direction()
    ahead = direction > 0 or (direction == 0 and asked.future)
    if ahead:
        year = base.year if month > base.month or (month == base.month and direction == 0) else base.year + 1
    else:
        year = base.year if month < base.month or (month == base.month and direction == 0) else base.year - 1
    return Meaning(f"{year:04}-{month:02}", relative=True)


def _season(asked: _Asked) -> Meaning:
    return Meaning(f"{asked.year():04}")


def _decade(asked: _Asked) -> Meaning:
    year = asked.year() or 0
    return Meaning(f"{year:04}", f"{year + 9:04}") if year % 10 == 0 else Meaning(f"{year:04}")


def _years(asked: _Asked) -> Meaning:
    first, last = asked.year() or 0, int(asked.group("year2"))
    if first > last:
        raise ValueError("a period runs forwards")
    return Meaning(f"{first:04}", f"{last:04}")


def _moved(asked: _Asked, amount: int, unit: str) -> Meaning:
    """So many units before (negative) or after publication, with the precision the unit allows."""
    base = asked.base
    if abs(amount) > _LARGEST:
        raise ValueError("too far away to be meant")
    if unit == "year" and base.year is not None:
        return Meaning(f"{base.year + amount:04}", relative=True)
    if unit == "month" and base.year is not None and base.month is not None:
        months = base.year * _YEAR_MONTHS + base.month - 1 + amount
        return Meaning(f"{months // _YEAR_MONTHS:04}-{months % _YEAR_MONTHS + 1:02}", relative=True)
    if unit in {"day", "week"} and base.day is not None:
        days = amount * (_WEEK if unit == "week" else 1)
        return Meaning((base.day + timedelta(days=days)).isoformat(), relative=True)
    if unit == "hour" and base.day is not None:
        return Meaning(base.day.isoformat(), relative=True, guess=True)
    return _UNRESOLVED


def _ago(asked: _Asked) -> Meaning:
    return _moved(asked, -asked.number("number"), asked.calendar.units[asked.group("unit")])


def _hence(asked: _Asked) -> Meaning:
    """«dans deux semaines» may also mean within two weeks: always a guess."""
    moved = _moved(asked, asked.number("number"), asked.calendar.units[asked.group("unit")])
    return Meaning(moved.value, relative=True, guess=moved.value is not None)


def _past_span(asked: _Asked) -> Meaning:
    """«ces trois derniers jours»: from then until publication."""
    unit = asked.calendar.units[asked.group("unit")]
    begin = _moved(asked, -asked.number("number"), unit)
    if begin.value is None:
        return _UNRESOLVED
    if unit == "hour" or asked.base.day is None:
        return Meaning(begin.value, relative=True, guess=begin.guess)
    return Meaning(begin.value, asked.base.day.isoformat(), relative=True)


def _recent(asked: _Asked) -> Meaning:
    """«ces dernières semaines»: the month of publication, «ces derniers mois» its year; a guess by nature."""
    base, unit = asked.base, asked.calendar.units[asked.group("unit")]
    if unit in {"hour", "day", "week"} and base.month is not None:
        return Meaning(f"{base.year:04}-{base.month:02}", relative=True, guess=True)
    if unit == "month" and base.year is not None:
        return Meaning(f"{base.year:04}", relative=True, guess=True)
    return _UNRESOLVED


def _weekday(asked: _Asked) -> Meaning:
    """The last such day on or before publication; the next where the sentence speaks of the future."""
    base = asked.base.day
    if base is None:
        return _UNRESOLVED
    back = (base.weekday() - asked.calendar.weekdays[asked.group("weekday")]) % _WEEK
    direction = asked.direction()
    if direction < 0:
        return Meaning((base - timedelta(days=back or _WEEK)).isoformat(), relative=True)
    if direction > 0 or (asked.future and back):
        ahead = _WEEK - back if back or direction else 0
        return Meaning(
            (base + timedelta(days=ahead or _WEEK)).isoformat(), relative=True, guess=direction == 0
        )
    return Meaning((base - timedelta(days=back)).isoformat(), relative=True)


def _offset(asked: _Asked) -> Meaning:
    if asked.base.day is None:
        return _UNRESOLVED
    words = re.sub(r"\s+", " ", asked.group("offset"))
    days = asked.calendar.offsets[words]
    return Meaning((asked.base.day + timedelta(days=days)).isoformat(), relative=True)


def _period(asked: _Asked) -> Meaning:
    """«la semaine dernière» from Monday to Sunday, «le mois dernier», «l'an prochain», "this year"."""
    base, direction = asked.base, asked.direction()
    unit = _PERIODS.get(asked.group("period"), "season")
    if unit == "week" and base.day is not None:
        monday = base.day - timedelta(days=base.day.weekday()) + timedelta(days=_WEEK * direction)
        return Meaning(monday.isoformat(), (monday + timedelta(days=_WEEK - 1)).isoformat(), relative=True)
    if unit in {"month", "year"}:
        return _moved(asked, direction, unit)
    if unit == "season" and base.year is not None:
        return Meaning(f"{base.year + (max(0, direction)):04}", relative=True, guess=True)
    return _UNRESOLVED


_PERIODS = {
    "semaine": "week",
    "week": "week",
    "mois": "month",
    "mois-ci": "month",
    "month": "month",
    "an": "year",
    "année": "year",
    "year": "year",
}

_RULES: dict[str, Callable[[_Asked], Meaning]] = {
    "iso": _iso,
    "slashed": _slashed,
    "day": _day,
    "range": _range,
    "month": _month,
    "bare_month": _month,
    "season": _season,
    "decade": _decade,
    "years": _years,
    "year": _season,
    "ago": _ago,
    "hence": _hence,
    "past_span": _past_span,
    "recent": _recent,
    "vague": lambda _: _UNRESOLVED,
    "later": lambda _: _UNKNOWN,
    "weekday": _weekday,
    "offset": _offset,
    "period": _period,
}
