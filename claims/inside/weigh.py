"""Two claims of one article beside each other: the same fact, a disagreement, or neither.

A headline is shorter than what it sums up, so what counts is how much of the shorter claim the longer one
holds. Claims about two towns, a total and its part, a before and an after look alike: each has a rule of its
own here that keeps silent, because a false alarm costs an analyst a minute.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from claims.inside import figures
from claims.inside.tables import lists
from claims.inside.told import RANK, Item, Told, partner
from claims.match.guard import of_pair
from claims.match.pairing import Pairing
from schema.claim import NumberKind
from schema.inside import InsideKind, InsidePair
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claims.inside.told import Counted
    from schema.base import Id

_SMALL = 20
"""An article of fewer claims is weighed as one of so many: in three lines every word is common."""
_HEAVY = 1.5
"""Weight of a name, figure or date beside that of a word."""
_ENOUGH = 4
"""Items shared from which two claims may tell the same fact."""
_HELD = 0.8
"""Part of the shorter claim that the longer one holds, for the same fact."""
_FARTHER = 0.1
"""What more a claim far from the headline must hold of it."""
_MUCH = 6
_HELD_MUCH = 0.7
"""Less of it is enough where many items are shared."""
_HELD_SHORT = 0.58
_LEAD = 300
"""The same for a headline, whose verb is often another one, and what follows within so many characters."""
_FEW = 3
_HELD_FEW = 0.95
_SPARE_FEW = 0.5
"""Three items are enough where they are nearly all of the shorter claim and half of the longer one."""
_CONTEXT = 2
_HELD_CONTEXT = 0.55
"""Items besides the figure, and part of the shorter claim, for two figures to count one thing."""
_HELD_UNIT = 0.65
_UNITS = frozenset({NumberKind.DURATION, NumberKind.MEASURE, NumberKind.MONEY})
"""Of these the unit says nothing of what is counted, so more must agree."""
_DATES = frozenset({"day", "month", "year", "weekday", "clock", "season", "relative"})
_ANCHORS = frozenset({RANK, "day", "month", "year"})
"""Two claims of the body tell of one thing for certain only with a name, a rank or a date in common."""
_HELD_RANKED = 0.35
"""The same where a headline gives a rank that the other claim gives too: « la troisième base »."""
_ELSE_CONTEXT = 4
_HELD_ELSE = 0.85
"""The same for anything but a figure, where more must agree."""
_CONTRARY = frozenset({DifferenceKind.NEGATION, DifferenceKind.ANTONYM})
_SPARE_CONTRARY = 0.8
"""A denial is one even in a short claim, where the other says nothing more."""
_SPARE_NAMES = 0.6
_NAME_WORDS = 3
"""For two names to stand in each other's place, the longer claim must say little else there."""


class Weights(NamedTuple):
    """How much an item tells in this article."""

    told_by: Mapping[Item, int]
    claims: int
    names: frozenset[Item]
    borne_out: frozenset[tuple[Id, str]]
    """Headlines with a thing they count, where a claim of the body gives the same figure for it."""
    """All that is a name for certain somewhere in the article."""

    def names_of(self, claim: Told) -> set[Item]:
        """The names of a claim, its first word among them where that is one elsewhere in the article."""
        return claim.items.keys() & self.names

    def of(self, item: Item, claim: Told) -> float:
        """From 1 for what every claim tells to 2 for what one tells alone, names and figures more."""
        claims = max(self.claims, _SMALL) + 1
        rare = math.log(claims / self.told_by[item]) / math.log(claims)
        return (1 + rare) * (_HEAVY if item in claim.names or not isinstance(item, str) else 1)


class Overlap(NamedTuple):
    """What two claims share."""

    shared: dict[Item, Item]
    """Items of the first with their partners in the second."""
    held: float
    """Part of the lighter claim's weight that is shared."""
    spare: float
    """Part of the heavier claim's weight that is shared."""


def weigh(a: Told, b: Told, weights: Weights) -> InsidePair | None:
    """What two claims of one article say of each other; None where that is nothing.

    Args:
        a: The claim that stands first.
        b: The other one.
        weights: How much each item tells.
    """
    both = overlap(a, b, weights, (), ())
    differing: tuple[Difference, ...] = ()
    if len(both.shared) >= _CONTEXT or a.short or b.short:
        differing = figures_apart(a, b, weights)
    if not differing and both.held >= _HELD_CONTEXT and _own(a, b, both):
        pair = Pairing(a.facts, b.facts)
        found = of_pair(pair)
        differing = else_apart(a, b, pair, found, weights)
        if not differing and _same(a, b, both, found, weights):
            return _pair(a, b, InsideKind.SAME, both, ())
    return _pair(a, b, InsideKind.DISAGREES, both, differing) if differing else None


def overlap(a: Told, b: Told, weights: Weights, leave_a: Iterable[Item], leave_b: Iterable[Item]) -> Overlap:
    """What two claims share, some items of each left aside."""
    left_a, left_b = set(leave_a), set(leave_b)
    shared: dict[Item, Item] = {}
    for item in a.items.keys() - left_a:
        found = partner(item, a, b)
        if found is not None and found not in left_b:
            shared[item] = found
    mine = sum(weights.of(item, a) for item in shared)
    yours = sum(weights.of(item, b) for item in set(shared.values()))
    all_mine = sum(weights.of(item, a) for item in a.items.keys() - left_a)
    all_yours = sum(weights.of(item, b) for item in b.items.keys() - left_b)
    parts = (mine / all_mine if all_mine else 0.0, yours / all_yours if all_yours else 0.0)
    return Overlap(shared, min(1.0, max(parts)), min(parts))


def figures_apart(a: Told, b: Told, weights: Weights) -> tuple[Difference, ...]:
    """Figures that count one thing and cannot both be meant."""
    if a.parts != b.parts or a.times != b.times or (a.speaker and b.speaker and a.speaker != b.speaker):
        return ()
    found: list[Difference] = []
    for mine in a.counted:
        for yours in b.counted:
            if not _count_one_thing(mine, yours, a, b) or not figures.clash(mine.number, yours.number):
                continue
            leave = _words_left_aside(a, b, mine, yours)
            around = overlap(a, b, weights, _items_of(a, leave[0]), _items_of(b, leave[1]))
            if not _about_one_thing(a, b, around, mine.number.kind) or elsewhere(a, b, around):
                continue
            if _of_another_time(a, b, around) or _told_otherwise(a, b, around, mine.thing, weights):
                continue
            found.append(figures.written(a, mine, b, yours))
    return tuple(found)


def _words_left_aside(
    a: Told, b: Told, mine: Counted, yours: Counted
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Words that prove nothing: the figures, and what they count, which is all that a headline has."""
    if a.short or b.short:
        return _figure_words(a, mine), _figure_words(b, yours)
    return mine.words, yours.words


def _figure_words(claim: Told, one: Counted) -> tuple[int, ...]:
    return tuple(at for at in one.words if claim.facts.starts[at] < one.number.end)


def _about_one_thing(a: Told, b: Told, around: Overlap, kind: NumberKind) -> bool:
    """Whether enough of two claims agrees, besides their figures, for these to be about one thing."""
    if (a.short or b.short) and any(isinstance(item, tuple) and item[0] == RANK for item in around.shared):
        return around.held >= _HELD_RANKED
    held = _HELD_UNIT if kind in _UNITS else _HELD_CONTEXT
    anchored = a.short or b.short or any(item in a.names or item[0] in _ANCHORS for item in around.shared)
    return anchored and len(around.shared) >= _CONTEXT and around.held >= held


def _count_one_thing(mine: Counted, yours: Counted, a: Told, b: Told) -> bool:
    """Whether two figures count the same, and each claim tells one such figure only."""
    if mine.thing != yours.thing or not mine.thing or mine.number.kind != yours.number.kind:
        return False
    if not (figures.exact_kind(mine.number) and figures.exact_kind(yours.number)):
        return False
    if mine.number.kind is NumberKind.ORDINAL and not (a.short or b.short):
        return False  # a first and a second satellite: the body counts on
    alone = [len({one.number.value for one in claim.counted if one.thing == mine.thing}) for claim in (a, b)]
    return alone == [1, 1]


def _items_of(claim: Told, words: Iterable[int]) -> set[Item]:
    wanted = set(words)
    return {item for item, at in claim.items.items() if at in wanted}


def elsewhere(a: Told, b: Told, around: Overlap) -> bool:
    """Whether each claim names a place, a person or a day that the other does not: two towns, two dates."""
    return bool(_telling_apart(a, around.shared.keys()) and _telling_apart(b, set(around.shared.values())))


def _of_another_time(a: Told, b: Told, around: Overlap) -> bool:
    """Whether one claim of the body gives a day or year, and the other tells of now."""
    if a.short or b.short:
        return False
    mine = _dates(a) - around.shared.keys()
    return bool(mine) != bool(_dates(b) - set(around.shared.values()))


def _told_otherwise(a: Told, b: Told, around: Overlap, thing: str, weights: Weights) -> bool:
    """Whether the body bears a headline out, and the other claim has a speaker, place or day of its own."""
    for claim, other, shared in ((a, b, set(around.shared.values())), (b, a, set(around.shared))):
        if (claim.id, thing) in weights.borne_out and (other.speaker or _telling_apart(other, shared)):
            return True
    return False


def _dates(claim: Told) -> set[Item]:
    return {item for item in claim.items if item[0] in _DATES and not isinstance(item, str)}


def _telling_apart(claim: Told, shared: Iterable[Item]) -> set[Item]:
    known = set(shared)
    return (set(claim.names) | _dates(claim)) - known


def else_apart(
    a: Told, b: Told, pair: Pairing, found: tuple[Difference, ...], weights: Weights
) -> tuple[Difference, ...]:
    """Dates, denials, opposites and names that cannot both be true, where all else agrees."""
    if a.parts != b.parts or a.times != b.times or (a.speaker and b.speaker and a.speaker != b.speaker):
        return ()
    hard = [one for one in found if one.hard and not _is_qualifier(a, b, one)]
    if any(one.kind in _CONTRARY for one in hard):
        hard = [one for one in hard if one.kind is not DifferenceKind.ORDER]  # a passive told actively
    if len(hard) != 1 or hard[0].kind not in {DifferenceKind.DATE, DifferenceKind.ENTITY, *_CONTRARY}:
        return ()
    one = hard[0]
    around = overlap(a, b, weights, _items_at(a, one.ours_at), _items_at(b, one.theirs_at))
    alike = len(around.shared) >= _CONTEXT and around.held >= _HELD_FEW and around.spare >= _SPARE_CONTRARY
    enough = len(around.shared) >= _ELSE_CONTEXT and around.held >= _HELD_ELSE
    if one.kind is DifferenceKind.DATE:
        enough = around.held >= _HELD_ELSE and (a.short or b.short or _happens_once(a, b, around))
        enough = enough and len(around.shared) >= _FEW
    if not enough and not (alike and one.kind in _CONTRARY):
        return ()
    if one.kind is DifferenceKind.ENTITY and (
        not (a.short or b.short) or around.spare < _SPARE_NAMES or not _in_place(pair, one)
    ):
        return ()
    return (one,)


def _happens_once(a: Told, b: Told, around: Overlap) -> bool:
    """Whether both claims tell of what happens but once to somebody or something they name."""
    known = lists(a.facts.lang)
    told = any(known.happens_once(a.facts.words[a.items[item]]) for item in around.shared)
    return told and any(item in a.names or other in b.names for item, other in around.shared.items())


def _is_qualifier(a: Told, b: Told, one: Difference) -> bool:
    """Whether “more” against “less” only qualifies figures, which are weighed as such."""
    return any(
        at is not None and any(start <= at[0] < end for start, end in claim.qualified)
        for claim, at in ((a, one.ours_at), (b, one.theirs_at))
    )


def _is_harmless(a: Told, b: Told, one: Difference) -> bool:
    """Whether a difference is none for people: a rounded figure, or another qualifier of it."""
    if one.kind is not DifferenceKind.NUMBER:
        return _is_qualifier(a, b, one)
    mine, yours = _at(a, one.ours_at), _at(b, one.theirs_at)
    return bool(mine and yours and mine.thing == yours.thing and not figures.clash(mine.number, yours.number))


def _at(claim: Told, span: tuple[int, int] | None) -> Counted | None:
    """The figure that stands at a place."""
    return next((one for one in claim.counted if span and one.number.start <= span[0] < one.number.end), None)


def _in_place(pair: Pairing, one: Difference) -> bool:
    """Whether one name stands exactly where the other has another; a name beside others proves nothing."""
    if one.ours_at is None or one.theirs_at is None:
        return False
    mine, yours = pair.a.starts.index(one.ours_at[0]), pair.b.starts.index(one.theirs_at[0])
    return any(
        mine in pair.a_words[block.a_start : block.a_end]
        and yours in pair.b_words[block.b_start : block.b_end]
        and max(block.a_end - block.a_start, block.b_end - block.b_start) <= _NAME_WORDS
        for block in pair.blocks
    )


def _items_at(claim: Told, span: tuple[int, int] | None) -> set[Item]:
    if span is None:
        return set()
    return {item for item, at in claim.items.items() if span[0] <= claim.facts.starts[at] < span[1]}


def _own(a: Told, b: Told, both: Overlap) -> bool:
    """Whether what is shared stands in both spans themselves, not only in a carried subject."""
    mine = sum(item in a.own for item in both.shared)
    yours = sum(item in b.own for item in set(both.shared.values()))
    return min(mine, yours) >= _CONTEXT


def _same(a: Told, b: Told, both: Overlap, found: tuple[Difference, ...], weights: Weights) -> bool:
    """Whether two claims without a disagreement tell the same fact."""
    if any(one.hard and not _is_harmless(a, b, one) for one in found) or a.denies != b.denies:
        return False
    many = len(both.shared)
    if a.short and b.start - a.end < _LEAD:
        return many >= _ENOUGH and both.held >= _HELD_SHORT and not weights.names_of(a) - both.shared.keys()
    if many >= _ENOUGH and both.held >= (_HELD_MUCH if many >= _MUCH else _HELD) + _FARTHER * a.short:
        return True
    return many >= _FEW and both.held >= _HELD_FEW and both.spare >= _SPARE_FEW


def _pair(a: Told, b: Told, kind: InsideKind, both: Overlap, found: tuple[Difference, ...]) -> InsidePair:
    return InsidePair(a=a.id, b=b.id, kind=kind, closeness=round(both.held, 3), differences=found)
