"""What the form of one line tells about it: a credit, a byline, a dateline, a list item, a notice.

The words are data (``data/blocks.json``); the patterns here say where in a line they must stand. All of
them look at the first or last few dozen characters only.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from claims.split.sentence_tables import table
from schema.claim import BlockRole

BULLET = "•"
"""What `item_mark` gives for a sign that is a list item's wherever it stands."""

_EDGE = 160
"""Code points at an edge of a line in which a credit or dateline stands."""

_CAPTION_LENGTH = 600
_LINE_LENGTH = 160
"""Bylines, datelines and notices are short; longer lines are text."""

_CLOSING = "»”’\"')] \xa0\u202f"
"""What may stand after the last mark of a line."""
_DASH = "[-–—]"
_DECORATION = " .:!→>|+0123456789"
"""What may stand about the words of a button: «5 min read», «Partager >»."""


@cache
def _words(name: str) -> tuple[str, ...]:
    """One list of the data file, longest first so that a pattern prefers «photo by» to «photo»."""
    content = json.loads((Path(__file__).with_name("data") / "blocks.json").read_text("utf-8"))
    return tuple(sorted(content[name], key=len, reverse=True))


def _any_of(name: str) -> str:
    return "|".join(re.escape(word) for word in _words(name))


@cache
def _credit_first() -> re.Pattern[str]:
    """«AP/SUSANNAH GEORGE - …», «© AFP / Nom», «Photo : …», «(Photo AP/…)»."""
    return re.compile(
        rf"(?:{_any_of('agencies')})\s?/\s?[^\s/][^-–—:/]{{1,60}}\s{_DASH}\s"
        rf"|[A-Z]{{2,6}}\s?/\s?[A-ZÀ-Þ][A-ZÀ-Þ .'’]{{2,60}}\s{_DASH}\s"  # an agency we do not know / NAME -
        rf"|\W?(?:©|(?i:{_any_of('credits')})\s?[:©/]|(?i:{_any_of('credits')})\s(?:{_any_of('agencies')})\b)"
    )


@cache
def _credit_last() -> re.Pattern[str]:
    """«… (Photo AP/Nom)», «… © AFP», «… Image: Nom.», «… AFP / NOM», «… LP/Nom Nom»."""
    return re.compile(
        rf"(?:©|(?:^|[(\[.–—-]\s?)(?i:{_any_of('credits')})\s?(?::|{_any_of('agencies')}))\s?[^.!?]{{0,80}}[.)\]]{{0,2}}$"
        rf"|(?:^|[\s(/])(?:{_any_of('agencies')})\s?/\s?[A-ZÀ-Þ][^.!?]{{1,60}}[.)\]]{{0,2}}$"
        rf"|\((?i:{_any_of('credits')})\s(?:by |par |de )?[A-ZÀ-Þ][^().]{{1,60}}\)$"
        rf"|(?:^|[.!?…)–—-]\s)[A-Z]{{2,10}}\s?/\s?{_place()}$"  # an agency we do not know / Name
        rf"|\((?:{_any_of('agencies')})(?:\s?/[^()]{{1,60}})?\)$|\s/\s?(?:{_any_of('agencies')})[.)]?$"
    )


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(
        rf"\(?(?:[Aa]vec |[Ww]ith )?(?:{_any_of('agencies')})(?:\W+(?:{_any_of('agencies')}))*\)?\.?"
    )


@cache
def _stamp() -> re.Pattern[str]:
    """«Publié le 29 mars 2020 à 12h30», «Updated: March 29, 2020»."""
    return re.compile(rf"(?i:{_any_of('stamps')})\b[^.!?]{{0,40}}\d[^!?]{{0,80}}$")


@cache
def _date(lang: str) -> str:
    """A pattern for a whole date in this language, English or French."""
    names: set[str] = set()
    for code in {lang, "en", "fr"}:
        lists = table(code)
        names |= lists.months if lists else set()
    name = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return (
        rf"(?i:(?:(?:{name}),?\s)?(?:(?:le|on|am|den)\s)?(?:(?:{name}),?\s)?"
        rf"(?:\d{{1,2}}(?:er|st|nd|rd|th|\.)?\s(?:de\s)?(?:{name})\b\.?(?:,?\s(?:de\s)?\d{{4}})?"
        rf"|(?:{name})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}})?"
        r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}))"
    )


@cache
def _place() -> str:
    return r"[A-ZÀ-Þ][\w'’.-]{1,25}(?:[ -][A-ZÀ-Þ][\w'’.-]{1,25}){0,3}"


@cache
def _dateline(lang: str) -> re.Pattern[str]:
    """A line that holds nothing but a place and a date, or a date and a time."""
    time = (
        r"(?:,?\s(?:à|at|um|a las|às)?\s?\d{1,2}\s?[h:.]\s?\d{0,2}(?:\s?[apAP]\.?[mM]\.?)?(?:\s[A-Z]{2,4})?)?"
    )
    agency = rf"(?:\s\((?:{_any_of('agencies')})\))?"
    return re.compile(rf"(?:{_place()}(?:\s\([^()]{{2,40}}\))?,\s)?{_date(lang)}{time}{agency}\s?[.:–—-]?")


@cache
def _dateline_first(lang: str) -> re.Pattern[str]:
    """«PARIS (Reuters) - …», «WASHINGTON — …», «Bagdad, le 29 mars. – …», «22 mai 2012. - …», «(AFP) - …»."""
    agencies = _any_of("agencies")
    date = _date(lang)
    return re.compile(
        rf"(?:{_place()}(?:,\s[A-ZÀ-Þ][\w.]{{1,15}})?(?:,\s{date})?\s\((?:{agencies})[^()]{{0,20}}\)\s?[-–—:,]"
        rf"|{_place()},\s{date}(?:\s\((?:{agencies})\))?\.?\s?[-–—:]"
        rf"|[A-ZÀ-Þ]{{3,}}(?:[ -][A-ZÀ-Þ]{{2,}}){{0,3}}(?:,\s[A-ZÀ-Þ][\w.]{{1,15}})?\s[–—]"
        rf"|(?!(?i:le|on|am|den)\s){date}\.?\s[-–—]"
        rf"|\((?:{agencies})\)\s?[-–—:]"
        rf"|(?:{agencies})\s[-–—])\s+(?=\S)"
    )


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _inner_end() -> re.Pattern[str]:
    """The end of a sentence within a line, after a word too long for an abbreviation."""
    return re.compile(r"[^\W\d_]{4}[.!?][»”\"]?\s")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"([•‣◦▪●○■])|([-*+])\s|\(?(\d{1,2}|[a-z])([.)])\s")


def role(line: str, lang: str) -> BlockRole | None:
    """The role that the form of a line tells, or None where only its place can.

    Args:
        line: One unit, without white space at its edges.
        lang: ISO 639-1 code of its language.
    """
    if not any(character.isalnum() for character in line):
        return BlockRole.FURNITURE
    if line.startswith(">"):
        return BlockRole.QUOTE
    if line.count("\t") > 1 or line.count(" | ") > 1 or (line[0] == "|" == line[-1] and len(line) > 1):
        return BlockRole.TABLE
    if len(line) <= _LINE_LENGTH:
        short = _role_of_short(line, lang)
        if short:
            return short
    if len(line) <= _CAPTION_LENGTH and _is_caption(line):
        return BlockRole.CAPTION
    return BlockRole.QUOTE if _is_pull_quote(line) else None


def _role_of_short(line: str, lang: str) -> BlockRole | None:
    """What only short lines are."""
    if _is_notice(line):
        return BlockRole.FURNITURE
    if _dateline(lang).fullmatch(line) or _stamp().match(line):
        return BlockRole.DATELINE
    return BlockRole.BYLINE if _is_byline(line) else None


def dateline_before(line: str, lang: str) -> tuple[int, int]:
    """Where a dateline at the head of a paragraph ends and the paragraph goes on; zeros if there is none."""
    found = _dateline_first(lang).match(line, 0, _EDGE)
    if not found:
        return 0, 0
    return len(found[0].rstrip()), found.end()


def item_mark(line: str) -> str:
    """What kind of list item this looks like; empty where it looks like none."""
    found = _item().match(line)
    if not found:
        return ""
    if found[1]:
        return BULLET
    return found[2] or f"1{found[4]}"


def quote_mark(line: str) -> int:
    """How many characters mark a line as quoted, as mail and Markdown do: «> », «>> »."""
    return len(line) - len(line.lstrip("> \t"))


def is_title(line: str) -> bool:
    """Whether this may be a title: no last full stop, comma, colon or dash, and a letter somewhere."""
    last = line.rstrip(_CLOSING)[-1:]
    return last not in tuple(".,:;-–—") and line[0] not in "-–—" and _token().search(line) is not None


def is_heading(line: str) -> bool:
    """Whether this may be a heading: one sentence at most, and no last mark at all."""
    return is_title(line) and line.rstrip(_CLOSING)[-1:] not in tuple("?!…") and not _inner_end().search(line)


def is_signature(line: str) -> bool:
    """Whether a last line signs the text: an agency, or two to four names."""
    if _signature().fullmatch(line):
        return True
    words = line.split()
    names = all(word[0].isupper() and word[1:].isalpha() for word in words)
    return names and 2 <= len(words) <= 4  # noqa: PLR2004 - a full name


def _is_notice(line: str) -> bool:
    """Whether this belongs to the page rather than the article: «Lire aussi …», «Partager»."""
    small = line.lower().replace("’", "'")
    ends = small.rstrip(".").endswith(_words("endings"))
    return ends or small.startswith(_words("notices")) or small.strip(_DECORATION) in _words("buttons")


def _is_byline(line: str) -> bool:
    """«Par Jean Dupont (avec AFP)»: a word for *by*, then names and little else."""
    if line[-1] in ".!?:":
        return False
    small = line.lower()
    opening = next((word for word in _words("by") if small.startswith(word + " ")), None)
    if opening is None:
        return False
    words = _token().findall(line[len(opening) :])
    if not words or not words[0][0].isupper():
        return False
    connectors = _words("connectors")
    names = sum(word[0].isupper() for word in words)
    known = all(word[0].isupper() or word.lower() in connectors for word in words)
    return known and (names > 1 or _signature().fullmatch(line[len(opening) :].strip()) is not None)


def _is_caption(line: str) -> bool:
    """Whether a credit opens or closes the line."""
    return bool(_credit_first().match(line, 0, _EDGE) or _credit_last().search(line[-_EDGE:]))


def _is_pull_quote(line: str) -> bool:
    """Whether a whole line is one quotation that no full stop closes, as pull quotes are."""
    inside = line[1:-1].strip()
    if not inside or line[0] not in '«“„"' or line[-1] not in '»”“"':
        return False
    return inside[-1] not in ".!?…,;:" and not any(mark in inside for mark in '«»“”„"')
