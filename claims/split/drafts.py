"""Claims in the making, and what they become: dates, numbers, standalone sentence and worth."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from claims.language.dates import find as find_dates
from claims.language.numbers import find as find_numbers
from claims.split.standalone import standalone
from claims.split.worth import weigh
from schema.claim import ClaimDraft, ClaimKind, DateMention, Number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.split.line import Line
    from claims.split.pieces import Piece

_Mark = TypeVar("_Mark", DateMention, Number)
_STRETCH = 4000
"""Characters read for numbers at once; longer ones cost more than in proportion."""


@dataclass(frozen=True)
class Rough:
    """A claim found, by its place in the text."""

    start: int
    end: int
    kind: ClaimKind
    line: Line
    """Its sentence."""
    piece: Piece | None
    """Its clause; None for titles and captions."""
    speaker: str | None
    via: str | None


def finished(
    text: str, lang: str, published: str | None, sentences: list[tuple[int, int]], found: list[Rough]
) -> Iterator[ClaimDraft]:
    """The drafts in the order of the text, each with its dates, numbers, sentence and worth.

    Args:
        text: The article.
        lang: Its language.
        published: Its publication date as far as it is known.
        sentences: Its sentences.
        found: What the rules found.
    """
    ordered = sorted(found, key=lambda one: (one.start, -one.end))
    dates = _inside(find_dates(text, lang, published), ordered)
    numbers = _inside(_numbers(text, lang, sentences), ordered)
    for rough, own_dates, own_numbers in zip(ordered, dates, numbers, strict=True):
        yield _finish(text, lang, rough, own_dates, own_numbers)


def _numbers(text: str, lang: str, sentences: list[tuple[int, int]]) -> list[Number]:
    """The numbers of the text, read in stretches of whole sentences so that the work stays in proportion."""
    found: list[Number] = []
    at = 0
    while at < len(sentences):
        first = sentences[at][0]
        while at < len(sentences) and (sentences[at][0] == first or sentences[at][1] - first <= _STRETCH):
            last = sentences[at][1]
            at += 1
        found += (
            number.model_copy(update={"start": number.start + first, "end": number.end + first})
            for number in find_numbers(text[first:last], lang)
        )
    return found


def _inside(marks: Sequence[_Mark], found: list[Rough]) -> list[tuple[_Mark, ...]]:
    """For each claim the dates or numbers inside its span; both lists are in the order of the text."""
    starts = [mark.start for mark in marks]
    inside = []
    for rough in found:
        first, last = bisect_left(starts, rough.start), bisect_left(starts, rough.end)
        inside.append(tuple(mark for mark in marks[first:last] if mark.end <= rough.end))
    return inside


def _finish(
    text: str, lang: str, rough: Rough, dates: tuple[DateMention, ...], numbers: tuple[Number, ...]
) -> ClaimDraft:
    alone = standalone(text, (rough.start, rough.end), rough.line, rough.piece, dates)
    words = [token for token in rough.line.tokens if rough.start <= token.start < rough.end]
    worth, reasons = weigh(text[rough.start : rough.end], words, lang, rough.kind, numbers, dates)
    return ClaimDraft(
        start=rough.start,
        end=rough.end,
        text=text[rough.start : rough.end],
        claim=alone.claim,
        kind=rough.kind,
        speaker=rough.speaker,
        via=rough.via,
        checkworthiness=worth,
        reasons=reasons,
        dates=dates,
        numbers=numbers,
        uncertain=alone.uncertain,
    )
