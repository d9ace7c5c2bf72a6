"""The footer: the keys that work here and now, as many as fit, the most useful first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui import display
from tui.commands.base import spoken_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click


class KeyBar(Widget):
    """One line of keys and labels; a click on one runs it."""

    ALLOW_SELECT = False

    class Pressed(Message):
        """Somebody clicked on a command."""

        def __init__(self, name: str) -> None:
            self.name = name
            """Name of the command."""
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(id=id)
        self._keys: Sequence[tuple[str, str, str]] = ()
        self._places: list[tuple[int, int, str]] = []

    def show(self, keys: Sequence[tuple[str, str, str]]) -> None:
        """Show other keys.

        Args:
            keys: Key, label and command name of each, the most useful first; the last one is always shown.
        """
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def render(self) -> Content:
        """Draw as many as fit."""
        width = self.content_size.width
        drawn = [(self._draw(key, label), name) for key, label, name in self._keys]
        if not drawn:
            return Content("")
        last, room = drawn[-1], width - drawn[-1][0].cell_length
        parts, at = [], 0
        self._places = []
        for content, name in drawn[:-1]:
            if at + content.cell_length > room:
                continue
            self._places.append((at, at + content.cell_length, name))
            parts.append(content)
            at += content.cell_length
        self._places.append((at, at + last[0].cell_length, last[1]))
        return display.fit(Content.assemble(*parts, last[0]), width)

    def on_click(self, event: Click) -> None:
        """Say which command was clicked."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        for start, stop, name in self._places:
            if start <= spot.x < stop:
                event.stop()
                self.post_message(self.Pressed(name))

    @staticmethod
    def _draw(key: str, label: str) -> Content:
        return display.row(" ", (spoken_key(key), "bold $key"), " ", (label, "$foreground"), " ")
