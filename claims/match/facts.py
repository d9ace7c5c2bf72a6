"""What a claim says, read once: its words, names, figures, dates and negations with their places.

Facts are small, immutable and picklable: matcher and deduplication read them once per claim and compare
them with many.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import NamedTuple

from claims.language.analysis import stem, stop_words
from claims.language.dateparts import DatePart, cover, find_parts
from claims.language.figures import find_figures
from claims.language.folding import Origins, fold, fold_letters, origin, visible
from claims.language.number_tables import table
from claims.match.attribution import body
from claims.match.tables import GuardWords, guard_words

STOP, NAME, INITIAL, OUTSIDE, NEGATION, FIGURE, CODE = 1, 2, 4, 8, 16, 32, 64
"""Marks of a word: a stop word, a name, a capital that starts a sentence, part of an attribution, a negation,
part of a figure or date, a code such as F-16."""

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\"(\[–—-])[ ]*[\"']?$")
_CURRENCY = re.compile(r"([$€£¥])[ ]?$")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONG = 4
_SMALL_SHARE = 0.12
"""With a smaller share of telling words in small letters a text is a headline: capitals tell nothing."""


class Quantity(NamedTuple):
    """A figure with what it counts."""

    value: float
    other: float | None
    """A second reading of the same digits."""
    sort: str
    """count, ordinal, fraction, group, times or article, as ``Figure`` tells; ``percent`` for percentages."""
    unit: str
    """Canonical unit, empty where none is written."""
    start: int
    end: int
    sure: bool
    """Whether it is a figure for certain; “one” and « un » may be no more than an article."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one claim says. Words are parallel tuples in order of place; positions are those of ``text``."""

    text: str
    lang: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    marks: bytes
    """Of each word, the sum of the marks above."""
    quantities: tuple[Quantity, ...]
    dates: tuple[DatePart, ...]
    inside: tuple[int, int]
    """Where the claim itself stands without its attribution."""
    cased: bool
    """Whether capitals tell names apart: not so in a headline or a text all in capitals."""

    @property
    def attributed(self) -> bool:
        """Whether some words only say who told it."""
        return any(mark & OUTSIDE for mark in self.marks)


def facts(text: str, lang: str) -> Facts:
    """Read what a claim says.

    Args:
        text: The claim.
        lang: ISO 639-1 code of its language.
    """
    plain, origins = visible(text)
    folded = fold_letters(plain)
    inside = body(folded, lang)
    parts = find_parts(plain, lang)
    quantities = _quantities(folded, parts, lang)
    cased = _tells_names(plain, lang)
    words = list(_WORD.finditer(folded))
    marks = _marks(plain, folded, words, inside, cased=cased, lang=lang)
    sure = [(one.start, one.end) for one in quantities if one.sure]
    counted = cover(len(folded), [*sure, *((part.start, part.end) for part in parts)])
    for at, word in enumerate(words):
        if any(counted[word.start() : word.end()]):
            marks[at] = (marks[at] | FIGURE) & ~NAME & ~INITIAL
        elif any(letter.isdigit() for letter in word[0]):
            marks[at] = _code(folded, word, marks, at)
    spans = [_shown(word, origins) for word in words]
    return Facts(
        text=text,
        lang=lang,
        words=tuple(sys.intern(fold(word[0])) for word in words),
        stems=tuple(sys.intern(_stem(plain, word, lang)) for word in words),
        starts=tuple(start for start, _ in spans),
        ends=tuple(end for _, end in spans),
        marks=bytes(marks),
        quantities=tuple(_moved_quantity(one, origins) for one in quantities),
        dates=tuple(_moved_part(part, origins) for part in parts),
        inside=inside,
        cased=cased,
    )


def _stem(plain: str, word: re.Match[str], lang: str) -> str:
    return stem(plain[word.start() : word.end()].lower(), lang)


def _shown(word: re.Match[str], origins: Origins | None) -> tuple[int, int]:
    return origin(word.span(), origins)


def _moved_quantity(one: Quantity, origins: Origins | None) -> Quantity:
    start, end = origin((one.start, one.end), origins)
    return one._replace(start=start, end=end)


def _moved_part(part: DatePart, origins: Origins | None) -> DatePart:
    if origins is None:
        return part
    start, end = origin((part.start, part.end), origins)
    return DatePart(part.kind, part.value, start, end)


def _quantities(folded: str, parts: tuple[DatePart, ...], lang: str) -> list[Quantity]:
    """Figures that belong to no date, with their units."""
    numbers = table(lang)
    quantities: list[Quantity] = []
    floor = 0
    dated = cover(len(folded), ((part.start, part.end) for part in parts))
    for figure in find_figures(folded, lang):
        if any(dated[figure.start : figure.end]) or figure.start < floor:
            continue
        kind, unit, end = "", figure.sign, figure.end
        before = _CURRENCY.search(folded, floor, figure.start)
        after = numbers.unit.match(folded, figure.end)
        if before and not unit:
            unit = before[1]
        elif after and not unit and (len(after[1]) > 1 or not after[1].isalpha() or figure.digits):
            kind, unit = numbers.kinds[" ".join(after[1].split())]
            end = after.end() if kind == "percent" else figure.end
        floor = end
        sure = figure.digits or (figure.sort != "article" and (figure.value != 1 or figure.sort != "count"))
        if figure.sort == "article" and kind == "percent":
            sure = True
        sort = "percent" if kind == "percent" else figure.sort
        quantities.append(
            Quantity(figure.value, figure.other, sort, _singular(unit), figure.start, figure.end, sure)
        )
    return quantities


def _singular(unit: str) -> str:
    return unit[:-1] if len(unit) > _LONG - 1 and unit.endswith("s") else unit


def _tells_names(plain: str, lang: str) -> bool:
    """Whether capitals tell names from other words: not in a headline, where all telling words have one."""
    stop = stop_words(lang)
    telling = [
        word for word in _LETTERS.findall(plain)[1:] if len(word) >= _LONG and word.lower() not in stop
    ]
    if len(telling) < _LONG:
        return not plain.isupper()
    return len([word for word in telling if word.islower()]) >= _SMALL_SHARE * len(telling)


def _marks(
    plain: str, folded: str, words: list[re.Match[str]], inside: tuple[int, int], *, cased: bool, lang: str
) -> list[int]:
    known = guard_words(lang)
    stop = stop_words(lang)
    marks: list[int] = []
    for word in words:
        mark = STOP if word[0] in stop or len(word[0]) == 1 else 0
        if not inside[0] <= word.start() < inside[1]:
            mark |= OUTSIDE
        written = plain[word.start() : word.end()]
        if cased and written[0].isupper() and not (known and word[0] in known.never_names):
            mark |= _name_mark(plain, word, written, is_stop=bool(mark & STOP))
        marks.append(mark)
    if known:
        _mark_negations(folded, words, marks, known)
    return marks


def _name_mark(plain: str, word: re.Match[str], written: str, *, is_stop: bool) -> int:
    """Whether a capital makes a name: surely inside a sentence, perhaps at its start."""
    acronym = len(written) > 1 and written.isupper()
    before = plain[max(0, word.start() - 3) : word.start()]
    if acronym and not is_stop:
        return NAME
    if is_stop or len(written) == 1:
        return 0
    return INITIAL if word.start() == 0 or _SENTENCE_START.search(before) else NAME


def _mark_negations(folded: str, words: list[re.Match[str]], marks: list[int], known: GuardWords) -> None:
    """Mark each negation once, leaving out phrases that deny nothing."""
    last = ""
    for at, word in enumerate(words):
        negation = word[0]
        if (
            negation == "t"
            and at
            and words[at - 1][0] in known.contracted
            and folded[word.start() - 1] == "'"
        ):
            negation = "not"
        elif negation not in known.negations:
            continue
        following = words[at + 1][0] if at + 1 < len(words) else ""
        before = words[at - 1][0] if at else ""
        if f"{negation} {following}" in known.not_negations or f"{before} {negation}" in known.not_negations:
            continue
        if f"{last} {negation}" in known.negation_pairs:
            continue
        marks[at] |= NEGATION
        last = negation


def _code(folded: str, word: re.Match[str], marks: list[int], at: int) -> int:
    """A word with digits that is no figure: F-16, K1, COVID-19."""
    joined = at and word.start() and folded[word.start() - 1] == "-"
    if joined:
        marks[at - 1] |= CODE
    return (marks[at] | CODE) & ~NAME & ~INITIAL
