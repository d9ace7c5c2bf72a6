"""Where vectors are kept: an SQLite file beside the index, which can be thrown away at any time.

Not in the database itself: vectors weigh as much as all else together, are worked out anew from the texts,
belong to one machine's model and would travel with every backup. The file is keyed by a digest of the text
and the model's name, so an edited text never meets the vector of its old words. A file that is torn, foreign
or of another format is replaced; one that cannot be written is replaced by memory for this process.
"""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING, TypeGuard

from claims.match.embed.models import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

FORMAT = 1
"""Raised when the tables change: a file of another format is made anew."""

_APPLICATION = 0x436C4456
"""Marks the file as ours; “ClDV”."""
_DIGEST = 16
_BUSY = 5.0
"""Seconds to wait for another process that writes."""

_NAMES = {
    *("model", "vector", "text", "text_of", "sqlite_sequence"),
    *("sqlite_autoindex_model_1", "sqlite_autoindex_vector_1"),
}
"""All that the file holds."""

_TABLES = f"""
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {FORMAT};
CREATE TABLE IF NOT EXISTS model (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, cursor INTEGER NOT NULL DEFAULT 0, usual REAL
);
CREATE TABLE IF NOT EXISTS vector (
    id INTEGER PRIMARY KEY AUTOINCREMENT, model INTEGER NOT NULL, digest BLOB NOT NULL, codes BLOB NOT NULL,
    UNIQUE (model, digest)
);
CREATE TABLE IF NOT EXISTS text (
    model INTEGER NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (model, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS text_of ON text (model, digest);
"""


def digest_of(text: str) -> bytes:
    """Sixteen bytes that stand for a text."""
    return hashlib.blake2b(readable(text).encode(), digest_size=_DIGEST).digest()


class VectorCache:
    """The vectors of one model for the texts of one database. It belongs to the thread that made it.

    Args:
        path: The file; made with its folder if need be.
        model: The model's name.
        dimensions: Length of its vectors, in bytes here.
    """

    def __init__(self, path: Path, model: str, dimensions: int) -> None:
        self._path = path
        self._model_name = model
        self._dimensions = dimensions
        self._connection, self._model = self._opened()

    @property
    def cursor(self) -> int:
        """The last change of the texts whose vector is here."""
        try:
            rows = self._all("SELECT cursor FROM model WHERE id = ?", (self._model,))
        except sqlite3.DatabaseError:
            return 0
        return int(rows[0][0]) if rows and isinstance(rows[0][0], int) else 0

    @property
    def usual(self) -> float | None:
        """How close texts are that have nothing to do with each other; None before it was worked out."""
        rows = self._all("SELECT usual FROM model WHERE id = ?", (self._model,))
        found = rows[0][0] if rows else None
        return found if isinstance(found, float) and -1 < found < 1 else None

    @usual.setter
    def usual(self, cosine: float) -> None:
        with self._connection:
            self._connection.execute("UPDATE model SET usual = ? WHERE id = ?", (cosine, self._model))

    def count(self) -> int:
        """How many vectors were ever kept in this file, which costs nothing to tell."""
        rows = self._all("SELECT max(id) FROM vector", ())
        return int(str(rows[0][0] or 0))

    def vectors(self, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        """The vectors there are among those asked for, as int8 codes."""
        found: dict[bytes, bytes] = {}
        for digest in digests:
            rows = self._all("SELECT codes FROM vector WHERE model = ? AND digest = ?", (self._model, digest))
            codes = rows[0][0] if rows else None
            if self._whole(codes):
                found[digest] = codes
        return found

    def after(self, last: int, limit: int) -> list[tuple[int, bytes]]:
        """The vectors with a number above this one, in order; those of another length are left out.

        The plus keeps SQLite from walking them by digest, which sorts the whole table for each call.
        """
        rows = self._all(
            "SELECT id, codes FROM vector WHERE +model = ? AND id > ? ORDER BY id LIMIT ?",
            (self._model, last, limit),
        )
        return [(int(str(number)), codes) for number, codes in rows if self._whole(codes)]

    def keys_of(self, number: int) -> list[str]:
        """Keys of the texts that a vector stands for: two where the database says the same twice."""
        rows = self._all(
            "SELECT text.key FROM vector JOIN text USING (model, digest) WHERE vector.id = ? ORDER BY 1",
            (number,),
        )
        return [str(row[0]) for row in rows]

    def put(self, codes: Mapping[bytes, bytes]) -> None:
        """Keep vectors by the digests of their texts."""
        rows = [(self._model, digest, code) for digest, code in codes.items()]
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO vector (model, digest, codes) VALUES (?, ?, ?)", rows
            )

    def link(self, texts: Mapping[str, bytes | None], cursor: int) -> None:
        """Say which text each key has now, None where it is gone, and how far the changes were read."""
        gone = [(self._model, key) for key, digest in texts.items() if digest is None]
        here = [(self._model, key, digest) for key, digest in texts.items() if digest is not None]
        with self._connection:
            self._connection.executemany("DELETE FROM text WHERE model = ? AND key = ?", gone)
            self._connection.executemany("INSERT OR REPLACE INTO text VALUES (?, ?, ?)", here)
            self._connection.execute("UPDATE model SET cursor = ? WHERE id = ?", (cursor, self._model))

    def sweep(self) -> None:
        """Throw away vectors whose text no key has any more."""
        with self._connection:
            self._connection.execute(
                "DELETE FROM vector WHERE model = ?"
                " AND digest NOT IN (SELECT digest FROM text WHERE model = ?)",
                (self._model, self._model),
            )

    def start_anew(self) -> None:
        """Forget everything: the file turned out to be torn, or the database is an older copy of itself."""
        self._connection.close()
        self._remove()
        self._connection, self._model = self._opened()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _all(
        self, sql: str, values: Iterable[int | bytes]
    ) -> list[tuple[int | float | bytes | str | None, ...]]:
        return self._connection.execute(sql, tuple(values)).fetchall()

    def _whole(self, codes: object) -> TypeGuard[bytes]:
        return isinstance(codes, bytes) and len(codes) == self._dimensions

    def _opened(self) -> tuple[sqlite3.Connection, int]:
        """The file, the file made anew where it is no cache of ours, or memory where it cannot be written."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                return self._connected(str(self._path))
            except sqlite3.OperationalError:  # locked, full or read-only: it may well be whole
                raise
            except sqlite3.DatabaseError:
                self._remove()
                return self._connected(str(self._path))
        except (OSError, sqlite3.DatabaseError):
            return self._connected(":memory:")

    def _connected(self, place: str) -> tuple[sqlite3.Connection, int]:
        connection = sqlite3.connect(place, timeout=_BUSY)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            _check(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            with connection:
                connection.execute("INSERT OR IGNORE INTO model (name) VALUES (?)", (self._model_name,))
            row = connection.execute("SELECT id FROM model WHERE name = ?", (self._model_name,)).fetchone()
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection, int(row[0])

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)


def _check(connection: sqlite3.Connection) -> None:
    """Make tables in an empty file, and look whether another is a cache of this format.

    Raises:
        sqlite3.DatabaseError: When it is not; a trigger or a view that somebody slipped in makes it foreign.
    """
    found = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master")}
    if not found:
        connection.executescript(_TABLES)
        return
    marks = [
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    ]
    if marks != [_APPLICATION, FORMAT] or found != _NAMES:
        raise sqlite3.DatabaseError("not a cache of ours")
