"""Everything that can be done on the desk, with what concerns the article as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from schema.article import DateBasis
from tui import display
from tui.commands.base import Command, Group, marked
from tui.commands.evidence import EVIDENCE
from tui.commands.general import Help, Light, Palette
from tui.commands.history import done_again, taken_back, told
from tui.commands.inside import INSIDE
from tui.commands.judging import JUDGING
from tui.commands.moving import MOVING, DeskCommand
from tui.commands.shaping import SHAPING
from tui.commands.working import WORKING

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from tui.screens.desk import DeskScreen

_SLUG = re.compile(r"[^\w]+")
_SLUG_LENGTH = 60


class Undo(DeskCommand):
    """Takes one's latest action back."""

    name, keys, rank = "undo", "z,ctrl+z", 20
    label, help = marked("undo"), marked("Take your latest action back; it works across restarts.")
    group = Group.DESK

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Take it back and say what it was."""
        return self._undo(screen)

    async def _undo(self, screen: DeskScreen) -> None:
        work = screen.work
        shown = work.page.article.id if work else None
        event = await screen.bench.write(lambda desk: taken_back(desk, shown))
        await screen.data.catch_up_now()
        display.notify(screen, _("Undone: {what}").format(what=told(event)))


class Redo(DeskCommand):
    """Does again what was taken back."""

    name, keys = "redo", "Z,ctrl+y"
    label, help = marked("redo"), marked("Do again what you took back.")
    group = Group.DESK

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Do it again and say what it was."""
        return self._redo(screen)

    async def _redo(self, screen: DeskScreen) -> None:
        event = await screen.bench.write(done_again)
        await screen.data.catch_up_now()
        display.notify(screen, _("Done again: {what}").format(what=told(event)))


class WriteReport(DeskCommand):
    """Writes the verdict report."""

    name, keys, rank = "report", "R", 21
    label, help = marked("report"), marked("Write the verdict report: choose a format and a file.")
    group = Group.DESK

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask for format and path, then write."""
        return self._write(screen)

    async def _write(self, screen: DeskScreen) -> None:
        from claims.plugins import REPORTS, names
        from tui.screens.form import Field, Form
        from tui.screens.pick import Choice, Pick
        from tui.typed import path_typed

        work = screen.work
        if work is None:
            return
        formats = [Choice(name, name) for name in names(REPORTS)]
        chosen = await screen.ask(Pick(display.text(_("Report as"), "bold"), formats))
        if chosen is None:
            return
        form, article = chosen.value, work.page.article
        default = f"{_slug(article.title)}.{form}"
        answers = await screen.ask(
            Form(
                display.text(display.dotted(_("Report"), form)),
                [Field("path", _("File"), default, required=True)],
            )
        )
        if answers is None:
            return
        path = path_typed(answers["path"])
        there = await screen.bench.read_without_desk(path.exists)
        if there and not await self._replace(screen, path.name):
            return
        screen.busy = _("writing the report…")
        try:
            written = await screen.bench.read(lambda desk: desk.reports.write(article.id, form, path))
        finally:
            screen.busy = ""
        display.notify(screen, _("Written: {path}").format(path=written.resolve()))

    @staticmethod
    async def _replace(screen: DeskScreen, name: str) -> bool:
        from tui.screens.pick import Choice, Pick

        title = display.text(_("{file} is there already.").format(file=name), "bold")
        choices = [Choice(_("replace it"), "replace"), Choice(_("leave it"), "leave")]
        chosen = await screen.ask(Pick(title, choices))
        return chosen is not None and chosen.value == "replace"


class PublicationDate(DeskCommand):
    """Says when the article was published."""

    name, keys = "date", "D"
    label, help = marked("date"), marked("Set the publication date; relative dates are read anew from it.")
    group = Group.DESK

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask for the date, which may stay unknown."""
        return self._date(screen)

    async def _date(self, screen: DeskScreen) -> None:
        from tui.screens.form import Field, Form
        from tui.typed import check_day, day_typed

        work = screen.work
        if work is None:
            return
        article = work.page.article
        known = [basis for basis in DateBasis if basis is not DateBasis.UNKNOWN]
        form = Form(
            display.text(_("Publication date")),
            [
                Field("day", _("Published"), article.published or "", hint="2020-03-29", check=check_day),
                Field(
                    "basis",
                    _("Basis"),
                    article.date_basis.value,
                    "choice",
                    [(one.value, words.word(one)) for one in known],
                ),
            ],
            context=display.text(
                _("“Yesterday” and “three days ago” are read from it. Left empty, it is unknown."), "$quiet"
            ),
        )
        answers = await screen.ask(form)
        day = day_typed(answers["day"]) if answers and answers["day"] else None
        if answers is None or (day is None and article.published is None):
            return
        basis = DateBasis(answers["basis"]) if day else DateBasis.UNKNOWN
        changed = await screen.bench.write(
            lambda desk: desk.articles.date(article.id, day, basis, article.version)
        )
        await screen.data.read_page()
        display.notify(screen, _("{claims} read anew.").format(claims=words.claims(len(changed.claims))))


class ShowDuplicates(DeskCommand):
    """Opens the cluster browser at the claim in hand."""

    name, keys = "show_duplicates", "b"
    label = marked("duplicates")
    help = marked("See who else tells the claim in hand: the claims told more than once, and doubtful pairs.")
    group = Group.EVIDENCE

    def run(self, screen: DeskScreen) -> None:
        """Open it."""
        from tui.screens.duplicates import DuplicatesScreen

        screen.app.push_screen(DuplicatesScreen(screen.work.hand if screen.work else None))


class Leave(Command["DeskScreen"]):
    """Goes back to the library."""

    name, keys, rank = "leave", "q", 90
    label, help = marked("library"), marked("Go back to the library; everything is saved already.")
    group = Group.DESK

    def run(self, screen: DeskScreen) -> None:
        """Go back."""
        screen.desk_app.show_library()


class LeaveVisited(Command["DeskScreen"]):
    """Goes back to the screen below; it has the name of `Leave`, so that the user's key is the same."""

    name, keys, rank = "leave", "q", 90
    label, help = marked("back"), marked("Go back to where you came from; everything is saved already.")
    group = Group.DESK

    def run(self, screen: DeskScreen) -> None:
        """Go back."""
        screen.dismiss(None)


def _slug(title: str) -> str:
    return _SLUG.sub("-", title.casefold()).strip("-")[:_SLUG_LENGTH] or "report"


DESK = (
    *JUDGING,
    *EVIDENCE,
    *WORKING,
    *SHAPING,
    *INSIDE,
    *MOVING,
    ShowDuplicates(),
    Undo(),
    Redo(),
    WriteReport(),
    PublicationDate(),
    Help(),
    Palette(),
    Light(),
    Leave(),
)
"""In the order of the help screen."""

VISITED = (*DESK[:-1], LeaveVisited())
"""On an article looked at from another screen."""
