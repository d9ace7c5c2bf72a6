"""How sentences are read: by the cue rules, or by what another splitter puts in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.clauses import cut
from claims.split.finite import mark_finite
from claims.split.line import Line
from claims.split.speakers import sources_of

if TYPE_CHECKING:
    from claims.split.lexicon import Cues
    from claims.split.names import Source
    from claims.split.pieces import Piece
    from claims.split.tokens import Token


class Grammar:
    """The cue rules. A splitter that knows more of a sentence overrides what it knows better."""

    name = "rules 1"
    """Name and version of the splitter that these rules make."""

    def line(self, text: str, tokens: list[Token], cues: Cues) -> Line:  # noqa: ARG002 - a parser reads the text
        """The words of one sentence with their finite verbs marked.

        Args:
            text: The article.
            tokens: The sentence's tokens, brackets marked; a whole quotation is one token.
            cues: The cue words of the language.
        """
        line = Line(tokens, cues)
        mark_finite(line)
        return line

    def cut(self, line: Line) -> list[Piece]:
        """The clauses of one sentence that can be true or false on their own."""
        return cut(line)

    def sources(self, line: Line) -> list[tuple[Source | None, Source | None]]:
        """For each quotation of a sentence the speaker and through whom it is known."""
        return sources_of(line)


RULES = Grammar()
"""The core, without any model."""
