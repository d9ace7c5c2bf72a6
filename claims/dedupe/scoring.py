"""How alike the words of two claims are, whatever their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CHUNK = 200_000
"""Pairs scored at once: their words lie in memory twice meanwhile."""


def scores(forms: Sequence[Sequence[str]], pairs: NDArray[np.int64], floor: float) -> NDArray[np.float32]:
    """Rapidfuzz ratio of the sorted words of each pair, 0 to 100; 0 below the floor.

    Args:
        forms: The words of each claim.
        pairs: Positions in ``forms``, of shape (pairs, 2).
        floor: The lowest ratio of interest; knowing it makes the comparison faster.
    """
    from rapidfuzz import fuzz, process

    ordered = np.empty(len(forms), dtype=object)
    for number, words in enumerate(forms):
        ordered[number] = " ".join(sorted(words))
    found = [np.empty(0, np.float32)]
    for start in range(0, len(pairs), CHUNK):
        part = pairs[start : start + CHUNK]
        found.append(
            process.cpdist(
                ordered[part[:, 0]].tolist(),
                ordered[part[:, 1]].tolist(),
                scorer=fuzz.ratio,
                score_cutoff=floor,
                dtype=np.float32,
                workers=-1,
            )
        )
    return np.concatenate(found)
