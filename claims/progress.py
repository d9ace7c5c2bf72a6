"""How far a slow function is: slow functions are generators of progress, with no idea of threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of slow work. Whoever drives it may stop after any step; what is committed stays."""

    done: int
    """Items finished so far."""
    total: int | None
    """Items in all, where that is known."""
    words: str
    """What is being done, for people."""


def finished(steps: Generator[Progress, None, R]) -> R:
    """Run slow work to its end without showing how far it is.

    Args:
        steps: The work.

    Returns:
        What it gives at its end.
    """
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: R = end.value
            return result
