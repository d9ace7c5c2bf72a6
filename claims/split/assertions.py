"""Words that have the form of a claim and assert nothing: advice, questions inside a sentence, scraps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.split.pieces import Piece, Role
from claims.split.tokens import QUOTE

if TYPE_CHECKING:
    from claims.split.line import Line

_COMMAND = re.compile(r"\w{3,}ez")
"""«Imaginez», «retrouvez»."""

_LONGEST_SCRAP = 3
"""Words without verb, figure and name that no clause is left of."""

_SCRAPS = {Role.MAIN, Role.CAUSE}


def asserts(line: Line, first: int, last: int, piece: Piece | None) -> bool:
    """Whether the words between two places say something that may be true or false."""
    if is_advice(line, first) or _asks(line, first, last):
        return False
    return piece is None or not _is_scrap(line, first, last, piece)


def is_advice(line: Line, first: int) -> bool:
    """Whether the clause tells somebody to do something: "Imagine having …", «Retrouvez notre dossier»."""
    while line.has(first, "polite"):
        first += 1
    if line.french:
        command = _COMMAND.fullmatch(line.low(first)) and not line.has(first, "not_a_command", "adverbs")
        return bool(command) and not line.has(first, "prepositions")
    if line.has(first, "clause_adjuncts") and line.low(first + 1) == "you":
        first = line.ends[first] + 1
        return line.low(first) in line.cues.verbs.bases and not line[min(first, len(line) - 1)].capital
    if line.has(first, "do_not") or (line.low(first) == "do" and line.low(first + 1) == "not"):
        return True
    behind = first + 1
    if not line.has(first, "commands") or line.has(behind, "free_preposition"):
        return False
    led = line.has(behind, "determiners", "prepositions", "adverbs", "object_pronouns", "command_objects")
    return led or line.gerund(behind)


def _asks(line: Line, first: int, last: int) -> bool:
    """Whether it is a question, "how hot does fibreglass burn": the verb stands before its subject."""
    if line.french or not line.has(first, "question_words"):
        return False
    verb = next((at for at in range(first + 1, min(first + 4, last)) if line[at].finite), None)
    inverted = verb is not None and line.has(verb, "asking_verbs")
    return inverted and verb is not None and line.has(verb + 1, "determiners", "subject_pronouns")


def _is_scrap(line: Line, first: int, last: int, piece: Piece) -> bool:
    """A few words that a cut left over; the whole of a sentence is none."""
    if piece.role not in _SCRAPS or piece.first == 0 or last - first > _LONGEST_SCRAP:
        return False
    return not any(
        line[at].finite or line[at].number or line[at].capital or line.low(at) == QUOTE or line[at].quoted
        for at in range(first, last)
    )
