"""Candidate pairs, checked against the slow obvious way."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from claims.dedupe.blocking import LARGEST_BLOCK, NEIGHBOURS, RAREST, candidates

words = st.sampled_from(["alpha", "beta", "gamma", "delta", "eta", "theta", "iota", "kappa", "mu", "nu"])
claims = st.lists(st.lists(words, max_size=8), max_size=25)


def slow_candidates(forms: list[list[str]]) -> set[tuple[int, int]]:
    frequency = Counter(token for form in forms for token in set(form))
    blocks: dict[tuple[str, ...], list[int]] = {}
    for number, form in enumerate(forms):
        shared = sorted(
            (token for token in set(form) if frequency[token] > 1), key=lambda t: (frequency[t], t)
        )
        rarest = shared[:RAREST]
        keys = combinations(sorted(rarest), 2) if len(rarest) > 1 else [(token,) for token in rarest]
        for key in keys:
            blocks.setdefault(key, []).append(number)
    return {
        pair
        for members in blocks.values()
        if len(members) <= LARGEST_BLOCK
        for pair in combinations(members, 2)
    }


@given(claims)
def test_the_same_pairs_as_the_slow_way(forms: list[list[str]]) -> None:
    found = candidates(forms)
    assert [tuple(pair) for pair in found.tolist()] == sorted(slow_candidates(forms))


def test_no_claims_give_no_pairs() -> None:
    assert candidates([]).shape == (0, 2)
    assert candidates([[], []]).shape == (0, 2)


def test_a_block_too_common_costs_a_few_comparisons_a_claim() -> None:
    crowd = 3 * LARGEST_BLOCK
    assert len(candidates([["same", "words"]] * crowd)) < 2 * NEIGHBOURS * crowd
    assert len(candidates([["same", "words"]] * LARGEST_BLOCK)) == LARGEST_BLOCK * (LARGEST_BLOCK - 1) // 2
