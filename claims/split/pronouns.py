"""Whom a pronoun means, where the sentence before or the same sentence leaves one answer only.

The rule is the one of careful readers: a pronoun goes on about the subject, as long as nothing else that was
named since could be meant. Where two could be meant the pronoun stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.split.names import is_name, subject
from claims.split.nouns import HE, SHE, Noun, is_loose, noun, nouns, people
from claims.split.saying import is_speech
from claims.split.tokens import QUOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claims.split.line import Line

_LONGEST = 12
"""Words of a noun phrase that may stand for a pronoun; a longer one would bury the sentence."""

_REACH = 7
"""Words after "it is …" within which «that» or "to" shows that "it" means nothing."""

_GENDERS = {"he": HE, "she": SHE, "il": HE, "elle": SHE, "ils": HE, "elles": SHE}
_MANY = frozenset({"ils", "elles", "they"})
_LOOSE_MARKS = frozenset(':;–—«»"')
_MOST_COMMON = 4
"""Common words in a row, the article among them; more of them hide a verb that no list knows."""

_ARTICLE = 2
"""Letters of «L'», which is no abbreviation."""

_YES, _MAYBE, _NO = 2, 1, 0


_MOST_VERBS = 3
"""Finite verbs between a subject and the pronoun of the same sentence; behind more the thread is lost."""


@dataclass(frozen=True)
class Meant:
    """What a pronoun stands for: a noun phrase of a sentence."""

    line: Line
    noun: Noun
    words: str
    name: str
    """Its last word, by which two mentions of one person are told to be the same."""


class Pronouns:
    """Reads sentences that follow each other and tells whom their subject pronouns mean."""

    def __init__(self, text: str, known: Callable[[], dict[str, str]]) -> None:
        self.text = text
        self.known = known
        """Gives the genders of the people of the article by their names."""
        self.before: Line | None = None
        """The sentence before."""
        self.found: dict[int, Meant] = {}
        """What its pronouns mean."""
        self.topic: Meant | None = None
        """What it is about; asked only where a pronoun follows."""
        self.open: set[str] = set()
        """Pronouns of the sentence before that were left open."""

    def read(self, line: Line) -> dict[int, tuple[str, int]]:
        """For the pronouns of the next sentence by place: the words meant and where in the text they are."""
        found: dict[int, Meant] = {}
        words: dict[int, tuple[str, int]] = {}
        lists, places = people(line.cues.lang), list(_pronouns(line))
        if places:
            self.topic = self._topic(self.before, self.found) if self.before else None
        for at in places:
            owner = lists.possessives.get(line.low(at))
            meant = self._meant(line, at, owner or line.low(at), found)
            if meant is not None:
                found[at] = meant
                shown = _possessive(meant.words) if owner else meant.words
                words[at] = (shown, meant.line[meant.noun.first].start)
        self.open = {line.low(at) for at in places if at not in found}
        self.before, self.found = line, found
        return words

    # -- candidates

    def _meant(self, line: Line, at: int, pronoun: str, found: dict[int, Meant]) -> Meant | None:
        if line.low(at) in self.open or may_be_expletive(line, at) or opens_with_adjunct(line):
            return None
        verb = line.finite(0, at)
        candidate = self.topic
        if verb is None:
            if self.before is None or self.topic is None:
                return None
            others = [*self._nouns(self.before, len(self.before)), *self._nouns(line, at)]
            lines = [self.before, line]
        else:
            if sum(line[n].finite for n in range(verb, at)) > _MOST_VERBS:
                return None
            candidate, lines = self._subject(line, verb, found), [line]
            others = [*self._nouns(line, at), *([self.topic] if self.topic else [])]
        if candidate is None or len(candidate.words.split()) > _LONGEST:
            return None
        if not candidate.noun.person and _speaks(line, at):
            return None
        return candidate if self._is_alone(candidate, others, pronoun, lines) else None

    def _nouns(self, line: Line, last: int) -> list[Meant]:
        return [self._named(line, one) for one in nouns(line, 0, last)]

    def _subject(self, line: Line, verb: int, found: dict[int, Meant]) -> Meant | None:
        span = subject(line, 0, verb).span
        if span is not None:
            one = noun(line, *span)
            if one is None or not self._may_stand(line, one):
                return None
            return self._named(line, replace(one, gender=one.gender or _agreement(line, verb)))
        return next((found[at] for at in sorted(found) if at < verb), None)

    def _topic(self, line: Line, found: dict[int, Meant]) -> Meant | None:
        verb = line.finite(0, len(line))
        if verb is None or opens_with_adjunct(line):
            return None
        return self._subject(line, verb, found)

    def _may_stand(self, line: Line, one: Noun) -> bool:
        """No clause inside, no «son» whose owner may be meant as well, no single word that nobody knows."""
        clause = any(
            line[at].finite or line.has(at, "third_person", "clause_adjuncts")
            for at in range(one.first, one.last)
        )
        if clause or line.has(one.first, "possessives") or not _is_plain(line, one):
            return False
        return not is_loose(line, one.first, one.last) or line.low(one.first) in self.known()

    def _named(self, line: Line, one: Noun) -> Meant:
        first, last = one.first, one.last
        comma = next((at for at in range(last - 1, first, -1) if line.low(at) == ","), None)
        if comma is not None and is_name(line, comma + 1, last):
            first = comma + 1
        words = " ".join(self.text[line[first].start : line[last - 1].end].split())
        if line.has(first, "determiners") and (
            len(line[first].text) <= _ARTICLE or not line[first].text.isupper()
        ):
            words = words[0].lower() + words[1:]
        return Meant(line, one, words, line.low(last - 1))

    # -- rivals

    def _is_alone(self, candidate: Meant, others: list[Meant], pronoun: str, lines: list[Line]) -> bool:
        fits = self._fits(candidate, pronoun)
        if fits == _NO or (fits == _MAYBE and (not candidate.noun.name or pronoun in _MANY)):
            return False
        for other in others:
            if self._is_same(other, candidate):
                continue
            matters = other.noun.leads or other.noun.name
            if matters and self._fits(other, pronoun) >= (_YES if fits == _YES else _MAYBE):
                return False
            if other.noun.name and not candidate.noun.name and self._fits(other, pronoun):
                return False
        return pronoun != "they" or not any(_bare_plural(line) for line in lines)

    def _is_same(self, other: Meant, candidate: Meant) -> bool:
        if other.line is candidate.line and candidate.noun.first <= other.noun.first < candidate.noun.last:
            return True
        genders = {one.noun.gender for one in (other, candidate)} - {None}
        return len(genders) < 2 and (other.name == candidate.name or other.words == candidate.words)  # noqa: PLR2004

    def _fits(self, one: Meant, pronoun: str) -> int:
        told = one.noun
        if told.many != (pronoun in _MANY):
            return _NO
        if pronoun == "they":
            return _YES
        known = self.known().get(one.name) if one.line[told.last - 1].capital else None
        person = told.person or (known is not None and told.last - told.first == 1)
        if pronoun == "it":
            return _NO if person else _YES
        if pronoun in {"he", "she"} and not person:
            return _NO
        gender = told.gender or known
        if gender is None:
            return _YES if pronoun == "ils" else _MAYBE
        return _YES if gender == _GENDERS[pronoun] else _NO


def _is_plain(line: Line, one: Noun) -> bool:
    """Whether the words are one noun phrase for sure: no mark but commas, no verb that was overlooked."""
    common = 0
    for at in range(one.first, one.last):
        token = line[at]
        if token.text in _LOOSE_MARKS or line.has(at, "overlooked") or line.gerund(at):
            return False
        common = common + 1 if token.word and not token.capital and not line.has(at, "prepositions") else 0
        if common > _MOST_COMMON:
            return False
    return True


def _pronouns(line: Line) -> Iterator[int]:
    """The places of subject pronouns, and of a possessive that opens the sentence."""
    lists = people(line.cues.lang)
    start = 0
    while start < len(line) and line.is_connector(start, len(line)):
        start += line.is_connector(start, len(line))
    for at, token in enumerate(line.tokens):
        if not line.has(at, "third_person", "possessives"):
            continue
        owner = at == start and token.low in lists.possessives
        if not token.quoted and (owner or (lists.has("subjects", token.low) and is_subject(line, at))):
            yield at


def is_subject(line: Line, at: int) -> bool:
    """Whether the verb of a pronoun follows, behind adverbs and object pronouns."""
    if at and line.has(at - 1, "prepositions"):
        return False
    verb = at + 1
    while verb < len(line) and not line[verb].finite and line.has(verb, "clitics", "adverbs"):
        verb += 1
    return verb < len(line) and line[verb].finite


def opens_with_adjunct(line: Line) -> bool:
    """«Lorsqu'il …», "When she …": a clause stands before the one that tells who is meant."""
    first = next((at for at in range(len(line)) if line[at].word), 0)
    if line.has(first, "clause_adjuncts", "adjuncts_with_verb") or line.phrase(first, "subordinators"):
        return line.finite(first, line.ends[first]) is not None
    return False


def _agreement(line: Line, verb: int) -> str | None:
    """The gender that a French participle or adjective shows: «Kateri T. a été reconnue»."""
    if not line.french or line.has(verb, "impersonal_verbs"):
        return None
    at = verb + 1
    been = line.low(at) == "été"
    at += been
    while line.has(at, "adverbs"):
        at += 1
    if not (been or line.has(verb, "being")) or not line.participle(at):
        return None
    return SHE if line.low(at).endswith("e") else HE


def is_expletive(line: Line, at: int) -> bool:
    """Whether the pronoun surely means nothing: «il faut», «il y a», "it is clear that"."""
    verb = _verb_of(line, at)
    if verb is None or not line.has(at, "expletives"):
        return False
    if line.has(verb, "impersonal_verbs") or (line.has(verb - 1, "there_clitics") and line.has(verb, "past")):
        return True
    if not line.has(verb, "impersonal_copulas"):
        return False
    end = min(verb + _REACH, line.ends[verb])
    return any(line.has(n, "that") or line.has(n, "expletive_links") for n in range(verb + 2, end))


def may_be_expletive(line: Line, at: int) -> bool:
    """Whether the pronoun may mean nothing, so that no noun is put for it."""
    verb = _verb_of(line, at)
    if verb is None or not line.has(at, "expletives"):
        return False
    near = range(at + 1, min(verb + 4, len(line)))
    if is_expletive(line, at) or any(line.has(n, "impersonal_verbs", "impersonal_infinitives") for n in near):
        return True
    end = min(verb + _REACH, line.ends[verb])
    copula = line.has(verb, "impersonal_copulas")
    if copula and line.has(verb - 1, "expletive_clitics"):
        return True
    return copula and any(
        line.has(n, "that", "expletive_links", "infinitive_links") for n in range(verb + 2, end)
    )


def _verb_of(line: Line, at: int) -> int | None:
    return line.finite(at + 1, line.ends[at]) if at + 1 < len(line) else None


def _speaks(line: Line, at: int) -> bool:
    """Only people speak: "several scenarios" did not estimate anything. «that it …» leads nowhere either."""
    verb = _verb_of(line, at)
    reported = line.low(at) == "it" and line.has(at - 1, "that")
    return reported or (verb is not None and is_speech(line, verb))


def _bare_plural(line: Line) -> bool:
    """An object without determiner: "denied visas", "met officials"."""
    for at in range(1, len(line)):
        low = line.low(at)
        if line.french or not low.endswith("s") or low.endswith(("ss", "us", "'s", "is")) or line[at].finite:
            continue
        if line[at - 1].finite or line.gerund(at - 1) or line.participle(at - 1):
            return line[at].word and low != QUOTE and not line.has(at, "calendar", "prepositions", "adverbs")
    return False


def _possessive(words: str) -> str:
    return f"{words}'" if words.endswith("s") else f"{words}'s"
