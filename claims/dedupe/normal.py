"""The normal form of a claim: what it says, without who says it, which agency sent it or how it is typed."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files

from claims.language.folding import fold, fold_letters

_WORD = re.compile(r"(?<!\w)[-−]?\d+(?:[.,]\d+)*|\d+|[^\W\d_]+|[%‰°$€£¥]")
_DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-Þ][\w' -]{1,30}(?:,[^()\n]{1,30})?\s*)?\(\s*(?P<name>[^()\n]{2,24})\s*\)\s*[-–—:]\s*"
)
_LEADING = re.compile(r"\s*(?P<name>[^\W\d_][\w .'-]{1,24}?)\s*(?::|\s[-–—]|/)\s*")
_TRAILING = re.compile(
    r"\s*(?:[-–—]\s*(?P<bare>[^-–—()\n]{2,24})|\(\s*(?P<name>[^()\n]{2,24})\s*\))\s*\.?\s*$"
)
_CLAUSE = re.compile(r"[,;:]")
_SPACED_COMMA = re.compile(r"\s+(?=[,;:.])")


@cache
def _rules() -> dict[str, list[str] | int | dict[str, list[str]]]:
    rules: dict[str, list[str] | int | dict[str, list[str]]] = json.loads(
        files("claims.dedupe").joinpath("data/attribution.json").read_text(encoding="utf-8")
    )
    return rules


class _Cues:
    """The attribution cues of one language, folded and compiled once."""

    def __init__(self, lang: str) -> None:
        rules = _rules()
        table = rules.get(lang, rules["en"])
        assert isinstance(table, dict)  # noqa: S101  # the shape of our own data file
        longest = rules["longest"]
        assert isinstance(longest, int)  # noqa: S101
        self.longest = longest

        def choice(name: str) -> str:
            return "|".join(re.escape(fold(word)) for word in sorted(table[name], key=len, reverse=True))

        that = "|".join(re.escape(word) if word.endswith("'") else rf"{word}\b" for word in table["that"])
        self.according = re.compile(rf"(?:{choice('according')})\b")
        self.speech = re.compile(rf"\b(?:{choice('speech')})\b")
        self.speech_then_that = re.compile(rf"\b(?:{choice('speech')})\s+(?:{that})\s*")
        self.ends_in_speech = re.compile(rf"\b(?:{choice('speech')})\W*$")
        self.pronoun_speech = re.compile(
            rf"^(?:(?:a|ont|avait|avaient|has|have|had)\s+)?(?:{choice('speech')})\b"
        )


@cache
def _cues(lang: str) -> _Cues:
    return _Cues(lang)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, accents and case folded; figures whole with their sign, and the signs of units."""
    return tuple(_WORD.findall(fold(text)))


def bare(text: str, lang: str) -> str:
    """The text without an agency's mark and without a leading or trailing attribution.

    An attribution is recognised by its structure (a cue such as « selon » up to a comma, a speech verb with
    its conjunction, a short last clause with a speech verb), not by a list of whole phrases. At least half of
    the words always stay.
    """
    text = _without_agency(unicodedata.normalize("NFC", text).strip())
    return _without_tail(_without_head(text, lang), lang)


def normal(text: str, lang: str) -> tuple[str, ...]:
    """The words of the bare text in sorted order: equal normal forms tell the same, word order apart."""
    return tuple(sorted(words(bare(text, lang))))


def _is_agency(name: str | None) -> bool:
    agencies = _rules()["agencies"]
    assert isinstance(agencies, list)  # noqa: S101
    return name is not None and name.strip().casefold() in agencies


def _without_agency(text: str) -> str:
    for pattern in (_DATELINE, _LEADING):
        found = pattern.match(text)
        if found and _is_agency(found["name"]):
            text = text[found.end() :]
            break
    found = _TRAILING.search(text[-60:])
    if found and (_is_agency(found["bare"]) or _is_agency(found["name"])):
        text = text[: max(0, len(text) - 60) + found.start()]
    return text


def _short(clause: str, cues: _Cues) -> bool:
    return 0 < len(clause.split()) <= cues.longest


def _keeps_enough(rest: str, text: str) -> bool:
    return len(rest.split()) * 2 >= len(text.split())


def _without_head(text: str, lang: str) -> str:
    cues = _cues(lang)
    folded = fold_letters(text)
    if cues.according.match(folded):
        comma = _CLAUSE.search(folded)
        if comma and _short(text[: comma.start()], cues) and _keeps_enough(text[comma.end() :], text):
            return text[comma.end() :].strip()
    said = cues.speech_then_that.search(folded)
    if said and _short(text[: said.start()] or "x", cues) and _keeps_enough(text[said.end() :], text):
        return text[said.end() :].strip()
    return text


def _without_tail(text: str, lang: str) -> str:
    cues = _cues(lang)
    folded = fold_letters(text)
    commas = [found.start() for found in _CLAUSE.finditer(folded)]
    if not commas:
        return text
    clause = folded[commas[-1] + 1 :].strip()
    attributes = (
        cues.according.match(clause)
        or cues.pronoun_speech.search(clause)
        or cues.ends_in_speech.search(clause)
    )
    if attributes and _short(clause, cues) and _keeps_enough(text[: commas[-1]], text):
        return _SPACED_COMMA.sub("", text[: commas[-1]]).strip(' ,"»”')
    return text
