"""What each block of an article is for: its title, a caption, a byline, the body.

Newsrooms paste plain text, so that only the form of a line tells. The rules look at one unit at a time
(`forms`), then at its place: lines without a full stop before the first paragraph are kicker and title,
later ones headings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split import block_forms as forms
from claims.split.sentence_units import units
from schema.claim import Block, BlockRole

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORT_KICKER = 20
"""Code points of a first line that is a kicker whatever follows: «Irak», «Vie locale»."""

_DECK = 1.5
"""A second line that many times as long as the first is a deck below a title, not a title below a kicker."""

_CAPTION = 0.7
"""A second line shorter than this share of the first is a heading or caption below a title."""

_TITLE_LENGTH = 200
_HEADING_LENGTH = 120


def blocks(text: str, lang: str) -> tuple[Block, ...]:
    """The blocks of a text in order, with their roles. White space between blocks belongs to none.

    Args:
        text: Any text; positions are those of the text as given.
        lang: ISO 639-1 code of its language, for the names of months in datelines.
    """
    stretches = units(text)
    lines = [text[start:end] for start, end in stretches]
    roles = _roles(lines, lang)
    found: list[Block] = []
    for (start, end), line, role in zip(stretches, lines, roles, strict=True):
        begin = start
        if role is BlockRole.BODY:
            dateline, after = forms.dateline_before(line, lang)
            if dateline:
                found.append(Block(start=start, end=start + dateline, role=BlockRole.DATELINE))
                begin = start + after
        elif role is BlockRole.QUOTE:
            begin = start + forms.quote_mark(line)
        found.append(Block(start=begin, end=end, role=role))
    return tuple(found)


def title_of(text: str, found: Sequence[Block]) -> str | None:
    """The words of the title on one line, or None where no block is one.

    Args:
        text: The text the blocks were found in.
        found: Its blocks.
    """
    for block in found:
        if block.role is BlockRole.TITLE:
            return " ".join(text[block.start : block.end].split())
    return None


def _roles(lines: list[str], lang: str) -> list[BlockRole]:
    """The role of each unit: by its form where that tells, by its place otherwise."""
    if len(lines) < 2:  # noqa: PLR2004 - a line alone is a text, not the title of nothing
        return [BlockRole.BODY for _ in lines]
    stated = [forms.role(line, lang) for line in lines]
    _add_lists(lines, stated)
    _add_heads(lines, stated, lang)
    _add_headings(lines, stated)
    if stated[-1] is None and forms.is_signature(lines[-1]):
        stated[-1] = BlockRole.BYLINE
    return [role or BlockRole.BODY for role in stated]


def _add_lists(lines: list[str], stated: list[BlockRole | None]) -> None:
    """Items have a neighbour that is one too: a dash alone may open a line of dialogue."""
    marks = [forms.item_mark(line) if role is None else "" for line, role in zip(lines, stated, strict=True)]
    for number, mark in enumerate(marks):
        neighbours = marks[max(0, number - 1) : number] + marks[number + 1 : number + 2]
        if mark and (mark == forms.BULLET or mark in neighbours):
            stated[number] = BlockRole.LIST_ITEM


def _add_heads(lines: list[str], stated: list[BlockRole | None], lang: str) -> None:
    """Kicker, title and deck: the lines like titles before the first paragraph."""
    first = next((number for number, role in enumerate(stated) if role is None), len(lines))
    heads: list[int] = []
    while first + len(heads) < len(lines) and stated[first + len(heads)] is None:
        line = lines[first + len(heads)]
        if not forms.is_title(line) or len(line) > _TITLE_LENGTH or forms.dateline_before(line, lang)[0]:
            break
        heads.append(first + len(heads))
    if None not in stated[first + len(heads) :]:
        return
    title = 1 if len(heads) > 1 and _is_kicker(lines[heads[0]], lines[heads[1]]) else 0
    for place, number in enumerate(heads):
        stated[number] = _ranks(place, title)


def _is_kicker(line: str, following: str) -> bool:
    """Whether the first of two lines is the kicker above a title rather than the title itself."""
    if len(line) <= _SHORT_KICKER:
        return True
    return len(line) * _CAPTION <= len(following) <= len(line) * _DECK


def _ranks(place: int, title: int) -> BlockRole:
    """What a line at the head is, given which of them is the title."""
    if place == title:
        return BlockRole.TITLE
    return BlockRole.KICKER if place < title else BlockRole.HEADING


def _add_headings(lines: list[str], stated: list[BlockRole | None]) -> None:
    """Short lines without a last mark that a paragraph follows."""
    for number in range(1, len(lines) - 1):
        if stated[number] is None and stated[number + 1] in {None, BlockRole.LIST_ITEM, BlockRole.TABLE}:
            line = lines[number]
            if (
                len(line) <= _HEADING_LENGTH
                and forms.is_heading(line)
                and not forms.is_heading(lines[number + 1])
            ):
                stated[number] = BlockRole.HEADING
