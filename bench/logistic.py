"""Logistic regression by Newton's method, small enough to read; used by the training scripts only."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

STEPS = 50
"""Newton needs about ten; the rest is for badly scaled features."""


CHOICE_STEPS, LONGEST_STEP = 100, 0.5
"""Without a bound the first steps of ``fit_choice`` overshoot."""


def fit(rows: Floats, truth: Floats, ridge: float = 1.0) -> Floats:
    """Weights of a logistic regression, the constant first.

    Iteratively reweighted least squares on standardised features with a ridge; the weights returned are those
    of the features as given.

    Args:
        rows: Features, shape (n, k).
        truth: 1 or 0 for each row, shape (n,).
        ridge: Strength of the penalty on every weight but the constant.

    Returns:
        Shape (k + 1,).
    """
    middle, spread = rows.mean(0), rows.std(0)
    spread[spread == 0] = 1.0
    table = np.column_stack([np.ones(len(rows)), (rows - middle) / spread])
    penalty = ridge * np.diag([0.0] + [1.0] * rows.shape[1])
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (truth - chance) - penalty @ weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + penalty
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    plain = weights[1:] / spread
    return np.concatenate([[weights[0] - plain @ middle], plain])


def fit_choice(groups: Sequence[tuple[Floats, Floats]], ridge: float = 1.0) -> Floats:
    """Weights under which the right row of each group is the likeliest choice (conditional logit).

    What is the same for all rows of a group has no say, so a long query cannot outweigh a short one. Newton's
    method with bounded steps on standardised features.

    Args:
        groups: Features, shape (n, k), and truth, shape (n,), of each group.
        ridge: Strength of the penalty on every weight.

    Returns:
        Shape (k,).
    """
    together = np.concatenate([rows for rows, _ in groups])
    spread = together.std(0)
    spread[spread == 0] = 1.0
    tables = [(rows / spread, truth / truth.sum()) for rows, truth in groups if truth.any()]
    weights = np.zeros(together.shape[1])
    for _ in range(CHOICE_STEPS):
        slope, curve = -ridge * weights, ridge * np.eye(len(weights))
        for table, share in tables:
            scores = table @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            middle = chance @ table
            slope += table.T @ (share - chance)
            curve += (table * chance[:, None]).T @ table - np.outer(middle, middle)
        step = np.linalg.solve(curve, slope)
        weights += step * min(1.0, LONGEST_STEP / max(1e-12, float(np.abs(step).max())))
        if np.abs(step).max() < 1e-6:
            break
    return np.asarray(weights / spread, np.float64)


def chances(weights: Floats, rows: Floats) -> Floats:
    """The probability of each row."""
    return np.asarray(1 / (1 + np.exp(-(weights[0] + rows @ weights[1:]))), np.float64)


def area(chance: Floats, truth: Floats) -> float:
    """Area under the ROC curve: how often a true row is ranked above a false one, ties counted half."""
    _, place, count = np.unique(chance, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    ranks = ((last - count + 1 + last) / 2)[place]
    true = int(truth.sum())
    return float((ranks[truth == 1].sum() - true * (true + 1) / 2) / max(1, true * (len(truth) - true)))


def save(path: Path, names: list[str], weights: Floats, about: dict[str, str]) -> None:
    """Write weights by the names of their features, with what they were made of."""
    named = dict(zip(["constant", *names], [round(float(one), 5) for one in weights], strict=True))
    path.write_text(json.dumps({"weights": named, "about": about}, indent=1) + "\n", encoding="utf-8")


def digest(path: Path) -> str:
    """The sha256 of a file, so that weights can be traced to their data."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
