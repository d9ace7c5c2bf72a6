"""What a claim says, read once: its words, names, figures, dates and negations with their places.

Facts are small, immutable and picklable: matcher and deduplication read them once per claim and compare
them with many.
"""

from __future__ import annotations

import functools
import itertools
import re
import sys
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from claims.language.analysis import stem, stop_words
from claims.language.dateparts import DatePart, cover, parts_of
from claims.language.figures import find_figures
from claims.language.folding import Origins, fold, fold_letters, origin, visible
from claims.language.number_tables import table
from claims.match.attribution import body
from claims.match.known_names import Known, find_known
from claims.match.tables import GuardWords, guard_words

if TYPE_CHECKING:
    from claims.language.number_tables import NumberTable
    from claims.language.number_words import Figure

_T = TypeVar("_T")

STOP, NAME, INITIAL, OUTSIDE, NEGATION, FIGURE, CODE = 1, 2, 4, 8, 16, 32, 64
"""Marks of a word: a stop word, a name, a capital that starts a sentence, part of an attribution, a negation,
part of a figure or date, a code such as F-16."""

_WORD = re.compile(r"([^\W_]+)")
"""Splits a text into what stands between words and, at each second place, the words."""
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
_REMEMBERED = 1 << 15
"""Words of a language remembered with their forms, some 5 MB."""
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


class Facts(NamedTuple):
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
        return self.has(OUTSIDE)

    def has(self, mark: int) -> bool:
        """Whether any word has a mark."""
        return len(self.marks.translate(None, _with(mark))) < len(self.marks)


@functools.cache
def _with(mark: int) -> bytes:
    """All sums of marks with this one among them."""
    return bytes(each for each in range(256) if each & mark)


class _Line(NamedTuple):
    """A text while it is read, with its words as parallel sequences; positions are those of ``plain``."""

    plain: str
    folded: str
    words: list[str]
    """Folded."""
    written: list[str]
    """The same words as they stand in the text."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def facts(text: str, lang: str) -> Facts:
    """Read what a claim says.

    Args:
        text: The claim.
        lang: ISO 639-1 code of its language.
    """
    plain, origins = visible(text)
    line = _line(plain)
    inside = body(line.folded, lang)
    parts = parts_of(plain, line.folded, lang)
    quantities = _quantities(plain, line.folded, parts, lang)
    cased = _tells_names(plain, lang)
    marks = _marks(line, inside, cased=cased, lang=lang)
    known = find_known(line.words, line.written, lang)
    if cased and known:
        _mark_acronyms(line, known, marks)
    _mark_figures(line, marks, quantities, parts)
    words, stems = _forms(line, lang)
    starts, ends = line.starts, line.ends
    if origins is not None:
        starts, ends = _columns([origin(span, origins) for span in zip(starts, ends, strict=True)])
        quantities = [_moved_quantity(one, origins) for one in quantities]
        parts = tuple(_moved_part(part, origins) for part in parts)
        inside = origin(inside, origins) if inside[1] > inside[0] else inside
    return Facts(
        text=text,
        lang=lang,
        words=words,
        stems=stems,
        starts=starts,
        ends=ends,
        marks=bytes(marks),
        quantities=tuple(quantities),
        dates=parts,
        inside=inside,
        cased=cased,
        known=known,
    )


def _line(plain: str) -> _Line:
    folded = fold_letters(plain)
    pieces = _WORD.split(folded)
    places = tuple(itertools.accumulate(map(len, pieces)))
    starts, ends = places[:-1:2], places[1::2]
    written = [plain[start:end] for start, end in zip(starts, ends, strict=True)]
    return _Line(plain, folded, pieces[1::2], written, starts, ends)


def _columns(rows: list[tuple[_T, _T]]) -> tuple[tuple[_T, ...], tuple[_T, ...]]:
    """The first and the second of each pair."""
    if not rows:
        return (), ()
    first, second = zip(*rows, strict=True)
    return first, second


@functools.cache
def _met(_lang: str) -> dict[str, tuple[str, tuple[str, str]]]:
    """The words of a language met of late: as written → folded; without ligatures, and stem."""
    return {}


def _forms(line: _Line, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words without ligatures, and their stems."""
    met = _met(lang)
    if len(met) > _REMEMBERED:
        met.clear()
    forms: list[tuple[str, str]] = []
    for word, written in zip(line.words, line.written, strict=True):
        known = met.get(written)
        if known is None or known[0] != word:
            known = sys.intern(word), (sys.intern(fold(word)), sys.intern(stem(written.lower(), lang)))
            met[written] = known
        forms.append(known[1])
    return _columns(forms)


def _moved_quantity(one: Quantity, origins: Origins) -> Quantity:
    start, end = origin((one.start, one.end), origins)
    lead = origin((one.lead, one.end), origins)[0] if one.lead >= 0 else -1
    return one._replace(start=start, end=end, lead=lead)


def _moved_part(part: DatePart, origins: Origins) -> DatePart:
    return DatePart(part.kind, part.value, *origin((part.start, part.end), origins))


def _quantities(plain: str, folded: str, parts: tuple[DatePart, ...], lang: str) -> list[Quantity]:
    """Figures that belong to no date, with their units and bounds."""
    figures = find_figures(folded, lang)
    if not figures:
        return []
    numbers = table(lang)
    quantities: list[Quantity] = []
    floor = 0
    dated = cover(len(folded), ((part.start, part.end) for part in parts))
    for figure in figures:
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
    words = _LETTERS.findall(plain)[1:]
    enough = _SMALL_SHARE * len(words)
    telling = small = 0
    for word in words:
        if len(word) < _LONG or word.lower() in stop:
            continue
        telling += 1
        small += word.islower()
        if small and small >= enough:
            return True
    return small >= _SMALL_SHARE * telling if telling >= _LONG else not plain.isupper()


def _marks(line: _Line, inside: tuple[int, int], *, cased: bool, lang: str) -> list[int]:
    known = guard_words(lang)
    stop = stop_words(lang)
    marks = [STOP if word in stop or len(word) == 1 else 0 for word in line.words]
    if inside != (0, len(line.folded)):
        for at, start in enumerate(line.starts):
            if not inside[0] <= start < inside[1]:
                marks[at] |= OUTSIDE
    if cased:
        never = known.never_names if known else ()
        for at in [at for at, written in enumerate(line.written) if written[0].isupper()]:
            if not marks[at] & STOP and line.words[at] not in never:
                marks[at] |= _name_mark(line.plain, line.starts[at], line.written[at])
    if known:
        _mark_negations(line, marks, known)
    return marks


def _name_mark(plain: str, start: int, written: str) -> int:
    """Whether the capital of a telling word makes a name: surely inside a sentence, perhaps at its start."""
    if written.isupper():
        return NAME
    return INITIAL if start == 0 or _SENTENCE_START.search(plain[max(0, start - 3) : start]) else NAME


def _mark_negations(line: _Line, marks: list[int], known: GuardWords) -> None:
    """Mark each negation once, leaving out phrases that deny nothing."""
    words = line.words
    if known.denying.isdisjoint(words):
        return
    last = ""
    for at, word in enumerate(words):
        negation = word
        if word in known.after_negator and _behind_negator(words, at, known):
            pass
        elif (
            word == "t"
            and at
            and words[at - 1] in known.contracted
            and line.folded[line.starts[at] - 1] == "'"
        ):
            negation = "not"
        elif word in known.negators and _denies_alone(words, at, known):
            pass
        elif word not in known.negations:
            continue
        following = words[at + 1] if at + 1 < len(words) else ""
        before = words[at - 1] if at else ""
        if f"{negation} {following}" in known.not_negations or f"{before} {negation}" in known.not_negations:
            continue
        if f"{last} {negation}" in known.negation_pairs:
            continue
        marks[at] |= NEGATION
        last = negation


def _behind_negator(words: list[str], at: int, known: GuardWords) -> bool:
    """Whether « plus » or « personne » completes a « ne »; « ne … plus que » does not deny."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if following in {"que", "qu"}:
        return False
    near = words[max(0, at - _NEGATOR_REACH) : at]
    if words[at] == "personne":
        near = [*near, *words[at + 1 : at + 2]]
    return any(word in known.negators for word in near)


def _denies_alone(words: list[str], at: int, known: GuardWords) -> bool:
    """Whether « ne » needs no « pas »: « n'a cessé de baisser » is the contrary of « a cessé de baisser »."""
    near = words[at + 1 : at + 1 + _NEGATOR_REACH]
    verb = next((place for place, word in enumerate(near) if word in known.lone_denied), None)
    if verb is None:
        return False
    around = words[max(0, at - _NEGATOR_REACH) : at + verb + 3]
    return not any(word in known.completers for word in around)


def _mark_acronyms(line: _Line, known: tuple[Known, ...], marks: list[int]) -> None:
    """Mark acronyms that are spelt like stop words as the names they are: US, UN, WHO."""
    for one in known:
        written, end = line.written[one.start], line.ends[one.start]
        if line.plain[end : end + 1] in _MONEY_SIGNS:
            continue
        if one.end == one.start + 1 and len(written) > 1 and written.isupper():
            marks[one.start] = (marks[one.start] | NAME) & ~STOP & ~INITIAL


def _mark_figures(
    line: _Line, marks: list[int], quantities: list[Quantity], parts: tuple[DatePart, ...]
) -> None:
    """Mark the words of figures, of dates and of codes; none of them is a name."""
    for start, end in (
        *((one.start, one.end) for one in quantities if one.sure),
        *((part.start, part.end) for part in parts),
    ):
        for at in range(bisect_right(line.ends, start), bisect_left(line.starts, end)):
            marks[at] = (marks[at] | FIGURE) & ~NAME & ~INITIAL
    for at in [at for at, word in enumerate(line.words) if not word.isalpha()]:
        if not marks[at] & FIGURE and any(letter.isdigit() for letter in line.words[at]):
            marks[at] = (marks[at] | CODE) & ~NAME & ~INITIAL
            if at and line.folded[line.starts[at] - 1] == "-":
                marks[at - 1] |= CODE
