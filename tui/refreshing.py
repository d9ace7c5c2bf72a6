"""What to draw anew when the history shows changes, ours or another process's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from schema.history import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from schema.base import Id
    from schema.history import Event, RowChange

_ABOUT_ONE_CLAIM = {"claim", "verdict", "fix", "resolution", "citation", "note", "match_decision"}
"""Tables whose rows are a claim or name one; a change to any other asks for the whole page."""

_ELSEWHERE = {"analyst", "fact_check", "cluster", "cluster_member", "link", "document"}
"""Tables that no article page shows."""

_SHAPING = {
    EventKind.ARTICLE_ADDED,
    EventKind.ARTICLE_EDITED,
    EventKind.ARTICLE_REVISED,
    EventKind.CLAIM_ADDED,
    EventKind.CLAIM_CUT,
    EventKind.CLAIMS_JOINED,
    EventKind.SAME_FACT_GROUPED,
}
"""Events after which claims may have come, gone or moved."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What some events changed."""

    claims: frozenset[Id] = frozenset()
    """Claims whose line may differ."""
    page: bool = False
    """Whether only the whole page, read again, is sure to be right."""
    inside: bool = False
    """Whether what claims of one article say of each other may differ."""
    elsewhere: bool = False
    """Whether what other articles tell too may differ."""


def touched(events: Iterable[Event]) -> Touched:
    """What to read again after some events.

    Args:
        events: Events of the history, those of other articles included.
    """
    claims: set[Id] = set()
    page = inside = elsewhere = False
    for event in events:
        if event.payload is None:
            page = True
            continue
        for change in event.payload.changes:
            inside = inside or change.table in {"claim", "link"}
            elsewhere = elsewhere or change.table in {"cluster", "link"} or _reworded(change)
            if change.table in _ELSEWHERE:
                continue
            if change.table not in _ABOUT_ONE_CLAIM or event.kind in _SHAPING:
                page = True
                continue
            row = change.after or change.before or {}
            name = change.id if change.table == "claim" else row.get("claim")
            if isinstance(name, str):
                claims.add(name)
            if change.table == "claim" and (
                change.after is None or change.before is None or _moved(change.before, change.after)
            ):
                page = True
    return Touched(frozenset(claims), page, inside, elsewhere)


def _reworded(change: RowChange) -> bool:
    """Whether a claim came, went or says something else."""
    if change.table != "claim":
        return False
    before, after = change.before or {}, change.after or {}
    return any(before.get(name) != after.get(name) for name in ("claim", "retired"))


def _moved(before: Mapping[str, object], after: Mapping[str, object]) -> bool:
    """Whether a claim came, went or joined another group of the same fact."""
    return any(before.get(name) != after.get(name) for name in ("retired", "same_fact"))
