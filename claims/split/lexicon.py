"""Verb forms and cue words of a language, read once from the data files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claims.split.verb_forms import Verbs, gerunds_of, speech_forms, verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DATA = Path(__file__).with_name("data") / "claims"
"""Folder of the cue words and verb lists."""

LANGUAGES = ("fr", "en")
"""Languages with cue rules; every other language keeps one claim a sentence."""

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, the longest first."""

_PHRASE_LISTS = {
    "attribution",
    "bare_connectors",
    "connectors",
    "edge_attribution",
    "interview_cues",
    "keeping_subordinators",
    "mostly",
    "subordinators",
    "via_openers",
    "weak_attribution",
}


_OPENERS = (
    "attribution",
    "clitics",
    "conjunctions",
    "like",
    "other_relatives",
    "own_acts",
    "relative_prepositions",
    "relatives",
    "subject_relatives",
    "subjects_of_verbs",
    "subordinators",
    "that",
)
"""Lists whose words may open a clause in the middle of a run of words."""

_BEFORE_OPENERS = ("zero_that", "finding_verbs", "speech_gerunds")
"""Lists behind whose words a clause may begin."""


@dataclass(frozen=True)
class Cues:
    """Cue words of one language: single words by list name, phrases by list name."""

    lang: str
    verbs: Verbs
    lists: dict[str, frozenset[str]]
    phrases: dict[str, Phrases]
    copula: dict[str, str]
    """The words that standalone sentences need: «est», «se trouve», the colon."""
    elided: dict[str, str]
    """Words that lose their vowel before a pronoun, by what is left of them: «qu» is «que»."""
    lists_of: dict[str, frozenset[str]]
    """The same lists by word; a phrase list stands at the first word of each of its phrases."""

    def has(self, name: str, word: str) -> bool:
        """Whether a lower-case word stands in a list."""
        return word in self.lists[name]


@cache
def cues(lang: str) -> Cues:
    """The cue words of a language of ``LANGUAGES``."""
    raw = json.loads((DATA / f"cues.{lang}.json").read_text(encoding="utf-8"))
    copula, elided = raw.pop("copula"), raw.pop("elided")
    raw.pop("note")
    kinds = json.loads((DATA / f"kinds.{lang}.json").read_text(encoding="utf-8"))
    told = {name: raw.pop(name) for name in _PHRASE_LISTS} | kinds["phrases"]
    phrases = {name: _by_first_word(words, lang) for name, words in told.items()}
    lists = {name: frozenset(words.split()) for name, words in (raw | kinds["lists"]).items()}
    lemmas = lists.pop("speech")
    lists["speech_gerunds"] = gerunds_of(lang, lemmas)
    lists["speech"] = speech_forms(lang, lemmas) | lists.pop("speech_forms")
    lists["quote_verbs"] = speech_forms(lang, lists["quote_verbs"]) | lists.pop("quote_forms")
    lists["denials"] = speech_forms(lang, lists["denials"]) | frozenset(lists["denials"])
    forms = json.loads((DATA / f"verbs.{lang}.json").read_text(encoding="utf-8"))
    all_lists = {**lists, **phrases}
    lists["may_open"] = frozenset().union(*(all_lists[name] for name in _OPENERS))
    lists["before_open"] = frozenset().union(*(all_lists[name] for name in _BEFORE_OPENERS))
    by_word = _by_word({**lists, **phrases})
    return Cues(lang, verbs(lang, forms), lists, phrases, copula, elided, by_word)


def _by_word(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The names of the lists that each word stands in: one look-up a word instead of one a question."""
    found: dict[str, set[str]] = {}
    for name, words in lists.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _by_first_word(text: str, lang: str) -> Phrases:
    """Cut «bien que|alors que» into phrases; a French apostrophe ends a word, as in the texts."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in text.split("|"):
        words = tuple((phrase.replace("'", "' ") if lang == "fr" else phrase).split())
        if words:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}
