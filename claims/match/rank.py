"""Logistic regression over the features: one for the order, one for how sure the answer is.

The weights are data (``data/weights.json``), made by ``bench/train_match.py``, which also writes there what
they were trained on.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from schema.base import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Regression(Model):
    """A trained logistic regression."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    bias: float

    def scores(self, rows: Floats) -> Floats:
        """Log odds of each row of features."""
        return np.asarray(rows @ np.array(self.weights) + self.bias, np.float64)

    def probabilities(self, rows: Floats) -> Floats:
        """Probabilities of each row of features."""
        return np.asarray(1 / (1 + np.exp(-np.clip(self.scores(rows), -50, 50))), np.float64)


class Bands(Model):
    """Probabilities from which an earlier check is called likely the same, or related."""

    same: float = Field(ge=0, le=1)
    related: float = Field(ge=0, le=1)


class Weights(Model):
    """Everything trained."""

    order: Regression
    """Ranks the candidates; its features are those of ``features.NAMES``."""
    sure: Regression
    """Turns features and margins into a calibrated probability."""
    bands: Bands
    trained_on: dict[str, str]
    """sha256 of each file used, by name."""


@cache
def weights() -> Weights:
    """The weights shipped with the program."""
    text = files("claims.match").joinpath("data/weights.json").read_text(encoding="utf-8")
    return Weights.model_validate_json(text)


MARGINS = ("score", "margin", "first")
"""What ``with_margins`` adds: the log odds, their distance to the best other, and being the first."""


def with_margins(rows: Floats, scores: Floats) -> Floats:
    """The features with what tells a clear winner from one of many.

    Args:
        rows: Features, shape (candidates, features).
        scores: Log odds of each candidate.
    """
    if len(scores) == 1:
        margins = np.array([_ALONE])
    else:
        first, second = np.sort(scores)[::-1][:2]
        margins = np.where(scores == first, first - second, scores - first)
    return np.column_stack((rows, scores, np.clip(margins, -_ALONE, _ALONE), scores == scores.max()))


_ALONE = 8.0
"""Margin of a candidate without rival, and the largest counted."""


def as_rows(features: Sequence[Sequence[float]]) -> Floats:
    """Features of several candidates as an array of shape (candidates, features)."""
    return np.array(features, np.float64)
