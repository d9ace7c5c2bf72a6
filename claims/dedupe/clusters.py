"""Clusters: greedy merging, best pair first, where two claims that differ hard never end up together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MOST_COMPARED = 2_000
"""A merge that would take more comparisons is left to a person, so that no cluster stalls a run."""

FEW = 8
"""In groups of so many claims each is compared with each of the other group, whoever speaks for it."""


class Clusters:
    """Disjoint groups of claims that people's links and hard differences keep apart.

    Args:
        size: How many claims there are; each starts alone.
        differ: Whether two claims differ hard. Asked for every pair that a merge would put together, but one
            only speaks for all that were joined to it.
        cannot: Pairs that a person keeps apart.
        hard: Whether two claims differ hard, asked for each claim of groups that are few, whoever speaks.
    """

    def __init__(
        self,
        size: int,
        differ: Callable[[int, int], bool],
        cannot: Iterable[tuple[int, int]] = (),
        hard: Callable[[int, int], bool] | None = None,
    ) -> None:
        self._group = list(range(size))
        self._members: dict[int, list[int]] = {}
        self._speakers: dict[int, list[int]] = {}
        self._differ = differ
        self._hard = hard
        self._cannot: dict[int, set[int]] = {}
        for a, b in cannot:
            self._cannot.setdefault(a, set()).add(b)
            self._cannot.setdefault(b, set()).add(a)

    def members(self, claim: int) -> Sequence[int]:
        """The claims together with this one, itself among them."""
        return self._members.get(self._group[claim], [claim])

    def force(self, a: int, b: int) -> bool:
        """Put two claims together because a person said so; only another person's word can forbid it."""
        if self._group[a] == self._group[b]:
            return True
        return not self._kept_apart(a, b) and self._unite(a, b, self._speaking(a) + self._speaking(b))

    def join(self, a: int, b: int) -> bool:
        """Put two claims together that nothing but typing errors sets apart: from now on one speaks for both.

        To be done before any claims are merged. While the groups are small all their claims are compared; in
        a large one, of thousands that differ by a slip each, those of the first few speak for the rest.
        """
        if self._group[a] == self._group[b]:
            return True
        ours, theirs = self.members(a), self.members(b)
        if self._kept_apart(a, b):
            return False
        if self._clash(ours[:FEW], theirs[:FEW]):
            return False
        return self._unite(a, b, self._speaking(a))

    def merge(self, a: int, b: int) -> bool:
        """Put two claims and all that is with them together, unless any two of them must stay apart.

        Returns:
            Whether they are together now.
        """
        if self._group[a] == self._group[b]:
            return True
        ours, theirs = self._speaking(a), self._speaking(b)
        if len(ours) * len(theirs) > MOST_COMPARED or self._kept_apart(a, b):
            return False
        if any(self._differ(x, y) for x in ours for y in theirs):
            return False
        mine, yours = self.members(a), self.members(b)
        if len(mine) * len(yours) <= FEW * FEW and self._clash(mine, yours):
            return False
        return self._unite(a, b, ours + theirs)

    def _clash(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        return self._hard is not None and any(self._hard(x, y) for x in ours for y in theirs)

    def _speaking(self, claim: int) -> list[int]:
        return self._speakers.get(self._group[claim], [claim])

    def _kept_apart(self, a: int, b: int) -> bool:
        if not self._cannot:
            return False
        few, many = sorted((a, b), key=lambda claim: len(self.members(claim)))
        other = self._group[many]
        return any(self._group[one] == other for x in self.members(few) for one in self._cannot.get(x, ()))

    def _unite(self, a: int, b: int, speakers: list[int]) -> bool:
        keep, gone = (a, b) if len(self.members(a)) >= len(self.members(b)) else (b, a)
        target, left = self._group[keep], self._group[gone]
        moved = self._members.pop(left, [gone])
        self._members.setdefault(target, [keep]).extend(moved)
        for member in moved:
            self._group[member] = target
        self._speakers.pop(left, None)
        self._speakers[target] = speakers
        return True
