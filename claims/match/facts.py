"""What a claim says, read once: its words, names, figures, dates and negations with their places.

Facts are small, immutable and picklable: matcher and deduplication read them once per claim and compare
them with many.
"""

from __future__ import annotations

import functools
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claims.language.analysis import stem, stop_words
from claims.language.dateparts import DatePart, cover, find_parts
from claims.language.figures import find_figures
from claims.language.folding import Origins, fold, fold_letters, origin, visible
from claims.language.number_tables import table
from claims.match.attribution import body
from claims.match.known_names import Known, find_known
from claims.match.tables import GuardWords, guard_words

if TYPE_CHECKING:
    from claims.language.number_tables import NumberTable
    from claims.language.number_words import Figure

STOP, NAME, INITIAL, OUTSIDE, NEGATION, FIGURE, CODE = 1, 2, 4, 8, 16, 32, 64
"""Marks of a word: a stop word, a name, a capital that starts a sentence, part of an attribution, a negation,
part of a figure or date, a code such as F-16."""

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\"(\[–—-])[ ]*[\"']?$")
_CURRENCY = re.compile(r"([$€£¥])[ ]?$")
_MONEY_SIGNS = ("$", "€", "£", "¥")
"""After them “US” tells which dollars, and names no country."""
_LETTERS = re.compile(r"[^\W\d_]+")
_LONG = 4
_MILLIONS = re.compile(r"[ ]?M(?!\w)")
_NEXT_WORD = re.compile(r"[ ](?:de |d')?([^\W\d_]+)")
_BOUND_REACH = 32
"""Characters before a figure in which the words that make it a limit are looked for."""
_NEGATOR_REACH = 4
"""Words at most between « ne » and the « plus » that completes it."""
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
    """Canonical unit, empty where none is written: km for kilometres."""
    start: int
    end: int
    sure: bool
    """Whether it is a figure for certain; “one” and « un » may be no more than an article."""
    bound: str = ""
    """``>``, ``>=``, ``<``, ``<=`` or ``~`` where words make it a limit or a rough figure: “at least”."""
    lead: int = -1
    """Where those words begin, if they stand before it."""


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
    known: tuple[Known, ...] = ()
    """Names known in several languages or spellings."""

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
    quantities = _quantities(plain, folded, parts, lang)
    cased = _tells_names(plain, lang)
    words = list(_WORD.finditer(folded))
    marks = _marks(plain, folded, words, inside, cased=cased, lang=lang)
    known = find_known(
        [word[0] for word in words], [plain[word.start() : word.end()] for word in words], lang
    )
    if cased:
        _mark_acronyms(plain, words, known, marks)
    sure = [(one.start, one.end) for one in quantities if one.sure]
    counted = cover(len(folded), [*sure, *((part.start, part.end) for part in parts)])
    for at, word in enumerate(words):
        if any(counted[word.start() : word.end()]):
            marks[at] = (marks[at] | FIGURE) & ~NAME & ~INITIAL
        elif not word[0].isalpha() and any(letter.isdigit() for letter in word[0]):
            marks[at] = _code(folded, word, marks, at)
    spans = [_shown(word, origins) for word in words]
    forms = [_forms(word[0], plain[word.start() : word.end()], lang) for word in words]
    return Facts(
        text=text,
        lang=lang,
        words=tuple(form[0] for form in forms),
        stems=tuple(form[1] for form in forms),
        starts=tuple(start for start, _ in spans),
        ends=tuple(end for _, end in spans),
        marks=bytes(marks),
        quantities=tuple(_moved_quantity(one, origins) for one in quantities),
        dates=tuple(_moved_part(part, origins) for part in parts),
        inside=origin(inside, origins) if inside[1] > inside[0] else inside,
        cased=cased,
        known=known,
    )


@functools.lru_cache(maxsize=1 << 16)
def _forms(folded: str, written: str, lang: str) -> tuple[str, str]:
    """A word without ligatures, and its stem."""
    return sys.intern(fold(folded)), sys.intern(stem(written.lower(), lang))


def _shown(word: re.Match[str], origins: Origins | None) -> tuple[int, int]:
    return origin(word.span(), origins)


def _moved_quantity(one: Quantity, origins: Origins | None) -> Quantity:
    if origins is None:
        return one
    start, end = origin((one.start, one.end), origins)
    lead = origin((one.lead, one.end), origins)[0] if one.lead >= 0 else -1
    return one._replace(start=start, end=end, lead=lead)


def _moved_part(part: DatePart, origins: Origins | None) -> DatePart:
    if origins is None:
        return part
    start, end = origin((part.start, part.end), origins)
    return DatePart(part.kind, part.value, start, end)


def _quantities(plain: str, folded: str, parts: tuple[DatePart, ...], lang: str) -> list[Quantity]:
    """Figures that belong to no date, with their units and bounds."""
    numbers = table(lang)
    quantities: list[Quantity] = []
    floor = 0
    dated = cover(len(folded), ((part.start, part.end) for part in parts))
    for figure in find_figures(folded, lang):
        if any(dated[figure.start : figure.end]) or figure.start < floor:
            continue
        kind, unit, end = _unit(folded, figure, floor, lang)
        sure = figure.digits or (figure.sort != "article" and (figure.value != 1 or figure.sort != "count"))
        if figure.sort == "article" and kind == "percent":
            sure = True
        value = figure.value
        if figure.digits and unit == "m" and _MILLIONS.match(plain, figure.end):
            value, unit = value * 1e6, ""
        bound, lead = _bound(folded, figure.start, max(end, figure.end), numbers) if sure else ("", -1)
        sort = "percent" if kind == "percent" else figure.sort
        quantities.append(
            Quantity(value, figure.other, sort, unit, figure.start, figure.end, sure, bound, lead)
        )
        floor = end
    return quantities


def _unit(folded: str, figure: Figure, floor: int, lang: str) -> tuple[str, str, int]:
    """Kind and name of what a figure counts, and where figure and unit end; empty where nothing is told."""
    numbers, known = table(lang), guard_words(lang)
    before = _CURRENCY.search(folded, floor, figure.start)
    if figure.sign or before:
        return "money", figure.sign or (before[1] if before else ""), figure.end
    after = numbers.unit.match(folded, figure.end)
    if after and (len(after[1]) > 1 or not after[1].isalpha() or figure.digits):
        kind, unit = numbers.kinds[" ".join(after[1].split())]
        end = after.end() if kind == "percent" else figure.end
        name = _name_of(unit, known)
        per = _speed(lang).match(folded, after.end()) if known else None
        return kind, f"{name}/h" if per and not name.endswith("/h") else name, end
    following = _NEXT_WORD.match(folded, figure.end)
    if known and following and following[1] in known.more_units:
        return "", _name_of(following[1], known), figure.end
    return "", "", figure.end


def _name_of(unit: str, known: GuardWords | None) -> str:
    """The one name of a unit: km for kilometres."""
    single = unit[:-1] if len(unit) > _LONG - 1 and unit.endswith("s") else unit
    return known.units.get(unit) or known.units.get(single) or single if known else single


@functools.cache
def _speed(lang: str) -> re.Pattern[str]:
    known = guard_words(lang)
    return re.compile(rf"[ ]?(?:{'|'.join(map(re.escape, known.per_hour if known else ()))})(?!\w)")


def _bound(folded: str, start: int, end: int, numbers: NumberTable) -> tuple[str, int]:
    """The sign of the words that make a figure a limit, and where they begin before it."""
    start -= next((len(word) for word in ("la ", "le ", "l'", "the ") if folded.endswith(word, 0, start)), 0)
    before = numbers.bound_before.search(folded, max(0, start - _BOUND_REACH), start)
    if before:
        return numbers.bounds[" ".join(before[1].split())], before.start()
    after = numbers.bound_after.match(folded, end)
    return (numbers.bounds[" ".join(after[1].split())], -1) if after else ("", -1)


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
        if negation in known.after_negator and _behind_negator(words, at, known):
            pass
        elif (
            negation == "t"
            and at
            and words[at - 1][0] in known.contracted
            and folded[word.start() - 1] == "'"
        ):
            negation = "not"
        elif negation in known.negators and _denies_alone(words, at, known):
            pass
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


def _behind_negator(words: list[re.Match[str]], at: int, known: GuardWords) -> bool:
    """Whether « plus » or « personne » completes a « ne »; « ne … plus que » does not deny."""
    following = words[at + 1][0] if at + 1 < len(words) else ""
    if following in {"que", "qu"}:
        return False
    near = words[max(0, at - _NEGATOR_REACH) : at]
    if words[at][0] == "personne":
        near = [*near, *words[at + 1 : at + 2]]
    return any(one[0] in known.negators for one in near)


def _denies_alone(words: list[re.Match[str]], at: int, known: GuardWords) -> bool:
    """Whether « ne » needs no « pas »: « n'a cessé de baisser » is the contrary of « a cessé de baisser »."""
    near = [word[0] for word in words[at + 1 : at + 1 + _NEGATOR_REACH]]
    verb = next((place for place, word in enumerate(near) if word in known.lone_denied), None)
    if verb is None:
        return False
    first = max(0, at - _NEGATOR_REACH)
    around = [word[0] for word in words[first : at + verb + 3]]
    return not any(word in known.completers for word in around)


def _mark_acronyms(
    plain: str, words: list[re.Match[str]], known: tuple[Known, ...], marks: list[int]
) -> None:
    """Mark acronyms that are spelt like stop words as the names they are: US, UN, WHO."""
    for one in known:
        word = words[one.start]
        written = plain[word.start() : word.end()]
        if plain[word.end() : word.end() + 1] in _MONEY_SIGNS:
            continue
        if one.end == one.start + 1 and len(written) > 1 and written.isupper():
            marks[one.start] = (marks[one.start] | NAME) & ~STOP & ~INITIAL


def _code(folded: str, word: re.Match[str], marks: list[int], at: int) -> int:
    """A word with digits that is no figure: F-16, K1, COVID-19."""
    joined = at and word.start() and folded[word.start() - 1] == "-"
    if joined:
        marks[at - 1] |= CODE
    return (marks[at] | CODE) & ~NAME & ~INITIAL
