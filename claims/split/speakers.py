"""Who speaks in a quotation: the words before and after its marks tell."""

from __future__ import annotations

from claims.split.attribution import (
    QUOTE,
    Source,
    is_speech,
    match_phrase,
    source_phrase,
    subject,
    tail,
    with_name,
)
from claims.split.lexicon import Cues
from claims.split.tokens import Token, inverted_verb

_NAME_PARTS = 2


def sources_of(tokens: list[Token], cues: Cues) -> list[tuple[Source | None, Source | None]]:
    """For each quotation token the speaker and through whom it is known (via), None where nobody is named."""
    places = [at for at, token in enumerate(tokens) if token.low == QUOTE]
    found = []
    for number, at in enumerate(places):
        low = places[number - 1] + 1 if number else 0
        high = places[number + 1] if number + 1 < len(places) else len(tokens)
        found.append(_around(tokens, low, at, high, cues))
    return found


def announced(tokens: list[Token], cues: Cues) -> Source | None:
    """Who speaks in the quotation that the next sentence opens: this one ends with a colon."""
    if not tokens or tokens[-1].text != ":":
        return None
    return _before(tokens, 0, len(tokens), cues)


def _around(
    tokens: list[Token], low: int, at: int, high: int, cues: Cues
) -> tuple[Source | None, Source | None]:
    after, via = _after(tokens, at + 1, high, cues)
    if after is not None:
        return after, via
    return _before(tokens, low, at, cues), via


def _after(tokens: list[Token], first: int, last: int, cues: Cues) -> tuple[Source | None, Source | None]:
    last = next((n for n in range(first, last) if tokens[n].text == ";"), last)
    while first < last and not tokens[first].word:
        first += 1
    if first >= last:
        return None, None
    named = source_phrase(tokens, first, _mark(tokens, first, last), cues)
    if named:
        return named[1], None
    verb = _speech(tokens, first, last, cues)
    if verb is None:
        return None, None
    via = _via(tokens, verb, last, cues)
    direct = tail(tokens, first, _mark(tokens, verb, last), cues)
    if direct is not None:
        return _with_name(tokens, direct, last, cues), via
    who = subject(tokens, first, verb, cues)
    return (who, via) if who.span or who.pronoun else (None, via)


def _with_name(tokens: list[Token], who: Source, last: int, cues: Cues) -> Source:
    """«le directeur, le général Barker»: an office without a name takes the name that follows."""
    if who.span is None or any(token.capital for token in tokens[who.span[0] : who.span[1]]):
        return who
    end = who.span[1]
    if end < last and tokens[end].text == ",":
        stop = _mark(tokens, end + 1, last)
        words = tokens[end + 1 : stop]
        if any(token.capital for token in words) and not any(token.finite for token in words):
            if not match_phrase(tokens, end + 1, cues.phrases["attribution"]):
                return Source((who.span[0], stop))
    return who


def _before(tokens: list[Token], low: int, at: int, cues: Cues) -> Source | None:
    last = at
    while last > low and not tokens[last - 1].word:
        last -= 1
    if last <= low:
        return None
    colon = any(token.text == ":" for token in tokens[last:at])
    low = max((n + 1 for n in range(low, at) if tokens[n].text in ";"), default=low)
    while low < last and not tokens[low].word:
        low += 1
    if low < last:
        stop = _mark(tokens, low, last)
        weak = match_phrase(tokens, low, cues.phrases["weak_attribution"])
        if (
            weak
            and low + weak < last
            and (tokens[low + weak].capital or tokens[low + weak].low in cues.lists["determiners"])
        ):
            return Source((low + weak, stop))
    for n in range(low, last):
        named = source_phrase(tokens, n, _mark(tokens, n, last), cues)
        if named:
            return with_name(tokens, named[1], cues)
    verbs = [n for n in range(low, last) if tokens[n].finite]
    speech = [n for n in verbs if _says(tokens, n, last, cues)]
    if not verbs:
        return _bare_name(tokens, low, last, cues) if colon else None
    verb = speech[-1] if speech else verbs[-1] if colon else verbs[0]
    if speech and inverted_verb(tokens[verb].low):
        return Source(None, pronoun=True)
    who = _subject_or_shared(tokens, low, verb, verbs, cues)
    if who.span or who.pronoun:
        return who
    return tail(tokens, verb, _mark(tokens, verb, last), cues)


def _subject_or_shared(tokens: list[Token], low: int, verb: int, verbs: list[int], cues: Cues) -> Source:
    """The subject of the verb, or of the first verb where the predicate is coordinated."""
    start = low
    for n in range(verb - 1, low, -1):
        if tokens[n].low in cues.lists["conjunctions"] or tokens[n].text == ",":
            inner = subject(tokens, n + 1, verb, cues)
            if inner.span or inner.pronoun:
                begins_clause = any(other < n for other in verbs)
                if begins_clause:
                    return inner
            elif verbs[0] < n:
                return subject(tokens, start, verbs[0], cues)
            break
    return subject(tokens, start, verb, cues)


def _bare_name(tokens: list[Token], low: int, last: int, cues: Cues) -> Source | None:
    stop = _mark(tokens, low, last)
    words = tokens[low:stop]
    if any(token.capital for token in words) and words[0].low not in cues.lists["prepositions"]:
        return Source((low, stop))
    return None


def _mark(tokens: list[Token], first: int, last: int) -> int:
    return next(
        (
            n
            for n in range(first, last)
            if tokens[n].text in {",", ";", ":", "—", "–"} and not tokens[n].quoted
        ),
        last,
    )


def _speech(tokens: list[Token], first: int, last: int, cues: Cues) -> int | None:
    return next(
        (n for n in range(first, last) if is_speech(tokens[n], cues) and _says(tokens, n, last, cues)), None
    )


def _says(tokens: list[Token], at: int, last: int, cues: Cues) -> bool:
    if is_speech(tokens[at], cues):
        return True
    return tokens[at].low in cues.verbs.auxiliaries and any(
        is_speech(one, cues) for one in tokens[at + 1 : min(last, at + 5)]
    )


def _via(tokens: list[Token], first: int, last: int, cues: Cues) -> Source | None:
    for n in range(first, last):
        length = match_phrase(tokens, n, cues.phrases["attribution"])
        if length:
            found = source_phrase(tokens, n, _mark(tokens, n + length, last), cues)
            return found[1] if found else None
        if match_phrase(tokens, n, cues.phrases["via_openers"]):
            return Source((n + 1, _mark(tokens, n, last)))
    return None
