"""How alike the words of two claims are, whatever their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

CHUNK = 200_000
"""Pairs scored at once: their words lie in memory twice meanwhile."""


LONG = 150
"""Words from which two claims are first looked at word by word: comparing letters takes a millisecond."""

_SHARED = 0.5
"""Part of the distinct words of the shorter claim without which two long ones tell of other things."""


def ordered(words: Iterable[str]) -> str:
    """Words in the order of the alphabet, as one text: so they are compared whatever their order was."""
    return " ".join(sorted(words))


def score(ours: Iterable[str], theirs: Iterable[str], floor: float = 0.0) -> float:
    """Rapidfuzz ratio of the sorted words of two claims, 0 to 100; 0 below the floor."""
    return fuzz.ratio(ordered(ours), ordered(theirs), score_cutoff=floor)


def scores(forms: Sequence[Sequence[str]], pairs: NDArray[np.int64], floor: float) -> NDArray[np.float32]:
    """Rapidfuzz ratio of the sorted words of each pair, 0 to 100; 0 below the floor.

    Args:
        forms: The words of each claim.
        pairs: Positions in ``forms``, of shape (pairs, 2).
        floor: The lowest ratio of interest; knowing it makes the comparison faster. Of long claims, those
            that have few words in common get 0 as well.
    """
    import numpy as np
    from rapidfuzz import process

    ratios = np.zeros(len(pairs), np.float32)
    places = np.flatnonzero(_worth_comparing(forms, pairs))
    texts = np.empty(len(forms), dtype=object)
    for number, words in enumerate(forms):
        texts[number] = ordered(words)
    for start in range(0, len(places), CHUNK):
        chunk = places[start : start + CHUNK]
        ratios[chunk] = process.cpdist(
            texts[pairs[chunk, 0]].tolist(),
            texts[pairs[chunk, 1]].tolist(),
            scorer=fuzz.ratio,
            score_cutoff=floor,
            dtype=np.float32,
            workers=-1,
        )
    return ratios


def _worth_comparing(forms: Sequence[Sequence[str]], pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which pairs are of short claims, or share enough words."""
    import numpy as np

    is_long = np.fromiter((len(words) >= LONG for words in forms), np.bool_, len(forms))
    told = {number: frozenset(forms[number]) for number in np.flatnonzero(is_long).tolist()}
    worth = ~(is_long[pairs[:, 0]] & is_long[pairs[:, 1]])
    for place in np.flatnonzero(~worth).tolist():
        ours, theirs = (told[number] for number in pairs[place].tolist())
        worth[place] = len(ours & theirs) >= _SHARED * min(len(ours), len(theirs))
    return worth
