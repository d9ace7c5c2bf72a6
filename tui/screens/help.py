"""Everything that can be done on a screen, by heading; typing narrows it, Enter does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.screen import ModalScreen

from claims import words
from claims.i18n import gettext as _
from claims.inside.said import DISAGREES, UNDECIDED
from schema.view import Standing
from tui import display
from tui.commands.base import AnyCommand, spoken_key
from tui.pictures.duplicates import CANONICAL
from tui.widgets.fields import LineField
from tui.widgets.paged_list import PagedList
from tui.widgets.shown import Shown

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.widgets import Input

    from tui.commands.base import Group
    from tui.screens.commanded import CommandedScreen

_KEYS, _LABEL = 13, 22


class HelpScreen(ModalScreen["AnyCommand | None"]):
    """The result is the command to run, or None.

    Args:
        asked: The screen whose keys are listed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", ""),
        ("down", "move(1)", ""),
        ("up", "move(-1)", ""),
        ("pagedown", "move(15)", ""),
        ("pageup", "move(-15)", ""),
    ]

    def __init__(self, asked: CommandedScreen) -> None:
        super().__init__()
        self._working = {command.name for _key, command in asked.usable()}
        self._keys = asked.keys_of
        self._commands = asked.COMMANDS_HERE
        self._rows: list[Group | AnyCommand] = []

    def compose(self) -> ComposeResult:
        """A line to type into, the list, the signs."""
        listing: PagedList[Group | AnyCommand] = PagedList(self._draw, empty=_("no such key"), id="commands")
        with Vertical(id="sheet"):
            yield LineField(placeholder=_("type to search"), id="sought")
            yield listing
            yield Shown(id="explained")
            yield Shown(_signs(), id="signs")

    def on_mount(self) -> None:
        """List everything."""
        display.title(self.query_one("#sheet"), display.text(_("Keys")))
        self._list("")
        self.query_one("#sought").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._list(event.value.casefold())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do what is in hand, if it works here and now."""
        event.stop()
        self._choose()

    def _choose(self) -> None:
        row = self._listing.row_in_hand
        if row is None or isinstance(row, str) or row.name not in self._working:
            return
        self.dismiss(row)

    def action_move(self, by: int) -> None:
        """Take another row in hand, headings left out."""
        self._listing.move(by)
        if isinstance(self._listing.row_in_hand, str):
            self._listing.move(1 if by > 0 or self._listing.hand == 0 else -1)
        self._explain()

    def _explain(self) -> None:
        """Write the sentence of the command in hand in full, where the list had to cut it."""
        row = self._listing.row_in_hand
        said = "" if row is None or isinstance(row, str) else row.explanation()
        self.query_one("#explained", Shown).show(display.text(said), layout=False)

    def on_paged_list_taken(self, message: PagedList.Taken[Group | AnyCommand]) -> None:
        """Explain the command clicked."""
        message.stop()
        self._explain()

    def on_paged_list_opened(self, message: PagedList.Opened[Group | AnyCommand]) -> None:
        """Do the command clicked twice, if it works here and now."""
        message.stop()
        self._choose()

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)

    @property
    def _listing(self) -> PagedList[Group | AnyCommand]:
        found: PagedList[Group | AnyCommand] = self.query_one("#commands", PagedList)
        return found

    def _list(self, sought: str) -> None:
        self._rows, heading = [], None
        for command in self._commands:
            if sought and sought not in self._told(command):
                continue
            if command.group is not heading:
                heading = command.group
                self._rows.append(heading)
            self._rows.append(command)
        self._listing.show(self._rows, 1)
        self._explain()

    def _told(self, command: AnyCommand) -> str:
        keys = " ".join(spoken_key(key) for key in self._keys.get(command.name, ()))
        return f"{command.words()} {command.explanation()} {keys} {command.name}".casefold()

    def _draw(self, row: Group | AnyCommand, width: int) -> Content:
        if isinstance(row, str):
            return display.fit(display.text(_(row), "bold $key"), width)
        keys = "  ".join(spoken_key(key) for key in self._keys.get(row.name, ()))
        colour = "" if row.name in self._working else "$faint"
        return display.fit(
            display.row(
                display.fit(display.text(f"  {keys}", f"bold {colour or '$foreground'}"), _KEYS),
                display.fit(display.text(row.words(), colour), _LABEL),
                (f" {row.explanation()}", colour or "$quiet"),
            ),
            width,
        )


def _signs() -> Content:
    """The signs of the gutter and what they say."""
    parts: list[tuple[str, str]] = []
    for standing in Standing:
        colour = "$open" if standing is Standing.REOPENED else f"${standing.value}"
        parts += [(f"{words.symbol(standing)} ", f"bold {colour}"), (f"{words.word(standing)}   ", "$quiet")]
    more = (
        ("⏱", _("waiting")),
        ("–", _("skipped")),
        (words.MUST_CHECK, _("must-check")),
        (words.ATTRIBUTION_CHECKED, _("attribution checked")),
        (words.SAME_FACT, _("same fact as")),
        (DISAGREES + "7", _("disagrees with claim 7")),
        (UNDECIDED, _("nobody decided yet")),
        (words.SUGGESTED, _("earlier checks")),
        (CANONICAL, _("stands for all")),
    )
    for sign, said in more:
        parts += [(f"{sign} ", "bold $difference"), (f"{said}   ", "$quiet")]
    return display.row(*parts)
