"""JSON Lines: one row a line; a line that cannot be read is an error, the others go on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from claims.exchange.raw import RawRow, RowError
from claims.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

_LONGEST = 1_000_000
"""Characters of the longest row; a longer line is no fact-check."""


def line_rows(file: TextIO) -> Iterator[RawRow]:
    """The rows of a file, blank lines left out.

    Args:
        file: The file, opened as text.
    """
    number = 0
    while line := file.readline(_LONGEST + 1):
        number += 1
        if len(line) > _LONGEST:
            while line and not line.endswith("\n"):
                line = file.readline(_LONGEST)
            yield RawRow(number, RowError(number, None, _("The row is longer than a million characters.")))
        elif line.strip():
            yield RawRow(number, parsed(number, line))


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
