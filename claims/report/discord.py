"""Where the article disagrees with itself, in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import words
from schema.inside import InsideState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.report.entries import Entry
    from schema.report import Report


@dataclass(frozen=True, slots=True)
class Discord:
    """Two claims of the article that cannot both be true."""

    first: Entry
    second: Entry
    differing: tuple[tuple[str, str], ...]
    """The words of each that differ: « deux semaines », « moins de deux semaines »; none where only a person
    saw it."""
    decided: str
    """Who confirmed it; empty as long as nobody decided."""
    why: str


def discords(report: Report, entries: Sequence[Entry], lang: str) -> tuple[Discord, ...]:
    """The disagreements that nobody rejected, in article order.

    Args:
        report: The report.
        entries: What it says of each claim.
        lang: The reader's language.
    """
    by_number = {entry.number: entry for entry in entries}
    _ = words.translator(lang)
    return tuple(
        Discord(
            first=by_number[line.a_number],
            second=by_number[line.b_number],
            differing=tuple((one.ours or "–", one.theirs or "–") for one in line.pair.differences),
            decided=_("confirmed by {who}").format(who=line.analyst)
            if line.state is InsideState.CONFIRMED and line.analyst
            else "",
            why=line.why or "",
        )
        for line in report.disagreements
        if line.a_number in by_number and line.b_number in by_number
    )
