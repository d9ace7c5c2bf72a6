"""Claims as one line each: in the list, and as the strip of the claim in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from schema.claim import WorkState
from schema.verdict import FixState
from schema.view import Standing
from tui import display
from tui.pictures.inside import inside_tags

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from textual.content import Content

    from schema.inside import InsideLine
    from schema.view import ClaimLine

_ROOMY = 34
"""Cells from which a row has room for words such as “no source”."""


def ink(line: ClaimLine) -> str:
    """The colour of a claim: where it stands, or that it waits or was skipped."""
    if line.work in {WorkState.WAITING, WorkState.SKIPPED}:
        return "$waiting"
    return "$open" if line.standing is Standing.REOPENED else f"${line.standing.value}"


def signs(line: ClaimLine) -> Content:
    """Two cells: the sign of the claim, then whether its attribution was checked or it must be checked."""
    beside = " "
    if line.attribution not in {Standing.OPEN, Standing.REOPENED}:
        beside = words.ATTRIBUTION_CHECKED
    elif line.must_check:
        beside = words.MUST_CHECK
    return display.row((words.line_symbol(line), f"bold {ink(line)}"), (beside, "$difference"))


def due(moment: datetime | None) -> str:
    """The time of day at which something is due, on this machine's clock; empty where no time was set."""
    return words.clock(moment.astimezone()) if moment else ""


def claim_row(
    line: ClaimLine,
    width: int,
    *,
    earlier: int = 0,
    marked: bool = False,
    inside: Sequence[InsideLine] = (),
) -> Content:
    """A claim in the list.

    Args:
        line: The claim.
        width: Cells.
        earlier: How many earlier checks are suggested.
        marked: Whether it is marked for a common action.
        inside: What other claims of the article have to do with it.
    """
    left = display.row(
        ("•" if marked else " ", "$key"),
        signs(line),
        (f"{line.number:>4}  ", "$quiet"),
        (line.text, "$quiet" if line.settled else ""),
    )
    return display.ends(left, _tags(line, earlier, inside, roomy=width >= _ROOMY), width)


def _tags(line: ClaimLine, earlier: int, inside: Sequence[InsideLine], *, roomy: bool) -> Content:
    """What stands at the right edge of a row, each with its sign."""
    parts: list[tuple[str, str]] = []
    if line.work is WorkState.WAITING:
        parts.append((f" {due(line.until)}", "$waiting"))
    if line.priority > 0:
        parts.append((" " + "↑" * min(line.priority, 3), "$difference"))
    if line.unsourced and roomy:
        parts.append((" " + _("no source"), "$unverified"))
    if line.open_fixes:
        parts.append((" " + words.symbol(FixState.PROPOSED), "$difference"))
    if line.same_fact:
        parts.append((f" {words.SAME_FACT} {line.same_fact[0]}", "$quiet"))
    parts += inside_tags(inside, line.id)
    if earlier:
        parts.append((f" {words.SUGGESTED} {earlier}", "$key"))
    return display.row(*parts, " ")


def strip(line: ClaimLine, width: int, inside: Sequence[InsideLine] = ()) -> Content:
    """The claim in hand on two lines: number, verdict and state; then its words.

    Args:
        line: The claim.
        width: Cells.
        inside: What other claims of the article have to do with it.
    """
    first = display.ends(
        display.row(
            signs(line),
            (f"{line.number} ", "bold"),
            (words.verdict(line), f"bold {ink(line)}"),
            (f"  {words.word(line.kind)}", "$quiet"),
        ),
        display.row(("" if line.unsourced else words.sources(line), "$quiet"), *inside_tags(inside, line.id)),
        width,
    )
    return display.lines(first, display.fit(display.text(line.text), width))
