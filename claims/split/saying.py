"""Verbs of saying: what they report, and who speaks: «, a déclaré X», "X said", «selon X»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.names import NOBODY, PRONOUN, Source, named, verb_group_start
from claims.split.nouns import is_person_name
from claims.split.tokens import QUOTE, inverted_verb

if TYPE_CHECKING:
    from claims.split.line import Line

_REACH = 7
"""A verb of saying lies at most so many words before its «que»."""

_FINDER_REACH = 16
"""Words between a study and what it finds, a relative clause among them."""

_LISTENER_REACH = 4
"""Words that name the people told."""

_AUXILIARY_REACH = 4
"""Words between an auxiliary and its participle."""


def is_speech(line: Line, at: int) -> bool:
    """Whether a word is a form of a verb of saying."""
    if line.has(at, "speech", "speech_phrases", "finding_verbs"):
        if line.has(at, "speech") or line.phrase(at, "speech_phrases"):
            return True
        return line.has(at, "finding_verbs") and _is_found(line, at)
    verb = inverted_verb(line.low(at))
    return verb is not None and line.cues.has("speech", verb)


def _is_found(line: Line, at: int) -> bool:
    """Surveys and inquiries tell what they find, people only notice it: "a poll found"."""
    return line.low(at + 1) != "guilty" and any(
        line.has(n, "finders") for n in range(max(0, at - _FINDER_REACH), at)
    )


def is_passive(line: Line, verb: int) -> bool:
    """Whether others say it: "I was told that", «il a été dit que»."""
    at = verb - 1
    while line.has(at, "adverbs"):
        at -= 1
    return line.participle(verb) and line.has(at, "passive_auxiliaries")


def says_of_itself(line: Line, verb: int) -> bool:
    """Whether a verb of saying leads to what its own subject did: «dit avoir perdu», "denies having"."""
    if not is_speech(line, verb):
        return False
    at = verb + 1
    while line.has(at, "negations", "adverbs"):
        at += 1
    return line.has(at, "own_acts") or (line.has(verb, "claims_to") and line.low(at) == "to")


def speech_verb_before(line: Line, at: int, low: int) -> int | None:
    """The verb of saying whose content begins at ``at``, looking back no further than ``low``."""
    for back in range(at - 1, max(low, at - 1 - _REACH) - 1, -1):
        token = line[back]
        if token.text in ";:." or token.low == QUOTE or (line.french and line.has(back, "own_acts")):
            return None
        if line.has(back, "speech_gerunds"):
            return back if back + 1 == at else None
        if is_speech(line, back) and _is_verb_here(line, back):
            return back if _may_take_content(line, back, at) else None
        participle = line.french and back == at - 1 and line.participle(back)
        if token.finite or (participle and not line.has(back - 1, "determiners")):
            return None
    return None


def _is_verb_here(line: Line, at: int) -> bool:
    if line[at].finite:
        return True
    if not line.french:
        return _auxiliary_before(line, at)
    participle = line.participle(at) and _auxiliary_before(line, at)
    return participle or line.low(at).endswith(("er", "ir", "re"))


def _auxiliary_before(line: Line, at: int) -> bool:
    near = line.tokens[max(0, at - _AUXILIARY_REACH) : at]
    return any(token.low in line.cues.verbs.auxiliaries or inverted_verb(token.low) == "a" for token in near)


def _may_take_content(line: Line, verb: int, at: int) -> bool:
    """No object of its own stands between the verb and «que», and it is no «ne … que»."""
    if verb + 1 == at:
        restricted = line.has(verb - 1, "restrictive_object") or line.has(verb - 2, "restrictive_object")
        return not (restricted and line.has(at, "that"))
    if line.has(verb, "listeners"):
        return True
    return not line.has(verb + 1, "determiners") or line.has(verb + 1, "loose_listeners")


def opens_zero_content(line: Line, at: int, low: int) -> bool:  # noqa: PLR0911 - one return for each rule
    """Whether "said" at ``at - 1`` is followed by its content without "that"."""
    if line.french or not low < at < len(line) or not line[at].word:
        return False
    verb = _teller(line, at, low)
    if verb is None or not _leaves_out_that(line, verb) or not line[verb].finite:
        return False
    if (line.has(at, "not_content") and not line.has(at + 1, "amounts")) or line.low(at) == QUOTE:
        return False
    if not line.has(verb, "plain_said") and verb and not _is_noun(line, verb - 1):
        return False
    for n in range(at + 1, len(line)):
        if line[n].text == ",":
            return line.has(verb, "plain_said") and _goes_on(line, n)
        if line[n].text in ";:" or line.has(n, "relatives"):
            return False
        if line.has(n, "conjunctions") and n + 1 < len(line) and line[n + 1].finite:
            return False
        if line[n].finite or _is_past(line, n):
            return True
    return line[at].finite


def _goes_on(line: Line, comma: int) -> bool:
    """Whether the verb stands behind a second comma: "say the vaccine, made in Oslo, could help"."""
    end = line.ends[comma + 1]
    inner = line.finite(comma + 1, end) is None and line.low(end) == ","
    return inner and end + 1 < len(line) and line[end + 1].finite


def _is_past(line: Line, at: int) -> bool:
    """A verb behind its subject: "it received", "the lapses raise"; not "the rejected plan", "taken by"."""
    bare = line.low(at) in line.cues.verbs.bases and line.low(at - 1).endswith("s") and line[at - 1].word
    past = (bare or line.low(at) in line.cues.verbs.past) and not line.has(at + 1, "agents")
    return past and not line.has(at - 1, "determiners", "prepositions", "adverbs", "conjunctions")


def _leaves_out_that(line: Line, verb: int) -> bool:
    return line.has(verb, "zero_that") or (line.has(verb, "finding_verbs") and _is_found(line, verb))


def _teller(line: Line, at: int, low: int) -> int | None:
    """The verb before its content, past the people told: "told reporters she would resign"."""
    if not line.has(at - 1, "listeners"):
        opens = line.has(at, "subjects_of_verbs", "determiners") and line[at - 1].word
        near = range(at - 2, max(low - 1, at - 1 - _LISTENER_REACH), -1)
        told = next((n for n in near if line.has(n, "listeners")), None) if opens else None
        quiet = told is not None and not any(line[n].finite or not line[n].word for n in range(told + 1, at))
        return told if quiet else at - 1
    return None


def _is_noun(line: Line, at: int) -> bool:
    auxiliary = line.low(at) in line.cues.verbs.auxiliaries
    at -= line.low(at) == "," and at > 0
    return line[at].word and not line.has(at, "prepositions") and not auxiliary


def tail(line: Line, at: int, end: int) -> Source | None:
    """Who speaks in ", a déclaré X" or ", X said" between two places; None for other words."""
    begin = _skip_to_tail(line, at, end)
    if begin >= end or line.gerund(begin) or line.has(begin, "relatives"):
        return None
    if line.phrase(begin, "heard"):
        return NOBODY
    verb = _tail_verb(line, begin, end)
    if verb is None:
        return None
    turned = next((at for at in (verb, begin) if inverted_verb(line.low(at))), None)
    if turned is not None:
        return NOBODY if line.low(turned).endswith("-on") else PRONOUN
    inverts = line.low(begin) in line.cues.verbs.auxiliaries or line.has(begin, "tail_openers")
    if verb > begin and not (line.french and inverts):
        return _name_before(line, begin, verb)
    return name_behind(line, verb, end)


def _name_before(line: Line, begin: int, verb: int) -> Source | None:
    """Whom ", X said" names; "as fast as previously thought" names nobody."""
    told = any(not line.has(at, "adverbs", "before_participle") for at in range(begin, verb))
    if not told or any(line.has(at, "like") for at in range(begin, verb)):
        return None
    return _behind_paper(line, begin, verb_group_start(line, begin, verb))


def name_behind(line: Line, verb: int, end: int) -> Source | None:
    """«X» of «, a déclaré X»; «, nie toute intention» has an object behind its verb."""
    first = verb + 1
    while first < end and line.has(first, "adverbs", "calendar") and not line.has(first, "emphatic"):
        first += 1
    first = listener_end(line, first + line.has(first, "knowing"), end)
    if line.has(first, "whole_words") and not line.low(first + 1).endswith("ment"):
        return None
    return named(line, first, _name_end(line, first, end))


def _behind_paper(line: Line, first: int, last: int) -> Source:
    """Who wrote a paper speaks, and was named before: "the statement went on"."""
    paper = last - first > 1 and line.has(first, "definite_articles") and line.has(last - 1, "documents")
    return PRONOUN if paper else named(line, first, last)


def listener_end(line: Line, at: int, end: int) -> int:
    """The place behind «à l'AFP» when the name follows: «a déclaré à l'AFP Paul Roux»; ``at`` otherwise."""
    if not line.french or not line.has(at, "listener_prepositions"):
        return at
    behind = at + 2 + line.has(at + 1, "determiners")
    names = behind < end and (line[behind].capital or line.has(behind, "determiners"))
    return behind if names else at


def via_between(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """Through whom words before a «que», a colon or a quotation are known: «dans un communiqué»."""
    for at in range(first, last):
        length = line.phrase(at, "via_openers")
        if not length:
            continue
        behind = listener_end(line, at, last)
        if behind > at:
            return at + 1, behind
        stop = next((n for n in range(at + length, last) if _ends_medium(line, n)), last)
        return at + 1, stop
    return None


def _ends_medium(line: Line, at: int) -> bool:
    return not line[at].word or line[at].finite or line.has(at, "that", "relatives")


def _skip_to_tail(line: Line, at: int, end: int) -> int:
    at += line.has(at, "like")
    while at < end and line.has(at, "adverbs") and not line[at].finite:
        at += 1
    while at + 1 < end and line.has(at, "clause_clitics") and line[at + 1].finite:
        at += 1
    return at


def _tail_verb(line: Line, at: int, end: int) -> int | None:
    """The verb of saying of a tail, or None when the words go on to say something of their own."""
    inverted = inverted_verb(line.low(at))
    if inverted:
        return _inverted_tail(line, at, end, inverted)
    if line.french and is_speech(line, at) and (line[at].finite or _is_present(line, at)):
        return at
    if line.french and (line.low(at) in line.cues.verbs.auxiliaries or line.has(at, "tail_openers")):
        return _first_speech(line, at + 1, min(end, at + 1 + _AUXILIARY_REACH))
    if not line.french and is_speech(line, at) and line.low(at) not in line.cues.verbs.gerunds:
        return at
    return _tail_verb_behind_name(line, at, end)


def _is_present(line: Line, at: int) -> bool:
    """A form such as «témoigne», which may be a noun elsewhere: behind a comma it is none."""
    return line.low(at).endswith(("e", "ent", "it")) and not line.participle(at)


def _inverted_tail(line: Line, at: int, end: int, verb: str) -> int | None:
    if line.cues.has("speech", verb):
        return at
    if verb in line.cues.verbs.auxiliaries:
        return _first_speech(line, at + 1, min(end, at + _AUXILIARY_REACH))
    return None


def _first_speech(line: Line, first: int, last: int) -> int | None:
    return next((n for n in range(first, last) if is_speech(line, n)), None)


def _tail_verb_behind_name(line: Line, at: int, end: int) -> int | None:
    if line.phrase(at, "subordinators"):
        return None
    finite = [n for n in range(at, end) if line[n].finite]
    if len(finite) != 1:
        return None
    verb = finite[0]
    if not is_speech(line, verb):
        if (
            line.low(verb) not in line.cues.verbs.auxiliaries
            or verb + 1 >= end
            or not is_speech(line, verb + 1)
            or is_passive(line, verb + 1)
            or (line.has(verb, "being") and not line.has(verb - 1, "reflexive"))
        ):
            return None
        verb += 1
    ends_here = verb + 1 >= end or line.has(verb, "third_listeners") or line.has(verb + 1, "prepositions")
    return verb if ends_here else None


def _name_end(line: Line, begin: int, end: int) -> int:
    """Where a name after the verb ends: before a preposition of time, place or manner."""
    seen_capital = False
    for at in range(begin, end):
        if line[at].finite or line.phrase(at, "attribution") or line.has(at, "relatives"):
            return at
        if line.low(at) == "en" and line.gerund(at + 1):
            return at
        if at > begin and line.phrase(at, "via_openers"):
            return at
        if seen_capital and not line[at].capital and line.has(at, "soft_name_stops"):
            return at
        if at > begin and line.has(at, "name_stops"):
            return at
        seen_capital = seen_capital or line[at].capital
    return end


def _names_person(line: Line, end: int) -> int:
    """The length of «pour» where a sentence opens with «Pour l'historien Jean Morel, …»."""
    weak = line.phrase(0, "weak_attribution")
    first = next((at for at in range(weak, end) if line[at].capital), end) if weak else end
    closed = line.low(end) == "," and not line.has(end + 1, "prepositions")
    return weak if closed and first < end and is_person_name(line, first, end) else 0


def source_phrase(line: Line, at: int, end: int) -> tuple[int, Source] | None:
    """Read «selon X»: the number of tokens of the opening words and who is meant."""
    length = line.phrase(at, "attribution") or (at == 0 and _names_person(line, end))
    if not length and (at == 0 or line.low(at - 1) == ","):
        opens = line[at + 1].capital or line.has(at + 1, "determiners") if at + 1 < end else False
        length = line.phrase(at, "edge_attribution") if opens else 0
    first = at + length
    if not length or first >= end or line.has(first, "that"):
        return None
    if line.has(first, "not_a_source") or line.has(first + 1, "not_a_source"):
        return None
    if line.has(first, "object_pronouns"):
        return length, PRONOUN
    if line.has(first, "possessives") and line.has(first + 1, "own_sources"):
        return length, NOBODY
    stop = next((at for at in range(first + 1, end) if line.has(at, "relatives")), end)
    return length, named(line, first, stop)
