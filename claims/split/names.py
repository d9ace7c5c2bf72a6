"""Who is meant: the subject of a verb, names of people, offices with the name behind the comma."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.split.tokens import QUOTE

if TYPE_CHECKING:
    from claims.split.line import Line

_CLOSING = ")]"
_TIME_REACH = 4
"""Words of a time before the subject: «la semaine d'après»."""


@dataclass(frozen=True)
class Source:
    """Who speaks, by token positions; no span where it is a pronoun or nobody is named."""

    span: tuple[int, int] | None
    pronoun: bool = False
    via: tuple[int, int] | None = None
    """The document through which they speak: «un communiqué» of «un communiqué de l'alliance»."""


NOBODY = Source(None)
"""Nobody is named."""

PRONOUN = Source(None, pronoun=True)
"""A pronoun that means someone named before."""


def named(line: Line, first: int, last: int) -> Source:
    """Who the words between two places name, marks at the edges left out."""
    while first < last and (not line[first].word or line.has(first, "conjunctions")):
        first += 1
    while last > first and not line[last - 1].word and line[last - 1].text not in _CLOSING:
        last -= 1
    while line.french and last - first > 1 and line.has(last - 1, "clitics"):
        last -= 1
    if first >= last:
        return NOBODY
    if (last - first == 1 and line.has(first, "subject_pronouns")) or line.has(last - 1, "third_person"):
        return PRONOUN
    if line.has(first, "prepositions", "adverbs") or line.low(first) == QUOTE:
        return NOBODY
    if line.low(first) in line.cues.verbs.gerunds:
        return NOBODY
    if last - first == 1 and line.has(first, "relatives", "calendar"):
        return NOBODY
    return _behind_document(line, first, last) or Source((first, last))


def _behind_document(line: Line, first: int, last: int) -> Source | None:
    """«un communiqué de l'alliance»: the alliance speaks, through a paper that has no will of its own."""
    noun = first + line.has(first, "determiners")
    link = noun + 1
    while link < last and not line.has(link, "document_links") and not line[link].capital:
        link += 1
    if not line.has(noun, "documents") or link + 1 >= last or not line.has(link, "document_links"):
        return None
    return Source((link + 1, last), via=(first, link))


def subject(line: Line, first: int, verb: int) -> Source:
    """The subject of the verb at ``verb`` in a clause from ``first`` on; adjuncts before it are left out."""
    segments = _segments(line, first, verb_group_start(line, first, verb))
    for number, (start, end) in enumerate(segments):
        begin = _skip_openers(line, start, end)
        stop = next((at for at in range(begin + 1, end) if line.has(at, "relatives")), end)
        dated = number + 1 < len(segments) and _is_time(line, begin, stop)
        if begin >= stop or dated or _is_adjunct(line, begin, stop):
            continue
        behind = segments[number + 1] if number + 1 < len(segments) else None
        if behind and is_name(line, *behind) and _is_bare_office(line, begin, stop):
            return named(line, *behind)
        several = stop - begin > 1
        if behind and several and _is_bare_office(line, begin, stop) and line.has(behind[0], "determiners"):
            continue
        if behind and is_name(line, *behind) and is_office(line, begin, stop):
            stop = behind[1]
        return named(line, begin, stop)
    return NOBODY


def verb_group_start(line: Line, low: int, verb: int) -> int:
    """Where the verb with its auxiliaries, object pronouns and adverbs begins."""
    at = verb
    while at > low:
        adverb = (line.has(at - 1, "adverbs") or _in_ly(line, at - 1)) and not (
            line[at - 1].capital or line.has(at - 1, "third_person")
        )
        auxiliary = line.low(at - 1) in line.cues.verbs.auxiliaries
        if not (adverb or auxiliary or line.has(at - 1, "group_clitics")):
            break
        at -= 1
    return at


def _in_ly(line: Line, at: int) -> bool:
    """English adverbs of manner: "angrily", not "the family"."""
    return not line.french and line.low(at).endswith("ly") and not line.has(at, "ly_nouns")


def with_name(line: Line, who: Source) -> Source:
    """«le président du conseil, Michel Spiro»: an office together with the name behind the comma."""
    if who.span is None or not is_office(line, *who.span) or line.low(who.span[1]) != ",":
        return who
    first = who.span[1] + 1
    last = first
    while last < len(line) and line[last].text not in ",:;" and line.low(last) != QUOTE:
        last += 1
    return Source((who.span[0], last)) if is_name(line, first, last) else who


def is_name(line: Line, first: int, last: int) -> bool:
    """Two or more capitalised words and nothing else but small particles."""
    words = [at for at in range(first, last) if line[at].word]
    capitals = sum(line[at].capital for at in words)
    return capitals > 1 and all(line[at].capital or line.has(at, "name_particles") for at in words)


def is_office(line: Line, first: int, last: int) -> bool:
    """«le président du conseil»: an article or possessive and a common noun."""
    owned = any(line.low(at).endswith("'s") for at in range(first, last - 1))
    opens = (owned or line.has(first, "determiners", "one_of")) and last - first > 1
    return opens and not (line[first + 1].capital and line[last - 1].capital)


def _is_bare_office(line: Line, first: int, last: int) -> bool:
    """What someone is, told without article before the name: "Co-founder of Google"."""
    return (
        not line.has(first, "determiners", "one_of")
        and (not is_name(line, first, last) or line.has(first, "role_words"))
        and not any(line.has(at, "conjunctions") for at in range(first, last))
        and (last - first == 1 or not line[first + 1].capital)
    )


def _is_time(line: Line, first: int, last: int) -> bool:
    """«Le week-end dernier», "The next day" before a comma: when, not who."""
    near = range(first, min(last, first + _TIME_REACH))
    return last - first <= _TIME_REACH and any(line.has(at, "times") for at in near)


def _segments(line: Line, first: int, last: int) -> list[tuple[int, int]]:
    found, begin = [], first
    for at in range(first, last):
        if line[at].text == "," and not line[at].quoted:
            found.append((begin, at))
            begin = at + 1
    return [*found, (begin, last)]


def _skip_openers(line: Line, begin: int, end: int) -> int:
    while begin < end:
        length = line.is_connector(begin, end)
        if not line[begin].word or line.has(begin, "conjunctions"):
            length = max(length, 1)
        if not length:
            break
        begin += length
    return begin


def _is_adjunct(line: Line, begin: int, end: int) -> bool:
    if end - begin == 1 and line.has(begin, "subject_pronouns"):
        return False
    if end - begin == 1 and line.has(begin, "answers"):
        return True
    if line.has(begin, "prepositions", "adjuncts", "adverbs") or line.low(begin) in line.cues.verbs.gerunds:
        return True
    participle = line.participle(begin)
    follows = min(begin + 1, end - 1)
    opens = end - begin == 1 or line.has(follows, "prepositions") or line[follows].quoted
    if participle and (not line[begin].capital or opens):
        return True
    if any(line[at].finite or line.has(at, "absolute") for at in range(begin, end)):
        return True
    return line.is_date_like(begin, end)
