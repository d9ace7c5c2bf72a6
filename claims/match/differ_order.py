"""Words that changed places: who did what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.match.differ_names import apart, block_words
from claims.match.facts import FIGURE, INITIAL, NAME, STOP, Facts
from claims.match.tables import guard_words
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from claims.match.pairing import Block, Pairing


def order(pair: Pairing) -> list[Difference]:
    """Words that changed places with each other: who did what to whom."""
    return _blocks_exchanged(pair) or _names_exchanged(pair) or _shuffled(pair)


def _blocks_exchanged(pair: Pairing) -> list[Difference]:
    """Words that stand in each other's place by the alignment of all words."""
    if not pair.moved:
        return []
    for first, block in enumerate(pair.blocks):
        for other in pair.blocks[first + 1 :]:
            swapped = _exchanged(pair, block, other)
            if (
                swapped
                and not _is_list(pair.a, swapped[0], swapped[2])
                and not pair.alike(swapped[0][0], swapped[1][0])
            ):
                return [apart(pair, swapped[0], swapped[1], kind=DifferenceKind.ORDER)]
    return []


def _shuffled(pair: Pairing) -> list[Difference]:
    """The same words in another order that no single move explains, or with other names; weak."""
    if pair.a_left or pair.b_left:
        return []
    if not pair.blocks and pair.a.marks == pair.b.marks:
        return []
    ours = [at for at in pair.a_words if not pair.a.marks[at] & STOP]
    theirs = [at for at in pair.b_words if not pair.b.marks[at] & STOP]
    left, right = [pair.a.stems[at] for at in ours], [pair.b.stems[at] for at in theirs]
    if left == right or sorted(left) != sorted(right):
        return []
    start = next(at for at, stem in enumerate(left) if stem != right[at])
    end = next(at for at in range(len(left), 0, -1) if left[at - 1] != right[at - 1])
    mine, yours = ours[start:end], theirs[start:end]
    if _sure_names(pair, pair.a, pair.a_words) == _sure_names(pair, pair.b, pair.b_words) and (
        _is_one_move(left[start:end], right[start:end]) or _is_list(pair.a, mine[:1], mine[-1:])
    ):
        return []
    return [apart(pair, mine, yours, kind=DifferenceKind.ORDER, hard=False)]


def _sure_names(pair: Pairing, claim: Facts, words: list[int]) -> list[tuple[str, ...]]:
    """The names of a claim, capitals that only begin a sentence left out."""
    sure = {one.stems[at] for one in (pair.a, pair.b) for at, mark in enumerate(one.marks) if mark & NAME}
    runs = (tuple(stem for stem in run if stem in sure) for run in _name_runs(claim, _named(claim, words)))
    return sorted(run for run in runs if run)


def _is_one_move(left: list[str], right: list[str]) -> bool:
    """Whether one list is the other with one stretch moved."""
    return any(left[cut:] + left[:cut] == right for cut in range(1, len(left)))


def _is_list(claim: Facts, one: list[int], other: list[int]) -> bool:
    """Whether two stretches are members of one list, whose order tells nothing."""
    known = guard_words(claim.lang)
    if known is None:
        return False
    first, last = sorted((one, other))
    between = range(first[-1] + 1, last[0])
    joined = any(claim.words[at] in known.conjunctions for at in between)
    commas = claim.text[claim.ends[first[-1]] : claim.starts[last[0]]].count(",")
    head = claim.words[last[-1] + 1] if last[-1] + 1 < len(claim.words) else ""
    for at in between:
        word, mark = claim.words[at], claim.marks[at]
        if mark & STOP and word not in known.conjunctions and word not in known.articles:
            return False
        if not mark & (STOP | NAME | INITIAL) and word != head:
            return False
    return joined or (commas > 0 and (commas > 1 or _goes_on(claim, last[-1])))


def _goes_on(claim: Facts, last: int) -> bool:
    """Whether a list goes on after its member: a comma or an “and” follows at once."""
    known = guard_words(claim.lang)
    following = claim.words[last + 1] if last + 1 < len(claim.words) else ""
    return bool(known and following in known.conjunctions)


def _exchanged(pair: Pairing, one: Block, other: Block) -> tuple[list[int], list[int], list[int]] | None:
    """What stands in each other's place in two blocks: ours and theirs of the first, ours of the second."""
    a_one, b_one = _telling(pair, one)
    a_other, b_other = _telling(pair, other)
    if not (a_one and b_other) or not (a_other and b_one):  # a stop word may change places with a name
        (a_one, b_one), (a_other, b_other) = (block_words(pair, each, ours=True) for each in (one, other))
        if not any(pair.a.marks[at] & (NAME | INITIAL) for at in (*a_one, *a_other)):
            return None
    first = {pair.a.stems[at] for at in a_one} & {pair.b.stems[at] for at in b_other}
    second = {pair.a.stems[at] for at in a_other} & {pair.b.stems[at] for at in b_one}
    if not (first and second) or _passes_by(pair, a_one, a_other):
        return None
    return (
        [at for at in a_one if pair.a.stems[at] in first],
        [at for at in b_one if pair.b.stems[at] in second],
        [at for at in a_other if pair.a.stems[at] in second],
    )


def _passes_by(pair: Pairing, one: list[int], other: list[int]) -> bool:
    """Whether a date only moved past a place: « en Suède en 1947 » says what « en 1947 en Suède » says."""
    dates = [any(pair.a.marks[at] & FIGURE for at in words) for words in (one, other)]
    between = range(one[-1] + 1, other[0])
    return dates[0] != dates[1] and all(pair.a.marks[at] & STOP for at in between)


def _names_exchanged(pair: Pairing) -> list[Difference]:
    """Two names that stand in each other's place though no alignment of words shows it."""
    a_named, b_named = _named(pair.a, pair.a_words), _named(pair.b, pair.b_words)
    told = [pair.a.stems[at] for at in a_named]
    if told == [pair.b.stems[at] for at in b_named] and len(set(told)) == len(told):
        return []
    ours, theirs = _name_runs(pair.a, a_named), _name_runs(pair.b, b_named)
    shared = [stems for stems in ours if stems in theirs]
    for first, one in enumerate(shared):
        for other in shared[first + 1 :]:
            if (ours[one] < ours[other]) == (theirs[one] < theirs[other]):
                continue
            swapped = _like(pair, ours[one], theirs[other]) and _like(pair, ours[other], theirs[one])
            if swapped and not _is_list(pair.a, ours[one], ours[other]):
                return [apart(pair, ours[one], theirs[other], kind=DifferenceKind.ORDER)]
    return []


def _named(claim: Facts, words: list[int]) -> list[int]:
    """Those of the words that have a capital."""
    return [at for at in words if claim.marks[at] & (NAME | INITIAL)]


def _name_runs(claim: Facts, named: list[int]) -> dict[tuple[str, ...], list[int]]:
    """Runs of capitalised words by their stems; a name told twice is left out."""
    runs: dict[tuple[str, ...], list[int]] = {}
    twice: set[tuple[str, ...]] = set()
    together: list[list[int]] = []
    for at in named:
        if together and _touches(claim, together[-1][-1], at):
            together[-1].append(at)
        else:
            together.append([at])
    for run in together:
        stems = tuple([claim.stems[at] for at in run])
        if stems in runs:
            twice.add(stems)
        runs[stems] = run
    return {stems: run for stems, run in runs.items() if stems not in twice} if twice else runs


def _touches(claim: Facts, before: int, at: int) -> bool:
    """Whether two words belong to one name: nothing but blanks, points and hyphens between."""
    return before == at - 1 and not claim.text[claim.ends[before] : claim.starts[at]].strip(" .'’-\u00a0")


def _like(pair: Pairing, ours: list[int], theirs: list[int]) -> bool:
    """Whether the words before, or those after, are the same around two stretches."""
    before = _at(pair.a, ours[0] - 1, -1) == _at(pair.b, theirs[0] - 1, -1)
    after = _at(pair.a, ours[-1] + 1, 1) == _at(pair.b, theirs[-1] + 1, 1)
    return before and after


def _at(claim: Facts, place: int, step: int) -> str:
    """The stem at a place or beyond, articles, auxiliaries and possessive endings passed over."""
    known = guard_words(claim.lang)
    passed = {"s", *known.articles, *known.attribution_auxiliaries, *known.passive_be} if known else {"s"}
    while 0 <= place < len(claim.words) and claim.words[place] in passed:
        place += step
    return claim.stems[place] if 0 <= place < len(claim.stems) else ""


def _telling(pair: Pairing, block: Block) -> tuple[list[int], list[int]]:
    a_words, b_words = block_words(pair, block, ours=True)
    return (
        [at for at in a_words if not pair.a.marks[at] & STOP],
        [at for at in b_words if not pair.b.marks[at] & STOP],
    )
