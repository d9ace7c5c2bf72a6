"""Quotations of a block: where the marks stand and whether the words inside say something of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.split.finite import mark_finite
from claims.split.line import Line
from claims.split.tokens import QUOTE, Token, tokenize

if TYPE_CHECKING:
    from claims.split.lexicon import Cues

_PAIRS = {"«": "»", "“": "”", "„": "“"}
_MARKS = re.compile(r"[«»“”„]|\"|``|''")
_SEVERAL = re.compile(r"[.!?…]\s+[A-ZÀ-Ý]")
_LAST_WORD = re.compile(r"(\w+)\s*\Z")
_LONGEST_WORD = 24
_WORDS_WITH_VERB = 4
_WORDS_WITHOUT_VERB = 9
_WORDS_ALONE = 2
"""Words of a quotation that opens a sentence or follows a mark, and has a verb: «C'est faux»."""


@dataclass(frozen=True)
class Quote:
    """A quotation: the marks included (``start``, ``end``) and the words inside (``first``, ``last``)."""

    start: int
    end: int
    first: int
    last: int
    says: bool
    """Whether it is a statement of its own rather than a few words taken up."""


def find_quotes(text: str, start: int, end: int, cues: Cues) -> list[Quote]:
    """The outermost quotations between two positions; one left open ends with the block."""
    found: list[Quote] = []
    opened: tuple[int, int, str] | None = None
    depth = 0
    for match in _MARKS.finditer(text, start, end):
        mark = match.group()
        if opened is None:
            if _opens(text, match, end):
                closing = _PAIRS.get(mark, {"``": "''"}.get(mark, '"'))
                opened, depth = (match.start(), match.end(), closing), 1
            continue
        if mark == opened[2] and (mark != '"' or not _opens_only(text, match, end)):
            depth -= 1
        elif mark == text[opened[0]] and mark in "«“":
            depth += 1
        if depth == 0:
            found.append(_quote(text, opened[0], match.end(), opened[1], match.start(), cues))
            opened = None
    if opened is not None and _is_left_open(text, opened, end):
        found.append(_quote(text, opened[0], end, opened[1], end, cues))
    return found


def _opens(text: str, match: re.Match[str], end: int) -> bool:
    mark = match.group()
    if mark in "«“„" or mark == "``":
        return True
    if mark != '"' or match.end() >= end:
        return False
    before, after = text[match.start() - 1 : match.start()], text[match.end()]
    return (
        not before.isalnum()
        and before not in {".", ",", "!", "?"}
        and (after.isalnum() or after in "[(…'‘’$€£")
    )


def _opens_only(text: str, match: re.Match[str], end: int) -> bool:
    """A straight mark after a blank and before a letter opens an inner quotation."""
    before = text[match.start() - 1]
    return before.isspace() and match.end() < end and text[match.end()].isalnum()


def _is_left_open(text: str, opened: tuple[int, int, str], end: int) -> bool:
    """A quotation that goes on in the next paragraph; never one that a stray mark would make."""
    return text[opened[0]] in "«“" or (end - opened[0] > 1 and text[opened[0] - 1 : opened[0]] in {"", "\n"})


def _quote(text: str, start: int, end: int, first: int, last: int, cues: Cues) -> Quote:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    line = Line(tokenize(text, first, last, cues), cues)
    mark_finite(line)
    words = len(line.words(0, len(line)))
    verb = line.finite(0, len(line)) is not None or line.has(0, "first_persons")
    alone = not text[max(0, start - 2) : start].rstrip(" \u00a0\u202f")[-1:].isalnum()
    fewest = _WORDS_ALONE if alone else _WORDS_WITH_VERB
    own = alone or _SEVERAL.search(text, first, last) or _is_said(text, start, cues)
    goes_on = cues.lang == "fr" and bool(words) and line[0].finite and line[0].text.islower()
    verb = verb and not (goes_on and not own)
    long = bool(own) and words >= _WORDS_WITHOUT_VERB
    return Quote(start, end, first, last, says=(verb and words >= fewest) or long)


def _is_said(text: str, start: int, cues: Cues) -> bool:
    """Whether a verb of saying stands right before: «a indiqué « vouloir fermer … »»."""
    word = _LAST_WORD.search(text, max(0, start - _LONGEST_WORD), start)
    return word is not None and cues.has("speech", word.group(1).lower())


def quote_token(quote: Quote, start: int, end: int) -> Token:
    """The one token that stands for a quotation, or for the part of it between two positions."""
    return Token(max(quote.start, start), min(quote.end, end), QUOTE, QUOTE, word=True)
