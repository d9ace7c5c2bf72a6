"""What a text says that needs no translation: names, places, figures and months, as words of an index."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from claims.language.analysis import stop_words, tokens
from claims.language.dateparts import calendar
from claims.language.folding import fold
from claims.match.known_names import LISTED, find_known, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
_MONTH = "month"
_WHOLE = 3
"""Shorter month names are abbreviations that mean other things too; “May” is whole."""
_SHORTEST = 2
_KEPT_WORDS = 50_000
"""Words remembered with their free words, some 10 MB."""
_KEPT = 4_000
"""Texts remembered with their free words, some 1 kB each."""


@functools.cache
def known_names() -> frozenset[str]:
    """All names that have a listed translation, as free words write them."""
    ways = (way for lang in LISTED for each in spellings(lang).values() for way in each)
    return frozenset(_joined(way.name) for way in ways)


def _joined(name: str) -> str:
    return name.replace(" ", "-")


def plain_code(lang: str) -> str:
    """A language without its country: fr for fr-CA."""
    return lang.replace("_", "-").split("-")[0].lower()


@functools.lru_cache(maxsize=_KEPT)
def free_words(text: str, lang: str) -> frozenset[str]:
    """What a text says that needs no translation: ``@germany``, ``@macron``, ``4300``, ``month6``.

    Args:
        text: The text.
        lang: ISO 639-1 code of its language.
    """
    return frozenset(free_tokens(text, lang, tokens(text, lang)))


def free_tokens(text: str, lang: str, known: Sequence[str]) -> Iterator[str]:
    """The same for a text whose tokens are at hand; a word may come twice.

    Args:
        text: The text.
        lang: ISO 639-1 code of its language.
        known: Result of ``tokens``.
    """
    for token in known:
        if token[0].isdigit() or token.startswith(_MONTH):
            yield token
    written = _WORD.findall(text)
    words = [_read(word, lang) for word in written]
    long: set[int] = set()
    if any(word.begins for word in words):
        for one in find_known([word.folded for word in words], written, lang):
            yield f"@{_joined(one.name)}"
            long.update(range(one.start, one.end))
    for at, word in enumerate(words):
        if word.token and at not in long:
            yield word.token


class _Word(NamedTuple):
    """A word by itself."""

    folded: str
    token: str
    """Its free word; empty where it has none."""
    begins: bool
    """Whether a known name of several words begins with it."""


@functools.lru_cache(maxsize=_KEPT_WORDS)
def _read(written: str, lang: str) -> _Word:
    folded = fold(written)
    begins = any(len(way.words) > 1 for way in spellings(lang).get(folded, ()))
    alone = find_known((folded,), (written,), lang)
    token = f"@{_joined(alone[0].name)}" if alone else _capitalised(folded, written, lang)
    return _Word(folded, token, begins)


def _capitalised(word: str, shown: str, lang: str) -> str:
    """The free word of a name or a month of two meanings, such as “May”; empty for any other word."""
    if not (shown[0].isupper() or shown[0].islower()) or len(word) < _SHORTEST:
        return ""
    dates = calendar(lang)
    if dates and word in dates.months:
        whole = word in dates.weak_months and len(word) >= _WHOLE
        return f"{_MONTH}{dates.months[word]}" if whole and shown[0].isupper() is dates.capital else ""
    if not shown[0].isupper() or word in stop_words(lang):
        return ""
    return "" if dates and word in dates.weekdays else f"@{word}"
