"""Choose a source entered before, by typing a part of it, or enter a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from claims import words
from claims.i18n import gettext as _
from tui import display
from tui.widgets.fields import LineField
from tui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.widgets import Input

    from schema.source import Source

NEW = "new"
"""The row that stands for a new source."""


class ChooseSource(ModalScreen["Source | str | None"]):
    """The result is a source, ``new``, or None after Esc.

    Args:
        sources: Those entered before, the newest first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", ""),
        ("down", "move(1)", ""),
        ("up", "move(-1)", ""),
        ("pagedown", "move(10)", ""),
        ("pageup", "move(-10)", ""),
    ]

    def __init__(self, sources: Sequence[Source]) -> None:
        super().__init__()
        self._sources = sources
        self._rows: Sequence[Source | str] = [NEW, *sources]

    def compose(self) -> ComposeResult:
        """A line to type into above the list."""
        with Vertical(id="sheet"):
            yield LineField(placeholder=_("type a part of its title, publisher or address"), id="sought")
            listing: PagedList[Source | str] = PagedList(_draw, id="sources")
            yield listing

    def on_mount(self) -> None:
        """The newest source is the likeliest to be used again: it is in hand."""
        display.title(self.query_one("#sheet"), display.text(_("Source")))
        self._listing.show(self._rows, 1)
        self.query_one("#sought").focus()

    @property
    def _listing(self) -> PagedList[Source | str]:
        found: PagedList[Source | str] = self.query_one("#sources", PagedList)
        return found

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits what is typed."""
        sought = event.value.casefold().split()
        fitting = [source for source in self._sources if all(word in _told(source) for word in sought)]
        self._rows = [NEW, *fitting]
        self._listing.show(self._rows, 1 if fitting else 0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the row in hand."""
        event.stop()
        self.dismiss(self._rows[self._listing.hand])

    def on_paged_list_taken(self, message: PagedList.Taken[Source | str]) -> None:
        """Take the row clicked."""
        self.dismiss(message.row)

    def action_move(self, by: int) -> None:
        """Take another row in hand, the typing going on."""
        self._listing.move(by)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def _told(source: Source) -> str:
    """What a source can be found by."""
    return f"{source.title} {source.publisher or ''} {source.url or ''}".casefold()


def _draw(row: Source | str, width: int) -> Content:
    if isinstance(row, str):
        return display.fit(display.text("+ " + _("new source"), "bold $key"), width)
    primary = (" · " + _("primary"), "$key") if row.primary else ("", "")
    right = display.row(
        (f"  {row.publisher or ''}", "$quiet"), primary, (f"  {words.word(row.kind)} ", "$quiet")
    )
    return display.ends(display.row("  ", row.title), right, width)
