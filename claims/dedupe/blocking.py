"""Candidate pairs: claims that share two rare tokens.

Each claim's six rarest tokens that occur at least twice are paired, and claims with a pair in common form a
block. On 1,000,000 claims this gives about 12 candidates a claim and keeps at least .9995 of the true pairs,
where brute force would compare 5·10¹¹ (ARCHITECTURE.md, "Deduplication").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

RAREST = 6
"""Tokens of a claim that form its keys; 4 lose .002 of the true pairs, 8 cost three times as much."""

LARGEST_BLOCK = 60
"""A pair of tokens shared by more claims tells nothing: its block is left out."""


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
    claims, tokens = _rarest(claims, tokens, np.bincount(tokens, minlength=vocabulary))
    owners, keys = _token_pairs(claims, tokens, vocabulary)
    return _pairs_in_blocks(owners, keys)


def _occurrences(forms: Sequence[Sequence[str]]) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    vocabulary = {token: at for at, token in enumerate(sorted({token for form in forms for token in form}))}
    distinct = [sorted({vocabulary[token] for token in form}) for form in forms]
    counts = np.fromiter(map(len, distinct), np.int64, len(distinct))
    tokens = np.fromiter((token for form in distinct for token in form), np.int64, int(counts.sum()))
    return np.repeat(np.arange(len(distinct)), counts), tokens, len(vocabulary)


def _rarest(
    claims: NDArray[np.int64], tokens: NDArray[np.int64], frequency: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    shared = frequency[tokens] > 1
    claims, tokens = claims[shared], tokens[shared]
    order = np.lexsort((tokens, frequency[tokens], claims))
    claims, tokens = claims[order], tokens[order]
    starts = np.flatnonzero(np.r_[True, claims[1:] != claims[:-1]]) if len(claims) else np.empty(0, np.int64)
    lengths = np.diff(np.r_[starts, len(claims)])
    rank = np.arange(len(claims)) - np.repeat(starts, lengths)
    return claims[rank < RAREST], tokens[rank < RAREST]


def _token_pairs(
    claims: NDArray[np.int64], tokens: NDArray[np.int64], vocabulary: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Keys of unordered token pairs. A claim with one shared token only is blocked on that token alone."""
    if not len(claims):
        return claims, tokens
    starts = np.flatnonzero(np.r_[True, claims[1:] != claims[:-1]])
    lengths = np.diff(np.r_[starts, len(claims)])
    owners, keys = [], []
    for length in range(1, RAREST + 1):
        heads = starts[lengths == length]
        if not len(heads):
            continue
        first, second = np.triu_indices(length, 1) if length > 1 else (np.zeros(1, int), np.zeros(1, int))
        a, b = tokens[heads[:, None] + first], tokens[heads[:, None] + second]
        keys.append((np.minimum(a, b) * vocabulary + np.maximum(a, b)).ravel())
        owners.append(np.repeat(claims[heads], len(first)))
    return np.concatenate(owners), np.concatenate(keys)


def _pairs_in_blocks(owners: NDArray[np.int64], keys: NDArray[np.int64]) -> NDArray[np.int64]:
    if not len(keys):
        return np.empty((0, 2), np.int64)
    order = np.lexsort((owners, keys))
    owners, keys = owners[order], keys[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    lengths = np.diff(np.r_[starts, len(keys)])
    count = int(owners.max()) + 1
    found = []
    for length in range(2, LARGEST_BLOCK + 1):
        heads = starts[lengths == length]
        if len(heads):
            first, second = np.triu_indices(length, 1)
            found.append((owners[heads[:, None] + first] * count + owners[heads[:, None] + second]).ravel())
    if not found:
        return np.empty((0, 2), np.int64)
    joined = np.unique(np.concatenate(found))
    return np.column_stack((joined // count, joined % count))
