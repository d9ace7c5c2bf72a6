"""Figures of a text, in digits and in words, before anything is known about what they count."""

from __future__ import annotations

import functools
import re

from claims.language.number_tables import NumberTable, NumberWords, table
from claims.language.number_words import Figure, find_words

_DIGITS = re.compile(
    r"(?<![\w])(?<![\d][.,])"
    r"(?:(?P<grouped>\d{1,3}(?P<sep>[ ',.])\d{3}(?:(?P=sep)\d{3})*(?:[.,]\d+)?)(?!\d)"
    r"|(?P<part>\d{1,2})/(?P<whole>[2-9]|10)(?![\d/])"
    r"|\d+(?:[.,]\d+)?)"
)
_DIGIT = re.compile(r"\d")
_APART = re.compile(r"[ -]([^\W\d_]+)")
_AND_A_HALF = re.compile(r" (?:et demie?|and (?:a )?half(?! past))(?!\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER_FIGURE = re.compile(r"(?:\w|[)\]%]|\d[ ])$")
"""Here a hyphen joins two figures or words and is no minus."""
_ROMAN = re.compile(r"(?<!\w)([ivxl]+)(?:er|e|eme)(?=[ ]siecles?(?!\w))")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_PREFIXES = frozenset({"mi", "mid", "pre", "post", "ex", "anti", "quasi", "demi", "half", "non", "sub"})
_MONEY_SCALE = re.compile(r"[ ]?(k|m|mds?|mrds?|g|bn)?[ ]?([$€£¥])")
_SCALE_LETTERS = {"k": 1e3, "m": 1e6, "md": 1e9, "mds": 1e9, "mrd": 1e9, "mrds": 1e9, "g": 1e9, "bn": 1e9}
_FEW = 9
_AFTER_LENGTH = frozenset(["tall", "high", "long", "wide", "deep", "away", "from", "above", "below"])


@functools.lru_cache(maxsize=64)
def find_figures(folded: str, lang: str) -> tuple[Figure, ...]:
    """All figures of a folded text in order of place, none overlapping another.

    Args:
        folded: Result of ``fold_letters``; positions are kept.
        lang: ISO 639-1 code.
    """
    numbers = table(lang)
    figures: list[Figure] = []
    if _DIGIT.search(folded):
        figures += [one for found in _DIGITS.finditer(folded) if (one := _digits(folded, found, numbers))]
    if "siecle" in folded:
        figures += [_roman(found) for found in _ROMAN.finditer(folded)]
    taken = [(figure.start, figure.end) for figure in figures]
    for figure in find_words(folded, lang):
        if all(figure.end <= start or end <= figure.start for start, end in taken):
            figures.append(figure)
    return tuple(sorted(figures, key=lambda figure: figure.start))


def _digits(folded: str, found: re.Match[str], numbers: NumberTable) -> Figure | None:
    """The figure at a run of digits; None inside a code such as F-16, A320 or 3D."""
    start, end = found.span()
    if start and folded[start - 1] == "-":
        before = re.search(r"[^\W\d_]+(?=-$)", folded[max(0, start - 12) : start])
        if before and before[0] not in _PREFIXES and before[0] not in _word_prefixes(numbers.lang):
            return None
        if not _AFTER_FIGURE.search(folded, 0, start - 1):
            start -= 1
    if found["part"]:
        return _share(found, start)
    value, other = value_of_digits(found[0], found["sep"], numbers.decimal)
    if folded[start] == "-":
        value, other = -value, None if other is None else -other
    return _with_tail(folded, Figure(start, end, value, "count", other, digits=True), numbers)


@functools.cache
def _word_prefixes(lang: str) -> frozenset[str]:
    """Words that may stand before a hyphen and a figure: «soixante-10» is a slip, “nine-11” a date."""
    words = table(lang).words
    return frozenset(() if words is None else (*words.units, *words.tens))


def _share(found: re.Match[str], start: int) -> Figure | None:
    part, whole = int(found["part"]), int(found["whole"])
    return Figure(start, found.end(), part / whole, "fraction", digits=True) if 0 < part < whole else None


def value_of_digits(written: str, mark: str | None, decimal: str) -> tuple[float, float | None]:
    """The value of digits with their marks, and the other reading where the marks allow two.

    Args:
        written: Digits with plain blanks and quotes: ``4 300``, ``1.200,00``.
        mark: The mark that groups them, or None.
        decimal: The language's decimal mark.
    """
    if not mark:
        return float(written.replace(",", ".")), None
    groups = written.split(mark)
    plain = float("".join(groups).replace(",", "."))
    if mark in " '" or len(groups) > 2 or "." in groups[-1] or "," in groups[-1]:  # noqa: PLR2004 - two marks group
        return plain, None
    small = float(f"{groups[0]}.{groups[1]}")
    if mark == decimal or groups[0] == "0":
        return small, plain
    return plain, small


def _with_tail(folded: str, figure: Figure, numbers: NumberTable) -> Figure | None:
    """The figure with the scale, ordinal ending or currency at its end; None where letters make it a code."""
    money = _MONEY_SCALE.match(folded, figure.end)
    if money:
        end = money.end() if money[1] else figure.end
        return _scaled(figure, end, _SCALE_LETTERS.get(money[1] or "", 1.0), money[2])
    letters = _LETTERS.match(folded, figure.end)
    if letters:
        return _attached(folded, figure, letters, numbers)
    if numbers.words is None:
        return figure
    return _before_words(folded, _with_half(folded, figure, 1.0), numbers.words)


def _before_words(folded: str, figure: Figure, words: NumberWords) -> Figure:
    """The figure with the scale written after it: « 3,5 millions », “2 dozen”."""
    apart = _APART.match(folded, figure.end)
    if apart and (scale := words.scales.get(apart[1]) or words.plural_scales.get(apart[1])):
        return _with_half(folded, _scaled(figure, apart.end(), float(scale)), float(scale))
    if apart and folded[apart.start()] == " " and len(apart[1]) > 1 and apart[1] in words.short_scales:
        return _scaled(figure, apart.end(), float(words.short_scales[apart[1]]))
    if apart and apart[1] in words.fractions and 1 <= figure.value <= _FEW:
        value = figure.value * words.fractions[apart[1]]
        return Figure(figure.start, apart.end(), value, "fraction", digits=True)
    if apart and apart[1] in words.groups:
        return Figure(figure.start, apart.end(), figure.value * words.groups[apart[1]], "count", digits=True)
    return figure


def _with_half(folded: str, figure: Figure, scale: float) -> Figure:
    """« 2 millions et demi », “6 and a half”."""
    half = _AND_A_HALF.match(folded, figure.end)
    return (
        Figure(figure.start, half.end(), figure.value + scale / 2, "count", digits=True) if half else figure
    )


def _attached(folded: str, figure: Figure, letters: re.Match[str], numbers: NumberTable) -> Figure | None:
    """« 3e », “21st”, “2.5m”, “5km”, « 22h30 »; anything else touching the digits makes them a code."""
    word, words = letters[0], numbers.words
    if words and word in words.ordinal_endings and figure.value == int(figure.value):
        return Figure(figure.start, letters.end(), figure.value, "ordinal", digits=True)
    if words and word in words.short_scales and _means_scale(folded, figure, letters, numbers.lang):
        return _scaled(figure, letters.end(), float(words.short_scales[word]))
    if word in numbers.kinds or word in {"h", "am", "pm"}:
        return figure
    return None


def _means_scale(folded: str, figure: Figure, letters: re.Match[str], lang: str) -> bool:
    """Whether a touching “m” is million: after a currency, before a counted noun, not in “1.80m tall”."""
    if letters[0] != "m":
        return True
    before = folded[max(0, figure.start - 1) : figure.start]
    after = _LETTERS.match(folded, letters.end() + 1)
    return before in {"$", "€", "£"} or bool(lang == "en" and after and after[0] not in _AFTER_LENGTH)


def _scaled(figure: Figure, end: int, scale: float, sign: str = "") -> Figure:
    value = round(figure.value * scale, 6)
    other = None if figure.other is None or scale == 1 else round(figure.other * scale, 6)
    return Figure(
        figure.start, end, value, "count", figure.other if scale == 1 else other, digits=True, sign=sign
    )


def _roman(found: re.Match[str]) -> Figure:
    """« XXe siècle »."""
    values = [_ROMAN_VALUES[letter] for letter in found[1]]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return Figure(
        found.start(), found.end(), float(sum(-a if a < b else a for a, b in pairs)), "ordinal", digits=True
    )
