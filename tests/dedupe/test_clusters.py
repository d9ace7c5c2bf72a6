"""Clusters never hold two claims that must stay apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.dedupe.clusters import Clusters

SIZE = 12
pair = st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda two: two[0] != two[1])
pairs = st.lists(pair, max_size=30)


def ordered(two: tuple[int, int]) -> tuple[int, int]:
    return min(two), max(two)


@given(pairs, pairs, pairs)
def test_no_cluster_holds_a_hard_difference_or_a_pair_kept_apart(
    merges: list[tuple[int, int]], differing: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    hard = {ordered(two) for two in differing}
    clusters = Clusters(SIZE, lambda a, b: ordered((a, b)) in hard, apart)
    for a, b in merges:
        together = clusters.merge(a, b)
        assert together == (b in clusters.members(a))
    for claim in range(SIZE):
        for other in clusters.members(claim):
            assert other == claim or ordered((claim, other)) not in hard | {ordered(two) for two in apart}
            assert claim in clusters.members(other)


def test_a_person_puts_together_what_differs() -> None:
    clusters = Clusters(2, lambda _a, _b: True)
    assert not clusters.merge(0, 1)
    assert clusters.force(0, 1)
    assert sorted(clusters.members(0)) == [0, 1]


def test_a_person_who_keeps_apart_is_not_overruled_by_another_who_merges() -> None:
    clusters = Clusters(2, lambda _a, _b: False, [(1, 0)])
    assert not clusters.force(0, 1)
    assert list(clusters.members(0)) == [0]


def test_one_speaks_for_all_that_only_typing_sets_apart() -> None:
    asked: list[tuple[int, int]] = []

    def differ(a: int, b: int) -> bool:
        asked.append((a, b))
        return False

    clusters = Clusters(5_001, differ)
    for claim in range(1, 5_000):
        assert clusters.join(claim - 1, claim)
    assert clusters.merge(5_000, 17)
    assert len(clusters.members(0)) == 5_001
    assert len(asked) == 1


def test_a_merge_that_would_take_too_long_is_left_to_a_person() -> None:
    clusters = Clusters(200, lambda _a, _b: False)
    for claim in range(1, 100):
        clusters.merge(0, claim)
        clusters.merge(100, 100 + claim)
    assert not clusters.merge(0, 100)
    assert clusters.force(0, 100)
