"""Who does what a verb says, and who says what is said: the subjects of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.names import Source
from claims.split.parse.tree import Relation
from claims.split.saying import is_speech
from claims.split.tokens import QUOTE

if TYPE_CHECKING:
    from claims.split.parse.frame import Frame
    from claims.split.parse.reading import ParsedLine

_CLAUSES = frozenset({Relation.RELATIVE, Relation.PARTICIPLE, Relation.PARATAXIS})
_NOUNS = frozenset({"NOUN", "PROPN"})


def name_of(line: ParsedLine, subject: int) -> tuple[int, int]:
    """The tokens of a subject without the clauses that hang on it; a name without its apposition."""
    tree = line.tree
    left_out = _CLAUSES | {Relation.APPOSITION} if tree.words[subject].kind == "PROPN" else _CLAUSES
    first, last = line.span(subject)
    for one in tree.children[subject]:
        if tree.words[one].relation in left_out and one > subject:
            last = min(last, line.span(one)[0])
    while last > first + 1 and not line[last - 1].word:
        last -= 1
    return first, max(last, first + 1)


def shared_subject(line: ParsedLine, head: int) -> int | None:
    """The subject of a verb, or of the verb it is coordinated with."""
    tree = line.tree
    found = tree.child(head, Relation.SUBJECT)
    while found is None and tree.words[head].relation is Relation.CONJUNCT:
        head = tree.words[head].head
        found = tree.child(head, Relation.SUBJECT)
    return found


def words_of(line: ParsedLine, span: tuple[int, int]) -> str:
    """The words of a span as they stand, with one blank where there are any."""
    parts, previous = [], line[span[0]].start
    for token in line.tokens[span[0] : span[1]]:
        parts.append(" " if token.start > previous else "")
        parts.append(token.text)
        previous = token.end
    return "".join(parts)


def name_speakers(frame: Frame) -> None:
    """Where the cues took other words for the speaker, the subject of the verb of saying speaks."""
    line, words = frame.line, frame.tree.words
    for at, word in enumerate(words):
        if word.relation is not Relation.CONTENT or not is_speech(line, line.places[word.head]):
            continue
        subject = frame.tree.child(word.head, Relation.SUBJECT)
        if subject is None or words[subject].kind not in _NOUNS:
            continue
        first = frame.clause(at)[0]
        name = words_of(line, name_of(line, subject))
        for piece in frame.pieces:
            if piece.headless or not piece.reported or piece.first != first or not piece.speaker:
                continue
            if name not in piece.speaker and piece.speaker not in name:
                piece.speaker = name


def teller(line: ParsedLine) -> Source | None:
    """The subject of the sentence's verb of saying; None where the tree names nobody."""
    tree = line.tree
    for at, word in enumerate(tree.words):
        place = line.places[at]
        heads = word.relation in {Relation.ROOT, Relation.PARATAXIS}
        if not heads or line.low(place) == QUOTE or not is_speech(line, place):
            continue
        subject = tree.child(at, Relation.SUBJECT)
        if subject is not None and tree.words[subject].kind in _NOUNS:
            span = name_of(line, subject)
            if not line.quotes(*span):
                return Source(span)
    return None
