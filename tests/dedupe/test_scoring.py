"""How alike two claims are in letters, and that long ones with other words are not even compared."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from claims.dedupe.scoring import LONG, scores

CLAIMS = st.lists(
    st.lists(st.sampled_from(["mayor", "bridge", "closed", "4300", "lits"]), min_size=1), min_size=2
)


@given(forms=CLAIMS, floor=st.sampled_from([0.0, 60.0]))
def test_scores_are_the_ratios_of_sorted_words_taken_one_by_one(forms: list[list[str]], floor: float) -> None:
    pairs = np.array([(a, b) for b in range(len(forms)) for a in range(b)], np.int64)
    slow = [
        fuzz.ratio(" ".join(sorted(forms[a])), " ".join(sorted(forms[b])), score_cutoff=floor)
        for a, b in pairs
    ]
    assert scores(forms, pairs, floor).tolist() == pytest.approx(slow)


def test_long_claims_of_other_words_get_no_score_and_beginnings_do() -> None:
    draw = random.Random(4)  # noqa: S311  # made-up words, no secret
    words = ["".join(draw.choices("aeioulmnrst", k=7)) for _word in range(3 * LONG)]
    claims = [words[: 2 * LONG], words[:LONG], words[LONG:]]
    pairs = np.array([(0, 1), (0, 2), (1, 2)], np.int64)
    found = scores(claims, pairs, 0.0).tolist()
    assert found[0] > 60
    assert found[1] > 60
    assert found[2] == 0
