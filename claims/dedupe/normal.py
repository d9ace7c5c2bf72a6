"""The normal form of a claim: what it says, without who says it, which agency sent it or how it is typed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from claims.dedupe.attribution import Told, is_general, take_apart
from claims.dedupe.tidy import tidied
from claims.dedupe.wording import ORDINAL_ENDINGS, agency_marks, wording
from claims.language.analysis import language_of
from claims.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claims.dedupe.wording import Wording

_WORD = re.compile(r"[^\W\d_]+|(?<!\w)-?\d+(?:\.\d+)*|\d+|[%°$€£¥]")
_JOINED = re.compile(r"\d[ ,./-]\d")
"""Grouped or decimal figures and dates have this."""
_PADDED = re.compile(r"(?<![\d.,:])0(?=\d(?![\d.,:]))")
"""The nought of « 07 novembre »."""
_CONTRACTED = re.compile(r"(?:\b(ca|wo|sha))? ?n ?' ?t\b")
_WHOLE = {"ca": "cannot", "wo": "will not", "sha": "shall not", None: " not"}
_GROUPED = {
    "en": re.compile(r"(?<![\d.,])\d{1,3}(?:[ ,]\d{3})+(?![\d,])"),
    "fr": re.compile(r"(?<![\d.,])\d{1,3}(?:[ .]\d{3})+(?![\d.])"),
}
_DECIMAL = {"en": None, "fr": re.compile(r"(?<=\d),(?=\d)")}
_OTHERS = "fr"
"""Languages without rules of their own write figures as French does."""
_SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d/])")
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_DAYS, _MONTHS = 31, 12
_BETWEEN = 3
"""Words at most between a day and its month."""

_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w' -]{1,30}(?:,[^()\n]{1,30})?\s*)?\(\s*(?P<name>[^()\n]{2,40})\s*\)\s*[-–—:]+\s*"
)
_LEADING = re.compile(
    r"[#@]?(?P<name>[^\W\d_][\w .'’/-]{1,39}?)\s*(?:[:?]|\s[-–—|]+|/|\||[-–—](?=[\sA-ZÀ-Þ\"“«])|,(?=\s))\s*"
)
_WIRED = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,2}(?:, [^()\n]{3,20})? \([A-Z]{2,6}\)\s*"
    r"(?:[-–—:]+\s*|(?=[A-ZÀ-Þ\"“«]))"
)
"""A place and the initials of whoever sent it from there, known or not."""
_BRACKETED = re.compile(r"[(\[]\s*(?P<name>[^()\[\]\n]{2,40})\s*[)\]]\s*(?:[-–—:]+\s*)?")
_TRAILING = re.compile(
    r"[\s.,;!?…\"»”]*?(?:\s(?:[-–—|/©]+|via|avec|with|par|by)\s*@?(?P<bare>[^-–—()\[\]|©\n]{2,40}?)|"
    r"[(\[]\s*(?P<name>[^()\[\]\n]{2,40})\s*[)\]])[\s.!?…\"”»]*$"
)
_PARTED = re.compile(r"[-–—|:?/(\[©]| (?:via|avec|with|par|by) ")
_ELIDED = re.compile(r"(?:l['’]|le |la |les |the |@)")
_NAMES = re.compile(r"\s*(?:[/,&+]|\b(?:et|and|avec|with|via|source|by|par)\b:?)\s*")
_TAIL = 60
"""Characters at the end among which an agency's mark is looked for."""
_MARKS_AT_MOST = 3
"""«URGENT : PARIS (AFP) - …» has two in a row."""


BREAK = "\x1f"
"""Between parts written as one text. No claim has it: it counts as a blank, and blanks were made one."""


class Form(NamedTuple):
    """A claim in its normal form. Plain values only: it travels between processes and machines as it is."""

    words: tuple[str, ...]
    """What is compared: folded words in order, figures in one spelling, synonyms under one name."""
    written: tuple[str, ...]
    """The same words before synonyms got one name."""
    text: str
    """What the guard reads: the claim without agencies and without who said it."""
    lang: str
    """ISO 639-1 code."""
    opening: str = ""
    """Who said it, where that is more than “officials said”; it stood before the text."""
    ending: str = ""
    """The same behind the text."""
    denied: bool = False
    """Whether these say that it was not said: « M. Ping n'a pas précisé que »."""

    @property
    def same(self) -> str:
        """Words and who said it as one text: equal for claims that collapse, if they have any words."""
        return BREAK.join((" ".join(self.words), self.opening, self.ending))

    @property
    def whole(self) -> str:
        """The text with who said it."""
        return " ".join(part for part in (self.opening, self.text, self.ending) if part)


def normalise(texts: Iterable[tuple[str, str | None]]) -> list[Form]:
    """The normal forms of many claims.

    Args:
        texts: Each text with its language, or None where it is not known.
    """
    return [normal(text, lang) for text, lang in texts]


def normal(text: str, lang: str | None) -> Form:
    """The normal form of one claim.

    Args:
        text: The claim.
        lang: ISO 639-1 code; where it is not given, French or English is told by the stop words.
    """
    code = language_of(text, lang)
    known = wording(code)
    told, denied = bare(text, code)
    replaced, written = _canonical(words(told.claim, code), known)
    sources = [part for part in (told.opening, told.ending) if part]
    named = denied or not all(is_general(words(part, code), code) for part in sources)
    opening, ending = (told.opening, told.ending) if named else ("", "")
    return Form(replaced, written, told.claim, code, opening, ending, denied)


def words(text: str, lang: str) -> tuple[str, ...]:
    """The words of a text, accents and case folded; figures whole, in one spelling; the signs of units."""
    folded = fold(text)
    if "'t" in folded or "' t" in folded:
        folded = _CONTRACTED.sub(lambda found: _WHOLE[found[1]], folded)
    if "0" in folded:
        folded = _PADDED.sub("", folded)
    if _JOINED.search(folded):
        folded = _figures(_dates(folded, lang), lang)
    return tuple(_WORD.findall(folded))


def plain_words(text: str, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a text as it stands, under the names of their synonyms and as written."""
    return _canonical(words(text, lang), wording(lang))


def without_phrases(form: Form) -> Form:
    """The form with each word of its phrases under its own name."""
    found = words(form.text, form.lang)
    return form._replace(words=tuple(map(wording(form.lang).canonical, found)), written=found)


def bare(text: str, lang: str) -> tuple[Told, bool]:
    """The text without agencies' marks, parted from who said it.

    Returns:
        The text, and whether the words about who said it deny that it was said.
    """
    plain = " ".join(unicodedata.normalize("NFC", tidied(text, lang)).split())
    opening = ending = ""
    for _round in range(_MARKS_AT_MOST):
        found = take_apart(_without_marks(plain), lang)
        opening, ending = f"{opening} {found.opening}".strip(), f"{found.ending} {ending}".strip()
        if found.claim == plain:
            break
        plain = found.claim
    known = wording(lang)
    denied = any(known.denies(words(part, lang)) for part in (opening, ending) if part)
    return Told(opening, plain, ending), denied


def _canonical(found: tuple[str, ...], known: Wording) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words under the names of their synonyms, and the words themselves, phrases in one wording."""
    if not known.phrase_keys.isdisjoint(found):
        written: list[str] = []
        at = 0
        while at < len(found):
            phrase = known.phrase_at(found, at)
            length, instead = phrase or (1, (found[at],))
            written += instead
            at += length
        found = tuple(written)
    replaced = tuple(map(known.canonical, found))
    if known.month_names.keys().isdisjoint(found):
        return replaced, found
    return _days_first(replaced, found, known.month_names)


def _days_first(
    replaced: Iterable[str], written: Iterable[str], months: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """“Mar. 18th” and “18 March” in one wording."""
    pairs = list(zip(replaced, written, strict=True))
    at = 0
    while at < len(pairs):
        month = months.get(pairs[at][1])
        if month is not None:
            before = _day_before(pairs, at)
            behind = at + 1 < len(pairs) and _is_day(pairs[at + 1][0])
            if before >= 0 or behind or month == pairs[at][1]:
                pairs[at] = (month, month)
            if before >= 0:
                del pairs[before + 1 : at]
                at = before + 1
            elif behind:
                end = at + 3 if pairs[at + 2 : at + 3] and pairs[at + 2][1] in ORDINAL_ENDINGS else at + 2
                pairs[at:end] = [pairs[at + 1], pairs[at]]
                at += 1
        at += 1
    return tuple(name for name, _word in pairs), tuple(word for _name, word in pairs)


def _day_before(pairs: Sequence[tuple[str, str]], at: int) -> int:
    """Where the day stands before a month, “th” or “of” between them perhaps; -1 where none does."""
    start = at - 1
    while (
        start > 0
        and at - start < _BETWEEN
        and (pairs[start][1] in ORDINAL_ENDINGS or pairs[start][1] == "of")
    ):
        start -= 1
    return start if start >= 0 and _is_day(pairs[start][0]) else -1


def _is_day(word: str) -> bool:
    return word.isdigit() and int(word) <= _DAYS


def _dates(folded: str, lang: str) -> str:
    """Dates in figures as day, month and year; 03/06 is the 3 June in French only."""
    months = wording(lang).months

    def written(day: int, month: int, year: str, as_is: str) -> str:
        return f"{day} {months[month]} {year}" if month in months and 0 < day <= _DAYS else as_is

    def in_figures(found: re.Match[str]) -> str:
        first, second = int(found[1]), int(found[2])
        if lang != "en" or first > _MONTHS:
            return written(first, second, found[3], found[0])
        return written(second, first, found[3], found[0]) if second > _MONTHS else found[0]

    folded = _SLASHED.sub(in_figures, folded)
    return _ISO.sub(lambda found: written(int(found[3]), int(found[2]), found[1], found[0]), folded)


def _figures(folded: str, lang: str) -> str:
    """Grouped figures without their marks, and decimals with a point."""
    code = lang if lang in _GROUPED else _OTHERS
    folded = _GROUPED[code].sub(lambda found: re.sub(r"[ ,.]", "", found[0]), folded)
    decimal = _DECIMAL[code]
    return decimal.sub(".", folded) if decimal else folded


def _is_mark(name: str | None) -> bool:
    if not name:
        return False
    parts = [
        _ELIDED.sub("", part, 1).strip() for part in _NAMES.split(name.strip(" -–—.").casefold()) if part
    ]
    return bool(parts) and all(part in agency_marks() for part in parts)


def _without_marks(text: str) -> str:
    if not _PARTED.search(text, 0, _TAIL) and not _PARTED.search(text, max(0, len(text) - _TAIL)):
        return text
    for _round in range(_MARKS_AT_MOST):
        openings = (pattern.match(text) for pattern in (_LEADING, _BRACKETED, _DATELINE))
        found = next((one for one in openings if one and _is_mark(one["name"])), None)
        found = found or _WIRED.match(text)
        if not found:
            break
        text = text[found.end() :]
    for _round in range(_MARKS_AT_MOST):
        found = _TRAILING.search(text, max(0, len(text) - _TAIL))
        if not (found and (_is_mark(found["bare"]) or _is_mark(found["name"]))):
            break
        text = text[: found.start()]
    return text
