"""From a text to its claims: blocks, sentences, quotations, clauses, and a draft for each piece."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claims.split.assertions import asserts
from claims.split.blocks import blocks as find_blocks
from claims.split.drafts import Rough, finished
from claims.split.edges import (
    TITLES,
    content_of,
    is_bare_name,
    is_caption,
    is_section,
    title_joints,
    trimmed,
    unwrapped,
)
from claims.split.grammar import RULES, Grammar
from claims.split.interviews import find_interview
from claims.split.kinds import hangs_on, inherited, is_hearsay, kind_of
from claims.split.lexicon import LANGUAGES, cues
from claims.split.line import Line
from claims.split.memory import Article
from claims.split.names import NOBODY, PRONOUN, Source, is_name, named, subject
from claims.split.nouns import is_person_name
from claims.split.pieces import Piece, Role
from claims.split.pronouns import Pronouns
from claims.split.quotes import Quote, find_quotes, quote_token
from claims.split.saying import is_speech, source_phrase, tail
from claims.split.sentences import sentences as find_sentences
from claims.split.shapes import is_age
from claims.split.speakers import announced, inserted
from claims.split.tokens import QUOTE, Token, mark_brackets, tokenize
from claims.split.views import holder
from schema.claim import Block, BlockRole, ClaimKind, Split

if TYPE_CHECKING:
    from collections.abc import Iterable

_SILENT = frozenset({BlockRole.BYLINE, BlockRole.DATELINE, BlockRole.FURNITURE, BlockRole.TABLE})
_QUESTION = re.compile(r"\?[»”\"')\]\s]*\Z")
_FEWEST_WORDS = 2
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{4}")
"""As much as says something in a script without blanks between words: Thai, Burmese, Khmer, kana, Han."""

_WORDS_BESIDE_QUOTE = 8
"""Words that a clause around a short quotation has at least, to tell something itself."""

_BESIDE = 3

_FEWEST_BEFORE_SOURCE = 3
"""Words of a title before the comma behind which its source stands."""


def split(text: str, lang: str | None, published: str | None, grammar: Grammar = RULES) -> Split:
    """See ``claims.split.split_text``; ``grammar`` reads the sentences."""
    if lang is None:
        from claims.language.detect import detect  # the model takes a sixth of a second to load

        lang = detect(text)
    blocks = find_blocks(text, lang)
    spans = find_sentences(text, lang, blocks)
    known = lang in LANGUAGES
    article = Article(text, cues(lang if known else "en"), ruled=known, grammar=grammar)
    article.interview = find_interview(text, blocks, article.cues) if known else None
    for block, inside in _by_block(blocks, spans):
        if block.role not in _SILENT:
            _Reader(article, block).read(inside)
    drafts = tuple(finished(text, lang, published, spans, article.found))
    return Split(lang=lang, blocks=blocks, sentences=tuple(spans), claims=drafts, splitter=grammar.name)


def _by_block(
    blocks: tuple[Block, ...], spans: list[tuple[int, int]]
) -> Iterable[tuple[Block, list[tuple[int, int]]]]:
    at = 0
    for block in blocks:
        inside = []
        while at < len(spans) and spans[at][0] < block.end:
            if spans[at][0] >= block.start:
                inside.append(spans[at])
            at += 1
        yield block, inside


@dataclass(frozen=True)
class _Said:
    """Who says the words of a quotation."""

    speaker: str | None = None
    via: str | None = None


@dataclass(frozen=True)
class _Tag:
    """The words beside a quotation that name who speaks."""

    line: Line
    who: Source | None
    via: Source | None


class _Reader:
    """Reads the claims of one block."""

    def __init__(self, article: Article, block: Block) -> None:
        self.article, self.block = article, block
        self.text, self.cues = article.text, article.cues
        self.quotes: list[Quote] = []
        if article.ruled:
            self.quotes = find_quotes(self.text, block.start, block.end, self.cues)
        self.sources: dict[int, _Tag] = {}
        """The words that name who speaks, by the start of the quotation."""
        self.said: dict[int, _Said] = {}
        """Who speaks, by the start of the quotation."""
        self.previous: str | None = None
        """Who spoke in the quotation before, in this block."""
        self.source: str | None = None
        """Who said what was last reported, in this block."""
        self.introduced: str | None = None
        """Whom the sentence before is about, if it tells of somebody or of something said."""
        self.pronouns = Pronouns(self.text, lambda: article.people)
        self.turn = article.interview.turn(block.start) if article.interview is not None else None

    def read(self, spans: list[tuple[int, int]]) -> None:
        """Add the claims of the block's sentences."""
        lines = []
        for start, end in spans:
            begin, stop = content_of(self.text, self.block, start, end, self.cues)
            begin = max(begin, self.turn.begin) if self.turn is not None else begin
            begin, stop = unwrapped(self.text, begin, stop) if begin < stop else (begin, stop)
            if begin < stop:
                lines.append((begin, stop, self._line(begin, stop)))
        for begin, stop, line in lines:
            self._find_speakers(begin, stop, line)
        answer = self.turn is not None and self.turn.answers
        told = self.article.ruled and not answer and self.block.role not in TITLES
        for begin, stop, line in lines:
            if told:
                line.meant = self.pronouns.read(line)
            self._outside(begin, stop, line)
            inner = self._saying(begin, stop)
            for quote in inner:
                self._inside(quote, begin, stop, self._speaker_of(quote, begin))
            if not inner or line.low(len(line) - 1) == ":":
                self.article.awaited = self.article.name(line, announced(line))
                self._remember_subject(line)
        ends = bool(lines) and bool(self._saying(lines[-1][0], lines[-1][1]))
        self.article.carried = self.previous if ends else None

    def _saying(self, begin: int, stop: int) -> list[Quote]:
        return [quote for quote in self.quotes if quote.says and quote.start < stop and quote.end > begin]

    def _line(self, start: int, end: int) -> Line:
        """The words of a sentence; a quotation that says something of its own is one token."""
        made: list[Token] = []
        at = start
        for quote in self.quotes:
            if quote.end <= start or quote.start >= end:
                continue
            made += tokenize(self.text, at, max(at, quote.start), self.cues)
            if quote.says:
                made.append(quote_token(quote, start, end))
            else:
                short = tokenize(self.text, max(at, quote.start), min(end, quote.end), self.cues)
                for token in short:
                    token.quoted = True
                made += short
            at = max(at, min(end, quote.end))
        return self._marked([*made, *tokenize(self.text, at, end, self.cues)])

    def _marked(self, tokens: list[Token]) -> Line:
        mark_brackets(tokens)
        if not self.article.ruled:
            return Line(tokens, self.cues)
        return self.article.grammar.line(self.text, tokens, self.cues)

    def _find_speakers(self, begin: int, stop: int, line: Line) -> None:
        """Find the words that name who speaks in each quotation; they may follow sentences later."""
        for quote, (who, via) in zip(
            self._saying(begin, stop), self.article.grammar.sources(line), strict=False
        ):
            known = self.sources.get(quote.start)
            if known is None or known.who is None:
                self.sources[quote.start] = self._inner_tag(quote) if who is None else _Tag(line, who, via)
        self._share_tag(self._saying(begin, stop))

    def _inner_tag(self, quote: Quote) -> _Tag:
        """The words inside the marks that name who speaks: « C'est faux, dit-il. Rien n'a changé. »."""
        line = self._marked(tokenize(self.text, quote.first, quote.last, self.cues))
        return _Tag(line, inserted(line), None)

    def _share_tag(self, quotes: list[Quote]) -> None:
        """Several quotations of one sentence have the speaker that is named behind the last."""
        tags = [self.sources.get(quote.start) for quote in quotes]
        last = tags[-1] if tags else None
        if last is None or last.who is None:
            return
        for quote, tag in zip(quotes, tags, strict=True):
            if tag is None or (tag.who is None and tag.line is last.line):
                self.sources[quote.start] = last

    def _speaker_of(self, quote: Quote, begin: int) -> _Said:
        """Who says a quotation: its own tag, the sentence that announced it, or the speaker before it."""
        if quote.start not in self.said:
            tag, article = self.sources.get(quote.start), self.article
            awaited = article.awaited if quote.start <= begin else None
            named = article.name(tag.line, tag.who) if tag else None
            begins = self.introduced if quote.start <= begin else None
            speaker = named
            if not (tag and tag.who and tag.who.span is None):
                speaker = named or awaited or self.previous or begins or self._carried(quote)
            if speaker is None and self.turn is not None:
                speaker = self.turn.quoted
            self.said[quote.start] = _Said(
                speaker, article.medium(tag.line, tag.who, tag.via) if tag else None
            )
            self.previous = speaker or self.previous
            article.last_speaker = speaker or article.last_speaker
        return self.said[quote.start]

    def _carried(self, quote: Quote) -> str | None:
        """A paragraph that is a quotation, right behind one that ended with a quotation, has its speaker."""
        return self.article.carried if quote.start == self.block.start else None

    def _remember_subject(self, line: Line) -> None:
        verb = line.finite(0, len(line))
        who = subject(line, 0, verb) if verb else NOBODY
        self.introduced = None
        if who.span is None:
            return
        first, last = who.span
        self.article.last_subject = self.article.name(line, who)
        told = any(is_speech(line, at) for at in range(last, len(line))) and not is_hearsay(
            line, 0, len(line)
        )
        if told or is_person_name(line, first, last):
            self.introduced = self.article.name(line, who)
        while first < last and (
            line.has(first, "adjuncts_with_verb") or not (line[first].word and is_name(line, first, last))
        ):
            first += 1
        if first < last:
            self.article.last_speaker = self.article.name(line, Source((first, last)))

    # -- claims

    def _outside(self, begin: int, stop: int, line: Line) -> None:
        """The claims of a sentence outside its quotations."""
        quoting = line.quotes(0, len(line))
        if _QUESTION.search(self.text[max(begin, stop - 8) : stop]) and not quoting:
            return
        base = self._base_kind(line)
        if base is ClaimKind.STATEMENT:
            pieces = (
                self.article.grammar.cut(line) if self.article.ruled else [Piece(Role.MAIN, 0, len(line))]
            )
            for piece in pieces:
                if not (quoting and _only_attributes(line, piece)):
                    self._told(line, piece)
        elif base is not None:
            self._titled(line, base)

    def _told(self, line: Line, piece: Piece) -> None:
        article, host = self.article, piece.host
        if host is not None and not piece.reported and hangs_on(line, piece):
            piece.speaker, piece.reported = host.speaker, host.reported
        speaker = article.name(line, PRONOUN) if piece.speaker == "" else piece.speaker
        article.last_speaker = piece.speaker or article.last_speaker
        reported = piece.reported
        if not reported:
            piece.speaker = speaker = article.name(line, holder(line, piece)) or self._source_going_on(
                line, piece
            )
            piece.reported = reported = speaker is not None
        else:
            self.source = speaker
        place = ClaimKind.REPORTED if reported else ClaimKind.STATEMENT
        if self.turn is not None and self.turn.answers and self.text[line[0].start - 1] not in "[(":
            piece.via, place = piece.via or speaker, ClaimKind.QUOTATION
            speaker = self.turn.speaker
        piece.kind = inherited(line, piece) or kind_of(line, piece.first, piece.last, place)
        self._add(line, piece.first, piece.last, piece.kind, piece, _Said(speaker, piece.via))

    def _source_going_on(self, line: Line, piece: Piece) -> str | None:
        """«Selon l'enquête, … L'argent aurait transité …»: the conditional keeps the source named before."""
        told = self.source and self.article.ruled and line.french
        return self.source if told and is_hearsay(line, piece.first, piece.last) else None

    def _titled(self, line: Line, base: ClaimKind) -> None:
        marks = title_joints(line) if base is ClaimKind.HEADLINE else []
        for low, high in pairwise([-1, *marks, len(line)]):
            end, who = _title_source(line, low + 1, high)
            speaker = self.article.name(line, who)
            self._add(line, low + 1, end, base, None, _Said(speaker))

    def _inside(self, quote: Quote, begin: int, stop: int, said: _Said) -> None:
        """The claims of the part of a quotation that lies in one sentence."""
        first, last = max(quote.first, begin), min(quote.last, stop)
        if first >= last:
            return
        part = Block(start=first, end=last, role=BlockRole.QUOTE)
        for start, end in find_sentences(self.text, self.cues.lang, (part,)):
            if _QUESTION.search(self.text[max(start, end - 8) : end]):
                continue
            line = self._marked(tokenize(self.text, start, end, self.cues))
            for piece in self.article.grammar.cut(line):
                piece.kind = inherited(line, piece) or kind_of(
                    line, piece.first, piece.last, ClaimKind.QUOTATION
                )
                self._add(line, piece.first, piece.last, piece.kind, piece, said)

    def _base_kind(self, line: Line) -> ClaimKind | None:
        """The kind that the block gives; None where its words are no claim."""
        verb = line.finite(0, len(line)) is not None
        if self.block.role in TITLES:
            return None if is_section(line, self.block.role) else ClaimKind.HEADLINE
        if self.block.role is BlockRole.HEADING:
            return ClaimKind.HEADLINE if verb else None
        if is_caption(self.text, self.block):
            past = any(token.finite and line.has(at, "past") for at, token in enumerate(line.tokens))
            return ClaimKind.CAPTION if past else ClaimKind.IMAGE
        last = line[len(line) - 1]
        unfinished = last.word or last.text == ":"
        heading = unfinished and not verb and not line.quotes(0, len(line)) and self.article.ruled
        return None if heading and self.block.role is BlockRole.BODY else ClaimKind.STATEMENT

    def _add(
        self, line: Line, first: int, last: int, kind: ClaimKind, piece: Piece | None, said: _Said
    ) -> None:
        first, last = trimmed(line, first, last)
        aged = piece is not None and piece.role is Role.APPOSITION and is_age(line, first, last)
        if len(line.words(first, last)) < _FEWEST_WORDS and not (aged or _is_unspaced(line, first, last)):
            return
        titled = kind is ClaimKind.HEADLINE or not self.article.ruled
        if not titled and not asserts(line, first, last, piece):
            return
        if kind is ClaimKind.STATEMENT and is_bare_name(line, first, last, piece):
            return
        start, end = line[first].start, line[last - 1].end
        rough = Rough(start, end, kind, line, piece, said.speaker or None, said.via or None)
        self.article.found.append(rough)


def _is_unspaced(line: Line, first: int, last: int) -> bool:
    return any(_UNSPACED.search(token.text) for token in line.tokens[first:last])


def _title_source(line: Line, low: int, high: int) -> tuple[int, Source | None]:
    """Where a title's own words end and who tells them: «…, selon X», "…, watchdog finds"."""
    sources = ((at, source_phrase(line, at, high)) for at in range(low + 1, high))
    phrase = next(((at, found[1]) for at, found in sources if found), None)
    if phrase is not None:
        return phrase
    comma = next((at for at in range(high - 1, low, -1) if line.low(at) == ","), None)
    if comma is None or comma - low < _FEWEST_BEFORE_SOURCE:
        return high, None
    who = tail(line, comma + 1, high)
    if who is None and not line.french and is_speech(line, high - 1) and high - 1 > comma + 1:
        who = named(line, comma + 1, high - 1)
    return (comma, who) if who is not None else (high, None)


def _only_attributes(line: Line, piece: Piece) -> bool:
    """Whether words around a quotation only say who speaks."""
    words = [at for at in range(piece.first, piece.last) if line[at].word and line.low(at) != QUOTE]
    finite = any(line[at].finite for at in words)
    speech = any(line.has(at, "speech") for at in words)
    if line.quotes(piece.first, piece.last):
        return not finite or speech or len(words) < _WORDS_BESIDE_QUOTE
    if piece.role in {Role.APPOSITION, Role.RELATIVE}:
        return False
    if piece.role is Role.MAIN and not finite:
        return True
    beside = line.quotes(piece.last, piece.last + _BESIDE) or line.quotes(piece.first - _BESIDE, piece.first)
    return beside and (not finite or speech)
