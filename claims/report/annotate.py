"""Cuts an article into pieces at the edges of its claims and fixes, so that nested claims can be marked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claims.report.entries import Entry, Wording
    from schema.claim import Block, BlockRole


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that lies inside the same claims and the same fix from end to end."""

    text: str
    inside: tuple[Entry, ...]
    """The claims it lies in, the innermost last."""
    fix: Wording | None
    """The fix whose words it belongs to."""
    fix_ends: bool
    """Whether the proposed wording is to be shown after it."""
    ending: tuple[Entry, ...]
    """The claims that end with it, the innermost first."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article, with the claims that begin in it."""

    pieces: tuple[Piece, ...]
    beginning: tuple[Entry, ...]
    role: BlockRole


def paragraphs(text: str, blocks: Iterable[Block], entries: Sequence[Entry]) -> Iterator[Paragraph]:
    """Cut each block of a text into pieces.

    A claim may lie inside another, as a relative clause does, overlap one or run over several blocks.

    Args:
        text: The article.
        blocks: Its blocks in document order.
        entries: Its claims, in the order in which they begin.
    """
    waiting = [entry for entry in reversed(entries) if entry.placed]
    active: list[Entry] = []
    for block in blocks:
        beginning: list[Entry] = []
        while waiting and waiting[-1].start < block.end:
            beginning.append(waiting.pop())
        active = [entry for entry in active if entry.end > block.start] + beginning
        yield Paragraph(tuple(_pieces(text, block, active)), tuple(beginning), block.role)


def _pieces(text: str, block: Block, entries: Sequence[Entry]) -> Iterator[Piece]:
    """Cut one block wherever a claim or a fix begins or ends."""
    fixes = [fix for entry in entries for fix in entry.fixes if _shows(fix, text)]
    marks: list[Entry | Wording] = [*entries, *fixes]
    edges = {edge for mark in marks for edge in (mark.start, mark.end) if block.start < edge < block.end}
    for start, end in pairwise(sorted(edges | {block.start, block.end})):
        inside = [entry for entry in entries if entry.start <= start and end <= entry.end]
        ending = [entry for entry in entries if entry.end == end]
        fix = next((fix for fix in fixes if fix.start <= start and end <= fix.end), None)
        yield Piece(
            text=text[start:end],
            inside=tuple(sorted(inside, key=_length, reverse=True)),
            fix=fix,
            fix_ends=fix is not None and fix.end == end,
            ending=tuple(sorted(ending, key=_length)),
        )


def _length(entry: Entry) -> int:
    return entry.end - entry.start


def _shows(fix: Wording, text: str) -> bool:
    """Whether a fix is still owed and its words stand where it says."""
    return fix.owed and fix.here and text[fix.start : fix.end] == fix.wrong
