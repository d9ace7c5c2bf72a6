"""Looks for damage in the file, its references, rows, spans, texts and history."""

from __future__ import annotations

import hashlib
import stat
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claims.errors import StoreError
from claims.i18n import gettext as _
from claims.store.connection import MEMORY, open_store
from claims.store.failures import in_plain_words
from claims.store.rows import OUTSIDE, TABLES, load, select_sql
from claims.store.verify import verify
from schema.article import Document
from schema.history import Finding, FindingCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.store.store import Store

_SCHEMA = (
    "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND substr(name, 1, 7) <> '_sqlite'"
)
_ANCHORS = (
    'SELECT c.number, a.start, a."end", a.exact, d.text FROM anchor a JOIN claim c ON c.id = a.claim'
    " JOIN revision r ON r.id = a.revision JOIN document d ON d.digest = r.content"
)


def examine(store: Store) -> Iterator[Finding]:
    """Everything that is wrong with a database; nothing where it is sound.

    Args:
        store: The open database.
    """
    damaged = _damage(store)
    if damaged:
        yield _damaged(damaged)
        return
    try:
        with in_plain_words(store.path):
            yield from _faults(store)
    except StoreError as error:
        yield _damaged(error.message.rstrip("."))


def _faults(store: Store) -> Iterator[Finding]:
    yield from _schema(store)
    yield from _references(store)
    yield from _rows(store)
    yield from _anchors(store)
    yield from _documents(store)
    yield from _permissions(store)
    yield from verify(store).findings


def _damaged(reason: str) -> Finding:
    message = _("SQLite finds the file damaged: {reason}.").format(reason=reason)
    return Finding(code=FindingCode.FILE_DAMAGED, message=message, hint=_("Go back to a backup."))


def _damage(store: Store) -> str | None:
    """What SQLite's own check of the file says first, or None."""
    try:
        told = str(store.all("PRAGMA integrity_check(1)")[0][0])
    except StoreError as error:
        return error.message.rstrip(".")
    return None if told == "ok" else told


def _schema(store: Store) -> Iterator[Finding]:
    """Compare the tables with those a new database gets."""
    fresh = open_store(MEMORY)
    missing = set(fresh.all(_SCHEMA)) - set(store.all(_SCHEMA))
    fresh.close()
    for kind, name, _sql in sorted(missing, key=str):
        message = _("The {kind} {name} is missing or was changed.").format(kind=kind, name=name)
        yield Finding(code=FindingCode.SCHEMA_DIFFERS, message=message)


def _references(store: Store) -> Iterator[Finding]:
    for table, _row, parent, _number in store.all("PRAGMA foreign_key_check"):
        message = _("A row of {table} refers to a row of {parent} that is not there.").format(
            table=table, parent=parent
        )
        yield Finding(code=FindingCode.REFERENCE_BROKEN, message=message)


def _rows(store: Store) -> Iterator[Finding]:
    for table, model in (TABLES | OUTSIDE).items():
        if model is Document:
            continue
        for values in store.db.execute(select_sql(model)):
            try:
                load(model, values)
            except (ValidationError, ValueError) as error:
                reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
                key = values[0]
                message = _("The row {key} of {table} breaks a rule: {reason}.").format(
                    key=key, table=table, reason=reason
                )
                yield Finding(code=FindingCode.ROW_INVALID, message=message)


def _anchors(store: Store) -> Iterator[Finding]:
    for number, start, end, exact, text in store.db.execute(_ANCHORS):
        if text[start:end] != exact:
            message = _("The span of claim {number} is not what its text says there.").format(number=number)
            yield Finding(code=FindingCode.ANCHOR_WRONG, message=message)


def _documents(store: Store) -> Iterator[Finding]:
    for digest, content in store.db.execute("SELECT digest, content FROM document"):
        if hashlib.sha256(content).hexdigest() != digest:
            message = _("The bytes stored as {digest} are others.").format(digest=digest[:12])
            yield Finding(code=FindingCode.DOCUMENT_CHANGED, message=message, hint=_("Go back to a backup."))


def _permissions(store: Store) -> Iterator[Finding]:
    if store.path != MEMORY and stat.S_IMODE(store.path.stat().st_mode) & 0o077:
        yield Finding(
            code=FindingCode.FILE_OPEN_TO_OTHERS,
            message=_("Other users of this machine may read {path}.").format(path=store.path),
            hint=_("Run “chmod 600” on it."),
        )
