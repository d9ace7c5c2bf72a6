"""Opens the desk as the command line asked for it, and turns what was typed into ids."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from claims.errors import TooOld
from claims.i18n import gettext as _
from claims.usecases.session import KEEP, Keep, checked_name
from tui.cli.output import on_terminal
from tui.cli.program import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.desk import Desk
    from schema.base import Id

T = TypeVar("T")


UNSIGNED = "unsigned"
"""Who adds articles and imports checks where nobody said who they are; nobody judges by that name."""


@contextmanager
def desk(*, readonly: bool = False, unsigned: bool = False) -> Iterator[Desk]:
    """The desk on the database that was asked for.

    A database of an older release is brought up to date when ``--migrate`` was given, or after asking on a
    terminal; there it also asks who acts, once, if nothing says so.

    Args:
        readonly: Whether the command only looks.
        unsigned: Whether what the command does needs no name, because it judges nothing.

    Raises:
        StoreError: When the database cannot be used.
    """
    settings = asked()
    analyst = settings.analyst if readonly else _who(settings, unsigned=unsigned)
    try:
        opened = _open(settings, analyst, readonly=readonly, migrate=settings.migrate)
    except TooOld as error:
        question = _("{message} Bring it up to date now? A backup is made first.")
        if not on_terminal() or not click.confirm(question.format(message=error.message)):
            raise
        opened = _open(settings, analyst, readonly=readonly, migrate=True)
    with opened as ready:
        yield ready


def asked() -> Settings:
    """What was said about the whole run."""
    return click.get_current_context().ensure_object(Settings)


def _who(settings: Settings, *, unsigned: bool) -> str | None:
    """Who acts: as typed or configured, otherwise asked for once on a terminal and remembered.

    Raises:
        Refused: When the answer can be nobody's name; it is not remembered then.
    """
    from claims import places

    known = settings.analyst or places.analyst()
    if known or not on_terminal():
        return known or (UNSIGNED if unsigned else None)
    name = checked_name(str(click.prompt(_("What is your name? It stands beside your verdicts"))))
    places.remember_analyst(name)
    return name


def _open(settings: Settings, analyst: str | None, *, readonly: bool, migrate: bool) -> Desk:
    from claims.desk import Desk

    path = Path(settings.db).expanduser() if settings.db else None
    return Desk(path, analyst=analyst, readonly=readonly, migrate="yes" if migrate else "ask")


def given(value: T | None) -> T | Keep:
    """What was typed, or the sign that the field keeps its value."""
    return KEEP if value is None else value


def given_or_none(value: str | None) -> str | Keep | None:
    """What was typed, an empty text being none; or the sign that the field keeps its value."""
    return KEEP if value is None else value or None


def find_claims(ready: Desk, names: Sequence[str]) -> tuple[Id, ...]:
    """The claims named on the command line, each once, in the order typed.

    Raises:
        NotFound: When a name fits nothing.
        Ambiguous: When a name fits several claims.
    """
    return tuple(dict.fromkeys(ready.find.claim(name) for name in names))
