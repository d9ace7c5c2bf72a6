"""Fields of the forms. What is typed or pasted stays as it is; what is drawn is made harmless."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tui import display

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType
    from textual.content import Content
    from textual.events import Click


class WordsOf(Suggester):
    """Completes what is typed with words as they stand in a text.

    Args:
        text: The text; stretches of it with invisible characters are never suggested.
    """

    def __init__(self, text: str) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._text = text

    async def get_suggestion(self, value: str) -> str | None:
        """The stretch of the text that starts with what is typed, to the end of its word."""
        place = self._text.find(value) if value else -1
        if place < 0:
            return None
        stop = place + len(value)
        while stop < len(self._text) and not self._text[stop].isspace():
            stop += 1
        found = self._text[place:stop]
        return found if found == display.plain(found) else None


class LineField(Input):
    """One line of text, drawn harmlessly, with a cursor that does not blink."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        suggester: Suggester | None = None,
        id: str | None = None,  # noqa: A002 -- Textual's own name
    ) -> None:
        super().__init__(value, placeholder, suggester=suggester, compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        return Text(display.plain(self.value), no_wrap=True, overflow="ignore", end="")


class TextField(TextArea):
    """Several lines of text, drawn harmlessly. Tab leaves it; Enter starts a new line."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(value, compact=True, tab_behavior="focus", id=id)
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """One line as drawn."""
        return Text(display.plain(self.document.get_line(line_index)), end="", no_wrap=True)


class ChoiceField(Widget):
    """A few answers on one line, one of them chosen; left and right, space or a click change it.

    Args:
        choices: Value and label of each answer.
        value: The value chosen at first; the first one where it is none of them.
        id: Name in the style sheet.
    """

    can_focus = True
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        ("left", "turn(-1)", ""),
        ("right,space", "turn(1)", ""),
    ]

    class Changed(Message):
        """Another answer was chosen."""

        def __init__(self, field: ChoiceField) -> None:
            self.field = field
            """The field."""
            super().__init__()

    def __init__(self, choices: Sequence[tuple[str, str]], value: str = "", *, id: str | None = None) -> None:  # noqa: A002 -- Textual's own name
        super().__init__(id=id)
        self._choices = choices
        values = [choice for choice, _label in choices]
        self._at = values.index(value) if value in values else 0

    @property
    def value(self) -> str:
        """The value chosen."""
        return self._choices[self._at][0]

    def action_turn(self, by: int) -> None:
        """Choose the next or the previous answer."""
        self._choose((self._at + by) % len(self._choices))

    def on_click(self, event: Click) -> None:
        """Choose the answer clicked."""
        spot, at = event.get_content_offset(self), 0
        for index in range(self._first(), len(self._choices)):
            width = self._width(index)
            if spot is not None and at <= spot.x < at + width:
                self._choose(index)
            at += width

    def render(self) -> Content:
        """The answers, the one chosen standing out; where they do not fit, the first ones give way."""
        held = "bold $key reverse" if self.has_focus else "bold $key underline"
        shown = range(self._first(), len(self._choices))
        return display.row(
            *((f" {self._choices[index][1]} ", held if index == self._at else "$quiet") for index in shown)
        )

    def _first(self) -> int:
        """The first answer shown, so that the one chosen is in sight."""
        first, room = 0, self.content_size.width
        while first < self._at and sum(self._width(index) for index in range(first, self._at + 1)) > room:
            first += 1
        return first

    def _width(self, index: int) -> int:
        return display.text(self._choices[index][1]).cell_length + 2

    def _choose(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self.refresh()
            self.post_message(self.Changed(self))
