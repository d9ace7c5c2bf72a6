"""Whether a single full stop ends the sentence or belongs to the word before it.

The word may be an abbreviation («M.», «art.»), an initial («J. K. Rowling»), an ordinal («12. Juni») or the
number of a list item. The classes of abbreviations are those of `claims.split.sentence_tables.Table`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from claims.split.sentence_tables import has

if TYPE_CHECKING:
    from claims.split.sentence_tables import Table

_OPENERS = "([{«\"“„‘'’‚-–—¿¡"
"""What may stand before the first letter of a word."""

_BULLETS = " \t\xa0•‣◦▪*" + _OPENERS
"""What may stand before the number that opens a list item."""

_NUMBER_SIGNS = frozenset("№§#")

_LIST_FIGURES = 4
"""Figures of a list number, at most: articles of law are counted in thousands."""

_ORDINAL_FIGURES = 3
"""Figures of an ordinal before a noun, at most: «der 100. Geburtstag»."""

_DAY_FIGURES = 2
"""Figures of an ordinal whose noun is unknown: days and centuries."""


_LAST_LETTERS = frozenset("aeiouyαειουηωςаеєиіоуыэюя")
"""Letters that abbreviations do not end in: they are cut off before a vowel, and «ς» ends whole words."""

_WHOLE = 4
"""Letters of a word that ends in a vowel and is no abbreviation, at least."""

_LONG = 7
"""Letters of any other word that is no abbreviation where a frequent first word follows, at least."""

_DATE_WORDS = 4
"""Words of «W maju 2016 r», at most: a date alone is no sentence."""


@cache
def _dotted() -> re.Pattern[str]:
    """Letters with full stops between them: «O.T.A.N», «U.S», «J.-P»; Indian ones carry their vowel signs."""
    letter = r"(?:[^\W\d_]{1,2}|[\u0900-\u0963]{1,5})"
    return re.compile(rf"(?:{letter}\.-?){{1,8}}(?:[^\W\d_]{{1,3}}|[\u0900-\u0963]{{1,5}})")


_WIDE = "\u2e80"
"""The first letter or sign of the scripts that set no blanks."""


@cache
def _latin_tail() -> re.Pattern[str]:
    """«J» of «總統J»: what is left of a word after a script without blanks."""
    return re.compile(r"[^\u2e80-\uffef]*$")


@cache
def _roman() -> re.Pattern[str]:
    return re.compile(r"[IVXLC]+")


def starts(word: str, table: Table) -> bool:
    """Whether this is a frequent first word of a sentence, with its capital."""
    return not word[0].islower() and word.lower() in table.starters


def whole_word_ends(before: str, next_word: str, table: Table) -> bool:
    """Whether the full stop after these words ends a sentence although a small letter follows.

    Args:
        before: The words before it, those of this sentence only.
        next_word: The word after it, in small letters.
        table: The lists of the language.
    """
    words = before.split()
    if not words or before[-1].isspace():
        return False
    word = _after_elision(words[-1].lstrip(_OPENERS))
    if len(word) < _WHOLE or not word.isalnum() or word.isdigit() or has(table.known, word):
        return False
    if unicodedata.normalize("NFD", word[-1].lower())[0] in _LAST_LETTERS:
        return True
    return next_word in table.starters and (len(word) >= _LONG or word[-1].isdigit())


def word_ends(before: str, next_word: str, table: Table, *, at_start: bool, opened: bool) -> bool:
    """Whether the full stop after these words ends the sentence.

    Args:
        before: The words before it, those of this sentence only.
        next_word: The word after it, with a capital.
        table: The lists of the language.
        at_start: Whether ``before`` reaches back to the start of the sentence.
        opened: Whether a quote, bracket or dash stands between.
    """
    words = before.split()
    if not words or before[-1].isspace():
        return True
    bare = words[-1].lstrip(_OPENERS)
    tail = _latin_tail().search(bare) if bare[:1] >= _WIDE else None
    word = _after_elision(tail[0] or bare if tail else bare)
    is_head = at_start and _is_list_head(before, word)
    if is_head or _is_in_phrase(word, next_word, table) or _is_bracketed(words[-1], bare, next_word):
        return False
    previous = words[-2].lower() if len(words) > 1 else ""
    if _is_date_alone(before, next_word, table, at_start=at_start):
        return False
    known = _after_known(word, previous, next_word, table)
    if known is not None:
        return known
    if not _is_initial(word, table):
        return True
    # «Louis I. Il …» ends; «F. W. de Klerk» and «n° C. «…»» do not say so.
    return not opened and (previous[-1:] in {"°", "º"} or (len(next_word) > 1 and starts(next_word, table)))


def _after_elision(word: str) -> str:
    """«art» of «l'art», «dell’art» and «d'art»; «Kukiz'15» stays whole."""
    head, mark, tail = word.replace("’", "'").rpartition("'")
    return tail if mark and head.isalpha() and tail[:1].isalpha() else word


def _is_list_head(before: str, word: str) -> bool:
    """«1. Chacun …», «• 2. Texte»: the number or letter that opens a sentence stays with it."""
    if before.strip(_BULLETS) != word:
        return False
    is_number = word.isdigit() and len(word) <= _LIST_FIGURES
    return is_number or len(word) == 1 or _roman().fullmatch(word) is not None


def _is_in_phrase(word: str, next_word: str, table: Table) -> bool:
    """The first stop of «z. B.»."""
    return f"{word.lower()}. {next_word.lower()}" in table.phrases


def _is_bracketed(raw: str, bare: str, next_word: str) -> bool:
    """«(tel. 011 …», «[v. 940]»: a word right after a bracket, a figure behind it, is an abbreviation."""
    return raw[0] in "([" and bare.isalpha() and next_word[0].isdigit()


def _is_date_alone(before: str, next_word: str, table: Table, *, at_start: bool) -> bool:
    """«W 2016 r. Sejm …», «По данным РБК, в мае 2019 г. Банк …»: a clause that is a date so far goes on."""
    _, comma, clause = before.rpartition(",")
    words = clause.split()
    if not 1 < len(words) <= _DATE_WORDS or words[0].lower() not in table.prepositions:
        return False
    if not has(table.units, words[-1]) or (starts(next_word, table) if comma else not at_start):
        return False
    return words[-2][-1].isdigit() or _roman().fullmatch(words[-2]) is not None


def _after_known(word: str, previous: str, next_word: str, table: Table) -> bool | None:
    """What the lists say; None where the word is in none of them."""
    names = [f"{previous} {word}", word] if previous else [word]
    if "-" in word:
        names.append(word.rpartition("-")[2])
    for name in names:
        if has(table.known, name):
            known = _after_abbreviation(name, previous, next_word, table)
            if known is not None:
                return known
    if next_word[0].isdigit() and any(word.lower().endswith(ending) for ending in table.endings):
        return False
    if table.ordinals and word.isdigit() and len(word) <= _ORDINAL_FIGURES:
        return _after_ordinal(word, next_word, table)
    if _dotted().fullmatch(word):
        return "-" not in word and starts(next_word, table)
    return None


def _after_abbreviation(name: str, previous: str, next_word: str, table: Table) -> bool | None:
    """The answer of the first class that holds the abbreviation; None where it is an ordinary word here."""
    starter = starts(next_word, table)
    is_amount = previous[-1:].isdigit() or _is_scale(previous.rstrip("."), table)
    is_moment = has(table.months, next_word) or has(table.zones, next_word)
    answers = (
        (has(table.end, name), True),
        (has(table.clock, name), not is_moment),
        (
            is_amount and has(table.units, name),
            not next_word[0].isdigit() and next_word[0] not in _NUMBER_SIGNS,
        ),
        (has(table.titles, name), False),
        (not starter and _is_number(next_word) and has(table.numbered, name), False),
        (has(table.soft, name) or name.lower() in table.phrases, starter),
    )
    return next((answer for holds, answer in answers if holds), None)


def _is_scale(word: str, table: Table) -> bool:
    """«mln» of «8 mln zł.»; a single letter is a preposition more often than a unit."""
    return len(word) > 1 and (has(table.units, word) or has(table.soft, word))


def _is_number(word: str) -> bool:
    """Whether «art.» can go before this: a figure, «№», «XIV», or the «L» of «art. L. 121-1»."""
    return (
        word[0].isdigit()
        or word[0] in _NUMBER_SIGNS
        or len(word) == 1
        or _roman().fullmatch(word) is not None
    )


def _after_ordinal(word: str, next_word: str, table: Table) -> bool:
    """Where «12.» may be «the 12th»."""
    if next_word.lower() in table.ordinal_nouns:
        return False
    return len(word) > _DAY_FIGURES or starts(next_word, table)


def _is_initial(word: str, table: Table) -> bool:
    """«K» of «J. K. Rowling», and «Ch» of «Ch. Baudelaire»."""
    if len(word) == 1:
        return word.isalpha() and not word.islower()
    return word in table.initials
