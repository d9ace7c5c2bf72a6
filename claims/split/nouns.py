"""Noun phrases as pronouns need them: one or many, of which gender, and whether a person is meant."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claims.split.lexicon import DATA
from claims.split.line import Line
from claims.split.tokens import QUOTE, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.split.lexicon import Cues

_FEWEST_CAPITALS, _MOST_CAPITALS = 2, 3
"""Given name and surname, and one more."""

HE, SHE = "he", "she"
"""Genders, grammatical ones of French nouns included."""

_WORD_LISTS = (
    "one_he one_she one many title_he title_she he she people many_words quantifiers no_person arguments "
    "subjects"
)
_ENDINGS = "ends_he ends_she many_she"


@dataclass(frozen=True)
class People:
    """Word lists of one language about number, gender and persons."""

    lists: dict[str, frozenset[str]]
    endings: dict[str, tuple[str, ...]]
    given: dict[str, str]
    """Genders of given names."""
    possessives: dict[str, str]
    """The subject pronoun that belongs to a possessive."""

    def has(self, name: str, word: str) -> bool:
        """Whether a lower-case word stands in a list."""
        return word in self.lists[name]

    def ends(self, name: str, word: str) -> bool:
        """Whether a word has one of the endings of a list."""
        return word.endswith(self.endings[name]) if self.endings[name] else False


@dataclass(frozen=True)
class Noun:
    """A noun phrase by token positions."""

    first: int
    last: int
    many: bool
    gender: str | None
    person: bool
    """Whether it surely or likely means a person; only asked where the language has natural gender."""
    name: bool
    """Whether it is a name of a person by its form."""
    leads: bool
    """A subject, an object or what a preposition such as «à» or "by" gives a part in the event."""


_FULL_NAME = re.compile(r"\b([A-ZÀ-Ý]\w+)(?:-\w+)?\.? (?:(?:de|d'|van|von|al|El) )?([A-ZÀ-Ý][\w-]+)")


def named_people(text: str, lang: str) -> dict[str, str]:
    """The gender of everybody whose name stands in the text with a given name or title, by both names."""
    words, found = people(lang), dict[str, str]()
    for match in _FULL_NAME.finditer(text):
        opens = match.group(1).lower()
        gender = words.given.get(opens)
        for one in (HE, SHE):
            gender = one if words.has(f"title_{one}", opens) else gender
        if gender:
            found.setdefault(match.group(2).lower(), gender)
            if opens in words.given:
                found.setdefault(opens, gender)
    return found


def gender_of(name: str, known: dict[str, str], cues: Cues) -> str | None:
    """The gender of a speaker by name, or by the words of the office: «la ministre»."""
    by_name = known.get(name.lower().split()[-1])
    line = Line(tokenize(name, 0, len(name), cues), cues)
    found = noun(line, 0, len(line)) if by_name is None else None
    return by_name or (found.gender if found is not None else None)


def is_many(name: str, cues: Cues) -> bool:
    """Whether a speaker is several: "Nurses", «les riverains»."""
    line = Line(tokenize(name, 0, len(name), cues), cues)
    found = noun(line, 0, len(line))
    return found is not None and found.many and not found.name and not name.endswith(("'s", "’s"))


def pronoun_genders(line: Line) -> set[str]:
    """The genders of the pronouns of a sentence, those behind their verb included: «a-t-elle dit»."""
    genders = {"he": HE, "il": HE, "she": SHE, "elle": SHE}
    endings = (token.low.rpartition("-")[2] for token in line.tokens)
    return {genders[word] for word in endings if word in genders}


@cache
def people(lang: str) -> People:
    """The word lists of a language."""
    raw = json.loads((DATA / "people.json").read_text(encoding="utf-8"))
    given = {name: gender for gender in (HE, SHE) for name in raw[f"given_{gender}"].split()}
    own = raw[lang]
    lists = {name: frozenset(own[name].split()) for name in _WORD_LISTS.split()}
    endings = {name: tuple(own[name].split()) for name in _ENDINGS.split()}
    return People(lists, endings, given, own["possessives"])


def noun(line: Line, first: int, last: int, *, leads: bool = True) -> Noun | None:
    """What a noun phrase tells of itself; None where a pronoun cannot mean it or nobody could say."""
    words = people(line.cues.lang)
    while first < last and (not line[first].word or line.has(first, "adverbs")):
        first += 1
    if first >= last or words.has("quantifiers", line.low(first)) or line.low(first) == QUOTE:
        return None
    joined = _is_joined(line, first, last)
    if joined is None:
        return None
    determined = _determined(line, first)
    head = first + determined
    while determined and head + 1 < last and _determined(line, head):
        head += 1
    if head >= last:
        return None
    gender = _gender(line, words, first, head, last)
    named = not determined and is_person_name(line, first, last)
    person = named or _means_person(line, words, head, last)
    many = joined or _is_many(line, words, first, head, last)
    if joined and gender == SHE:
        gender = None
    return Noun(first, last, many, gender, person=person, name=named, leads=leads)


def nouns(line: Line, first: int, last: int) -> Iterator[Noun]:
    """The noun phrases between two places: those with a determiner, and names."""
    words = people(line.cues.lang)
    at = first
    while at < last:
        token = line[at]
        begins = _determined(line, at) or (token.capital and token.word and not token.finite)
        if not begins or token.quoted or words.has("subjects", token.low):
            at += 1
            continue
        end = _phrase_end(line, at, last)
        before = line.low(at - 1) if at else ""
        governed = line.has(at - 1, "prepositions") and not words.has("arguments", before) if at else False
        contracted = line.french and token.low in {"du", "des"} and at > 0 and not line[at - 1].finite
        acts = line.finite(end, min(end + 2, last)) is not None
        found = noun(line, at, end, leads=acts or not (governed or contracted))
        if found is not None and not is_loose(line, at, end):
            yield found
        at = max(end, at + 1)


def is_person_name(line: Line, first: int, last: int) -> bool:
    """A title or a given name, or two or three capitalised words that are no place and no body."""
    words = people(line.cues.lang)
    tokens = [line[at] for at in range(first, last) if line[at].word and not line[at].quoted]
    if not tokens or not all(one.capital or line.cues.has("name_particles", one.low) for one in tokens):
        return False
    lows = [one.low.rstrip(".") for one in tokens]
    if any(
        low in words.given or words.has("title_he", low) or words.has("title_she", low) for low in lows[:-1]
    ):
        return True
    if any(words.has("no_person", low) for low in lows) or line.has(first, "prepositions", "adverbs"):
        return False
    capitals = [one for one in tokens if one.capital]
    plain = not any(one.text.isupper() or one.number for one in capitals)
    return plain and _FEWEST_CAPITALS <= len(capitals) <= _MOST_CAPITALS


def is_loose(line: Line, first: int, last: int) -> bool:
    """One word with a capital that may only open the sentence: "Perhaps", "Columbia"."""
    one = last - first == 1 and line[first].capital
    return one and not any(line[at].word for at in range(first)) and not line[first].text.isupper()


def _determined(line: Line, at: int) -> int:
    """1 where a determiner or a number stands."""
    words = people(line.cues.lang)
    low = line.low(at)
    counts = line[at].number and not line.has(at + 1, "calendar")
    return int(counts or any(words.has(name, low) for name in ("one_he", "one_she", "one", "many")))


def _phrase_end(line: Line, at: int, last: int) -> int:
    end = at + 1
    name = line[at].capital and not _determined(line, at)
    while end < last and line[end].word and not line[end].finite and line.low(end) != QUOTE:
        if line.has(end, "prepositions", "conjunctions", "relatives", "negations"):
            if not (name and line.has(end, "joined_particles") and end + 1 < last and line[end + 1].capital):
                break
        elif _is_behind(line, end, name=name):
            break
        end += 1
    return end


def _is_behind(line: Line, at: int, *, name: bool) -> bool:
    """Whether a word lies behind a name, or opens another noun phrase."""
    if name:
        return not line[at].capital and not line.has(at, "joined_particles")
    return bool(_determined(line, at))


def _is_joined(line: Line, first: int, last: int) -> bool | None:
    """Whether «et» joins two nouns; None where it may as well join two adjectives or two words of a name."""
    for at in range(first + 1, last - 1):
        if not line.has(at, "list_words") or line[at].quoted:
            continue
        if line.low(at) in {"ou", "or"}:
            return None
        if line.has(at + 1, "prepositions"):
            continue
        return True if _determined(line, at + 1) or line[at + 1].capital else None
    return False


def _gender(line: Line, words: People, first: int, head: int, last: int) -> str | None:
    """By determiner or title, then by the noun, then by a given name."""
    low, noun_word = line.low(first), line.low(head)
    for gender in (HE, SHE):
        if words.has(f"one_{gender}", low) or words.has(f"title_{gender}", low.rstrip(".")):
            return gender
    if line.french and words.has("many", low) and words.ends("many_she", noun_word):
        return SHE
    if line.french and words.has("one", low):
        return _by_noun(words, noun_word)
    end = next((at for at in range(head, last) if line.has(at, "prepositions")), last)
    listed = (gender for at in range(head, end) for gender in (HE, SHE) if words.has(gender, line.low(at)))
    capitals = [at for at in range(first, last) if line[at].capital]
    given = (words.given[name] for at in capitals[:-1] if (name := _given(line, at)) in words.given)
    return next(listed, None) or next(given, None)


def _by_noun(words: People, noun_word: str) -> str | None:
    """«l'usine», «l'exposition»: words known, then endings."""
    listed = next((gender for gender in (HE, SHE) if words.has(gender, noun_word)), None)
    ending = next((gender for gender in (SHE, HE) if words.ends(f"ends_{gender}", noun_word)), None)
    return listed or ending


def _given(line: Line, at: int) -> str:
    """The first part of «Jean-Marc»."""
    return line.low(at).split("-")[0]


def _means_person(line: Line, words: People, head: int, last: int) -> bool:
    for at in range(head, last):
        if line.has(at, "prepositions", "relatives") or not line[at].word:
            break
        low = line.low(at)
        if low.endswith(("'s", "s'")):
            continue
        single = low.removesuffix("s")
        if any(words.has(name, form) for name in ("people", "he", "she") for form in (low, single)):
            return True
        if line[at].capital and at + 1 < last and line[at + 1].capital and _given(line, at) in words.given:
            return True
    return False


def _is_many(line: Line, words: People, first: int, head: int, last: int) -> bool:
    low = line.low(first)
    if words.has("many", low):
        return True
    if line[first].number:
        return low not in {"1", "0"}
    if line.french:
        return False
    end = next((at for at in range(head, last) if line.has(at, "prepositions", "relatives")), last)
    noun_word = line.low(end - 1)
    if words.has("many_words", noun_word):
        return True
    if line[end - 1].capital and (words.has("one", low) or end - first > 1):
        return False
    return noun_word.endswith("s") and not noun_word.endswith(("ss", "us", "is", "'s", "news"))
