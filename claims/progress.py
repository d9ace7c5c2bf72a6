"""How far a slow function is. Slow functions are generators of progress with no idea of threads or screens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of slow work. Whoever drives it may stop after any step; what is committed stays."""

    done: int
    """Items finished so far."""
    total: int | None
    """Items in all, where that is known."""
    words: str
    """What is being done, for people."""
