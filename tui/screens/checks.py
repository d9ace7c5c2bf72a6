"""Earlier checks of one claim: what was found, how it differs, and what a person decides about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.reactive import reactive

from claims.i18n import gettext as _
from tui import display
from tui.commands.base import bindings
from tui.commands.checking import CHECKING
from tui.pictures.matches import features, looked_in, marked, match_panel, match_row
from tui.screens.commanded import CommandedScreen
from tui.widgets.content_view import ContentView
from tui.widgets.key_bar import KeyBar
from tui.widgets.one_line import OneLine
from tui.widgets.paged_list import PagedList
from tui.widgets.shown import Shown

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from schema.match import Match, Search
    from schema.view import ClaimLine


class ChecksScreen(CommandedScreen):
    """What was checked before, for one claim.

    Args:
        line: The claim.
    """

    COMMANDS_HERE = CHECKING
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CHECKING)]

    search: reactive[Search | None] = reactive(None, init=False, repaint=False)
    """What was found; None while it is looked for."""
    explained: reactive[bool] = reactive(default=False, init=False, repaint=False)
    """Whether the features behind a suggestion are shown."""

    def __init__(self, line: ClaimLine) -> None:
        super().__init__()
        self.line = line
        """The claim."""
        self.sought: str | None = None
        """Words searched for by hand instead of the claim's own."""

    def compose(self) -> ComposeResult:
        """The claim, the list, the check in hand, the footer."""
        listing: PagedList[Match] = PagedList(self._draw, empty=_("looking…"), id="matches")
        yield OneLine(id="header")
        yield Shown(display.block(self.line.claim, "bold"), id="claim-said")
        yield listing
        yield ContentView(id="match")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Look for earlier checks."""
        title = display.dotted(_("Earlier checks"), _("Claim") + f" {self.line.number}")
        self.query_one("#header", OneLine).show(
            lambda _w: (display.row((" Claimdesk › ", "$quiet"), (title, "bold")), display.text(""))
        )
        self.listing.focus()
        self.write_keys()
        self.attend(self.look())

    @property
    def listing(self) -> PagedList[Match]:
        """The list of what was found."""
        found: PagedList[Match] = self.query_one("#matches", PagedList)
        return found

    @property
    def match(self) -> Match | None:
        """The check in hand."""
        return self.listing.row_in_hand if self.is_mounted and self.search else None

    async def look(self) -> None:
        """Look for earlier checks, by the claim or by words typed."""
        name, sought = self.line.id, self.sought
        if sought:
            self.search = await self.bench.read(lambda desk: desk.matches.search(sought, limit=20, all=True))
        else:
            self.search = await self.bench.read(lambda desk: desk.matches.for_claim(name, limit=20))

    def watch_search(self, search: Search | None) -> None:
        """List what was found, the row in hand staying where it was."""
        if search is None:
            return
        display.title(self.listing, display.text(looked_in(search)))
        self.listing.say_empty(_("nothing found"))
        self.listing.show(search.matches, self.listing.hand)
        self.write_match()

    def watch_explained(self) -> None:
        """Show or hide the features."""
        self.write_match()

    def move(self, by: int) -> None:
        """Take another check in hand."""
        self.listing.move(by)
        self.write_match()

    def on_paged_list_taken(self, message: PagedList.Taken[Match]) -> None:
        """Show the check clicked."""
        message.stop()
        self.write_match()

    def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """Run the command clicked in the footer."""
        self.action_do(message.name)

    def write_match(self) -> None:
        """Show the check in hand."""
        match, shown = self.match, self.query_one("#match", ContentView)
        if match is None:
            shown.show(display.text(""))
        else:
            parts = [match_panel(match, self.desk_app.today())]
            if self.explained:
                parts += [display.text(""), features(match)]
            shown.show(display.lines(*parts))
        # Places in the claim are known only where the claim itself was sought.
        differing = match.differences if match is not None and not self.sought else ()
        ours = marked(self.line.claim, [one.ours_at for one in differing])
        self.query_one("#claim-said", Shown).show(ours.stylize_before("bold"))
        self.write_keys()

    def write_keys(self) -> None:
        """Show the keys that work."""
        offered = sorted(
            ((key, one) for key, one in self.usable() if one.rank), key=lambda pair: pair[1].rank
        )
        self.query_one("#keys", KeyBar).show([(key, one.words(), one.name) for key, one in offered])

    def _draw(self, match: Match, width: int) -> Content:
        return match_row(match, width, self.desk_app.today())
