"""What a worker does with its share of the rows: the local engine's work, in lists of plain values."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claims.dedupe.blocking import candidates
from claims.dedupe.decide import decide
from claims.dedupe.normal import normal
from claims.dedupe.scoring import scores
from claims.scale import stages

TRAM = "Le tram de Valmont coûtera 221 millions d'euros en 2027."
DEARER = "Le tram de Valmont coûtera 231 millions d'euros en 2027."
TOLD = "Selon la mairie, le tram de Valmont coûtera 221 millions d'euros en 2027."


def test_a_normal_form_and_a_decision_come_back_from_their_json_as_they_were() -> None:
    ours, theirs = normal(TRAM, "fr"), normal(DEARER, "fr")
    assert stages.read_form(stages.written_form(ours)) == ours
    weighed = decide(ours, theirs, 95.0)
    assert weighed is not None
    assert weighed.differences
    assert stages.read_decision(stages.written_decision(weighed)) == weighed


def test_claims_of_one_wording_have_one_group_and_claims_without_words_have_none() -> None:
    rows = stages.normal_forms([TRAM, TRAM.upper(), DEARER, "…"], ["fr", "fr", "fr", "fr"])
    groups = [row["group"] for row in rows]
    assert groups[0] == groups[1] != groups[2]
    assert groups[3] == ""


def test_pairs_are_decided_as_by_the_local_engine() -> None:
    forms = [normal(text, "fr") for text in (TRAM, DEARER, TOLD)]
    written = [stages.written_form(form) for form in forms]
    words = [" ".join(form.words) for form in forms]
    ratios = stages.scores([words[0], words[0]], [words[1], words[2]])
    assert ratios == scores([form.words for form in forms], np.array([[0, 1], [0, 2]]), 60).tolist()
    told = stages.decisions([written[0]] * 2, written[1:], ratios)
    expected = [decide(forms[0], other, ratio) for other, ratio in zip(forms[1:], ratios, strict=True)]
    assert [each and stages.read_decision(str(each["weighed"])) for each in told] == expected


@given(st.lists(st.lists(st.sampled_from("abcdefghijkl"), max_size=9), max_size=14))
def test_keys_and_blocks_give_the_pairs_of_the_local_engine(forms: list[list[str]]) -> None:
    held = stages.tokens([" ".join(form) for form in forms])
    count = {token: sum(token in tokens for tokens in held) for tokens in held for token in tokens}
    rows = [
        [{"token": token, "claims": count[token]} for token in tokens if count[token] > 1] for tokens in held
    ]
    blocks: dict[str, list[int]] = {}
    for number, keys in enumerate(stages.token_pairs(rows)):
        for key in keys:
            blocks.setdefault(key, []).append(number)
    several = [block for block in blocks.values() if len(block) > 1]
    found = {(pair["a"], pair["b"]) for block in stages.pairs(several) for pair in block}
    assert sorted(found) == [tuple(pair) for pair in candidates(forms).tolist()]


def test_claims_without_a_block_meet_those_beside_them_as_in_the_local_engine() -> None:
    forms = [["alpha", "beta", str(number)] for number in range(80)]  # one key each, in a block too large
    given_rows = [(number, " ".join(form)) for number, form in enumerate(forms)]
    assert stages.neighbours(given_rows) == [tuple(pair) for pair in candidates(forms).tolist()]
