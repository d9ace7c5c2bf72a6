"""Words parted or run together by a slip: “ret iring”, “wouldend”, and letters read as others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from claims.match.pairing import replaced

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 3
"""Words on either side that may be one."""
_SHORTEST = 4
"""Letters at least."""
_SLIPPED = 8
"""With so many letters another slip besides is forgiven."""
_READ_AS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("5", "s"), ("i", "l"))
"""Letters that a scanner takes for others."""


def without_joints(
    ours: Sequence[str], left: list[int], theirs: Sequence[str], right: list[int]
) -> tuple[list[int], list[int], list[tuple[str, str]]]:
    """The places without words that are parted or run together in one of two claims, and these words.

    Args:
        ours: Words of the first claim.
        left: Places of the words to look at.
        theirs: Words of the second claim.
        right: Places of these.
    """
    mine, yours = [ours[at] for at in left], [theirs[at] for at in right]
    found: list[tuple[str, str]] = []
    gone: set[int] = set()
    away: set[int] = set()
    for a_start, a_end, b_start, b_end in replaced(mine, yours):
        if _is_joint(mine[a_start:a_end], yours[b_start:b_end]):
            gone.update(left[a_start:a_end])
            away.update(right[b_start:b_end])
            found.append((" ".join(mine[a_start:a_end]), " ".join(yours[b_start:b_end])))
    if not found:
        return left, right, found
    return [at for at in left if at not in gone], [at for at in right if at not in away], found


def _is_joint(mine: Sequence[str], yours: Sequence[str]) -> bool:
    if not (mine and yours) or max(len(mine), len(yours)) > _LONGEST:
        return False
    one, other = "".join(mine), "".join(yours)
    if min(len(one), len(other)) < _SHORTEST or one.isdecimal() or other.isdecimal():
        return False
    if len(mine) == len(yours) == 1 and one.isalpha() == other.isalpha():
        return False
    one, other = _as_read(one), _as_read(other)
    if one == other:
        return True
    if min(len(one), len(other)) < _SLIPPED or not (one.isalpha() and other.isalpha()):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _as_read(word: str) -> str:
    if word.isalpha():
        return word
    for one, other in _READ_AS:
        word = word.replace(one, other)
    return word
