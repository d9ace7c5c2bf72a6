"""The splitter ``nlp``: the cue rules, corrected and completed by a spaCy parse of each sentence.

It needs the extra ``nlp``; sentences, quotations and blocks are found as the core finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.grammar import Grammar
from claims.split.parse.models import languages, parse, version
from claims.split.parse.reading import ParsedLine
from claims.split.parse.refine import refine
from claims.split.parse.subjects import teller

if TYPE_CHECKING:
    from claims.split.lexicon import Cues
    from claims.split.line import Line
    from claims.split.names import Source
    from claims.split.pieces import Piece
    from claims.split.tokens import Token
    from schema.claim import Split


def split_text(text: str, lang: str | None = None, published: str | None = None) -> Split:
    """Split a text as ``claims.split.split_text`` does, with a parser's help.

    Raises:
        NotFound: When spaCy, or the pipeline of a language that has one, is not installed.
    """
    from claims.split.claims import split

    if lang is None:
        from claims.language.detect import detect

        lang = detect(text)
    if lang not in languages():
        return split(text, lang, published)
    return split(text, lang, published, ParsedGrammar(lang))


class ParsedGrammar(Grammar):
    """The cue rules with a parse of each sentence beside them."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.name = f"{_NAME} ({super().name}, {version(lang)})"

    def line(self, text: str, tokens: list[Token], cues: Cues) -> Line:
        """The words of one sentence; those that the parser knows to be verbs are marked too."""
        if not tokens:
            return super().line(text, tokens, cues)
        tree = parse(text, tokens[0].start, tokens[-1].end, self.lang)
        return ParsedLine(tokens, cues, tree)

    def cut(self, line: Line) -> list[Piece]:
        """The clauses by the cues, cut further where only the parse shows a border."""
        pieces = super().cut(line)
        long = len(line) > _LONGEST_SENTENCE
        return refine(line, pieces) if isinstance(line, ParsedLine) and not long else pieces

    def sources(self, line: Line) -> list[tuple[Source | None, Source | None]]:
        """Who speaks in each quotation; where the marks name nobody, the subject of the verb of saying."""
        found = super().sources(line)
        if not isinstance(line, ParsedLine) or all(who is not None for who, _via in found):
            return found
        told = teller(line)
        return [(told if who is None else who, via) for who, via in found]


_LONGEST_SENTENCE = 400
"""Tokens beyond which a «sentence» is a list or a table, whose words the cue rules do not cut either."""

_NAME = "nlp 1"
"""Name and version of this splitter; the rules and the pipeline it rests on follow in brackets."""
