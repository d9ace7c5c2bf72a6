"""Clusters: greedy merging, best pair first, where two claims that differ hard never end up together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Clusters:
    """Disjoint groups of claims that people's links and hard differences keep apart.

    Args:
        size: How many claims there are; each starts alone.
        differ: Whether two claims differ hard. Asked for every pair that a merge would put together.
        cannot: Pairs that a person keeps apart.
    """

    def __init__(
        self, size: int, differ: Callable[[int, int], bool], cannot: Iterable[tuple[int, int]] = ()
    ) -> None:
        self._group = list(range(size))
        self._members: dict[int, list[int]] = {}
        self._differ = differ
        self._cannot: dict[int, set[int]] = {}
        for a, b in cannot:
            self._cannot.setdefault(a, set()).add(b)
            self._cannot.setdefault(b, set()).add(a)

    def members(self, claim: int) -> Sequence[int]:
        """The claims together with this one, itself among them."""
        return self._members.get(self._group[claim], [claim])

    def force(self, a: int, b: int) -> bool:
        """Put two claims together because a person said so; only another person's word can forbid it."""
        return self._merge(a, b, self._kept_apart)

    def merge(self, a: int, b: int) -> bool:
        """Put two claims and all that is with them together, unless any two of them must stay apart.

        Returns:
            Whether they are together now.
        """
        return self._merge(a, b, lambda x, y: self._kept_apart(x, y) or self._differ(x, y))

    def _kept_apart(self, a: int, b: int) -> bool:
        return b in self._cannot.get(a, ())

    def _merge(self, a: int, b: int, forbidden: Callable[[int, int], bool]) -> bool:
        ours, theirs = self.members(a), self.members(b)
        if self._group[a] == self._group[b]:
            return True
        if any(forbidden(x, y) for x in ours for y in theirs):
            return False
        keep, gone = (a, b) if len(ours) >= len(theirs) else (b, a)
        target = self._group[keep]
        joined = [*self.members(keep), *self.members(gone)]
        self._members.pop(self._group[gone], None)
        for member in joined:
            self._group[member] = target
        self._members[target] = joined
        return True
