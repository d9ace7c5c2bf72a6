"""Spoken words that only judge: what holds for anybody, comparisons, likes and impressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.split.line import Line

_BETWEEN = 4
"""Words of degree between a copula and "like": "is a little bit like"."""

_AUXILIARY_REACH = 4
"""Words between an auxiliary and its participle."""


def is_impression(line: Line, first: int, last: int) -> bool:
    """Whether words of a quotation tell what nobody can check: likes, comparisons, what holds for anybody.

    Args:
        line: The sentence.
        first: First token of the clause, which has no figure.
        last: Behind its last token.
    """
    if _likes(line, first, last):
        return True
    verb = line.finite(first, last)
    base = _bare_verb(line, first, last)
    if base is not None and (verb is None or base < verb):
        verb = base
    if verb is None:
        return False
    if any(line.has(at, "like_words") and _compares(line, first, at) for at in range(verb, last)):
        return True
    if line.has(first, "hedging_adverbs") or line.has(verb, "seeming"):
        return True
    denied = line.has(verb, "do_forms")
    if denied and any(line.has(at, "seeming") for at in range(verb + 1, last)):
        return True
    return is_generic(line, first, verb, last)


def _bare_verb(line: Line, first: int, last: int) -> int | None:
    """The verb of "You never forget it", whose form tells nothing."""
    at = next((n for n in range(first, last) if line.has(n, "generic_subjects")), last) + 1
    while at < last and line.has(at, "adverbs", "often_words", "always_words"):
        at += 1
    return at if at < last and line.low(at) in line.cues.verbs.bases else None


def _compares(line: Line, first: int, at: int) -> bool:
    """Whether as in "is a bit like", «c'est un peu comme» only words of degree stand between."""
    for n in range(at - 1, max(first, at - 1 - _BETWEEN) - 1, -1):
        if line.has(n, "copulas"):
            return True
        if not line.has(n, "weakening_words"):
            return False
    return False


def _likes(line: Line, first: int, last: int) -> bool:
    """Whether as in "I also like", "this interested me", «ça me plaît» one tells one's own feelings."""
    for at in range(first, last):
        if not line.has(at, "liking_verbs"):
            continue
        if line.has(at + 1, "first_objects") or (at > first and line.has(at - 1, "first_objects")):
            return True
        before = at - 1
        while before > first and line.has(before, "adverbs", "do_forms", "negations", "clitics"):
            before -= 1
        if before >= first and line.has(before, "first_persons"):
            return True
    return False


def is_generic(line: Line, first: int, verb: int, last: int) -> bool:
    """Whether a clause in the present says what holds for anybody: "You can create worlds".

    A name or something past makes it checkable, and what people believe is reported, not held.
    """
    at = verb - 1
    while at > first and (line.has(at, "adverbs", "clitics", "negations", "often_words")):
        at -= 1
    anybody = line.has(at, "generic_subjects") and at >= first
    able = line.has(at, "people_at_large") and at >= first and line.has(verb, "ability_verbs")
    if not (anybody or able or line.has(verb, "generic_subjects")):
        return False
    if line.has(verb, "future_words") and not line.has(verb + 1, "always_words"):
        return False
    thinks = line.has(verb, "belief_verbs") and not line.has(verb + 1, "not_a_judgement")
    return not thinks and not _is_particular(line, first, last)


def _is_particular(line: Line, first: int, last: int) -> bool:
    """Whether a clause names somebody or tells what has been."""
    for at in range(first, last):
        token = line[at]
        if token.capital and at > first and not line.has(at, "first_persons"):
            return True
        if line.has(at, "past_verbs") or (token.finite and line.low(at) in line.cues.verbs.past):
            return True
        if line.has(at, "perfect_words"):
            behind = range(at + 1, min(last, at + _AUXILIARY_REACH))
            if any(line.participle(n) for n in behind):
                return True
    return False
