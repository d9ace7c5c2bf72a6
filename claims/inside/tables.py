"""Word lists for holding claims of one article against each other, read from a data file once."""

from __future__ import annotations

import functools
import re
from importlib import resources

from pydantic import TypeAdapter

from schema.base import Model


class InsideWords(Model):
    """Small words of one language, folded."""

    same_thing: dict[str, tuple[str, ...]]
    """Words that count one thing, by a name for it: « morts », « tués » and « décès » all count the dead."""
    people: tuple[str, ...]
    """Nouns that leave open what became of those counted: « neuf personnes … tuées » counts the dead."""
    days: dict[str, float]
    """Units of time in days, whole days and longer."""
    spoken_days: dict[str, float]
    """Numbers of days that mean weeks: « quinze jours » are two weeks."""
    once: tuple[str, ...]
    """Words of what happens but once to somebody or something, so that two dates of it disagree."""
    part: tuple[str, ...]
    """Words by which a figure counts only a part, or all of what others count in parts."""
    then: tuple[str, ...]
    """Words by which a figure is that of another time, or one only planned."""


class Lists:
    """The word lists of a language, ready to ask.

    Args:
        words: As the data file has them; None where the language has none.
    """

    def __init__(self, words: InsideWords | None) -> None:
        named = words.same_thing if words else {}
        self._things = {word: thing for thing, all_of_it in named.items() for word in all_of_it}
        self._people = frozenset(words.people if words else ())
        self._days = words.days if words else {}
        self._spoken = {float(said): meant for said, meant in words.spoken_days.items()} if words else {}
        self._once = frozenset(words.once if words else ())
        self._part = _finder(words.part if words else ())
        self._then = _finder(words.then if words else ())

    def thing(self, word: str) -> str | None:
        """What a folded word counts, by its common name; None for a word that stands for itself."""
        return self._things.get(word)

    def counts_people(self, word: str) -> bool:
        """Whether a folded noun says only that people are counted."""
        return word in self._people

    def days(self, unit: str) -> float | None:
        """How many days a folded unit of time has; None for what is no such unit."""
        return self._days.get(unit)

    def spoken_days(self, days: float) -> float | None:
        """The days meant by a number of days that stands for weeks."""
        return self._spoken.get(days)

    def happens_once(self, word: str) -> bool:
        """Whether a folded word tells of what happens but once: « né », “founded”."""
        return word in self._once

    def parts(self, folded: str) -> frozenset[str]:
        """Words by which a folded claim tells of a part or a whole."""
        return frozenset(self._part.findall(folded))

    def times(self, folded: str) -> frozenset[str]:
        """Words by which a folded claim tells of another time."""
        return frozenset(self._then.findall(folded))


def _finder(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if words else r"(?!)")


@functools.cache
def lists(lang: str) -> Lists:
    """The word lists of a language; empty ones where there are none."""
    text = resources.files("claims.inside").joinpath("data", "words.json").read_text("utf-8")
    known = TypeAdapter(dict[str, InsideWords]).validate_json(text, strict=False)
    return Lists(known.get(lang))
