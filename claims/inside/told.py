"""What a claim tells, in the items that two claims of one article are compared by.

An item stands for a telling word: its stem, a figure by its value, a part of a date by its kind and value, or
the common name of a thing counted (« morts », « tués »). So the headline's « neuf morts » and the body's
« la mort de 9 personnes » share two items.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claims.inside.figures import qualifier, rounded
from claims.inside.tables import lists
from claims.language.folding import fold
from claims.language.numbers import find
from claims.match.facts import NAME, OUTSIDE, STOP, Facts, facts
from claims.match.tables import guard_words
from schema.claim import ClaimKind, NumberKind

if TYPE_CHECKING:
    from schema.base import Id
    from schema.claim import Number

Item = str | tuple[str, str | float]
"""A stem, or what a figure, a date or a counted thing comes down to."""

DAYS = "days"
"""Unit of all durations whose length is known."""
FIGURE = "#"
"""First part of the item of any other figure."""
RANK = "rank"
"""First part of the item of an ordinal: « la troisième »."""
_SHORT = frozenset({ClaimKind.HEADLINE, ClaimKind.CAPTION})
_NAME_PREFIX = 4
_WORD_PREFIX = 6
_SHARE_REACH = 3
_FATE_REACH = 2
_PEOPLE_REACH = 6
"""Words after « neuf personnes » among which it is told what became of them."""


class Telling(NamedTuple):
    """A claim as the desk hands it over."""

    id: Id
    sentence: str
    """The standalone sentence, which is what is compared."""
    start: int
    end: int
    """Its place in the article."""
    kind: ClaimKind
    speaker: str | None


class Counted(NamedTuple):
    """A figure with what it counts."""

    number: Number
    """Durations in days: « quinze jours » and « deux semaines » are the same two weeks."""
    thing: str
    """The common name of what is counted, or the stem of the noun; empty where none stands by."""
    words: tuple[int, ...]
    """Indexes of the words it is written with, and of its noun."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, read for comparison."""

    id: Id
    start: int
    end: int
    short: bool
    """Whether it is a headline or caption, which leaves out what the body tells."""
    speaker: str
    """Folded; empty where the article speaks itself."""
    facts: Facts
    items: dict[Item, int]
    """Each item with the index of the first word that tells it."""
    own: frozenset[Item]
    """The items whose words stand in the claim's own span: a carried subject proves nothing."""
    names: frozenset[Item]
    counted: tuple[Counted, ...]
    parts: frozenset[str]
    times: frozenset[str]
    qualified: tuple[tuple[int, int], ...]
    """Where the qualifiers of its figures stand: the « plus de » of « plus de 500 »."""
    denies: bool
    """Whether a word stands in it that only goes with a negation: the « ne » of « ne … plus »."""


def read(telling: Telling, text: str, lang: str) -> Told:
    """Read a claim for comparison.

    Args:
        telling: The claim.
        text: The text it stands in.
        lang: ISO 639-1 code.
    """
    known = lists(lang)
    read_in = facts(telling.sentence, lang)
    counted = tuple(
        _counted(read_in, _in_days(number, lang), lang) for number in find(telling.sentence, lang)
    )
    by_word = _figures_by_word(read_in)
    items: dict[Item, int] = {}
    names: set[Item] = set()
    written = set(_words(text[telling.start : telling.end]))
    own: set[Item] = set()
    for at, word in enumerate(read_in.words):
        item = by_word.get(at) or known_item(read_in, at, lang)
        if item is None:
            continue
        items.setdefault(item, at)
        if word in written:
            own.add(item)
        if read_in.marks[at] & NAME and not read_in.marks[at] & OUTSIDE:
            names.add(item)
    folded = " ".join(read_in.words)
    guard = guard_words(lang)
    return Told(
        id=telling.id,
        start=telling.start,
        end=telling.end,
        short=telling.kind in _SHORT,
        speaker=fold(telling.speaker or ""),
        facts=read_in,
        items=items,
        own=frozenset(own),
        names=frozenset(names),
        counted=counted,
        parts=known.parts(folded),
        times=known.times(folded),
        qualified=tuple(
            said for one in counted if (said := qualifier(telling.sentence, lang, one.number)) is not None
        ),
        denies=bool(guard and set(guard.negators) & set(read_in.words)),
    )


def known_item(claim: Facts, at: int, lang: str) -> Item | None:
    """The item of a word; None for a stop word."""
    if thing := lists(lang).thing(claim.words[at]):
        return ("thing", thing)
    return None if claim.marks[at] & STOP else claim.stems[at]


def partner(item: Item, claim: Told, other: Told) -> Item | None:
    """The item of the other claim that tells the same: itself, a name's adjective, a verb's noun."""
    if item in other.items:
        return item
    if not isinstance(item, str):
        return next((one for one in other.items if _rounds(item, one)), None)
    for one in other.items:
        if (
            isinstance(one, str)
            and one[:1] == item[:1]
            and _akin(item, one, item in claim.names or one in other.names)
        ):
            return one
    return None


def _rounds(one: tuple[str, str | float], other: Item) -> bool:
    """Whether two items are a figure and the same one rounded."""
    if isinstance(other, str) or one[0] != FIGURE or other[0] != FIGURE:
        return False
    return rounded(float(one[1]), float(other[1]))


def _akin(one: str, other: str, name: bool) -> bool:  # noqa: FBT001 - private
    """Whether two stems are forms of one word: « irak » and « irakien », « canonis » and « canonisat »."""
    shorter, longer = sorted((one, other), key=len)
    if name and len(shorter) >= _NAME_PREFIX and longer.startswith(shorter):
        return True
    return len(shorter) >= _WORD_PREFIX and one[:_WORD_PREFIX] == other[:_WORD_PREFIX]


def _figures_by_word(claim: Facts) -> dict[int, Item]:
    """The items of words that write a figure or a date."""
    found: dict[int, Item] = {}
    for figure in claim.quantities:
        if figure.sure and not (figure.sort == "ordinal" and figure.value == 1):  # « premier » is everywhere
            for at in _within(claim, figure.start, figure.end):
                found[at] = (RANK if figure.sort == "ordinal" else FIGURE, figure.value)
    for part in claim.dates:
        for at in _within(claim, part.start, part.end):
            found[at] = (part.kind, part.value)
    return found


def _within(claim: Facts, start: int, end: int) -> tuple[int, ...]:
    return tuple(
        at
        for at, (begin, stop) in enumerate(zip(claim.starts, claim.ends, strict=True))
        if begin < end and stop > start
    )


def _in_days(number: Number, lang: str) -> Number:
    """A duration in days; any other figure as it is."""
    days = lists(lang).days(fold(number.unit)) if number.kind is NumberKind.DURATION and number.unit else None
    if days is None or number.value is None:
        return number
    spoken = lists(lang).spoken_days(number.value) if days == 1 else None
    return number.model_copy(update={"value": spoken or number.value * days, "unit": DAYS})


def _counted(claim: Facts, number: Number, lang: str) -> Counted:
    """A figure with what it counts; of people, what became of them where that is said."""
    known = lists(lang)
    written = _within(claim, number.start, number.end)
    if number.kind is NumberKind.PERCENT:
        return Counted(number, _share_of(claim, written), written)
    if number.unit == DAYS:
        return Counted(number, DAYS, written)
    after = range(written[-1] + 1 if written else 0, len(claim.words))
    fate = next((at for at in after[:_FATE_REACH] if known.thing(claim.words[at])), None)
    if fate is not None and number.kind is NumberKind.COUNT and not _is_noun_before(claim, after[0], fate):
        return Counted(number, known.thing(claim.words[fate]) or "", (*written, fate))
    noun = next((at for at in after if number.unit and claim.words[at] == _last_word(number.unit)), None)
    if noun is None and number.unit and number.value is not None:
        inside = next((at for at in written if claim.words[at] == _last_word(number.unit)), None)
        stem = claim.stems[inside] if inside is not None else fold(number.unit)
        return Counted(number, stem, written)
    if noun is None:
        return Counted(number, "", written)
    thing = known.thing(claim.words[noun]) or claim.stems[noun]
    if known.counts_people(claim.words[noun]):
        thing = _fate(claim, noun, lang) or thing
    return Counted(number, thing, (*written, noun))


def _share_of(claim: Facts, written: tuple[int, ...]) -> str:
    """What a percentage is a part of: the first telling word soon after it."""
    first = written[-1] + 1 if written else len(claim.words)
    near = range(first, min(len(claim.words), first + _SHARE_REACH))
    return next((f"% {claim.stems[at]}" for at in near if not claim.marks[at] & STOP), "")


def _is_noun_before(claim: Facts, first: int, fate: int) -> bool:
    """Whether a telling word stands between a figure and a word such as “dead”: « douze chiens morts »."""
    return any(not claim.marks[at] & STOP for at in range(first, fate))


def _last_word(unit: str) -> str:
    return fold(unit.rsplit(maxsplit=1)[-1])


def _fate(claim: Facts, noun: int, lang: str) -> str | None:
    """What became of the people counted: told soon after, or before (« la mort de neuf personnes »)."""
    known = lists(lang)
    near = (
        *range(noun + 1, min(len(claim.words), noun + 1 + _PEOPLE_REACH)),
        *range(noun - 1, max(-1, noun - 6), -1),
    )
    return next((thing for at in near if (thing := known.thing(claim.words[at]))), None)


def _words(text: str) -> list[str]:
    """The folded words of a text."""
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
