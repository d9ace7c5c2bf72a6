"""The article, drawn line by line: its words, the claims underlined, their signs in the gutter.

Only the rows on screen are ever drawn, each row once until something on it changes, so that a verdict costs
the same in a note and in a book.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from claims import words
from tui import display
from tui.widgets.spans import Spans
from tui.widgets.wrapping import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style
    from textual.events import Click, Resize

    from schema.base import Id
    from schema.view import ClaimLine
    from tui.widgets.wrapping import Row

_GUTTER = 5
"""Cells before the words: mark, two signs, bar of the claim in hand, blank."""
_MARK, _BAR = "•", "▌"
_CONTEXT = 3
"""Rows kept in sight above and below the claim in hand."""


class ArticleView(ScrollView, inherit_bindings=False):
    """The text of an article with its claims. It moves nothing by itself: a click posts what was hit."""

    can_focus = True
    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--label",
        "article--open",
        "article--supported",
        "article--unverified",
        "article--contradicted",
        "article--disputed",
        "article--reopened",
        "article--waiting",
        "article--hand",
        "article--bar",
        "article--sign",
        "article--found",
    }

    class Hit(Message):
        """Somebody clicked on the words of a claim, or of none."""

        def __init__(self, claim: ClaimLine | None, position: int) -> None:
            self.claim = claim
            """The claim hit."""
            self.position = position
            """The code point hit."""
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(id=id)
        self._text = ""
        self._labels: Mapping[int, str] = {}
        self._layout_of_text = Layout("", 1)
        self._spans = Spans(())
        self._hand: ClaimLine | None = None
        self._marked: frozenset[Id] = frozenset()
        self._found: tuple[int, int] | None = None
        self._strips: dict[int, Strip] = {}
        self._inks: dict[str, Style] = {}

    def show(self, text: str, lines: Sequence[ClaimLine], labels: Mapping[int, str]) -> None:
        """Show another text, or the same with other claims.

        Args:
            text: The text as stored.
            lines: Its claims in document order.
            labels: What to write above the paragraph that starts at a position.
        """
        fresh = display.article(text)
        same = fresh == self._text and labels == self._labels
        self._text, self._labels, self._spans = fresh, labels, Spans(lines)
        if same:
            self._forget()
        else:
            self._wrap()

    def change(self, lines: Sequence[ClaimLine]) -> None:
        """Redraw claims whose span is what it was, for instance after a verdict."""
        for line in lines:
            self._spans.replace(line)
            if self._hand and line.id == self._hand.id:
                self._hand = line
            self._redraw(line)

    def take(self, line: ClaimLine | None) -> None:
        """Make a claim the one in hand and bring it into sight."""
        old, self._hand = self._hand, line
        for touched in (old, line):
            if touched is not None:
                self._redraw(touched)
        if line is not None:
            self._reveal(line.start, line.end)

    def mark(self, marked: frozenset[Id]) -> None:
        """Show which claims are marked for a common action."""
        if marked != self._marked:
            self._marked = marked
            self._forget()

    def find(self, words_sought: str, after: int) -> int | None:
        """Show the next place where words stand, folded, from a position on and round the end.

        Returns:
            The position found, or None where the article has no such words.
        """
        text, sought = self._text.casefold(), words_sought.casefold()
        if len(text) != len(self._text):
            text, sought = self._text.lower(), words_sought.lower()
        place = text.find(sought, after) if sought else -1
        if place < 0 and sought:
            place = text.find(sought)
        self._found = (place, place + len(words_sought)) if place >= 0 else None
        self._forget()
        if self._found:
            self._reveal(*self._found)
        return place if place >= 0 else None

    def claim_near(self, position: int) -> ClaimLine | None:
        """The claim at a position, or the first one after it."""
        return self._spans.at(position) or self._spans.after(position)

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen."""
        number = y + self.scroll_offset.y
        width = self.size.width
        if number >= len(self._layout_of_text.rows):
            return Strip.blank(width, self.rich_style)
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = self._draw(number).extend_cell_length(width, self.rich_style)
        return strip

    def notify_style_update(self) -> None:
        """Forget what was drawn in the colours of another theme."""
        super().notify_style_update()
        self._inks.clear()
        self._strips.clear()

    def on_resize(self, _event: Resize) -> None:
        """Wrap anew, the words at the top staying there."""
        self._wrap()

    def on_click(self, event: Click) -> None:
        """Say what was hit."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        number = spot.y + self.scroll_offset.y
        position = self._layout_of_text.position_at(number, max(0, spot.x - _GUTTER))
        if position is not None:
            event.stop()
            self.post_message(self.Hit(self._spans.at(position), position))

    def _wrap(self) -> None:
        rows, top = self._layout_of_text.rows, self.scroll_offset.y
        kept = rows[top].start if top < len(rows) else 0
        width = self.scrollable_content_region.width
        if width <= _GUTTER:
            return
        self._layout_of_text = Layout(self._text, width - _GUTTER, self._labels)
        self.virtual_size = Size(width, len(self._layout_of_text.rows))
        self._forget()
        self.scroll_to(y=self._layout_of_text.row_of(kept) if kept else 0, animate=False, immediate=True)
        if self._hand is not None:
            self._reveal(self._hand.start, self._hand.end)

    def _forget(self) -> None:
        self._strips.clear()
        self.refresh()

    def _redraw(self, line: ClaimLine) -> None:
        first = self._layout_of_text.row_of(line.start)
        last = self._layout_of_text.row_of(max(line.start, line.end - 1))
        for number in range(first, last + 1):
            self._strips.pop(number, None)
        self.refresh_lines(first, last - first + 1)

    def _reveal(self, start: int, end: int) -> None:
        height = self.scrollable_content_region.height
        if not height:
            return
        first = self._layout_of_text.row_of(start)
        last = self._layout_of_text.row_of(max(start, end - 1))
        top = self.scroll_offset.y
        margin = min(_CONTEXT, height // 4)
        if first < top + margin or last >= top + height - margin:
            self.scroll_to(y=max(0, first - height // 3), animate=False, immediate=True)

    def _draw(self, number: int) -> Strip:
        row = self._layout_of_text.rows[number]
        if row.label:
            return Strip(
                [
                    Segment(" " * _GUTTER, self.rich_style),
                    Segment(display.plain(row.label), self._ink("label")),
                ]
            )
        if row.start == row.end:
            return Strip([])
        claims = self._spans.between(row.start, row.end)
        segments = [*self._gutter(row, claims), *self._words(row, claims)]
        return Strip(segments)

    def _gutter(self, row: Row, claims: Sequence[ClaimLine]) -> list[Segment]:
        """Mark, signs of the claims that start on this row, and the bar beside the claim in hand."""
        starting = [line for line in claims if row.start <= line.start]
        hand = self._hand
        held = hand is not None and hand.start < row.end and hand.end > row.start
        marked = any(line.id in self._marked for line in starting)
        signs = [
            Segment(words.line_symbol(line), self._ink(f"{_ink_of(line)} sign")) for line in starting[:2]
        ]
        if len(starting) > len(signs):
            signs[1] = Segment("+", self._ink("open sign"))
        blank = Segment(" ", self.rich_style)
        signs = [blank] * (2 - len(signs)) + signs
        return [
            Segment(_MARK if marked else " ", self._ink("bar")),
            *signs,
            Segment(_BAR if held else " ", self._ink("bar")),
            blank,
        ]

    def _words(self, row: Row, claims: Sequence[ClaimLine]) -> list[Segment]:
        """The row's words, each run in the ink of the claim it belongs to; the shortest claim wins."""
        shown = self._layout_of_text.shown(row)
        inks: list[str] = [""] * len(shown)
        ordered = sorted(claims, key=lambda line: line.start - line.end)
        hand = self._hand
        if hand is not None and any(line.id == hand.id for line in claims):
            ordered = [line for line in ordered if line.id != hand.id] + [hand]
        for line in ordered:
            first, last = max(line.start, row.start) - row.start, min(line.end, row.end) - row.start
            ink = _ink_of(line)
            inks[first:last] = [f"hand {ink}" if line is hand else ink] * (last - first)
        if self._found:
            first, last = (max(0, min(len(shown), edge - row.start)) for edge in self._found)
            inks[first:last] = ["found"] * (last - first)
        segments, at = [], 0
        for ink, run in groupby(inks):
            size = sum(1 for _ in run)
            segments.append(Segment(shown[at : at + size], self._ink(ink)))
            at += size
        return segments

    def _ink(self, name: str) -> Style:
        """The style for a name or two: ``supported``, ``hand open``; looked up once per theme."""
        style = self._inks.get(name)
        if style is None:
            style = self.rich_style
            for part in name.split():
                style += self.get_component_rich_style(f"article--{part}", partial=True)
            self._inks[name] = style
        return style


def _ink_of(line: ClaimLine) -> str:
    """The name of the ink of a claim: where it stands, or that it waits."""
    return "waiting" if line.work in {"waiting", "skipped"} else line.standing.value
