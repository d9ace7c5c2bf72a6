"""Logistic regression over the features: one for the order, two for how sure the answers are.

The weights are data (``data/weights.json``), made by ``bench/train_match.py``, which also writes there what
they were trained on.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from operator import mul
from typing import TYPE_CHECKING

from pydantic import Field

from schema.base import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAR = 50.0
"""Log odds beyond which a probability is 0 or 1 for all purposes."""


class Regression(Model):
    """A trained logistic regression."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Log odds of each row of features."""
        return [sum(map(mul, row, self.weights), self.bias) for row in rows]

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Probabilities of each row of features."""
        return [1 / (1 + math.exp(-max(-_FAR, min(_FAR, score)))) for score in self.scores(rows)]


class Bands(Model):
    """Probabilities from which an earlier check is called likely the same, or related."""

    same: float = Field(ge=0, le=1)
    related: float = Field(ge=0, le=1)


class Weights(Model):
    """Everything trained."""

    order: Regression
    """Ranks the candidates; its features are those of ``features.NAMES``."""
    first: Regression
    """Turns features and margins of the first answer into a calibrated probability."""
    others: Regression
    """The same for the answers after it: what tells a winner says nothing of them."""
    bands: Bands
    trained_on: dict[str, str]
    """sha256 of each file used, by name."""


@cache
def weights(*, meaning: bool = False) -> Weights:
    """The weights shipped with the program.

    Args:
        meaning: Those over the features and ``features.MEANING``, made by ``bench/train_vectors.py``.
    """
    name = "data/weights_meaning.json" if meaning else "data/weights.json"
    text = files("claims.match").joinpath(name).read_text(encoding="utf-8")
    return Weights.model_validate_json(text)


MARGINS = ("score", "margin")
"""What ``with_margins`` adds: log odds, and their distance to the best other candidate."""

_ALONE = 8.0
"""Margin of a candidate without rival, and the largest counted."""


def with_margins(rows: Sequence[Sequence[float]], scores: Sequence[float]) -> list[list[float]]:
    """The features with what tells a clear winner from one of many.

    Args:
        rows: Features of each candidate.
        scores: Log odds of each candidate.
    """
    best, *others = sorted(scores, reverse=True)
    second = others[0] if others else best - _ALONE
    margins = [best - second if score == best else score - best for score in scores]
    return [
        [*row, score, max(-_ALONE, min(_ALONE, margin))]
        for row, score, margin in zip(rows, scores, margins, strict=True)
    ]


def probabilities(given: Weights, rows: Sequence[Sequence[float]], scores: Sequence[float]) -> list[float]:
    """How likely each candidate tells the same as the query.

    Args:
        given: The weights.
        rows: Features of each candidate.
        scores: Log odds of each candidate by ``given.order``.
    """
    if not scores:
        return []
    told = with_margins(rows, scores)
    best = max(scores)
    return [
        (given.first if score == best else given.others).probabilities([row])[0]
        for row, score in zip(told, scores, strict=True)
    ]
