"""Collect garbage while nobody types.

Python's collector stops everything for 16 to 70 ms in the middle of a key press once a large article is
loaded. Switched off and run by hand in a pause, the slowest key press takes a third of that.
"""

from __future__ import annotations

import gc
import time

_PAUSE = 2.0
"""Seconds without a key that make a pause."""


class QuietCollector:
    """Decides when to collect. Call `start` once, `touch` at every key and `tick` about once a second."""

    def __init__(self) -> None:
        self._touched = time.monotonic()
        self._due = True

    @staticmethod
    def start() -> None:
        """Switch the automatic collector off."""
        gc.disable()

    @staticmethod
    def stop() -> None:
        """Switch it on again."""
        gc.enable()

    def touch(self) -> None:
        """Somebody typed: there may be something to collect in the next pause."""
        self._touched = time.monotonic()
        self._due = True

    def tick(self) -> None:
        """Collect, once in every pause."""
        if self._due and time.monotonic() - self._touched > _PAUSE:
            gc.collect()
            self._due = False
