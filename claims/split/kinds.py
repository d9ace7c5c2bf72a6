"""What sort of assertion a claim is: opinion and prediction by cues, the rest by place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from schema.claim import ClaimKind

if TYPE_CHECKING:
    from claims.split.line import Line

_FUTURE = re.compile(r"[^\W\d]{2,}(?:era|eront|ira|iront|dra|dront|tra|tront|cra|cront)")
_INFINITIVE = ("er", "ir", "re", "oir")
_NEAR = 3
_PLACED = {ClaimKind.HEADLINE, ClaimKind.IMAGE, ClaimKind.CAPTION}
_SPOKEN = {ClaimKind.QUOTATION, ClaimKind.REPORTED}


def kind_of(line: Line, first: int, last: int, base: ClaimKind) -> ClaimKind:
    """Narrow the kind that the place of the words gives.

    A plan is a prediction, a spoken value judgement an opinion; outside of speech it takes two judgements.
    """
    if base in _PLACED:
        return base
    judgements = _judgements(line, first, last)
    if base in _SPOKEN and _is_opinion(line, first, last, judgements):
        return ClaimKind.OPINION
    if is_future(line, first, last, reported=base is ClaimKind.REPORTED):
        return ClaimKind.PREDICTION
    return ClaimKind.OPINION if base not in _SPOKEN and judgements > 1 else base


def is_future(line: Line, first: int, last: int, *, reported: bool = False) -> bool:
    """Whether the words speak of the future, plans included; ``reported`` for what someone is told to say."""
    for at in range(first, last):
        token = line[at]
        if token.quoted:
            continue
        if token.finite and line.french and _FUTURE.fullmatch(token.low) and not line.has(at, "not_future"):
            return True
        if token.finite and line.has(at, "future_words") and _looks_ahead(line, at, last):
            return True
        if _is_future_phrase(line, at):
            return True
    if reported and line.french and _is_future_in_past(line, first, last):
        return True
    promised = line.has(first, "promised_subjects") and not line.french
    return promised and any(line.low(at) == "would" for at in range(first, last))


def _is_future_phrase(line: Line, at: int) -> bool:
    """«prévoit de», "is set to"; "going to Poland" is none."""
    end = at + line.phrase(at, "future_phrases")
    if end == at:
        return False
    place = (
        line.low(end - 1) == "to" and end < len(line) and (line[end].capital or line.has(end, "determiners"))
    )
    return not place


def _is_future_in_past(line: Line, first: int, last: int) -> bool:
    """«a annoncé que l'exposition resterait ouverte»; «serait», «aurait» tell hearsay."""
    verb = line.finite(first, last)
    return verb is not None and line.low(verb).endswith(("rait", "raient")) and not line.has(verb, "hearsay")


def _looks_ahead(line: Line, at: int, last: int) -> bool:
    """«va quitter» looks ahead; «va bien», «devrait avoir» and "will have left" do not."""
    following = range(at + 1, min(at + 1 + _NEAR, last))
    if not following:
        return False
    if not line.french:
        return not any(line.low(n) == "have" for n in following[:2])
    if line.low(at) in {"va", "vont"}:
        return any(line.low(n).endswith(_INFINITIVE) for n in following)
    return line.low(at + 1) != "avoir"


def _is_opinion(line: Line, first: int, last: int, judgements: int) -> bool:
    """Whether spoken words judge rather than tell; a figure makes them checkable."""
    if any(line[at].number for at in range(first, last)):
        return False
    verb = line.finite(first, last)
    return judgements > 0 or (verb is not None and line.has(verb, "modal_judgements"))


def _judges(line: Line, at: int) -> bool:
    """«est terrible», «le pire»; «le terrible accident» only names what happened."""
    if not line.has(at, "opinion_words") or line[at].quoted:
        return False
    return line.has(at, "superlatives") or not line.has(at - 1, "definite_articles")


def _judgements(line: Line, first: int, last: int) -> int:
    words = sum(_judges(line, at) for at in range(first, last))
    return words + sum(bool(line.phrase(at, "opinion_phrases")) for at in range(first, last))
