"""Bulk jobs: many small transactions that one undo takes back."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.store import events
from claims.store.rows import moment_text
from claims.store.unit import Unit
from claims.usecases.session import Session, rules_in_words
from schema.history import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue


class BulkJob:
    """A start event, one event for each batch that changes something, and an end event.

    A job that changes nothing leaves no event.

    Args:
        session: The open session.
        kind: What each batch does.
        **about: Parameters for the history's sentences.
    """

    def __init__(self, session: Session, kind: EventKind, **about: JsonValue) -> None:
        self._session = session
        self._kind = kind
        self._about = about
        self.first: int | None = None
        """Number of the start event, once there is one."""

    @contextmanager
    def batch(self) -> Iterator[Unit]:
        """One transaction of the job; keep it under 50 ms, others wait meanwhile.

        Raises:
            Refused: When the job was taken back meanwhile.
            StoreError: When nothing of the batch could be stored; earlier batches stay.
        """
        session = self._session
        unit = Unit(session.store, session.who(), session.now())
        with rules_in_words(), session.store.writing():
            session.introduce(unit)
            if self._taken_back():
                raise Refused(_("The job was taken back while it ran, so it stopped."))
            yield unit
            changes = unit.changes
            if changes:
                if self.first is None:
                    self.first = session.remark(
                        EventKind.JOB_STARTED, starts_job=True, about={"of": self._kind} | self._about
                    )
                about: dict[str, JsonValue] = self._about | {"count": len(changes)} | unit.about
                payload = events.payload_text(changes, about)
                at = moment_text(unit.at)
                events.append(session.store, self._kind, unit.analyst, at, payload, job=self.first)

    def end(self, done: int, *, cancelled: bool) -> None:
        """Write how the job ended, if it changed anything and nobody took it back meanwhile.

        An end written after that would count as this analyst's newest action, and block every further undo.

        Args:
            done: How many things it changed.
            cancelled: Whether it was stopped before its end.
        """
        if self.first is None:
            return
        with self._session.store.writing():
            if not self._taken_back():
                about: dict[str, JsonValue] = {"of": self._kind, "count": done, "cancelled": cancelled}
                self._session.remark(EventKind.JOB_ENDED, job=self.first, about=about | self._about)

    def _taken_back(self) -> bool:
        found = self._session.store.one(
            "SELECT 1 FROM event WHERE target = ? AND kind = ?", (self.first, EventKind.UNDONE)
        )
        return found is not None
