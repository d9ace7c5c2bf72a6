"""Clusters as rows: made, grown and left, always by somebody and inside one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.store.rows import canonical
from schema.claim import Claim
from schema.cluster import Cluster, Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.store.store import Store
    from claims.store.unit import Unit
    from schema.base import Id

_BETWEEN = (
    "WHERE kind <> 'must'"
    " AND ((a IN (SELECT value FROM json_each(?1)) AND b IN (SELECT value FROM json_each(?2)))"
    " OR (b IN (SELECT value FROM json_each(?1)) AND a IN (SELECT value FROM json_each(?2))))"
    " ORDER BY at DESC, rowid DESC LIMIT 1"
)
_TOGETHER = (
    "WHERE kind = 'must' AND a IN (SELECT value FROM json_each(?1))"
    " AND b IN (SELECT value FROM json_each(?1)) ORDER BY at DESC, rowid DESC LIMIT 1"
)
_BEST = (
    "SELECT c.id FROM claim c JOIN article a ON a.id = c.article"
    " WHERE c.id IN (SELECT value FROM json_each(?))"
    " ORDER BY (SELECT count(*) FROM citation x WHERE x.claim = c.id) DESC, a.published IS NULL, a.published,"
    " c.rowid LIMIT 1"
)


def cluster_of(store: Store, claim: Id) -> Cluster | None:
    """The cluster a claim belongs to."""
    found = store.select(Cluster, "WHERE id = (SELECT cluster FROM cluster_member WHERE claim = ?)", (claim,))
    return found[0] if found else None


def merge_clusters(unit: Unit, a: Id, b: Id) -> Cluster:
    """Put two claims, with all that is with them, into one cluster.

    Raises:
        Refused: When people keep members of the two sides apart.
    """
    ours, theirs = cluster_of(unit.store, a), cluster_of(unit.store, b)
    if ours is not None and ours == theirs:
        return ours
    left = ours.members if ours else (a,)
    right = theirs.members if theirs else (b,)
    _check_not_apart(unit, left, right)
    if ours is None:
        ours, theirs, left, right = theirs, None, right, left
    if theirs is not None:
        unit.delete(theirs)
    if ours is not None:
        return unit.edit(ours, members=(*left, *right))
    return insert_cluster(unit, (a, b))


def insert_cluster(unit: Unit, members: tuple[Id, ...]) -> Cluster:
    """A new cluster, for which the best sourced member stands, else the longest standing one."""
    return unit.insert(
        Cluster(
            id=new_id(),
            canonical=best_of(unit.store, members),
            members=members,
            changed_by=unit.analyst,
            changed_at=unit.at,
        )
    )


def may_merge(unit: Unit, a: Id, b: Id) -> bool:
    """Whether nobody keeps two claims apart, or others of their clusters."""
    ours, theirs = cluster_of(unit.store, a), cluster_of(unit.store, b)
    left, right = ours.members if ours else (a,), theirs.members if theirs else (b,)
    return kept_apart(unit.store, left, right) is None


def take_out(unit: Unit, cluster: Cluster, claim: Id) -> Cluster | None:
    """Take a claim out of its cluster; what is left, or None where that would be one claim alone."""
    left = tuple(member for member in cluster.members if member != claim)
    if len(left) == 1:
        unit.delete(cluster)
        return None
    stands = cluster.canonical if cluster.canonical in left else best_of(unit.store, left)
    return unit.edit(cluster, members=left, canonical=stands)


def best_of(store: Store, claims: Sequence[Id]) -> Id:
    """The best sourced of some claims, else the longest standing one."""
    best = store.one(_BEST, (canonical(list(claims)),))
    return str(best[0]) if best else claims[0]


def kept_apart(store: Store, left: Sequence[Id], right: Sequence[Id]) -> Link | None:
    """The newest decision that keeps claims of two sides apart; None where nobody decided so."""
    found = store.select(Link, _BETWEEN, (canonical(list(left)), canonical(list(right))))
    return found[0] if found else None


def decision_about(store: Store, a: Id, b: Id) -> Link | None:
    """What somebody decided about two claims, or about others that are with them; None where nobody did."""
    exact = store.select(Link, "WHERE a = ? AND b = ?", (min(a, b), max(a, b)))
    if exact:
        return exact[0]
    ours, theirs = cluster_of(store, a), cluster_of(store, b)
    if ours is None or ours != theirs:
        return kept_apart(store, ours.members if ours else (a,), theirs.members if theirs else (b,))
    found = store.select(Link, _TOGETHER, (canonical(list(ours.members)),))
    return found[0] if found else None


def _check_not_apart(unit: Unit, left: Sequence[Id], right: Sequence[Id]) -> None:
    link = kept_apart(unit.store, left, right)
    if link is None:
        return
    numbers = [unit.store.get(Claim, claim).number for claim in (link.a, link.b)]
    raise Refused(
        _("Claims {a} and {b} are kept apart by {who}.").format(a=numbers[0], b=numbers[1], who=link.analyst),
        _("Decide about that pair first."),
    )
