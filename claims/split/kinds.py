"""What sort of assertion a claim is: opinion and prediction by their cues, the rest by where the words stand."""

from __future__ import annotations

import re

from claims.split.attribution import match_phrase
from claims.split.lexicon import Cues
from claims.split.tokens import Token
from schema.claim import ClaimKind

_FUTURE = re.compile(r"[^\W\d]{2,}(?:era|eront|ira|iront|dra|dront|tra|tront|cra|cront)")


def kind_of(tokens: list[Token], cues: Cues, base: ClaimKind) -> ClaimKind:
    """Narrow the kind that the place of the words gives: a plan is a prediction, a spoken value judgement an opinion."""
    if base in {ClaimKind.HEADLINE, ClaimKind.IMAGE, ClaimKind.CAPTION}:
        return base
    spoken = base in {ClaimKind.QUOTATION, ClaimKind.REPORTED}
    if spoken and is_opinion(tokens, cues):
        return ClaimKind.OPINION
    if is_future(tokens, cues):
        return ClaimKind.PREDICTION
    if not spoken and sum(map(bool, _judgements(tokens, cues))) > 1:
        return ClaimKind.OPINION
    return base


def is_future(tokens: list[Token], cues: Cues) -> bool:
    """Whether the words speak of the future, plans included."""
    lists = cues.lists
    for at, token in enumerate(tokens):
        if token.quoted:
            continue
        if (
            cues.lang == "fr"
            and token.finite
            and _FUTURE.fullmatch(token.low)
            and token.low not in lists["not_future"]
        ):
            return True
        if token.finite and token.low in lists["future_words"] and _is_plan(tokens, at, cues):
            return True
        if match_phrase(tokens, at, cues.phrases["future_phrases"]):
            return True
    if cues.lang == "en":
        return any(token.low == "would" and token.finite for token in tokens) and tokens[0].low in {
            "it",
            "they",
            "he",
            "she",
            "would",
        }
    return False


def _is_plan(tokens: list[Token], at: int, cues: Cues) -> bool:
    """«va quitter» and "may strike" look ahead, «va bien» and "may have left" do not."""
    following = tokens[at + 1 : at + 4]
    if not following:
        return False
    if cues.lang == "en":
        return not any(token.low in {"have"} for token in following[:2])
    if tokens[at].low in {"va", "vont"}:
        return any(token.low.endswith(("er", "ir", "re", "oir")) for token in following)
    if tokens[at].low in {"pourrait", "pourraient", "devrait", "devraient"}:
        return following[0].low not in {"avoir"}
    return True


def is_opinion(tokens: list[Token], cues: Cues) -> bool:
    """Whether spoken words judge rather than tell; a figure makes them checkable."""
    if any(token.number for token in tokens):
        return False
    first = next((token.low for token in tokens if token.finite), "")
    return first in cues.lists["modal_judgements"] or any(_judgements(tokens, cues))


def _judgements(tokens: list[Token], cues: Cues) -> list[bool]:
    found = [token.low in cues.lists["opinion_words"] and not token.quoted for token in tokens]
    found += [bool(match_phrase(tokens, at, cues.phrases["opinion_phrases"])) for at in range(len(tokens))]
    return found
