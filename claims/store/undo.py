"""Undo and redo: an action is taken back by writing its rows' earlier images, and that is an event itself.

An action is one event, or all events of a bulk job. Each analyst takes back their own actions, newest first,
also after a restart; an action whose rows others changed since, or built on, is refused.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.store import events
from claims.store.events import Change
from claims.store.rows import TABLES, Row, SqlValue, moment_text, whole
from claims.store.store import noun
from claims.store.unit import Unit, image
from schema.history import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from pydantic import JsonValue

    from claims.store.store import Store

FINAL = frozenset({EventKind.REDACTED, EventKind.IDENTITY_ERASED})
"""What cannot be taken back; undo passes over it."""

_WALK = "SELECT seq, kind, job, target FROM event WHERE analyst = ? ORDER BY seq DESC"
_ACTION = "SELECT seq, kind, payload FROM event WHERE seq = ? OR job = ? ORDER BY seq"
_SINCE = "SELECT analyst, payload FROM event WHERE seq > ? ORDER BY seq DESC"


def undoable(store: Store, analyst: str) -> int | None:
    """The first event of this analyst's newest action that is not taken back; None where there is none."""
    undone: dict[int, bool] = {}
    for seq, kind, job, target in _own_events(store, analyst):
        if kind in {EventKind.UNDONE, EventKind.REDONE}:
            undone.setdefault(target or 0, kind is EventKind.UNDONE)
        elif kind not in FINAL and not undone.get(job or seq):
            return job or seq
    return None


def redoable(store: Store, analyst: str) -> int | None:
    """The first event of the action this analyst took back last, unless they did something else since."""
    redone: set[int] = set()
    for _seq, kind, _job, target in _own_events(store, analyst):
        if kind in FINAL:
            continue
        if kind not in {EventKind.UNDONE, EventKind.REDONE}:
            return None
        if kind is EventKind.UNDONE and target not in redone:
            return target
        redone.add(target or 0)
    return None


def _own_events(store: Store, analyst: str) -> Iterator[tuple[int, EventKind, int | None, int | None]]:
    """An analyst's events, the newest first, read as far as they are needed."""
    for seq, kind, job, target in store.db.execute(_WALK, (analyst,)):
        yield seq, EventKind(kind), job, target


def turn(store: Store, analyst: str, at: datetime, first: int, kind: EventKind) -> int:
    """Take an action back, or do it again, inside the writer's transaction.

    Args:
        store: Where.
        analyst: Who asks.
        at: When.
        first: The action's first event.
        kind: ``UNDONE`` or ``REDONE``.

    Returns:
        Number of the (first) event that says so.

    Raises:
        Refused: When rows changed since, others built on them, or the history was purged.
    """
    back = kind is EventKind.UNDONE
    rows = store.all(_ACTION, (first, first))
    about: dict[str, JsonValue] = {"event": first, "of": _kind_of([str(kind) for _seq, kind, _text in rows])}
    if back:
        rows.reverse()
    store.db.execute("PRAGMA defer_foreign_keys = ON")
    batches = [(int(str(seq)), payload) for seq, _kind, payload in rows]
    add = partial(events.append, store, kind, analyst, moment_text(at), target=first)
    written: int | None = None
    gone: list[Change] = []
    for seq, payload in batches:
        unit = _turned(store, Unit(store, analyst, at), seq, payload, back=back)
        text = events.payload_text(unit.changes, about)
        if written is None:
            written = add(payload=text, starts_job=len(batches) > 1)
        elif unit.changes:
            add(payload=text, job=written)
        gone += [change for change in unit.changes if change.after is None]
    children = _children(store)
    for change in gone:
        _check_nothing_hangs_on(store, change, children)
    return written or 0


def _kind_of(kinds: Sequence[str]) -> str:
    """What an action does, from the kinds of its events in order: for a bulk job, what its batches do."""
    return kinds[1] if kinds[0] == EventKind.JOB_STARTED and len(kinds) > 1 else kinds[0]


def _turned(store: Store, unit: Unit, seq: int, payload: SqlValue, *, back: bool) -> Unit:
    """Write the images one event asks for, each row only if it stands as that event left it."""
    text = events.unpacked(payload)
    if text is None:
        raise Refused(_("The history of this action was redacted, so it cannot be taken back or done again."))
    changes = list(events.changes_in(text))
    for change in reversed(changes) if back else changes:
        expected, wanted = (change.after, change.before) if back else (change.before, change.after)
        model = TABLES[change.table]
        now = image(store, model, change.id)
        if now != (None if expected is None else whole(model, expected)):
            raise _changed_since(store, change, seq)
        unit.put(Change(change.table, change.id, now, None if wanted is None else whole(model, wanted)))
    return unit


@contextmanager
def clashes_in_words() -> Iterator[None]:
    """Turn a clash with other rows into a refusal.

    Raises:
        Refused: When what an action rests on is gone, or something else has taken its place.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise Refused(
            _("What this action rests on was changed since by somebody else."), _("Nothing was changed.")
        ) from error


def _changed_since(store: Store, change: Change, seq: int) -> Refused:
    who = next(
        (
            str(analyst)
            for analyst, payload in store.all(_SINCE, (seq,))
            if any((other.table, other.id) == (change.table, change.id) for other in _changes(payload))
        ),
        None,
    )
    what = described(store, change.table, change.after or change.before or {})
    if who is None:
        return Refused(
            _("The {what} is not as this action left it.").format(what=what), _("Run “claimdesk doctor”.")
        )
    return Refused(
        _("The {what} was changed since by {who}.").format(what=what, who=who), _("Nothing was changed.")
    )


def _changes(payload: SqlValue) -> Iterator[Change]:
    text = events.unpacked(payload)
    return iter(()) if text is None else events.changes_in(text)


def described(store: Store, table: str, row: Row) -> str:
    """A row in a few words: “verdict of claim 24”, “source “Communiqué””."""
    name = noun(TABLES[table])
    if table == "claim":
        return _("{noun} {number}").format(noun=name, number=row["number"])
    if row.get("claim") and table != "fact_check":
        found = store.one("SELECT number FROM claim WHERE id = ?", (row["claim"],))
        if found:
            return _("{noun} of claim {number}").format(noun=name, number=found[0])
    return _("{noun} “{title}”").format(noun=name, title=row["title"]) if row.get("title") else name


def _check_nothing_hangs_on(
    store: Store, change: Change, children: Mapping[str, Sequence[tuple[str, str]]]
) -> None:
    """Refuse to take away a row that rows of later actions refer to."""
    for table, column in children.get(change.table, ()):
        found = store.one(f'SELECT * FROM "{table}" WHERE "{column}" = ? LIMIT 1', (change.id,))  # noqa: S608 - names of the schema
        if found is not None:
            names = [str(row[1]) for row in store.all(f'PRAGMA table_xinfo("{table}")')]
            row: Row = dict(zip(names, found, strict=False))
            raise Refused(
                _("The {what} cannot go: the {other} by {who} rests on it.").format(
                    what=described(store, change.table, change.before or {}),
                    other=described(store, table, row),
                    who=row.get("changed_by") or row.get("analyst") or row.get("added_by") or _("somebody"),
                ),
                _("Take that back first."),
            )


def _children(store: Store) -> dict[str, list[tuple[str, str]]]:
    """For each table, the columns of other tables that refer to it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for parent, child, column in store.all(
        'SELECT f."table", m.name, f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f'
        " WHERE m.type = 'table'"
    ):
        if child in TABLES:
            found.setdefault(str(parent), []).append((str(child), str(column)))
    return found
