"""Words and marks of a text with what the cue rules ask of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from claims.split.lexicon import Cues

MARKS = frozenset({",", ";", ":", "—", "–", "--"})
"""Marks that may end a clause."""

QUOTE = "«»"
"""The token that stands for a whole quotation."""

_TOKEN = {
    "fr": re.compile(
        r"(?P<elided>\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)['’])(?=\w)"
        r"|(?P<word>\d+(?:[\u00a0\u202f .,]\d{3})+(?:,\d+)?|\d+(?:[.,:]\d+)*"
        r"|[\w\u0300-\u036f]+(?:[-’'](?!\s)[\w\u0300-\u036f]+)*)"
        r"|(?P<mark>\S)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?P<elided>(?!))|(?P<word>\d+(?:[.,:]\d+)*"
        r"|[\w\u0300-\u036f]+(?:[-’'.](?!\s)[\w\u0300-\u036f]+)*)|(?P<mark>\S)"
    ),
}
_INVERTED = re.compile(r"(\w+)-(?:t-)?(?:il|elle|ils|elles|on|je)")
_PARTICIPLE_ENDING = re.compile(r"\w{3,}(?:é|ée|és|ées)")
_GERUND_ENDINGS = ("ing", "ant")
_SHORTEST_GERUND = 7
"""Letters of an English -ing word that is no known verb: "aiming" and "during" are too close."""


@dataclass(slots=True)
class Token:
    """A word or mark with its place in the text and what it is likely to be."""

    start: int
    end: int
    text: str
    low: str
    """Lower case, composed accents, a straight apostrophe."""
    word: bool
    quoted: bool = False
    """Inside short quotation marks or brackets: no clause begins or ends there."""
    finite: bool = False
    """A finite verb; see ``claims.split.finite``."""
    capital: bool = False
    """Begins with a capital."""
    number: bool = False
    """Begins with a digit."""


def tokenize(text: str, start: int, end: int, cues: Cues) -> list[Token]:
    """The tokens of ``text[start:end]``, finite verbs not yet marked."""
    found = []
    for match in _TOKEN[cues.lang].finditer(text, start, end):
        piece = match.group()
        first, last = match.span()
        if match.lastgroup == "mark":
            shown = "–" if piece == "-" and _is_spaced(text, match) else piece
            found.append(Token(first, last, shown, shown, word=False))
            continue
        low = piece.lower() if piece.isascii() else normalize("NFC", piece.lower())
        low = low.replace("’", "'") if "’" in low else low
        opens = piece[0]
        found.append(
            Token(first, last, piece, low, word=True, capital=opens.isupper(), number=opens.isdigit())
        )
    return found


def _is_spaced(text: str, match: re.Match[str]) -> bool:
    """A hyphen between blanks is a dash."""
    return text[match.start() - 1 : match.start()].isspace() and text[match.end() : match.end() + 1].isspace()


def mark_brackets(tokens: list[Token]) -> None:
    """Mark what stands in brackets as opaque."""
    depth, opened = 0, 0
    for at, token in enumerate(tokens):
        if token.text in "([":
            depth += 1
            opened = at if depth == 1 else opened
        elif token.text in ")]" and depth:
            depth -= 1
            if not depth:
                for inner in tokens[opened : at + 1]:
                    inner.quoted = True


def inverted_verb(word: str) -> str | None:
    """The verb of «ajoute-t-il», None for another word."""
    found = _INVERTED.fullmatch(word) if "-" in word else None
    return found.group(1) if found else None


def is_gerund(token: Token, cues: Cues) -> bool:
    """Whether a word is a present participle."""
    verbs = cues.verbs
    if not token.low.endswith(_GERUND_ENDINGS):
        return False
    if token.low in verbs.not_gerund or not token.word or token.capital or "-" in token.low:
        return False
    if token.low in verbs.gerunds or cues.has("absolute", token.low):
        return True
    return cues.lang == "en" and token.low.endswith("ing") and len(token.low) >= _SHORTEST_GERUND


def is_participle(token: Token, cues: Cues) -> bool:
    """Whether a word may be a past participle."""
    if cues.has("prepositions", token.low):
        return False
    if token.low in cues.verbs.participles:
        return True
    if cues.lang == "fr":
        return bool(_PARTICIPLE_ENDING.fullmatch(token.low)) and not token.capital
    return token.low.endswith("ed") and token.low not in cues.verbs.not_finite and not token.capital
