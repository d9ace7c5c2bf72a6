"""What the words of a language are to the deduper: synonyms, small words, and words no slip may touch."""

from __future__ import annotations

import functools
import json
from importlib.resources import files
from typing import TYPE_CHECKING

from pydantic import Field, TypeAdapter

from claims.language.analysis import stem, stop_words
from claims.language.dateparts import calendar
from claims.language.folding import fold
from claims.language.number_tables import table
from claims.match.tables import exclusive, guard_words, opposites
from schema.base import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDING = 4
"""Letters of the longest ending."""
_SHORTEST_STEM = 4
"""A shorter word is looked up as it is: its stem is that of too many others."""


ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th", "er", "re", "e", "eme"))
"""Letters behind a digit that make it an ordinal."""


class _Synonyms(Model):
    """The lists of one language."""

    groups: tuple[str, ...] = ()
    phrases: dict[str, str] = Field(default_factory=dict)


class _Small(Model):
    """The small words of one language."""

    plain: str = ""
    denying: str = ""
    fillers: str = ""
    money: str = ""
    hearsay: str = ""
    saying: str = ""
    links: str = ""
    unsure: str = ""


class Wording:
    """The words of one language.

    Args:
        lang: ISO 639-1 code; without lists of its own a language has no synonyms and no small words.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        lists = _synonyms().get(lang, _Synonyms())
        known = guard_words(lang)
        self.stop = stop_words(lang)
        """Words that tell nothing."""
        self.negations = frozenset((*known.negations, *known.contracted, *known.deniers) if known else ())
        """Words that turn a claim into its contrary; no word of the text may be taken for one by a slip."""
        self.guarded = self.negations | frozenset(exclusive(lang)) | _number_words(lang) | _months(lang)
        """Words a slip of which may be another claim."""
        small = _small().get(lang, _Small())
        self.plain = frozenset(small.plain.split())
        """Small words that may come and go."""
        self.fillers = frozenset(small.fillers.split())
        """Words that link or stress, and claim nothing."""
        self.denying = self.negations | frozenset(small.denying.split())
        """Words of an opening that denies or doubts what stands behind it: “disputes”."""
        self.counting = _number_words(lang) | frozenset(small.money.split()) | ORDINAL_ENDINGS
        """Words of figures and sums."""
        self.saying = frozenset(small.saying.split())
        """Verbs that only say that something is said."""
        self.links = frozenset(small.links.split("|"))
        """Openings of a sentence that claim nothing: “That said”."""
        self.unsure = frozenset(small.unsure.split())
        """Words before “that” after which nothing is claimed: “hopes”."""
        self.hearsay = frozenset(small.hearsay.split())
        """What opens a clause with “that” besides verbs of saying."""
        self.dangling = _dangling().get(lang, frozenset())
        """Words no claim ends with."""
        self._names, self._stems = _names(lists.groups, lang)
        self._phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for phrase, instead in sorted(lists.phrases.items(), key=lambda item: -len(item[0])):
            parts = tuple(fold(phrase).replace("'", " ").split())
            self._phrases.setdefault(parts[0], []).append(
                (parts, tuple(fold(instead).replace("'", " ").split()))
            )
        self.phrase_keys = frozenset(
            _telling_word(parts, self.stop)
            for phrases in self._phrases.values()
            for parts, _instead in phrases
        )
        """A word of each phrase that stands for others; a text without any of them has no phrase."""
        self.phrase_words = frozenset(
            word for phrases in self._phrases.values() for _parts, instead in phrases for word in instead
        )
        """The words that stand for phrases."""
        self._numbers = _numbers(lang)
        self.months = _month_names(lang)
        """Names of months by their number."""
        self.month_names = {name: self.months[number] for name, number in _calendar(lang).items()}
        self.canonical = functools.lru_cache(maxsize=200_000)(self._canonical)
        """The name under which a folded word is compared: that of its synonyms, or a figure."""

    def _canonical(self, word: str) -> str:
        if word in self._numbers:
            return self._numbers[word]
        if word in self._names:
            return self._names[word]
        if len(word) < _SHORTEST_STEM:
            return word
        single = word.removesuffix("s")
        if single in self._names:
            return self._names[single]
        name, member = self._stems.get(stem(word, self._lang), (word, word))
        return name if _is_form(word, member) else word

    def phrase_at(self, words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
        """The phrase that begins at a word: how many words it takes, and the words it stands for."""
        for parts, instead in self._phrases.get(words[at], ()):
            if tuple(words[at : at + len(parts)]) == parts:
                return len(parts), instead
        return None

    def opposed(self, one: str, other: str) -> bool:
        """Whether two words say the contrary of each other: “legal” and “illegal” are no slip."""
        return opposites(self._lang).contradict(one, other)

    def denies(self, words: Sequence[str]) -> bool:
        """Whether one of the words of an opening or an ending denies what is claimed."""
        return not self.denying.isdisjoint(words)


@functools.cache
def wording(lang: str) -> Wording:
    """The words of a language."""
    return Wording(lang)


@functools.cache
def agency_marks() -> frozenset[str]:
    """Names of press agencies and labels of the wire, case folded."""
    tables = json.loads(_data("agencies.json"))
    return frozenset([*tables["agencies"], *tables["labels"]])


@functools.cache
def _dangling() -> dict[str, frozenset[str]]:
    lists = json.loads(_data("dangling.json"))
    del lists["about"]
    return {lang: frozenset(map(fold, words.split())) for lang, words in lists.items()}


@functools.cache
def _small() -> dict[str, _Small]:
    lists = json.loads(_data("small.json"))
    del lists["about"]
    return TypeAdapter(dict[str, _Small]).validate_python(lists)


@functools.cache
def _synonyms() -> dict[str, _Synonyms]:
    lists = json.loads(_data("synonyms.json"))
    del lists["about"]
    return TypeAdapter(dict[str, _Synonyms]).validate_python(
        {lang: {"groups": tuple(of["groups"]), "phrases": of["phrases"]} for lang, of in lists.items()}
    )


def _names(groups: Sequence[str], lang: str) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """For each word the name of the first group that has it; for each stem that and the word it is of."""
    found: dict[str, str] = {}
    stems: dict[str, tuple[str, str]] = {}
    for group in groups:
        members = group.split()
        name = f"={fold(members[0])}"
        for word in members:
            found.setdefault(fold(word), name)
            if len(word) >= _SHORTEST_STEM - 1:  # “use” is the stem of “used”
                for form in (word, *verb_forms(word, lang)):
                    stems.setdefault(stem(form, lang), (name, fold(form)))
    return found, stems


def _is_form(word: str, member: str) -> bool:
    """Whether two words of one stem differ in an ending: “imported” is no form of “important”."""
    common = next((at for at, (a, b) in enumerate(zip(word, member, strict=False)) if a != b), -1)
    common = min(len(word), len(member)) if common < 0 else common
    return common >= min(len(word), len(member)) - 1 and max(len(word), len(member)) - common <= _ENDING


def _telling_word(parts: Sequence[str], stop: frozenset[str]) -> str:
    return max(parts, key=lambda part: (part not in stop, len(part)))


def verb_forms(word: str, lang: str) -> tuple[str, ...]:
    """Forms of a French verb, whose stems are not all one: « congédier » and « congédié »."""
    if lang == "fr" and word.endswith("er"):
        return tuple(
            word[:-2] + ending for ending in ("é", "ée", "és", "e", "ent", "a", "ait", "aient", "ant")
        )
    return ()


def _number_words(lang: str) -> frozenset[str]:
    words = table(lang).words
    if not words:
        return frozenset()
    lists = (words.units, words.tens, words.hundreds, words.scales, words.plural_scales, words.short_scales)
    more = (words.groups, words.ordinals, words.fractions)
    return frozenset(fold(word) for each in (*lists, *more) for word in each)


def _numbers(lang: str) -> dict[str, str]:
    """Small numbers in words, the article « un » apart."""
    words = table(lang).words
    if not words:
        return {}
    return {fold(word): str(value) for word, value in (words.units | words.tens).items() if value > 1}


def _calendar(lang: str) -> dict[str, int]:
    """Folded names of months, short ones too, and their numbers."""
    dates = calendar(lang)
    return {fold(name): number for name, number in dates.months.items()} if dates else {}


def _months(lang: str) -> frozenset[str]:
    return frozenset(_calendar(lang))


def _month_names(lang: str) -> dict[int, str]:
    names: dict[int, str] = {}
    for name, number in _calendar(lang).items():
        names[number] = max(names.get(number, ""), name, key=len)
    return names


def _data(name: str) -> str:
    return files("claims.dedupe").joinpath("data", name).read_text(encoding="utf-8")
