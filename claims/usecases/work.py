"""How far the work on a claim is, and internal notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.ids import new_id
from claims.store.lines import lines_of
from claims.usecases.session import KEEP, Keep, Session, passed
from schema.claim import Claim, WorkState
from schema.history import EventKind
from schema.publication import Note

if TYPE_CHECKING:
    from datetime import datetime

    from schema.base import Id
    from schema.view import ClaimLine


class WorkCases:
    """What can be done with the work on claims."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def set(
        self,
        claim: Id,
        state: WorkState | None = None,
        *,
        note: str | Keep | None = KEEP,
        until: datetime | Keep | None = KEEP,
        assignee: str | Keep | None = KEEP,
        priority: int | Keep = KEEP,
        version: int | None = None,
    ) -> ClaimLine:
        """Say how far the work on a claim is.

        Leaving the waiting or skipped state drops its note and time, unless others are given.

        Args:
            claim: Which claim.
            state: How far; None leaves it.
            note: Whom or what one waits for, or why it is skipped.
            until: When something waited for is due.
            assignee: Who works on it.
            priority: −9 to 9, set by hand.
            version: The version seen, where a change in between must not be overwritten.

        Raises:
            Refused: When waiting or skipping without a note.
            Conflict: When somebody else changed the claim since this version.
        """
        given = passed(work_note=note, work_until=until, assignee=assignee, priority=priority)
        with self._session.change(EventKind.WORK_CHANGED) as unit:
            before = unit.store.get(Claim, claim)
            unit.check(before, version)
            fields: dict[str, object] = {}
            if state is not None and state is not before.work:
                fields = {"work": state, "work_note": None, "work_until": None}
            unit.about |= {"claim": before.number, "state": state or before.work}
            unit.edit(before, **(fields | given))
        return lines_of(self._session.store, [claim])[0]


class NoteCases:
    """What can be done with internal notes; they are never exported."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, claim: Id, text: str) -> Note:
        """Write an internal note on a claim.

        Raises:
            NotFound: When there is no such claim.
            Refused: When it is empty.
        """
        with self._session.change(EventKind.NOTE_ADDED) as unit:
            found = unit.store.get(Claim, claim)
            unit.about["claim"] = found.number
            return unit.insert(
                Note(id=new_id(), claim=found.id, text=text.strip(), analyst=unit.analyst, at=unit.at)
            )
