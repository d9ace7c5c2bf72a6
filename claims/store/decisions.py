"""What each analyst decided about an earlier check, read from the history: the row keeps the newest alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from claims.store import events
from claims.store.rows import load, whole
from schema.history import EventKind
from schema.match import MatchDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claims.store.store import Store
    from schema.base import Id

_STANDING = (
    "SELECT payload FROM event AS e WHERE kind IN (?1, ?2) AND payload IS NOT NULL"
    " AND (typeof(payload) = 'blob' OR instr(payload, ?3))"
    " AND coalesce((SELECT t.kind FROM event AS t WHERE t.target = e.seq AND t.kind IN (?4, ?5)"
    " ORDER BY t.seq DESC LIMIT 1), ?5) = ?5 ORDER BY seq"
)
"""Decisions that were not taken back; long payloads are compressed and looked into one by one."""


def others_of(
    store: Store, claim: Id, decisions: Iterable[MatchDecision]
) -> Mapping[str, tuple[MatchDecision, ...]]:
    """What other analysts decided before the decisions that stand, each one's newest, the newest first.

    Args:
        store: Where the history is.
        claim: The claim decided about.
        decisions: The decisions that stand.

    Returns:
        By key of the earlier check. What was redacted or taken back is left out.
    """
    now = {decision.key: decision for decision in decisions}
    if not now:
        return {}
    said: dict[str, dict[str, MatchDecision]] = defaultdict(dict)
    kinds = (EventKind.MATCH_DECIDED, EventKind.CHECK_REUSED)
    asked = (*kinds, claim, EventKind.UNDONE, EventKind.REDONE)
    for (payload,) in store.all(_STANDING, asked):
        for change in events.changes_in(events.unpacked(payload) or "{}"):
            if change.table == "match_decision" and change.after and change.after["claim"] == claim:
                decision = load(MatchDecision, list(whole(MatchDecision, change.after).values()))
                said[decision.key][decision.analyst] = decision
    return {
        key: tuple(
            sorted(
                (each for who, each in said[key].items() if who != current.analyst),
                key=lambda each: each.at,
                reverse=True,
            )
        )
        for key, current in now.items()
    }
