"""Re-reads the whole history: is every link of the chain sound, and do the events give the rows?"""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

from claims.i18n import gettext as _
from claims.store import events
from claims.store.connection import MEMORY, open_store
from claims.store.events import GENESIS, Link, sha256
from claims.store.rows import TABLES, SqlValue, delete_sql, image_sql, insert_sql, stored, whole
from claims.store.undo import described
from schema.history import EventKind, Finding, FindingCode, Verification

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.store.store import Store
    from schema.base import Model

_EVENTS = (
    "SELECT seq, kind, analyst, at, job, target, payload, payload_digest, previous, digest"
    " FROM event ORDER BY seq"
)
_MANY = 100
"""Findings after which a verification stops listing."""

Key = tuple[str, str]
"""A row: its table and id."""


def verify(store: Store, head: str | None = None) -> Verification:
    """Check the chain, then compare the rows with what the events say.

    Args:
        store: Where.
        head: A digest printed in a report earlier; it must still be in the history.
    """
    with store.reading():
        findings = list(_broken_links(store))
        if head and not store.one("SELECT 1 FROM event WHERE digest = ?", (head,)):
            message = _("The history does not hold the head {head}.").format(head=head[:12])
            hint = _("Events were cut off or replaced since that head was printed.")
            findings.append(Finding(code=FindingCode.HEAD_MISSING, message=message, hint=hint))
        seq, digest = events.head(store)
        if not findings:
            with closing(open_store(MEMORY)) as replica:
                unsure = replay(store, replica)
                findings += _differing_rows(store, replica, unsure)
        purged = store.count("SELECT count(*) FROM event WHERE payload IS NULL")
    return Verification(
        events=seq, head=digest if seq else None, purged=purged, findings=tuple(findings[:_MANY])
    )


def _broken_links(store: Store) -> Iterator[Finding]:
    previous, expected = GENESIS, 1
    redacted = {row[0] for row in store.all("SELECT target FROM event WHERE kind = ?", (EventKind.REDACTED,))}
    for row in store.all(_EVENTS):
        seq, kind, analyst, at, job, target, payload, payload_digest, named, digest = row
        link = Link(seq, kind, analyst, at, job, target)  # type: ignore[arg-type]  # typed by the STRICT table
        if seq != expected or named != previous or link.digest(previous, str(payload_digest)) != digest:
            message = _("The chain of the history breaks at event {seq}.").format(seq=seq)
            yield Finding(
                code=FindingCode.CHAIN_BROKEN,
                message=message,
                hint=_("An event was changed, taken out or put in by another program."),
            )
            return
        if not _payload_holds(payload, str(payload_digest)) or (payload is None and seq not in redacted):
            message = _("What event {seq} says was changed after it was written.").format(seq=seq)
            yield Finding(code=FindingCode.PAYLOAD_CHANGED, message=message)
        previous, expected = str(digest), expected + 1


def _payload_holds(payload: SqlValue, digest: str) -> bool:
    try:
        text = events.unpacked(payload)
    except ValueError:
        return False
    return text is None or sha256(text) == digest


def replay(store: Store, replica: Store) -> set[Key]:
    """Write the rows of a history anew into an empty database.

    Args:
        store: Where the history is.
        replica: An empty database.

    Returns:
        Rows that only a purged event tells of, so that they cannot be known.
    """
    replica.db.execute("PRAGMA foreign_keys = OFF")
    for (name,) in replica.all("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        replica.db.execute(f'DROP TRIGGER "{name!s}"')
    purged: dict[int, list[Key]] = {}
    for target, payload in store.all(
        "SELECT target, payload FROM event WHERE kind = ?", (EventKind.REDACTED,)
    ):
        about = json.loads(events.unpacked(payload) or "{}").get("about", {})
        purged[int(str(target))] = [(table, key) for table, key in about.get("rows", ())]
    unsure: set[Key] = set()
    with replica.writing():
        for seq, payload in store.db.execute("SELECT seq, payload FROM event ORDER BY seq"):
            text = events.unpacked(payload)
            if text is None:
                unsure.update(purged.get(seq, ()))
                continue
            for change in events.changes_in(text):
                unsure.discard((change.table, change.id))
                _replay_one(replica, change)
    return unsure


def _replay_one(replica: Store, change: events.Change) -> None:
    model = TABLES[change.table]
    replica.db.execute(delete_sql(model), (change.id,))
    if change.after is not None:
        replica.db.execute(insert_sql(model), tuple(whole(model, change.after).values()))


def _differing_rows(store: Store, replica: Store, unsure: set[Key]) -> Iterator[Finding]:
    for table, model in TABLES.items():
        for key, ours, told in _side_by_side(store, replica, model):
            if ours == told or (table, key) in unsure:
                continue
            row = dict(zip(stored(model), ours or told or (), strict=True))
            message = _("The {what} ({id}) is not what the history says.").format(
                what=described(store, table, row), id=key
            )
            yield Finding(
                code=FindingCode.ROW_DIFFERS, message=message, hint=_("Another program changed the database.")
            )


def _side_by_side(
    store: Store, replica: Store, model: type[Model]
) -> Iterator[tuple[str, tuple[SqlValue, ...] | None, tuple[SqlValue, ...] | None]]:
    """Rows of both databases with the same id, or None on the side that lacks it."""
    sql = image_sql(model) + "ORDER BY id"
    ours, told = iter(store.db.execute(sql)), iter(replica.db.execute(sql))
    left: tuple[SqlValue, ...] | None = next(ours, None)
    right: tuple[SqlValue, ...] | None = next(told, None)
    place = stored(model).index("id")
    while left is not None or right is not None:
        key_left = None if left is None else str(left[place])
        key_right = None if right is None else str(right[place])
        key = min(key for key in (key_left, key_right) if key is not None)
        yield key, left if key == key_left else None, right if key == key_right else None
        if key == key_left:
            left = next(ours, None)
        if key == key_right:
            right = next(told, None)
