"""Reads the rows of JSON Lines and CSV files; one that cannot be read is a value like the others."""

from __future__ import annotations

import csv
import json
import stat
from typing import TYPE_CHECKING, TextIO

from claims.errors import BadInput, NotFound
from claims.i18n import gettext as _
from claims.usecases.import_rows import RowError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import JsonValue

FORMATS = ("jsonl", "csv")
"""Formats that can be imported."""

_LONGEST = 1_000_000
"""Characters of the longest row; a longer line is no fact-check."""

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\uff1d")
"""What our own CSV export puts an apostrophe before, so that a spreadsheet does not run it."""


def rows_of(path: Path, format: str = "auto") -> Iterator[tuple[int, JsonValue | RowError]]:  # noqa: A002 - the word people use
    """The rows of a file with their line numbers.

    Args:
        path: The file, in UTF-8.
        format: ``jsonl`` or ``csv``; ``auto`` goes by the file's name.

    Raises:
        NotFound: When there is no such file.
        BadInput: When it is no file of text, or the format is not known.
    """
    chosen = _format_of(path, format)
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        raise NotFound(_("There is no file {path}.").format(path=path)) from error
    if not regular:
        raise BadInput(_("{path} is no file.").format(path=path), _("Give a JSON Lines or CSV file."))
    return _rows(path, chosen)


def _format_of(path: Path, chosen: str) -> str:
    if chosen == "auto":
        return "csv" if path.suffix.lower() in {".csv", ".tsv"} else "jsonl"
    if chosen not in FORMATS:
        raise BadInput(
            _("There is no import format “{name}”.").format(name=chosen),
            _("There are: {names}.").format(names=", ".join(("auto", *FORMATS))),
        )
    return chosen


def _rows(path: Path, chosen: str) -> Iterator[tuple[int, JsonValue | RowError]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _csv_rows(file) if chosen == "csv" else _json_rows(file)
    except UnicodeDecodeError as error:
        raise BadInput(
            _("{path} is no text in UTF-8.").format(path=path),
            _("Save it as UTF-8 first; what was imported before this row stays."),
        ) from error
    except OSError as error:
        raise BadInput(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        ) from error


def _json_rows(file: TextIO) -> Iterator[tuple[int, JsonValue | RowError]]:
    number = 0
    while line := file.readline(_LONGEST + 1):
        number += 1
        if len(line) > _LONGEST:
            while line and not line.endswith("\n"):
                line = file.readline(_LONGEST)
            yield number, RowError(number, None, _("The row is longer than a million characters."))
        elif line.strip():
            yield number, parsed(number, line)


def parsed(number: int, line: str) -> JsonValue | RowError:
    """The JSON value of one line, or what is wrong with it.

    Args:
        number: The line's number.
        line: The line.
    """
    try:
        value: JsonValue = json.loads(line)
    except RecursionError:
        return RowError(number, None, _("The row is nested too deeply."))
    except ValueError as error:
        return RowError(number, None, _("The row is no JSON: {reason}.").format(reason=error))
    return value


def _csv_rows(file: TextIO) -> Iterator[tuple[int, JsonValue | RowError]]:
    heading = file.readline(_LONGEST)
    separator = max((",", ";", "\t"), key=heading.count)
    try:
        names = [name.strip().lower() for name in next(csv.reader([heading], delimiter=separator), [])]
    except csv.Error:
        names = []
    if "text" not in names and "claim" not in names:
        raise BadInput(
            _("The first line of the CSV file names no column “text”."),
            _("Columns are id, text, title, lang, verdict, label, url, publisher, speaker, date and review."),
        )
    reader = csv.reader(file, delimiter=separator)
    while True:
        first = reader.line_num + 2
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield first, RowError(first, None, _("The row cannot be read: {reason}.").format(reason=error))
            continue
        if cells is None:
            return
        if any(cells):
            yield first, {name: _unguarded(cell) for name, cell in zip(names, cells, strict=False) if cell}


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_GUARDED) else cell
