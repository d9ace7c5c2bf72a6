"""From the clusters there are to the clusters a run found, in steps that never put a claim into two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from schema.base import Id


@dataclass(frozen=True, slots=True)
class Regrouping:
    """One cluster to make, change or take away."""

    cluster: Id | None
    """The cluster; None for one to make."""
    before: tuple[Id, ...]
    """What it holds before this step."""
    members: tuple[Id, ...]
    """What it shall hold; nothing to take it away."""


def plan(
    clusters: Mapping[Id, tuple[Id, ...]], looked_at: set[Id], groups: Sequence[Sequence[Id]]
) -> list[Regrouping]:
    """The steps from one to the other.

    A group takes over the cluster it shares most claims with, so that a rerun changes as little as it can.
    Claims the run did not look at stay where they are.

    Args:
        clusters: The members of the clusters there are.
        looked_at: Claims the run looked at.
        groups: Claims it found to tell the same.
    """
    home = {claim: key for key, members in clusters.items() for claim in members}
    taken: dict[Id, tuple[Id, ...]] = {}
    fresh: list[tuple[Id, ...]] = []
    for group in sorted(groups, key=len, reverse=True):
        shared = Counter(home[claim] for claim in group if claim in home and home[claim] not in taken)
        if not shared:
            fresh.append(tuple(group))
            continue
        chosen = min(shared, key=lambda key: (-shared[key], key))
        found, members = set(group), set(clusters[chosen])
        kept = tuple(claim for claim in clusters[chosen] if claim in found or claim not in looked_at)
        taken[chosen] = kept + tuple(claim for claim in group if claim not in members)
    shrinking: list[Regrouping] = []
    growing: list[Regrouping] = []
    for key, members_now in clusters.items():
        outside = tuple(claim for claim in members_now if claim not in looked_at)
        wanted = taken.get(key, outside if len(outside) > 1 else ())
        chosen_now = set(wanted)
        kept = tuple(claim for claim in members_now if claim in chosen_now)
        lasting = kept if len(kept) > 1 else ()
        if lasting != members_now:
            shrinking.append(Regrouping(key, members_now, lasting))
        if wanted and not lasting:
            fresh.append(wanted)
        elif chosen_now != set(lasting):
            growing.append(Regrouping(key, lasting, wanted))
    return [*shrinking, *growing, *(Regrouping(None, (), members) for members in fresh)]
