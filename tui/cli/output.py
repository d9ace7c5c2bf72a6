"""Printing: every text made harmless first, JSON with its controls escaped, aligned columns."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from claims.safe import visible, visible_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from schema.base import Model

VERSION = 1
"""Version of every JSON document printed; it grows when a field changes its meaning or goes away."""
PAGE = 80
"""Columns assumed where standard output is no terminal."""
GAP = 2
"""Spaces between two columns of a table."""


def say(text: str = "") -> None:
    """Print lines of text on standard output, nothing in them able to act on the terminal."""
    click.echo(visible(text, lines=True))


def write_text(text: str) -> None:
    """Write a piece of a document to standard output, made harmless where that is a terminal."""
    sys.stdout.flush()
    shown = visible(text, lines=True) if sys.stdout.isatty() else text
    sys.stdout.buffer.write(shown.encode())
    sys.stdout.buffer.flush()


def note(text: str) -> None:
    """Print a line about the work on standard error, where it does not mix with the result."""
    click.echo(visible(text, lines=True), err=True)


def document(kind: str, fields: Mapping[str, object]) -> None:
    """Print one JSON document.

    Args:
        kind: What it is; its ``format`` is ``claimdesk-<kind>``.
        fields: Its other fields.
    """
    write_json({"format": f"claimdesk-{kind}", "version": VERSION, **fields}, indent=2)


@dataclass(frozen=True, slots=True)
class NumberAsWritten:
    """A JSON number kept as its digits, so that 1.50 stays 1.50 and 1e400 stays at all."""

    digits: str


_MARK = os.urandom(16).hex()
"""Tells numbers kept as written; no input can hold it, for every run has another."""
_MARKED = re.compile(f'"{_MARK}([^"]*){_MARK}"')


def write_json(value: object, *, indent: int | None = None) -> None:
    """Write a JSON value and a newline to standard output as UTF-8, at once.

    Raises:
        ValueError: When it holds a number JSON cannot write.
    """
    sys.stdout.flush()
    sys.stdout.buffer.write(to_json(value, indent=indent).encode() + b"\n")
    sys.stdout.buffer.flush()


def to_json(value: object, *, indent: int | None = None) -> str:
    r"""A value as JSON text in which control, bidi and zero-width characters are written as ``\uXXXX``.

    Raises:
        ValueError: When it holds a number JSON cannot write.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, default=_marked)
    return visible_json(_MARKED.sub(r"\1", text) if _MARK in text else text)


def _marked(value: object) -> str:
    """A number as it came, between marks that come off once the JSON is written."""
    if not isinstance(value, NumberAsWritten):
        raise TypeError(f"{type(value).__name__} has no form in JSON")
    return f"{_MARK}{value.digits}{_MARK}"


def plain(model: Model) -> dict[str, object]:
    """A model as JSON values."""
    values: dict[str, object] = model.model_dump(mode="json")
    return values


def on_terminal() -> bool:
    """Whether a person sits at both ends: standard input and output are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def columns() -> int:
    """The width to print in: that of the terminal, otherwise 80."""
    return get_terminal_size((PAGE, 24)).columns if sys.stdout.isatty() else PAGE


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: none for combining marks, two for wide characters."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """The text in at most this many cells, its end replaced by an ellipsis where it is too long."""
    if cells(text) <= width:
        return text
    kept, room = "", width - 1
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        kept += character
    return kept.rstrip() + "…"


def wrap(text: str, width: int, indent: str = "", first: str | None = None) -> str:
    """The text in lines of at most this many cells, broken between words.

    Args:
        text: The text; a run of blanks and line feeds counts as one space, hard spaces hold.
        width: Cells of a line, its indent included.
        indent: What every line starts with.
        first: What the first line starts with instead.
    """
    lines, line, empty = [], indent if first is None else first, True
    for word in filter(None, _breaks().split(text)):
        if not empty and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line, empty = indent, True
        line, empty = (line + word, False) if empty else (f"{line} {word}", False)
    return "\n".join([*lines, line])


@cache
def _breaks() -> re.Pattern[str]:
    """Where a line may break."""
    return re.compile(r"[ \t\n]+")


def table(rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> None:
    """Print rows in aligned columns; the last column is cut to the width of a terminal, never in a pipe.

    Args:
        rows: The cells of each row, as many in each.
        heads: The names of the columns; none prints no line of names.
    """
    shown = [[visible(cell) for cell in row] for row in ([heads, *rows] if heads else rows)]
    if not shown:
        return
    widths = [max(cells(row[at]) for row in shown) for at in range(len(shown[0]) - 1)]
    room = max(20, columns() - sum(widths) - GAP * len(widths))
    for *front, last in shown:
        padded = [cell + " " * (width - cells(cell) + GAP) for cell, width in zip(front, widths, strict=True)]
        click.echo(("".join(padded) + (cut(last, room) if sys.stdout.isatty() else last)).rstrip())
