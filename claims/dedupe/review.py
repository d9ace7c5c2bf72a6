"""Which pair to decide next: the one whose answer settles most of what is open."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from schema.cluster import Pair


class Open:
    """What is open between groups of claims.

    “The same” puts two groups together and “different” keeps them apart, so one answer settles all pairs
    between the two.

    Args:
        pairs: The pairs that only a person can decide.
        groups: Claims that tell the same already; others are alone.
    """

    def __init__(self, pairs: Iterable[Pair], groups: Iterable[Sequence[str]]) -> None:
        self._groups = [tuple(group) for group in groups]
        together = _Together(self._groups)
        known = list(pairs)
        open_between = Counter(together.sides(pair.a, pair.b) for pair in known)
        self._pairs = sorted(
            known,
            key=lambda pair: (-open_between[together.sides(pair.a, pair.b)], -pair.score),
        )

    def left(
        self, must: Iterable[tuple[str, str]], apart: Iterable[tuple[str, str]], skipped: Iterable[Pair] = ()
    ) -> list[Pair]:
        """What is still to be decided, one pair for any two groups, in the order in which to ask.

        Args:
            must: Pairs of claims that people put together meanwhile.
            apart: Pairs that people keep apart.
            skipped: Pairs passed over for now.
        """
        together = _Together([*self._groups, *must])
        settled = {together.sides(a, b) for a, b in apart} | {
            together.sides(pair.a, pair.b) for pair in skipped
        }
        return list(self._unsettled(together, settled))

    def _unsettled(self, together: _Together, settled: set[frozenset[str]]) -> Iterator[Pair]:
        for pair in self._pairs:
            sides = together.sides(pair.a, pair.b)
            if len(sides) > 1 and sides not in settled:
                settled.add(sides)
                yield pair


class _Together:
    """Which claims are together, by one that stands for all of them."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._head: dict[str, str] = {}
        for group in groups:
            for other in group[1:]:
                first, second = self._find(group[0]), self._find(other)
                if first != second:
                    self._head[max(first, second)] = min(first, second)

    def _find(self, claim: str) -> str:
        while (head := self._head.get(claim, claim)) != claim:
            self._head[claim] = self._head.get(head, head)
            claim = head
        return claim

    def sides(self, a: str, b: str) -> frozenset[str]:
        """The two groups of a pair; one only where they are together."""
        return frozenset((self._find(a), self._find(b)))
