"""The search for claims told more than once: one at a time, going on whichever screen is shown."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from claims import words
from claims.errors import DeskError
from claims.i18n import gettext as _
from claims.i18n import ngettext
from tui import display

if TYPE_CHECKING:
    from claims.progress import Progress
    from claims.usecases.searched import Found
    from claims.usecases.selected import Selection
    from tui.app import ClaimdeskApp


class Search:
    """Reads on the reading desk, finds on a thread without one, and stores in batches on the writing desk.

    Args:
        app: Whose screens are told how far it is.
    """

    def __init__(self, app: ClaimdeskApp) -> None:
        self._app = app
        self._task: asyncio.Task[None] | None = None
        self._stored: Progress | None = None
        self._leaving = False
        self._silent = False
        self.words = ""
        """How far it is; empty while none runs."""
        self.found: Found | None = None
        """What the last one found."""

    @property
    def running(self) -> bool:
        """Whether one runs."""
        return self._task is not None

    def start(self, which: Selection, *, apply: bool, silent: bool = False) -> None:
        """Begin, unless one runs already.

        Args:
            which: Which articles to look at.
            apply: Whether to store what is found.
            silent: Whether the screen shows by itself what was found.
        """
        if self._task is None:
            self.words, self._stored = _("looking for duplicates…"), None
            self._silent = silent
            self._task = asyncio.create_task(self._run(which, apply=apply))
            self._task.add_done_callback(self._ended)
            self._tell_screens(ended=False)

    def go_on(self) -> None:
        """Go on though nobody waits for it any more: what it finds is told at the end."""
        self._silent = False

    def stop(self) -> None:
        """Stop the one that runs; what it stored stays."""
        if self._task is not None:
            self._task.cancel()

    async def end(self) -> None:
        """Wait until none runs."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def close(self) -> None:
        """Stop for good, because the program ends."""
        self._leaving = True
        self.stop()
        await self.end()

    async def _run(self, which: Selection, *, apply: bool) -> None:
        from claims.usecases.search_apart import answered_apart

        bench = self._app.bench
        try:
            question = await bench.read(lambda desk: desk.clusters.question(which))
            self.found = await bench.work_in_steps(partial(answered_apart, question), self._tell)
            if apply:
                await self._store(self.found)
            said = "" if self._silent else _summary(self.found, stored=apply)
        except asyncio.CancelledError:
            said = self._kept()
        except DeskError as error:
            said = f"{error.message}\n{error.hint}" if error.hint else error.message
        finally:
            self._task, self.words = None, ""
        if not self._leaving:
            self._tell_screens(ended=True)
            if said:
                display.notify(self._app.screen, said)

    async def _store(self, found: Found) -> None:
        from claims.usecases.searched import steps_to

        bench = self._app.bench
        before = await bench.read(lambda desk: desk.clusters.kept())
        steps = await bench.work(partial(steps_to, found, before))
        await bench.write_in_steps(lambda desk: desk.clusters.store(steps), self._tell_stored)

    def _kept(self) -> str:
        """What is said of a search that was stopped."""
        if self._stored is None or not self._stored.done:
            return _("Stopped. Nothing was stored.")
        said = _("Stopped. {done} of {total} clusters are stored and stay; undo takes them back.")
        done, total = self._stored.done, self._stored.total or self._stored.done
        return said.format(done=words.number(done), total=words.number(total))

    def _tell(self, progress: Progress) -> None:
        far = f" {words.number(progress.done)}/{words.number(progress.total)}" if progress.total else ""
        self.words = f"{progress.words}{far}"
        self._tell_screens(ended=False)

    def _tell_stored(self, progress: Progress) -> None:
        self._stored = progress
        self._tell(progress)

    def _tell_screens(self, *, ended: bool) -> None:
        from tui.screens.commanded import CommandedScreen

        for screen in self._app.screen_stack:
            if isinstance(screen, CommandedScreen):
                screen.search_moved(ended=ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Hand what nobody foresaw to the application, which ends with it."""
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._app.call_later(_raise, error)


def _summary(found: Found, *, stored: bool) -> str:
    """How many claims are told more than once, or that there was nothing to compare."""
    if not found.question.texts:
        return _("There is no claim to compare.")
    count = len(found.answer.clusters)
    said = ngettext("{n} claim is told more than once.", "{n} claims are told more than once.", count)
    told = said.format(n=words.number(count))
    return told if stored else " ".join((told, _("Nothing was stored.")))


def _raise(error: BaseException) -> None:
    raise error
