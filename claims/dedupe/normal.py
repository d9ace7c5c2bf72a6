"""The normal form of a claim: what it says, without who says it, which agency sent it or how it is typed."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files

from claims.language.folding import fold, fold_letters
from claims.match.attribution import body

_WORD = re.compile(r"(?<!\w)[-−]?\d+(?:[.,]\d+)*|\d+|[^\W\d_]+|[%‰°$€£¥]")
_DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-Þ][\w' -]{1,30}(?:,[^()\n]{1,30})?\s*)?\(\s*(?P<name>[^()\n]{2,24})\s*\)\s*[-–—:]\s*"
)
_LEADING = re.compile(r"\s*(?P<name>[^\W\d_][\w .'-]{1,24}?)\s*(?::|\s[-–—]|/)\s*")
_TRAILING = re.compile(
    r"\s*(?:[-–—]\s*(?P<bare>[^-–—()\n]{2,24})|\(\s*(?P<name>[^()\n]{2,24})\s*\))\s*\.?\s*$"
)
_TAIL = 60
"""Characters at the end among which an agency's mark is looked for."""


@cache
def _marks() -> frozenset[str]:
    text = files("claims.dedupe").joinpath("data/agencies.json").read_text(encoding="utf-8")
    tables = json.loads(text)
    return frozenset([*tables["agencies"], *tables["labels"]])


def words(text: str) -> tuple[str, ...]:
    """The words of a text, accents and case folded; figures whole with their sign; the signs of units."""
    return tuple(_WORD.findall(fold(text)))


def bare(text: str, lang: str) -> str:
    """The text without an agency's mark and without a leading or trailing attribution.

    The attribution is the one the guard knows (``claims.match.attribution``), recognised by its structure
    and not by a list of whole phrases.
    """
    text = _without_marks(unicodedata.normalize("NFC", text).strip())
    start, end = body(fold_letters(text), lang)
    return text[start:end].strip()


def normal(text: str, lang: str) -> tuple[str, ...]:
    """The words of the bare text in sorted order: equal normal forms tell the same, word order apart."""
    return tuple(sorted(words(bare(text, lang))))


def _is_mark(name: str | None) -> bool:
    return name is not None and name.strip().casefold() in _marks()


def _without_marks(text: str) -> str:
    for pattern in (_LEADING, _DATELINE, _LEADING):  # «URGENT : PARIS (AFP) - …»
        found = pattern.match(text)
        if found and _is_mark(found["name"]):
            text = text[found.end() :]
    found = _TRAILING.search(text[-_TAIL:])
    if found and (_is_mark(found["bare"]) or _is_mark(found["name"])):
        text = text[: max(0, len(text) - _TAIL) + found.start()]
    return text
