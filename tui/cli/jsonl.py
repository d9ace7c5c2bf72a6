"""JSON Lines: one line out for each line in, in order, at once; a bad row is answered, the rest is done."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from claims.errors import BadInput, DeskError
from claims.i18n import gettext as _
from tui.cli.dates import date as plain_date
from tui.cli.output import NumberAsWritten, write_json
from tui.cli.program import USER_ERROR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import BinaryIO

MAX_LINE = 32_000_000
"""Bytes of a line: five million characters, each escaped, and some room."""
MAX_TEXT = 5_000_000
"""Bytes of one text, as for files."""
_LANGUAGE = 3


class Row:
    """One row as it came, with its fields checked when they are asked for.

    Args:
        fields: The object the line held.
    """

    def __init__(self, fields: dict[str, object]) -> None:
        self.id = fields.get("id")
        """The row's own identifier, of any JSON type; None where it has none."""
        self._fields = fields

    def text(self, name: str) -> str:
        """A field that must hold text.

        Raises:
            BadInput: When it is missing, no text, too long, or holds lone surrogates.
        """
        value = self._fields.get(name)
        if not isinstance(value, str):
            raise BadInput(_("“{name}” must be a text.").format(name=name))
        try:
            size = len(value.encode())
        except UnicodeEncodeError:
            raise BadInput(
                _("“{name}” holds half a character (a lone surrogate).").format(name=name)
            ) from None
        if size > MAX_TEXT:
            raise BadInput(_("“{name}” is longer than 5 MB.").format(name=name))
        return value

    def words(self, name: str) -> str:
        """A field that must hold text that says something.

        Raises:
            BadInput: When it is missing, no usable text, or blank.
        """
        value = self.text(name)
        if not value.strip():
            raise BadInput(_("“{name}” is empty.").format(name=name))
        return value

    def optional(self, name: str) -> str | None:
        """A field that may be missing or null.

        Raises:
            BadInput: When it is neither, and no text.
        """
        return None if self._fields.get(name) is None else self.text(name)

    def language(self) -> str | None:
        """The language code of field ``lang``, where it is given.

        Raises:
            BadInput: When it is no code of two or three letters.
        """
        value = self.optional("lang")
        if value is None:
            return None
        code = value.replace("_", "-").split("-")[0].lower()
        if not (code.isascii() and code.isalpha() and 1 < len(code) <= _LANGUAGE):
            raise BadInput(_("“lang” is a language code such as fr or en."))
        return code

    def date(self, name: str) -> str | None:
        """A plain date of field ``name``, where it is given.

        Raises:
            BadInput: When the calendar has no such date.
        """
        value = self.optional(name)
        return None if value is None else plain_date(value)


def answer_rows(answer: Callable[[Row], Mapping[str, object]]) -> None:
    """Read rows from standard input and write the answer to each; exit status 2 when a row was bad.

    Args:
        answer: Gives the fields of the answer, beside the ``id``; raises DeskError for a bad row.
    """
    bad = 0
    for line in read_lines():
        result = _answer(line, answer)
        bad += "error" in result
        write_json(result)
    if bad:
        click.get_current_context().exit(USER_ERROR)


def _answer(line: bytes, answer: Callable[[Row], Mapping[str, object]]) -> dict[str, object]:
    """What to write for one line."""
    try:
        row = parse(line)
    except DeskError as error:
        return error_row(None, error)
    try:
        return {"id": row.id, **answer(row)}
    except DeskError as error:
        return error_row(row.id, error)


def error_row(identifier: object, error: DeskError) -> dict[str, object]:
    """The answer to a bad row."""
    return {"id": identifier, "error": {"code": error.code, "message": error.message}}


def parse(line: bytes) -> Row:
    """Read one line; numbers stay as they are written, for an id comes back as it came.

    Raises:
        BadInput: When it is no JSON object, or holds NaN or Infinity, which are no JSON.
    """
    if len(line) > MAX_LINE:
        raise BadInput(_("The line is longer than 32 MB."))
    try:
        value = json.loads(
            line.decode("utf-8-sig"),
            parse_constant=_refuse_constant,
            parse_float=NumberAsWritten,
            parse_int=NumberAsWritten,
        )
    except UnicodeDecodeError:
        raise BadInput(_("The line is not UTF-8.")) from None
    except (ValueError, RecursionError):
        raise BadInput(_("The line is not valid JSON.")) from None
    if not isinstance(value, dict):
        raise BadInput(_("The line is no JSON object."))
    return Row(value)


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def read_lines() -> Iterator[bytes]:
    """The lines of standard input that are not blank; one that is too long comes cut, its rest is skipped."""
    stream = sys.stdin.buffer
    while line := stream.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            _skip_rest(stream, line)
        if line.strip():
            yield line


def _skip_rest(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE)
