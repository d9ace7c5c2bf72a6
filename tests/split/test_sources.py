"""Names beside an attribution, accents written apart, times that are nobody, scripts without blanks."""

from __future__ import annotations

import unicodedata

import pytest

from claims.split import split_text


@pytest.mark.parametrize("said", ["a déclaré", "a dit", "a déclaré lundi", "a expliqué hier"])
def test_the_participle_of_an_attribution_is_no_part_of_a_name(said: str) -> None:
    claims = split_text(f"« Tout est perdu », {said} Léa Blanc, présidente du club.", "fr").claims
    assert claims[-1].claim == "Léa Blanc est présidente du club."


@pytest.mark.parametrize(
    "text", ["« Le stade a coûté 2 M€ », a dit André.", "Selon André, 2 stades ont fermé."]
)
def test_accents_written_apart_stay_with_the_name(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert split_text(apart, "fr").claims[0].speaker == unicodedata.normalize("NFD", "André")


@pytest.mark.parametrize("when", ["Le mois dernier", "La veille au soir", "Le surlendemain"])
def test_a_time_is_never_put_for_a_pronoun(when: str) -> None:
    text = f"{when}, 40 élèves ont chanté. Il y a six ans, il perdait."
    assert when.lower() not in split_text(text, "fr").claims[-1].claim.lower()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Il y avait 7 blessés, selon la mairie, et 15 selon les riverains."),
        ("en", "There were 7 hurt, according to the council, and 15 according to residents."),
    ],
)
def test_two_figures_of_two_sources_have_no_single_speaker(lang: str, text: str) -> None:
    assert [(one.text, one.speaker) for one in split_text(text, lang).claims] == [(text[:-1], None)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("zh", "部长昨天离开了首都。"), ("ja", "工場は昨年閉鎖された。"), ("th", "โรงงานปิดเมื่อปีที่แล้ว")],
)
def test_a_sentence_without_blanks_is_a_claim_with_one_full_stop(lang: str, text: str) -> None:
    claims = split_text(text, lang).claims
    assert [one.claim for one in claims] == [text if text.endswith("。") else text + "."]
