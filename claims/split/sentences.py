"""Cut a text into sentences with exact positions.

Own rules serve the languages that have a table under ``data/sentences``; sentencex serves the others. The
work grows with the length of the text and with nothing else: every rule reads a bounded number of
characters around a mark.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claims.split.sentence_quotes import quotes
from claims.split.sentence_rules import Place, ends
from claims.split.sentence_tables import table
from claims.split.sentence_units import trim, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.split.sentence_quotes import Quotes
    from claims.split.sentence_tables import Table
    from schema.claim import Block

_CLOSERS = frozenset(")]}»”’›」』）】》\u200b\ufeff\u2060")
"""Signs that belong to the sentence whose last mark they follow."""

_MAYBE_CLOSERS = frozenset("'“")
"""Closers where no word follows them directly: «…“ sagte er»."""

_SPACED_CLOSERS = frozenset("»›”」』")
"""Closers that may stand apart from the mark: «C'est fini. »»."""

_UNSPACED = frozenset("。！？｡।॥۔")
"""Marks after which a sentence may begin without a blank."""


@cache
def _space() -> re.Pattern[str]:
    return re.compile(r"\s*")


@cache
def _footnote() -> re.Pattern[str]:
    return re.compile(r"\[\d{1,3}\]")


def sentences(text: str, lang: str, blocks: Sequence[Block] | None = None) -> list[tuple[int, int]]:
    """The sentences of a text in order, as positions in code points, end exclusive.

    No sentence has white space at its edges. None crosses a line break, unless its paragraph was wrapped at
    a fixed width.

    Args:
        text: Any text; positions are those of the text as given.
        lang: ISO 639-1 code of its language.
        blocks: The blocks of the text if they are known; no sentence crosses one.
    """
    stretches = units(text) if blocks is None else [(block.start, block.end) for block in blocks]
    rules = table(lang)
    found: list[tuple[int, int]] = []
    for start, end in stretches:
        pieces = _by_rules(text, start, end, rules) if rules else _by_library(text, start, end, lang)
        found.extend(span for span in (trim(text, *piece) for piece in pieces) if span[0] < span[1])
    return found


def _by_rules(text: str, start: int, end: int, rules: Table) -> Iterator[tuple[int, int]]:
    """The sentences of one unit."""
    marks = quotes(text, start, end)
    begin = start
    for mark in rules.candidate.finditer(text, start, end):
        dot, after = mark.span()
        stop = _after_closers(text, after, end, marks)
        space = _space().match(text, stop, end)
        following = space.end() if space else stop
        if following == end:
            break
        if following == stop and text[after - 1] not in _UNSPACED and text[after - 1] not in rules.unspaced:
            continue
        if ends(text, Place(begin, dot, after, stop, following, end, marks.opening), rules):
            yield begin, stop
            begin = following
    yield begin, end


def _after_closers(text: str, at: int, end: int, marks: Quotes) -> int:
    """The position after the closing quotes, brackets and footnote numbers that follow a mark."""
    while at < end:
        sign = text[at]
        footnote = _footnote().match(text, at, end) if sign == "[" else None
        if footnote:
            at = footnote.end()
        elif _closes(text, at, marks):
            at += 1
        elif sign.isspace() and _closes_after_space(text, at + 1, end, marks.opening):
            at += 2
        else:
            break
    return at


def _closes(text: str, at: int, marks: Quotes) -> bool:
    """Whether a sign right after a mark closes something."""
    sign = text[at]
    if sign == '"':
        return at not in marks.opening
    if sign in _MAYBE_CLOSERS:
        return not text[at + 1 : at + 2].isalnum() and text[at - 1] not in _UNSPACED
    return sign in _CLOSERS or at in marks.closing


def _closes_after_space(text: str, at: int, end: int, opening: frozenset[int]) -> bool:
    """Whether the sign here is a closing quote set apart by a blank, as French does."""
    if at >= end or (text[at + 1 : at + 2].isalnum() and text[at - 2] not in _UNSPACED):
        return False
    return text[at] in _SPACED_CLOSERS or (text[at] == '"' and at not in opening)


def _by_library(text: str, start: int, end: int, lang: str) -> Iterator[tuple[int, int]]:
    """The sentences of one unit in a language without rules of ours."""
    from sentencex import get_sentence_boundaries

    # Lone surrogates stop the library; another character in their place keeps the positions.
    unit = re.sub("[\ud800-\udfff]", "\ufffd", text[start:end])
    for sentence in get_sentence_boundaries(lang, unit):
        yield start + sentence["start_index"], start + sentence["end_index"]
