"""Signs for what claims of one article say of each other, the same on screens, in commands and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from schema.inside import InsideKind, InsideState

if TYPE_CHECKING:
    from schema.inside import InsideLine
    from schema.match import Difference


DISAGREES = "≠"
"""Sign before the number of another claim of the article that this one disagrees with."""
UNDECIDED = "?"
"""Sign after ⇄ and ≠ as long as no person has said so."""


def sign(line: InsideLine) -> str:
    """⇄ for the same fact, ≠ for a disagreement, with a ? as long as no person decided."""
    base = words.SAME_FACT if line.pair.kind is InsideKind.SAME else DISAGREES
    return base + UNDECIDED if line.state is InsideState.OPEN else base


def apart(one: Difference) -> str:
    """The words that differ: « deux semaines ≠ moins de deux semaines »."""
    return f"{one.ours or '–'} ≠ {one.theirs or '–'}"
