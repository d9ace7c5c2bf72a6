"""What a claim has to do with others of its article: the same fact told twice, or a disagreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from claims.inside.said import sign
from schema.inside import InsideKind, InsideState
from tui import display

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.content import Content

    from schema.base import Id
    from schema.inside import InsideLine
    from schema.match import Difference

_DIFFERS = "bold underline $difference"
"""Underlined too: a colour alone tells nothing."""


def inside_tags(lines: Sequence[InsideLine], claim: Id) -> list[tuple[str, str]]:
    """What stands at the right edge of a claim's row: “≠?7”, “⇄?4”. Groups people made are there already."""
    return [
        (f" {sign(line)}{line.other_number(claim)}", _colour(line)) for line in lines if not _is_group(line)
    ]


def inside_rows(lines: Sequence[InsideLine], claim: Id, sentences: Mapping[Id, str]) -> list[Content]:
    """Each claim that tells the same or disagrees, with its sentence and the words that differ.

    Args:
        lines: What concerns the claim.
        claim: The claim in hand.
        sentences: The sentences of the article's claims.
    """
    rows: list[Content] = []
    for line in lines:
        if _is_group(line):
            continue
        differing = line.seen_from(claim)
        rows.append(_heading(line, claim))
        if line.pair.kind is InsideKind.DISAGREES:
            rows += [_apart(one) for one in differing]
        there = [one.theirs_at for one in differing if one.theirs_at]
        rows.append(underlined(sentences.get(line.other(claim), ""), there, "$quiet"))
    return rows


def own_words(lines: Iterable[InsideLine], claim: Id) -> list[tuple[int, int]]:
    """Where the claim's sentence has the words that others disagree with."""
    return [
        one.ours_at
        for line in lines
        if line.pair.kind is InsideKind.DISAGREES
        for one in line.seen_from(claim)
        if one.ours_at
    ]


def underlined(text: str, spans: Iterable[tuple[int, int]], style: str) -> Content:
    """A text with some of its words underlined.

    Args:
        text: Data.
        spans: Where the words stand; what lies outside the text or overlaps is left out.
        style: Of the other words.
    """
    parts: list[Content] = []
    at = 0
    for start, end in sorted(set(spans)):
        if at <= start < end <= len(text):
            parts += [display.block(text[at:start], style), display.block(text[start:end], _DIFFERS)]
            at = end
    return display.row(*parts, display.block(text[at:], style))


def _is_group(line: InsideLine) -> bool:
    """Whether people grouped both as one fact, which is shown as such."""
    return line.pair.kind is InsideKind.SAME and line.state is InsideState.CONFIRMED


def _heading(line: InsideLine, claim: Id) -> Content:
    number = line.other_number(claim)
    if line.pair.kind is InsideKind.DISAGREES:
        said = _("disagrees with claim {n}").format(n=number)
    else:
        said = _("tells the same as claim {n}").format(n=number)
    state = words.word(line.state)
    by = f"  {line.analyst}" if line.analyst else ""
    return display.row((f"{sign(line)} ", f"bold {_colour(line)}"), said, (f"  {state}{by}", "$quiet"))


def _apart(one: Difference) -> Content:
    return display.row(
        "  ", (one.ours or "–", _DIFFERS), (" ≠ ", "bold $difference"), (one.theirs or "–", _DIFFERS)
    )


def _colour(line: InsideLine) -> str:
    return "$difference" if line.pair.kind is InsideKind.DISAGREES else "$quiet"
