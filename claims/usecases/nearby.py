"""Stored claims that may tell what a claim tells: those that share two rare words, and are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from claims.dedupe.decide import ALIKE, COMPARED
from claims.dedupe.scoring import ordered
from claims.dedupe.wording import wording
from claims.match import documents

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claims.dedupe.normal import Form
    from claims.match.index import Alike, TextIndex
    from claims.usecases.unindexed import Unindexed

RAREST = 6
"""Words of a claim that are looked up, as many as form a batch's blocks."""

FOUND, FOUND_AT_MOST = 40, 640
"""Claims taken from the index for each claim; more where the last of them are still alike."""

SHORT, FOUND_FOR_PAIR = 14, 80
"""So many words at most make a short claim, which may share but two common words with one that is alike.

So many claims, the shortest, are taken for each two of its words: a batch compares it with up to 60 for each
two, those that have no rarer words.
"""

APART = 5
"""Two claims that are barely alike, and each have so many telling words for themselves, tell of other things.

A decision needs two; the others may be slips. Of 5,890 pairs among half a million claims four were lost, and
the time of an arrival was halved.
"""


class Nearby:
    """The stored claims, ready to be searched for those like another.

    Args:
        index: The claims that are indexed.
        unindexed: Those that are not, or were changed since.
    """

    def __init__(self, index: TextIndex, unindexed: Unindexed) -> None:
        self._index = index
        self._unindexed = unindexed

    def keys(self, form: Form, own: Mapping[str, int]) -> list[str]:
        """Keys of claims that are alike, as the index has them.

        Args:
            form: The normal form of the claim.
            own: In how many claims of its own article each word is: these are stored already, and such words
                are no rarer for it.
        """
        words = self._rarest(form, own)
        if not words:
            return []
        sought = _Sought(form)
        if len(form.words) <= SHORT:
            found = self._index.alike(words, FOUND_FOR_PAIR, each=True)
        else:
            found = self._indexed(words, sought)
        found = [one for one in found if one.key not in self._unindexed]
        found += self._unindexed.alike(words, FOUND_AT_MOST)
        return [one.key for one in found if sought.is_like(one)]

    def _indexed(self, words: Sequence[str], sought: _Sought) -> list[Alike]:
        """What the index finds; more of it while what it found last is still alike."""
        asked = FOUND
        while True:
            found = self._index.alike(words, asked)
            last = found[-(asked // 4) :]
            if len(found) < asked or asked >= FOUND_AT_MOST or not any(map(sought.is_near, last)):
                return found
            asked *= 4

    def _rarest(self, form: Form, own: Mapping[str, int]) -> list[str]:
        """The rarest words that claims of other articles have too."""
        words = sorted(set(form.words))
        indexed = self._index.frequency(words, documents.COMPARED)[0]
        counts = zip(words, indexed, self._unindexed.frequency(words), strict=True)
        known = sorted((one + more - own[word], word) for word, one, more in counts if one + more > own[word])
        return [word for _count, word in known[:RAREST]]


class _Sought:
    """A claim that others are held against by their words alone, before anything dearer is done."""

    def __init__(self, form: Form) -> None:
        self._sorted = ordered(form.words)
        self._words = set(form.words)
        self._stop = wording(form.lang).stop

    def is_like(self, other: Alike) -> bool:
        """Whether two claims are worth a decision."""
        ratio = self._ratio(other)
        return ratio >= ALIKE or (ratio > 0 and self._alone(other) < APART)

    def is_near(self, other: Alike) -> bool:
        """Whether their letters are alike; then others may be that the index finds less."""
        return self._ratio(other) > 0

    def _ratio(self, other: Alike) -> float:
        return fuzz.ratio(self._sorted, other.words, score_cutoff=COMPARED)

    def _alone(self, other: Alike) -> int:
        """How many telling words the side with fewer of them has for itself."""
        theirs = set(other.words.split())
        return min(len(self._words - theirs - self._stop), len(theirs - self._words - self._stop))
