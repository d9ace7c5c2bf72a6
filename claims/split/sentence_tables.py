"""The word lists that the sentence rules look into, one JSON file per language.

Each class of abbreviation is one string of words, written without their last full stop. A word in small
letters stands for any case; one with a capital must have it in the text too («Me Dupont», but
«dites-le-moi»). ``_`` stands for a blank, so that a list can hold «av._J.-C».
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("data") / "sentences"

_TERMINALS = ".!?…‼⁇⁈⁉。！？｡؟۔।॥"
"""Marks that may end a sentence in any language; a language can add its own."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the sentence rules know about one language. Abbreviations stand without their last full stop."""

    candidate: re.Pattern[str]
    """Finds a run of marks that may end a sentence."""
    known: frozenset[str]
    """Every abbreviation of the classes below, so that most words are looked up once."""
    titles: frozenset[str] = frozenset()
    """Always go before a name: «M.», «Dr.». They never end a sentence."""
    numbered: frozenset[str] = frozenset()
    """Abbreviations only before a number: «art. 5», «janv. 2020». Ordinary words otherwise."""
    units: frozenset[str] = frozenset()
    """After a number they may end a sentence: «il reste 20 min. Le train…»."""
    soft: frozenset[str] = frozenset()
    """End a sentence only where a frequent first word follows: «Ltd.», «U.S.»."""
    end: frozenset[str] = frozenset()
    """End a sentence whenever a capital follows: «etc.»."""
    clock: frozenset[str] = frozenset()
    """«p.m.»: ends a sentence unless a day, month or time zone follows."""
    zones: frozenset[str] = frozenset()
    """Names of time zones."""
    months: frozenset[str] = frozenset()
    """Names of months and days."""
    phrases: frozenset[str] = frozenset()
    """Abbreviations of several parts, blanks between them: «z. B.»."""
    initials: frozenset[str] = frozenset()
    """Initials of two letters: «Ch.», «Ph.»."""
    exclaimed: frozenset[str] = frozenset()
    """Names that end in an exclamation mark."""
    agencies: frozenset[str] = frozenset()
    """News agencies as they sign in small letters: «(dpa)»."""
    starters: frozenset[str] = frozenset()
    """Frequent first words of a sentence."""
    speech: frozenset[str] = frozenset()
    """Verbs that follow a name after a quotation: «"Why?" Smith asked.»."""
    unspaced: frozenset[str] = frozenset()
    """Marks after which a sentence may begin without a blank, beside those of every language."""
    endings: frozenset[str] = frozenset()
    """Ends of words that are abbreviated before a number: «Hauptstr. 9»."""
    prepositions: frozenset[str] = frozenset()
    """Words that open a date: «W 2016 r. Sejm …» goes on after its unit."""
    continuations: frozenset[str] = frozenset()
    """Signs that go on with the sentence after a cry in quotes, in scripts without blanks and capitals."""
    ordinals: bool = False
    """Whether a number with a full stop is an ordinal."""
    ordinal_nouns: frozenset[str] = frozenset()
    """Nouns that follow an ordinal, where nouns have a capital: «der 100. Geburtstag»."""


_NONE: frozenset[str] = frozenset()

_LISTS = tuple(
    field.name for field in fields(Table) if field.type == "frozenset[str]" and field.name != "known"
)
"""The fields that are word lists of the data files."""

_ABBREVIATIONS = ("titles", "numbered", "units", "soft", "end", "clock", "phrases")


@dataclass(frozen=True, slots=True)
class _Stated:
    """What one data file says."""

    lists: dict[str, frozenset[str]]
    ordinals: bool


def has(words: frozenset[str], word: str) -> bool:
    """Whether a list holds the word, in these letters or in small ones."""
    return word in words or word.lower() in words


@cache
def table(lang: str) -> Table | None:
    """The lists of one language, or None where the language has no rules of its own.

    Args:
        lang: ISO 639-1 code.
    """
    if lang not in languages():
        return None
    stated, shared = _read(lang), _read("common")
    lists = {name: stated.lists.get(name, _NONE) | shared.lists.get(name, _NONE) for name in _LISTS}
    return Table(
        candidate=re.compile(f"[{re.escape(_TERMINALS + ''.join(stated.lists.get('terminals', _NONE)))}]+"),
        known=frozenset().union(*(lists[name] for name in _ABBREVIATIONS)),
        ordinals=stated.ordinals,
        **lists,
    )


@cache
def languages() -> frozenset[str]:
    """The languages with rules of their own, as ISO 639-1 codes."""
    return frozenset(path.stem for path in _FOLDER.glob("??.json"))


def _read(name: str) -> _Stated:
    content = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
    texts = {key: value for key, value in content.items() if isinstance(value, str)}
    return _Stated(
        lists={
            key: frozenset(word.replace("_", " ") for word in value.split()) for key, value in texts.items()
        },
        ordinals=content.get("ordinals", False),
    )
