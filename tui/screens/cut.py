"""Where to cut a claim in two: a bar walks from word to word through its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from claims.i18n import gettext as _
from tui import display
from tui.widgets.shown import Shown

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content


class CutClaim(ModalScreen[int | None]):
    """Choose a place; the result is its position within the text, or None after Esc.

    Args:
        text: The words of the claim.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", ""),
        ("left,h,k", "walk(-1)", ""),
        ("right,l,j,x", "walk(1)", ""),
        ("home", "walk(-10000)", ""),
        ("end", "walk(10000)", ""),
        ("enter", "cut", ""),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._places = [found.start() for found in re.finditer(r"(?<=\s)\S", text)]
        self._at = len(self._places) // 2

    def compose(self) -> ComposeResult:
        """The text with the bar, and the keys."""
        with Vertical(id="sheet"):
            yield Shown(id="parts")
            yield Shown(self._keys(), id="help")

    def on_mount(self) -> None:
        """Show the first proposal; a claim of one word has none."""
        display.title(self.query_one("#sheet"), display.text(_("Cut in two")))
        if not self._places:
            self.dismiss(None)
            return
        self._draw()

    def action_walk(self, by: int) -> None:
        """Move the bar by some words."""
        if self._places:
            self._at = max(0, min(self._at + by, len(self._places) - 1))
            self._draw()

    def action_cut(self) -> None:
        """Cut where the bar stands."""
        self.dismiss(self._places[self._at])

    def action_leave(self) -> None:
        """Leave the claim whole."""
        self.dismiss(None)

    def _draw(self) -> None:
        place = self._places[self._at]
        left, right = self._text[:place], self._text[place:]
        self.query_one("#parts", Shown).show(
            display.lines(
                display.row(("1 ", "$quiet"), left.rstrip()), display.row(("2 ", "$quiet"), (right, "$key"))
            )
        )

    @staticmethod
    def _keys() -> Content:
        return display.key_hints(("← →", _("move")), ("⏎", _("cut")), ("esc", _("cancel")))
