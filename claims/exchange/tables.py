"""CSV: one row a line under a heading that names the columns."""

from __future__ import annotations

import csv
import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TextIO

from claims.errors import BadInput
from claims.exchange.raw import RawRow, RowError
from claims.i18n import gettext as _
from claims.store.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import JsonValue

COLUMNS = (
    "id", "key", "text", "title", "lang", "verdict", "label", "scale", "url", "publisher", "speaker", "date",
    "review", "source",
)  # fmt: skip
"""Columns we write. ``key`` holds an id that is no text, as JSON; ``scale`` is JSON."""

_JSON_COLUMNS = ("key", "scale")
_LONGEST = 1_000_000
"""Characters of the longest heading."""

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\uff1d")
"""How a cell begins that a spreadsheet would run: it gets an apostrophe first, which reading takes away."""


def table_rows(file: TextIO) -> Iterator[RawRow]:
    """The rows of a file, empty ones left out.

    Args:
        file: The file, opened as text with line ends kept. Cells are parted by commas, semicolons or tabs.

    Raises:
        BadInput: When the heading names no column of claims.
    """
    heading = file.readline(_LONGEST)
    separator = max((",", ";", "\t"), key=heading.count)
    try:
        names = [_column(name) for name in next(csv.reader([heading], delimiter=separator), [])]
    except csv.Error:
        names = []
    if "text" not in names:
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
            reason = _("The row cannot be read: {reason}.").format(reason=error)
            yield RawRow(first, RowError(first, None, reason))
            continue
        if cells is None:
            return
        if len(cells) > len(names) and any(cells[len(names) :]):
            reason = _("The row has more cells than the first line: is a comma not in quotes?")
            yield RawRow(first, RowError(first, None, reason))
        elif any(cells):
            filled = {name: _unguarded(cell) for name, cell in zip(names, cells, strict=False) if cell}
            yield RawRow(first, _row(filled))


def _column(name: str) -> str:
    """Our name of a column: its own, or one it is also known by."""
    folded = " ".join(fold(name).replace("_", " ").split())
    return _columns().get(folded, folded)


@cache
def _columns() -> dict[str, str]:
    text = resources.files("claims.exchange").joinpath("data/columns.json").read_text(encoding="utf-8")
    listed = json.loads(text)
    return {other: name for name in COLUMNS for other in listed.get(name, ())}


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_GUARDED) else cell


def guarded(cell: str) -> str:
    """A cell no spreadsheet runs; reading it here gives the text back.

    Args:
        cell: Any text.
    """
    return f"'{cell}" if cell.lstrip("'").startswith(_GUARDED) else cell


def _row(cells: Mapping[str, str]) -> dict[str, JsonValue]:
    """A row with the values of its JSON columns; one that is no JSON stays a text."""
    row: dict[str, JsonValue] = dict(cells)
    for name in _JSON_COLUMNS:
        if name in cells:
            try:
                row[name] = json.loads(cells[name])
            except (ValueError, RecursionError):
                continue
    key = row.pop("key", None)
    if isinstance(key, (int, float)):
        row["id"] = key
    return row
