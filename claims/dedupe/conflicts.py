"""Claims of several articles that tell one fact with another figure or date."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from schema.cluster import Pair


def in_conflict(pairs: Iterable[Pair], groups: Iterable[Sequence[str]]) -> list[Pair]:
    """Pairs that agree in all but a figure or a date, one for any two groups, in the order given.

    Args:
        pairs: Pairs decided.
        groups: Keys of the claims that tell the same; others are alone.
    """
    group_of = {key: group[0] for group in groups for key in group}
    found: dict[frozenset[str], Pair] = {}
    for pair in pairs:
        if pair.conflicts:
            found.setdefault(frozenset(group_of.get(key, key) for key in (pair.a, pair.b)), pair)
    return list(found.values())
