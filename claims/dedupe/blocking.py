"""Candidate pairs: claims that share two rare tokens.

Each claim's six rarest tokens that occur at least twice are paired, and claims with a pair in common form a
block. On 1,000,000 claims this gives about 12 candidates a claim and keeps at least .9995 of the true pairs,
where brute force would compare 5·10¹¹ (ARCHITECTURE.md, "Deduplication").
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

RAREST = 6
"""Tokens of a claim that form its keys; 4 lose .002 of the true pairs, 8 cost three times as much."""

LARGEST_BLOCK = 60
"""A pair of tokens shared by more claims tells nothing: its block is left out."""

NEIGHBOURS = 5
"""Claims most of whose blocks are left out are compared with so many that stand next to them in sorted order.

Thousands of claims that differ by a typing error each have hardly another block: their words are frequent.
"""


def candidates(forms: Sequence[Sequence[str]]) -> NDArray[np.int64]:
    """The pairs of claims worth comparing.

    Args:
        forms: The tokens of each claim, in any order; repetitions count once.

    Returns:
        An array of shape (pairs, 2) of positions in ``forms``, the smaller first, sorted, without repetition.
    """
    claims, tokens, vocabulary = _occurrences(forms)
    if not len(claims):
        return np.empty((0, 2), np.int64)
    owners, keys = _token_pairs(*_rarest(claims, tokens, vocabulary), vocabulary)
    blocked, lonely = _pairs_in_blocks(owners, keys, len(forms))
    joined = _distinct(np.concatenate([blocked, _neighbours(forms, lonely)]))
    return np.column_stack((joined // len(forms), joined % len(forms)))


def _occurrences(forms: Sequence[Sequence[str]]) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Which claim has which token, by claim; tokens are numbered in the order of the alphabet."""
    counts = np.fromiter(map(len, forms), np.int64, len(forms))
    vocabulary = {token: at for at, token in enumerate(sorted(set(chain.from_iterable(forms))))}
    size = max(1, len(vocabulary))
    written = chain.from_iterable(forms)
    tokens = np.fromiter(map(vocabulary.__getitem__, written), np.int64, int(counts.sum()))
    both = _distinct(np.repeat(np.arange(len(forms)), counts) * size + tokens)
    return both // size, both % size, size


def _rarest(
    claims: NDArray[np.int64], tokens: NDArray[np.int64], vocabulary: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rarest shared tokens of each claim, by claim; of equally rare ones those first in the alphabet."""
    frequency = np.bincount(tokens, minlength=vocabulary)
    rank = np.empty(vocabulary, np.int64)
    rank[np.lexsort((np.arange(vocabulary), frequency))] = np.arange(vocabulary)
    shared = frequency[tokens] > 1
    ordered = np.sort(claims[shared] * vocabulary + rank[tokens[shared]])
    claims, ranks = ordered // vocabulary, ordered % vocabulary
    starts, lengths = _runs(claims)
    first = np.arange(len(claims)) - np.repeat(starts, lengths) < RAREST
    return claims[first], ranks[first]


def _token_pairs(
    claims: NDArray[np.int64], tokens: NDArray[np.int64], vocabulary: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Keys of unordered token pairs. A claim with one shared token only is blocked on that token alone."""
    starts, lengths = _runs(claims)
    owners, keys = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for length in range(1, RAREST + 1):
        heads = starts[lengths == length]
        if not len(heads):
            continue
        first, second = np.triu_indices(length, 1) if length > 1 else (np.zeros(1, int), np.zeros(1, int))
        a, b = tokens[heads[:, None] + first], tokens[heads[:, None] + second]
        keys.append((np.minimum(a, b) * vocabulary + np.maximum(a, b)).ravel())
        owners.append(np.repeat(claims[heads], len(first)))
    return np.concatenate(owners), np.concatenate(keys)


def _pairs_in_blocks(
    owners: NDArray[np.int64], keys: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs that share a block, each as first · count + second; claims most of whose blocks are too large."""
    order = np.argsort(keys, kind="stable")
    owners, keys = owners[order], keys[order]
    starts, lengths = _runs(keys)
    sizes = np.repeat(lengths, lengths)
    left_out = np.bincount(owners[sizes > LARGEST_BLOCK], minlength=count)
    crowded = left_out * 2 >= np.maximum(1, np.bincount(owners, minlength=count))
    found = [np.empty(0, np.int64)]
    for length in range(2, LARGEST_BLOCK + 1):
        heads = starts[lengths == length]
        if len(heads):
            first, second = np.triu_indices(length, 1)
            a, b = owners[heads[:, None] + first], owners[heads[:, None] + second]
            found.append((np.minimum(a, b) * count + np.maximum(a, b)).ravel())
    return np.concatenate(found), np.flatnonzero(crowded)


def _neighbours(forms: Sequence[Sequence[str]], lonely: NDArray[np.int64]) -> NDArray[np.int64]:
    """Pairs of claims that stand near each other when sorted from the first word on, and from the last."""
    found = [np.empty(0, np.int64)]
    for step in (1, -1):
        order = np.array(sorted(lonely.tolist(), key=lambda claim: tuple(forms[claim])[::step]), np.int64)
        for distance in range(1, NEIGHBOURS + 1):
            a, b = order[:-distance], order[distance:]
            found.append(np.minimum(a, b) * len(forms) + np.maximum(a, b))
    return np.concatenate(found)


def _distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The values sorted, each once; ``numpy.unique`` takes a table of them, and three times as long."""
    ordered = np.sort(values)
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if len(ordered) else ordered


def _runs(values: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where runs of equal values start, and how long they are."""
    if not len(values):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]])
    return starts, np.diff(np.r_[starts, len(values)])
