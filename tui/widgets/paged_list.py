"""A list that draws only the rows in sight and asks for those it lacks, page by page.

A stock list of 5,000 rows takes many seconds to open. This one opens a million: it knows how many rows
there are, posts `Wanted` for a page it does not have, and whoever owns it answers with `fill` from a
worker's result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui import display

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content
    from textual.events import Click, Resize
    from textual.style import Style

PAGE = 100
"""Rows fetched at once."""
_KEPT = 12
"""Pages kept of a list that is not in memory."""
_BAR = "▌"

T = TypeVar("T")
R = TypeVar("R")


class PagedList(ScrollView, Generic[T], inherit_bindings=False):
    """Rows of any noun, one line each, one of them in hand.

    Args:
        draw: Draws a row into a number of cells.
        empty: What to say where there are no rows.
        id: Name in the style sheet.
    """

    can_focus = True
    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--hand", "list--bar", "list--empty"}

    class Taken(Message, Generic[R]):
        """Somebody took a row in hand with the mouse."""

        def __init__(self, rows: PagedList[R], index: int, row: R) -> None:
            self.rows = rows
            """The list."""
            self.index = index
            """Position of the row."""
            self.row = row
            """What the row shows."""
            super().__init__()

    class Opened(Taken[R]):
        """Somebody clicked on the row that was in hand already, or double clicked."""

    class Wanted(Message, Generic[R]):
        """Rows from ``start`` up to ``until`` are about to be seen and are not here."""

        def __init__(self, rows: PagedList[R], start: int, until: int) -> None:
            self.rows = rows
            """The list that asks; answer with its `fill`."""
            self.start = start
            """First row wanted."""
            self.until = until
            """The row after the last one wanted."""
            super().__init__()

    def __init__(self, draw: Callable[[T, int], Content], *, empty: str = "", id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(id=id)
        self._draw_row = draw
        self._empty = empty
        self._all: Sequence[T] | None = ()
        self._pages: dict[int, Sequence[T]] = {}
        self._asked: set[int] = set()
        self._count = 0
        self._hand = 0
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str | Style, Style] = {}

    @property
    def hand(self) -> int:
        """Position of the row in hand; 0 in an empty list."""
        return self._hand

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    @property
    def row_in_hand(self) -> T | None:
        """The row in hand; None in an empty list, or while its page is on the way."""
        return self._row(self._hand) if self._count else None

    def show(self, rows: Sequence[T], hand: int = 0) -> None:
        """Show rows that are in memory."""
        self._all = rows
        self._start_over(len(rows), hand)

    def expect(self, count: int, hand: int = 0) -> None:
        """Show rows that are not here yet and are asked for by page.

        Args:
            count: How many there are.
            hand: The row in hand.
        """
        self._all = None
        self._start_over(count, hand)

    def fill(self, start: int, rows: Sequence[T]) -> None:
        """Answer a `Wanted`: the rows from a position on, at most one page."""
        page = start // PAGE
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > _KEPT:
            del self._pages[next(iter(self._pages))]
        for index in range(start, start + len(rows)):
            self._strips.pop(index, None)
        self.refresh_lines(start, len(rows))

    def say_empty(self, words: str) -> None:
        """Say something else where there are no rows."""
        self._empty = words
        self.refresh()

    def put(self, rows: Sequence[T], changed: Sequence[int]) -> None:
        """Take over newer pictures of the same rows.

        Args:
            rows: As many rows as before, in the same order.
            changed: Positions that differ.
        """
        self._all = rows
        for index in changed:
            self._strips.pop(index, None)
            self.refresh_lines(index)

    def redraw(self) -> None:
        """Draw every row anew, for instance because marks changed."""
        self._strips.clear()
        self.refresh()

    def take(self, index: int) -> None:
        """Take a row in hand and bring it into sight; nothing is posted."""
        if not self._count:
            return
        old, self._hand = self._hand, max(0, min(index, self._count - 1))
        for touched in {old, self._hand}:
            self._strips.pop(touched, None)
            self.refresh_lines(touched)
        self._reveal()

    def move(self, by: int) -> None:
        """Take the row a few rows further in hand."""
        self.take(self._hand + by)

    @property
    def page_size(self) -> int:
        """Rows in sight."""
        return max(1, self.scrollable_content_region.height)

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen."""
        index, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        if index >= self._count:
            return self._say_empty(y, width)
        strip = self._strips.get(index)
        if strip is None:
            row = self._row(index)
            if row is None:
                return Strip.blank(width, self.rich_style)
            strip = self._strips[index] = self._draw(index, row, width)
        return strip

    def notify_style_update(self) -> None:
        """Forget what was drawn in the colours of another theme."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def on_resize(self, _event: Resize) -> None:
        """Draw for the new width."""
        self.virtual_size = Size(self.scrollable_content_region.width, self._count)
        self.redraw()
        self._reveal()

    def on_click(self, event: Click) -> None:
        """Take the row clicked in hand, or open it when it was."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        index = spot.y + self.scroll_offset.y
        if index >= self._count:
            return
        event.stop()
        row = self._row(index)
        if row is None:
            return
        opened = event.chain > 1 and index == self._hand
        self.take(index)
        self.post_message((self.Opened if opened else self.Taken)(self, index, row))

    def _start_over(self, count: int, hand: int) -> None:
        self._pages.clear()
        self._asked.clear()
        self._strips.clear()
        self._count, self._hand = count, max(0, min(hand, count - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, count)
        self.refresh()
        self._reveal()

    def _row(self, index: int) -> T | None:
        if self._all is not None:
            return self._all[index] if index < len(self._all) else None
        page = index // PAGE
        rows = self._pages.get(page)
        if rows is not None:
            return rows[index % PAGE] if index % PAGE < len(rows) else None
        if page not in self._asked:
            self._asked.add(page)
            # Rows are missed while the screen is composed: a question from there would end at the screen.
            self.call_later(self._want, page)
        return None

    def _want(self, page: int) -> None:
        self.post_message(self.Wanted(self, page * PAGE, min(self._count, (page + 1) * PAGE)))

    def _reveal(self) -> None:
        height, top = self.scrollable_content_region.height, self.scroll_offset.y
        if not height:
            return
        if self._hand < top:
            self.scroll_to(y=self._hand, animate=False, immediate=True)
        elif self._hand >= top + height:
            self.scroll_to(y=self._hand - height + 1, animate=False, immediate=True)

    def _draw(self, index: int, row: T, width: int) -> Strip:
        held = index == self._hand
        base = self.get_visual_style("list--hand") if held else self.visual_style
        bar = display.row((_BAR, "$key")) if held else display.row(" ")
        content = display.fit(display.row(bar, self._draw_row(row, max(0, width - 1))), width)
        return self._strip(content, base, width)

    def _say_empty(self, y: int, width: int) -> Strip:
        if y or self._count or not self._empty:
            return Strip.blank(width, self.rich_style)
        content = display.fit(display.text(f" {self._empty}", "$quiet"), width)
        return self._strip(content, self.visual_style, width)

    def _strip(self, content: Content, base: Style, width: int) -> Strip:
        parts = content.render(base, end="", parse_style=self._parse)
        return Strip([Segment(part, style.rich_style) for part, style in parts], width)

    def _parse(self, style: str | Style) -> Style:
        found = self._styles.get(style)
        if found is None:
            found = self._styles[style] = self.app.stylesheet.parse_style(style)
        return found
