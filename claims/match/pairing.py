"""Two claims laid side by side: which words are left over, and which stand in each other's place."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claims.match.facts import FIGURE, OUTSIDE, STOP, Facts
from claims.match.tables import keys, opposites, synonyms

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPO_LENGTH = 5
_LONG_TYPO_LENGTH = 10
_REACH = 3
_ROOT = 5
"""Words that begin with so many like letters are forms of one."""


class Block(NamedTuple):
    """Words of the first claim that stand where other words of the second stand; indexes, ends exclusive."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int


def replaced(left: Sequence[str], right: Sequence[str]) -> tuple[Block, ...]:
    """Where two lists of words differ when as few words as can be are changed (Levenshtein)."""
    from rapidfuzz.distance import Levenshtein

    if left == right:
        return ()
    found: list[Block] = []
    a_at = b_at = 0
    for same in Levenshtein.opcodes(left, right).as_matching_blocks():
        if a_at < same.a or b_at < same.b:
            found.append(Block(a_at, same.a, b_at, same.b))
        a_at, b_at = same.a + same.size, same.b + same.size
    return tuple(found)


class Pairing:
    """Two claims side by side.

    Words of an attribution that only one of them carries are left aside.

    Args:
        a: The first claim.
        b: The second claim.
    """

    def __init__(self, a: Facts, b: Facts) -> None:
        self.a, self.b = a, b
        whole = a.attributed == b.attributed
        self.a_words = _inside(a, whole=whole)
        """Indexes of the words compared."""
        self.b_words = _inside(b, whole=whole)
        self.blocks = replaced(_stems(a, self.a_words), _stems(b, self.b_words))
        """Where words were replaced, by position in ``a_words`` and ``b_words``; moved words are in none."""
        self.moved = False
        """Whether any word stands among the replaced ones of both claims."""
        self.a_left, self.b_left = self._left_over()
        """Indexes of words the other claim has not, or has less often; typing slips forgiven."""

    def _left_over(self) -> tuple[list[int], list[int]]:
        a_changed = [at for block in self.blocks for at in self.a_words[block.a_start : block.a_end]]
        b_changed = [at for block in self.blocks for at in self.b_words[block.b_start : block.b_end]]
        a_left = _surplus(self.a, a_changed, self.b, b_changed)
        b_left = _surplus(self.b, b_changed, self.a, a_changed)
        self.moved = len(a_left) < len(a_changed)
        if not (a_left and b_left):
            return a_left, b_left
        return _forgive_slips(self.a, a_left, self.b, b_left)

    def alike(self, a_at: int, b_at: int) -> bool:
        """Whether two words are synonyms, forms of one word, or one with a slip."""
        one, other = self.a.words[a_at], self.b.words[b_at]
        if (len(one) >= _ROOT and one[:_ROOT] == other[:_ROOT]) or is_slip(one, other):
            return True
        groups = synonyms(self.a.lang)
        ours, theirs = (
            {group for key in keys(word, stem) for group in groups.get(key, ())}
            for word, stem in ((one, self.a.stems[a_at]), (other, self.b.stems[b_at]))
        )
        return bool(ours & theirs)

    def share_context(self, a_at: int, b_at: int) -> bool:
        """Whether two words stand in the same place: in one block, or with a telling word in common near."""
        for block in self.blocks:
            ours = self.a_words[block.a_start : block.a_end]
            if a_at in ours and b_at in self.b_words[block.b_start : block.b_end]:
                return True
        return bool(_near(self.a, a_at) & _near(self.b, b_at))


def _near(claim: Facts, at: int) -> set[str]:
    """Telling stems on either side of a word."""
    found: set[str] = set()
    for step in (-1, 1):
        place, seen = at + step, 0
        while 0 <= place < len(claim.words) and seen < _REACH:
            if not claim.marks[place] & STOP:
                found.add(claim.stems[place])
                seen += 1
            place += step
    return found


def _inside(claim: Facts, *, whole: bool) -> list[int]:
    if whole:
        return list(range(len(claim.marks)))
    return [at for at, mark in enumerate(claim.marks) if not mark & OUTSIDE]


def _stems(claim: Facts, words: list[int]) -> Sequence[str]:
    return claim.stems if len(words) == len(claim.stems) else [claim.stems[at] for at in words]


def _surplus(claim: Facts, changed: list[int], other: Facts, other_changed: list[int]) -> list[int]:
    """Those of the changed places whose words the other claim has less often; of one word, the first places.

    Unchanged words stand in both claims and need no counting.
    """
    if not (changed and other_changed):
        return changed
    there = Counter([other.stems[at] for at in other_changed])
    found: list[int] = []
    for at in reversed(changed):
        if there.get(claim.stems[at], 0) > 0:
            there[claim.stems[at]] -= 1
        else:
            found.append(at)
    return found[::-1]


def _forgive_slips(a: Facts, a_left: list[int], b: Facts, b_left: list[int]) -> tuple[list[int], list[int]]:
    """Drop words left over on both sides that differ by a typing slip, an accent or an apostrophe only."""
    a_left, b_left = _forgive_hyphens(a, a_left, b, b_left)
    b_left, a_left = _forgive_hyphens(b, b_left, a, a_left)
    contrary = opposites(a.lang)
    by_first: dict[str, list[int]] = {}
    by_last: dict[str, list[int]] = {}
    for at in b_left:
        if not b.marks[at] & FIGURE:
            by_first.setdefault(b.words[at][0], []).append(at)
            by_last.setdefault(b.words[at][-1], []).append(at)
    keep_a, dropped = [], set()
    for at in a_left:
        word = a.words[at]
        near = () if a.marks[at] & FIGURE else (*by_first.get(word[0], ()), *by_last.get(word[-1], ()))
        for other in near:
            if other not in dropped and is_slip(word, b.words[other]):
                if contrary.contradict(word, b.words[other]):
                    keep_a.append(at)
                else:
                    dropped.add(other)
                break
        else:
            keep_a.append(at)
    return keep_a, [at for at in b_left if at not in dropped]


def _forgive_hyphens(a: Facts, a_left: list[int], b: Facts, b_left: list[int]) -> tuple[list[int], list[int]]:
    """Drop neighbours that the other claim writes as one word: “semi-final” and “semifinal”."""
    there = {b.words[at] for at in b_left}
    for one, following in itertools.pairwise(a_left):
        if following != one + 1 or a.starts[following] - a.ends[one] > 1:
            continue
        joined = a.words[one] + a.words[following]
        if joined in there:
            whole = next(at for at in b_left if b.words[at] == joined)
            return [at for at in a_left if at not in {one, following}], [at for at in b_left if at != whole]
    return a_left, b_left


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ by a slip: swapped letters, or one letter in a word of five and more.

    Ten letters allow for two slips. “Iran” and “Iraq” differ by one letter and are no slip.
    """
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1 or (one[:1] != other[:1] and one[-1:] != other[-1:]):
        return False  # a slip spares at least one end of a word
    if one[:1].isdigit() or other[:1].isdigit():
        return False
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    if sorted(one) == sorted(other):
        return len(one) > 2 and OSA.distance(one, other, score_cutoff=1) <= 1  # noqa: PLR2004
    if shorter < _TYPO_LENGTH:
        return False
    allowed = 2 if shorter >= _LONG_TYPO_LENGTH else 1
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed
