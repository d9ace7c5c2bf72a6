"""The one gate that makes hostile text harmless to look at.

Articles, file names and imported rows can hold characters that move the cursor, write to the clipboard,
turn the reading direction around or show nothing at all. Every text that reaches a terminal or a report
passes through `visible` first. It replaces characters one for one, so that positions in the text stay what
they were.
"""

from __future__ import annotations

import re
from functools import cache

_PICTURES = 0x2400
"""U+2400 and the 32 code points after it are the pictures of the C0 controls."""

_DELETE_PICTURE = 0x2421

_REPLACEMENT = 0xFFFD

_SOFT_HYPHEN = 0xAD

_HYPHEN = 0x2010
"""A soft hyphen shows as the hyphen it may become: it is ordinary in texts taken from the web."""

_HIDDEN = (
    (0x80, 0x9F),  # C1 controls: one of them starts escape sequences
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x115F, 0x1160),  # Hangul fillers: letters without a shape
    (0x17B4, 0x17B5),  # Khmer vowels without a shape
    (0x180B, 0x180F),  # Mongolian selectors and vowel separator
    (0x200B, 0x200F),  # zero width and direction marks
    (0x2028, 0x202E),  # line and paragraph separators, bidi embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, bidi isolates
    (0x3164, 0x3164),  # Hangul filler
    (0xD800, 0xDFFF),  # lone surrogates: they cannot be written to a file or terminal
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFA0, 0xFFA0),  # Hangul filler, half width
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0x13430, 0x1343F),  # Egyptian format controls
    (0x1BCA0, 0x1BCA3),  # shorthand format controls
    (0x1D173, 0x1D17A),  # musical format controls
    (0xE0000, 0xE0FFF),  # tags and further selectors: text hidden in text
)
"""First and last code points of what shows nothing, or moves what is shown."""


@cache
def _table(keep: str) -> dict[int, int]:
    """What each dangerous code point is replaced by, those of `keep` left out."""
    table = {code: _PICTURES + code for code in range(0x20)}
    table[0x7F] = _DELETE_PICTURE
    table[_SOFT_HYPHEN] = _HYPHEN
    for first, last in _HIDDEN:
        table.update(dict.fromkeys(range(first, last + 1), _REPLACEMENT))
    for character in keep:
        del table[ord(character)]
    return table


@cache
def _dangerous() -> re.Pattern[str]:
    """Finds the first character that `visible` may have to replace; most texts have none."""
    ranges = "".join(f"{chr(first)}-{chr(last)}" for first, last in _HIDDEN)
    return re.compile(f"[\x00-\x1f\x7f{chr(_SOFT_HYPHEN)}{ranges}]")


def visible(text: str, *, lines: bool = False) -> str:
    """The same text with every control, bidi and zero-width character replaced by a visible symbol.

    C0 controls and DEL become their pictures (␛ for ESC), a soft hyphen a hyphen, everything else U+FFFD. The
    result has the length of the text, so that a position in one is the same position in the other.

    Args:
        text: Any text, lone surrogates included.
        lines: Whether line feeds and tabs stay what they are, for text of several lines.
    """
    if not _dangerous().search(text):
        return text
    return text.translate(_table("\n\t" if lines else ""))


def visible_json(text: str) -> str:
    r"""JSON text in which the same characters are written as ``\uXXXX``; it means what it meant.

    Args:
        text: JSON as a program wrote it, in which they stand inside strings only.
    """
    if not _dangerous().search(text):
        return text
    return text.translate(_escapes())


@cache
def _escapes() -> dict[int, str]:
    """How JSON writes each dangerous code point: in UTF-16, so that those above U+FFFF are two escapes."""
    units = {code: chr(code).encode("utf-16-be", "surrogatepass").hex() for code in _table("\n\t")}
    return {
        code: "".join(f"\\u{hexed[at : at + 4]}" for at in range(0, len(hexed), 4))
        for code, hexed in units.items()
    }
