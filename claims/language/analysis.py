"""The one analysis of text that index, queries and features share.

Letters are composed and lowered, elisions and possessives are cut, every number is one token, stop words go,
words are stemmed by Snowball, and only then accents are folded: folded French meets the wrong stemming rules.
"""

from __future__ import annotations

import functools
import re
import threading
from importlib import resources
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from claims.language.dateparts import calendar
from claims.language.figures import value_of_digits
from claims.language.folding import fold, plain_signs, visible
from claims.language.number_tables import table

if TYPE_CHECKING:
    from Stemmer import Stemmer

_TOKEN = re.compile(r"(\d{1,3}([ ',.])\d{3}(?:\2\d{3})*(?:[.,]\d+)?(?![\d])|\d+[.,]\d+|[^\W_]+(?:'[^\W_]+)?)")
"""A grouped number and its mark of grouping, a decimal one, or a word with at most one apostrophe.

It meets text with plain quotes.
"""

_TAG = re.compile(r"[#@]([^\W_]+)")
"""A hashtag or an account name, which run words together."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_LETTERS = re.compile(r"[^\W\d_]+")

_SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nl": "dutch",
    "no": "norwegian",
    "nb": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
    "yi": "yiddish",
}
"""Snowball's algorithms by language code."""

_SHORT = 2
_KEPT = 50_000
"""Words remembered with their tokens, some 10 MB: most words of a press text are among the commonest."""
_FIRST_WIDE = "\u2e80"
"""From here on scripts are written without blanks: words are cut into pairs of letters."""

_per_thread = threading.local()
"""Stemmers keep a cache that two threads must not share."""


@functools.cache
def stop_words(lang: str) -> frozenset[str]:
    """Words of a language that tell nothing, with and without their accents; empty where none are known."""
    text = resources.files("claims.language").joinpath("data", "stopwords.json").read_text("utf-8")
    words = TypeAdapter(dict[str, str]).validate_json(text).get(lang, "").split()
    return frozenset(words) | {fold(word) for word in words}


def language_of(text: str, lang: str | None) -> str:
    """The language given, or, where none is, French or English by the stop words met.

    The careful detection happens when an article is read; this one only chooses an analysis for a bare line.
    """
    if lang:
        return lang
    words = set(_LETTERS.findall(text.lower()))
    french, english = (len(words & stop_words(code)) for code in ("fr", "en"))
    return "fr" if french > english else "en"


def tokens(text: str, lang: str) -> list[str]:
    """The telling words of a text in order, as the index keeps them.

    Args:
        text: Any text.
        lang: ISO 639-1 code of its language.

    Returns:
        Stems without accents: « 4 300 » is ``4300``, « 3,5 » ``3p5``, “June” and « juin » ``month6``.
    """
    plain = visible(text)[0]
    if "#" in plain or "@" in plain:
        plain = _TAG.sub(_spelt_out, plain)
    plain = plain_signs(plain.lower())
    found: list[str] = []
    for written, grouped_by in _TOKEN.findall(plain):
        found += _tokens_of(written, grouped_by, lang)
    return found


@functools.lru_cache(maxsize=_KEPT)
def _tokens_of(written: str, grouped_by: str, lang: str) -> tuple[str, ...]:
    """The tokens of one lower-case word or number; none for a word that tells nothing."""
    if written[0].isdecimal():
        return (_number(written, grouped_by, lang),)
    found: list[str] = []
    for word in _parts(written):
        if word >= _FIRST_WIDE:
            found += _pairs(fold(word))
        elif word not in stop_words(lang) and not (len(word) == 1 and word.isascii()):
            found.append(_same_everywhere(lang).get(word) or stem(word, lang))
    return tuple(found)


def stem(word: str, lang: str) -> str:
    """The stem of a lower-case word, accents folded; the folded word where the language has no stemmer."""
    stemmer = _stemmer(lang)
    return fold(stemmer.stemWord(word) if stemmer else word)


def _spelt_out(tag: re.Match[str]) -> str:
    """A tag and the words that its capitals tell apart: “#FyreFestival” is about the Fyre Festival."""
    written = tag[1]
    marked = "".join(
        f" {letter}" if at and _begins_word(written, at) else letter for at, letter in enumerate(written)
    )
    return f" {written} " if marked == written else f" {written} {marked} "


def _begins_word(written: str, at: int) -> bool:
    before, letter, after = written[at - 1], written[at], written[at + 1 : at + 2]
    if before.isdecimal() or letter.isdecimal():
        return before.isdecimal() != letter.isdecimal()
    return letter.isupper() and (before.islower() or after.islower())


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(max(1, len(word) - 1))]


def _parts(word: str) -> tuple[str, ...]:
    """A word without its elided article or possessive ending: « l'armée » is armée, “Obama's” is obama."""
    head, mark, tail = word.partition("'")
    if not mark:
        return (word,)
    if len(head) <= _SHORT or head in {"jusqu", "lorsqu", "puisqu", "quoiqu"}:
        return (tail,)
    return (head,) if len(tail) <= _SHORT else (head, tail)


def _number(written: str, grouped_by: str, lang: str) -> str:
    """One token for a number, the same however its thousands are grouped; codes such as 3d stay."""
    if not (grouped_by or _DIGITS.fullmatch(written)):  # 3d, or feet and inches: 5'4
        return fold(written)
    value = value_of_digits(written, grouped_by, table(lang).decimal)[0]
    return f"{value:.10g}".replace(".", "p")


@functools.cache
def _same_everywhere(lang: str) -> dict[str, str]:
    """Words with one token in all languages: months and small numbers."""
    words, dates = table(lang).words, calendar(lang)
    tokens_of: dict[str, str] = {}
    if words:
        tokens_of |= {word: str(value) for word, value in (words.units | words.tens).items()}
    if dates:
        weak = dates.weak_months
        tokens_of |= {name: f"month{number}" for name, number in dates.months.items() if name not in weak}
    return tokens_of


def _stemmer(lang: str) -> Stemmer | None:
    """This thread's stemmer for a language; None where Snowball has none."""
    name = _SNOWBALL.get(lang)
    if name is None:
        return None
    stemmers: dict[str, Stemmer] = _per_thread.__dict__.setdefault("stemmers", {})
    if name not in stemmers:
        import Stemmer as snowball  # noqa: N813 - loaded when first asked for, and named after its method

        stemmers[name] = snowball.Stemmer(name)
    return stemmers[name]
