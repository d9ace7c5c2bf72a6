"""The application: which screen is shown, whose desk it is, and what happens when something goes wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.worker import WorkerFailed

from claims.errors import DeskError
from claims.i18n import gettext as _
from tui import display
from tui.jobs import Bench
from tui.quiet import QuietCollector
from tui.searching import Search
from tui.theme import DARK, LIGHT, OWN_VARIABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.command import Provider
    from textual.events import Event
    from textual.screen import Screen

    from claims.desk import Desk
    from schema.base import Id

Target = Path | str
"""What to open: a file, or the id of an article that is stored."""


def _palette() -> type[Provider]:
    """The palette's provider, imported when the palette opens."""
    from tui.commands.palette import Actions

    return Actions


def _now() -> datetime:
    return datetime.now(UTC)


class ClaimdeskApp(App[None]):
    """The desk in the terminal.

    Args:
        database: The database; the user's own where none is given.
        analyst: Who works here; asked for where nobody says.
        target: What to open; the library where nothing is given.
        migrate: Whether a database of an older release may be brought up to date.
        keys: The user's keys by the names of their commands.
        clock: Where the time comes from.
    """

    CSS_PATH = "claimdesk.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    ENABLE_COMMAND_PALETTE = False  # its fixed key would stand beside the one the user may choose
    TITLE = "Claimdesk"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 -- the base class declares it so that no annotation fits
        (0, "-narrow"),
        (100, "-normal"),
        (140, "-wide"),
    ]

    def __init__(
        self,
        database: Path | None = None,
        analyst: str | None = None,
        target: Target | None = None,
        *,
        migrate: bool = False,
        keys: Mapping[str, str] | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__()
        self.use_command_palette = True
        self.now = clock
        """The present moment."""
        self.analyst = analyst
        """Who works here; None until asked."""
        self.user_keys = self._normalize_keymap(dict(keys or {}))
        """The user's keys by the names of their commands, as Textual writes them."""
        self.failure: BaseException | None = None
        """What ended the program, where it did not end by itself."""
        self._database, self._migrate, self._target = database, migrate, target
        self.bench = Bench(partial(self._open_desk, readonly=False), partial(self._open_desk, readonly=True))
        """The threads that own the desk."""
        self.search = Search(self)
        """The search for duplicates, which goes on whichever screen is shown."""
        self._quiet = QuietCollector()
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name  # before anything is styled, or all of it is styled twice

    def get_default_screen(self) -> Screen[None]:
        """What was asked for is the first screen: an empty one below it would be drawn first."""
        if self._target is None:
            from tui.screens.library import LibraryScreen

            return LibraryScreen()
        from tui.screens.desk import DeskScreen

        return DeskScreen(self._target)

    def on_mount(self) -> None:
        """Find out who works here."""
        self.set_keymap(self.user_keys)
        self.set_interval(1.0, self._quiet.tick)
        self.run_worker(self._begin(), name="begin")

    async def on_unmount(self) -> None:
        """Let what was begun be stored, then close the desk."""
        await self.search.close()
        await self.bench.close()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colour names, for themes that do not know them."""
        return OWN_VARIABLES

    def today(self) -> date:
        """The day it is here."""
        return self.now().astimezone().date()

    def initials(self) -> str:
        """How the analyst signs; empty while unknown."""
        from claims.usecases.session import initials_of

        return initials_of(self.analyst) if self.analyst else ""

    def open_article(self, target: Target, claim: Id | None = None) -> None:
        """Put an article on the desk."""
        from tui.screens.desk import DeskScreen

        self._go_home()
        self.push_screen(DeskScreen(target, claim))

    def visit_article(self, target: Id, claim: Id) -> None:
        """Put an article on a desk above the screen that asks; leaving it comes back there."""
        from tui.screens.desk import VisitedDesk

        self.push_screen(VisitedDesk(target, claim))

    def show_library(self) -> None:
        """Go back to the library, opening it where the program began on the desk."""
        from tui.screens.library import LibraryScreen

        self._go_home()
        if not isinstance(self.screen, LibraryScreen):
            self.push_screen(LibraryScreen())

    async def on_event(self, event: Event) -> None:
        """Note that somebody is here, and go on as usual."""
        if event.is_forwarded is False:
            self._quiet.touch()
        await super().on_event(event)

    def _open_desk(self, *, readonly: bool) -> Desk:
        from claims.desk import Desk

        return Desk(
            self._database,
            analyst=self.analyst,
            readonly=readonly,
            migrate="yes" if self._migrate and not readonly else "ask",
            clock=self.now,
        )

    def _go_home(self) -> None:
        """Leave every screen above the library, or above the first where there is no library yet."""
        while len(self.screen_stack) > 1 and not self.screen.has_class("-home"):
            self.pop_screen()

    async def _begin(self) -> None:
        """Make sure somebody signs for what is done."""
        try:
            self.analyst = await self.bench.write(lambda desk: desk.analyst)
            if self.analyst is None:
                await self._ask_who()
        except DeskError as error:
            self.failure = error
            self.exit()

    async def _ask_who(self) -> None:
        """Ask for the analyst's name and remember it for this user."""
        from claims import places
        from tui.screens.form import Field, Form

        form = Form(
            display.text(_("Who are you?")),
            [Field("name", _("Your name"), hint=_("as it should stand beside your verdicts"))],
            context=display.text(_("Verdicts, sources and notes carry it. It is asked for once."), "$quiet"),
        )
        answers = await self.push_screen_wait(form)
        if answers is None or not answers["name"]:
            return
        name = answers["name"]
        await self.bench.read_without_desk(partial(places.remember_analyst, name))
        self.analyst = name
        await self.bench.reopen()

    def _fatal_error(self) -> None:
        """End without printing a traceback into somebody's terminal; `run` raises what happened."""
        error = self._exception
        self.failure = error.error if isinstance(error, WorkerFailed) else error
        self._close_messages_no_wait()


def run(
    desk_path: Path | None = None,
    analyst: str | None = None,
    target: Target | None = None,
    *,
    lang: str | None = None,
    migrate: bool = False,
) -> int:
    """Run the screens until the person leaves.

    Args:
        desk_path: The database; the user's own where none is given.
        analyst: Who works here; the environment or configuration says, or it is asked.
        target: What to open, an article's id or a file to add; the library where nothing is given.
        lang: Language of the screens, ``fr`` or ``en``; the locale's where none is given.
        migrate: Whether a database of an older release may be brought up to date.

    Returns:
        The exit status, 0.

    Raises:
        DeskError: When the database cannot be used.
    """
    from claims import i18n, places

    if lang:
        i18n.use(lang)
    QuietCollector.start()
    app = ClaimdeskApp(desk_path, analyst, target, migrate=migrate, keys=places.settings().keys)
    app.bench.prepare()
    try:
        app.run()
    finally:
        QuietCollector.stop()
    if app.failure is not None:
        raise app.failure
    return 0
