"""Numbers written as words, composed from their parts in one pass.

The rule is how people count: a unit joins the ten before it, a hundred multiplies what it follows,
a scale closes a group, an ordinal ends the number. Which words are which is in the data files.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from claims.language.folding import letter_runs
from claims.language.number_tables import NumberTable, NumberWords, table

Sort = Literal["count", "ordinal", "fraction", "group", "times", "article", "share"]
"""What a figure is: ``article`` is a lone « un » that may be no number, ``group`` is « une dizaine »,
``share`` « un sur cinq »."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure found in a folded text: its place, value and sort."""

    start: int
    end: int
    value: float
    sort: Sort
    other: float | None = None
    """A second reading: « 4,300 » may be 4.3 in French and 4300 in an English wire story."""
    digits: bool = False
    sign: str = ""
    """Currency or scale letters that belong to the figure: the € of « 3 M€ »."""


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    sort: str
    """Part of speech among number words, empty for any other word."""
    value: float


_WORD = re.compile(r"[^\W\d_]+")
_HALF = 0.5
_HUNDRED = 100


@functools.cache
def _lexicon(lang: str) -> dict[str, tuple[str, float]]:
    words = table(lang).words
    if words is None:
        return {}
    entries: dict[str, tuple[str, float]] = {}
    for sort, group in (
        ("times", words.multipliers),
        ("fraction", words.fractions),
        ("ordinal", words.ordinals),
        ("group", words.groups),
        ("scale", words.plural_scales),
        ("scale", words.scales),
        ("hundred", words.hundreds),
        ("tens", words.tens),
        ("unit", words.units),
    ):
        entries |= {word: (sort, float(value)) for word, value in group.items()}
    entries |= dict.fromkeys(words.joiners, ("joiner", 0.0))
    return entries


@functools.cache
def _openers(lang: str) -> frozenset[str]:
    """Words that a number may begin with."""
    return frozenset(word for word, (sort, _value) in _lexicon(lang).items() if sort != "joiner")


def find_words(folded: str, lang: str) -> list[Figure]:
    """The numbers written as words in a folded text, in order.

    Args:
        folded: Result of ``fold_letters``; positions are kept.
        lang: ISO 639-1 code; languages without number words give nothing.
    """
    numbers = table(lang)
    openers = _openers(lang)
    if numbers.words is None or openers.isdisjoint(letter_runs(folded)):
        return []
    words = _Words(folded, lang)
    figures: list[Figure] = []
    after = 0
    for at, found in enumerate(words.found):
        if at < after or found[0] not in openers or _inside_a_code(folded, found.start()):
            continue
        reader = _Reader(folded, words, at, numbers, numbers.words)
        figure = reader.read()
        after = reader.at
        if figure:
            figures.append(figure)
    return figures


def _inside_a_code(folded: str, start: int) -> bool:
    """Whether digits touch the word, as in « 2one »."""
    return start > 0 and (folded[start - 1].isdigit() or folded[start - 1] == "_")


class _Words:
    """The words of a text, looked up among number words only when a reader comes to them: most never are.

    Args:
        folded: The folded text.
        lang: ISO 639-1 code.
    """

    def __init__(self, folded: str, lang: str) -> None:
        self.found = list(_WORD.finditer(folded))
        self._lexicon = _lexicon(lang)
        self._asked: dict[int, _Word] = {}

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, at: int) -> _Word:
        word = self._asked.get(at)
        if word is None:
            found = self.found[at]
            word = _Word(found[0], *found.span(), *self._lexicon.get(found[0], ("", 0.0)))
            self._asked[at] = word
        return word


class _Reader:
    """Reads one number from a word on.

    Args:
        folded: The folded text.
        words: All its words.
        at: Where the number begins in ``words``.
        numbers: The language's table.
        known: Its words.
    """

    def __init__(self, folded: str, words: _Words, at: int, numbers: NumberTable, known: NumberWords) -> None:
        self.folded, self.words, self.first, self.at = folded, words, at, at
        self.lang, self.known = numbers.lang, known
        self.total = 0.0
        self.current = 0.0
        self.last = ""
        self.last_value = 0.0
        self.scale = 0.0

    def read(self) -> Figure | None:
        """The figure that begins here, or None where the words are no number."""
        word = self.words[self.at]
        if word.sort == "times":
            self.at += 1
            return self._figure(word.value, "times")
        while self.at < len(self.words) and self._touches() and self._take(word := self.words[self.at]):
            self.last, self.last_value = word.sort, word.value
            self.at += 1
            if self.last == "ordinal":
                return self._figure(self.total + self.current, "ordinal")
        if self.last == "joiner":
            self.at -= 1
        return self._fraction() or self._group() or self._plain()

    def _touches(self) -> bool:
        """Whether the word follows the one before with no more than a blank or a hyphen between."""
        if self.at == self.first:
            return True
        between = self.folded[self.words[self.at - 1].end : self.words[self.at].start]
        return between in {" ", "-", "  "}

    def _next(self, ahead: int = 0) -> _Word | None:
        """The word that follows, if it touches what was read."""
        at = self.at + ahead
        if at >= len(self.words) or at == 0:
            return None
        between = self.folded[self.words[at - 1].end : self.words[at].start]
        return self.words[at] if between in {" ", "-", "'", "  "} else None

    def _take(self, word: _Word) -> bool:
        """Add a word to the number; False where it begins something else."""
        taken = False
        match word.sort:
            case "unit":
                taken = self._unit(word.value)
            case "tens":
                taken = self._tens(word.value)
            case "hundred":
                taken = self._hundred(word.value)
            case "scale":
                taken = self._take_scale(word.value)
            case "ordinal":
                taken = self._ordinal(word.value)
            case "joiner":
                taken = self._joiner()
        return taken

    def _joins(self, value: float) -> bool:
        """Whether a unit joins the ten before it: « vingt-deux », « soixante-dix-sept », “forty-two”."""
        low = self.current % _HUNDRED
        if self.lang == "fr":
            if low in {10, 70, 90} and self.last == "unit":
                return value in {7, 8, 9}
            return self.last == "tens" and 0 < value < (20 if low in {60, 80} else 10)
        return self.last == "tens" and 0 < value < 10  # noqa: PLR2004 - units are below ten

    def _unit(self, value: float) -> bool:
        if self.last == "joiner":
            self.last = "tens" if self.current % _HUNDRED else "hundred"
        if self.last in {"", "hundred", "scale"} or self._joins(value):
            self.current += value
            return True
        return False

    def _tens(self, value: float) -> bool:
        if self.lang == "fr" and value == 20 and self.last == "unit" and self.last_value == 4:  # noqa: PLR2004
            self.current += 76  # quatre-vingt: the four already counted makes eighty
            return True
        if self.last in {"", "hundred", "scale", "joiner"}:
            self.current += value
            return True
        return False

    def _hundred(self, value: float) -> bool:
        low = self.current
        if self.last in {"", "scale"}:
            self.current = value
        elif self.last == "unit" and 0 < low < _HUNDRED:
            self.current = low * value
        else:
            return False
        return True

    def _take_scale(self, value: float) -> bool:
        if self.last == "joiner" or (self.scale and value >= self.scale and not self.current):
            return False
        if self.scale and value > self.scale:  # « deux mille milliards » counts thousands of milliards
            self.total = (self.total + self.current) * value
        else:
            self.total += (self.current or 1.0) * value
        self.current, self.scale = 0.0, value
        return True

    def _ordinal(self, value: float) -> bool:
        if self.last == "":
            self.current = value
            return not self._is_fraction(self.words[self.at])
        if self.lang == "fr" and value == 20 and self.last_value == 4:  # noqa: PLR2004 - quatre-vingtième
            self.current += 76
        elif value >= _HUNDRED and self.last == "unit":
            self.current *= value
        elif self.last in {"hundred", "scale", "joiner"} or self._joins(value):
            self.current += value
        else:
            return False
        return True

    def _joiner(self) -> bool:
        following = self.words[self.at + 1] if self.at + 1 < len(self.words) else None
        if following is None or following.sort not in {"unit", "tens", "ordinal"}:
            return False
        if self.lang == "fr":
            return self.last == "tens" and following.value in {1, 11}
        return self.last in {"hundred", "scale"} and following.value < _HUNDRED

    def _is_fraction(self, word: _Word) -> bool:
        """Whether a word such as “third” is a part here («un cinquième de»), not a rank."""
        if word.text not in self.known.fractions:
            return False
        before = self.words[self.first - 1].text if self.first else ""
        after = self.words[self.first + 1].text if self.first + 1 < len(self.words) else ""
        return before in self.known.fraction_articles and after in {"of", "de", "des", "du", "d"}

    def _fraction(self) -> Figure | None:
        """A part: “two thirds”, «la moitié», “half a million”, «deux millions et demi»."""
        word = self._next() if self.at > self.first else self.words[self.at]
        if self.at > self.first and word and word.sort == "joiner":
            return self._and_a_half()
        if word is None or word.text not in self.known.fractions:
            return None
        count = self.total + self.current
        alone = self.at == self.first
        if alone and word.text not in self.known.lone_fractions and not self._is_fraction(word):
            return None
        if not alone and word.sort == "ordinal" and count == 1:
            return None
        self.at += 1
        value = self.known.fractions[word.text] * (1.0 if alone else count)
        ahead = 0
        while (following := self._next(ahead)) and following.text in self.known.of:
            ahead += 1
        following = self._next(ahead)
        if following and following.sort == "scale":
            self.at += ahead + 1
            return self._figure(value * following.value, "count")
        return self._figure(value, "fraction")

    def _and_a_half(self) -> Figure | None:
        ahead = 1
        following = self._next(ahead)
        if following and following.text in self.known.articles:
            ahead += 1
            following = self._next(ahead)
        if following is None or self.known.fractions.get(following.text) != _HALF:
            return None
        self.at += ahead + 1
        value = self.total + self.current + _HALF * (self.scale or 1.0)
        scale = self._next()
        if not self.scale and scale and scale.sort == "scale":
            self.at += 1
            value *= scale.value
        return self._figure(value, "count")

    def _group(self) -> Figure | None:
        """«une dizaine», “two dozen”."""
        word = self._next() if self.at > self.first else self.words[self.at]
        if word is None or word.sort != "group":
            return None
        count = (self.total + self.current) if self.at > self.first else 1.0
        self.at += 1
        return self._figure(count * word.value, "group")

    def _plain(self) -> Figure | None:
        if self.at == self.first:
            return None
        lone = self.at == self.first + 1 and self.words[self.first].text in self.known.articles
        return self._figure(self.total + self.current, "article" if lone else "count")

    def _figure(self, value: float, sort: Sort) -> Figure:
        return Figure(self.words[self.first].start, self.words[self.at - 1].end, value, sort)
