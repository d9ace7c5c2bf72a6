"""A row of answers, each one key: reasons, relations, formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.content import Content
from textual.screen import ModalScreen

from tui import display
from tui.widgets.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Click, Key

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One answer."""

    label: str
    """The answer in words."""
    value: T
    """What it stands for."""
    key: str = ""
    """Its key; the first free letter of the label where none is given."""
    style: str = ""
    """Colour of the label."""


class Pick(ModalScreen[Choice[T] | None]):
    """Choose by one key or a click; Esc gives None.

    Args:
        title: What is asked.
        choices: The answers; a figure from 1 works as well as the letter.
    """

    def __init__(self, title: Content, choices: Sequence[Choice[T]]) -> None:
        super().__init__()
        self._heading = title
        self._choices = dict(zip(_letters(choices), choices, strict=True))
        self._places: list[tuple[int, int, int, str]] = []

    def compose(self) -> ComposeResult:
        """The answers, wrapped over as many rows as they need."""
        yield Shown(id="row")

    def on_mount(self) -> None:
        """Lay the answers out for the width of the screen."""
        width = max(20, self.app.size.width - 2)
        rows, at = [Content("")], 0
        for part, key in self._parts():
            if at and at + part.cell_length > width:
                rows.append(Content(""))
                at = 0
            self._places.append((len(rows) - 1, at, at + part.cell_length, key))
            rows[-1] = Content.assemble(rows[-1], part)
            at += part.cell_length
        self.query_one("#row", Shown).show(display.lines(*rows))

    def on_key(self, event: Key) -> None:
        """Answer, or leave; other keys do nothing."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
            return
        pressed = event.character or ""
        if pressed.isdigit() and 0 < int(pressed) <= len(self._choices):
            self.dismiss(list(self._choices.values())[int(pressed) - 1])
            return
        found = self._choices.get(event.key) or self._choices.get(pressed.casefold())
        if found is not None:
            self.dismiss(found)

    def on_click(self, event: Click) -> None:
        """Choose the answer clicked; a click elsewhere leaves."""
        row = self.query_one("#row", Shown)
        spot = event.get_content_offset(row)
        if spot is None:
            self.dismiss(None)
            return
        for line, start, stop, key in self._places:
            if line == spot.y and start <= spot.x < stop:
                chosen = self._choices.get(key)
                self.dismiss(chosen)

    def _parts(self) -> list[tuple[Content, str]]:
        parts = [(Content.assemble(self._heading, "  "), " ")]
        for key, choice in self._choices.items():
            shown = {"enter": "⏎"}.get(key, key)
            parts.append((display.row((shown, "bold $key"), " ", (choice.label, choice.style), "   "), key))
        parts.append((display.row(("esc", "bold $key"), " ✕"), "escape"))
        return parts


def _letters(choices: Sequence[Choice[T]]) -> list[str]:
    """A key for each answer: its own, or the first free letter of its label, or else of the alphabet."""
    taken = {choice.key for choice in choices if choice.key}
    keys = []
    for choice in choices:
        key = choice.key
        if not key:
            letters = [letter for letter in choice.label.casefold() if "a" <= letter <= "z"]
            key = next(letter for letter in [*letters, *"abcdefghijklmnopqrstuvwxyz"] if letter not in taken)
            taken.add(key)
        keys.append(key)
    return keys
