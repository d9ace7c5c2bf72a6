"""A line of text with a left and a right end: the header of a screen and the title of a section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from tui import display

if TYPE_CHECKING:
    from collections.abc import Callable


class OneLine(Widget):
    """One line, the right end at the right edge; the left end is cut where both do not fit."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(id=id)
        self._ends: Callable[[int], tuple[Content, Content]] = lambda _width: (Content(""), Content(""))

    def show(self, ends: Callable[[int], tuple[Content, Content]]) -> None:
        """Show other content.

        Args:
            ends: Gives the left and the right end for a width in cells.
        """
        self._ends = ends
        self.refresh()

    def render(self) -> Content:
        """Draw for the width at hand."""
        width = self.content_size.width
        left, right = self._ends(width)
        return display.ends(left, right, width)
