"""The bar of verdicts: how many claims stand how, as widths of one bar."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import words
from claims.report.entries import SKIPPED, UNSOURCED
from schema.claim import WorkState
from schema.view import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.report.entries import Entry

_ORDER = (
    Standing.SUPPORTED,
    Standing.UNVERIFIED,
    Standing.CONTRADICTED,
    Standing.DISPUTED,
    Standing.REOPENED,
    Standing.OPEN,
)
_NARROW = 4
"""Width in percent under which a stretch has no room for its figure."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of the bar."""

    state: str
    """Code of its looks: a standing, “unsourced” or “skipped”."""
    symbol: str
    words: str
    """The count in words: “5 supported”."""
    count: int
    start: float
    """Where it starts, in percent of the bar."""
    width: float
    """How wide it is, in percent of the bar."""

    @property
    def middle(self) -> float:
        """Where its figure stands, in percent of the bar."""
        return round(self.start + self.width / 2, 2)

    @property
    def is_narrow(self) -> bool:
        """Whether it has no room for a figure."""
        return self.width < _NARROW


def stretches(entries: Sequence[Entry], lang: str) -> tuple[Stretch, ...]:
    """The bar of these claims, each one counted once; empty parts are left out."""
    counted = Counter(entry.state for entry in entries)
    said = [
        (standing.value, words.symbol(standing), words.tally(standing, counted[standing.value], lang))
        for standing in _ORDER
    ]
    ngettext = words.counter(lang)
    unsourced = ngettext("{n} supported, no source", "{n} supported, no source", counted[UNSOURCED])
    said.insert(1, (UNSOURCED, words.symbol(Standing.SUPPORTED), unsourced.format(n=counted[UNSOURCED])))
    skipped = ngettext("{n} skipped", "{n} skipped", counted[SKIPPED])
    said.append((SKIPPED, words.symbol(WorkState.SKIPPED), skipped.format(n=counted[SKIPPED])))
    bar: list[Stretch] = []
    before = 0
    for state, symbol, told in said:
        count = counted[state]
        if count:
            start, width = 100 * before / len(entries), 100 * count / len(entries)
            bar.append(Stretch(state, symbol, told, count, round(start, 2), round(width, 2)))
        before += count
    return tuple(bar)
