"""From a text to its claims: blocks, sentences, quotations, clauses, and a draft for each piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from claims.language.dates import find as find_dates
from claims.language.numbers import find as find_numbers
from claims.split.attribution import Source, connector, is_name, match_phrase, source_phrase, subject
from claims.split.clauses import cut
from claims.split.interviews import Interview, find_interview
from claims.split.kinds import kind_of
from claims.split.lexicon import LANGUAGES, Cues, cues
from claims.split.pieces import Piece, Role
from claims.split.quotes import Quote, find_quotes, quote_token
from claims.split.speakers import announced, sources_of
from claims.split.standalone import standalone
from claims.split.tokens import Token, mark_brackets, mark_finite, tokenize
from claims.split.worth import weigh
from schema.claim import Block, BlockRole, ClaimDraft, ClaimKind, DateMention, Number, Split

_Mark = TypeVar("_Mark", DateMention, Number)

SPLITTER = "rules 1"
"""Name and version of these rules."""

_SILENT = {BlockRole.BYLINE, BlockRole.DATELINE, BlockRole.FURNITURE, BlockRole.TABLE}
_TITLES = {BlockRole.TITLE, BlockRole.KICKER}
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Ý][^\s,.]+(?: [A-ZÀ-Ý][^\s,.]+)*, )?(?:(?:\w+ )?\d{1,2}(?:er)? \w+ \d{4}(?:, [\w ]{2,30})?\.?|[A-ZÀ-Ý][A-ZÀ-Ý' -]{2,30}(?:, [^\n—–-]{2,30})?"
    r"(?: ?\([A-ZÀ-Ýa-z/ ]{2,20}\))?|[A-ZÀ-Ý]\w+ \([A-Z]\w+\))\s*[-—–]+\s+"
)
_BARE_DATE = re.compile(r"(?:\w+,? )?(?:\d{1,2}(?:er)? \w+|\w+ \d{1,2},?),? \d{4}\W*")
_LEADING_DASH = re.compile(r"[-—–]\s+(?:[A-ZÀ-Ý]\w+ [-—–]\s+)?")
_LABEL = re.compile(r"(?P<label>[^:«\"“]{2,60}?)\s?:\s+(?=\S)")
_CREDIT_HEAD = re.compile(r"(?:©\s?)?[A-ZÀ-Ý][A-ZÀ-Ý.'’/ -]+[A-ZÀ-Ý](?:\s?/\s?[A-ZÀ-Ý][\w. ]+)?\s+[-—–]\s+")
_CREDIT_TAIL = re.compile(
    r"\s*(?:[(\[]?\b(?:image|images|photo|photos|crédit photo|crédits?|credit|picture|photograph|illustration)\s?(?::|by\b|par\b)|©).*\Z",
    re.IGNORECASE | re.DOTALL,
)
_CREDIT_END = re.compile(r"\b(?:Image|Photo|Crédit photo|Photo credit)\s?: ?[^.:]{2,60}\.?\s*\Z")
_LONGEST_CAPTION = 500
_EDGE = " \t\n\r\u00a0\u202f.,;:!?…–—-*•·"
_QUESTION = re.compile(r"\?[»”\"')\]\s]*\Z")
_FEWEST_WORDS = 2


@dataclass
class _Article:
    text: str
    cues: Cues
    drafts: list[_Draft] = field(default_factory=list)
    last_speaker: str | None = None
    """Whom a pronoun before a verb of saying means."""
    interview: Interview | None = None
    """Set where questions and answers alternate."""
    awaited: str | None = None
    """Whom a sentence that ends with a colon announces."""


@dataclass
class _Draft:
    start: int
    end: int
    kind: ClaimKind
    tokens: list[Token]
    piece: Piece | None
    speaker: str | None
    via: str | None


def split(text: str, lang: str | None, published: str | None) -> Split:
    """See ``claims.split.split_text``."""
    from claims.split.blocks import blocks as find_blocks
    from claims.split.sentences import sentences as find_sentences

    if lang is None:
        from claims.language.detect import detect

        lang = detect(text)
    found = find_blocks(text, lang)
    spans = find_sentences(text, lang, found)
    drafts = tuple(_claims(text, lang, published, found, spans))
    return Split(lang=lang, blocks=found, sentences=tuple(spans), claims=drafts, splitter=SPLITTER)


def _claims(
    text: str, lang: str, published: str | None, blocks: tuple[Block, ...], spans: list[tuple[int, int]]
) -> Iterator[ClaimDraft]:
    article = _Article(text, cues(lang if lang in LANGUAGES else "en"))
    article.interview = find_interview(text, blocks, article.cues)
    at = 0
    for block in blocks:
        inside = []
        while at < len(spans) and spans[at][0] < block.end:
            if spans[at][0] >= block.start:
                inside.append(spans[at])
            at += 1
        if block.role not in _SILENT and inside:
            _block(article, block, inside)
    dates = _inside_spans(find_dates(text, lang, published), article.drafts)
    numbers = _inside_spans(find_numbers(text, lang), article.drafts)
    for draft, own_dates, own_numbers in zip(article.drafts, dates, numbers, strict=True):
        yield _finished(article, draft, own_dates, own_numbers)


def _inside_spans(marks: Sequence[_Mark], drafts: list[_Draft]) -> list[tuple[_Mark, ...]]:
    """For each draft the dates or numbers inside its span; both lists are in the order of the text."""
    starts = [mark.start for mark in marks]
    found = []
    for draft in drafts:
        first, last = bisect_left(starts, draft.start), bisect_left(starts, draft.end)
        found.append(tuple(mark for mark in marks[first:last] if mark.end <= draft.end))
    return found


def _finished(
    article: _Article, draft: _Draft, dates: tuple[DateMention, ...], numbers: tuple[Number, ...]
) -> ClaimDraft:
    span = (draft.start, draft.end)
    alone = standalone(article.text, span, draft.tokens, draft.piece, dates, article.cues)
    words = [token for token in draft.tokens if draft.start <= token.start < draft.end]
    worth, reasons = weigh(words, article.cues.lang, draft.kind, numbers, dates)
    return ClaimDraft(
        start=draft.start,
        end=draft.end,
        text=article.text[draft.start : draft.end],
        claim=alone.claim,
        kind=draft.kind,
        speaker=draft.speaker,
        via=draft.via,
        checkworthiness=worth,
        reasons=reasons,
        dates=dates,
        numbers=numbers,
        uncertain=alone.uncertain,
    )


def _block(article: _Article, block: Block, spans: list[tuple[int, int]]) -> None:
    quotes = find_quotes(article.text, block.start, block.end, article.cues)
    saying = [quote for quote in quotes if quote.says]
    names: dict[int, tuple[str | None, str | None]] = {}
    ready = []
    for start, end in spans:
        begin = _skip_head(article, block, start, end)
        stop = _skip_tail(article, block, begin, end)
        if begin >= stop:
            continue
        tokens = _tokens(article, begin, stop, quotes)
        inner = [quote for quote in saying if quote.start < stop and quote.end > begin]
        for quote, (who, via) in zip(inner, sources_of(tokens, article.cues), strict=False):
            known = names.get(quote.start)
            if known is None or known[0] is None:
                speaker = _name(article, tokens, who) or (article.awaited if quote.start <= begin else None)
                names[quote.start] = (speaker, _name(article, tokens, via))
                article.last_speaker = speaker or article.last_speaker
        if not inner or tokens[-1].text == ":":
            _remember(article, tokens)
        ready.append((begin, stop, tokens, inner))
    previous: str | None = None
    for begin, stop, tokens, inner in ready:
        _outside(article, block, begin, stop, tokens)
        for quote in inner:
            speaker, via = names.get(quote.start, (None, None))
            speaker = speaker or previous
            previous = speaker or previous
            _inside(article, quote, begin, stop, speaker, via)
    article.drafts.sort(key=lambda draft: (draft.start, -draft.end))


def _remember(article: _Article, tokens: list[Token]) -> None:
    """Keep who a later pronoun or an announced quotation may mean: the named subject of this sentence."""
    article.awaited = _name(article, tokens, announced(tokens, article.cues))
    verb = next((at for at, token in enumerate(tokens) if token.finite), None)
    who = subject(tokens, 0, verb, article.cues) if verb else Source(None)
    if who.span is None:
        return
    first, last = who.span
    while last - first > 1 and not tokens[first].capital:
        first += 1
    if is_name(tokens, first, last):
        article.last_speaker = _name(article, tokens, Source((first, last)))


def _name(article: _Article, tokens: list[Token], who: Source | None) -> str | None:
    if who is None:
        return None
    if who.span is None:
        return article.last_speaker if who.pronoun else None
    first, last = who.span
    return article.text[tokens[first].start : tokens[last - 1].end]


def _tokens(article: _Article, start: int, end: int, quotes: list[Quote]) -> list[Token]:
    """The tokens of a sentence; a quotation that says something of its own is one token."""
    made: list[Token] = []
    at = start
    for quote in quotes:
        if quote.end <= start or quote.start >= end:
            continue
        if quote.says:
            made += tokenize(article.text, at, max(at, quote.start), article.cues)
            made.append(quote_token(quote, start, end))
        else:
            made += tokenize(article.text, at, max(at, quote.start), article.cues)
            short = tokenize(article.text, max(at, quote.start), min(end, quote.end), article.cues)
            for token in short:
                token.quoted = True
            made += short
        at = max(at, min(end, quote.end))
    made += tokenize(article.text, at, end, article.cues)
    mark_brackets(made)
    mark_finite(made, article.cues)
    return made


def _outside(article: _Article, block: Block, begin: int, stop: int, tokens: list[Token]) -> None:
    text = article.text
    if _QUESTION.search(text[begin:stop]) and not any(token.low == "«»" for token in tokens):
        return
    base = _base_kind(block, tokens, article)
    if base is None:
        return
    if base is not ClaimKind.STATEMENT:
        for first, last in _title_parts(tokens, base):
            end, speaker = _title_source(article, tokens, first, last)
            _add(article, tokens, first, end, base, None, speaker, None)
        return
    for piece in cut(tokens, article.cues):
        words = tokens[piece.first : piece.last]
        if any(token.low == "«»" for token in words) and not _tells_beside_quote(words, article.cues):
            continue
        if _mere_attribution(tokens, piece, article.cues):
            continue
        speaker = article.last_speaker if piece.speaker == "" else piece.speaker
        if piece.speaker:
            article.last_speaker = piece.speaker
        if piece.speaker is None and not piece.reported:
            speaker = _estimator(article, tokens, piece)
            piece.reported = speaker is not None
        place = ClaimKind.REPORTED if piece.reported else ClaimKind.STATEMENT
        if article.interview is not None and block.start > article.interview.start and not piece.reported:
            place, speaker = ClaimKind.QUOTATION, article.interview.speaker
        kind = kind_of(words, article.cues, place)
        _add(article, tokens, piece.first, piece.last, kind, piece, speaker, piece.via)


def _estimator(article: _Article, tokens: list[Token], piece: Piece) -> str | None:
    """Who estimates or fears: «La CGT estime à 75 000 le nombre …»."""
    lists = article.cues.lists
    verb = next((at for at in range(piece.first, piece.last) if tokens[at].finite), None)
    if verb is None or tokens[verb].low not in lists["estimates"]:
        return None
    who = subject(tokens, piece.first, verb, article.cues)
    return _name(article, tokens, who)


def _title_parts(tokens: list[Token], base: ClaimKind) -> list[tuple[int, int]]:
    marks = [at for at, token in enumerate(tokens) if token.text == ";"] if base is ClaimKind.HEADLINE else []
    edges = [-1, *marks, len(tokens)]
    return [(low + 1, high) for low, high in zip(edges, edges[1:], strict=False)]


def _title_source(article: _Article, tokens: list[Token], first: int, last: int) -> tuple[int, str | None]:
    """Where the title ends before «selon la CGT», and who that is."""
    for at in range(first + 1, last):
        found = source_phrase(tokens, at, last, article.cues)
        if found:
            return at, _name(article, tokens, found[1])
    return last, None


def _tells_beside_quote(words: list[Token], cues: Cues) -> bool:
    rest = [token for token in words if token.word and token.low != "«»"]
    finite = [token for token in rest if token.finite]
    speech = any(token.low in cues.lists["speech"] for token in rest)
    return bool(finite) and not speech and len(rest) > 7  # noqa: PLR2004


def _mere_attribution(tokens: list[Token], piece: Piece, cues: Cues) -> bool:
    """Words around a quotation that only say who speaks."""
    if not any(token.low == "«»" for token in tokens) or piece.role in {Role.APPOSITION, Role.RELATIVE}:
        return False
    words = tokens[piece.first : piece.last]
    if not any(token.finite for token in words) and piece.role is Role.MAIN:
        return True
    beside = piece.last < len(tokens) and any(
        token.low == "«»" for token in tokens[piece.last : piece.last + 3]
    )
    beside = beside or any(token.low == "«»" for token in tokens[max(0, piece.first - 3) : piece.first])
    finite = any(token.finite for token in words)
    return beside and (not finite or any(token.low in cues.lists["speech"] for token in words))


def _inside(
    article: _Article, quote: Quote, begin: int, stop: int, speaker: str | None, via: str | None
) -> None:
    from claims.split.sentences import sentences as find_sentences

    first, last = max(quote.first, begin), min(quote.last, stop)
    if first >= last:
        return
    part = Block(start=first, end=last, role=BlockRole.QUOTE)
    for start, end in find_sentences(article.text, article.cues.lang, (part,)):
        if _QUESTION.search(article.text[start:end]):
            continue
        tokens = tokenize(article.text, start, end, article.cues)
        mark_brackets(tokens)
        mark_finite(tokens, article.cues)
        for piece in cut(tokens, article.cues):
            words = tokens[piece.first : piece.last]
            kind = kind_of(words, article.cues, ClaimKind.QUOTATION)
            _add(article, tokens, piece.first, piece.last, kind, piece, speaker, via)


def _base_kind(block: Block, tokens: list[Token], article: _Article) -> ClaimKind | None:
    if block.role in _TITLES:
        announces = tokens and tokens[0].low in article.cues.lists["interview_titles"]
        return None if announces else ClaimKind.HEADLINE
    if block.role is BlockRole.HEADING:
        return ClaimKind.HEADLINE if any(token.finite for token in tokens) else None
    if _is_caption(article, block):
        past = any(token.finite and token.low in article.cues.lists["past"] for token in tokens)
        return ClaimKind.CAPTION if past else ClaimKind.IMAGE
    heading = not any(token.finite or token.low == "«»" for token in tokens) and (
        tokens[-1].word or tokens[-1].text == ":"
    )
    return None if heading and block.role is BlockRole.BODY else ClaimKind.STATEMENT


def _is_caption(article: _Article, block: Block) -> bool:
    """By its role, or because a short block ends with the credit of a picture."""
    if block.role is BlockRole.CAPTION:
        return True
    short = block.role is BlockRole.BODY and block.end - block.start <= _LONGEST_CAPTION
    return short and bool(_CREDIT_END.search(article.text[block.start : block.end]))


def _skip_head(article: _Article, block: Block, start: int, end: int) -> int:
    """Past datelines, credits and topic labels."""
    text = article.text
    for pattern in (_DATELINE, _LEADING_DASH):
        found = pattern.match(text, start, end)
        if found:
            start = found.end()
    if _BARE_DATE.fullmatch(text, start, end):
        return end
    if block.role is BlockRole.CAPTION:
        found = _CREDIT_HEAD.match(text, start, end)
        if found:
            start = found.end()
    if block.role in _TITLES:
        found = _LABEL.match(text, start, end)
        if found:
            words = tokenize(text, start, found.end("label"), article.cues)
            mark_finite(words, article.cues)
            if not any(token.finite for token in words):
                start = found.end()
    return start


def _skip_tail(article: _Article, block: Block, start: int, end: int) -> int:
    if not _is_caption(article, block):
        return end
    found = _CREDIT_TAIL.search(article.text[start:end])
    return start + found.start() if found else end


def _add(
    article: _Article,
    tokens: list[Token],
    first: int,
    last: int,
    kind: ClaimKind,
    piece: Piece | None,
    speaker: str | None,
    via: str | None,
) -> None:
    span = _trim(article, tokens, first, last)
    if span is None:
        return
    start, end = span
    words = [token for token in tokens[first:last] if token.word and start <= token.start < end]
    if len(words) < _FEWEST_WORDS or (
        kind is ClaimKind.STATEMENT and _is_bare_name(words, piece, article.cues)
    ):
        return
    article.drafts.append(_Draft(start, end, kind, tokens, piece, speaker or None, via or None))


def _is_bare_name(words: list[Token], piece: Piece | None, cues: Cues) -> bool:
    """A signature or a heading in the text: names and quoted titles without a verb."""
    if piece is not None and piece.role is not Role.MAIN:
        return False
    calendar = cues.lists["calendar"]
    small = {"of", "the", "de", "du"} | calendar
    return all(word.capital or word.quoted or word.number or word.low in small for word in words)


def _trim(article: _Article, tokens: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """The place of a claim in the text, without linking words and marks at its edges."""
    while first < last:
        length = connector(tokens, first, last, article.cues)
        if not length and not tokens[first].word and tokens[first].text not in '([«"“€$£':
            length = 1
        if not length:
            break
        first += length
    loose = _loose_end(tokens, first, last, article.cues)
    while last > first and loose:
        last -= loose
        loose = _loose_end(tokens, first, last, article.cues)
    if first >= last:
        return None
    return tokens[first].start, tokens[last - 1].end


def _loose_end(tokens: list[Token], first: int, last: int, cues: Cues) -> int:
    """How many tokens at the end say nothing: a mark, a conjunction, «, pour autant»."""
    if last <= first:
        return 0
    token = tokens[last - 1]
    if not token.word:
        return int(token.text in ".,;:!?…–—-")
    for length in (1, 2, 3):
        at = last - length
        closed = at > first and tokens[at - 1].text == ","
        if closed and match_phrase(tokens, at, cues.phrases["connectors"]) == length:
            return length
    for length in (3, 2, 1):
        at = last - length
        loose = tokens[at].low not in cues.lists["needs_comma"] if at > first else False
        if loose and match_phrase(tokens[at:last], 0, cues.phrases["subordinators"]) == length:
            return length
    return int(token.low in cues.lists["conjunctions"])
