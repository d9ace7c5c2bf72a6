"""Read articles: bytes kept as they came, decoded once, turned into the text people see.

Files are read by the reader registered for their suffix under the entry points ``claimdesk.readers``: the
name of the entry is the suffix without its dot, the entry a function that takes the decoded text and gives a
`claims.reading.page.Page`. Every other file is plain text.
"""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claims.errors import BadInput, NotFound
from claims.i18n import gettext as _
from claims.reading import plain
from claims.safe import visible

if TYPE_CHECKING:
    from claims.reading.page import Reader

MAX_BYTES = 5_000_000
"""Bytes an article may have: a long book. What is longer is a mistake, or never ends."""

READERS = "claimdesk.readers"
"""Entry point group of the readers."""

STANDARD_INPUT = "-"
"""The name under which standard input is read."""

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it was read."""

    content: bytes
    """The bytes as they came."""
    sha256: str
    """Digest of the bytes, in hexadecimal."""
    decoding: str
    """The decoding used: ``utf-8``, ``utf-8-sig``, ``utf-16``, ``cp1252`` …"""
    text: str
    """The text that all positions refer to."""
    title: str | None = None
    """The title the file states; None where only the form of the text can tell."""
    lang: str | None = None
    """ISO 639 code the file states."""
    published: str | None = None
    """Publication date the file states: ``2020``, ``2020-03`` or ``2020-03-29``."""
    author: str | None = None
    publisher: str | None = None
    url: str | None = None


def read_file(path: Path, *, declared: str | None = None) -> Reading:
    """Read an article from a regular file; anything else is refused before it is opened.

    Args:
        path: The file.
        declared: Its encoding where that is stated elsewhere.

    Raises:
        NotFound: When there is no such file.
        BadInput: When it is no file, too long, or no text.
    """
    name = _shown(str(path))
    try:
        status = path.stat()
        _refuse_special(status.st_mode, name)
        _refuse_long(status.st_size, name)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(_("There is no file {name}.").format(name=name), _("Check the spelling.")) from None
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else None
        raise BadInput(
            _("{name} cannot be read: {reason}.").format(
                name=name, reason=reason or _("its name is no file name")
            ),
            _("Check its name and its permissions."),
        ) from problem
    return read_bytes(content, name=str(path), declared=declared)


def read_stream(stream: BinaryIO, *, name: str = STANDARD_INPUT) -> Reading:
    """Read an article from a stream such as standard input, but no more than the limit: it may never end.

    Args:
        stream: A binary stream.
        name: Its name in errors; the suffix of a name chooses the reader.

    Raises:
        BadInput: When it is too long, or no text.
    """
    content = bytearray()
    while len(content) <= MAX_BYTES:
        chunk = stream.read(_CHUNK)
        if not chunk:
            break
        content += chunk
    return read_bytes(bytes(content), name=name)


def read_bytes(content: bytes, *, name: str, declared: str | None = None) -> Reading:
    """Read an article that is in memory already.

    Args:
        content: The bytes of the article.
        name: Its name in errors; the suffix of a name chooses the reader.
        declared: Its encoding where that is stated elsewhere.

    Raises:
        BadInput: When it is too long, empty, or no text.
    """
    from claims.reading.decode import check_whole, decode

    shown = _shown(name)
    _refuse_long(len(content), shown)
    text, decoding = decode(content, shown, declared)
    # Positions count code points of one text: line ends become one character here and never again.
    page = _reader(name)(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not page.text.strip():
        raise BadInput(_("{name} is empty.").format(name=shown), _("Give an article with some words in it."))
    return Reading(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        decoding=decoding,
        text=check_whole(page.text, shown),
        title=page.title,
        lang=page.lang,
        published=page.published,
        author=page.author,
        publisher=page.publisher,
        url=page.url,
    )


def _shown(name: str) -> str:
    """The name at the head of a sentence, safe for a terminal."""
    return _("Standard input") if name == STANDARD_INPUT else f"“{visible(name)}”"


def _refuse_special(mode: int, name: str) -> None:
    """Opening a pipe or device could wait for ever."""
    if stat.S_ISDIR(mode):
        raise BadInput(_("{name} is a folder.").format(name=name), _("Name one file in it."))
    if not stat.S_ISREG(mode):
        raise BadInput(
            _("{name} is a device or pipe, not a file.").format(name=name),
            _("Save the article to a file, or send it to standard input with “-”."),
        )


def _refuse_long(size: int, name: str) -> None:
    if size > MAX_BYTES:
        raise BadInput(
            _("{name} is longer than {limit} MB.").format(name=name, limit=MAX_BYTES // 1_000_000),
            _("Give one article at a time."),
        )


def _reader(name: str) -> Reader:
    """The reader registered for the suffix of a name; that of plain text where none is."""
    suffix = Path(name).suffix[1:].lower()
    if not suffix:
        return plain.read
    from importlib.metadata import entry_points

    found = entry_points(group=READERS, name=suffix)
    if not found:
        return plain.read
    entry = next(iter(found))
    try:
        reader: Reader = entry.load()
    except (ImportError, AttributeError) as problem:
        raise BadInput(
            _("The reader for “.{suffix}” files cannot be loaded.").format(suffix=visible(suffix)),
            _("Reinstall it: {value}.").format(value=visible(entry.value)),
        ) from problem
    return reader
