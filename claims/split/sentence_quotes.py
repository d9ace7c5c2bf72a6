"""Which quotes open and which close, where the sign alone does not tell.

Straight quotes look alike on both sides. «"«"» opens in French and closes in German («»Ja.«»). One pass over
the quotes of a unit tells them apart.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Quotes(NamedTuple):
    """Positions of the quotes of one unit that another unit may use the other way round."""

    opening: frozenset[int]
    """Straight double quotes, «»» and «›» that open."""
    closing: frozenset[int]
    """«"«"» and «‹» that close."""


_TURNED = {"«": "»", "‹": "›"}
"""Openers that close in German books and newspapers, and what opens there."""


@cache
def _turned() -> re.Pattern[str]:
    return re.compile("[»«›‹]")


def quotes(text: str, start: int, end: int) -> Quotes:
    """The quotes of one unit that need more than their sign to be understood."""
    opening, closing = _turned_pairs(text, start, end)
    return Quotes(_straight_openers(text, start, end) | opening, closing)


def _turned_pairs(text: str, start: int, end: int) -> tuple[frozenset[int], frozenset[int]]:
    """Where «»» opens and «"«"» closes what it opened."""
    opening: set[int] = set()
    closing: set[int] = set()
    is_open: dict[str, int | None] = dict.fromkeys(_TURNED.values())
    for mark in _turned().finditer(text, start, end):
        sign, at = mark[0], mark.start()
        if sign in is_open:
            is_open[sign] = at if _leans_right(text, at, start, end) else None
            continue
        opened = is_open[_TURNED[sign]]
        if opened is not None and not _leans_right(text, at, start, end):
            opening.add(opened)
            closing.add(at)
            is_open[_TURNED[sign]] = None
    return frozenset(opening), frozenset(closing)


def _leans_right(text: str, at: int, start: int, end: int) -> bool:
    """Whether a sign stands before a word with nothing but a blank or bracket in front, as openers do."""
    free_before = at == start or text[at - 1].isspace() or text[at - 1] in "([—–-:"
    return free_before and at + 1 < end and not text[at + 1].isspace()


def _straight_openers(text: str, start: int, end: int) -> frozenset[int]:
    """Where straight double quotes open a quotation rather than close one.

    A quote with a blank on one side only says so itself. One with a blank on both sides, or on none, closes
    what is open; with nothing open it opens, unless no quote follows that could close it.
    """
    marks = []
    at = text.find('"', start, end)
    while at >= 0:
        marks.append((at, _side(text, at, start, end)))
        at = text.find('"', at + 1, end)
    opening, is_open = set(), False
    for number, (at, side) in enumerate(marks):
        if side == "?":
            has_partner = number + 1 < len(marks) and marks[number + 1][1] != "open"
            is_open = not is_open and has_partner
        else:
            is_open = side == "open"
        if is_open:
            opening.add(at)
    return frozenset(opening)


def _side(text: str, at: int, start: int, end: int) -> str:
    """What the neighbours of a straight quote say: ``open``, ``close`` or ``?``."""
    free_before = at == start or text[at - 1].isspace() or text[at - 1] in "([—–-«’'"
    free_after = at + 1 == end or text[at + 1].isspace() or text[at + 1] in ".,;:!?)]…"
    if free_before == free_after:
        return "?"
    return "open" if free_before else "close"
