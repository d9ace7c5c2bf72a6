"""From the clusters there are to the clusters a run found, in steps that never put a claim into two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from schema.base import Id
    from schema.cluster import Cluster


@dataclass(frozen=True, slots=True)
class Regrouping:
    """One cluster to make, change or take away."""

    cluster: Id | None
    """The cluster; None for one to make."""
    before: tuple[Id, ...]
    """What it holds before this step."""
    members: tuple[Id, ...]
    """What it shall hold; nothing to take it away."""


def plan(clusters: Iterable[Cluster], looked_at: set[Id], groups: Sequence[Sequence[Id]]) -> list[Regrouping]:
    """The steps from one to the other.

    A group takes over the cluster it shares most claims with, so that a rerun changes as little as it can.
    Claims the run did not look at stay where they are.

    Args:
        clusters: The clusters there are.
        looked_at: Claims the run looked at.
        groups: Claims it found to tell the same.
    """
    existing = {cluster.id: cluster for cluster in clusters}
    home = {claim: cluster.id for cluster in existing.values() for claim in cluster.members}
    taken: dict[Id, tuple[Id, ...]] = {}
    fresh: list[tuple[Id, ...]] = []
    for group in sorted(groups, key=len, reverse=True):
        shared = Counter(home[claim] for claim in group if claim in home and home[claim] not in taken)
        if not shared:
            fresh.append(tuple(group))
            continue
        chosen = min(shared, key=lambda key: (-shared[key], key))
        members = existing[chosen].members
        kept = tuple(claim for claim in members if claim in group or claim not in looked_at)
        taken[chosen] = kept + tuple(claim for claim in group if claim not in kept)
    shrinking: list[Regrouping] = []
    growing: list[Regrouping] = []
    for key, cluster in existing.items():
        outside = tuple(claim for claim in cluster.members if claim not in looked_at)
        wanted = taken.get(key, outside if len(outside) > 1 else ())
        kept = tuple(claim for claim in cluster.members if claim in wanted)
        lasting = kept if len(kept) > 1 else ()
        if lasting != cluster.members:
            shrinking.append(Regrouping(key, cluster.members, lasting))
        if wanted and not lasting:
            fresh.append(wanted)
        elif set(wanted) != set(lasting):
            growing.append(Regrouping(key, lasting, wanted))
    return [*shrinking, *growing, *(Regrouping(None, (), members) for members in fresh)]
