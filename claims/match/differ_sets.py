"""Words of which one at most can be true, and words that simply gave way to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.match.differ_names import apart, known_to_both
from claims.match.facts import FIGURE, NAME, STOP
from claims.match.tables import exclusive, guard_words, opposites
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from claims.match.facts import Facts
    from claims.match.pairing import Pairing

_UNIT_REACH = 3
_FEW = 3
"""With more words replaced on one side two claims are told in other words altogether."""
_ENOUGH = 0.5
"""Part of the telling words that both must share for a single replaced word to be worth telling."""


def exclusives(pair: Pairing) -> list[Difference]:
    """Other members of one set in the same place: week and month, senator and mayor, German and Austrian."""
    if not (pair.a_left and pair.b_left):
        return []
    sets = exclusive(pair.a.lang)
    found: list[Difference] = []
    used: set[int] = set()
    yours_of = [(at, sets[pair.b.words[at]]) for at in pair.b_left if pair.b.words[at] in sets]
    for mine in pair.a_left if yours_of else ():
        ours = sets.get(pair.a.words[mine])
        for yours, theirs in yours_of if ours else ():
            both = next((one for one in ours or () if one in theirs), None)
            if both is None or yours in used or (ours and ours[both][1] == theirs[both][1]):
                continue
            if ours and pair.share_context(mine, yours):
                used.add(yours)
                found.append(apart(pair, [mine], [yours], kind=DifferenceKind(ours[both][0])))
                break
    return found + _peoples(pair)


def _peoples(pair: Pairing) -> list[Difference]:
    """Adjectives of two countries or cities in the same place, which French writes with a small letter."""
    found = []
    left, right = _small_known(pair.a, pair.a_left), _small_known(pair.b, pair.b_left)
    for mine, our_name in left:
        for yours, their_name in right:
            if our_name != their_name and pair.share_context(mine, yours):
                found.append(apart(pair, [mine], [yours]))
                break
    return found


def _small_known(claim: Facts, left: list[int]) -> list[tuple[int, str]]:
    if not claim.known:
        return []
    alone = set(left)
    return [
        (one.start, one.name)
        for one in claim.known
        if one.start in alone and not claim.marks[one.start] & NAME
    ]


def rewordings(pair: Pairing, found: list[Difference]) -> list[Difference]:
    """A word in the place of another where all else is alike, synonyms and forms of one word apart; weak.

    Args:
        pair: The two claims.
        found: The differences told already.
    """
    if not (pair.a_left and pair.b_left):
        return []
    ours = _left_telling(pair.a, pair.a_left, known_to_both(pair.a, pair.b))
    theirs = _left_telling(pair.b, pair.b_left, known_to_both(pair.b, pair.a))
    if not (ours and theirs) or max(len(ours), len(theirs)) > _FEW:
        return []
    telling = min(_telling(pair.a, pair.a_words), _telling(pair.b, pair.b_words))
    if telling - min(len(ours), len(theirs)) < _ENOUGH * telling:
        return []
    told_a = [one.ours_at for one in found if one.ours_at]
    told_b = [one.theirs_at for one in found if one.theirs_at]
    ours = [at for at in ours if not _inside(pair.a, at, told_a)]
    theirs = [at for at in theirs if not _inside(pair.b, at, told_b)]
    for block in pair.blocks:
        mine = [at for at in pair.a_words[block.a_start : block.a_end] if at in ours]
        yours = [at for at in pair.b_words[block.b_start : block.b_end] if at in theirs]
        if mine and yours and not any(_says_so(pair, one, other) for one in mine for other in yours):
            return [apart(pair, mine, yours, kind=DifferenceKind.WORDING, hard=False)]
    return []


def _says_so(pair: Pairing, mine: int, yours: int) -> bool:
    """Whether two words say the same, or the contrary, which was told or taken back before."""
    contrary = opposites(pair.a.lang)
    ours = contrary.sides(pair.a.words[mine], pair.a.stems[mine])
    theirs = contrary.sides(pair.b.words[yours], pair.b.stems[yours])
    return pair.alike(mine, yours) or not ours.contraries.isdisjoint(theirs.says)


def _left_telling(claim: Facts, left: list[int], same: set[int]) -> list[int]:
    """Words left over that tell something, names known to both, titles beside names and units left out."""
    known = guard_words(claim.lang)
    titles, units = (known.titles, known.units) if known else ((), {})
    return [
        at
        for at in left
        if not claim.marks[at] & (STOP | FIGURE)
        and at not in same
        and not (claim.words[at] in titles and _by_name(claim, at))
        and not (_single(claim.words[at]) in units and _counted(claim, at))
    ]


def _single(word: str) -> str:
    return word.removesuffix("s")


def _counted(claim: Facts, at: int) -> bool:
    """Whether a word stands right after a figure, or after its unit: « 80 kilomètres par heure »."""
    return any(claim.marks[place] & FIGURE for place in range(max(0, at - _UNIT_REACH), at))


def _by_name(claim: Facts, at: int) -> bool:
    """Whether a title stands beside a name: « le président Macron »."""
    return any(claim.marks[place] & NAME for place in range(max(0, at - 2), min(len(claim.words), at + 3)))


def _telling(claim: Facts, words: list[int]) -> int:
    return len([at for at in words if not claim.marks[at] & STOP])


def _inside(claim: Facts, at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= claim.starts[at] < end for start, end in spans)
