"""Who is said to have said a claim, told apart from it: “officials said that …”, « selon un rapport, … »."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from claims.language.folding import letter_runs
from claims.match.tables import guard_words

if TYPE_CHECKING:
    from collections.abc import Collection

_NEVER = re.compile(r"(?!)")
_MIN_BODY = 12
"""Shorter than this nothing is left of a claim; then the words are the claim itself."""


def _any_of(words: Collection[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@functools.cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    """Openings of a sentence that only say who tells it."""
    words = guard_words(lang)
    if words is None:
        return (_NEVER,)
    verbs, first, that = map(
        _any_of, (words.attribution_verbs, words.attribution_first, words.attribution_that)
    )
    helpers, hearsay = _any_of(words.attribution_auxiliaries), _any_of(words.attribution_hearsay)
    who = r"(?:[\w'.-]+[ ]){0,7}?"
    whom = r"(?:[\w'.-]+[ ]){0,4}?"
    return (
        re.compile(rf"[\"(]?[ ]?(?:{first})[ '](?:[\w'.-]+[ ,]){{0,9}}?[\w'.-]+,[ ]"),
        re.compile(rf"[\"(]?[ ]?{who}(?:(?:{helpers})[ ])*(?:{verbs})[ ]{whom}(?:{that})(?:[ ]|(?<='))"),
        re.compile(rf"[\"(]?[ ]?{who}(?:(?:{helpers})[ ])*(?:{verbs})[ ]{whom}(?:{that})(?=')'"),
        re.compile(rf"(?:{verbs})(?:[ ](?:{that}))?[ ]"),
        re.compile(rf"(?:{hearsay}),?[ ]"),
    )


@functools.cache
def _endings(lang: str) -> re.Pattern[str]:
    """Endings of a sentence that only say who tells it."""
    words = guard_words(lang)
    if words is None:
        return _NEVER
    verbs, first = _any_of(words.attribution_verbs), _any_of(words.attribution_first)
    helpers = _any_of(words.attribution_auxiliaries)
    # a blank between two words is required: an optional one lets a long word be cut in countless ways
    who = r"(?:[\w'.-]+(?:[ ][\w'.-]+){0,6})?"
    return re.compile(
        rf",?[ ]?[\"]?,[ ](?:(?:{first})[ ']{who}|(?:(?:{helpers})[ ])+(?:{verbs})[ ]{who}|"
        rf"(?:{verbs})[ ]{who}|(?:[\w'.-]+[ ]){{1,4}}(?:{verbs}))[\"]?[ ]?[.!]?$"
    )


@functools.cache
def _telling(lang: str) -> frozenset[str]:
    """Of each verb or phrase that an attribution may have, the longest word."""
    words = guard_words(lang)
    if words is None:
        return frozenset()
    phrases = (*words.attribution_verbs, *words.attribution_first, *words.attribution_hearsay)
    return frozenset(max(letter_runs(phrase), key=len) for phrase in phrases)


def body(folded: str, lang: str) -> tuple[int, int]:
    """Where the claim itself stands, without the words that only say who told it.

    Args:
        folded: Result of ``fold_letters``.
        lang: ISO 639-1 code; in a language without word lists the whole text is the claim.

    Returns:
        Start and end; the whole text where no attribution was found.
    """
    if _telling(lang).isdisjoint(letter_runs(folded)):
        return 0, len(folded)
    start = begin(folded, lang)
    return start, finish(folded, start, lang)


def begin(folded: str, lang: str) -> int:
    """Where the claim begins behind “officials said that”; 0 where nothing of the kind opens the text."""
    for pattern in _patterns(lang):
        found = pattern.match(folded)
        if found and len(folded) - found.end() >= _MIN_BODY:
            return 0 if _rejects(found[0], lang) else found.end()
    return 0


def _rejects(head: str, lang: str) -> bool:
    """Whether those who tell the claim reject it: “the mayor rejected claims that”."""
    words = guard_words(lang)
    return words is not None and not (words.clause_deniers | words.negations).isdisjoint(letter_runs(head))


def finish(folded: str, start: int, lang: str) -> int:
    """Where the claim that begins at ``start`` ends before « , a dit le maire »; else where the text ends."""
    found = _endings(lang).search(folded, start) if ", " in folded else None
    return found.start() if found and found.start() - start >= _MIN_BODY else len(folded)
