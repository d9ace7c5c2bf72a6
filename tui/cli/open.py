"""``open``: the terminal desk on an article; without a terminal, the same told in plain lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.errors import NotFound
from claims.i18n import gettext as _
from tui.cli.add import ask_date
from tui.cli.output import on_terminal
from tui.cli.program import N_, command
from tui.cli.reading import STANDARD_INPUT, read_article, refuse_address
from tui.cli.session import asked, desk

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.base import Id


@command(
    "open",
    details=N_(
        "ARTICLE is a file, - for standard input, or the id of an article that is there; a new one is stored "
        "first. Without ARTICLE the library opens. Where there is no terminal it prints the claims with "
        "their earlier checks, writes the report and says where."
    ),
    examples=("claimdesk open article.txt", "claimdesk open k3"),
)
@click.argument("article", metavar="[ARTICLE]", required=False)
def open_command(*, article: str | None) -> None:
    """Open the desk."""
    if article is None:
        open_library()
        return
    with desk(unsigned=True) as ready:
        found = _stored(ready, article)
        if not on_terminal():
            from tui.cli.told import tell_article

            tell_article(ready, found, Path(f"{found}-report.html"))
            return
    _run(found)


def open_library() -> None:
    """Open the library on a terminal; elsewhere list the articles."""
    if not on_terminal():
        from tui.cli.articles import print_articles

        with desk(readonly=True) as ready:
            print_articles(ready.articles.list())
        return
    with desk():
        pass
    _run(None)


def _stored(ready: Desk, name: str) -> Id:
    """The article named: an id that is there, or a file, stored if it is new.

    Raises:
        NotFound: When there is neither an article nor a file of this name.
    """
    refuse_address(name)
    if name != STANDARD_INPUT and not Path(name).exists():
        try:
            return ready.find.article(name)
        except NotFound as error:
            raise NotFound(
                _("There is neither a file nor an article “{name}”.").format(name=name), error.hint
            ) from error
    reading = read_article(name)
    known = ready.find.content(reading.sha256)
    if known is not None:
        return known
    published = None
    if reading.published is None and name != STANDARD_INPUT and on_terminal():
        published = ask_date()
    return ready.articles.add(reading, published=published).article.id


def _run(article: Id | None) -> None:
    """Show the screens until the person leaves."""
    from tui.app import run

    settings = asked()
    path = Path(settings.db).expanduser() if settings.db else None
    run(path, settings.analyst, article, migrate=settings.migrate)
