"""How alike the words of two claims are, whatever their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CHUNK = 200_000
"""Pairs scored at once: their words lie in memory twice meanwhile."""


LONG = 150
"""Words from which two claims are first looked at word by word: comparing their letters takes a millisecond."""

_SHARED = 0.5
"""Part of the distinct words of the shorter claim without which two long ones tell of other things."""


def scores(forms: Sequence[Sequence[str]], pairs: NDArray[np.int64], floor: float) -> NDArray[np.float32]:
    """Rapidfuzz ratio of the sorted words of each pair, 0 to 100; 0 below the floor.

    Args:
        forms: The words of each claim.
        pairs: Positions in ``forms``, of shape (pairs, 2).
        floor: The lowest ratio of interest; knowing it makes the comparison faster. Of long claims, those that
            have few words in common get 0 as well.
    """
    from rapidfuzz import fuzz, process

    worth = _worth_comparing(forms, pairs)
    found_of = np.zeros(len(pairs), np.float32)
    pairs = pairs[worth]
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
    found_of[worth] = np.concatenate(found)
    return found_of


def _worth_comparing(forms: Sequence[Sequence[str]], pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs are short, or share enough words."""
    is_long = np.fromiter((len(words) >= LONG for words in forms), np.bool_, len(forms))
    worth = ~(is_long[pairs[:, 0]] & is_long[pairs[:, 1]])
    sets: dict[int, frozenset[str]] = {}
    for place in np.flatnonzero(~worth).tolist():
        ours, theirs = (sets.setdefault(one, frozenset(forms[one])) for one in pairs[place].tolist())
        worth[place] = len(ours & theirs) >= _SHARED * min(len(ours), len(theirs))
    return worth
