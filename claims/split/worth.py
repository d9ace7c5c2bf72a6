"""How much a check of a claim is worth: an explained score that orders claims and never hides one."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claims.split.lexicon import DATA
from schema.claim import ClaimKind, NumberKind, WorthReason

if TYPE_CHECKING:
    from claims.split.tokens import Token
    from schema.claim import DateMention, Number

_DIGITS = 3
"""Places after the point; more would claim a precision the weights do not have."""


@dataclass(frozen=True)
class _Weights:
    base: float
    reasons: dict[WorthReason, float]
    second_figure: float
    kinds: dict[ClaimKind, float]
    short_words: int
    short: float
    words: dict[str, dict[WorthReason, frozenset[str]]]


@cache
def _weights() -> _Weights:
    raw = json.loads((DATA / "worth.json").read_text(encoding="utf-8"))
    words = {
        lang: {WorthReason(reason): frozenset(cues.split()) for reason, cues in table.items()}
        for lang, table in raw["words"].items()
    }
    return _Weights(
        base=raw["base"],
        reasons={WorthReason(reason): weight for reason, weight in raw["weights"].items()},
        second_figure=raw["second_figure"],
        kinds={ClaimKind(kind): weight for kind, weight in raw["kinds"].items()},
        short_words=raw["short"]["words"],
        short=raw["short"]["weight"],
        words=words,
    )


def weigh(
    tokens: list[Token],
    lang: str,
    kind: ClaimKind,
    numbers: tuple[Number, ...],
    dates: tuple[DateMention, ...],
) -> tuple[float, tuple[WorthReason, ...]]:
    """The check-worthiness of a claim, 0 to 1, and the reasons for it.

    Args:
        tokens: The words of the claim's span.
        lang: Language of the cue words; one without cue words is weighed by figures, dates and names alone.
        kind: What sort of assertion it is.
        numbers: Its figures.
        dates: Its dates.
    """
    table = _weights()
    exact = [number for number in numbers if number.kind is not NumberKind.VAGUE]
    found = []
    if exact:
        found.append(WorthReason.FIGURE)
    if dates:
        found.append(WorthReason.DATED_EVENT)
    if any(token.capital and token.word for token in tokens[1:]):
        found.append(WorthReason.NAME)
    low = {token.low for token in tokens}
    found += [reason for reason, cues in table.words.get(lang, {}).items() if low & cues]
    if kind is ClaimKind.OPINION:
        found.append(WorthReason.OPINION)
    reasons = tuple(reason for reason in WorthReason if reason in found)
    score = table.base + table.kinds[kind] + sum(table.reasons[reason] for reason in reasons)
    score += table.second_figure * (len(exact) > 1)
    score += table.short * (sum(token.word for token in tokens) <= table.short_words)
    return round(1 / (1 + math.exp(-score)), _DIGITS), reasons
