"""Which format a file is in, and its rows."""

from __future__ import annotations

import io
import re
import stat
from typing import TYPE_CHECKING

from claims.errors import BadInput, NotFound
from claims.i18n import gettext as _
from claims.reading.decode import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from claims.exchange.raw import RawRow

FORMATS = ("jsonl", "csv", "claimreview", "factcheck-api", "datacommons")
"""Formats that can be imported."""

_BY_SUFFIX = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_PROBE = 4_096
"""Characters that tell one JSON document from another."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x81\x8d\x8f\x90\x9d]")
"""Bytes that a text in Windows-1252 does not hold."""
_LARGEST_TABLE = 50_000_000
"""Bytes up to which a table is read as a whole to tell its encoding; a spreadsheet saves no larger one."""
_LARGEST = 1_000_000_000
"""Bytes of the largest document read as a whole; JSON Lines and CSV have no limit."""


def rows_of(path: Path, format: str = "auto") -> Iterator[RawRow]:  # noqa: A002 - the word people use
    """The rows of a file, one by one.

    Args:
        path: The file; JSON Lines and CSV in UTF-8, saved pages and documents also as their page declares.
        format: One of ``FORMATS``; ``auto`` goes by the file's name, and for ``.json`` by how it begins.

    Raises:
        NotFound: When there is no such file.
        BadInput: When it is no file of text, too large, or the format is not known.
    """
    if format not in ("auto", *FORMATS):
        raise BadInput(
            _("There is no import format “{name}”.").format(name=format),
            _("There are: {names}.").format(names=", ".join(("auto", *FORMATS))),
        )
    try:
        state = path.stat()
    except OSError as error:
        raise NotFound(_("There is no file {path}.").format(path=path)) from error
    if not stat.S_ISREG(state.st_mode):
        raise BadInput(_("{path} is no file.").format(path=path), _("Give a file of published checks."))
    return _rows(path, format)


def _rows(path: Path, chosen: str) -> Iterator[RawRow]:
    try:
        if chosen == "auto":
            chosen = _told_by(path)
        if chosen in {"jsonl", "csv"}:
            yield from _lines(path, chosen)
        else:
            yield from _document(path, chosen)
    except UnicodeDecodeError as error:
        raise BadInput(
            _("{path} is no text in UTF-8.").format(path=path),
            _("Save it as UTF-8 first; what was imported before this row stays."),
        ) from error
    except OSError as error:
        raise BadInput(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        ) from error


def _told_by(path: Path) -> str:
    """The format a file's name or its beginning tells."""
    suffix = path.suffix.lower()
    if suffix in _PAGES:
        return "claimreview"
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    with path.open("rb") as file:
        start = file.read(_PROBE).decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return "claimreview"
    if '"dataFeedElement"' in start:
        return "datacommons"
    if '"claimReview"' in start or '"claimReviewMarkups"' in start:
        return "factcheck-api"
    return "claimreview" if start.startswith("[") or "ClaimReview" in start else "jsonl"


def _lines(path: Path, chosen: str) -> Iterator[RawRow]:
    from claims.exchange.json_lines import line_rows
    from claims.exchange.tables import table_rows

    if chosen == "csv" and _is_windows_text(path):
        yield from table_rows(io.StringIO(path.read_bytes().decode("cp1252"), newline=""))
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from table_rows(file) if chosen == "csv" else line_rows(file)


def _is_windows_text(path: Path) -> bool:
    """Whether a table is in Windows-1252, as spreadsheets still save it: small, no UTF-8, and no controls."""
    if path.stat().st_size > _LARGEST_TABLE:
        return False
    content = path.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return not _CONTROLS.search(content)
    return False


def _document(path: Path, chosen: str) -> Iterator[RawRow]:
    from claims.exchange.documents import api_rows, claimreview_rows
    from claims.exchange.saved_page import page_rows

    if path.stat().st_size > _LARGEST:
        raise BadInput(
            _("{path} is larger than a gigabyte.").format(path=path),
            _("Import it in parts, or as JSON Lines."),
        )
    text, _encoding = decode(path.read_bytes(), str(path))
    reader: Callable[[str], Iterator[RawRow]] = api_rows if chosen == "factcheck-api" else claimreview_rows
    yield from page_rows(text) if text.lstrip().startswith("<") else reader(text)
