"""The form under which claims are scored: no attribution, case or accents, figures in one spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.match.facts import OUTSIDE

if TYPE_CHECKING:
    from claims.match.facts import Facts


def normal_form(claim: Facts) -> str:
    """The words of a claim joined by blanks, each figure as its value.

    « Selon l'armée, 4 300 soldats » and « quatre mille trois cents Soldats » give ``4300 soldats``.
    """
    figures = [one for one in claim.quantities if one.sure]
    parts: list[str] = []
    after = -1
    for word, start, mark in zip(claim.words, claim.starts, claim.marks, strict=True):
        if mark & OUTSIDE or start < after:
            continue
        figure = next((one for one in figures if one.start <= start < one.end), None)
        if figure:
            after = figure.end
            parts.append(f"{figure.value:.10g}")
        else:
            parts.append(word)
    return " ".join(parts)
