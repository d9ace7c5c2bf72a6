"""What SQLite says, in plain words."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claims.errors import BadInput, Busy, NotOurs, StoreError
from claims.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PRIMARY = 0xFF
"""An extended result code carries its primary code in the low byte."""


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into one sentence about this file.

    Args:
        path: The database, to be named.

    Raises:
        Busy: When another process holds the database for too long, or it cannot be written.
        NotOurs: When the file is no database.
        StoreError: When the disk is full or fails, or the file is damaged.
        BadInput: When a text has characters that cannot be stored.
    """
    try:
        yield
    except sqlite3.Error as error:
        plain = _translated(error, path)
        if plain is None:
            raise
        raise plain from error
    except UnicodeEncodeError as error:
        raise BadInput(
            _("The text has half characters (lone surrogates) that cannot be stored."),
            _("Copy the text again from where it comes from."),
        ) from error


def _translated(error: sqlite3.Error, path: Path) -> StoreError | None:  # noqa: PLR0911 - one for each fault
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return Busy(
            _("The database {path} is being written by another process.").format(path=path),
            _("Nothing was lost; try again in a moment."),
        )
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return cannot_write(path)
    if code == sqlite3.SQLITE_CANTOPEN:
        return StoreError(
            _("The database {path} cannot be opened.").format(path=path),
            _("Check that its folder exists and may be read and written."),
        )
    if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:
        return StoreError(
            _("The disk is full or fails: {path} could not be written.").format(path=path),
            _("This last step was not stored; everything before it is safe. Free some space and try again."),
        )
    if code == sqlite3.SQLITE_NOTADB:
        return not_ours(path)
    if code == sqlite3.SQLITE_CORRUPT or _is_no_text(error):
        return StoreError(
            _("The database {path} is damaged.").format(path=path),
            _("Run “claimdesk doctor”, and go back to a backup if it says so."),
        )
    return None


def _is_no_text(error: sqlite3.Error) -> bool:
    """Whether a text in a row is no UTF-8: Python finds that itself, so there is no code but these words."""
    return str(error).startswith("Could not decode to UTF-8")


def not_ours(path: Path) -> NotOurs:
    """Says that a file is no database of ours."""
    return NotOurs(
        _("{path} is no Claimdesk database, so it is left alone.").format(path=path),
        _("Choose another file with --db or CLAIMDESK_DB."),
    )


def cannot_write(path: Path) -> Busy:
    """Says that a database can be read only."""
    return Busy(
        _("The database {path} can be read but not written.").format(path=path),
        _("Check the permissions of the file and of its folder."),
    )
