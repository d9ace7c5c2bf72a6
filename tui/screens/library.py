"""The library: the articles of the database, and the claims database at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from claims.i18n import gettext as _
from tui import display
from tui.commands.base import bindings
from tui.commands.library import LIBRARY
from tui.pictures.article import article_row, glance
from tui.screens.commanded import CommandedScreen
from tui.widgets.content_view import ContentView
from tui.widgets.key_bar import KeyBar
from tui.widgets.one_line import OneLine
from tui.widgets.paged_list import PagedList

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from schema.base import Id
    from schema.view import ArticleLine

_POLL_EVERY = 2.0


class LibraryScreen(CommandedScreen):
    """All articles, the newest first."""

    COMMANDS_HERE = LIBRARY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LIBRARY)]

    def __init__(self) -> None:
        super().__init__(classes="-home")
        self._articles: tuple[ArticleLine, ...] = ()
        self._seen = -1
        self._looking: asyncio.Task[None] | None = None
        self.draft: dict[str, str] = {}
        """A path that was typed and not sent."""

    def compose(self) -> ComposeResult:
        """Header, articles, glance, footer."""
        listing: PagedList[ArticleLine] = PagedList(article_row, empty=_("opening…"), id="articles")
        yield OneLine(id="header")
        with Horizontal(id="library"):
            yield listing
            yield ContentView(id="glance")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Read what there is, and look again now and then."""
        display.title(self.listing, display.text(_("Articles")))
        display.title(self.query_one("#glance"), display.text(_("Claims database")))
        self._write()
        self.look()
        self.set_interval(_POLL_EVERY, self.look)

    def on_screen_resume(self) -> None:
        """Verdicts may have been given meanwhile."""
        self.look()

    @property
    def listing(self) -> PagedList[ArticleLine]:
        """The list of articles."""
        found: PagedList[ArticleLine] = self.query_one("#articles", PagedList)
        return found

    @property
    def article(self) -> ArticleLine | None:
        """The article in hand."""
        return self.listing.row_in_hand if self.is_mounted else None

    def titles(self) -> Mapping[Id, str]:
        """The titles of all articles."""
        return {line.article.id: line.article.title for line in self._articles}

    def look(self) -> None:
        """Read the articles anew where the history went on."""
        if self.is_in_front and (self._looking is None or self._looking.done()):
            self._looking = self.attend(self._look())

    def on_paged_list_opened(self, message: PagedList.Opened[ArticleLine]) -> None:
        """Open the article clicked twice."""
        message.stop()
        self.action_do("open_article")

    def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """Run the command clicked in the footer."""
        self.action_do(message.name)

    async def _look(self) -> None:
        last = await self.bench.write(lambda desk: desk.history.last())
        if last == self._seen:
            return
        articles = await self.bench.read(lambda desk: desk.articles.list())
        numbers = await self.bench.read(lambda desk: desk.articles.glance())
        hand = self.article
        self._seen, self._articles = last, articles
        places = [place for place, line in enumerate(articles) if hand and line.article.id == hand.article.id]
        self.listing.say_empty(_("No article yet. Press a to add one."))
        self.listing.show(articles, places[0] if places else 0)
        self.query_one("#glance", ContentView).show(glance(numbers))
        self._write()

    def _write(self) -> None:
        who = self.desk_app.initials()
        self.query_one("#header", OneLine).show(
            lambda _w: (
                display.row((" Claimdesk › ", "$quiet"), (_("Library"), "bold")),
                display.text(f"{who} ", "bold $key"),
            )
        )
        offered = sorted(
            ((key, one) for key, one in self.usable() if one.rank), key=lambda pair: pair[1].rank
        )
        self.query_one("#keys", KeyBar).show([(key, one.words(), one.name) for key, one in offered])
