"""The cluster browser: claims told more than once, their members, and what people do about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.reactive import reactive

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from tui import display
from tui.commands.base import bindings
from tui.commands.duplicates import DUPLICATES
from tui.pictures.duplicates import ALARM, cluster_row, cluster_title, member_row, side_panel, side_title
from tui.pictures.review import decided
from tui.screens.commanded import CommandedScreen
from tui.screens.duplicates_data import DuplicatesData
from tui.widgets.content_view import ContentView
from tui.widgets.key_bar import KeyBar
from tui.widgets.one_line import OneLine
from tui.widgets.paged_list import PagedList
from tui.widgets.pane_tabs import PaneTabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content

    from schema.base import Id
    from schema.cluster import Link
    from schema.duplicates import ClaimSide, ClusterLine

PANES = ("clusters", "members")
"""Names of the panes, from left to right."""

_POLL_EVERY = 2.0


class DuplicatesScreen(CommandedScreen):
    """All clusters, those with an alarm first.

    Args:
        claim: A claim whose cluster to take in hand first.
    """

    COMMANDS_HERE = DUPLICATES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DUPLICATES)]

    pane: reactive[str] = reactive("clusters", init=False, repaint=False)
    """The pane in use, one of `PANES`; at 80 columns the only one shown."""

    def __init__(self, claim: Id | None = None) -> None:
        super().__init__(classes="-clusters")
        self.data = DuplicatesData(self, claim)
        """Reads the clusters and keeps them fresh."""
        self.drafts: dict[str, dict[str, str]] = {}
        """Reasons that were typed and not sent, by claim."""

    def compose(self) -> ComposeResult:
        """Header, tabs, clusters beside members over the member in hand, footer."""
        clusters: PagedList[ClusterLine] = PagedList(cluster_row, empty=_("opening…"), id="clusters")
        members: PagedList[ClaimSide] = PagedList(member_row, id="members")
        yield OneLine(id="header")
        yield PaneTabs(((PANES[0], _("Clusters")), (PANES[1], _("Members"))), id="tabs")
        with Container(id="duplicates"):
            yield clusters
            yield members
            yield ContentView(id="member")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Read what there is, and look again now and then."""
        self.clusters: PagedList[ClusterLine] = self.query_one("#clusters", PagedList)
        self.members: PagedList[ClaimSide] = self.query_one("#members", PagedList)
        self.panel = self.query_one("#member", ContentView)
        display.title(self.clusters, display.text(_("Clusters")))
        self.clusters.focus()
        self.query_one("#tabs", PaneTabs).shown = self.pane
        self.write()
        self.data.look()
        self.set_interval(_POLL_EVERY, self.data.look)

    def on_screen_resume(self) -> None:
        """Decisions may have been made meanwhile."""
        self.data.look()

    @property
    def cluster(self) -> ClusterLine | None:
        """The cluster in hand."""
        return self.clusters.row_in_hand if self.is_mounted else None

    @property
    def member(self) -> ClaimSide | None:
        """The member in hand, once the members are those of the cluster in hand."""
        cluster = self.cluster
        return self.members.row_in_hand if cluster and cluster.id == self.data.cluster else None

    @property
    def listing(self) -> PagedList[ClusterLine] | PagedList[ClaimSide]:
        """The list in use."""
        return self.clusters if self.pane == PANES[0] else self.members

    def move(self, by: int) -> None:
        """Take another cluster or member in hand, whichever pane is in use."""
        self.listing.move(by)
        self.data.look_closer()

    def say_none(self) -> None:
        """Say what to do where there is no cluster."""
        self.clusters.say_empty(_("No cluster yet. Press D to look for duplicates."))

    def say_alone(self) -> None:
        """Say that the claim one came from is not among those listed."""
        display.notify(self, _("The claim you came from is in no cluster. D looks for more."))

    def show_cluster(self, line: ClusterLine | None) -> None:
        """Say whose members are listed."""
        display.title(self.members, cluster_title(line) if line else display.text(_("Members")))

    def show_member(
        self, side: ClaimSide | None, told: Sequence[tuple[Link, ClaimSide]], *, from_top: bool
    ) -> None:
        """Show the member in hand with the words around it and what people decided about it.

        Args:
            side: The member; None where there is none.
            told: Decisions about it and others, each with the other claim.
            from_top: Whether it is another one than before.
        """
        display.title(self.panel, side_title(side) if side else display.text(""))
        rows = [side_panel(side)] if side else []
        who = self.desk_app.analyst
        rows += [display.text("")] if told else []
        rows += [decided(link, mine=link.analyst == who, other=other) for link, other in told]
        self.panel.show(display.lines(*rows), from_top=from_top)
        self.write()

    def search_moved(self, *, ended: bool) -> None:
        """Say how far the search is, and show what it stored."""
        if self.is_mounted:
            self.write()
        if ended:
            self.data.look()

    def watch_pane(self, pane: str) -> None:
        """Bring a pane to the front."""
        for name in PANES:
            self.set_class(name == pane, f"-{name}")
        self.query_one("#tabs", PaneTabs).shown = pane
        self.query_one(f"#{pane}").focus(scroll_visible=False)
        self.write()

    def on_paged_list_wanted(self, message: PagedList.Wanted[ClusterLine]) -> None:
        """Read a page that is about to be seen."""
        message.stop()
        of_clusters = message.rows.id == PANES[0]
        self.attend(self.data.fill(message.start, clusters=of_clusters))

    def on_paged_list_taken(self, message: PagedList.Taken[ClusterLine]) -> None:
        """Take what was clicked in hand."""
        message.stop()
        self.pane = message.rows.id or PANES[0]
        self.data.look_closer()

    def on_paged_list_opened(self, message: PagedList.Opened[ClusterLine]) -> None:
        """Open what was clicked twice."""
        message.stop()
        self.pane = message.rows.id or PANES[0]
        self.action_do("open_member" if self.pane == PANES[1] else "other_pane")

    def on_pane_tabs_taken(self, message: PaneTabs.Taken) -> None:
        """Show the pane clicked."""
        self.pane = message.name

    def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """Run the command clicked in the footer."""
        self.action_do(message.name)

    def write(self) -> None:
        """Write header and footer."""
        title = display.row((" Claimdesk › ", "$quiet"), (_("Duplicates"), "bold"))
        self.query_one("#header", OneLine).show(lambda _w: (title, self._state()))
        offered = sorted(
            ((key, one) for key, one in self.usable() if one.rank), key=lambda pair: pair[1].rank
        )
        self.query_one("#keys", KeyBar).show([(key, one.words(), one.name) for key, one in offered])

    def _state(self) -> Content:
        if self.desk_app.search.running:
            far = self.desk_app.search.words
            return display.row((f"  {far}", "$key"), (" · " + _("esc stops it") + " ", "$quiet"))
        count = len(self.data.ids)
        said = ngettext("{n} cluster", "{n} clusters", count).format(n=words.number(count))
        alarms = f" · {ALARM} {words.number(self.data.alarms)}" if self.data.alarms else ""
        who = f"   {self.desk_app.initials()} "
        return display.row((f"  {said}", "$quiet"), (alarms, "bold $contradicted"), (who, "bold $key"))
