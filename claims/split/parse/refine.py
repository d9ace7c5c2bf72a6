"""The pieces of the cue rules, mended and cut further where only the parse shows a border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.parse.cuts import apposition, content, coordinated, openings, relative
from claims.split.parse.frame import Frame
from claims.split.parse.mends import drop_list_members, join_fragments, share_objects, widen
from claims.split.parse.subjects import name_speakers
from claims.split.parse.tree import Relation

if TYPE_CHECKING:
    from claims.split.parse.reading import ParsedLine
    from claims.split.pieces import Piece

_CUTS = {
    Relation.CONJUNCT: coordinated,
    Relation.CONTENT: content,
    Relation.RELATIVE: relative,
    Relation.APPOSITION: apposition,
}


def refine(line: ParsedLine, pieces: list[Piece]) -> list[Piece]:
    """The pieces of one sentence in the order of their first words.

    Cuts are looked for from the end of the sentence to its beginning, so that of three predicates the last
    is cut off first and the second then stands at the end.
    """
    frame = Frame(line, pieces)
    join_fragments(frame)
    for at in range(len(line.tree.words) - 1, -1, -1):
        cut = _CUTS.get(line.tree.words[at].relation)
        if cut is not None:
            cut(frame, at)
    share_objects(frame)
    drop_list_members(frame)
    widen(frame)
    openings(frame)
    name_speakers(frame)
    kept = (piece for piece in frame.pieces if piece.first < piece.last)
    return sorted(kept, key=lambda one: (one.first, -one.last))
