"""Letters without case and accents, in forms that keep every position and in forms that do not."""

from __future__ import annotations

import functools
import re
import unicodedata

_ASCII = {code: chr(code) for code in range(128)}
"""They stand for themselves; ``str.translate`` takes three times as long over a letter that is missing."""
_QUOTES = {ord(mark): "'" for mark in "‘’‚‛ʼ′`´"} | {ord(mark): '"' for mark in "“”„‟«»‹›″"}
_DASHES = {ord(mark): "-" for mark in "‐‑‒–—―−"}
_SPACES = {ord(mark): " " for mark in "\u00a0\u2007\u2009\u200a\u202f\t\n\r\u2028\u2029"}
_SIGNS = _ASCII | _QUOTES | _DASHES | _SPACES
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_LIGATURES = _ASCII | {ord("œ"): "oe", ord("æ"): "ae", ord("ß"): "ss", ord("ﬁ"): "fi", ord("ﬂ"): "fl"}

_LETTERS = re.compile(r"[^\W\d_]+")


@functools.cache
def _table() -> dict[int, str]:
    """Map of every accented Latin letter to its plain lower-case one, always one character long."""
    table = dict(_SIGNS)
    for code in _LATIN:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        table[code] = base if len(base) == 1 else chr(code)
    return table


def plain_signs(text: str) -> str:
    """The text with plain quotes, dashes and blanks, as long as it was."""
    return text.translate(_SIGNS)


def fold_letters(text: str) -> str:
    """The text in lower case, without accents, with plain quotes, dashes and blanks, as long as it was.

    Args:
        text: Composed text (NFC); see :func:`visible`.

    Returns:
        A string of the same length, so that positions in it are positions in the text.
    """
    folded = text.translate(_table())
    lowered = folded.lower()
    return lowered if len(lowered) == len(text) else "".join(_lower(letter) for letter in folded)


def _lower(letter: str) -> str:
    lowered = letter.lower()
    return lowered if len(lowered) == 1 else letter


@functools.lru_cache(maxsize=8)
def letter_runs(folded: str) -> frozenset[str]:
    """The runs of letters in a text, each once.

    Whoever reads a text for a few listed words asks first whether any of them is there: mostly none is. The
    last texts are remembered, for several ask about one text in turn.
    """
    return frozenset(_LETTERS.findall(folded))


def fold(text: str) -> str:
    """The text in lower case, without accents and ligatures; its length may change."""
    if text.isascii():
        return text.lower().translate(_SIGNS)
    return fold_letters(unicodedata.normalize("NFC", text)).translate(_LIGATURES)


Origins = tuple[tuple[int, int], ...]
"""For each letter of a cleaned text, where it stands in the text as given."""


def visible(text: str) -> tuple[str, Origins | None]:
    """The text composed and without invisible characters, and where each of its letters came from.

    A decomposed accent, a soft hyphen or a zero-width space must not make two claims look different.

    Returns:
        The cleaned text, and the place of each of its letters in the text given; None where nothing changed.
    """
    if text.isascii() or (
        unicodedata.is_normalized("NFC", text)
        and (text.isprintable() or not any(map(_is_invisible, set(text))))
    ):
        return text, None
    letters: list[str] = []
    origins: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        if _is_invisible(text[start]):
            start += 1
            continue
        cluster, end, at = text[start], start + 1, start + 1
        while at < len(text) and (_is_invisible(text[at]) or unicodedata.combining(text[at])):
            if not _is_invisible(text[at]):
                cluster, end = cluster + text[at], at + 1
            at += 1
        for letter in unicodedata.normalize("NFC", cluster):
            letters.append(letter)
            origins.append((start, end))
        start = end
    return "".join(letters), tuple(origins)


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf"


def origin(span: tuple[int, int], origins: Origins | None) -> tuple[int, int]:
    """The place in the text as given of a span, never empty, in the text :func:`visible` returned."""
    if origins is None:
        return span
    start, end = span
    return origins[start][0], origins[end - 1][1]
