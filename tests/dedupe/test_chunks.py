"""Pairs of claims that hang together are weighed beside each other, and none is lost."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from claims.dedupe.chunks import beside_each_other

_CLAIMS = 12


def test_pairs_that_hang_together_stand_beside_each_other() -> None:
    assert beside_each_other(6, [(0, 3), (1, 2), (3, 5), (2, 4)]) == [0, 2, 1, 3]


@given(st.lists(st.tuples(st.integers(0, _CLAIMS - 1), st.integers(0, _CLAIMS - 1))))
def test_every_pair_stands_once_and_each_claim_in_one_run(pairs: list[tuple[int, int]]) -> None:
    order = beside_each_other(_CLAIMS, pairs)
    assert sorted(order) == list(range(len(pairs)))
    home = _connected(pairs)
    runs = [group for group, _run in groupby(home[pairs[at][0]] for at in order)]
    assert len(runs) == len(set(runs))


def _connected(pairs: list[tuple[int, int]]) -> list[int]:
    """For each claim the smallest one it hangs together with."""
    home = list(range(_CLAIMS))
    for _round in range(_CLAIMS):
        for a, b in pairs:
            home[a] = home[b] = min(home[a], home[b])
    return home
