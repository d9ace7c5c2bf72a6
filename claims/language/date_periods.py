"""What periods mean: months, quarters, seasons, years, decades, centuries and spans up to publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from claims.language.date_terms import UNKNOWN, UNRESOLVED, Asked, Meaning, Published

if TYPE_CHECKING:
    from collections.abc import Callable

WEEK = 7
"""Days."""
YEAR_MONTHS = 12
"""Months."""

_HUNDRED = 100
_DECADE = 10
_SATURDAY = 5
_LARGEST = 10_000
"""Days, weeks or years beyond this are no date an article means."""
_DAYS = {"day": 1, "week": WEEK, "fortnight": 2 * WEEK}
_ROMAN = {"i": 1, "v": 5, "x": 10}
_OLD_DECADE = 20
"""«Les années 20» may be those of either century."""
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First months, as meteorologists count them in the north; who means the south is not known here."""
_SEASON_MONTHS = 3


def _month_of(serial: int) -> str:
    """``2020-03`` of months counted from the year 0."""
    return f"{serial // YEAR_MONTHS:04}-{serial % YEAR_MONTHS + 1:02}"


def _serial(base: Published) -> int | None:
    """Months from the year 0 to publication."""
    if base.year is None or base.month is None:
        return None
    return base.year * YEAR_MONTHS + base.month - 1


def moved(base: Published, amount: int, unit: str) -> Meaning:
    """So many units before (negative) or after a date, with the precision the unit allows.

    Args:
        base: The date moved.
        amount: How many.
        unit: ``hour``, ``day``, ``week``, ``fortnight``, ``month``, ``year``, ``decade`` or ``century``.

    Raises:
        ValueError: When it is too far away to be meant.
    """
    if abs(amount) > _LARGEST:
        raise ValueError("too far away to be meant")
    if unit == "decade" and base.year is not None:
        return Meaning(f"{base.year + amount * _DECADE:04}", relative=True, guess=True)
    if unit == "year" and base.year is not None:
        return Meaning(f"{base.year + amount:04}", relative=True)
    serial = _serial(base)
    if unit == "month" and serial is not None:
        return Meaning(_month_of(serial + amount), relative=True)
    if unit in _DAYS and base.day is not None:
        return Meaning((base.day + timedelta(days=amount * _DAYS[unit])).isoformat(), relative=True)
    if unit == "hour" and base.day is not None:
        return Meaning(base.day.isoformat(), relative=True, guess=True)
    return UNRESOLVED


def month_without_year(asked: Asked, month: int) -> Meaning:
    """The last such month, or the next where the sentence speaks of the future."""
    base = asked.base
    if base.year is None or base.month is None:
        return UNRESOLVED
    direction = asked.direction()
    ahead = direction > 0 or (direction == 0 and asked.future)
    if ahead:
        year = base.year if month > base.month or (month == base.month and direction == 0) else base.year + 1
    else:
        year = base.year if month < base.month or (month == base.month and direction == 0) else base.year - 1
    return Meaning(f"{year:04}-{month:02}", relative=True)


def _month(asked: Asked) -> Meaning:
    month, year = asked.calendar.months[asked.group("month")], asked.year()
    if year is not None:
        return Meaning(f"{year:04}-{month:02}")
    return month_without_year(asked, month)


def _months(asked: Asked) -> Meaning:
    """«entre janvier et mars 2022», "from November 2019 to May 2020"."""
    months = asked.calendar.months
    first, last = months[asked.group("month")], months[asked.group("month2")]
    year = asked.year()
    told = Meaning(f"{year:04}-{last:02}") if year is not None else month_without_year(asked, last)
    if told.value is None:
        return told
    begin = int(asked.group("year0") or int(told.value[:4]) - (first > last))
    if f"{begin:04}-{first:02}" > told.value:
        raise ValueError("a period runs forwards")
    return Meaning(f"{begin:04}-{first:02}", told.value, relative=told.relative)


def _plain_year(asked: Asked) -> Meaning:
    return Meaning(f"{asked.year():04}")


def _decade(asked: Asked) -> Meaning:
    year = asked.year() or 0
    return Meaning(f"{year:04}", f"{year + 9:04}") if year % 10 == 0 else Meaning(f"{year:04}")


def _short_decade(asked: Asked) -> Meaning:
    """«les années 80», "the eighties": of the twentieth century, a guess where both are spoken of."""
    words = asked.group("decade")
    tens = int(words) if words.isdigit() else asked.calendar.decades[words]
    year = 1900 + tens
    return Meaning(f"{year}", f"{year + 9}", guess=tens <= _OLD_DECADE)


def _century(asked: Asked) -> Meaning:
    """The nineteenth century runs from 1801 to 1900."""
    words = asked.group("century")
    number = asked.calendar.ordinals.get(words) or (int(words) if words.isdigit() else _roman(words))
    return Meaning(f"{(number - 1) * _HUNDRED + 1:04}", f"{number * _HUNDRED:04}")


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def _years(asked: Asked) -> Meaning:
    """«de 2008 à 2009», «en 2024-2025», "2023-24"."""
    first, last = asked.year() or 0, int(asked.group("year2"))
    if len(asked.group("year2")) == 2:  # noqa: PLR2004 - the century is left out
        last += first // _HUNDRED * _HUNDRED
        if last - first != 1 and last % _HUNDRED <= YEAR_MONTHS:
            raise ValueError("2020-03 is a month")
    if first >= last:
        raise ValueError("a period runs forwards")
    return Meaning(f"{first:04}", f"{last:04}")


def _part_of_year(asked: Asked) -> Meaning:
    """«au premier trimestre», "the first half of 2021": the last one begun, or the next one."""
    length = 3 if asked.calendar.units[asked.group("part")] == "quarter" else 6
    number = asked.calendar.ordinals[asked.group("ordinal")]
    if not 1 <= number <= YEAR_MONTHS // length:
        raise ValueError("the year has no such part")
    offset, year, serial = (number - 1) * length, asked.year(), _serial(asked.base)
    if year is not None:
        first = year * YEAR_MONTHS + offset
        return Meaning(_month_of(first), _month_of(first + length - 1))
    if serial is None:
        return UNRESOLVED
    first = (serial // YEAR_MONTHS + asked.direction()) * YEAR_MONTHS + offset
    if asked.direction() == 0 and asked.future and first + length <= serial:
        first += YEAR_MONTHS
    elif asked.direction() == 0 and not asked.future and first > serial:
        first -= YEAR_MONTHS
    return Meaning(_month_of(first), _month_of(first + length - 1), relative=True)


def _ago(asked: Asked) -> Meaning:
    """«il y a dix jours»; a guess beside «près de», «environ», "about", "or so"."""
    told = moved(asked.base, -asked.number("number"), asked.calendar.units[asked.group("unit")])
    rough = told.value is not None and (asked.names("rough") or asked.names("so"))
    return replace(told, guess=told.guess or rough)


def _about_ago(asked: Asked) -> Meaning:
    """«il y a une dizaine de jours» is about ten days: a guess."""
    told = _ago(asked)
    return Meaning(told.value, told.end_value, relative=True, guess=told.value is not None)


def _hence(asked: Asked) -> Meaning:
    """«dans deux semaines» may also mean within two weeks: always a guess."""
    told = moved(asked.base, asked.number("number"), asked.calendar.units[asked.group("unit")])
    return Meaning(told.value, relative=True, guess=told.value is not None)


def _later(asked: Asked) -> Meaning:
    """«deux jours plus tard», "a year earlier": counted from the date told before, which is a guess."""
    anchor = asked.anchor
    told_side = asked.names("later") or asked.names("earlier")
    if anchor is None or anchor.value is None or not asked.group("number") or not told_side:
        return UNKNOWN
    sign = 1 if asked.names("later") else -1
    start = anchor.end_value or anchor.value if sign > 0 else anchor.value
    unit = asked.calendar.units[asked.group("unit")]
    told = moved(Published.read(start), sign * asked.number("number"), unit)
    if told.value is None or unit == "hour":
        return UNKNOWN
    return Meaning(told.value, relative=anchor.relative, guess=True)


def _past_span(asked: Asked) -> Meaning:
    """«ces trois derniers jours»: from then until publication."""
    unit = asked.calendar.units[asked.group("unit")]
    begin = moved(asked.base, -asked.number("number"), unit)
    if begin.value is None:
        return UNRESOLVED
    if unit == "hour" or asked.base.day is None:
        return Meaning(begin.value, relative=True, guess=begin.guess)
    return Meaning(begin.value, asked.base.day.isoformat(), relative=True, guess=begin.guess)


def _recent(asked: Asked) -> Meaning:
    """«ces dernières semaines»: the month of publication, «ces derniers mois» its year; a guess by nature."""
    base, unit = asked.base, asked.calendar.units[asked.group("unit")]
    if unit in {"hour", *_DAYS} and base.month is not None:
        return Meaning(f"{base.year:04}-{base.month:02}", relative=True, guess=True)
    if unit == "month" and base.year is not None:
        return Meaning(f"{base.year:04}", relative=True, guess=True)
    return UNRESOLVED


def _period(asked: Asked) -> Meaning:
    """«la semaine dernière» from Monday to Sunday, «le mois dernier», «l'an prochain», "this spring"."""
    base, direction = asked.base, asked.direction()
    unit = asked.calendar.units[asked.group("period")]
    if unit == "week" and base.day is not None:
        monday = base.day - timedelta(days=base.day.weekday()) + timedelta(days=WEEK * direction)
        return Meaning(monday.isoformat(), (monday + timedelta(days=WEEK - 1)).isoformat(), relative=True)
    if unit in {"month", "year"}:
        return moved(base, direction, unit)
    if unit == "weekend":
        return _weekend(asked)
    return _season(asked, _SEASONS[unit]) if unit in _SEASONS else UNRESOLVED


def _weekend(asked: Asked) -> Meaning:
    """«ce week-end», "last weekend": a guess where neither the word nor the tense tells which."""
    base, direction = asked.base.day, asked.direction()
    if base is None:
        return UNRESOLVED
    since = (base.weekday() - _SATURDAY) % WEEK
    during = since <= 1
    saturday = base - timedelta(days=since)
    if direction < 0 and during:
        saturday -= timedelta(days=WEEK)
    elif direction > 0 or (direction == 0 and not during and not asked.past):
        saturday += timedelta(days=WEEK)
    told = direction != 0 or during or asked.past or asked.future
    sunday = saturday + timedelta(days=1)
    return Meaning(saturday.isoformat(), sunday.isoformat(), relative=True, guess=not told)


def _season(asked: Asked, month: int) -> Meaning:
    """The season before, around or after publication; a guess where a reader may think of two years."""
    now = _serial(asked.base)
    if now is None:
        return UNRESOLVED
    begun = (now - month + 1) // YEAR_MONTHS * YEAR_MONTHS + month - 1
    running = now < begun + _SEASON_MONTHS
    direction = asked.direction()
    if direction < 0:
        first = begun - YEAR_MONTHS * running
    elif direction > 0 or (not running and not asked.past):
        first = begun + YEAR_MONTHS
    else:
        first = begun
    if direction == 0 and not running and not asked.future and not asked.past:
        first = now // YEAR_MONTHS * YEAR_MONTHS + month - 1
    year, last = first // YEAR_MONTHS, (first + _SEASON_MONTHS - 1) // YEAR_MONTHS
    told = running if direction == 0 else last != now // YEAR_MONTHS
    return Meaning(f"{year:04}", f"{last:04}" if last > year else None, relative=True, guess=not told)


RULES: dict[str, Callable[[Asked], Meaning]] = {
    "month": _month,
    "bare_month": _month,
    "months": _months,
    "season": _plain_year,
    "year": _plain_year,
    "decade": _decade,
    "short_decade": _short_decade,
    "century": _century,
    "years": _years,
    "part_of_year": _part_of_year,
    "ago": _ago,
    "about_ago": _about_ago,
    "hence": _hence,
    "later": _later,
    "past_span": _past_span,
    "recent": _recent,
    "vague": lambda _: UNRESOLVED,
    "period": _period,
}
"""The rules of this module by the name the patterns of the data file give them."""
