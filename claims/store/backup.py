"""Copies of the database, whole and consistent, while others may be writing."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from claims.errors import Refused, StoreError
from claims.i18n import gettext as _
from claims.store.failures import in_plain_words

if TYPE_CHECKING:
    from pathlib import Path


def copy_to(conn: sqlite3.Connection, target: Path) -> Path:
    """Copy a database with SQLite's backup API.

    Args:
        conn: The open database.
        target: A file that does not exist yet; it is made readable by its owner alone.

    Returns:
        The copy's path.

    Raises:
        Refused: When the target is there already.
        StoreError: When it cannot be written; a torn copy is taken away again.
    """
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise Refused(
            _("{path} is there already and is not overwritten.").format(path=target),
            _("Choose another name for the backup."),
        ) from error
    except OSError as error:
        raise StoreError(
            _("The backup {path} cannot be written: {reason}.").format(path=target, reason=error.strerror)
        ) from error
    try:
        with in_plain_words(target), closing(sqlite3.connect(target)) as copy:
            conn.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def path_before(path: Path, schema: int, day: str) -> Path:
    """A free name beside the database for the copy made before a migration.

    Args:
        path: The database.
        schema: The schema it still has.
        day: Today, as ``2026-11-22``.
    """
    stem = f"{path.stem}.schema-{schema}.{day}"
    candidate, number = path.with_name(f"{stem}{path.suffix}"), 2
    while candidate.exists():
        candidate, number = path.with_name(f"{stem}-{number}{path.suffix}"), number + 1
    return candidate
