"""Claims that tell the same fact, taken together from pairs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def groups(same: Iterable[tuple[int, int]], apart: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """The groups that pairs make, without ever putting two claims together that must be apart.

    Args:
        same: Pairs of numbers that tell the same fact, the surest first.
        apart: Pairs that disagree, or that a person keeps apart.

    Returns:
        The numbers of each group of two and more, in order.
    """
    foes: dict[int, set[int]] = defaultdict(set)
    for one, other in apart:
        foes[one].add(other)
        foes[other].add(one)
    of: dict[int, set[int]] = {}
    for one, other in same:
        left, right = of.get(one, {one}), of.get(other, {other})
        if left is right or any(foes[member] & right for member in left):
            continue
        joined = left | right
        of.update(dict.fromkeys(joined, joined))
    found = {min(group): tuple(sorted(group)) for group in of.values()}
    return tuple(found[first] for first in sorted(found))
