"""Search everything: the claims of all articles and the published checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from claims import words
from claims.errors import DeskError
from claims.i18n import gettext as _
from schema.match import Match
from tui import display
from tui.pictures.claims import signs
from tui.pictures.matches import match_row
from tui.widgets.fields import LineField
from tui.widgets.one_line import OneLine
from tui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.content import Content
    from textual.timer import Timer
    from textual.widgets import Input

    from schema.base import Id
    from schema.view import ClaimLine
    from tui.app import ClaimdeskApp

_AFTER = 0.25
"""Seconds without typing after which the search starts."""
_CLAIMS, _CHECKS = 500, 50
"""Most rows of each sort."""


class SearchScreen(Screen[None]):
    """Type words; Enter opens the claim in hand in its article.

    Args:
        titles: Titles of the articles, by id.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", ""),
        ("down", "move(1)", ""),
        ("up", "move(-1)", ""),
        ("pagedown", "move(20)", ""),
        ("pageup", "move(-20)", ""),
    ]

    def __init__(self, titles: Mapping[Id, str]) -> None:
        super().__init__()
        self._titles = titles
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """A line to type into, the results, the keys."""
        listing: PagedList[ClaimLine | Match] = PagedList(
            self._draw, empty=_("type words to search"), id="results"
        )
        yield OneLine(id="header")
        yield LineField(placeholder=_("words of a claim"), id="sought")
        yield listing
        yield OneLine(id="keys")

    def on_mount(self) -> None:
        """Wait for words."""
        title = _("Search everything")
        self.query_one("#header", OneLine).show(
            lambda _w: (display.row((" Claimdesk › ", "$quiet"), (title, "bold")), display.text(""))
        )
        hints = display.key_hints(("⏎", _("open")), ("↑ ↓", _("move")), ("esc", _("back")))
        keys = display.row(" ", hints)
        self.query_one("#keys", OneLine).show(lambda _w: (keys, display.text("")))
        self.query_one("#sought").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search once the typing pauses."""
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_AFTER, self._start)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the claim in hand."""
        event.stop()
        self._open()

    def on_paged_list_opened(self, message: PagedList.Opened[ClaimLine | Match]) -> None:
        """Open the claim clicked twice."""
        message.stop()
        self._open()

    def action_move(self, by: int) -> None:
        """Take another row in hand."""
        self._listing.move(by)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    @property
    def _listing(self) -> PagedList[ClaimLine | Match]:
        found: PagedList[ClaimLine | Match] = self.query_one("#results", PagedList)
        return found

    @property
    def _desk_app(self) -> ClaimdeskApp:
        from tui.app import ClaimdeskApp

        if not isinstance(self.app, ClaimdeskApp):
            raise TypeError("the screens of the desk belong to its application")
        return self.app

    def _start(self) -> None:
        sought = self.query_one("#sought", LineField).value.strip()
        self.run_worker(self._search(sought), group="search", exclusive=True)

    async def _search(self, sought: str) -> None:
        if not sought:
            self._listing.show(())
            return
        bench = self._desk_app.bench
        try:
            claims = await bench.read(lambda desk: desk.claims.search(sought, limit=_CLAIMS))
            known = {line.id for line in claims}
            found = await bench.read(lambda desk: desk.matches.search(sought, limit=_CHECKS, all=True))
        except DeskError as error:
            display.notify(self, error.message, "error")
            return
        checks = [match for match in found.matches if match.key.removeprefix("c:") not in known]
        self._listing.say_empty(_("nothing found"))
        self._listing.show([*claims, *checks])
        said = display.dotted(words.claims(len(claims)), _("{n} other").format(n=len(checks)))
        if found.unindexed:
            said = display.dotted(said, words.not_searched(found.unindexed))
        display.title(self._listing, display.text(said))

    def _open(self) -> None:
        row = self._listing.row_in_hand
        if row is None:
            return
        if isinstance(row, Match):
            if row.article is not None:
                self._desk_app.open_article(row.article, row.key.removeprefix("c:"))
            elif row.url:
                display.notify(self, row.url)
            return
        self._desk_app.open_article(row.article, row.id)

    def _draw(self, row: ClaimLine | Match, width: int) -> Content:
        if isinstance(row, Match):
            return match_row(row, width, self._desk_app.today())
        title = self._titles.get(row.article, "")
        left = display.row(" ", signs(row), f" {row.claim}")
        right = display.row((f"  {title}", "$quiet"), (f"/{row.number} ", "$quiet"))
        return display.ends(left, display.fit(right, min(right.cell_length, width // 3)), width)
