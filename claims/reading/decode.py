"""Turn bytes into text: byte order mark, UTF-8, the encoding declared, Windows-1252, in this order.

Detectors that guess from statistics read French Windows-1252 as another code page and get the text wrong
without a word. This order is wrong only where an old page is in neither, and then the bytes nearly always
betray it.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

from claims.errors import BadInput
from claims.i18n import gettext as _

_PROBE = 8_000
"""Bytes in which a binary file shows a NUL: git's rule."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; the one of UTF-32 begins like that of UTF-16 and must be asked first."""

_FORMATS = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")
"""How PDF, word processor, archive and picture files begin."""

_CHARSETS = (
    "utf",
    "iso8859",
    "iso2022",
    "cp",
    "koi8",
    "mac",
    "gb",
    "big5",
    "euc",
    "shift",
    "ascii",
    "hz",
    "tis",
)
"""Encodings of text as Python names them. Others, such as escapes, would turn a text into something else."""

_WIDE = ("utf-16", "utf-32")
"""Encodings in which a NUL byte is ordinary."""


@cache
def _controls() -> re.Pattern[str]:
    """Controls that no text has. Tab, line ends, form feed and escape do occur."""
    return re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@cache
def _surrogates() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff]")


def decode(content: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """The text of a file and the name of the decoding that gave it.

    Args:
        content: The bytes of the file.
        name: What to call it in an error, safe for a terminal.
        declared: The encoding stated outside the file, if any.

    Raises:
        BadInput: When the bytes are no text, or in no encoding that can be told.
    """
    mark = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    charset = _charset(declared)
    has_nul = b"\0" in content[:_PROBE]
    if content.startswith(_FORMATS) or (has_nul and not (mark or charset or "").startswith(_WIDE)):
        raise _binary(name)
    stated = mark or (charset if has_nul else None)
    for encoding in (stated,) if stated else ("utf-8", charset):
        text = _strictly(content, encoding) if encoding else None
        if encoding and text is not None:
            return check_whole(text, name).lstrip("\ufeff"), encoding
    if stated:
        raise _undecodable(name, stated)
    _refuse_surrogates(content, name)
    text = _strictly(content, "cp1252")
    if text is None:
        raise _undecodable(name, "UTF-8, Windows-1252")
    if _controls().search(text):
        raise _binary(name)
    return text, "cp1252"


def check_whole(text: str, name: str) -> str:
    """The same text, once it is sure that it holds no half of a character.

    Args:
        text: Any text.
        name: What to call it in an error, safe for a terminal.

    Raises:
        BadInput: When it holds a lone surrogate, which no encoding can write.
    """
    found = _surrogates().search(text)
    if found:
        raise BadInput(
            _("{name} holds half a character (U+{code:04X}) at position {position}.").format(
                name=name, code=ord(found[0]), position=found.start()
            ),
            _("Save it as UTF-8 in the program it comes from."),
        )
    return text


def _charset(declared: str | None) -> str | None:
    """The encoding as Python names it; None where it is unknown or none of text."""
    try:
        found = codecs.lookup(declared).name if declared else ""
    except (LookupError, ValueError):
        return None
    return found if found.startswith(_CHARSETS) else None


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _refuse_surrogates(content: bytes, name: str) -> None:
    """Say so where bytes are UTF-8 but for lone surrogates: read as Windows-1252 they would be rubbish."""
    try:
        text = content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return
    check_whole(text, name)


def _binary(name: str) -> BadInput:
    return BadInput(
        _("{name} is no text file.").format(name=name),
        _("Save the article as plain text or Markdown, in UTF-8."),
    )


def _undecodable(name: str, encodings: str) -> BadInput:
    return BadInput(
        _("{name} cannot be decoded: its bytes mean nothing in {encodings}.").format(
            name=name, encodings=encodings
        ),
        _("Save it as UTF-8 in the program it comes from."),
    )
