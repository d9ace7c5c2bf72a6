"""The standalone sentence of a claim: subjects carried over, relative dates resolved, nothing else changed.

What would be a guess is left as it stands and named in ``uncertain``.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.split.lexicon import Cues
from claims.split.pieces import Piece, Role
from claims.split.rendering import rendered
from claims.split.tokens import Token
from schema.claim import DateMention

_STOPS = ".!?…"


@dataclass(frozen=True)
class Standalone:
    """A sentence that can be read alone, and the words whose meaning it leaves open."""

    claim: str
    uncertain: tuple[str, ...]


def standalone(
    text: str,
    span: tuple[int, int],
    tokens: list[Token],
    piece: Piece | None,
    dates: tuple[DateMention, ...],
    cues: Cues,
) -> Standalone:
    """Make the sentence of one claim.

    Args:
        text: The article.
        span: Place of the claim in it.
        tokens: The tokens of its sentence.
        piece: Its clause by token positions; None for titles and captions.
        dates: The dates of the span.
        cues: Cue words of the language.
    """
    start, end = span
    uncertain = [date.text for date in dates if date.guess or (date.relative and date.value is None)]
    inside = [token for token in tokens if start <= token.start < end]
    if piece is not None and piece.role is Role.RELATIVE and _subject_pronoun(inside, cues):
        start = inside[1].start
    words = _dated(text, start, end, dates, cues.lang)
    if piece is not None:
        words = _joined(text, words, tokens, piece, inside, cues)
    uncertain += [token.text for token in inside if token.low in cues.lists["third_person"]]
    if piece is not None and _lacks_head(piece):
        uncertain.append(inside[0].text)
    return Standalone(_sentence(words), tuple(dict.fromkeys(uncertain)))


def _dated(text: str, start: int, end: int, dates: tuple[DateMention, ...], lang: str) -> str:
    """The words with each relative date that is no guess replaced by the plain date."""
    parts, at = [], start
    for date in dates:
        if date.start < at or date.end > end:
            continue
        parts += [text[at : date.start], rendered(text, date, lang)]
        at = date.end
    return "".join([*parts, text[at:end]])


def _subject_pronoun(inside: list[Token], cues: Cues) -> bool:
    return len(inside) > 1 and inside[0].low in cues.lists["subject_relatives"]


def _joined(text: str, words: str, tokens: list[Token], piece: Piece, inside: list[Token], cues: Cues) -> str:
    """Put before the words what they are about."""
    subject, about = _words(text, tokens, piece.subject), _words(text, tokens, piece.antecedent, cues)
    copula, colon = cues.copula, cues.copula["colon"]
    match piece.role:
        case Role.COORDINATED if subject:
            verb = _words(text, tokens, piece.verb)
            return " ".join(part for part in (subject, verb, words) if part)
        case Role.RELATIVE if about:
            direct = _subject_pronoun(inside, cues)
            return f"{about} {words}" if direct else f"{about}{colon} {words}"
        case Role.APPOSITION if about:
            return f"{about} {copula['one']} {words}"
        case Role.APPOSITION if "," in words:
            office, _, name = words.rpartition(",")
            return f"{name.strip()} {copula['one']} {office}"
        case Role.PLACE if about:
            return f"{about} {copula['place']} {words}"
        case Role.FIGURE | Role.PARTICIPLE if piece.host is not None:
            return _with_host(text, words, tokens, piece.host, piece, cues)
        case _:
            return words


def _with_host(text: str, words: str, tokens: list[Token], host: Piece, piece: Piece, cues: Cues) -> str:
    """The words behind the clause they hang on: a participle has no sentence of its own."""
    first, last = host.first, min(host.last, piece.first)
    while last > first and not tokens[last - 1].word and tokens[last - 1].text in ",;:–—-":
        last -= 1
    if first >= last:
        return words
    about = _words(text, tokens, host.antecedent or host.subject, cues)
    relative = host.role is Role.RELATIVE and tokens[first].low in cues.lists["subject_relatives"]
    start = tokens[first + 1 if relative and first + 1 < last else first].start
    lead = f"{about} " if about and (relative or host.role is Role.COORDINATED) else ""
    mark = "," if tokens[piece.first - 1].text == "," else ""
    return f"{lead}{text[start : tokens[last - 1].end]}{mark} {words}"


def _words(text: str, tokens: list[Token], span: tuple[int, int] | None, cues: Cues | None = None) -> str:
    if span is None:
        return ""
    first, last = span
    while cues is not None and first + 1 < last and tokens[first].low in cues.lists["prepositions"]:
        first += 1
    return text[tokens[first].start : tokens[last - 1].end]


def _lacks_head(piece: Piece) -> bool:
    needs_subject = piece.role is Role.COORDINATED and piece.subject is None
    needs_antecedent = piece.role in {Role.RELATIVE, Role.PLACE} and piece.antecedent is None
    return needs_subject or needs_antecedent


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    words = words[0].upper() + words[1:] if words[0].isalpha() else words
    return words if words[-1] in _STOPS else words + "."
