"""Finite verbs: which words of a sentence are the verb of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.finite_en import is_finite as is_finite_en
from claims.split.finite_en import settle_past, settle_present
from claims.split.finite_fr import is_finite as is_finite_fr

if TYPE_CHECKING:
    from claims.split.line import Line


def mark_finite(line: Line) -> None:
    """Mark the finite verbs of one sentence in place."""
    judge = is_finite_fr if line.french else is_finite_en
    for at, token in enumerate(line.tokens):
        if token.word and not token.quoted and not token.number and not line.has(at, "prepositions"):
            token.finite = judge(line, at)
    if not line.french:
        settle_past(line)
        settle_present(line)
