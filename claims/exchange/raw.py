"""One row of a file before anybody judged it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import JsonValue

    from schema.factcheck import Repair


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that could not be imported; the rest of the import went on."""

    line: int
    """Its line in the file, or its place in the list, from 1."""
    id: JsonValue
    """The row's own identifier, where it could be read."""
    reason: str
    """What is wrong with it, in one sentence."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as a format gave it."""

    line: int
    """Its line in the file, or its place in the list, from 1."""
    value: JsonValue | RowError
    """The row, or what is wrong with it."""
    repairs: tuple[Repair, ...] = ()
    """What was put right to read it."""
