"""When earlier checks and ours do not go together: nobody should find that out after publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.store.lines import lines_of
from claims.store.rows import moment_text
from schema.match import Alarm, Band, Match, Relation
from schema.verdict import VerdictValue
from schema.view import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.store.store import Store
    from schema.base import Id

_AGAINST = {
    VerdictValue.SUPPORTED: VerdictValue.CONTRADICTED,
    VerdictValue.CONTRADICTED: VerdictValue.SUPPORTED,
}
_STANDS = frozenset({Standing.SUPPORTED, Standing.CONTRADICTED})
_CHECK_CHANGED = "SELECT 1 FROM fact_check WHERE id = ? AND version > 1 AND imported_at > ?"
_CLAIM_CHANGED = (
    "SELECT 1 FROM verdict WHERE claim = ?1 AND aspect = 'content' AND at > ?2"
    " UNION ALL SELECT 1 FROM correction WHERE at > ?2"
    " AND article = (SELECT article FROM claim WHERE id = ?1)"
)


def with_alarms(store: Store, claim: Id | None, matches: Sequence[Match]) -> tuple[Match, ...]:
    """The same matches, each with what does not go together.

    Args:
        store: The database.
        claim: The claim they were found for; None for words that are no claim of ours.
        matches: Its earlier checks, with what people decided about them.
    """
    line = next(iter(lines_of(store, [claim])), None) if claim else None
    ours = line.verdict if line is not None and line.standing in _STANDS else None
    told = {match.verdict for match in matches if _is_same(match)}
    divided = told >= set(_AGAINST)
    return tuple(
        match.model_copy(update={"alarms": tuple(_alarms(store, match, ours, divided=divided))})
        for match in matches
    )


def _alarms(store: Store, match: Match, ours: VerdictValue | None, *, divided: bool) -> Iterable[Alarm]:
    if _opposes(match, ours):
        yield Alarm.OPPOSITE
    if divided and _is_same(match) and match.verdict in _AGAINST:
        yield Alarm.DIVIDED
    if match.decision is not None and match.decision.confirmed and _changed_since(store, match):
        yield Alarm.CHANGED


def _is_same(match: Match) -> bool:
    """Whether it is the same claim: a person says so, or, where none decided, the matcher is nearly sure."""
    if match.decision is None:
        return match.band is Band.SAME
    return match.decision.confirmed and match.decision.relation is Relation.SAME


def _opposes(match: Match, ours: VerdictValue | None) -> bool:
    """Whether both verdicts cannot stand: opposite ones on one claim, equal ones on opposite claims."""
    if ours is None or match.verdict is None:
        return False
    opposite_claims = (
        match.decision is not None
        and match.decision.confirmed
        and match.decision.relation is Relation.OPPOSITE
    )
    if opposite_claims:
        return match.verdict is ours
    return _is_same(match) and match.verdict is _AGAINST.get(ours)


def _changed_since(store: Store, match: Match) -> bool:
    """Whether the earlier check was corrected, judged again or published anew after a person relied on it."""
    if match.decision is None:
        return False
    kind, _colon, name = match.key.partition(":")
    query = _CHECK_CHANGED if kind == "f" else _CLAIM_CHANGED
    return store.one(query, (name, moment_text(match.decision.at))) is not None
