"""One line of tabs: which pane is shown where the screen has room for one only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui import display

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content
    from textual.events import Click


class PaneTabs(Widget):
    """Names of panes, the one shown standing out.

    Args:
        panes: Name and label of each.
        id: Name in the style sheet.
    """

    ALLOW_SELECT = False
    shown: reactive[str] = reactive("")
    """Name of the pane shown."""

    class Taken(Message):
        """Somebody clicked on a tab."""

        def __init__(self, name: str) -> None:
            self.name = name
            """Name of the pane."""
            super().__init__()

    def __init__(self, panes: Sequence[tuple[str, str]], *, id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(id=id)
        self._panes = panes

    def render(self) -> Content:
        """All tabs on one line."""
        parts = [
            (f" {label} ", "bold $key underline" if name == self.shown else "$quiet")
            for name, label in self._panes
        ]
        return display.row(" ", *parts)

    def on_click(self, event: Click) -> None:
        """Say which tab was clicked."""
        spot, at = event.get_content_offset(self), 1
        for name, label in self._panes:
            width = display.text(label).cell_length + 2
            if spot is not None and at <= spot.x < at + width:
                self.post_message(self.Taken(name))
            at += width
