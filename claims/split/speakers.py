"""Who speaks in a quotation: the words before and after its marks tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.names import PRONOUN, Source, named, subject, with_name
from claims.split.nouns import is_person_name, noun
from claims.split.saying import is_speech, listener_end, name_behind, source_phrase, tail, via_between
from claims.split.tokens import QUOTE, inverted_verb

if TYPE_CHECKING:
    from claims.split.line import Line

_STOPS = frozenset({",", ";", ":", "—", "–"})
_REACH = 5
"""Words between an auxiliary and the verb of saying."""


def sources_of(line: Line) -> list[tuple[Source | None, Source | None]]:
    """For each quotation token the speaker and through whom it is known (via), None where nobody is named."""
    places = [at for at, token in enumerate(line.tokens) if token.low == QUOTE]
    found = []
    for number, at in enumerate(places):
        low = places[number - 1] + 1 if number else 0
        high = places[number + 1] if number + 1 < len(places) else len(line)
        after, via = _after(line, at + 1, high)
        if after is None:
            medium = via_between(line, low, at)
            via = via or (Source(medium) if medium else None)
        found.append((after if after is not None else _before(line, low, at), via))
    return found


def announced(line: Line) -> Source | None:
    """Who speaks in the quotation that the next sentence opens: this one ends with a colon or a comma."""
    return _before(line, 0, len(line)) if len(line) and line.low(len(line) - 1) in {":", ","} else None


def inserted(line: Line) -> Source | None:
    """Who speaks by words inside the marks: «, poursuit-il»; only French puts them there."""
    if not line.french:
        return None
    for at in range(2, len(line)):
        opens = line.low(at - 1) == "," and (line[at].finite or line.has(at, "tail_openers"))
        if opens and (found := tail(line, at, min(_mark(line, at, len(line)), _stop(line, at)))):
            return found if found.span or found.pronoun else None
    return None


def _stop(line: Line, at: int) -> int:
    return next((n for n in range(at, len(line)) if line[n].text in {".", "!", "?"}), len(line))


def _after(line: Line, first: int, last: int) -> tuple[Source | None, Source | None]:
    """Who is named behind a quotation: «, a déclaré X, selon Y»."""
    last = next((at for at in range(first, last) if line.low(at) == ";"), last)
    while first < last and not line[first].word:
        first += 1
    if first >= last:
        return None, None
    phrase = source_phrase(line, first, _mark(line, first, last))
    if phrase:
        return phrase[1], None
    turned = _turned(line, first, last)
    if turned is not None:
        return turned, None
    verb = next((at for at in range(first, last) if _says(line, at, last)), None)
    if verb is None:
        return None, None
    via = _via(line, verb, last)
    direct = tail(line, first, _mark(line, verb, last))
    if direct is not None:
        return _with_title(line, direct, last), via
    who = subject(line, first, verb)
    return (who, via) if who.span or who.pronoun else (None, via)


def _turned(line: Line, first: int, last: int) -> Source | None:
    """Behind a quotation more verbs tell who speaks: «riait-elle», «a grincé le maire», "Smith beamed"."""
    low = line.low(first)
    if line.french and inverted_verb(low) and not low.endswith("-on"):
        return PRONOUN
    stop = _mark(line, first, last)
    near = range(first, min(stop, first + _REACH))
    verb = next((at for at in near if line.has(at, "quote_verbs") and not line[at].capital), None)
    if verb is None or any(line.has(at, "relatives") for at in range(first, verb)):
        return None
    before = range(first, verb)
    if all(_is_auxiliary(line, at) for at in before):
        opens = verb + 1 < stop and (line[verb + 1].capital or line.has(verb + 1, "determiners"))
        who = name_behind(line, verb, stop) if opens else None
        return who and _with_title(line, who, last)
    if line.french or any(line[at].finite for at in before):
        return None
    who = subject(line, first, verb)
    return who if who.span or who.pronoun else None


def _is_auxiliary(line: Line, at: int) -> bool:
    clitic = line.has(at, "clause_clitics", "tail_openers", "reflexive")
    return clitic or line.low(at) in line.cues.verbs.auxiliaries


def _with_title(line: Line, who: Source, last: int) -> Source:
    """«le directeur, le général Barker»: an office without a name takes the name that follows."""
    if who.span is None or any(line[at].capital for at in range(*who.span)):
        return who
    first = who.span[1] + 1
    if line.low(first - 1) != "," or first >= last or line.phrase(first, "attribution"):
        return who
    stop = min(_mark(line, first, last), line.end)
    named_there = any(line[at].capital for at in range(first, stop))
    return Source((who.span[0], stop)) if named_there and line.finite(first, stop) is None else who


def _before(line: Line, low: int, at: int) -> Source | None:
    """Who is named before a quotation: «X a déclaré : », «Pour X, »."""
    last = at
    while last > low and not line[last - 1].word:
        last -= 1
    colon = any(line.low(n) == ":" for n in range(last, at))
    low = max((n + 1 for n in range(low, at) if line.low(n) == ";"), default=low)
    while low < last and not line[low].word:
        low += 1
    if low >= last:
        return None
    return _by_phrase(line, low, last) or _by_verb(line, low, last, colon=colon)


def _by_phrase(line: Line, low: int, last: int) -> Source | None:
    weak = line.phrase(low, "weak_attribution")
    first = low + weak
    if weak and first < last and (line[first].capital or line.has(first, "determiners")):
        return named(line, first, _mark(line, low, last))
    for at in range(low, last):
        phrase = source_phrase(line, at, _mark(line, at, last))
        if phrase:
            return with_name(line, phrase[1])
    return None


def _by_verb(line: Line, low: int, last: int, *, colon: bool) -> Source | None:
    verbs = [at for at in range(low, last) if line[at].finite]
    if not verbs and is_speech(line, last - 1) and last - 1 > low:
        return named(line, low, last - 1)
    if not verbs:
        return _bare_name(line, low, last) if colon else None
    speech = [at for at in verbs if _says(line, at, last) and not (line.french and line.has(at, "hearsay"))]
    latest = verbs[-1] if colon else verbs[0]
    verb = speech[-1] if speech else latest
    if not speech and not any(line.has(at, "speech_gerunds") for at in range(low, last)):
        return _acting(line, subject(line, low, verb), colon=colon)
    if inverted_verb(line.low(verb)):
        return PRONOUN
    who = _own_or_shared_subject(line, low, verb, verbs)
    if who.span or who.pronoun:
        return who
    behind = tail(line, verb, _mark(line, verb, last))
    return with_name(line, behind) if behind else None


def _acting(line: Line, who: Source, *, colon: bool) -> Source | None:
    """«Jeanne Morel souriait : « … »»: without a verb of saying only a person or a paper speaks."""
    if who.span is None:
        return who if colon and who.pronoun else None
    verb = line.finite(who.span[1], len(line))
    hearsay = line.french and verb is not None and line.has(verb, "hearsay")
    return who if not hearsay and _may_speak(line, *who.span) else None


def _may_speak(line: Line, first: int, last: int) -> bool:
    """A name, a word for people by list or ending, or a paper."""
    found = noun(line, first, last)
    if found is not None and (found.person or found.name):
        return True
    alone = last - first == 1 and line[first].capital
    if alone or is_person_name(line, first, last):
        return True
    endings = tuple(line.cues.lists["person_endings"])
    return any(
        line[at].capital or line.has(at, "documents", "finders") or line.low(at).endswith(endings)
        for at in range(first + 1, last)
    )


def _own_or_shared_subject(line: Line, low: int, verb: int, verbs: list[int]) -> Source:
    """The subject of the verb, or of the first verb where the predicate is coordinated."""
    joint = next(
        (n for n in range(verb - 1, low, -1) if line.has(n, "conjunctions") or line.low(n) == ","), None
    )
    if joint is not None and verbs[0] < joint:
        inner = subject(line, joint + 1, verb)
        return inner if inner.span or inner.pronoun else subject(line, low, verbs[0])
    return subject(line, low, verb)


def _bare_name(line: Line, low: int, last: int) -> Source | None:
    stop = _mark(line, low, last)
    names = any(line[at].capital for at in range(low, stop)) and not line.has(low, "prepositions")
    return Source((low, stop)) if names else None


def _mark(line: Line, first: int, last: int) -> int:
    return next((n for n in range(first, last) if line[n].text in _STOPS and not line[n].quoted), last)


def _says(line: Line, at: int, last: int) -> bool:
    if is_speech(line, at) or (line.has(at, "quote_verbs") and not line[at].capital):
        return True
    auxiliary = line.low(at) in line.cues.verbs.auxiliaries
    return auxiliary and any(is_speech(line, n) for n in range(at + 1, min(last, at + _REACH)))


def _via(line: Line, first: int, last: int) -> Source | None:
    """Through whom it is known: «selon un communiqué», "in a statement"."""
    for at in range(first, last):
        length = line.phrase(at, "attribution")
        if length:
            phrase = source_phrase(line, at, _mark(line, at + length, last))
            return phrase[1] if phrase else None
        if line.phrase(at, "via_openers"):
            behind = listener_end(line, at, last)
            return Source((at + 1, behind if behind > at else _mark(line, at, last)))
    return None
