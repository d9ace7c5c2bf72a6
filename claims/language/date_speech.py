"""Who speaks when: dates in words whose own day is not that of the publication.

«Hier» of a quotation spoken in 2018 is a day of 2018, and « rouvrirait » looks ahead from a past day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.language.date_terms import Published
    from schema.claim import DateMention

_QUOTATION = re.compile(r"«[^«»\n]{1,800}»|“[^“”\n]{1,800}”|\"[^\"\n]{1,800}\"")
_SENTENCE_END = re.compile(r"[.!?…][»”\"]?\s|\n")
_FULL_END = re.compile(r"[.!?…][ \u00a0\u202f]?[»”\"]")
_NEW_SENTENCE = re.compile(r"\s*(?:\n|$|[^\w\s]?[^\W\d_a-zà-ÿ])")
_THAT = re.compile(r"\b(?:qu(?:e\b|['’])|that\b)", re.IGNORECASE)
_REACH = 200
"""Characters on each side of a quotation in which its sentence is looked for."""
_CLAUSE = 1000
"""Characters that a clause between a verb and a date counts for."""


def unresolved(text: str, mentions: list[DateMention], base: Published) -> list[DateMention]:
    """The dates, those without meaning that a quotation counts from another day than the publication.

    Args:
        text: The text.
        mentions: Its dates in order.
        base: The publication date.
    """
    if not any(mention.relative for mention in mentions):
        return mentions
    starts = [mention.start for mention in mentions]
    today = base.day.isoformat() if base.day else None
    lost: set[int] = set()
    for quotation in _QUOTATION.finditer(text):
        first, last = bisect_left(starts, quotation.start()), bisect_left(starts, quotation.end())
        if first == last:
            continue
        begin, end = _sentence(text, quotation)
        outside = [*range(bisect_left(starts, begin), first), *range(last, bisect_left(starts, end))]
        if any(mentions[at].value != today or today is None for at in outside):
            lost.update(range(first, last))
    return [
        mention.model_copy(update={"value": None, "end_value": None, "guess": False})
        if at in lost and mention.relative
        else mention
        for at, mention in enumerate(mentions)
    ]


def _sentence(text: str, quotation: re.Match[str]) -> tuple[int, int]:
    """Where the sentence begins and ends that holds a quotation."""
    start, end = quotation.span()
    floor = max(0, start - _REACH)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, floor, start)]
    begin = ends[-1] if ends else floor
    if _FULL_END.match(text, end - 2) or _FULL_END.match(text, end - 3):
        stop = _NEW_SENTENCE.match(text, end)
    else:
        stop = None
    if stop:
        return begin, end
    closing = _SENTENCE_END.search(text, end, end + _REACH)
    return begin, closing.start() if closing else min(len(text), end + _REACH)


def looks_ahead(
    before: str, after: str, conditional: re.Pattern[str], past: re.Pattern[str]
) -> re.Match[str] | None:
    """The conditional nearest to a date, if no verb of the past is nearer.

    Args:
        before: The sentence before the date.
        after: The sentence behind the date.
        conditional: « rouvrirait », “would”.
        past: Verbs of the past; a conditional is none though it looks like one.
    """
    ahead = min(_verbs(before, after, conditional), key=lambda told: told[0], default=None)
    if ahead is None:
        return None
    behind = (
        distance for distance, verb in _verbs(before, after, past) if not conditional.search(verb.group())
    )
    return ahead[1] if ahead[0] <= min(behind, default=ahead[0]) else None


def _verbs(before: str, after: str, verb: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Verbs with their distance from the date, one in another clause being far."""
    for found in verb.finditer(before):
        between = before[found.end() :]
        yield len(between) + _CLAUSE * bool(_THAT.search(between)), found
    for found in verb.finditer(after):
        between = after[: found.start()]
        yield len(between) + _CLAUSE * bool(_THAT.search(between)), found
