"""Check-worthiness orders claims, says why, and hides none."""

from __future__ import annotations

import pytest

from claims.split import split_text
from schema.claim import ClaimDraft, WorthReason


def claim(text: str, lang: str = "fr") -> ClaimDraft:
    (draft,) = split_text(text, lang).claims
    return draft


PAIRS = [
    ("fr", "Le maire a versé 300 000 euros à Paul Roux.", "Le temps était plutôt doux."),
    ("fr", "La banque est accusée de fraude depuis 2018.", "La banque se trouve dans une rue."),
    ("fr", "La ligne a ouvert le 3 mars 2019 à Lyon.", "La ligne a souvent du retard."),
    ("en", "The firm paid 3 million dollars to Ann Moore.", "The weather was rather mild."),
    ("en", "Police arrested 12 people in Leeds.", "Some people often complain."),
]


@pytest.mark.parametrize(("lang", "more", "less"), PAIRS, ids=[row[1] for row in PAIRS])
def test_figures_dates_names_and_accusations_come_first(lang: str, more: str, less: str) -> None:
    assert claim(more, lang).checkworthiness > claim(less, lang).checkworthiness


def test_the_reasons_say_what_raised_the_score() -> None:
    reasons = claim("Le 3 mars 2019, Paul Roux a été condamné à verser 300 euros.").reasons
    assert set(reasons) >= {
        WorthReason.FIGURE,
        WorthReason.DATED_EVENT,
        WorthReason.NAME,
        WorthReason.ALLEGATION,
    }


def test_reasons_come_once_and_in_a_fixed_order() -> None:
    reasons = claim("Le 3 mars 2019, 12 morts et 30 blessés ont été retrouvés à Lyon.").reasons
    assert list(reasons) == [reason for reason in WorthReason if reason in reasons]


def test_an_opinion_is_kept_and_comes_last() -> None:
    text = "« C'est une honte », a dit Paul Roux. Le maire a versé 300 euros."
    opinion, figure = split_text(text, "fr").claims
    assert WorthReason.OPINION in opinion.reasons
    assert opinion.checkworthiness < figure.checkworthiness


def test_vague_words_lower_the_score() -> None:
    assert WorthReason.VAGUE in claim("Plusieurs élus ont quelques doutes.").reasons
    assert (
        claim("Plusieurs élus ont quelques doutes.").checkworthiness
        < claim("Douze élus ont des doutes.").checkworthiness
    )
