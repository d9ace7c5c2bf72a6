"""The rules that tell whether a mark ends a sentence. Each rule is one question with one reason.

A place is described by positions in the text: the sentence begins at ``begin``, the run of marks stands at
``dot:after``, closing quotes and brackets end at ``stop``, the next word or sign begins at ``following``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claims.split.sentence_words import starts, whole_word_ends, word_ends

if TYPE_CHECKING:
    from claims.split.sentence_tables import Table

_OPENERS = frozenset("\"'“‘«([{„‚‹¿¡「『《（【»—–-")
"""Signs that may stand before the first word of a sentence."""

_NEVER_FIRST = frozenset(",;:!?.…)]}%‰=&°+/|~»›”，、；：）】》」』")
"""Signs no sentence begins with: the mark before them stands inside one."""

_UNCASED_STOPS = frozenset("。！？｡।॥۔")
"""Marks that end a sentence whatever follows: their scripts have no capitals and no abbreviations."""

_CRIES = frozenset("!?！？")

_QUOTES = frozenset("«»“”„‘’‹›「」『』\"'")

_LOOK_BACK = 48
"""Code points read before a mark. Longer words are no abbreviations; the limit keeps the work linear."""


class Place(NamedTuple):
    """A place where a sentence may end, in positions of the text."""

    begin: int
    dot: int
    after: int
    stop: int
    following: int
    end: int
    opening: frozenset[int] = frozenset()
    """Where quotes open that close elsewhere."""


@cache
def _word() -> re.Pattern[str]:
    """The first word, with its apostrophe where it is elided: «l’» of «l’ONU»."""
    return re.compile(r"[^\W_]{1,40}['’]?")


@cache
def _elision() -> re.Pattern[str]:
    """«[…]» or «(...)»: words left out of a quotation."""
    return re.compile(r"[\[(]\s?(?:…|\.{3})\s?[\])]")


@cache
def _last_piece() -> re.Pattern[str]:
    """One or two words up to the end of a quotation that the sentence around it goes on after."""
    word = r"[^\s«»“”„\".!?…]{1,30}"
    return re.compile(
        rf"(?:{word}[ \xa0])?{word}(?:,[”\"»]|«,|[ \xa0\u202f]?([”\"“»])(?:\s?,|\s\(|\s[a-zß-öø-ÿа-я]))"
    )


@cache
def _title_piece() -> re.Pattern[str]:
    """The rest of a title in Chinese or Japanese brackets."""
    return re.compile(r"[^。！？《》]{1,20}》")


@cache
def _agency_sign() -> re.Pattern[str]:
    return re.compile(r"\(([a-z-]{2,12})[)/ ]")


@cache
def _brand() -> re.Pattern[str]:
    """A name with a small first letter: «iPhone», «elPeriódico»."""
    return re.compile(r"[a-z]{1,2}[A-Z]")


def ends(text: str, place: Place, table: Table) -> bool:
    """Whether a sentence ends at this place.

    Args:
        text: The whole text.
        place: Where the mark stands, with more of the unit after it.
        table: The lists of the language.
    """
    lead = text[place.following]
    if lead in _NEVER_FIRST and place.following not in place.opening:
        return False
    if _is_lone_currency(text, place) or (lead in table.continuations and _is_quoted_cry(text, place)):
        return False
    if text[place.after - 1] in _UNCASED_STOPS:
        return not _title_piece().match(text, place.following)
    first = place.following
    while first < place.end and (text[first] in _OPENERS or text[first].isspace()):
        first += 1
    if first == place.end:
        return False
    if text[first].islower() and not _brand().match(text, first):
        return (
            _is_item(text, place)
            or (lead == "(" and _is_agency_sign(text, place.following, table))
            or (first == place.following and _starts_small(text, place, table))
        )
    return not _is_last_piece(text, place) and _ends_before_capital(text, place, table, first)


def _is_quoted_cry(text: str, place: Place) -> bool:
    """«「ゲッツ！」でなじみの…»: a cry or title in corner brackets."""
    return text[place.stop - 1] in "」』" and text[place.after - 1] in _CRIES


def _is_last_piece(text: str, place: Place) -> bool:
    """Whether no more than two words of a quotation are left; a straight quote may open the next one."""
    piece = _last_piece().match(text, place.following)
    return piece is not None and piece.start(1) not in place.opening


def _is_lone_currency(text: str, place: Place) -> bool:
    """«1,4 Bio. $ mehr»: the sign belongs to the amount before it."""
    return text[place.following] in "$€£" and text[place.following + 1 : place.following + 2].isspace()


def _is_item(text: str, place: Place) -> bool:
    """An item of a list in one line, after a whole word: «… ce médicament. - si vous toussez. b) Dormez.»."""
    mark, after = text[place.following], text[place.following + 1 : place.following + 3]
    is_mark = (mark in "-•" and after[:1].isspace()) or (
        mark.isalpha() and after[:1] == ")" and after[1:].isspace()
    )
    begin = max(place.begin, place.dot - 4)
    return is_mark and text[begin : place.stop].endswith(".") and text[begin : place.dot].isalpha()


def _starts_small(text: str, place: Place, table: Table) -> bool:
    """«… et leurs élèves. la suite», a slip of the keyboard: only after a word that is no abbreviation."""
    if text[place.dot : place.stop] != ".":
        return False
    word = _word().match(text, place.following)
    before = text[max(place.begin, place.dot - _LOOK_BACK) : place.dot]
    return word is not None and whole_word_ends(before, word[0].replace("’", "'"), table)


def _is_agency_sign(text: str, at: int, table: Table) -> bool:
    """«… im Rennen. (sda) Am Tag …» begins with the agency that wrote it."""
    sign = _agency_sign().match(text, at)
    return bool(sign and sign[1] in table.agencies)


def _ends_before_capital(text: str, place: Place, table: Table, first: int) -> bool:
    """The rules for marks before a capital, a figure or a letter of a script without capitals."""
    begin, dot, after, stop, following, *_ = place
    word = _word().match(text, first)
    next_word = word[0].replace("’", "'") if word else text[first]
    if _elision().match(text, following):
        return False
    if text[after - 1] in "!?":
        return _ends_after_cry(text, place, table, next_word)
    if after - dot > 1 or text[dot] != ".":
        return not _is_elision_mark(text, place)
    closers = text[after:stop]
    if any(character in _QUOTES for character in closers):
        return True
    before = text[max(begin, dot - _LOOK_BACK) : dot]
    return word_ends(before, next_word, table, at_start=dot - begin <= _LOOK_BACK, opened=first > following)


def _ends_after_cry(text: str, place: Place, table: Table, next_word: str) -> bool:
    """After «!» or «?»: not in «« Non ! » – Paul …» nor after a name such as «Yahoo!»."""
    if place.stop > place.after and text[place.following] in "–—-":
        return False
    if text[place.begin] in _QUOTES and place.stop > place.after and _is_attribution(text, place, table):
        return False
    before = text[max(place.begin, place.dot - _LOOK_BACK) : place.dot].split()
    named = place.after - place.dot == 1 and bool(before) and before[-1].lower() in table.exclaimed
    return not named or starts(next_word, table)


def _is_attribution(text: str, place: Place, table: Table) -> bool:
    """«"Why now?" Senator Ann Smith asked.»: after a quotation, up to four names and a verb of speech."""
    words = text[place.following : min(place.end, place.following + 2 * _LOOK_BACK)].split()[:5]
    for number, word in enumerate(words):
        if word.rstrip(".,:").lower() in table.speech:
            return number > 0
        if not word[0].isupper():
            return False
    return False


def _is_elision_mark(text: str, place: Place) -> bool:
    """Whether the dots are words left out in the middle of a sentence: «il a […] Paris»."""
    opener = text[place.dot - 1 : place.dot].strip() or text[max(0, place.dot - 2) : place.dot - 1]
    if opener not in {"[", "("} or place.stop == place.after:
        return False
    before = text[max(place.begin, place.dot - _LOOK_BACK) : place.dot].rstrip("([ \t\xa0")
    return not before or before[-1] not in '.!?…»”"'
