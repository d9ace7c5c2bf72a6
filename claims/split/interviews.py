"""Interviews: questions and answers alternate, and what is answered is said by the person interviewed.

Three layouts are read: turns that open with a name, initials or "Q:"; questions as paragraphs of their own
with answers in plain words; the same with the answers in quotation marks, where plain words
are those of the reporter.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.split.line import Line
from claims.split.names import is_name
from claims.split.nouns import is_person_name
from claims.split.tokens import tokenize
from schema.claim import Block, BlockRole

if TYPE_CHECKING:
    from claims.split.lexicon import Cues

_FEWEST_QUESTIONS = 2
_FEWEST_TURNS = 2
"""Turns that each of two labels opens at least."""

_LONGEST_NAME = 4
_LONGEST_REMARK = 25
_LONGEST_ANSWER_QUESTION = 40
"""Words of a question; a longer paragraph in the first person that ends with a question is an answer."""

_MARKED = frozenset("'\"«“‘’")
_QUOTED = '«“"'
_BRACKETS = {"(": ")", "[": "]"}
_OPENING = 1200
"""Characters at the start of an article in which an interview says that it is one."""

_LABEL = re.compile(r"(?P<label>[A-ZÀ-Ý][\w.’'-]{0,20}(?: [A-ZÀ-Ý][\w.’'-]{0,20}){0,3})\s?[:.]\s+(?=\S)")
_INITIALS = re.compile(r"[A-Z](?:\.?[A-Z]){1,3}\.?")
_QUESTION_END = " »\u00a0\u202f\"”’')]"
_ANSWER_LABELS = frozenset({"A", "R", "Answer", "Réponse"})
_QUESTION_LABELS = frozenset({"Q", "Question"})
_TOLD = {BlockRole.BODY, BlockRole.QUOTE, BlockRole.LIST_ITEM, BlockRole.HEADING}
_HEADS = {BlockRole.TITLE, BlockRole.KICKER}


@dataclass(frozen=True)
class Turn:
    """What a paragraph inside an interview is."""

    answers: bool
    """Whether its plain words are an answer."""
    speaker: str | None
    """Who gives the answer."""
    quoted: str | None
    """Who speaks in quotation marks where no words name anybody."""
    begin: int
    """Where the words behind a label begin; the start of the paragraph without one."""


@dataclass
class Interview:
    """Where the answers stand and who gives them, by the starts of blocks."""

    start: int
    """Start of the first turn."""
    speaker: str | None
    """None where several people answer or nobody is named."""
    answers: dict[int, str | None] = field(default_factory=dict)
    """Who gives each answer in plain words."""
    labels: dict[int, int] = field(default_factory=dict)
    """Where the words behind "Q:" or a name begin."""
    quoted: bool = False
    """Whether the answers stand in quotation marks."""
    heads: frozenset[int] = frozenset()
    """Starts of the title and what stands above it, where the person is quoted."""
    asked: frozenset[int] = frozenset()
    """Starts of the interviewer's paragraphs."""

    def turn(self, start: int) -> Turn | None:
        """The turn of the paragraph that starts at a place; None before the interview."""
        if start < self.start:
            return (
                Turn(answers=False, speaker=None, quoted=self.speaker, begin=start)
                if start in self.heads
                else None
            )
        quoted = None if start in self.asked or self.labels else self.speaker
        begin = self.labels.get(start, start)
        return Turn(start in self.answers, self.answers.get(start), quoted, begin)


def find_interview(text: str, blocks: tuple[Block, ...], cues: Cues) -> Interview | None:
    """Whether an article is an interview, by its turns and by what it says of itself."""
    told = [block for block in blocks if block.role in _TOLD]
    labelled = _labelled(text, [block for block in blocks if block.role in _TOLD | _HEADS])
    if labelled:
        return _by_labels(text, blocks, cues, labelled)
    questions = [block for block in told if _is_question(text, block)]
    if len(questions) < _FEWEST_QUESTIONS:
        return None
    opening = _line(text, 0, min(_OPENING, questions[0].end), cues)
    if not any(opening.phrase(at, "interview_cues") for at in range(len(opening))):
        return None
    speaker = _answerer(text, blocks, questions[0].start, cues)
    heads = frozenset(block.start for block in blocks if block.role in _HEADS)
    return _by_questions(text, told, cues, Interview(questions[0].start, speaker, heads=heads))


def _line(text: str, start: int, end: int, cues: Cues) -> Line:
    return Line(tokenize(text, start, end, cues), cues)


def _is_question(text: str, block: Block) -> bool:
    return text[block.start : block.end].rstrip(_QUESTION_END).endswith("?")


# -- turns that a label opens


def _labelled(text: str, blocks: list[Block]) -> dict[int, re.Match[str]]:
    """The labels of turns by block, where at least two of them take turns."""
    found = {block.start: match for block in blocks if (match := _LABEL.match(text, block.start, block.end))}
    counts = Counter(match.group("label") for match in found.values())
    kept = {label for label, count in counts.items() if count >= _FEWEST_TURNS}
    return (
        {start: match for start, match in found.items() if match.group("label") in kept}
        if len(kept) > 1
        else {}
    )


def _by_labels(
    text: str, blocks: tuple[Block, ...], cues: Cues, labelled: dict[int, re.Match[str]]
) -> Interview | None:
    asked = _asking(text, blocks, labelled)
    if not asked:
        return None
    start = min(labelled)
    found = Interview(start, _answerer(text, blocks, start, cues))
    current: str | None = None
    for block in blocks:
        if block.start < start or block.role not in _TOLD:
            continue
        if block.start in labelled:
            current = labelled[block.start].group("label")
            found.labels[block.start] = labelled[block.start].end()
        if current is not None and current not in asked and not _is_note(text, block):
            found.answers[block.start] = _full_name(text, current, start, found.speaker)
    return found


def _asking(text: str, blocks: tuple[Block, ...], labelled: dict[int, re.Match[str]]) -> set[str]:
    """The labels whose turns are mostly questions."""
    turns: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for block in blocks:
        if block.start in labelled:
            label = labelled[block.start].group("label")
            turns[label] += 1
            questions[label] += _is_question(text, block)
    return {label for label in turns if label in _QUESTION_LABELS or questions[label] * 2 > turns[label]}


def _full_name(text: str, label: str, start: int, speaker: str | None) -> str | None:
    """The name behind initials, a surname or "A"; the label itself where the opening names nobody."""
    if label in _ANSWER_LABELS:
        return speaker
    if _INITIALS.fullmatch(label):
        words = r"[\w.’'-]* ".join(re.escape(letter) for letter in label if letter.isalpha())
        named = re.search(rf"\b{words}[\w’'-]+", text[:start])
        return named.group() if named else speaker or label
    named = re.search(rf"\b[A-ZÀ-Ý][\w’'-]+ {re.escape(label)}\b", text[:start])
    return named.group() if named else label


# -- questions that are paragraphs of their own


def _by_questions(text: str, blocks: list[Block], cues: Cues, found: Interview) -> Interview:
    turns = [block for block in blocks if block.start >= found.start]
    asked: set[int] = set()
    for number, block in enumerate(turns):
        answers_now = number > 0 and turns[number - 1].start in asked
        if _is_question(text, block) if answers_now else _asks(text, turns, number, cues):
            asked.add(block.start)
    first = [block for before, block in pairwise(turns) if before.start in asked]
    answers = [block for block in first if block.start not in asked]
    marked = sum(text[block.start] in _QUOTED for block in answers)
    found.quoted, found.asked = marked * 2 > len(answers), frozenset(asked)
    if found.quoted:
        return found
    last = max(asked)
    direct = {block.start for block in answers}
    for block in turns:
        if block.start in asked or _is_note(text, block) or _is_pull_quote(text, block):
            continue
        closing = block.start > last and block.start not in direct
        if not _is_about(text, block, found.speaker, cues, closing=closing):
            found.answers[block.start] = found.speaker
    return found


def _asks(text: str, turns: list[Block], number: int, cues: Cues) -> bool:
    """A question, or a short remark to the person that an answer follows: «On vous dit ruiné»."""
    block = turns[number]
    line = _line(text, block.start, block.end, cues)
    words = len(line.words(0, len(line)))
    own = any(line.has(at, "first_persons") for at in range(len(line)))
    if _is_question(text, block):
        return not (own and words > _LONGEST_ANSWER_QUESTION)
    if words > _LONGEST_REMARK or own or number + 1 == len(turns) or text[block.start] in _QUOTED:
        return False
    return any(line.has(at, "second_persons") for at in range(len(line))) and not _is_note(text, block)


def _is_note(text: str, block: Block) -> bool:
    """A remark of the editor in brackets."""
    closing = _BRACKETS.get(text[block.start])
    return closing is not None and text[block.start : block.end].rstrip(" .").endswith(closing)


def _is_pull_quote(text: str, block: Block) -> bool:
    """An answer lifted out in quotation marks: its quotation has the speaker, nothing stands beside it."""
    return text[block.start] in _QUOTED and text[block.end - 1] in '»”"'


def _is_about(text: str, block: Block, speaker: str | None, cues: Cues, *, closing: bool) -> bool:
    """Whether a paragraph speaks of the person or the book instead of being their words."""
    line = _line(text, block.start, block.end, cues)
    if any(line.has(at, "first_persons", "own_words") for at in range(len(line))):
        return False
    surname = speaker.split()[-1].lower() if speaker else None
    named = any(line.low(at).removesuffix("'s") == surname for at in range(len(line)))
    return named or (closing and any(line.has(at, "closing_words") for at in range(len(line))))


# -- who answers


def _answerer(text: str, blocks: tuple[Block, ...], start: int, cues: Cues) -> str | None:
    """The one person named in the title, or else the first one that the introduction names."""
    heads = [block for block in blocks if block.role in _HEADS]
    named = [_of_title(text, _line(text, block.start, block.end, cues)) for block in heads]
    several = [one for one in named if one is not None]
    if several:
        return several[0] or None
    people: list[str] = []
    for block in blocks:
        if block.start < start and block.role in _TOLD:
            line = _line(text, block.start, block.end, cues)
            people += (
                text[line[first].start : line[last - 1].end]
                for first, last in _names(line)
                if is_person_name(line, first, last)
            )
    again = (name for name in people if text.count(name.split()[-1]) > 1)
    return next(again, people[0] if people else None)


def _of_title(text: str, line: Line) -> str | None:
    """The person of a title, after «avec» or "interviews" if one is; None for nobody, empty for several."""
    names = [name for name in _names(line) if _is_person(line, *name)]
    led = next((at for at in range(len(line)) if line.has(at, "interview_with")), -1)
    chosen = next((name for name in names if name[0] > led), names[0] if names else None)
    if chosen is None:
        return None
    if any(chosen[0] < first <= chosen[1] + 1 for first, _ in names):
        return ""
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
