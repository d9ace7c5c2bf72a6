"""Which claims lie where in an article: the index behind the gutter, the underlines and the mouse."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.view import ClaimLine


class Spans:
    """The claims of an article by position.

    Args:
        lines: Claims in document order.
    """

    def __init__(self, lines: Sequence[ClaimLine]) -> None:
        self._lines = sorted(lines, key=lambda line: (line.start, -line.end))
        self._starts = [line.start for line in self._lines]
        self._longest = max((line.end - line.start for line in self._lines), default=0)

    def between(self, start: int, end: int) -> list[ClaimLine]:
        """The claims that touch a stretch of text, the one that starts first leading."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [line for line in self._lines[first:last] if line.end > start]

    def at(self, position: int) -> ClaimLine | None:
        """The claim at a code point; the shortest where several lie over each other."""
        found = self.between(position, position + 1)
        return min(found, key=lambda line: line.end - line.start, default=None)

    def after(self, position: int) -> ClaimLine | None:
        """The first claim that starts at a position or later."""
        index = bisect_left(self._starts, position)
        return self._lines[index] if index < len(self._lines) else None

    def replace(self, line: ClaimLine) -> None:
        """Put a newer picture of a claim in the place of the older one, whose span is the same."""
        index = bisect_left(self._starts, line.start)
        while self._lines[index].id != line.id:
            index += 1
        self._lines[index] = line
