"""Reads what the desk shows, off the event loop, and keeps it fresh."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import DeskError, NotFound
from claims.i18n import gettext as _
from schema.cluster import PairDecision
from schema.inside import Inside
from tui.refreshing import touched
from tui.roles import role_labels

if TYPE_CHECKING:
    from claims.progress import Progress
    from schema.base import Id
    from schema.inside import InsideLine
    from schema.view import ArticlePage
    from tui.screens.desk import DeskScreen

Target = Path | str
"""What to open: a file, or the id of an article that is stored."""

_PATIENCE = 0.15
"""Seconds to wait for earlier checks before the rest of the panel is shown without them."""
_AT_ONCE = 12
"""Claims whose earlier checks are counted together: the reading desk is free again after each lot."""
_AHEAD = 60
"""Claims around the one in hand whose earlier checks are counted."""


class DeskData:
    """The reading side of one desk screen.

    Args:
        screen: Where to show what was read.
        target: What to open.
        claim: The claim to take in hand first, by id.
    """

    def __init__(self, screen: DeskScreen, target: Target, claim: Id | None) -> None:
        self._screen = screen
        self._target = target
        self._claim = claim
        self._seen: int | None = None
        self._closer: asyncio.Task[None] | None = None
        self._catching: asyncio.Task[None] | None = None
        self.article: Id | None = None if isinstance(target, Path) else target
        """The article, once it is stored."""
        self.initials: dict[str, str] = {}
        """How analysts sign, by name."""
        self.labels: dict[int, str] = {}
        """What stands above headlines and captions, by position."""
        self._labelled: Id | None = None
        self.earlier_counts: dict[Id, int] = {}
        """How many earlier checks are suggested, for the claims counted so far."""
        self.inside = Inside()
        """The article held against itself; empty until that was looked at."""
        self.inside_of: dict[Id, tuple[InsideLine, ...]] = {}
        """The same by claim, without what was rejected."""
        self._inward: asyncio.Task[None] | None = None
        self.told_before: frozenset[Id] = frozenset()
        """Claims that other articles tell too and no cluster holds yet, once that was looked at."""
        self._comparing: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Read the article: its words first, so that there is something to read, then its claims."""
        self._screen.attend(self._open_or_leave())

    def reload(self) -> None:
        """Read the whole page anew."""
        self._screen.attend(self.read_page())

    def catch_up(self) -> None:
        """Look whether the history went on, here or in another process."""
        if self._seen is not None and self.article and (self._catching is None or self._catching.done()):
            self._catching = self._screen.attend(self._catch_up())

    async def catch_up_now(self) -> None:
        """Show what the history tells since the last look, for instance after an undo."""
        await self._catch_up()

    def look_closer(self) -> None:
        """Read everything about the claim in hand, giving up what was being read about another."""
        if self._closer is not None and not self._closer.done():
            self._closer.cancel()
        self._closer = self._screen.attend(self._look_closer())

    async def read_page(self) -> None:
        """Read the whole page anew and show it."""
        article = self.article
        if article is not None:
            await self._show(await self._screen.bench.read(lambda desk: desk.articles.page(article)))
            self.look_inside()

    def look_inside(self) -> None:
        """Hold the article against itself, giving up where its claims were looked at before they changed."""
        if self._inward is not None and not self._inward.done():
            self._inward.cancel()
        self._inward = self._screen.attend(self._look_inside())

    def compare(self) -> None:
        """Hold the article against all others, giving up where that was begun before something changed."""
        if self._comparing is not None and not self._comparing.done():
            self._comparing.cancel()
        self._comparing = self._screen.attend(self._compare())

    async def _compare(self) -> None:
        article = self.article
        if article is None:
            return
        pairs = await self._screen.bench.read_in_steps(lambda desk: desk.clusters.arriving(article))
        self.told_before = frozenset(pair.a for pair in pairs if pair.decision is PairDecision.SAME)
        self._screen.show_told_before()

    async def _look_inside(self) -> None:
        article = self.article
        if article is None:
            return
        self.inside = await self._screen.bench.read_in_steps(lambda desk: desk.inside.steps(article))
        by_claim: dict[Id, list[InsideLine]] = {}
        for line in self.inside.kept():
            by_claim.setdefault(line.pair.a, []).append(line)
            by_claim.setdefault(line.pair.b, []).append(line)
        self.inside_of = {name: Inside(lines=tuple(lines)).about(name) for name, lines in by_claim.items()}
        self._screen.show_inside()

    async def _open_or_leave(self) -> None:
        """Open what was asked for, or go back to the library and say why it cannot be."""
        try:
            await self._open()
        except DeskError as error:
            self._screen.tell(error)
            self._screen.desk_app.show_library()

    async def _open(self) -> None:
        screen = self._screen
        if isinstance(self._target, Path):
            page = await self._add(self._target)
        else:
            name = self._target
            quick = await screen.bench.write(lambda desk: desk.articles.page(name, lines=False))
            screen.show_text(quick.text)
            page = await screen.bench.write(lambda desk: desk.articles.page(name))
        self.article = page.article.id
        self._seen = await screen.bench.write(lambda desk: desk.history.last())
        screen.busy = ""
        await self._show(page)
        if self._claim and screen.work:
            screen.work = screen.work.taking(self._claim)
        self.look_inside()
        if page.article.published is None:
            screen.action_do("date")
        await self._index()

    async def _index(self) -> None:
        """Bring the index of earlier checks up to date, saying how far it is where that takes a while.

        Leaving the desk stops it; what is indexed stays so.
        """
        screen = self._screen

        def tell(progress: Progress) -> None:
            far = f" {progress.done}/{progress.total}" if progress.total else ""
            screen.busy = f"{progress.words}{far}" if progress.done != progress.total else ""

        await screen.bench.drive(lambda desk: desk.matches.update(), tell)
        if screen.busy:
            screen.busy = ""
        screen.look_again()
        self.compare()
        screen.attend(self._embed())

    async def _embed(self) -> None:
        """Work out what new texts mean, where the configuration names a model, and look again with it."""
        screen = self._screen
        worked = False

        def tell(progress: Progress) -> None:
            nonlocal worked
            worked = True
            screen.busy = f"{progress.words} {progress.done}/{progress.total}"

        await screen.bench.drive(lambda desk: desk.matches.embed(), tell)
        if worked:
            screen.busy = ""
            screen.look_again()

    async def _show(self, page: ArticlePage) -> None:
        """Show a page, with the labels of its text."""
        if self._labelled != page.revision.id:
            text, lang = page.text, page.article.lang
            self.labels = await self._screen.bench.read_without_desk(lambda: role_labels(text, lang))
            self._labelled = page.revision.id
        self._screen.show_page(page)

    async def _add(self, path: Path) -> ArticlePage:
        """Read a file and store it, or find it stored already."""
        from claims.reading import read_file

        screen = self._screen
        screen.busy = _("reading {file}…").format(file=path.name)
        reading = await screen.bench.read_without_desk(lambda: read_file(path))
        stored = await screen.bench.write(lambda desk: desk.find.content(reading.sha256))
        screen.show_text(reading.text)
        if stored is not None:
            return await screen.bench.write(lambda desk: desk.articles.page(stored))
        screen.busy = _("finding the claims…")
        return await screen.bench.write(lambda desk: desk.articles.add(reading))

    async def _catch_up(self) -> None:
        since = self._seen or 0
        if await self._screen.bench.read(lambda desk: desk.history.last()) == since:
            return
        events = await self._screen.bench.read(lambda desk: desk.history.changes(since))
        if not events:
            return
        self._seen = events[-1].seq
        work, fresh = self._screen.work, touched(events)
        if work is None:
            return
        if fresh.elsewhere:
            self.compare()
        if fresh.page:
            await self.read_page()
            return
        if fresh.inside:
            self.look_inside()
        ours = [name for name in fresh.claims if name in work.places]
        lines = []
        with suppress(NotFound):
            lines = await self._screen.bench.read(lambda desk: [desk.claims.line(name) for name in ours])
        known = self._screen.work or work
        differing = [
            line
            for line in lines
            if line.id in known.places and known.page.lines[known.places[line.id]] != line
        ]
        if differing:
            self._screen.took(*differing)
        if known.hand in fresh.claims:
            self._screen.look_again()

    async def _look_closer(self) -> None:
        screen = self._screen
        work = screen.work
        if work is None or work.line is None:
            return
        name = work.line.id
        detail = await screen.bench.read(lambda desk: desk.claims.detail(name))
        await self._learn_initials(
            {verdict.analyst for verdict in detail.verdicts} | {note.analyst for note in detail.notes}
        )
        looking = asyncio.ensure_future(screen.bench.read(lambda desk: desk.matches.for_claim(name)))
        await asyncio.wait({looking}, timeout=_PATIENCE)
        if not looking.done():
            screen.show_detail(detail, None)
        earlier = await looking
        if screen.work is not None and screen.work.hand == name:
            screen.show_detail(detail, earlier)
        await self._count_around()

    async def _learn_initials(self, names: set[str]) -> None:
        """Look up how analysts sign, where one is new."""
        if not names <= self.initials.keys():
            known = await self._screen.bench.read(lambda desk: desk.analysts.list())
            self.initials = dict.fromkeys(names, "?") | {who.name: who.initials for who in known}

    async def _count_around(self) -> None:
        """Count the earlier checks of the claims near the one in hand that were not counted yet."""
        work = self._screen.work
        if work is None:
            return
        first = max(0, work.row - _AHEAD // 3)
        near = [work.page.lines[place].id for place in work.order[first : first + _AHEAD]]
        unknown = [name for name in near if name not in self.earlier_counts]
        for start in range(0, len(unknown), _AT_ONCE):
            await self._count(unknown[start : start + _AT_ONCE])

    async def _count(self, claims: list[Id]) -> None:
        found = await self._screen.bench.read(lambda desk: desk.matches.counts(claims))
        self.earlier_counts.update({name: found.get(name, 0) for name in claims})
        self._screen.listing.redraw()
