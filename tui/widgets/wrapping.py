"""Break a text into the rows of a screen and find the way back from a cell to a code point.

Textual's own way back is wrong in most cells of a line with wide or combined characters; here both
directions count graphemes as Rich measures them, so that a click names the code point it hit.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import split_graphemes

from tui.display import UNUSUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Row(NamedTuple):
    """One row of the screen: code points ``start`` to ``end`` of the text, or a label when there is one."""

    start: int
    end: int
    label: str = ""


class Layout:
    """A text broken into rows of a width.

    Args:
        text: Text as shown, one code point for each code point of the stored text.
        width: Cells of a row, at least 1.
        labels: Label to show above the paragraph that starts at a position.
    """

    def __init__(self, text: str, width: int, labels: Mapping[int, str] | None = None) -> None:
        self.text = text
        self.width = max(1, width)
        self.rows: list[Row] = list(_rows(text, self.width, labels or {}))

    @cached_property
    def _starts(self) -> list[int]:
        return [row.start for row in self.rows]

    def row_of(self, position: int) -> int:
        """The row that shows a code point; a blank swallowed by a line break belongs to the row before it."""
        return max(0, bisect_right(self._starts, position) - 1)

    def place(self, position: int) -> tuple[int, int]:
        """Row and cell where a code point is drawn.

        Args:
            position: Code point of the text.

        Returns:
            Row, and first cell of the grapheme within the row; the row's end for a swallowed blank.
        """
        number = self.row_of(position)
        row = self.rows[number]
        cell = 0
        for _start, end, width in self._graphemes(row):
            if position < end:
                return number, cell
            cell += width
        return number, cell

    def position_at(self, number: int, cell: int) -> int | None:
        """The code point drawn at a cell, the first of its grapheme; None where nothing is drawn.

        Args:
            number: Row.
            cell: Cell within the row, gutter not counted.
        """
        if not 0 <= number < len(self.rows) or cell < 0 or self.rows[number].label:
            return None
        edge = 0
        for start, _end, width in self._graphemes(self.rows[number]):
            edge += width
            if cell < edge:
                return start
        return None

    def shown(self, row: Row) -> str:
        """The words of a row."""
        return self.text[row.start : row.end]

    def _graphemes(self, row: Row) -> Iterator[tuple[int, int, int]]:
        """Start, end and width of each grapheme of a row, in code points of the text and cells."""
        words = self.text[row.start : row.end]
        if not UNUSUAL.search(words):
            yield from ((position, position + 1, 1) for position in range(row.start, row.end))
            return
        for start, end, width in split_graphemes(words)[0]:
            yield row.start + start, row.start + end, width


def _rows(text: str, width: int, labels: Mapping[int, str]) -> Iterator[Row]:
    start = 0
    for paragraph in text.split("\n"):
        if start in labels:
            yield Row(start, start, labels[start])
        if UNUSUAL.search(paragraph):
            yield from _break_graphemes(paragraph, start, width)
        else:
            yield from _break_single(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1


def _break_single(text: str, start: int, end: int, width: int) -> Iterator[Row]:
    """Rows of a paragraph in which every code point takes one cell: positions are cells."""
    empty = start == end
    while end - start > width:
        blank = text.rfind(" ", start + 1, start + width + 1)
        stop = blank if blank > start else start + width
        yield Row(start, stop)
        start = stop
        while start < end and text[start] == " ":
            start += 1
    if empty or start < end:
        yield Row(start, end)


def _break_graphemes(paragraph: str, base: int, width: int) -> Iterator[Row]:
    """Rows of any paragraph, a grapheme never cut in two unless it is wider than a row by itself."""
    graphemes = split_graphemes(paragraph)[0]
    first, cells, blank, index = 0, 0, -1, 0
    while index < len(graphemes):
        start, end, size = graphemes[index]
        if paragraph[start:end] == " ":  # a blank that carries an accent is a letter to look at
            blank = index
        if cells + size > width and index > first:
            stop = blank if blank > first else index
            yield Row(base + graphemes[first][0], base + graphemes[stop][0])
            first = stop
            while first < len(graphemes) and paragraph[slice(*graphemes[first][:2])] == " ":
                first += 1
            index, cells, blank = first, 0, -1
            continue
        cells += size
        index += 1
    if first < len(graphemes):
        yield Row(base + graphemes[first][0], base + len(paragraph))
