"""What a date expression means: one rule for each sort of expression, against the publication date.

Days and weekdays are told here, longer periods in ``date_periods``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from claims.language import date_periods
from claims.language.date_periods import WEEK, YEAR_MONTHS
from claims.language.date_terms import UNKNOWN, UNRESOLVED, Asked, Meaning, Published

if TYPE_CHECKING:
    from collections.abc import Callable

_FAR_AHEAD = 62
"""Days within which a day and month without year may just as well lie ahead."""
_DAY_LENGTH = len("2020-03-29")
_EASTER = "easter"


def meaning(rule: str, asked: Asked) -> Meaning | None:
    """What one match of a date pattern means; None when the calendar has no such date.

    Args:
        rule: Name of the pattern's rule.
        asked: The match with all that tells its meaning.
    """
    try:
        return _RULES[rule](asked)
    except (ValueError, OverflowError):  # 31 février, the year 0, ten thousand centuries ago
        return None


def _iso(asked: Asked) -> Meaning:
    return Meaning(date.fromisoformat(asked.group("iso")).isoformat())


def _slashed(asked: Asked) -> Meaning:
    """17/03/2020: day first but for English, where both orders are written and a doubtful one is a guess."""
    first, second, year = int(asked.group("first")), int(asked.group("second")), int(asked.group("year"))
    either = asked.calendar.month_first
    month_first = (either and second > YEAR_MONTHS) or first <= YEAR_MONTHS < second
    doubtful = either and first <= YEAR_MONTHS and second <= YEAR_MONTHS
    day, month = (second, first) if month_first or doubtful else (first, second)
    return Meaning(date(year, month, day).isoformat(), guess=doubtful and first != second)


def _day(asked: Asked) -> Meaning:
    month, day = asked.calendar.months[asked.group("month")], int(asked.group("day"))
    year = asked.year()
    if year is not None:
        return Meaning(date(year, month, day).isoformat())
    date(2000, month, day)
    weekday = asked.calendar.weekdays.get(asked.group("weekday"))
    return _without_year(asked, month, day, weekday)


def _without_year(asked: Asked, month: int, day: int, weekday: int | None = None) -> Meaning:
    base = asked.base
    if base.day is None:
        return _month_known(base, month, day) if base.month else UNRESOLVED
    around = (base.day.year - 1, base.day.year, base.day.year + 1)
    days = [date(year, month, day) for year in around if _exists(year, month, day)]
    return _nearest(asked, days, base.day, weekday)


def _nearest(asked: Asked, days: list[date], base: date, weekday: int | None = None) -> Meaning:
    """Of the same day in several years the one meant: told by its weekday, or the last, or the next."""
    told = [one for one in days if weekday is not None and one.weekday() == weekday]
    if len(told) == 1:
        return Meaning(told[0].isoformat(), relative=True)
    past = [one for one in days if one <= base]
    coming = [one for one in days if one >= base]
    direction = asked.direction() or (1 if asked.future else -1)
    chosen = coming[0] if direction > 0 and coming else past[-1] if past else None
    if chosen is None:
        return UNRESOLVED
    near = (
        bool(coming)
        and chosen < base
        and (coming[0] - base).days <= _FAR_AHEAD
        and not asked.direction()
        and not asked.past
    )
    return Meaning(chosen.isoformat(), relative=True, guess=near)


def _month_known(base: Published, month: int, day: int) -> Meaning:
    """Only the month of publication is known: an earlier month is this year's, a later one last year's."""
    if base.year is None or base.month is None:
        return UNRESOLVED
    year = base.year if month <= base.month else base.year - 1
    return Meaning(date(year, month, day).isoformat(), relative=True, guess=month == base.month)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _day_alone(asked: Asked) -> Meaning:
    """«le 12», "on the 12th": of this month or of the one beside it, always a guess."""
    base, day = asked.base.day, int(asked.group("day"))
    date(2000, 1, day)
    if base is None:
        return UNRESOLVED
    serials = [base.year * YEAR_MONTHS + base.month - 1 + step for step in (-2, -1, 0, 1, 2)]
    months = [(serial // YEAR_MONTHS, serial % YEAR_MONTHS + 1) for serial in serials]
    days = [date(year, month, day) for year, month in months if _exists(year, month, day)]
    told = _nearest(asked, days, base)
    return Meaning(told.value, relative=True, guess=told.value is not None)


def _range(asked: Asked) -> Meaning:
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


def _weekday(asked: Asked) -> Meaning:
    """The last such day on or before publication; the next where the sentence speaks of the future.

    «ce dimanche» of a sentence that tells no time is the one to come, which is a guess.
    """
    base = asked.base.day
    if base is None:
        return UNRESOLVED
    back = (base.weekday() - asked.calendar.weekdays[asked.group("weekday")]) % WEEK
    direction = asked.direction()
    if direction < 0:
        return Meaning((base - timedelta(days=back or WEEK)).isoformat(), relative=True)
    ahead = asked.future or (bool(asked.group("this")) and not asked.past)
    if direction > 0 or (ahead and back):
        step = WEEK - back if back else WEEK
        return Meaning((base + timedelta(days=step)).isoformat(), relative=True, guess=direction == 0)
    return Meaning((base - timedelta(days=back)).isoformat(), relative=True)


def _weekday_after(asked: Asked) -> Meaning:
    """«mardi en huit», "a week on Tuesday": a week after the next such day; a guess on the day itself."""
    base = asked.base.day
    if base is None:
        return UNRESOLVED
    if asked.names("offset"):
        first = base + timedelta(days=asked.calendar.offsets[asked.group("offset")])
    else:
        first = base + timedelta(
            days=(asked.calendar.weekdays[asked.group("weekday")] - base.weekday()) % WEEK
        )
    told = date_periods.moved(Published(day=first), 1, asked.calendar.units[asked.group("ahead")])
    return replace(told, guess=first == base and not asked.names("offset"))


def _weekdays(asked: Asked) -> Meaning:
    """«de lundi à mercredi», «dans la nuit de lundi à mardi»: up to the last such day, or the next."""
    base, days = asked.base.day, asked.calendar.weekdays
    if base is None:
        return UNRESOLVED
    first, last = days[asked.group("weekday")], days[asked.group("weekday2")]
    back = (base.weekday() - last) % WEEK
    end = base + timedelta(days=WEEK - back if asked.future and back else -back)
    begin = end - timedelta(days=(last - first) % WEEK)
    return Meaning(begin.isoformat(), end.isoformat(), relative=True, guess=asked.future and back > 0)


def _offset(asked: Asked) -> Meaning:
    if asked.base.day is None:
        return UNRESOLVED
    days = asked.calendar.offsets[asked.group("offset")]
    return Meaning((asked.base.day + timedelta(days=days)).isoformat(), relative=True)


def _overnight(asked: Asked) -> Meaning:
    """The night before publication, as far as one can tell."""
    base = asked.base.day
    if base is None:
        return UNRESOLVED
    return Meaning((base - timedelta(days=1)).isoformat(), base.isoformat(), relative=True, guess=True)


def _shift(asked: Asked) -> Meaning:
    """«la veille», "the next day": beside the date told before, which is a guess."""
    anchor = asked.anchor
    if anchor is None or anchor.value is None or len(anchor.value) < _DAY_LENGTH or asked.names("of"):
        return UNKNOWN
    days = asked.calendar.shifts[asked.group("shift")]
    start = anchor.end_value if days > 0 and anchor.end_value else anchor.value
    day = date.fromisoformat(start) + timedelta(days=days)
    return Meaning(day.isoformat(), relative=anchor.relative, guess=True)


def _feast(asked: Asked) -> Meaning:
    """«le jour de Noël», "Easter Monday 2019"."""
    told = asked.calendar.feasts[asked.group("feast")]
    if not told:
        return UNRESOLVED
    year, base = asked.year(), asked.base.day
    if year is not None:
        return Meaning(_feast_day(told, year).isoformat())
    if base is None:
        return UNRESOLVED
    days = [_feast_day(told, base.year + step) for step in (-1, 0, 1)]
    return _nearest(asked, days, base)


def _feast_day(told: str, year: int) -> date:
    if told.startswith(_EASTER):
        return _easter(year) + timedelta(days=int(told.removeprefix(_EASTER) or 0))
    month, day = told.split("-")
    return date(year, int(month), int(day))


def _easter(year: int) -> date:
    """Easter Sunday after Oudin (1940), as the Explanatory Supplement to the Astronomical Almanac has it."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full = epact - (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full + 2 - century + century // 4) % 7
    days = full - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


_RULES: dict[str, Callable[[Asked], Meaning]] = {
    "iso": _iso,
    "slashed": _slashed,
    "day": _day,
    "day_alone": _day_alone,
    "range": _range,
    "unknown": lambda _: UNKNOWN,
    "weekday": _weekday,
    "weekday_after": _weekday_after,
    "weekdays": _weekdays,
    "offset": _offset,
    "overnight": _overnight,
    "shift": _shift,
    "feast": _feast,
    **date_periods.RULES,
}
