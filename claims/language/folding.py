"""Letters without case and accents, in forms that keep every position and in forms that do not."""

from __future__ import annotations

import functools
import unicodedata

_QUOTES = {ord(mark): "'" for mark in "‘’‚‛ʼ′`´"} | {ord(mark): '"' for mark in "“”„‟«»″"}
_DASHES = {ord(mark): "-" for mark in "‐‑‒–—―−"}
_SPACES = {ord(mark): " " for mark in "\u00a0\u2007\u2009\u200a\u202f\t\n\r\u2028\u2029"}
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_LIGATURES = {ord("œ"): "oe", ord("æ"): "ae", ord("ß"): "ss", ord("ﬁ"): "fi", ord("ﬂ"): "fl"}


@functools.cache
def _table() -> dict[int, str]:
    """Map of every accented Latin letter to its plain lower-case one, always one character long."""
    table = _QUOTES | _DASHES | _SPACES
    for code in _LATIN:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        table[code] = base if len(base) == 1 else chr(code)
    return table


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


def fold(text: str) -> str:
    """The text in lower case, without accents and ligatures; its length may change."""
    return fold_letters(unicodedata.normalize("NFC", text)).translate(_LIGATURES)


def visible(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The text composed and without invisible characters, and where each of its characters came from.

    A decomposed accent, a soft hyphen or a zero-width space must not make two claims look different.

    Returns:
        The cleaned text, and for each of its positions, plus one past the end, the position in the text;
        None where nothing had to be changed.
    """
    if text.isascii() or (
        unicodedata.is_normalized("NFC", text)
        and not any(unicodedata.category(letter) == "Cf" for letter in set(text))
    ):
        return text, None
    letters: list[str] = []
    origins: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        for letter in unicodedata.normalize("NFC", text[start:end]):
            if unicodedata.category(letter) != "Cf":
                letters.append(letter)
                origins.append(start)
        start = end
    return "".join(letters), (*origins, len(text))


def origin(span: tuple[int, int], origins: tuple[int, ...] | None) -> tuple[int, int]:
    """The span in the text as it was given, for a span in the text that :func:`visible` returned."""
    if origins is None:
        return span
    start, end = span
    return origins[start], origins[end]
