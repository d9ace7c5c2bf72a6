"""How much a check of a claim is worth: an explained score that orders claims and never hides one.

The reasons are told from the claim's words, figures and dates; the score from the reasons, the kind and the
length alone, so that it can be weighed anew after any splitter.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claims.split.lexicon import DATA
from schema.claim import ClaimDraft, ClaimKind, NumberKind, Split, WorthReason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claims.split.tokens import Token
    from schema.claim import DateMention, Number

_DIGITS = 3
"""Places after the point; more would claim a precision the weights do not have."""
_WORD = re.compile(r"\w+")
_OPENING = 6
"""Words in which a claim's opening lies."""


@dataclass(frozen=True)
class _Weights:
    base: float
    reasons: dict[WorthReason, float]
    second_figure: float
    kinds: dict[ClaimKind, float]
    short_words: int
    short: float


Phrases = dict[str, list[tuple[tuple[str, ...], WorthReason]]]
"""Cue phrases with what they tell, by their first word."""


@dataclass(frozen=True)
class _Cues:
    words: Phrases
    openings: Phrases
    """Cues only where a claim begins."""
    exceptions: Phrases
    """Phrases inside which a cue tells nothing: the first of «premier ministre»."""


@cache
def _weights() -> _Weights:
    raw = json.loads((DATA / "worth.json").read_text(encoding="utf-8"))
    return _Weights(
        base=raw["base"],
        reasons={WorthReason(reason): weight for reason, weight in raw["weights"].items()},
        second_figure=raw["second_figure"],
        kinds={ClaimKind(kind): weight for kind, weight in raw["kinds"].items()},
        short_words=raw["short"]["words"],
        short=raw["short"]["weight"],
    )


@cache
def _cues(lang: str) -> _Cues:
    raw = json.loads((DATA / "worth.json").read_text(encoding="utf-8"))

    def by_first_word(table: str) -> Phrases:
        phrases: Phrases = {}
        groups: dict[str, list[str]] = raw[table].get(lang, {})
        for reason, listed in groups.items():
            for phrase in listed:
                words = tuple(phrase.split())
                phrases.setdefault(words[0], []).append((words, WorthReason(reason)))
        return phrases

    return _Cues(by_first_word("words"), by_first_word("openings"), by_first_word("except"))


def default_weights() -> Mapping[WorthReason, float]:
    """What each reason adds to the score where the user's configuration says nothing else."""
    return dict(_weights().reasons)


def weigh(
    text: str,
    tokens: Sequence[Token],
    lang: str,
    kind: ClaimKind,
    numbers: tuple[Number, ...],
    dates: tuple[DateMention, ...],
) -> tuple[float, tuple[WorthReason, ...]]:
    """The check-worthiness of a claim, 0 to 1, and the reasons for it.

    Args:
        text: The claim's words.
        tokens: The same as tokens, with their places in the article.
        lang: Language of the cue words; one without cue words is weighed by figures, dates and names alone.
        kind: What sort of assertion it is.
        numbers: Its figures.
        dates: Its dates.
    """
    found = _told(tokens, lang, dates)
    if _exact(numbers):
        found.add(WorthReason.FIGURE)
    if dates:
        found.add(WorthReason.DATED_EVENT)
    if _has_name(tokens, lang):
        found.add(WorthReason.NAME)
    if kind is ClaimKind.OPINION:
        found.add(WorthReason.OPINION)
    reasons = tuple(reason for reason in WorthReason if reason in found)
    return _score(text, kind, reasons, numbers, _weights().reasons), reasons


def reweighed(split: Split, weights: Mapping[WorthReason, float]) -> Split:
    """A split with its scores as other weights give them; reasons and claims stay.

    Args:
        split: What any splitter gave.
        weights: Weights by reason; those not named keep their default.
    """
    merged = _weights().reasons | dict(weights)

    def again(draft: ClaimDraft) -> ClaimDraft:
        score = _score(draft.text, draft.kind, draft.reasons, draft.numbers, merged)
        return draft.model_copy(update={"checkworthiness": score})

    return split.model_copy(update={"claims": tuple(map(again, split.claims))})


def _exact(numbers: tuple[Number, ...]) -> int:
    """How many figures have a value."""
    return sum(number.kind is not NumberKind.VAGUE for number in numbers)


def _told(tokens: Sequence[Token], lang: str, dates: tuple[DateMention, ...]) -> set[WorthReason]:
    """The reasons that words tell; the words of dates tell none: «mardi dernier» is no superlative."""
    words = [
        token.low.rstrip("'")
        for token in tokens
        if token.word and not any(date.start <= token.start < date.end for date in dates)
    ]
    cues = _cues(lang)
    covered = {
        (at + step, reason)
        for at, length, reason in _phrases(words, cues.exceptions)
        for step in range(length)
    }
    told = {reason for at, _, reason in _phrases(words, cues.words) if (at, reason) not in covered}
    return told | {reason for _, _, reason in _phrases(words[:_OPENING], cues.openings, last=0)}


def _phrases(
    words: Sequence[str], known: Phrases, last: int | None = None
) -> Iterator[tuple[int, int, WorthReason]]:
    """Where phrases begin, how long each is and what it tells.

    Args:
        words: Lower-case words.
        known: The phrases.
        last: Place of the last word that may begin one.
    """
    for at, word in enumerate(words[: None if last is None else last + 1]):
        for phrase, reason in known.get(word, ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                yield at, len(phrase), reason


def _has_name(tokens: Sequence[Token], lang: str) -> bool:
    """Whether someone or something is named; French names nothing else without an article before its verb."""
    if any(token.capital and token.word for token in tokens[1:]):
        return True
    return lang == "fr" and len(tokens) > 1 and tokens[0].capital and _names_alone(tokens[0], tokens[1], lang)


def _names_alone(first: Token, second: Token, lang: str) -> bool:
    from claims.language.analysis import stop_words

    letters = first.low.isalpha() or "-" in first.low
    return letters and second.finite and first.low not in stop_words(lang)


def _score(
    text: str,
    kind: ClaimKind,
    reasons: tuple[WorthReason, ...],
    numbers: tuple[Number, ...],
    weights: Mapping[WorthReason, float],
) -> float:
    table = _weights()
    total = table.base + table.kinds[kind] + sum(weights[reason] for reason in reasons)
    total += table.second_figure * (_exact(numbers) > 1)
    total += table.short * (len(_WORD.findall(text)) <= table.short_words)
    return round(1 / (1 + math.exp(-total)), _DIGITS)
