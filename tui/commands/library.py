"""What can be done in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.i18n import gettext as _
from tui import display
from tui.commands.base import Command, Group, marked
from tui.commands.general import Help, Light, Palette

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from tui.screens.library import LibraryScreen


class LibraryCommand(Command["LibraryScreen"]):
    """Something done in the library."""


class OpenArticle(LibraryCommand):
    """Puts an article on the desk."""

    name, keys, rank = "open_article", "enter,o", 1
    label, help = marked("open article"), marked("Put the article in hand on the desk.")
    group = Group.DESK

    def works(self, screen: LibraryScreen) -> bool:
        """There is an article in hand."""
        return screen.article is not None

    def run(self, screen: LibraryScreen) -> None:
        """Open it."""
        if screen.article is not None:
            screen.desk_app.open_article(screen.article.article.id)


class AddArticle(LibraryCommand):
    """Adds an article from a file."""

    name, keys, rank = "add_article", "a", 2
    label, help = marked("add"), marked("Add an article from a file: plain text or Markdown.")
    group = Group.DESK

    def run(self, screen: LibraryScreen) -> Coroutine[None, None, None]:
        """Ask for the file and open it on the desk."""
        return self._add(screen)

    async def _add(self, screen: LibraryScreen) -> None:
        from tui.screens.form import Field, Form
        from tui.typed import path_typed

        def readable(answer: str) -> str | None:
            found = path_typed(answer).is_file()
            return None if found else _("There is no file “{name}”.").format(name=answer)

        field = Field("path", _("File"), required=True, hint="~/articles/une.txt", check=readable)
        answers = await screen.ask(Form(display.text(_("Add an article")), [field], draft=screen.draft))
        if answers is not None:
            screen.desk_app.open_article(path_typed(answers["path"]))


class SearchEverything(LibraryCommand):
    """Searches claims and checks."""

    name, keys, rank = "search_everything", "slash", 3
    label, help = marked("search"), marked("Search the claims of all articles and all published checks.")
    group = Group.MOVE

    def run(self, screen: LibraryScreen) -> None:
        """Open the search."""
        from tui.screens.search import SearchScreen

        screen.app.push_screen(SearchScreen(screen.titles()))


class ShowDuplicates(LibraryCommand):
    """Opens the cluster browser."""

    name, keys, rank = "show_duplicates", "D,b", 4
    label = marked("duplicates")
    help = marked("See the claims told more than once, look for more, and review doubtful pairs.")
    group = Group.DESK

    def run(self, screen: LibraryScreen) -> None:
        """Open it."""
        from tui.screens.duplicates import DuplicatesScreen

        screen.app.push_screen(DuplicatesScreen())


class _Step(LibraryCommand):
    group = Group.MOVE
    by = 1

    def works(self, screen: LibraryScreen) -> bool:
        """There is an article in hand."""
        return screen.article is not None

    def run(self, screen: LibraryScreen) -> None:
        """Take another article in hand."""
        screen.listing.move(self.by)


class NextArticle(_Step):
    """Goes down."""

    name, keys, label, help = (
        "next_article",
        "j,down",
        marked("next"),
        marked("Take the next article in hand."),
    )


class PreviousArticle(_Step):
    """Goes up."""

    name, keys, by = "previous_article", "k,up", -1
    label, help = marked("previous"), marked("Take the previous article in hand.")


class FirstArticle(_Step):
    """Goes to the newest."""

    name, keys, by = "first_article", "g,home", -1_000_000_000
    label, help = marked("newest"), marked("Take the newest article in hand.")


class LastArticle(_Step):
    """Goes to the oldest."""

    name, keys, by = "last_article", "G,end", 1_000_000_000
    label, help = marked("oldest"), marked("Take the oldest article in hand.")


class Quit(LibraryCommand):
    """Ends the program."""

    name, keys, rank = "quit", "q,ctrl+q", 90
    label, help = marked("quit"), marked("Leave Claimdesk; everything is saved already.")
    group = Group.DESK

    def run(self, screen: LibraryScreen) -> None:
        """End."""
        screen.app.exit()


LIBRARY = (
    OpenArticle(),
    AddArticle(),
    SearchEverything(),
    ShowDuplicates(),
    NextArticle(),
    PreviousArticle(),
    FirstArticle(),
    LastArticle(),
    Help(),
    Palette(),
    Light(),
    Quit(),
)
"""In the order of the help screen."""
