"""Interviews: questions and answers alternate, and what is answered is said by the person interviewed."""

from __future__ import annotations

from dataclasses import dataclass

from claims.split.attribution import is_name, match_phrase
from claims.split.lexicon import Cues
from claims.split.tokens import Token, tokenize
from schema.claim import Block, BlockRole

_FEWEST_QUESTIONS = 3
_LONGEST_NAME = 4
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
    opening = tokenize(text, 0, min(_OPENING, questions[0].end), cues)
    told = any(match_phrase(opening, at, cues.phrases["interview_cues"]) for at in range(len(opening)))
    return Interview(questions[0].start, _answerer(text, blocks, cues)) if told else None


def _answerer(text: str, blocks: tuple[Block, ...], cues: Cues) -> str | None:
    """The one person named in the title, after «avec» or "interviews" if one is."""
    title = next((block for block in blocks if block.role in {BlockRole.TITLE, BlockRole.KICKER}), None)
    if title is None:
        return None
    tokens = tokenize(text, title.start, title.end, cues)
    names = [name for name in _names(tokens, cues) if _is_person(tokens, *name, cues)]
    led = next((at for at, token in enumerate(tokens) if token.low in cues.lists["interview_with"]), -1)
    chosen = next((name for name in names if name[0] > led), names[0] if names else None)
    if chosen is None or any(first <= chosen[1] + 1 and first > chosen[0] for first, _ in names):
        return None
    first, last = chosen
    return text[tokens[first].start : tokens[last - 1].end]


def _is_person(tokens: list[Token], first: int, last: int, cues: Cues) -> bool:
    """Not «New York bar», not "International Brotherhood of", not a nickname in quotation marks."""
    if last - first > _LONGEST_NAME or (first and tokens[first - 1].text in "'\"«“‘’"):
        return False
    if first and tokens[first - 1].low in {"the", "of", "l'", "la"}:
        return False
    following = tokens[last].low if last < len(tokens) else ""
    if not following or not following[0].isalnum() or following in cues.lists["calendar"]:
        return True
    closes = following in cues.lists["prepositions"] - {"of"} or following in cues.lists["conjunctions"]
    return closes or following in {"by", "about", "interviewed", "tells"}


def _names(tokens: list[Token], cues: Cues) -> list[tuple[int, int]]:
    """Runs of capitalised words; the media's own name and days of the week are none."""
    found, first = [], None
    for at in range(len(tokens) + 1):
        token = tokens[at] if at < len(tokens) else None
        fits = token is not None and token.capital and token.low not in cues.lists["calendar"]
        if fits and first is None:
            first = at
        elif not fits and first is not None:
            if is_name(tokens, first, at):
                found.append((first, at))
            first = None
    return found
