"""The desk: an article, its claims and the claim in hand, worked from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.reactive import reactive

from claims import words
from claims.i18n import gettext as _
from tui import display
from tui.commands.base import bindings
from tui.commands.desk import DESK, VISITED
from tui.pictures.article import header
from tui.pictures.claims import claim_row, strip
from tui.pictures.detail import claim_panel
from tui.pictures.filters import filter_words
from tui.screens.commanded import CommandedScreen
from tui.screens.desk_data import DeskData
from tui.widgets.article_view import ArticleView
from tui.widgets.content_view import ContentView
from tui.widgets.key_bar import KeyBar
from tui.widgets.one_line import OneLine
from tui.widgets.paged_list import PagedList
from tui.widgets.pane_tabs import PaneTabs
from tui.widgets.shown import Shown
from tui.worklist import Worklist

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.events import Resize
    from textual.timer import Timer

    from schema.match import Search
    from schema.view import ArticlePage, ClaimDetail, ClaimLine
    from tui.commands.base import AnyCommand
    from tui.screens.desk_data import Target

PANES = ("article", "claims", "claim")
"""Names of the panes, from left to right."""

_CLOSER_AFTER = 0.06
"""Seconds without another key after which header, footer and panel follow: a held key skips them, and what
changes at both ends of the screen would make the whole of it be composed at every key."""
_POLL_EVERY = 2.0
"""Seconds between looks at the history for changes of other processes."""


class DeskScreen(CommandedScreen):
    """One article on the desk.

    Args:
        target: The article's id, or a file to add.
        claim: The claim to take in hand first, by id.
    """

    COMMANDS_HERE: ClassVar[tuple[AnyCommand, ...]] = DESK
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DESK)]

    work: reactive[Worklist | None] = reactive(None, init=False, repaint=False)
    """What is on the desk; None until the article is read."""
    pane: reactive[str] = reactive("article", repaint=False)
    """The pane in use, one of `PANES`; at 80 columns the only one shown."""
    busy: reactive[str] = reactive("", init=False, repaint=False)
    """What is being done that takes a while."""

    def __init__(self, target: Target, claim: str | None = None) -> None:
        super().__init__()
        self.data = DeskData(self, target, claim)
        """Reads the article and keeps it fresh."""
        self.drafts: dict[str, dict[str, str]] = {}
        """What was typed into forms that were left with Esc, by form and claim."""
        self.sought = ""
        """Words last searched for in the article."""
        self._detailed: str | None = None
        self.found = -1
        """Where they were found last."""

    def compose(self) -> ComposeResult:
        """Header, tabs, three panes, strip and footer."""
        claims: PagedList[ClaimLine] = PagedList(self._draw_claim, empty=_("no claims here"), id="claims")
        yield OneLine(id="header")
        yield PaneTabs(((PANES[0], _("Article")), (PANES[1], _("Claims")), (PANES[2], _("Claim"))), id="tabs")
        with Container(id="panes"):
            yield ArticleView(id="article")
            yield claims
            yield ContentView(id="claim")
        yield Shown(id="strip")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Start reading; the frame is on screen already."""
        self.article = self.query_one("#article", ArticleView)
        self.listing: PagedList[ClaimLine] = self.query_one("#claims", PagedList)
        self.detail = self.query_one("#claim", ContentView)
        display.title(self.article, display.text(_("Article")))
        display.title(self.listing, display.text(_("Claims")))
        display.title(self.detail, display.text(_("Claim")))
        self._closer: Timer | None = None
        self.set_interval(_POLL_EVERY, self._look_around)
        self._write_header()
        self._write_keys()
        self.query_one("#tabs", PaneTabs).shown = self.pane
        self.watch_pane(self.pane)
        self.data.start()

    def show_text(self, text: str) -> None:
        """Show an article's words before its claims are known."""
        self.article.show(text, (), {})

    def show_page(self, page: ArticlePage) -> None:
        """Put an article on the desk, or the same one read again."""
        self.work = Worklist.of(page, self.work)

    def took(self, *lines: ClaimLine) -> None:
        """Show what an action gave back: newer pictures of claims."""
        if self.work is not None:
            self.work = self.work.with_lines(lines)

    def draft(self, form: str, claim: str) -> dict[str, str]:
        """What was typed into a form for a claim and not sent; the form keeps it up to date."""
        return self.drafts.setdefault(f"{form} {claim}", {})

    def drop_marks(self) -> None:
        """Take all marks away, after a common action."""
        if self.work is not None:
            self.work = self.work.unmarked()

    async def show_shaped(self, claim: str) -> None:
        """Read the page anew after claims came or went, with one of them in hand."""
        await self.data.read_page()
        if self.work is not None:
            self.work = self.work.unmarked().taking(claim)

    def show_detail(self, detail: ClaimDetail, earlier: Search | None) -> None:
        """Show everything about the claim in hand, once it was read."""
        said = display.dotted(_("Claim") + f" {detail.line.number}", words.word(detail.line.kind))
        display.title(self.detail, display.text(said))
        inside = self.data.inside_of.get(detail.claim.id, ())
        said_there = {line.id: line.claim for line in self.work.page.lines} if inside and self.work else {}
        panel = claim_panel(detail, earlier, self.data.initials, self.desk_app.today(), inside, said_there)
        self.detail.show(panel, from_top=detail.claim.id != self._detailed)
        self._detailed = detail.claim.id

    def show_inside(self) -> None:
        """Mark the claims that tell the same fact or disagree, once that was looked at."""
        self.listing.redraw()
        self._write_strip()
        self.look_again()

    def show_told_before(self) -> None:
        """Say how much of the article others tell too, once that was looked at."""
        self._write_header()

    def watch_work(self, old: Worklist | None, new: Worklist | None) -> None:
        """Redraw what differs, and nothing else."""
        if new is None:
            return
        same_claims = old is not None and old.places is new.places
        if old is None or not same_claims:
            self.article.show(new.page.text, new.page.lines, self.data.labels)
            self.article.mark(new.marked)
            self.listing.show(new.listed, new.row)
            self.article.take(new.line)
        else:
            self._redraw(old, new)
        self._write_strip()
        self.look_again()

    def look_again(self) -> None:
        """Read the claim in hand anew, in a moment and unless another key comes first."""
        if self._closer is not None:
            self._closer.stop()
        self._closer = self.set_timer(_CLOSER_AFTER, self._settle)

    def watch_pane(self, pane: str) -> None:
        """Bring a pane to the front and let the scroll keys work on it."""
        for name in PANES:
            self.set_class(name == pane, f"-{name}")
        if self.is_mounted:
            self.query_one("#tabs", PaneTabs).shown = pane
            self.query_one(f"#{pane}").focus(scroll_visible=False)

    def watch_busy(self) -> None:
        """Say what takes a while."""
        if self.is_mounted:
            self._write_header()

    def on_article_view_hit(self, message: ArticleView.Hit) -> None:
        """Take the claim clicked in hand."""
        message.stop()
        if self.work is not None and message.claim is not None:
            self.work = self.work.taking(message.claim.id)

    def on_paged_list_taken(self, message: PagedList.Taken[ClaimLine]) -> None:
        """Take the claim clicked in hand."""
        message.stop()
        if self.work is not None:
            self.work = self.work.taking(message.row.id)

    def on_pane_tabs_taken(self, message: PaneTabs.Taken) -> None:
        """Show the pane clicked."""
        self.pane = message.name

    def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """Run the command clicked in the footer."""
        self.action_do(message.name)

    def on_resize(self, _event: Resize) -> None:
        """Write anew what is cut to the width."""
        self._write_strip()

    def on_screen_resume(self) -> None:
        """Keys may have other meanings after a dialog."""
        self._write_keys()
        self.data.catch_up()

    def _look_around(self) -> None:
        """Look for changes of other processes while this desk is the one looked at."""
        if self.is_in_front:
            self.data.catch_up()

    def _settle(self) -> None:
        """Bring up to date what surrounds the claims, now that the keys pause."""
        self._write_header()
        self._write_keys()
        self.data.look_closer()

    def _redraw(self, old: Worklist, new: Worklist) -> None:
        if old.order is not new.order or old.narrowed != new.narrowed or old.by_worth != new.by_worth:
            self.listing.show(new.listed, new.row)
        if old.page.lines is not new.page.lines:
            changed = new.changed
            self.article.change([new.page.lines[place] for place in changed])
            rows = (
                changed
                if new.listed is new.page.lines
                else [new.order.index(p) for p in changed if p in new.order]
            )
            self.listing.put(new.listed, rows)
        if old.marked != new.marked:
            self.article.mark(new.marked)
            self.listing.redraw()
        if old.hand != new.hand:
            self.article.take(new.line)
            self.listing.take(new.row)

    def _draw_claim(self, line: ClaimLine, width: int) -> Content:
        marked = self.work is not None and line.id in self.work.marked
        return claim_row(
            line,
            width,
            earlier=self.data.earlier_counts.get(line.id, 0),
            marked=marked,
            inside=self.data.inside_of.get(line.id, ()),
        )

    def _write_header(self) -> None:
        bar = self.query_one("#header", OneLine)
        if self.work is None or self.busy:
            said = self.busy or _("opening…")
            bar.show(lambda _w: (display.row((" Claimdesk ", "$quiet")), display.text(f"{said} ", "$key")))
            return
        page, aspect, who = self.work.page, self.work.aspect, self.desk_app.initials()
        inside, told = self.data.inside.open_disagreements(), len(self.data.told_before)
        bar.show(lambda width: header(page.article, page.counts, who, aspect, width, inside, told))

    def _write_strip(self) -> None:
        work = self.work
        if work is None or work.line is None or not self.has_class("-narrow"):
            return
        inside = self.data.inside_of.get(work.line.id, ())
        self.query_one("#strip", Shown).show(strip(work.line, self.size.width - 2, inside), layout=False)

    def _write_keys(self) -> None:
        offered = [(key, command) for key, command in self.usable() if command.rank]
        offered.sort(key=lambda pair: pair[1].rank)
        self.query_one("#keys", KeyBar).show(
            [(key, command.words(), command.name) for key, command in offered]
        )
        if self.work is not None:
            self._write_titles(self.work)

    def _write_titles(self, work: Worklist) -> None:
        parts = [_("Claims")]
        if work.narrowed:
            parts.append(filter_words(work.narrowed))
        if work.by_worth:
            parts.append(_("by check-worthiness"))
        if work.marked:
            parts.append(_("{n} marked").format(n=len(work.marked)))
        display.title(self.listing, display.text(" · ".join(parts)))


class VisitedDesk(DeskScreen):
    """An article looked at from another screen, to which leaving it goes back."""

    COMMANDS_HERE = VISITED
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(VISITED)]
