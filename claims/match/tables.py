"""Word lists the guard works with, read from data files once."""

from __future__ import annotations

import functools
import sys
from importlib import resources
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from claims.language.folding import fold
from schema.base import Model

if TYPE_CHECKING:
    from collections.abc import Collection


class GuardWords(Model):
    """Small words of one language, folded."""

    negations: tuple[str, ...]
    contracted: tuple[str, ...]
    """Heads of contracted negations: the “didn” of “didn't”."""
    not_negations: tuple[str, ...]
    """Phrases whose negation denies nothing: “not only”."""
    negation_pairs: tuple[str, ...]
    """Two negations that are one: « ni … ni »."""
    negators: tuple[str, ...]
    """Words that only go with a negation and count for none: « ne »."""
    conjunctions: tuple[str, ...]
    articles: tuple[str, ...]
    name_endings: tuple[str, ...]
    """What makes an adjective or a plural of a name."""
    never_names: tuple[str, ...]
    """Words written with a capital that name nobody."""
    attribution_first: tuple[str, ...]
    attribution_verbs: tuple[str, ...]
    attribution_auxiliaries: tuple[str, ...]
    attribution_that: tuple[str, ...]
    attribution_hearsay: tuple[str, ...]


class _Antonyms(Model):
    opposites: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]
    not_opposites: tuple[str, ...]


def _read(name: str) -> str:
    return resources.files("claims.match").joinpath("data", name).read_text("utf-8")


@functools.cache
def guard_words(lang: str) -> GuardWords | None:
    """The small words of a language; None where they are not known."""
    return TypeAdapter(dict[str, GuardWords]).validate_json(_read("words.json"), strict=False).get(lang)


_SHORTEST_DENIED = 4


class Opposites:
    """Which words of a language contradict each other.

    Args:
        lang: ISO 639-1 code; without a list nothing is an opposite.
    """

    def __init__(self, lang: str) -> None:
        listed = (
            TypeAdapter(dict[str, _Antonyms]).validate_json(_read("antonyms.json"), strict=False).get(lang)
        )
        self._prefixes = listed.prefixes if listed else ()
        self._not = frozenset(listed.not_opposites if listed else ())
        self._of: dict[str, set[str]] = {}
        for one, other in listed.opposites if listed else ():
            left, right = _forms(one), _forms(other)
            for word in left:
                self._of.setdefault(word, set()).update(right - left)
            for word in right:
                self._of.setdefault(word, set()).update(left - right)

    def among(self, word: str, others: Collection[str]) -> set[str]:
        """Those of the other words that say the opposite of a folded word."""
        found = {other for other in self._of.get(word, ()) if other in others}
        for prefix in self._prefixes:
            longer = prefix + word
            if longer in others and self._denies(longer, word):
                found.add(longer)
            if (
                word.startswith(prefix)
                and word[len(prefix) :] in others
                and self._denies(word, word[len(prefix) :])
            ):
                found.add(word[len(prefix) :])
        return found

    def contradict(self, one: str, other: str) -> bool:
        """Whether two folded words say the opposite of each other."""
        return other in self.among(one, (other,))

    def _denies(self, longer: str, word: str) -> bool:
        """Whether one word denies the other by its prefix: “illegal” and “legal”, not “unit” and “it”."""
        return len(longer) - len(word) > 1 and len(word) >= _SHORTEST_DENIED and longer not in self._not


def _forms(words: str) -> set[str]:
    """The words folded, as the texts will be."""
    return {sys.intern(fold(word)) for word in words.split()}


@functools.cache
def opposites(lang: str) -> Opposites:
    """The opposites of a language."""
    return Opposites(lang)
