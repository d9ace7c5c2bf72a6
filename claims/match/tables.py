"""Word lists the guard works with, read from data files once."""

from __future__ import annotations

import functools
import sys
from importlib import resources
from typing import NamedTuple

from pydantic import TypeAdapter

from claims.language.analysis import stem
from claims.language.folding import fold
from schema.base import Model


class GuardWords(Model):
    """Small words of one language, folded."""

    negations: frozenset[str]
    contracted: frozenset[str]
    """Heads of contracted negations: the “didn” of “didn't”."""
    not_negations: frozenset[str]
    """Phrases whose negation denies nothing: “not only”."""
    negation_pairs: frozenset[str]
    """Two negations that are one: « ni … ni »."""
    negators: frozenset[str]
    """Words that only go with a negation and count for none: « ne »."""
    lone_denied: frozenset[str] = frozenset()
    """Verb forms that « ne » denies without « pas »: « n'a cessé », « n'ose »."""
    completers: frozenset[str] = frozenset()
    """Words that complete a « ne », deny by themselves or make it « ne … que »."""
    conjunctions: frozenset[str]
    articles: frozenset[str]
    name_endings: frozenset[str]
    """What makes an adjective or a plural of a name."""
    never_names: frozenset[str]
    """Words written with a capital that name nobody."""
    attribution_first: tuple[str, ...]
    attribution_verbs: tuple[str, ...]
    attribution_auxiliaries: frozenset[str]
    attribution_that: tuple[str, ...]
    attribution_hearsay: tuple[str, ...]
    after_negator: frozenset[str]
    """Words that deny only behind a negator: « ne … plus », « ne … personne »."""
    deniers: frozenset[str]
    """Verbs and words that turn what follows them into its contrary: “failed to sign”."""
    clause_deniers: frozenset[str]
    """Words that deny the clause with “that” behind them: “a myth that”."""
    titles: frozenset[str]
    """What people are beside their names; told or left out, it changes no claim."""
    passive_be: frozenset[str]
    """Auxiliaries of the passive."""
    by: frozenset[str]
    """What tells the agent of a passive."""
    only: frozenset[str]
    """Words that shut out all others."""
    set_phrases: tuple[str, ...]
    """Phrases whose words mean nothing by themselves: « coûter la vie » tells nothing of life."""
    units: dict[str, str]
    """Spellings of units, each with the one it is compared by."""
    per_hour: tuple[str, ...]
    """What makes a speed of a distance."""
    more_units: frozenset[str]
    """Units told by no number table, for they matter to comparisons only."""

    @functools.cached_property
    def denying(self) -> frozenset[str]:
        """All words that may deny; a text without any needs no second look."""
        return self.negations | self.after_negator | self.negators | {"t"}


class ExclusiveSet(Model):
    """Words of which one at most can be true in one place: Monday, Tuesday; red, blue."""

    kind: str
    """The kind of difference they make."""
    members: tuple[str, ...]
    """Each with all its forms, parted by blanks."""


class _Antonyms(Model):
    opposites: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]
    not_opposites: tuple[str, ...]
    not_stems: tuple[str, ...]
    """Words whose stem belongs to another word too."""


def read_data(name: str) -> str:
    """The text of one of the matcher's data files."""
    return resources.files("claims.match").joinpath("data", name).read_text("utf-8")


@functools.cache
def guard_words(lang: str) -> GuardWords | None:
    """The small words of a language; None where they are not known."""
    return TypeAdapter(dict[str, GuardWords]).validate_json(read_data("words.json"), strict=False).get(lang)


@functools.cache
def exclusive(lang: str) -> dict[str, dict[int, tuple[str, int]]]:
    """For each word or stem key, the sets it is in: set → its kind of difference and which member it is."""
    sets = TypeAdapter(dict[str, tuple[ExclusiveSet, ...]]).validate_json(
        read_data("exclusive.json"), strict=False
    )
    found: dict[str, dict[int, tuple[str, int]]] = {}
    for number, one in enumerate(sets.get(lang, ())):
        for member, words in enumerate(one.members):
            for word in words.split():
                found.setdefault(fold(word), {})[number] = (one.kind, member)
    return found


@functools.cache
def synonyms(lang: str) -> dict[str, frozenset[int]]:
    """For each word and stem key, the groups of words it means the same as."""
    groups = TypeAdapter(dict[str, tuple[str, ...]]).validate_json(read_data("synonyms.json"), strict=False)
    found: dict[str, set[int]] = {}
    for number, words in enumerate(groups.get(lang, ())):
        for word in words.split():
            for key in keys(fold(word), stem(word, lang)):
                found.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


@functools.cache
def set_phrases(lang: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases whose words tell nothing by themselves, by their first word."""
    words = guard_words(lang)
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in words.set_phrases if words else ():
        parts = tuple(phrase.replace("'", " ").split())
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found


@functools.cache
def set_phrase_words(lang: str) -> frozenset[str]:
    """All words of these phrases."""
    return frozenset(word for phrases in set_phrases(lang).values() for phrase in phrases for word in phrase)


_ASKED = 4_096
"""Words of a language remembered with what they contradict, 1 kB each."""
_SHORTEST_DENIED = 4
_SHORTEST_STEM = 4
"""A shorter word is looked up as it is: its stem is that of too many others."""


def keys(word: str, stem_of: str) -> tuple[str, ...]:
    """Under what a folded word is looked up in the lists: itself, and its stem, marked as such."""
    return (word, f"~{stem_of}") if len(word) >= _SHORTEST_STEM else (word,)


class Sides(NamedTuple):
    """What a word says for and against."""

    says: tuple[str, ...]
    """Its keys, and with a hyphen before them those it denies: “illegal” says -legal."""
    contraries: frozenset[str]
    """What another word has to say to contradict it."""


class Opposites:
    """Which words of a language contradict each other, whatever their endings.

    Args:
        lang: ISO 639-1 code; without a list nothing is an opposite.
    """

    def __init__(self, lang: str) -> None:
        listed = (
            TypeAdapter(dict[str, _Antonyms])
            .validate_json(read_data("antonyms.json"), strict=False)
            .get(lang)
        )
        self._lang = lang
        self._prefixes = listed.prefixes if listed else ()
        self._denying = (*self._prefixes, *(f"~{prefix}" for prefix in self._prefixes))
        denied = listed.not_opposites if listed else ()
        self._not = frozenset(key for word in denied for key in keys(fold(word), stem(word, lang)))
        self._not_stems = frozenset(fold(word) for word in (listed.not_stems if listed else ()))
        self._of: dict[str, set[str]] = {}
        self.sides = functools.lru_cache(maxsize=_ASKED)(self._sides_of)
        """What a folded word with its stem says and contradicts, see :class:`Sides`."""
        for one, other in listed.opposites if listed else ():
            left, right = self._forms(one), self._forms(other)
            for key in left:
                self._of.setdefault(key, set()).update(right - left)
            for key in right:
                self._of.setdefault(key, set()).update(left - right)

    def keys(self, word: str, stem_of: str) -> tuple[str, ...]:
        """Under what a folded word with its stem is looked up here."""
        return (word,) if word in self._not_stems else keys(word, stem_of)

    def _sides_of(self, word: str, stem_of: str) -> Sides:
        return self._sides(self.keys(word, stem_of))

    def _sides(self, word_keys: tuple[str, ...]) -> Sides:
        """What a word with these keys says and what it contradicts."""
        denied = [bare for key in word_keys for bare in self._denied(key)]
        listed = [other for key in word_keys for other in self._of.get(key, ())]
        return Sides(
            says=(*word_keys, *(f"-{bare}" for bare in denied)),
            contraries=frozenset((*listed, *denied, *(f"-{key}" for key in word_keys))),
        )

    def contradict(self, one: str, other: str) -> bool:
        """Whether two folded words say the opposite of each other, as they are written."""
        return not self._sides((one,)).contraries.isdisjoint(self._sides((other,)).says)

    def _denied(self, key: str) -> list[str]:
        """What a word denies by its prefix: the “legal” of “illegal”, not the “it” of “unit”."""
        if not key.startswith(self._denying) or key in self._not:
            return []
        mark, word = ("~", key[1:]) if key[0] == "~" else ("", key)
        shorter = (word.removeprefix(prefix) for prefix in self._prefixes)
        return [mark + one for one in shorter if len(word) - len(one) > 1 and len(one) >= _SHORTEST_DENIED]

    def _forms(self, words: str) -> set[str]:
        """The keys of the words, as those of the texts will be."""
        return {
            sys.intern(key) for word in words.split() for key in self.keys(fold(word), stem(word, self._lang))
        }


@functools.cache
def opposites(lang: str) -> Opposites:
    """The opposites of a language."""
    return Opposites(lang)
