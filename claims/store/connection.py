"""Opening a database: made on first use, ours or refused, and never changed before it is known to be ours."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from claims.errors import NotFound, StoreError, TooNew, TooOld
from claims.i18n import gettext as _
from claims.store import migrations
from claims.store.backup import copy_to, path_before
from claims.store.failures import cannot_write, in_plain_words, not_ours
from claims.store.lightly import Database
from claims.store.store import Store
from claims.store.text import fold

PATIENCE = 5.0
"""Seconds to wait for another process's write lock."""

MEMORY = Path(":memory:")
"""A database that is never written down, for demonstrations and tests."""

_MAGIC = b"SQLite format 3\x00"
_STRICT_SINCE = (3, 37)


def open_store(path: Path, *, readonly: bool = False, migrate: Literal["ask", "yes"] = "ask") -> Store:
    """Open a database, making it where there is none.

    Args:
        path: The file, or ``:memory:``.
        readonly: Open for reading only. A file that may not be written is opened so by itself.
        migrate: ``yes`` brings an older schema up to date, after a backup beside the file.

    Raises:
        NotOurs: When the file is something else.
        TooNew: When a newer release wrote it in a way this one cannot read, or not write.
        TooOld: When it needs a migration and ``migrate`` is ``ask``.
        Busy: When another process holds it for too long, or it may not be written.
        NotFound: When it is to be read only and is not there.
    """
    if sqlite3.sqlite_version_info < _STRICT_SINCE:
        raise StoreError(
            _("This Python brings SQLite {have}; 3.37 or newer is needed.").format(
                have=sqlite3.sqlite_version
            )
        )
    if path == MEMORY:
        conn = sqlite3.connect(":memory:", isolation_level=None)
        return _ready(conn, path, fresh=True, readonly=False, migrate=migrate)
    path = path.expanduser().absolute()
    fresh, readonly = _prepare_file(path, readonly=readonly)
    with in_plain_words(path):
        conn = _connect(path, readonly=readonly)
    try:
        return _ready(conn, path, fresh=fresh, readonly=readonly, migrate=migrate)
    except BaseException:
        conn.close()
        raise


def _prepare_file(path: Path, *, readonly: bool) -> tuple[bool, bool]:
    """Refuse what is no database and make an empty file where there is none.

    Returns:
        Whether the file is empty, so that a database may be made in it, and whether it can only be read.
    """
    try:
        kind = path.stat()
    except FileNotFoundError:
        if readonly:
            raise NotFound(
                _("There is no database {path}.").format(path=path), _("Add an article first; that makes it.")
            ) from None
        _make_file(path)
        return True, False
    except OSError as error:
        raise StoreError(
            _("The database {path} cannot be opened: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    if not stat.S_ISREG(kind.st_mode):
        raise not_ours(path)
    if kind.st_size:
        try:
            with path.open("rb") as file:
                if file.read(len(_MAGIC)) != _MAGIC:
                    raise not_ours(path)
        except OSError as error:
            raise StoreError(
                _("The database {path} cannot be read: {reason}.").format(path=path, reason=error.strerror),
                _("Check the permissions of the file and of its folder."),
            ) from error
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if not kind.st_size and (readonly or not writable):
        raise not_ours(path) if readonly else cannot_write(path)
    return not kind.st_size, readonly or not writable


def _make_file(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            _("The database {path} cannot be made: {reason}.").format(path=path, reason=error.strerror),
            _("Choose another place with --db or CLAIMDESK_DB."),
        ) from error


def _connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    if not readonly:
        return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    address = f"file:{quote(os.fsencode(path))}?mode=ro"
    beside = path.with_name(path.name + "-wal")
    if not os.access(path.parent, os.W_OK) and not beside.exists():
        # WAL needs a helper file beside the database; where none is and none can be made, nobody writes.
        address += "&immutable=1"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)


def _ready(
    conn: sqlite3.Connection, path: Path, *, fresh: bool, readonly: bool, migrate: Literal["ask", "yes"]
) -> Store:
    db = Database(conn, execute_plugins=False)
    with in_plain_words(path):
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA secure_delete = ON")
        conn.create_function("fold", 1, fold, deterministic=True)
        if fresh:
            _make_schema(db)
        application, schema = _header(conn)
        if application != migrations.APPLICATION_ID:
            raise not_ours(path)
        if schema > migrations.SCHEMA:
            _refuse_newer(conn, path, schema, readonly=readonly)
        elif schema < migrations.SCHEMA:
            if migrate != "yes" or readonly:
                raise TooOld(
                    _("The database {path} was made by an older release (schema {old}, now {new}).").format(
                        path=path, old=schema, new=migrations.SCHEMA
                    ),
                    _("Run the command again with --migrate; a backup is made first."),
                )
            _migrate(db, path, schema)
        if not readonly:
            conn.execute("PRAGMA journal_mode = WAL")
            conn.execute("PRAGMA synchronous = FULL")
    return Store(db, path, readonly=readonly)


def _header(conn: sqlite3.Connection) -> tuple[int, int]:
    return (
        conn.execute("PRAGMA application_id").fetchone()[0],
        conn.execute("PRAGMA user_version").fetchone()[0],
    )


def _is_empty(conn: sqlite3.Connection) -> bool:
    return conn.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def _make_schema(db: Database) -> None:
    """Make the tables, unless another process has just done so."""
    db.execute("BEGIN IMMEDIATE")
    try:
        if _is_empty(db.conn):
            migrations.migrate(db)
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def _refuse_newer(conn: sqlite3.Connection, path: Path, schema: int, *, readonly: bool) -> None:
    found = conn.execute("SELECT value FROM meta WHERE key = 'oldest_reader'").fetchone()
    oldest = int(found[0]) if found else schema
    if readonly and oldest <= migrations.SCHEMA:
        return
    reason = (
        _("it can still be read, but not written")
        if oldest <= migrations.SCHEMA
        else _("this release cannot read it")
    )
    raise TooNew(
        _(
            "The database {path} was written by a newer release (schema {schema}, here {ours}); {reason}."
        ).format(path=path, schema=schema, ours=migrations.SCHEMA, reason=reason),
        _("Update Claimdesk, or choose another database with --db."),
    )


def _migrate(db: Database, path: Path, schema: int) -> None:
    """Copy the database, then bring it up to date, while nobody else can write.

    The copy is made through a second connection: SQLite lets readers in beside a writer that holds the lock.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        if _header(db.conn)[1] == schema:
            if path != MEMORY:
                with_reader = sqlite3.connect(path, timeout=PATIENCE)
                try:
                    copy_to(with_reader, path_before(path, schema, datetime.now(UTC).date().isoformat()))
                finally:
                    with_reader.close()
            migrations.migrate(db)
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
