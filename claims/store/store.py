"""An open database: reads as models, and one way to write."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from claims.errors import NotFound
from claims.i18n import gettext as _
from claims.store.failures import cannot_write, in_plain_words
from claims.store.rows import M, SqlValue, load, select_sql

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from claims.store.lightly import Database
    from schema.base import Model


class Store:
    """One connection to one database. It belongs to the thread that opened it.

    Args:
        db: The connection, as ``claims.store.connection`` prepares it.
        path: The file.
        readonly: Whether nothing may be written.
    """

    def __init__(self, db: Database, path: Path, *, readonly: bool = False) -> None:
        self.db = db
        self.path = path
        """The file; ``:memory:`` for a database that is never written down."""
        self.readonly = readonly

    def close(self) -> None:
        """Close the connection."""
        self.db.close()

    @property
    def database_id(self) -> str:
        """The random name the database got when it was made, so that an index can tell it from another."""
        return self.meta("database_id") or ""

    def meta(self, key: str) -> str | None:
        """A value the database says about itself."""
        found = self.one("SELECT value FROM meta WHERE key = ?", (key,))
        return None if found is None else str(found[0])

    def all(self, sql: str, parameters: Sequence[SqlValue] = ()) -> list[tuple[SqlValue, ...]]:
        """All rows of a query.

        Raises:
            StoreError: When the database cannot be read.
        """
        with in_plain_words(self.path):
            return self.db.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: Sequence[SqlValue] = ()) -> tuple[SqlValue, ...] | None:
        """The first row of a query, or None.

        Raises:
            StoreError: When the database cannot be read.
        """
        with in_plain_words(self.path):
            return cast("tuple[SqlValue, ...] | None", self.db.execute(sql, parameters).fetchone())

    def count(self, sql: str, parameters: Sequence[SqlValue] = ()) -> int:
        """The number a counting query gives."""
        found = self.one(sql, parameters)
        return int(str(found[0])) if found and found[0] is not None else 0

    def find(self, model: type[M], key: str) -> M | None:
        """The row with this id, or None."""
        found = self.one(select_sql(model) + "WHERE id = ?", (key,))
        return None if found is None else load(model, found)

    def get(self, model: type[M], key: str) -> M:
        """The row with this id.

        Raises:
            NotFound: When there is none.
        """
        found = self.find(model, key)
        if found is None:
            raise NotFound(
                _("There is no {noun} “{name}”.").format(noun=noun(model), name=key),
                _("List what there is and copy its id."),
            )
        return found

    def select(self, model: type[M], where: str = "", parameters: Sequence[SqlValue] = ()) -> tuple[M, ...]:
        """The rows that a condition picks.

        Args:
            model: Which rows.
            where: ``WHERE … ORDER BY …``, written in the code alone.
            parameters: Its parameters.
        """
        return tuple(load(model, values) for values in self.all(select_sql(model) + where, parameters))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let several reads see one state of the database, whatever others write meanwhile."""
        if self.db.conn.in_transaction:
            yield
            return
        with in_plain_words(self.path):
            self.db.execute("BEGIN")
        try:
            yield
        finally:
            if self.db.conn.in_transaction:
                self.db.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write lock: everything inside is stored together or not at all.

        ``BEGIN IMMEDIATE`` takes the lock before anything is read, so that two writers wait for each other.
        Measured with two processes: with a plain BEGIN 385 of 400 writes fail as locked, so none does.

        Raises:
            Busy: When another process holds the lock for more than five seconds, or the file is read-only.
            StoreError: When the disk is full or fails; nothing of it was stored then.
        """
        if self.readonly:
            raise cannot_write(self.path)
        with in_plain_words(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                with self.db.atomic():
                    yield
                self.db.execute("COMMIT")
            except BaseException:
                self.db.rollback()
                raise


def noun(model: type[Model]) -> str:
    """A model's name, for people."""
    words = {
        "Analyst": _("analyst"),
        "Article": _("article"),
        "Citation": _("citation"),
        "Claim": _("claim"),
        "Cluster": _("cluster"),
        "Correction": _("correction"),
        "FactCheck": _("fact-check"),
        "Fix": _("fix"),
        "Link": _("decision about two claims"),
        "MatchDecision": _("decision about an earlier check"),
        "Note": _("note"),
        "Placement": _("span"),
        "Resolution": _("resolution"),
        "Revision": _("revision"),
        "SignOff": _("sign-off"),
        "Source": _("source"),
        "Verdict": _("verdict"),
    }
    return words.get(model.__name__, model.__name__)
