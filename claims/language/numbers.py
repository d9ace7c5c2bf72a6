"""Numbers of a text: what they are worth, what they count and how exactly they are meant.

Digits are read in the way of the language (« 3,5 % », “1,550”), words are composed by ``number_words``,
and figures that belong to a date are left to the dates. The value of « 4,300 » in French is 4.3; whoever
compares two texts asks ``figures`` for the other reading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.language.dateparts import cover, find_parts
from claims.language.figures import find_figures
from claims.language.folding import Origins, fold_letters, origin, visible
from claims.language.number_pairs import counted_between, joined, ranges
from claims.language.number_tables import NumberTable, NumberWords, table
from schema.claim import Number, NumberKind

if TYPE_CHECKING:
    from claims.language.number_words import Figure

_BEFORE = 36
_NOUN = re.compile(r"[ '-]+(?:[\"'(]?)([^\W\d_]+(?:-[^\W\d_]+)*)")
_CURRENCY_BEFORE = re.compile(r"(?:us|a|c)?([$€£¥])[ ]?$")
_NOUN_REACH = 3
_KINDS = {
    "count": NumberKind.COUNT,
    "group": NumberKind.COUNT,
    "article": NumberKind.COUNT,
    "times": NumberKind.MEASURE,
    "ordinal": NumberKind.ORDINAL,
    "fraction": NumberKind.FRACTION,
    "share": NumberKind.FRACTION,
}
_PHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[ .-]?(?:\(0\)[ ]?)?\d{1,4}(?:[ .-]?\d{2,4}){2,5}|0\d(?:[ .-]?\d{2}){4}"
    r"|0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}|\(?\d{3}\)?[ -]\d{3}-\d{4})(?!\w)"
)
"""Telephone numbers as France, Britain, America and the plus sign write them."""


def find(text: str, lang: str) -> tuple[Number, ...]:
    """The numbers of a text in order, dates left out.

    Args:
        text: Any text; positions of the result are those of this string.
        lang: ISO 639-1 code. Number words are known in English and French; digits are read in any language.
    """
    plain, origins = visible(text)
    folded = fold_letters(plain)
    numbers = table(lang)
    dated = find_parts(plain, lang)
    no_figures = [(part.start, part.end) for part in dated]
    no_figures += [phone.span() for phone in _PHONE.finditer(folded)]
    taken = cover(len(folded), no_figures)
    figures = [figure for figure in find_figures(folded, lang) if not any(taken[figure.start : figure.end])]
    found: list[Number] = []
    for figure in joined(folded, figures, numbers):
        if found and figure.start < found[-1].end:  # the « cent » of « pour cent »
            continue
        if number := _number(plain, folded, figure, numbers, found[-1].end if found else 0):
            found.append(number)
    found = ranges(folded, found, numbers)
    found += _vague(plain, folded, found, numbers)
    found.sort(key=lambda number: number.start)
    return tuple(_moved(number, text, origins) for number in found)


def _moved(number: Number, text: str, origins: Origins | None) -> Number:
    if origins is None:
        return number
    start, end = origin((number.start, number.end), origins)
    return number.model_copy(update={"start": start, "end": end, "text": text[start:end]})


def _number(text: str, folded: str, figure: Figure, numbers: NumberTable, floor: int) -> Number | None:
    """The number of a figure with its unit and bound; None for a lone « un » that counts nothing.

    Args:
        text: The composed text.
        folded: The same, folded.
        figure: What was read.
        numbers: The language's table.
        floor: Where the number before ends; its currency sign is not ours.
    """
    start, end = figure.start, figure.end
    kind, unit = _KINDS[figure.sort], None
    before = _CURRENCY_BEFORE.search(folded, max(floor, start - 4), start)
    after = numbers.unit.match(folded, end)
    if figure.sign:
        kind, unit, end = NumberKind.MONEY, figure.sign, max(end, folded.index(figure.sign, end - 1) + 1)
    elif before:
        kind, unit, start = NumberKind.MONEY, text[before.start(1) : before.end(1)], before.start()
    elif after and figure.sort != "ordinal" and _is_unit(after, figure):
        kind = NumberKind(numbers.kinds[" ".join(after[1].split())][0])
        unit, end = text[after.start(1) : after.end(1)], after.end()
    elif figure.sort == "article":
        return None
    elif figure.sort == "times":
        unit = "×"
    if figure.sort == "share" and numbers.words:
        unit = counted_between(text, folded, start, end, numbers.words)
        if unit is None and numbers.words.share_before_noun:
            unit = _noun(text, folded, end, numbers.words)
    elif unit is None and numbers.words:
        unit = _noun(text, folded, end, numbers.words)
    bound = _bound(folded, start, end, numbers)
    if bound is None and figure.sort == "group":
        bound = "~"
    return Number(
        start=start, end=end, text=text[start:end], value=figure.value, kind=kind, unit=unit, bound=bound
    )


def _is_unit(after: re.Match[str], figure: Figure) -> bool:
    """Whether what follows is the figure's unit: a letter must touch digits or follow them, never a word."""
    if figure.sort == "article" and after[1] not in {"%", "pour cent", "pourcent"}:
        return False
    return len(after[1]) > 1 or not after[1].isalpha() or figure.digits


def _noun(text: str, folded: str, end: int, words: NumberWords) -> str | None:
    """The counted noun: the first plural of the next words; in French the next word but for adjectives."""
    first: str | None = None
    at = end
    for _ in range(_NOUN_REACH):
        found = _NOUN.match(folded, at)
        if not found:
            break
        word, at = found[1], found.end()
        written = text[found.start(1) : found.end(1)]
        if word in words.of_unit or (found.end() < len(folded) and folded[found.end()] == "'"):
            continue
        if word in _closed(words):
            break
        if word in words.before_noun or written in words.before_noun:
            first = first or written
            continue
        if not words.irregular_plurals:
            return written
        if word.endswith("s") or word in words.irregular_plurals:
            return written
        first = first or written
    return first


def _closed(words: NumberWords) -> frozenset[str]:
    """Little words that end the search for a noun."""
    return frozenset((*words.range_words, *words.joiners, *words.articles, *words.no_noun))


def _bound(folded: str, start: int, end: int, numbers: NumberTable) -> str | None:
    before = numbers.bound_before.search(folded[max(0, start - _BEFORE) : start])
    if before:
        return numbers.bounds[" ".join(before[1].split())]
    after = numbers.bound_after.match(folded, end)
    return numbers.bounds[" ".join(after[1].split())] if after else None


def _vague(text: str, folded: str, found: list[Number], numbers: NumberTable) -> list[Number]:
    """Words such as « plusieurs », which count without a value."""
    taken = cover(len(folded), ((number.start, number.end) for number in found))
    vague: list[Number] = []
    for match in numbers.vague.finditer(folded):
        start, end = match.span()
        if any(taken[start : end + 2]):  # “some 300” is about 300
            continue
        unit = _noun(text, folded, end, numbers.words) if numbers.words else None
        vague.append(
            Number(start=start, end=end, text=text[start:end], value=None, kind=NumberKind.VAGUE, unit=unit)
        )
    return vague
