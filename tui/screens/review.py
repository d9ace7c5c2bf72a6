"""Pairs that only a person can decide: both claims beside each other, one key a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from claims import words
from claims.i18n import gettext as _
from tui import display
from tui.commands.base import bindings
from tui.commands.review import REVIEW
from tui.pictures.duplicates import side_panel, side_title
from tui.pictures.review import decided, differences_of, finished, kinds_of, left_of, marks
from tui.screens.commanded import CommandedScreen
from tui.screens.review_data import ReviewData
from tui.widgets.content_view import ContentView
from tui.widgets.key_bar import KeyBar
from tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.events import Resize

    from claims.progress import Progress
    from schema.cluster import Link

_POLL_EVERY = 2.0
_KINDS_FROM = 70
"""Columns from which the header has room for the kinds of differences."""


class ReviewScreen(CommandedScreen):
    """One pair after the other, first those whose answer settles most."""

    COMMANDS_HERE = REVIEW
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(REVIEW)]
    AUTO_FOCUS = ""  # neither claim is the one in hand

    def __init__(self) -> None:
        super().__init__()
        self.data = ReviewData(self)
        """The session, and what its pairs say."""
        self.busy = ""
        """How far the search for pairs is."""
        self.answering = False
        """Whether an answer is being stored: another key would be about a pair nobody saw."""
        self._told = display.text("")

    def compose(self) -> ComposeResult:
        """Header, both claims, what differs, what was decided last, footer."""
        yield OneLine(id="header")
        with Container(id="pair"):
            yield ContentView(id="ours")
            yield ContentView(id="theirs")
        yield ContentView(id="apart")
        yield OneLine(id="told")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Look for pairs."""
        self.ours, self.theirs = self.query_one("#ours", ContentView), self.query_one("#theirs", ContentView)
        self.apart = self.query_one("#apart", ContentView)
        self.busy = _("looking for pairs…")
        self.write()
        self.attend(self._open())
        self.set_interval(_POLL_EVERY, self.data.look)

    def on_screen_resume(self) -> None:
        """Others may have decided meanwhile."""
        self.data.look()
        self.write()

    def on_resize(self, _event: Resize) -> None:
        """Write anew for the room there is."""
        self.call_after_refresh(self.show_again)

    def show_turn(self) -> None:
        """Show the pair in hand from its beginning."""
        self._show(from_top=True)

    def show_again(self) -> None:
        """Show what changed about the pair in hand."""
        self._show(from_top=False)

    def show_decided(self, link: Link | None) -> None:
        """Say that somebody else decided about the pair in hand; it stays until one goes on."""
        if link is not None:
            self.tell_about(decided(link, mine=link.analyst == self.desk_app.analyst))

    def tell_about(self, said: Content) -> None:
        """Say what was decided last, in the line above the keys."""
        self._told = said
        self.query_one("#told", OneLine).show(lambda _w: (display.row(" ", said), display.text("")))

    def scroll(self, by: int) -> None:
        """Scroll both claims by pages."""
        for pane in (self.ours, self.theirs):
            pane.scroll_relative(y=by * max(1, pane.size.height - 1), animate=False)

    def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """Run the command clicked in the footer."""
        self.action_do(message.name)

    def write(self) -> None:
        """Write header and footer."""
        self.query_one("#header", OneLine).show(lambda width: (self._place(width), self._state(width)))
        offered = sorted(
            ((key, one) for key, one in self.usable() if one.rank), key=lambda pair: pair[1].rank
        )
        self.query_one("#keys", KeyBar).show([(key, one.words(), one.name) for key, one in offered])

    async def _open(self) -> None:
        try:
            await self.data.open(self._tell)
        finally:
            self.busy = ""
        self.write()

    def _tell(self, progress: Progress) -> None:
        far = f" {words.number(progress.done)}/{words.number(progress.total)}" if progress.total else ""
        self.busy = f"{progress.words}{far}"
        self.write()

    def _place(self, width: int) -> Content:
        turn = self.data.turn
        pair = turn.pair if turn else None
        kinds = kinds_of(pair.differences) if pair is not None and width >= _KINDS_FROM else ""
        title = _("The same claim?")
        return display.row((" Claimdesk › ", "$quiet"), (title, "bold"), (f"   {kinds}", "$difference"))

    def _state(self, width: int) -> Content:
        who = (f"   {self.desk_app.initials()} ", "bold $key")
        turn = self.data.turn
        if self.busy or turn is None:
            return display.row((f"  {self.busy}", "$key"), (" · " + _("esc stops it") + " ", "$quiet"))
        return display.row("  ", left_of(turn.left, turn.total, width), who)

    def _show(self, *, from_top: bool) -> None:
        turn, sides = self.data.turn, self.data.sides
        if turn is None:
            return
        if turn.pair is None or sides is None:
            gone = _("One of the claims is no longer there.")
            said = finished(turn.total) if turn.pair is None else display.text(gone, "bold")
            for pane, shown in ((self.ours, said), (self.theirs, display.text(""))):
                display.title(pane, display.text(""))
                pane.show(shown, from_top=True)
            self.apart.show(display.text(""))
        else:
            differences = turn.pair.differences
            both = marks(sides[0].line.claim, sides[1].line.claim, differences)
            for pane, side, places in zip((self.ours, self.theirs), sides, both, strict=True):
                display.title(pane, side_title(side))
                pane.show(side_panel(side, *places, compact=self.has_class("-narrow")), from_top=from_top)
            self.apart.show(differences_of(differences), from_top=from_top)
        self.write()
