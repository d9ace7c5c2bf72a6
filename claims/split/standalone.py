"""The standalone sentence of a claim: subjects carried over, relative dates resolved, nothing else changed.

What would be a guess is left as it stands and named in ``uncertain``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.split.pieces import Piece, Role
from claims.split.pronouns import is_expletive
from claims.split.rendering import rendered

if TYPE_CHECKING:
    from claims.split.lexicon import Cues
    from claims.split.line import Line
    from schema.claim import DateMention

_STOPS = ".!?…。！？"
_CLOSERS = "\"'»”’」』"
_EDGE = ",;:–—-"
_VOWELS = "aàâeéèêiîoôuyh"


@dataclass(frozen=True)
class Standalone:
    """A sentence that can be read alone, and the words whose meaning it leaves open."""

    claim: str
    uncertain: tuple[str, ...]


def standalone(
    text: str, span: tuple[int, int], line: Line, piece: Piece | None, dates: tuple[DateMention, ...]
) -> Standalone:
    """Make the sentence of one claim.

    Args:
        text: The article.
        span: Place of the claim in it.
        line: Its sentence.
        piece: Its clause by token positions; None for titles and captions.
        dates: The dates of the span.
    """
    start, end = span
    inside = [at for at, token in enumerate(line.tokens) if start <= token.start < end]
    uncertain = [date.text for date in dates if date.guess or date.value is None]
    direct = len(inside) > 1 and line.has(inside[0], "subject_relatives")
    if piece is not None and piece.role is Role.RELATIVE and direct and piece.antecedent:
        start = line[inside[1]].start
    words = _filled(text, start, end, line, dates)
    if piece is not None:
        words = _joined(text, words, line, piece, direct=direct)
    uncertain += [line[at].text for at in _carried(piece, inside) if _is_open(line, at)]
    if piece is not None and _lacks_head(piece):
        uncertain.append(line[inside[0]].text)
    return Standalone(_sentence(words), tuple(dict.fromkeys(uncertain)))


def _carried(piece: Piece | None, inside: list[int]) -> list[int]:
    """The places of the span and of the subject that it shares."""
    shared = piece.subject if piece is not None and piece.role is Role.COORDINATED else None
    return [*(range(*shared) if shared else ()), *inside]


def _is_open(line: Line, at: int) -> bool:
    """Whether a pronoun stands there whose meaning was not found; «il faut» has none."""
    return line.has(at, "third_person") and at not in line.meant and not is_expletive(line, at)


def _filled(text: str, start: int, end: int, line: Line, dates: tuple[DateMention, ...] = ()) -> str:
    """The words, plain dates put for relative ones and nouns for pronouns where neither is a guess."""
    fills = [(date.start, date.end, rendered(text, date, line.cues.lang)) for date in dates]
    fills += [
        (line[at].start, line[at].end, words)
        for at, (words, place) in line.meant.items()
        if not start <= place < line[at].start
    ]
    shown, at = "", start
    for first, last, words in sorted(fills):
        if first < at or last > end:
            continue
        shown = _full_before(shown + text[at:first], words, line.cues) + words
        at = last
    return shown + text[at:end]


def _full_before(shown: str, words: str, cues: Cues) -> str:
    """«qu'» becomes «que » before a consonant, «s'» always «si »: «avant qu'elle» → «avant que la ville»."""
    if shown[-1:] not in {"'", "’"}:
        return shown
    lead, _, elided = shown[:-1].rpartition(" ")
    full = cues.elided.get(elided.lower())
    if full is None or (full.endswith("e") and words[0].lower() in _VOWELS):
        return shown
    return f"{lead} {elided[:1]}{full[1:]} ".lstrip()


def _joined(text: str, words: str, line: Line, piece: Piece, *, direct: bool) -> str:  # noqa: PLR0911 - a return a role
    """Put before the words what they are about."""
    about, copula = _words(text, line, piece.antecedent, nominal=True), line.cues.copula
    role = piece.role
    if role is Role.COORDINATED:
        parts = (_words(text, line, piece.subject), _words(text, line, piece.verb), words)
        return " ".join(part for part in parts if part) if piece.subject else words
    if role is Role.APPOSITION and piece.host is not None and _is_figure(line, piece.antecedent):
        return _with_host(text, words, line, piece.host, piece)
    if role is Role.PARTICIPLE and piece.host is None and about:
        return f"{about}{copula['colon']} {_inner(words, is_article=True)}"
    if role in {Role.FIGURE, Role.PARTICIPLE} and piece.host is not None:
        return _with_host(text, words, line, piece.host, piece)
    named = piece.antecedent is None or piece.first < piece.antecedent[0] or about in words
    if role is Role.APPOSITION and named and "," in words:
        office, _, name = words.rpartition(",")
        office = _inner(office, is_article=line.has(piece.first, "determiners"))
        return f"{name.strip()} {copula['one']} {office}"
    if role is Role.APPOSITION and line.has(piece.last - 1, "age_units") and line[piece.first].number:
        return f"{about} {copula['aged']} {words}" if about else words
    link = {
        Role.RELATIVE: "" if direct else copula["colon"],
        Role.APPOSITION: f" {copula['one']}",
        Role.PLACE: f" {copula['place']}",
    }.get(role)
    return words if link is None or not about else f"{about}{link} {words}"


def _is_figure(line: Line, span: tuple[int, int] | None) -> bool:
    """«…, un record»: behind a figure or a date the words say something of the whole clause."""
    if span is None:
        return False
    first, last = span
    return line[first].number or line[last - 1].number or line.has(last - 1, "calendar")


def _inner(words: str, *, is_article: bool) -> str:
    """The words as they stand inside a sentence: an article loses its capital."""
    return words[0].lower() + words[1:] if is_article else words


def _with_host(text: str, words: str, line: Line, host: Piece, piece: Piece) -> str:
    """The words behind the clause they hang on: a participle has no sentence of its own."""
    first, last = host.first, min(host.last, piece.first)
    while last > first and not line[last - 1].word and line[last - 1].text in _EDGE:
        last -= 1
    if first >= last:
        return words
    about = _words(text, line, host.antecedent or host.subject, nominal=True)
    relative = host.role is Role.RELATIVE and line.has(first, "subject_relatives") and first + 1 < last
    start = line[first + relative].start
    lead = f"{about} " if about and (relative or host.role is Role.COORDINATED) else ""
    mark = "," if line.low(piece.first - 1) == "," else ""
    return f"{lead}{_filled(text, start, line[last - 1].end, line)}{mark} {words}"


def _words(text: str, line: Line, span: tuple[int, int] | None, *, nominal: bool = False) -> str:
    """The words of a span of tokens; a noun phrase without the preposition before it."""
    if span is None:
        return ""
    first, last = span
    while nominal and first + 1 < last and line.has(first, "prepositions"):
        first += 1
    return _filled(text, line[first].start, line[last - 1].end, line)


def _lacks_head(piece: Piece) -> bool:
    if piece.role is Role.COORDINATED:
        return piece.subject is None
    return piece.role in {Role.RELATIVE, Role.PLACE} and piece.antecedent is None


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    words = words[0].upper() + words[1:]
    return words if words.rstrip(_CLOSERS)[-1:] in tuple(_STOPS) else words + "."
