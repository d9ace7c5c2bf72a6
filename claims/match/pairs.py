"""Two claims beside each other: their score, how likely they tell the same, and in what they differ."""

from __future__ import annotations

import functools
import math
from importlib import resources
from typing import TYPE_CHECKING

from claims.language.analysis import language_of
from claims.match.facts import INITIAL, NAME, STOP, Facts, facts
from claims.match.guard import of_pair
from claims.match.normal import normal_form
from claims.match.pairing import Pairing
from schema.base import Model
from schema.match import Comparison, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.match import Difference

_FULL = 100.0
_FAR = 30.0
"""Log odds beyond which a probability is 0 or 1 for all purposes."""


def compare(a: str, b: str, lang: str | None = None) -> Comparison:
    """Set two claims beside each other.

    Args:
        a: The first claim.
        b: The second claim.
        lang: ISO 639-1 code of both; guessed from the first where none is given.
    """
    code = language_of(a, lang)
    return compare_facts(facts(a, code), facts(b, code))


def compare_facts(a: Facts, b: Facts) -> Comparison:
    """Set two claims beside each other whose facts were read before."""
    pair = Pairing(a, b)
    found = of_pair(pair)
    named = features(pair, found)
    return Comparison(score=named["ratio"] * _FULL, probability=_probability(named), differences=found)


def features(pair: Pairing, found: Sequence[Difference]) -> dict[str, float]:
    """What the probability rests on, by name.

    ``ratio``, ``partial`` and ``sorted`` are rapidfuzz's over the normal forms; ``shared`` is the part of
    the telling words that both have, ``in_order`` and ``out_of_order`` how many of them keep their order;
    ``names_in_order`` the same for words with capitals; ``left_over``, ``one_sided`` and ``replaced`` measure
    the words that one side has alone, ``blocks`` the
    places where they part.

    Args:
        pair: The two claims.
        found: Their differences.
    """
    from rapidfuzz import fuzz
    from rapidfuzz.distance import LCSseq

    left, right = normal_form(pair.a), normal_form(pair.b)
    ours, theirs = _telling(pair.a, pair.a_words), _telling(pair.b, pair.b_words)
    shared, in_order = len(set(ours) & set(theirs)), LCSseq.similarity(ours, theirs)
    lost, added = len(_telling(pair.a, pair.a_left)), len(_telling(pair.b, pair.b_left))
    most, least = max(len(ours), len(theirs), 1), max(min(len(ours), len(theirs)), 1)
    hard = {one.kind for one in found if one.hard}
    named = {
        "ratio": fuzz.ratio(left, right) / _FULL,
        "partial": fuzz.partial_ratio(left, right) / _FULL,
        "sorted": fuzz.token_sort_ratio(left, right) / _FULL,
        "shared": shared / max(len(set(ours) | set(theirs)), 1),
        "in_order": in_order / most,
        "out_of_order": 1 - in_order / shared if shared else 0.0,
        "left_over": max(lost, added) / most,
        "one_sided": abs(lost - added) / least,
        "replaced": min(lost, added) / most,
        "blocks": len(pair.blocks) / most,
        "names_in_order": _names_in_order(pair),
        "same_words": float(not (lost or added)),
        "weak": float(any(not one.hard and one.kind is not DifferenceKind.WORDING for one in found)),
    }
    told = hard | {one.kind for one in found if one.kind is DifferenceKind.WORDING}
    return named | {kind.value: float(kind in told) for kind in DifferenceKind}


def _telling(claim: Facts, words: Sequence[int]) -> list[str]:
    """Stems of the telling words among those at these places."""
    return [claim.stems[at] for at in words if not claim.marks[at] & STOP]


def _names_in_order(pair: Pairing) -> float:
    """The part of the words with capitals that keep their order; 1 where there are none."""
    from rapidfuzz.distance import LCSseq

    ours, theirs = (
        [claim.stems[at] for at in words if claim.marks[at] & (NAME | INITIAL)]
        for claim, words in ((pair.a, pair.a_words), (pair.b, pair.b_words))
    )
    return LCSseq.normalized_similarity(ours, theirs) if ours or theirs else 1.0


class _Trained(Model):
    """The file of weights."""

    weights: dict[str, float]
    """By the names of the features; ``constant`` stands alone."""
    about: dict[str, str]
    """Digests of the files they were trained on."""


@functools.cache
def _weights() -> dict[str, float]:
    text = resources.files("claims.match").joinpath("data", "pair_weights.json").read_text("utf-8")
    return _Trained.model_validate_json(text).weights


def _probability(named: dict[str, float]) -> float:
    """Logistic regression over the features; its weights are made by ``bench/train_pairs.py``."""
    weights = _weights()
    total = weights["constant"] + sum(weights[name] * value for name, value in named.items())
    return 1 / (1 + math.exp(-max(-_FAR, min(_FAR, total))))
