"""In which order to weigh pairs, so that the process which read a claim weighs all that is like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def beside_each_other(count: int, pairs: Sequence[Sequence[int]]) -> list[int]:
    """The places of the pairs, those of claims that hang together beside each other.

    Reading a claim costs the guard more than comparing it. By disjoint sets with path halving (Tarjan and
    van Leeuwen 1984).

    Args:
        count: How many claims there are.
        pairs: Two numbers of claims each.
    """
    head = list(range(count))

    def find(claim: int) -> int:
        while head[claim] != claim:
            head[claim] = head[head[claim]]
            claim = head[claim]
        return claim

    for a, b in pairs:
        ours, theirs = find(a), find(b)
        head[max(ours, theirs)] = min(ours, theirs)
    return sorted(range(len(pairs)), key=lambda at: find(pairs[at][0]))
