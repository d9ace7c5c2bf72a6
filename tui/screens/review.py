"""Pairs that only a person can decide: both claims beside each other, one key a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from claims.i18n import gettext as _
from tui import display
from tui.commands.base import bindings
from tui.commands.review import REVIEW
from tui.pictures.duplicates import side_panel, side_title
from tui.pictures.review import alarm_of, decided, differences_of, finished, kinds_of, left_of, marks
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

    from schema.cluster import Link
    from schema.duplicates import ClaimSide

_POLL_EVERY = 2.0
_ROOMY = 70
"""Columns from which the header has room for both keys that end a search."""


class ReviewScreen(CommandedScreen):
    """One pair after the other, first those whose answer settles most."""

    COMMANDS_HERE = REVIEW
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(REVIEW)]
    AUTO_FOCUS = ""  # neither claim is the one in hand

    def __init__(self) -> None:
        super().__init__()
        self.data = ReviewData(self)
        """The session, and what its pairs say."""
        self.why: str | None = None
        """The reason that goes with the next answer."""
        self.offer: tuple[ClaimSide, ClaimSide] | None = None
        """A checked claim and an open one that were put together last: its verdict may be given on."""
        self.drafts: dict[str, str] = {}
        """A reason that was typed and not sent."""
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

    def search_moved(self, *, ended: bool) -> None:
        """Say how far the search for pairs is."""
        del ended
        if self.is_mounted:
            self.write()

    def show_decided(self, link: Link | None) -> None:
        """Say that somebody else decided about the pair in hand; it stays until one goes on.

        Args:
            link: The decision; None where it was taken back.
        """
        if link is None:
            self.tell_about(display.text(""))
            return
        said = decided(link, mine=link.analyst == self.desk_app.analyst)
        on = _("space goes on, an answer overrules")
        self.tell_about(display.row(said, (f" · {on}", "$key")))

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
        if not await self.data.open():
            self.dismiss(None)

    def _place(self, width: int) -> Content:
        """The title, and the kinds of differences where they fit; below the claims they stand anyway."""
        turn = self.data.turn
        pair = turn.pair if turn else None
        kinds = kinds_of(pair.differences) if pair is not None else ""
        title = (_("The same claim?"), "bold")
        placed = display.row((" Claimdesk › ", "$quiet"), title)
        whole = display.row(placed, (f"   {kinds}", "$difference") if kinds else "")
        room = width - self._state(width).cell_length
        return next((one for one in (whole, placed) if one.cell_length <= room), display.row(" ", title))

    def _state(self, width: int) -> Content:
        who = (f"   {self.desk_app.initials()} ", "bold $key")
        turn = self.data.turn
        if turn is None:
            hint = _("esc stops it, q lets it go on") if width >= _ROOMY else _("esc stops it")
            far = self.desk_app.search.words or _("looking for pairs…")
            return display.row((f"  {far}", "$key"), (f" · {hint} ", "$quiet"))
        return display.row("  ", left_of(turn.left, turn.total, turn.settles, width), who)

    def _show(self, *, from_top: bool) -> None:
        turn, sides = self.data.turn, self.data.sides
        if turn is None:
            return
        if turn.pair is None or sides is None:
            for pane, shown in ((self.ours, finished(turn.total)), (self.theirs, display.text(""))):
                display.title(pane, display.text(""))
                pane.show(shown, from_top=True)
            self.apart.show(display.text(""))
        else:
            differences, said = turn.pair.differences, [side.line.claim for side in sides]
            both = marks(said[0], said[1], differences)
            for pane, side, places in zip((self.ours, self.theirs), sides, both, strict=True):
                display.title(pane, side_title(side))
                pane.show(side_panel(side, *places, compact=self.has_class("-narrow")), from_top=from_top)
            alarm = alarm_of(sides)
            rows = [alarm] if alarm is not None else []
            self.apart.show(
                display.lines(*rows, differences_of(differences, said[0], said[1])), from_top=from_top
            )
        self.write()
