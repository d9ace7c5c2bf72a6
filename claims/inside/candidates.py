"""Which claims of an article are worth a comparison, without setting every one beside every other.

Claims that share two telling items, one of them rare, are candidates. Headlines and captions tell the
commonest words of the article, so they are set against every claim, but only by counting shared items.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.inside.told import Item, Told

RARE = 24
"""An item told by more claims than this pairs none by itself: the work would grow with the square."""
SHARED = 2
"""Items two claims share at least; one will do for a headline: « la troisième » means a base there."""
BEST = 12
"""Partners of one claim at most, those that share most."""
SHORT_ONES = 60
"""Headlines and captions set against every claim; further ones are treated like any claim."""


def candidates(claims: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Pairs of positions worth a comparison, the smaller first, in order.

    Args:
        claims: The claims in document order.
    """
    told_by: dict[Item, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        for item in claim.items:
            told_by[item].append(at)
    short = [at for at, claim in enumerate(claims) if claim.short][:SHORT_ONES]
    pairs: set[tuple[int, int]] = set()
    for at, claim in enumerate(claims):
        everywhere = at in short
        shared: Counter[int] = Counter()
        for item in claim.items:
            if everywhere or len(told_by[item]) <= RARE:
                shared.update(told_by[item])
        del shared[at]
        close = [(count, -other) for other, count in shared.items() if count >= SHARED - everywhere]
        for _count, other in sorted(close, reverse=True)[:BEST]:
            pairs.add((min(at, -other), max(at, -other)))
    yield from sorted(pairs)
