"""Dates of published checks: read where they mean one day, month or year; their words are kept."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from claims.store.text import fold
from schema.base import check_partial_date

if TYPE_CHECKING:
    from pydantic import JsonValue

_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?", re.DOTALL)
_DAY_FIRST = re.compile(
    r"(?:\w+[,.]? )?(\d{1,2})(?:er|st|nd|rd|th)?[ .]+([^\W\d]+)\.?,? (\d{4})\b.*", re.DOTALL
)
_MONTH_FIRST = re.compile(
    r"(?:\w+[,.]? )?([^\W\d]+)\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})\b.*", re.DOTALL
)
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b.*", re.DOTALL)
_MONTHS = 12
_KEPT_WHOLE = 300
"""Characters of a date's text worth keeping."""


@cache
def _months() -> dict[str, int]:
    text = resources.files("claims.language").joinpath("data/calendar.json").read_text(encoding="utf-8")
    return {
        fold(name): number for each in json.loads(text).values() for name, number in each["months"].items()
    }


def read_date(value: JsonValue) -> tuple[str | None, str | None]:
    """A plain date, and the text it was read from where that says more or something else.

    Figures alone (``05/06/2015``) are read only where they can mean one day alone.

    Args:
        value: The row's ``date``: ``2015-05-26``, ``26 May 2015``, ``7 octobre 2020``, ``2020-10-07 20:05`` …
    """
    if value is None or isinstance(value, (bool, list, dict)):
        return None, None
    text = str(value).strip()
    if not text:
        return None, None
    found = _read_plain(text)
    return found, None if found == text else text[:_KEPT_WHOLE]


@lru_cache(4096)
def _read_plain(text: str) -> str | None:
    iso, day_first = _ISO.fullmatch(text), _DAY_FIRST.fullmatch(text)
    month_first, figures = _MONTH_FIRST.fullmatch(text), _FIGURES.fullmatch(text)
    if iso:
        parts: str | None = iso[1]
    elif day_first:
        parts = _joined(day_first[3], _months().get(fold(day_first[2])), day_first[1])
    elif month_first:
        parts = _joined(month_first[3], _months().get(fold(month_first[1])), month_first[2])
    elif figures and (int(figures[1]) > _MONTHS) != (int(figures[2]) > _MONTHS):
        day, month = (figures[1], figures[2]) if int(figures[1]) > _MONTHS else (figures[2], figures[1])
        parts = _joined(figures[3], int(month), day)
    else:
        parts = None
    try:
        return check_partial_date(parts) if parts else None
    except ValueError:
        return None


def _joined(year: str, month: int | None, day: str | None) -> str | None:
    if month is None:
        return None
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
