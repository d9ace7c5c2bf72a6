"""Words for codes, dates and counts, in the reader's language: one table for screens, commands and reports.

``word(code)`` gives the word of any code of the models, ``symbol(code)`` its sign; the sentences of the
history are told by ``claims.chronicle``. Every function speaks the language in use; ``lang`` asks for
another one, as a report in English does while the screens are French.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from claims import i18n
from claims.code_words import WORDS
from schema.claim import WorkState
from schema.verdict import Reason
from schema.view import Standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from enum import StrEnum

    from schema.match import MatchDecision
    from schema.view import ClaimLine


def _m(message: str) -> str:
    """Mark a message so that the translations list it; it is translated when it is asked for."""
    return message


_SYMBOLS = {
    "supported": "✓",
    "unverified": "?",
    "contradicted": "✗",
    "open": "·",
    "disputed": "≠",
    "reopened": "↻",
    "todo": "·",
    "doing": "▸",
    "waiting": "⏱",
    "done": "✓",
    "skipped": "–",
    "supports": "+",
    "contradicts": "−",
    "context": "=",
    "proposed": "→",
    "accepted": "✓",
    "refused": "✗",
}

ATTRIBUTION_CHECKED = '"'
"""Sign beside a verdict once the attribution was checked as well."""
MUST_CHECK = "!"
"""Sign of an open claim that is worth a check."""
SAME_FACT = "⇄"
"""Sign before the number of another claim that tells the same fact."""
SUGGESTED = "≈"
"""Sign before the number of earlier checks suggested."""

_MONTHS = (
    _m("January"),
    _m("February"),
    _m("March"),
    _m("April"),
    _m("May"),
    _m("June"),
    _m("July"),
    _m("August"),
    _m("September"),
    _m("October"),
    _m("November"),
    _m("December"),
)
_DAYS_PER_MONTH, _DAYS_PER_YEAR = 30.44, 365.25
_RECENT_DAYS, _RECENT_MONTHS = 60, 24


def word(code: StrEnum, lang: str | None = None) -> str:
    """The word for any code of the models, be it a verdict, a reason, a kind, a stance or a band.

    Args:
        code: A member of one of the enumerations of ``schema``.
        lang: Language wanted; the one in use when None.
    """
    return translator(lang)(WORDS[type(code)][code.value])


def symbol(code: StrEnum) -> str:
    """The sign that stands beside, or instead of, a colour: ✓ ? ✗ · ≠ and those of work, stance and fix."""
    return _SYMBOLS[code.value]


def line_symbol(line: ClaimLine) -> str:
    """The sign of a claim in a list or gutter: waiting and skipped first, then where its content stands."""
    if line.work in {WorkState.WAITING, WorkState.SKIPPED}:
        return symbol(line.work)
    return symbol(line.standing)


def verdict(line: ClaimLine, lang: str | None = None) -> str:
    """Where a claim stands in one phrase: “contradicted · place wrong”, “supported, no source”."""
    _ = translator(lang)
    if line.unsourced:
        return _("supported, no source")
    if line.open_fixes and line.standing is Standing.SUPPORTED:
        return _("supported, to be fixed")
    parts = [word(line.standing, lang)]
    if line.reason:
        parts.append(word(Reason(line.reason), lang))
    return " · ".join(parts)


def sources(line: ClaimLine, lang: str | None = None) -> str:
    """How well a claim is sourced: “2 sources · 1 origin · 1 primary”, or “no source”."""
    _, ngettext = translator(lang), counter(lang)
    if not line.sources:
        return _("no source")
    parts = [
        ngettext("{n} source", "{n} sources", line.sources).format(n=number(line.sources, lang)),
        ngettext("{n} origin", "{n} origins", line.origins).format(n=number(line.origins, lang)),
    ]
    if line.primaries:
        primary = ngettext("{n} primary", "{n} primary", line.primaries)
        parts.append(primary.format(n=number(line.primaries, lang)))
    return " · ".join(parts)


def claims(count: int, lang: str | None = None) -> str:
    """A number of claims: “1 claim”, “24 claims”."""
    ngettext = counter(lang)
    return ngettext("{n} claim", "{n} claims", count).format(n=number(count, lang))


def decision(made: MatchDecision, lang: str | None = None) -> str:
    """What a person decided about an earlier check: “confirmed: narrower”, “rejected”."""
    _ = translator(lang)
    said = _("confirmed: {relation}") if made.confirmed else _("rejected")
    return said.format(relation=word(made.relation, lang))


def said_before(made: MatchDecision, lang: str | None = None) -> str:
    """What another analyst decided before: “Ada said: confirmed: opposite claim · 3 May 2026”."""
    _ = translator(lang)
    told, on = decision(made, lang), day(f"{made.at:%Y-%m-%d}", lang)
    return _("{analyst} said: {decision} · {day}").format(analyst=made.analyst, decision=told, day=on)


def not_searched(count: int, lang: str | None = None) -> str:
    """That texts were left out of a search: “31,900 more are not in the index yet and were not searched.”."""
    ngettext = counter(lang)
    said = ngettext(
        "{n} more is not in the index yet and was not searched.",
        "{n} more are not in the index yet and were not searched.",
        count,
    )
    return said.format(n=number(count, lang))


def tally(standing: Standing, count: int, lang: str | None = None) -> str:
    """A number of claims that stand in one way: “5 supported”, in French with the agreement it needs."""
    ngettext = counter(lang)
    said = {
        Standing.OPEN: ngettext("{n} open", "{n} open", count),
        Standing.SUPPORTED: ngettext("{n} supported", "{n} supported", count),
        Standing.UNVERIFIED: ngettext("{n} unverified", "{n} unverified", count),
        Standing.CONTRADICTED: ngettext("{n} contradicted", "{n} contradicted", count),
        Standing.DISPUTED: ngettext("{n} disputed", "{n} disputed", count),
        Standing.REOPENED: ngettext("{n} reopened", "{n} reopened", count),
    }
    return said[standing].format(n=number(count, lang))


def number(value: int, lang: str | None = None) -> str:
    """A whole number with the separators of the language: 1,000,000 or 1 000 000 with narrow spaces."""
    return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}" if _is_french(lang) else ",")


def day(value: str, lang: str | None = None) -> str:
    """A plain date of year, month or day precision: “29 March 2020”, «29 mars 2020», «1er mai 2020»."""
    _ = translator(lang)
    year, *rest = value.split("-")
    if not rest:
        return year
    month = _(_MONTHS[int(rest[0]) - 1])
    if len(rest) == 1:
        return _("{month} {year}").format(month=month, year=year)
    first = rest[1] == "01" and _is_french(lang)
    return _("{day} {month} {year}").format(day="1er" if first else int(rest[1]), month=month, year=year)


def clock(at: datetime) -> str:
    """The time of day of a moment in its own offset, as screens show it: “22:41”."""
    return f"{at:%H:%M}"


def moment(at: datetime, lang: str | None = None) -> str:
    """A moment in its own offset: “29 March 2020 at 22:41”. Callers choose the offset with ``astimezone``."""
    said = translator(lang)(_m("{day} at {hour}:{minute}"))
    return said.format(day=day(f"{at:%Y-%m-%d}", lang), hour=f"{at:%H}", minute=f"{at:%M}")


def due(at: datetime, now: datetime) -> str:
    """When something is due, in the offset of both: the time, with the day unless it is today."""
    return clock(at) if at.date() == now.date() else moment(at)


def age(value: str, today: date, lang: str | None = None) -> str:
    """How long ago a plain date was: “today”, “12 days ago”, “3 months ago”, “6 years ago”.

    Args:
        value: A date of year, month or day precision; the coarser it is, the coarser the answer.
        today: The day it is for the reader.
        lang: Language wanted; the one in use when None.
    """
    year, month, of_month = (int(part) for part in _filled(value))
    _, ngettext = translator(lang), counter(lang)
    days = (today - date(year, month, of_month)).days
    precise = value.count("-")
    if days < 0:
        return day(value, lang)
    if precise == 2 and days < _RECENT_DAYS:  # noqa: PLR2004 -- two hyphens make a date of day precision
        if days == 0:
            return translator(lang)(_m("today"))
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    months = int(days / _DAYS_PER_MONTH)
    if precise and 0 < months < _RECENT_MONTHS:
        return ngettext("{n} month ago", "{n} months ago", months).format(n=months)
    years = int(days / _DAYS_PER_YEAR) if precise else today.year - year
    if not years:
        return day(value, lang)
    return ngettext("{n} year ago", "{n} years ago", years).format(n=years)


def _filled(value: str) -> list[str]:
    """Year, month and day of a plain date, the middle of the period where the date leaves it open."""
    return (value.split("-") + ["07", "15"][value.count("-") :])[:3]


def translator(lang: str | None = None) -> Callable[[str], str]:
    """The function that puts one English message into the language wanted."""
    return i18n.gettext if lang is None else _speech(lang)[0]


def counter(lang: str | None = None) -> Callable[[str, str, int], str]:
    """The function that chooses and translates the message for a count."""
    return i18n.ngettext if lang is None else _speech(lang)[1]


@cache
def _speech(lang: str) -> tuple[Callable[[str], str], Callable[[str, str, int], str]]:
    """Both translating functions of a language, read once."""
    spoken = i18n.translations(lang)
    return spoken.gettext, spoken.ngettext


def _is_french(lang: str | None) -> bool:
    return (lang or i18n.current()) == "fr"
