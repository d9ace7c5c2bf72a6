"""What of a sentence is no claim: datelines, credits, topic labels, linking words and marks at the edges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.split.finite import mark_finite
from claims.split.line import Line
from claims.split.pieces import Piece, Role
from claims.split.tokens import tokenize
from schema.claim import Block, BlockRole

if TYPE_CHECKING:
    from claims.split.lexicon import Cues

TITLES = frozenset({BlockRole.TITLE, BlockRole.KICKER})
"""Blocks whose claims are headlines."""

_BARE_DATE = re.compile(r"(?:\w+,? )?(?:\d{1,2}(?:er)? \w+|\w+ \d{1,2},?),? \d{4}\W*")
_LEADING_DASH = re.compile(r"[-—–]\s+(?:[A-ZÀ-Ý]\w+ [-—–]\s+)?")
_PLACE = r"[A-ZÀ-Ý][\w.'’-]{1,30}(?: [A-ZÀ-Ý][\w.'’-]{1,30}){0,3}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|(?:le )?\d{1,2}(?:er)? [a-zà-ÿ]{3,9}\.?)(?:,? \d{4})?"
_PLACED = re.compile(
    rf"{_PLACE}(?:, {_PLACE}){{0,3}}(?:, {_DAY})?(?: \([^()]{{2,30}}\))? [—–-]{{1,2}} (?=[A-ZÀ-Ý\"“«])"
)
"""«Taipei, Taiwan — »: where a report was written, before its first words."""

_LABEL = re.compile(r"(?P<label>[^:«\"“]{2,60}?)\s?:\s+(?=\S)")
_CREDIT_HEAD = re.compile(r"(?:©\s?)?[A-ZÀ-Ý][A-ZÀ-Ý.'’/ -]+[A-ZÀ-Ý](?:\s?/\s?[A-ZÀ-Ý][\w. ]+)?\s+[-—–]\s+")
_CREDIT_TAIL = re.compile(
    r"\s*(?:[(\[]?\b(?:images?|photos?|crédit photo|crédits?|credit|picture|photograph|illustration)"
    r"\s?(?::|by\b|par\b)|©).*\Z",
    re.IGNORECASE | re.DOTALL,
)
_CREDIT_END = re.compile(r"\b(?:Image|Photo|Crédit photo|Photo credit)\s?: ?[^.:]{2,60}\.?\s*\Z")
_LONGEST_CAPTION = 500
_LONGEST_SECTION = 4
_SHORTEST_HALF = 2
_LONGEST_TITLE = 60
"""Tokens; longer titles are texts, and looking back over them would cost more than in proportion."""
_QUOTE_ENDS = {"»", "”", "’", "'", '"'}
_SHORTEST_BRACKETED = 25
"""Code points of a sentence in brackets; less is a credit or an abbreviation."""

_OPENING_MARKS = frozenset("([«\"“'‘€$£")
_CLOSING_MARKS = frozenset(".,;:!?…–—-")
_LOOSE_LENGTHS = (1, 2, 3)


def is_caption(text: str, block: Block) -> bool:
    """By its role, or because a short block ends with the credit of a picture."""
    if block.role is BlockRole.CAPTION:
        return True
    short = block.role is BlockRole.BODY and block.end - block.start <= _LONGEST_CAPTION
    return short and bool(_CREDIT_END.search(text, block.start, block.end))


def content_of(text: str, block: Block, start: int, end: int, cues: Cues) -> tuple[int, int]:
    """The part of a sentence behind its dateline, credit or topic label and before its credit."""
    start = _behind(_LEADING_DASH, text, start, end)
    if _BARE_DATE.fullmatch(text, start, end):
        return end, end
    if block.role is BlockRole.BODY and start == block.start:
        start = _behind(_PLACED, text, start, end)
    if block.role is BlockRole.CAPTION:
        start = _behind(_CREDIT_HEAD, text, start, end)
    if block.role in TITLES:
        start = _behind_label(text, start, end, cues)
    if is_caption(text, block):
        credit = _CREDIT_TAIL.search(text[start:end])
        end = start + credit.start() if credit else end
    return start, end


def unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    """What stands inside brackets that hold a whole sentence: «(Contactée, la mairie assure que …)»."""
    closing = {"(": ")", "[": "]"}.get(text[start])
    last = end
    while last > start and text[last - 1] in " .":
        last -= 1
    whole = closing is not None and text[last - 1] == closing and text.find(closing, start) == last - 1
    return (start + 1, last - 1) if whole and last - start > _SHORTEST_BRACKETED else (start, end)


def is_section(line: Line, role: BlockRole) -> bool:
    """Whether a title only names a section: "Crown court", "The Saturday interview"."""
    words = line.words(0, len(line))
    if line.has(0, "interview_titles"):
        return True
    short = len(words) <= _LONGEST_SECTION
    if short and any(line.has(at, "interview_titles") for at in range(len(line))):
        return True
    told = line.finite(0, len(line)) is not None or any(word.number for word in words)
    return role is BlockRole.KICKER and short and not told


def title_joints(line: Line) -> list[int]:
    """Where a title says two things: «; », a colon behind marks or a verb, "as" before a clause."""
    joints = []
    for at in range(1, len(line) - 2):
        if line.low(at) == ";":
            joints.append(at)
        elif len(line) > _LONGEST_TITLE or line[at].quoted or len(line.words(0, at)) <= _SHORTEST_HALF:
            continue
        elif _ends_statement(line, at) or (line.has(at, "joins_titles") and _told_around(line, at)):
            joints.append(at)
    return joints


def _ends_statement(line: Line, at: int) -> bool:
    """Whether a colon stands behind marks or a clause: «« … » : Anne Morin raconte»."""
    told = line.low(at - 1) in _QUOTE_ENDS or line.finite(0, at) is not None
    return line.low(at) == ":" and told


def _told_around(line: Line, at: int) -> bool:
    """Whether a predicate stands before and a clause behind: "Thousands flee as water eats into dam"."""
    before = any(line[n].finite or line.participle(n) for n in range(at))
    behind = line.finite(at + 2, len(line)) is not None
    return before and behind


def _behind(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start


def _behind_label(text: str, start: int, end: int, cues: Cues) -> int:
    """«Corse : …»: a topic without a verb before a colon."""
    found = _LABEL.match(text, start, end)
    if not found:
        return start
    label = Line(tokenize(text, start, found.end("label"), cues), cues)
    mark_finite(label)
    return start if label.finite(0, len(label)) is not None else found.end()


def trimmed(line: Line, first: int, last: int) -> tuple[int, int]:
    """The tokens of a claim without linking words and marks at its edges; empty where nothing is left."""
    while first < last:
        length = line.is_connector(first, last)
        if not length and not line[first].word and line[first].text not in _OPENING_MARKS:
            length = 1
        if not length:
            break
        first += length
    loose = _loose_end(line, first, last)
    while loose:
        last -= loose
        loose = _loose_end(line, first, last)
    return first, last


def _loose_end(line: Line, first: int, last: int) -> int:
    """How many tokens at the end say nothing: a mark, a conjunction, «, pour autant»."""
    if last <= first:
        return 0
    if not line[last - 1].word:
        return int(line[last - 1].text in _CLOSING_MARKS)
    for length in _LOOSE_LENGTHS:
        at = last - length
        if at <= first:
            break
        if line.low(at - 1) == "," and line.phrase(at, "connectors") == length:
            return length
        if not line.has(at, "needs_comma") and line.phrase(at, "subordinators") == length:
            return length
    return int(line.has(last - 1, "conjunctions"))


def is_bare_name(line: Line, first: int, last: int, piece: Piece | None) -> bool:
    """A signature or a heading in the text: names, dates and quoted titles without a verb."""
    if piece is not None and piece.role is not Role.MAIN:
        return False
    words = [at for at in range(first, last) if line[at].word]
    return all(
        line[at].capital or line[at].quoted or line[at].number or line.has(at, "calendar", "small_words")
        for at in words
    )
