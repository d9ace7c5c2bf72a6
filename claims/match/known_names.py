"""Places, peoples, institutions and people whose names have several languages or spellings.

“London” and « Londres », “German” and « allemande », “UN” and « Nations unies », “Kyiv” and “Kiev”: each
has one name here, whichever way it is written. The list is data (``data/names.json``).
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter

from claims.language.folding import fold
from claims.match.tables import read_data
from schema.base import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

LISTED = ("en", "fr")
"""Languages the names are listed in."""

_WORD = re.compile(r"[^\W_]+")


class Known(NamedTuple):
    """A known name in a text."""

    start: int
    """Index of its first word."""
    end: int
    """Index after its last word."""
    name: str
    """The one name of it: “germany” for « allemandes »."""


class _Row(Model):
    """One name in both languages, spellings parted by commas."""

    en: str
    fr: str
    en_of: str = ""
    """Adjectives and inhabitants."""
    fr_of: str = ""


class _Spelling(NamedTuple):
    """One way to write a name."""

    words: tuple[str, ...]
    name: str
    capital: bool
    """Whether it is a name with a capital only: “Turkey”."""
    acronym: bool
    """Whether it is a name in capitals only: “US”."""


@functools.cache
def _rows() -> tuple[_Row, ...]:
    return TypeAdapter(tuple[_Row, ...]).validate_json(read_data("names.json"), strict=False)


@functools.cache
def spellings(lang: str) -> dict[str, tuple[_Spelling, ...]]:
    """All ways to write the names of a language by their first word, longest first."""
    found: dict[str, list[_Spelling]] = {}
    for row in _rows():
        name = fold(row.en.split(",")[0])
        each = [(way, True) for way in {"en": row.en, "fr": row.fr}.get(lang, "").split(",")]
        if lang == "fr":
            each += [(form, False) for way in row.fr_of.split(",") for form in _agreements(way)]
        elif lang == "en":
            each += [(way + ending, True) for way in row.en_of.split(",") if way for ending in ("", "s")]
        for way, capital in each:
            words = tuple(_WORD.findall(fold(way)))
            if words:
                acronym = len(way) > 1 and way.replace(".", "").isupper()
                found.setdefault(words[0], []).append(_Spelling(words, name, capital, acronym))
    return {
        first: tuple(sorted(ways, key=lambda one: (-len(one.words), one))) for first, ways in found.items()
    }


def _agreements(adjective: str) -> set[str]:
    """An adjective in all numbers and genders: allemand, allemande, allemands, allemandes."""
    if not adjective:
        return set()
    forms = {adjective, f"{adjective}s", f"{adjective}e", f"{adjective}es"}
    if adjective.endswith("n"):
        forms |= {f"{adjective}ne", f"{adjective}nes"}
    return forms


def find_known(words: Sequence[str], written: Sequence[str], lang: str) -> tuple[Known, ...]:
    """The known names among the words of a text, in order, none overlapping another.

    Args:
        words: The words folded.
        written: The same words as they stand in the text.
        lang: ISO 639-1 code.
    """
    ways = spellings(lang)
    found: list[Known] = []
    after = 0
    for at in [at for at, word in enumerate(words) if word in ways]:
        if at < after:
            continue
        for way in ways[words[at]]:
            end = at + len(way.words)
            if tuple(words[at:end]) == way.words and _is_written(way, written[at:end]):
                found.append(Known(at, end, way.name))
                after = end
                break
    return tuple(found)


def _is_written(way: _Spelling, written: Sequence[str]) -> bool:
    """Whether capitals stand where the name needs them."""
    if way.acronym:
        return all(word.isupper() for word in written)
    return not way.capital or any(word[0].isupper() for word in written)
