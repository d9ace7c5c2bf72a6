"""Plain dates in the words of an article's language: «le 19 mars 2020», "on Sunday 29 March 2020"."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from claims.split.lexicon import DATA

if TYPE_CHECKING:
    from schema.claim import DateMention

_YEAR = re.compile(r"\d{4}")
_MONTH_DAY = re.compile(r"\d")
_FULL = len("2020-03-29")


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    tables: dict[str, dict[str, list[str]]] = json.loads(
        (DATA / "rendering.json").read_text(encoding="utf-8")
    )
    return tables


def rendered(text: str, mention: DateMention, lang: str) -> str:
    """The words for a date in its place in the text; unchanged where it is absolute, unknown or a guess.

    Where a preposition or an article stands before it the plain date follows in brackets: the sentence
    stays a sentence, and every word of the span is kept.
    """
    table = _tables().get(lang)
    value = mention.value
    if table is None or not mention.relative or mention.guess or value is None:
        return mention.text
    words = mention.text.lower()
    if len(value) < _FULL or mention.end_value:
        return f"{mention.text} ({_plain(value, mention.end_value, table)})"
    day = date.fromisoformat(value)
    weekday = next((name for name in table["weekdays"] if name.lower() in words), None)
    plain = _day(day, table, weekday)
    if words.endswith(("'s", "’s")):
        return f"{mention.text} ({plain})"
    if _MONTH_DAY.search(words) and any(month[:3].lower() in words for month in table["months"]):
        return _with_year(mention.text, day.year, table)
    loose = words.startswith(tuple(table["own_preposition"])) or not _leans(text, mention, table)
    if any(part in words.split() for part in table["dayparts"]) or not loose:
        return f"{mention.text} ({plain})"
    return f"{table['on'][0]}{plain}"


def _with_year(words: str, year: int, table: dict[str, list[str]]) -> str:
    """«le 16 juillet prochain» becomes «le 16 juillet 2012»."""
    if _YEAR.search(words):
        return words
    lead, _, last = words.rpartition(" ")
    shown = lead if last.lower() in table["next_or_last"] else words
    return f"{shown}{table['year'][0]}{year}"


def _leans(text: str, mention: DateMention, table: dict[str, list[str]]) -> bool:
    """Whether a preposition or article before the date needs it as it stands."""
    before = re.split(r"[\s'’]+", text[max(0, mention.start - 20) : mention.start].strip().lower())
    return bool(before) and before[-1] in table["leaning"]


def _day(day: date, table: dict[str, list[str]], weekday: str | None) -> str:
    number = "1er" if day.day == 1 and "1er" in table["first"] else str(day.day)
    words = f"{number} {table['months'][day.month - 1]} {day.year}"
    return f"{table['weekdays'][day.weekday()]} {words}" if weekday else words


def _plain(value: str, end: str | None, table: dict[str, list[str]]) -> str:
    first = _partial(value, table)
    return f"{first} – {_partial(end, table)}" if end else first


def _partial(value: str, table: dict[str, list[str]]) -> str:
    if len(value) == _FULL:
        return _day(date.fromisoformat(value), table, None)
    if len(value) > len("2020"):
        return f"{table['months'][int(value[5:7]) - 1]} {value[:4]}"
    return value
