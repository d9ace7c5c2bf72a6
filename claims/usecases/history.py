"""The history: undo, redo, what changed, and whether it is sound."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claims.errors import NotFound, Refused
from claims.i18n import gettext as _
from claims.store import events
from claims.store.undo import FINAL, clashes_in_words, redoable, turn, undoable
from claims.store.verify import verify
from schema.history import Event, EventKind, Verification

if TYPE_CHECKING:
    from pydantic import JsonValue

    from claims.usecases.session import Session
    from schema.base import Digest, Id

_CHUNK = 200
"""Events read at a time when only some of them are wanted."""
_NAMING = {"claim": ("article",), "link": ("a", "b")}
"""Columns that name an article or a claim, by table."""
_USUAL = ("article", "claim")
"""Those of all other tables; the claim's own column of that name holds its words."""


class HistoryCases:
    """What can be done with the history."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def undo(self) -> Event:
        """Take back this analyst's newest action that still stands; a bulk job goes as a whole.

        Raises:
            Refused: When there is none, or its rows changed since, or others built on them.
        """
        return self._turn(EventKind.UNDONE)

    def redo(self) -> Event:
        """Do again what this analyst took back last, if they did nothing else since.

        Raises:
            Refused: When there is nothing, or the rows changed since.
        """
        return self._turn(EventKind.REDONE)

    def can_undo(self) -> Event | None:
        """The action ``undo`` would take back, by its first event."""
        return self._ahead(EventKind.UNDONE)

    def can_redo(self) -> Event | None:
        """The action ``redo`` would do again, by its first event."""
        return self._ahead(EventKind.REDONE)

    def event(self, seq: int) -> Event:
        """One event.

        Raises:
            NotFound: When there is none with this number.
        """
        found = events.read(self._session.store, "WHERE seq = ?", (seq,))
        if not found:
            raise NotFound(_("There is no event {seq}.").format(seq=seq), _("“claimdesk log” lists them."))
        return found[0]

    def changes(self, since: int, limit: int = 1000) -> tuple[Event, ...]:
        """What happened after an event, oldest first; 0 means from the beginning."""
        return events.read(self._session.store, "WHERE seq > ? ORDER BY seq LIMIT ?", (since, limit))

    def last(self) -> int:
        """The number of the last event; 0 before the first. Cheap enough to ask every second."""
        return self._session.store.count("SELECT max(seq) FROM event")

    def log(self, article: Id | None = None, limit: int = 100) -> tuple[Event, ...]:
        """The newest events first.

        Args:
            article: Only those about this article, its claims and what hangs on them.
            limit: How many.
        """
        store = self._session.store
        if article is None:
            return events.read(store, "ORDER BY seq DESC LIMIT ?", (limit,))
        claims = {str(row[0]) for row in store.all("SELECT id FROM claim WHERE article = ?", (article,))}
        found: list[Event] = []
        before = self.last() + 1
        while before > 1 and len(found) < limit:
            chunk = events.read(store, "WHERE seq < ? ORDER BY seq DESC LIMIT ?", (before, _CHUNK))
            found += [event for event in chunk if _is_about(event, article, claims)]
            before = chunk[-1].seq
        return tuple(found[:limit])

    def head(self) -> Digest | None:
        """The digest of the last event; None before the first."""
        seq, digest = events.head(self._session.store)
        return digest if seq else None

    def verify(self, head: Digest | None = None) -> Verification:
        """Re-read the whole history and compare the rows with it.

        Args:
            head: A head printed earlier, for instance in a report; it must still be there.
        """
        return verify(self._session.store, head)

    def redact(self, seq: int, why: str) -> Event:
        """Purge what an event says, for good. That it happened, when and by whom stays, and the chain holds.

        The rows themselves stay as they are: take them back or change them first. An action that was redacted
        can no longer be undone.

        Raises:
            NotFound: When there is no such event.
            Refused: When no reason is given, or it says nothing any more.
        """
        if not why.strip():
            raise Refused(_("Say why the event is redacted."))
        store = self._session.store
        with store.writing():
            found = store.one("SELECT kind, payload FROM event WHERE seq = ?", (seq,))
            if found is None:
                raise NotFound(
                    _("There is no event {seq}.").format(seq=seq), _("“claimdesk log” lists them.")
                )
            text = events.unpacked(found[1])
            if text is None or found[0] in FINAL:
                raise Refused(_("Event {seq} holds nothing to redact.").format(seq=seq))
            rows: list[JsonValue] = [[change.table, change.id] for change in events.changes_in(text)]
            store.db.execute("UPDATE event SET payload = NULL WHERE seq = ?", (seq,))
            about: dict[str, JsonValue] = {"event": seq, "of": str(found[0]), "why": why, "rows": rows}
            written = self._session.remark(EventKind.REDACTED, target=seq, about=about)
        self._session.forget_traces()
        return self.event(written)

    def _ahead(self, kind: EventKind) -> Event | None:
        analyst = self._session.analyst
        if analyst is None:
            return None
        find = undoable if kind is EventKind.UNDONE else redoable
        first = find(self._session.store, analyst)
        return None if first is None else self.event(first)

    def _turn(self, kind: EventKind) -> Event:
        analyst, store = self._session.who(), self._session.store
        with clashes_in_words(), store.writing():
            first = (undoable if kind is EventKind.UNDONE else redoable)(store, analyst)
            if first is None:
                raise Refused(
                    _("There is nothing of yours to undo.")
                    if kind is EventKind.UNDONE
                    else _("There is nothing of yours to do again.")
                )
            written = turn(store, analyst, self._session.now(), first, kind)
        return self.event(written)


def _is_about(event: Event, article: Id, claims: set[Id]) -> bool:
    """Whether an event changed an article, one of its claims, or a row that hangs on either."""
    for change in event.payload.changes if event.payload else ():
        row = change.after or change.before or {}
        named = [change.id, *(row.get(column) for column in _NAMING.get(change.table, _USUAL))]
        named += json.loads(str(row["members"])) if change.table == "cluster" else ()
        if article in named or not claims.isdisjoint(name for name in named if isinstance(name, str)):
            return True
    return False
