"""Who says something: subjects of verbs of saying, «selon …», «, a déclaré X», "X said"."""

from __future__ import annotations

from dataclasses import dataclass

from claims.split.lexicon import Cues
from claims.split.tokens import Token, inverted_verb, is_gerund, is_participle

QUOTE = "«»"
"""The token that stands for a whole quotation."""

_REACH = 7
"""A verb of saying lies at most so many words before its «que»."""


@dataclass(frozen=True)
class Source:
    """Who speaks, by token positions; None where it is a pronoun or nobody is named."""

    span: tuple[int, int] | None
    pronoun: bool = False


def match_phrase(tokens: list[Token], at: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """The number of tokens of the longest phrase that begins here, 0 for none."""
    best = 0
    for length in range(1, 6):
        if at + length > len(tokens):
            break
        if tuple(token.low for token in tokens[at : at + length]) in phrases:
            best = length
    return best


def connector(tokens: list[Token], at: int, end: int, cues: Cues) -> int:
    """The number of tokens of a linking word that opens a clause: «Cependant,», «et», «rappelons que»."""
    length = match_phrase(tokens, at, cues.phrases["connectors"])
    if length and at + length < end and tokens[at + length].text == ",":
        return length + 1
    bare = match_phrase(tokens, at, cues.phrases["bare_connectors"])
    return bare if at + bare < end else 0


def is_speech(token: Token, cues: Cues) -> bool:
    """Whether a word is a form of a verb of saying."""
    low = inverted_verb(token.low) or token.low
    return cues.has("speech", low)


def speech_verb_before(tokens: list[Token], at: int, low: int, cues: Cues) -> int | None:
    """The verb of saying whose content begins at ``at``, looking back no further than ``low``."""
    for back in range(at - 1, max(low, at - 1 - _REACH) - 1, -1):
        token = tokens[back]
        if token.text in ";:." or token.low == QUOTE:
            return None
        if cues.has("speech_gerunds", token.low):
            return back if back + 1 == at else None
        if is_speech(token, cues) and _is_verb_here(tokens, back, cues):
            return back if _may_take_content(tokens, back, at, cues) else None
        if token.finite or (is_participle(token, cues) and back == at - 1 and cues.lang == "fr"):
            return None
    return None


def _is_verb_here(tokens: list[Token], at: int, cues: Cues) -> bool:
    token = tokens[at]
    if token.finite:
        return True
    if cues.lang == "en":
        return _auxiliary_before(tokens, at, cues)
    return (is_participle(token, cues) and _auxiliary_before(tokens, at, cues)) or token.low.endswith(
        ("er", "ir", "re")
    )


def _auxiliary_before(tokens: list[Token], at: int, cues: Cues) -> bool:
    near = tokens[max(0, at - 4) : at]
    return any(token.low in cues.verbs.auxiliaries or inverted_verb(token.low) == "a" for token in near)


def _may_take_content(tokens: list[Token], verb: int, at: int, cues: Cues) -> bool:
    """No object of its own stands between the verb and «que», and it is no «ne … que»."""
    near = {token.low for token in tokens[max(0, verb - 2) : verb]}
    if near & {"ne", "n'"} and tokens[at].low in cues.lists["that"] and verb + 1 == at:
        return False
    if verb + 1 == at:
        return True
    first = tokens[verb + 1]
    listens = cues.lang == "en" and tokens[verb].low in {
        "told",
        "tells",
        "tell",
        "informed",
        "reminded",
        "warned",
        "assured",
    }
    if listens:
        return True
    return first.low not in cues.lists["determiners"] or first.low in {"aux", "au"}


def opens_zero_content(tokens: list[Token], at: int, low: int, cues: Cues) -> bool:
    """Whether "said" at ``at - 1`` is followed by its content without "that"."""
    if cues.lang != "en" or at <= low or at >= len(tokens):
        return False
    verb = tokens[at - 1]
    if verb.low not in cues.lists["zero_that"] or not verb.finite or not tokens[at].word:
        return False
    if tokens[at].low in {"to", "by", "in", "on", "at", "and", "of", "for", "as", QUOTE}:
        return False
    if verb.low not in {"said", "says", "say"} and at >= 2 and not _named_before(tokens, at - 2, cues):
        return False
    for token in tokens[at + 1 :]:
        if token.text in ",;:" or token.low in cues.lists["relatives"]:
            return False
        if token.finite:
            return True
    return tokens[at].finite


def _named_before(tokens: list[Token], at: int, cues: Cues) -> bool:
    token = tokens[at]
    return (
        token.word and token.low not in cues.lists["prepositions"] and token.low not in cues.verbs.auxiliaries
    )


def tail(tokens: list[Token], at: int, end: int, cues: Cues) -> Source | None:
    """Read ", a déclaré X" or ", X said" between ``at`` and ``end`` (the next mark); None when it is no such tail."""
    if at < end and tokens[at].low in cues.lists["like"]:
        at += 1
    at = _skip_adverbs(tokens, at, end, cues)
    while (
        at < end
        and cues.lang == "fr"
        and tokens[at].low in {"le", "l'", "lui"}
        and _verb_next(tokens, at, end)
    ):
        at += 1
    if at >= end or is_gerund(tokens[at], cues):
        return None
    verb = _tail_verb(tokens, at, end, cues)
    if verb is None:
        return None
    if inverted_verb(tokens[verb].low) or inverted_verb(tokens[at].low):
        return Source(None, pronoun=True)
    if verb > at and not (cues.lang == "fr" and tokens[at].low in cues.verbs.auxiliaries):
        return _named(tokens, at, _verb_group_start(tokens, at, verb, cues), cues)
    begin = verb + 1
    while begin < end and tokens[begin].low in cues.lists["adverbs"] - {"lui", "elle", "eux"}:
        begin += 1
    return _named(tokens, begin, _name_end(tokens, begin, end, cues), cues)


def _verb_next(tokens: list[Token], at: int, end: int) -> bool:
    return at + 1 < end and tokens[at + 1].finite


def _skip_adverbs(tokens: list[Token], at: int, end: int, cues: Cues) -> int:
    while at < end and tokens[at].low in cues.lists["adverbs"] and not tokens[at].finite:
        at += 1
    return at


def _tail_verb(tokens: list[Token], at: int, end: int, cues: Cues) -> int | None:
    """The verb of saying of a tail, or None when the words go on to say something of their own."""
    first = tokens[at]
    if inverted_verb(first.low):
        low = inverted_verb(first.low) or ""
        if cues.has("speech", low):
            return at
        if low in cues.verbs.auxiliaries:
            return next((n for n in range(at + 1, min(end, at + 4)) if is_speech(tokens[n], cues)), None)
        return None
    if cues.lang == "fr":
        if first.finite and is_speech(first, cues):
            return at
        if first.low in cues.verbs.auxiliaries or first.low in {"s'", "se", "l'", "lui"}:
            return next((n for n in range(at + 1, min(end, at + 5)) if is_speech(tokens[n], cues)), None)
    elif is_speech(first, cues) and first.low not in cues.verbs.gerunds:
        return at
    finite = [n for n in range(at, end) if tokens[n].finite]
    if finite and (is_speech(tokens[finite[0]], cues) or _auxiliary_of_speech(tokens, finite[0], end, cues)):
        verb = finite[0] if is_speech(tokens[finite[0]], cues) else finite[0] + 1
        rest = tokens[verb + 1 : end]
        ends_here = (
            not rest or tokens[verb].low in {"told", "tells"} or rest[0].low in cues.lists["prepositions"]
        )
        if ends_here and len(finite) == 1:
            return verb
    return None


def _auxiliary_of_speech(tokens: list[Token], at: int, end: int, cues: Cues) -> bool:
    if tokens[at].low not in cues.verbs.auxiliaries:
        return False
    return at + 1 < end and is_speech(tokens[at + 1], cues)


def _verb_group_start(tokens: list[Token], low: int, verb: int, cues: Cues) -> int:
    at = verb
    while at > low and (
        tokens[at - 1].low in cues.verbs.auxiliaries
        or tokens[at - 1].low in cues.lists["clitics"] - {"le", "la", "les", "nous", "vous"}
        or (tokens[at - 1].low in cues.lists["adverbs"] and not tokens[at - 1].capital)
    ):
        at -= 1
    return at


def _name_end(tokens: list[Token], begin: int, end: int, cues: Cues) -> int:
    """Where a name after the verb ends: before a preposition of time, place or manner after a proper name."""
    seen_capital = False
    for at in range(begin, end):
        token = tokens[at]
        if token.finite or match_phrase(tokens, at, cues.phrases["attribution"]):
            return at
        if token.low in cues.lists["relatives"] or (
            token.low == "en" and at + 1 < end and is_gerund(tokens[at + 1], cues)
        ):
            return at
        if (
            seen_capital
            and not token.capital
            and token.low
            in {
                "à",
                "dans",
                "lors",
                "lorsqu'",
                "sur",
                "sous",
                "après",
                "au",
                "to",
                "in",
                "at",
                "on",
                "during",
                "after",
                "as",
                "when",
                "before",
            }
        ):
            return at
        if at > begin and token.low in {
            "lors",
            "lorsqu'",
            "à",
            "avant",
            "sous",
            "sur",
            "to",
            "in",
            "during",
            "before",
        }:
            return at
        seen_capital = seen_capital or token.capital
    return end


def _named(tokens: list[Token], first: int, last: int, cues: Cues) -> Source | None:
    while first < last and not tokens[first].word:
        first += 1
    while last > first and not tokens[last - 1].word and tokens[last - 1].text not in ")]":
        last -= 1
    if first >= last:
        return Source(None)
    if last - first == 1 and tokens[first].low in cues.lists["relatives"]:
        return Source(None)
    if last - first == 1 and tokens[first].low in cues.lists["subject_pronouns"]:
        return Source(None, pronoun=True)
    return Source((first, last))


def subject(tokens: list[Token], first: int, verb: int, cues: Cues) -> Source:
    """The subject of the verb at ``verb`` in a clause that begins at ``first``: adjuncts before it are left out."""
    last = _verb_group_start(tokens, first, verb, cues)
    segments, begin = [], first
    for at in range(first, last):
        if tokens[at].text == "," and not tokens[at].quoted:
            segments.append((begin, at))
            begin = at + 1
    segments.append((begin, last))
    for number, (begin, end) in enumerate(segments):
        begin = _skip_openers(tokens, begin, end, cues)
        end = next((at for at in range(begin + 1, end) if tokens[at].low in cues.lists["relatives"]), end)
        if begin < end and not _is_adjunct(tokens, begin, end, cues):
            named = segments[number + 1] if number + 1 < len(segments) else None
            if named and is_name(tokens, *named) and _is_office(tokens, begin, end, cues):
                end = named[1]
            return _named(tokens, begin, end, cues) or Source(None)
    return Source(None)


def with_name(tokens: list[Token], who: Source, cues: Cues) -> Source:
    """«le président du conseil, Michel Spiro»: an office together with the name behind the comma."""
    if who.span is None or not _is_office(tokens, *who.span, cues):
        return who
    first = who.span[1]
    if first >= len(tokens) or tokens[first].text != ",":
        return who
    last = next(
        (
            at
            for at in range(first + 1, len(tokens))
            if tokens[at].text in {",", ":", ";"} or tokens[at].low == QUOTE
        ),
        len(tokens),
    )
    return Source((who.span[0], last)) if is_name(tokens, first + 1, last) else who


def is_name(tokens: list[Token], first: int, last: int) -> bool:
    """Two or more capitalised words and nothing else but small particles."""
    words = [token for token in tokens[first:last] if token.word]
    capitals = sum(token.capital for token in words)
    return capitals > 1 and all(token.capital or token.low in _PARTICLES for token in words)


_PARTICLES = {"de", "d'", "van", "von", "bin", "ben", "al", "el", "la", "le", "of", "du", "mme", "m"}


def _is_office(tokens: list[Token], first: int, last: int, cues: Cues) -> bool:
    """«le président du conseil»: an article or possessive and a common noun."""
    if last - first < 2:  # noqa: PLR2004
        return False
    opens = tokens[first].low in cues.lists["determiners"] or tokens[first].low in {"l'un", "one", "l'"}
    return opens and not tokens[first + 1].capital


def _skip_openers(tokens: list[Token], begin: int, end: int, cues: Cues) -> int:
    while begin < end:
        length = connector(tokens, begin, end, cues)
        if not tokens[begin].word or tokens[begin].low in cues.lists["conjunctions"]:
            length = max(length, 1)
        if not length:
            break
        begin += length
    return begin


def _is_adjunct(tokens: list[Token], begin: int, end: int, cues: Cues) -> bool:
    first = tokens[begin]
    if first.low in cues.lists["prepositions"] or first.low in cues.lists["adjuncts"]:
        return True
    if first.low in cues.lists["adverbs"] or is_gerund(first, cues):
        return True
    if is_participle(first, cues) and (
        not first.capital or tokens[min(begin + 1, end - 1)].low in cues.lists["prepositions"]
    ):
        return True
    if any(token.finite or token.low in {"ayant", "étant", "having"} for token in tokens[begin:end]):
        return True
    return is_date_like(tokens, begin, end, cues)


def is_date_like(tokens: list[Token], begin: int, end: int, cues: Cues) -> bool:
    """Whether the words are a date or a clock time rather than a name."""
    words = [token.low for token in tokens[begin:end]]
    calendar = cues.lists["calendar"]
    return any(word in calendar for word in words) and len(words) <= _REACH


def source_phrase(tokens: list[Token], at: int, end: int, cues: Cues) -> tuple[int, Source] | None:
    """Read «selon X»: the number of tokens of the opening words and who is meant."""
    length = match_phrase(tokens, at, cues.phrases["attribution"])
    if not length or at + length >= end:
        return None
    first = at + length
    if tokens[first].low in cues.lists["not_a_source"] | cues.lists["that"]:
        return None
    if tokens[first].low in {"lui", "elle", "eux", "elles", "him", "her", "them"}:
        return length, Source(None, pronoun=True)
    named = _named(tokens, first, end, cues)
    return (length, named) if named else None
