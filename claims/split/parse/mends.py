"""False cuts of the cue rules that the tree shows: fragments, members of lists, lists cut in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.parse.tree import Relation
from claims.split.pieces import Piece, Role

if TYPE_CHECKING:
    from claims.split.parse.frame import Frame

_EMBEDDED = frozenset({Role.RELATIVE, Role.PARTICIPLE, Role.APPOSITION})
_RELATIONS = frozenset({Relation.RELATIVE, Relation.PARTICIPLE, Relation.ADVERBIAL, Relation.APPOSITION})
_LOOSE = frozenset({Relation.CONJUNCTION, Relation.PUNCTUATION})
_CLOSING = frozenset(")]")


def join_fragments(frame: Frame) -> None:
    """«mais, dans un futur proche, ses missions …»: words without a verb go to the clause they belong to."""
    ordered = sorted(frame.pieces, key=lambda one: one.first)
    for before, fragment, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False):
        if fragment.role is not Role.MAIN or fragment.headless or fragment.first >= fragment.last:
            continue
        place = _hangs_on(frame, fragment)
        if place is None:
            continue
        if after is not None and after.first <= place < after.last and _touch(frame, fragment, after):
            after.first, fragment.last = fragment.first, fragment.first
        elif before is not None and before.first <= place < before.last and _touch(frame, before, fragment):
            before.last, fragment.last = fragment.last, fragment.first


def _hangs_on(frame: Frame, fragment: Piece) -> int | None:
    """The token that words without a verb hang on, unless they say something of their own."""
    line, words = frame.line, frame.tree.words
    if any(words[one].form is not None or line[line.places[one]].finite for one in frame.inside(fragment)):
        return None
    tops = [one for one in frame.tops(fragment) if words[one].relation not in _LOOSE]
    if len(tops) != 1 or words[tops[0]].relation is not Relation.OTHER:
        return None
    return line.places[words[tops[0]].head]


def _touch(frame: Frame, before: Piece, after: Piece) -> bool:
    """Whether only a comma stands between two pieces."""
    return all(frame.line.low(at) == "," for at in range(before.last, after.first))


def share_objects(frame: Frame) -> None:
    """The object behind the second of two verbs is the first one's too: "names and features painters"."""
    line = frame.line
    for piece in [one for one in frame.pieces if one.role is Role.COORDINATED]:
        host, after, before = piece.host, piece.first + 1, piece.first - 2
        if host is None or after >= piece.last or not host.first < before < host.last <= piece.first:
            continue
        if (
            line[before].finite
            and line[piece.first].finite
            and line[after].word
            and not line.has(after, "prepositions", "adverbs")
        ):
            host.last = piece.last
            frame.pieces.remove(piece)


def drop_list_members(frame: Frame) -> None:
    """«Singapour, la Corée du Sud, la Suisse et …»: a name in a list is no apposition."""
    words = frame.tree.words
    for piece in [one for one in frame.pieces if one.role is Role.APPOSITION]:
        listed = any(
            words[one].relation is Relation.CONJUNCT and words[one].kind == "PROPN"
            for one in frame.tops(piece)
        )
        if listed and frame.around(piece) is not None:
            frame.pieces.remove(piece)


def widen(frame: Frame) -> None:
    """A list inside an embedded clause does not end it: «, joined by guests like A, B and C»."""
    line, words = frame.line, frame.tree.words
    for piece in frame.pieces:
        host = frame.around(piece)
        if host is None or piece.role not in _EMBEDDED:
            continue
        spans = (line.span(one) for one in frame.inside(piece) if words[one].relation in _RELATIONS)
        last = max((end for start, end in spans if start >= piece.first - 1), default=0)
        while last > piece.last and not line[last - 1].word and line[last - 1].text not in _CLOSING:
            last -= 1
        if piece.last < last <= host.last and _goes_on(frame, piece, last):
            piece.last = last
            if not line.words(last, host.last):
                host.last = piece.first


def _goes_on(frame: Frame, piece: Piece, last: int) -> bool:
    """Whether the words behind a piece only go on with its list: no verb, no preposition, no other piece."""
    line = frame.line
    first = piece.last + 1
    words = [frame.tree.words[one] for at in range(first, last) for one in line.inside.get(at, ())]
    if not words or words[0].kind == "ADP" or any(one.form is not None for one in words):
        return False
    listed = any(one.relation in {Relation.CONJUNCT, Relation.CONJUNCTION} for one in words)
    if piece.role is Role.APPOSITION and listed:
        return False
    return not any(piece.last <= one.first < last for one in frame.pieces if one is not piece)
