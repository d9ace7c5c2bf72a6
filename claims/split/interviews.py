"""Interviews: questions and answers alternate, and what is answered is said by the person interviewed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.split.line import Line
from claims.split.names import is_name
from claims.split.tokens import tokenize
from schema.claim import Block, BlockRole

if TYPE_CHECKING:
    from claims.split.lexicon import Cues

_FEWEST_QUESTIONS = 3
_LONGEST_NAME = 4
_MARKED = frozenset("'\"«“‘’")
_OPENING = 1200
"""Characters at the start of an article in which an interview says that it is one."""


@dataclass(frozen=True)
class Interview:
    """Where the answers begin and who gives them."""

    start: int
    """Start of the first question."""
    speaker: str | None
    """None where several people answer or nobody is named."""


def find_interview(text: str, blocks: tuple[Block, ...], cues: Cues) -> Interview | None:
    """Whether an article is an interview, by its questions and by what it says of itself."""
    questions = [
        block for block in blocks if text[block.start : block.end].rstrip(' »\u00a0\u202f"').endswith("?")
    ]
    if len(questions) < _FEWEST_QUESTIONS:
        return None
    opening = Line(tokenize(text, 0, min(_OPENING, questions[0].end), cues), cues)
    told = any(opening.phrase(at, "interview_cues") for at in range(len(opening)))
    return Interview(questions[0].start, _answerer(text, blocks, cues)) if told else None


def _answerer(text: str, blocks: tuple[Block, ...], cues: Cues) -> str | None:
    """The one person named in the title, after «avec» or "interviews" if one is."""
    title = next((block for block in blocks if block.role in {BlockRole.TITLE, BlockRole.KICKER}), None)
    if title is None:
        return None
    line = Line(tokenize(text, title.start, title.end, cues), cues)
    names = [name for name in _names(line) if _is_person(line, *name)]
    led = next((at for at in range(len(line)) if line.has(at, "interview_with")), -1)
    chosen = next((name for name in names if name[0] > led), names[0] if names else None)
    if chosen is None or any(chosen[0] < first <= chosen[1] + 1 for first, _ in names):
        return None
    return text[line[chosen[0]].start : line[chosen[1] - 1].end]


def _is_person(line: Line, first: int, last: int) -> bool:
    """Not «New York bar», not "International Brotherhood of", not a nickname in quotation marks."""
    if last - first > _LONGEST_NAME or line.low(first - 1) in _MARKED:
        return False
    if line.has(first - 1, "before_no_person"):
        return False
    following = line.low(last)
    if not following or not following[0].isalnum() or line.has(last, "calendar"):
        return True
    closes = line.has(last, "prepositions", "conjunctions", "after_person")
    return closes and not line.has(last, "free_preposition")


def _names(line: Line) -> list[tuple[int, int]]:
    """Runs of capitalised words; days of the week are none."""
    found: list[tuple[int, int]] = []
    first: int | None = None
    for at in range(len(line) + 1):
        fits = at < len(line) and line[at].capital and not line.has(at, "calendar")
        if fits and first is None:
            first = at
        elif not fits and first is not None:
            if is_name(line, first, at):
                found.append((first, at))
            first = None
    return found
