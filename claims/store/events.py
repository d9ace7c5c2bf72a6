"""The chain of events: canonical JSON, digests, and the codec of payloads.

An event's digest covers its own fields, the digest of its payload and the digest of the event before it, so
that no event can be changed, dropped or put between others unseen, while a payload can be purged and the
chain still holds.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.store.rows import Row, SqlValue, canonical
from schema.history import Event, EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import JsonValue

    from claims.store.store import Store

GENESIS = "0" * 64
"""What the first event names as its predecessor."""

_LONG = 2_048
"""Characters from which a payload is compressed; shorter ones stay readable in any SQLite tool."""

_LEVEL = 1
"""zlib's fastest: row images shrink about eight times with it, hardly more with the slower levels."""

_SELECT = "SELECT seq, kind, analyst, at, job, target, payload, payload_digest, previous, digest FROM event "


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after an event, as columns; None where it did not exist."""

    table: str
    id: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Link:
    """What an event says about itself, apart from its payload."""

    seq: int
    kind: str
    analyst: str
    at: str
    job: int | None
    target: int | None

    def digest(self, previous: str, payload_digest: str) -> str:
        """The digest of the event in its place in the chain."""
        fields: dict[str, JsonValue] = {
            "seq": self.seq,
            "kind": str(self.kind),
            "analyst": self.analyst,
            "at": self.at,
            "job": self.job,
            "target": self.target,
            "previous": previous,
            "payload": payload_digest,
        }
        return sha256(canonical(fields))


def sha256(text: str) -> str:
    """sha256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def payload_text(changes: Sequence[Change], about: dict[str, JsonValue]) -> str:
    """The payload of an event as canonical JSON."""
    images = [
        {"after": change.after, "before": change.before, "id": change.id, "table": change.table}
        for change in changes
    ]
    payload = {"about": about, "changes": images}
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def packed(text: str) -> str | bytes:
    """A payload as its column holds it."""
    return text if len(text) < _LONG else zlib.compress(text.encode(), _LEVEL)


def unpacked(stored: SqlValue) -> str | None:
    """The payload's JSON, or None where it was purged.

    Raises:
        ValueError: When the column holds something else.
    """
    if stored is None or isinstance(stored, str):
        return stored
    if not isinstance(stored, bytes):
        raise ValueError("a payload is text or compressed text")  # noqa: TRY004 - damaged data, not a wrong call
    try:
        return zlib.decompress(stored).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise ValueError("a payload does not unpack") from error


def changes_in(text: str) -> Iterator[Change]:
    """The row changes of a payload, in order."""
    for change in json.loads(text)["changes"]:
        yield Change(change["table"], change["id"], change["before"], change["after"])


def head(store: Store) -> tuple[int, str]:
    """Number and digest of the last event; 0 and the genesis digest before the first."""
    found = store.one("SELECT seq, digest FROM event ORDER BY seq DESC LIMIT 1")
    return (int(str(found[0])), str(found[1])) if found else (0, GENESIS)


def append(
    store: Store,
    kind: EventKind,
    analyst: str,
    at: str,
    payload: str,
    *,
    job: int | None = None,
    target: int | None = None,
    starts_job: bool = False,
) -> int:
    """Add one event to the chain, inside the writer's transaction.

    Args:
        store: Where.
        kind: What happened.
        analyst: Who did it.
        at: When, as the store writes moments.
        payload: Canonical JSON of what changed.
        job: The first event of its bulk job.
        target: The event it is about.
        starts_job: Whether it is itself the first event of a job.

    Returns:
        Its number.
    """
    last, previous = head(store)
    seq = last + 1
    link = Link(seq, kind, analyst, at, seq if starts_job else job, target)
    payload_digest = sha256(payload)
    store.db.execute(
        "INSERT INTO event (seq, kind, analyst, at, job, target, payload, payload_digest, previous, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            seq,
            str(kind),
            analyst,
            at,
            link.job,
            target,
            packed(payload),
            payload_digest,
            previous,
            link.digest(previous, payload_digest),
        ),
    )
    return seq


def read(store: Store, where: str, parameters: Sequence[SqlValue]) -> tuple[Event, ...]:
    """Events as models.

    Args:
        store: Where.
        where: The rest of the query after the columns, written in the code alone.
        parameters: Its parameters.
    """
    return tuple(_event(values) for values in store.all(_SELECT + where, parameters))


def _event(values: Sequence[SqlValue]) -> Event:
    seq, kind, analyst, at, job, target, payload, payload_digest, previous, digest = values
    text = unpacked(payload)
    return Event.model_validate(
        {
            "seq": seq,
            "kind": kind,
            "analyst": analyst,
            "at": at,
            "job": job,
            "target": target,
            "payload": None if text is None else json.loads(text),
            "payload_digest": payload_digest,
            "previous": previous,
            "digest": digest,
        },
        strict=False,
    )
