"""The pieces of one sentence beside its tree: which piece holds a place, and what a clause covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.parse.tree import Relation

if TYPE_CHECKING:
    from claims.split.parse.reading import ParsedLine
    from claims.split.pieces import Piece

_LOOSE = frozenset({Relation.CONJUNCTION, Relation.PUNCTUATION})


class Frame:
    """A sentence while its pieces are cut further. Places are token positions, words those of the tree."""

    def __init__(self, line: ParsedLine, pieces: list[Piece]) -> None:
        self.line = line
        self.tree = line.tree
        self.pieces = pieces

    def clause(self, word: int) -> tuple[int, int]:
        """The tokens of a clause without the marks and conjunctions around it."""
        line = self.line
        inner = (one for one in self.tree.below(word) if self.tree.words[one].relation not in _LOOSE)
        places = [line.places[one] for one in inner] or [line.places[word]]
        first, last = min(places), max(places) + 1
        while first < last - 1 and line.has(first, "that", "conjunctions"):
            first += 1
        return first, last

    def owner(self, at: int) -> Piece | None:
        """The innermost piece around a place."""
        around = [one for one in self.pieces if not one.headless and one.first <= at < one.last]
        return min(around, key=_length, default=None)

    def ending(self, first: int, last: int) -> Piece | None:
        """The piece whose end the places are; None where it goes on behind them or a piece begins there."""
        owner = self.owner(first)
        if owner is None or self.begins(first) or owner.first >= first:
            return None
        return None if self.line.words(last, owner.last) else owner

    def around(self, piece: Piece) -> Piece | None:
        """The piece in whose middle another stands."""
        found = [
            one
            for one in self.pieces
            if one is not piece and one.first < piece.first and piece.last < one.last
        ]
        return min(found, key=_length, default=None)

    def begins(self, at: int) -> bool:
        """Whether a piece begins at a place or right before it."""
        return any(one.first in {at, at - 1} for one in self.pieces)

    def inside(self, piece: Piece) -> list[int]:
        """The words of the tree that lie in a piece."""
        return [one for one, place in enumerate(self.line.places) if piece.first <= place < piece.last]

    def tops(self, piece: Piece) -> list[int]:
        """The words of a piece that hang on a word outside of it."""
        words, places = self.tree.words, self.line.places
        return [one for one in self.inside(piece) if not piece.first <= places[words[one].head] < piece.last]

    def add(self, piece: Piece, host: Piece) -> None:
        """Add a piece cut out of another; who speaks there speaks here too."""
        piece.host = host
        piece.speaker, piece.via, piece.reported = host.speaker, host.via, host.reported
        self.pieces.append(piece)


def _length(piece: Piece) -> int:
    return piece.last - piece.first
