"""Differences in names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.match.facts import FIGURE, INITIAL, NAME, NEGATION, STOP, Facts
from claims.match.pairing import is_slip
from claims.match.tables import guard_words
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from claims.match.pairing import Block, Pairing

_NAME_LENGTH = 4
_VOWELS = "aeiou"
_ACRONYM = 2
_LONGEST_ACRONYM = 5


def names(pair: Pairing) -> list[Difference]:
    """Names one claim has and the other has not; weak where the other names nobody in their place."""
    if not (pair.a_left or pair.b_left):
        return []
    ours, theirs = _unknown(pair.a, pair.a_left, pair.b), _unknown(pair.b, pair.b_left, pair.a)
    sure_ours = [run for run in ours if _sure(pair.a, run)]
    sure_theirs = [run for run in theirs if _sure(pair.b, run)]
    if sure_ours and theirs:
        return [apart(pair, one, other) for one, other in zip(sure_ours, sure_theirs or theirs, strict=False)]
    if sure_theirs and ours:
        return [apart(pair, one, other) for one, other in zip(ours, sure_theirs, strict=False)]
    if sure_ours or sure_theirs:
        return [one for run in sure_ours if (one := _one_sided(pair, run, ours=True))] + [
            one for run in sure_theirs if (one := _one_sided(pair, run, ours=False))
        ]
    if ours and theirs and pair.share_context(ours[0][0], theirs[0][0]):
        return [apart(pair, ours[0], theirs[0], hard=False)]
    return _first_word(pair, ours, theirs)


def _first_word(pair: Pairing, ours: list[list[int]], theirs: list[list[int]]) -> list[Difference]:
    """A capital at the start where the other claim, alike in all else, has another telling word; weak."""
    if len(pair.blocks) > 1:
        return []
    for runs, is_ours in ((ours, True), (theirs, False)):
        for run in runs:
            if instead := _in_its_place(pair, run, ours=is_ours):
                mine, yours = (run, instead) if is_ours else (instead, run)
                if pair.alike(mine[0], yours[0]):
                    continue
                return [apart(pair, mine, yours, hard=False)]
    return []


def _unknown(claim: Facts, left: list[int], other: Facts) -> list[list[int]]:
    """Runs of capitalised words left over that stand for nothing in the other claim."""
    runs: list[list[int]] = []
    same = known_to_both(claim, other)
    for at in left:
        if not claim.marks[at] & (NAME | INITIAL) or claim.marks[at] & NEGATION:
            continue
        if at in same or _stands_for(claim.words[at], other):
            continue
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def known_to_both(claim: Facts, other: Facts) -> set[int]:
    """Words of names that the other claim has in another spelling or form: “Kyiv” and “Kiev”.

    Args:
        claim: The claim whose words are told, as indexes.
        other: The claim that must know the names too.
    """
    if not (claim.known and other.known):
        return set()
    names_there = {one.name for one in other.known}
    return {at for one in claim.known if one.name in names_there for at in range(one.start, one.end)}


def _sure(claim: Facts, run: list[int]) -> bool:
    return any(claim.marks[at] & NAME for at in run)


def _stands_for(word: str, other: Facts) -> bool:
    """Whether a name is in the other claim in another form: “UN” and “United Nations”, “Iran” and “Iranian”.

    The same name does not count: it was left over because the other claim has it less often.
    """
    if _ACRONYM <= len(word) <= _LONGEST_ACRONYM:
        named = zip(other.words, other.marks, strict=True)
        if word in "".join(one[0] for one, mark in named if mark & (NAME | INITIAL)):
            return True
    first, last, bare = word[0], word[-1], word.rstrip(_VOWELS)
    near = [
        one for one in other.words if (one[0] == first or one[-1] == last or not bare) and one != word
    ]  # a slip or another form spares one end of a word
    return bool(near) and (_has_form(word, bare, near, other.lang) or any(is_slip(word, one) for one in near))


def _has_form(name: str, bare: str, words: list[str], lang: str) -> bool:
    """Whether a name is among the words with an ending, or the name it is a form of.

    “Niger” and “Nigeria” are two names, for “ia” is no ending.

    Args:
        name: The name, folded.
        bare: The same without the vowels at its end.
        words: Other words.
        lang: ISO 639-1 code.
    """
    known = guard_words(lang)
    if known is None or len(name) < _NAME_LENGTH:
        return False
    endings = known.name_endings
    for word in words:
        stump = word.rstrip(_VOWELS) if len(word) >= _NAME_LENGTH else word
        if _goes_on(bare, word, endings) or _goes_on(name, word, endings):
            return True
        if _goes_on(word, name, endings) and len(word) >= _NAME_LENGTH - 1:
            return True
        if _goes_on(stump, name, endings) and len(stump) >= _NAME_LENGTH - 1:
            return True
    return False


def _goes_on(start: str, word: str, endings: frozenset[str]) -> bool:
    """Whether a word is a start with one of the endings."""
    return word.startswith(start) and word[len(start) :] in endings


def _one_sided(pair: Pairing, run: list[int], *, ours: bool) -> Difference | None:
    """A name the other claim has not; None where it adds nothing."""
    claim, other = (pair.a, pair.b) if ours else (pair.b, pair.a)
    instead = _in_its_place(pair, run, ours=ours)
    if instead and (not other.cased or len(instead) <= len(run)):
        return (
            apart(pair, run, instead, hard=not other.cased)
            if ours
            else apart(pair, instead, run, hard=not other.cased)
        )
    known = set(other.words)
    left = set(pair.a_left if ours else pair.b_left)
    if all(claim.words[at] in known for at in run) or _is_part(claim, run, left):
        return None
    span = (claim.starts[run[0]], claim.ends[run[-1]])
    words = claim.text[slice(*span)]
    if ours:
        return Difference(kind=DifferenceKind.ENTITY, ours=words, theirs="", ours_at=span, hard=False)
    return Difference(kind=DifferenceKind.ENTITY, ours="", theirs=words, theirs_at=span, hard=False)


def _in_its_place(pair: Pairing, run: list[int], *, ours: bool) -> list[int]:
    """Telling words of the other claim that stand exactly where a name stands in this one."""
    known = guard_words(pair.a.lang)
    titles = known.titles if known else ()
    for block in pair.blocks:
        mine, yours = block_words(pair, block, ours=ours)
        if run[0] in mine and run[-1] in mine:
            other, left = (pair.b, pair.b_left) if ours else (pair.a, pair.a_left)
            return [
                at
                for at in yours
                if at in left and not other.marks[at] & (STOP | FIGURE) and other.words[at] not in titles
            ]
    return []


def block_words(pair: Pairing, block: Block, *, ours: bool) -> tuple[list[int], list[int]]:
    """The words of a block in this claim and in the other, as indexes."""
    a_words = pair.a_words[block.a_start : block.a_end]
    b_words = pair.b_words[block.b_start : block.b_end]
    return (a_words, b_words) if ours else (b_words, a_words)


def _is_part(claim: Facts, run: list[int], left: set[int]) -> bool:
    """Whether the words complete a name the other claim has too: the “Joe” of “Joe Biden”."""
    for at in (run[0] - 1, run[-1] + 1):
        if 0 <= at < len(claim.words) and at not in left and claim.marks[at] & (NAME | INITIAL):
            return True
    return False


def apart(
    pair: Pairing,
    mine: list[int],
    yours: list[int],
    *,
    kind: DifferenceKind = DifferenceKind.ENTITY,
    hard: bool = True,
) -> Difference:
    """The difference between two stretches of words.

    Args:
        pair: The two claims.
        mine: Indexes of our words.
        yours: Indexes of theirs.
        kind: What differs.
        hard: Whether it blocks “same”.
    """
    ours = (pair.a.starts[mine[0]], pair.a.ends[mine[-1]])
    theirs = (pair.b.starts[yours[0]], pair.b.ends[yours[-1]])
    return Difference(
        kind=kind,
        ours=pair.a.text[slice(*ours)],
        theirs=pair.b.text[slice(*theirs)],
        ours_at=ours,
        theirs_at=theirs,
        hard=hard,
    )
