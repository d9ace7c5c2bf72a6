"""The normal form drops who says it and how it is typed, and nothing else."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dedupe.normal import normal, words

SAME = [
    ("fr", "Le pont a coûté 4 millions d'euros.", "Selon la mairie, le pont a coûté 4 millions d'euros."),
    (
        "fr",
        "Le pont a coûté 4 millions d'euros.",
        "Le pont a coûté 4 millions d'euros, a annoncé la préfecture.",
    ),
    (
        "fr",
        "Le pont a coûté 4 millions d'euros.",
        "La maire a déclaré que le pont a coûté 4 millions d'euros",
    ),
    ("fr", "Le pont a coûté 4 millions d'euros.", "LYON (AFP) - Le pont a coûté 4 millions d'euros."),
    ("fr", "Le pont a coûté 4 millions d'euros.", "Le pont a coûté 4 millions d'euros. (AFP)"),
    (
        "en",
        "The bridge cost four million euros.",
        "According to the mayor, the bridge cost four million euros.",
    ),
    ("en", "The bridge cost four million euros.", "The bridge cost four million euros, officials said."),
    (
        "en",
        "The bridge cost four million euros.",
        "A spokesman said that the bridge cost four million euros.",
    ),
    ("en", "The bridge cost four million euros.", "The bridge cost four million euros - Reuters"),
    ("en", "“The bridge” cost four million euros.", "The bridge  cost FOUR million euros !"),
]


@pytest.mark.parametrize(("lang", "plain", "dressed"), SAME)
def test_an_attribution_or_an_agency_changes_nothing(lang: str, plain: str, dressed: str) -> None:
    assert normal(dressed, lang).words == normal(plain, lang).words


@pytest.mark.parametrize(
    ("lang", "a", "b"),
    [
        ("fr", "Le prix a baissé de 5 %.", "Le prix a baissé de 5 €."),
        ("fr", "La température est de -5 degrés.", "La température est de 5 degrés."),
        ("fr", "Le budget atteint 3,5 millions.", "Le budget atteint 35 millions."),
        ("en", "The mayor, who won, left.", "The mayor, who won, stayed."),
        ("fr", "Selon moi, oui.", "Selon toi, non."),
    ],
)
def test_what_is_said_stays(lang: str, a: str, b: str) -> None:
    assert normal(a, lang).words != normal(b, lang).words


def test_words_are_folded_and_figures_whole() -> None:
    assert words("L'été 2,5 % — ÉTÉ", "fr") == ("l", "ete", "2.5", "%", "ete")


@pytest.mark.parametrize(
    ("lang", "a", "b"),
    [
        ("fr", "Le 3 juin 1961, 12 500 voix", "Le 03/06/1961, 12.500 voix"),
        ("en", "May 18, 2017: 12,500 votes", "18 May 2017: 12500 votes"),
        ("en", "It didn't rain for two days.", "It did not rain for 2 days."),
        ("en", "The company began to use movies.", "The firm started to utilise films."),
        ("fr", "Le long-métrage a débuté en 2020.", "Le film a commencé en 2020."),
        (
            "en",
            "Three boats sank.",
            "BREAKING: LONDON (AFP) - According to a statement, three boats sank - Reuters!",
        ),
        (
            "en",
            "Three boats sank near Rhodes.",
            "Three boats sank near Rhodes, the coast guard said in a statement.",
        ),
        (
            "fr",
            "Trois bateaux ont coulé.",
            "Un rapport montre que trois bateaux ont coulé, a indiqué le ministère.",
        ),
    ],
)
def test_the_same_in_other_words_has_one_form(lang: str, a: str, b: str) -> None:
    assert normal(a, lang).words == normal(b, lang).words


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le ministre n'a pas précisé que deux ponts sont fermés."),
        ("en", "The minister did not say that two bridges are closed."),
    ],
)
def test_a_denied_attribution_is_told_as_such(lang: str, text: str) -> None:
    form = normal(text, lang)
    assert form.denied
    assert form.whole == text


def test_who_said_it_is_kept_where_a_name_or_a_figure_is_told() -> None:
    assert normal("« On continuera de construire », confirma Kerins.", "fr").ending == ", confirma Kerins."
    assert normal("On continuera de construire, selon un rapport.", "fr").ending == ""


@given(st.text(max_size=80), st.sampled_from(["fr", "en", "de"]))
def test_any_text_has_a_form(text: str, lang: str) -> None:
    form = normal(text, lang)
    assert len(form.words) == len(form.written)


def test_no_word_is_in_two_groups_of_synonyms() -> None:
    lists = json.loads(files("claims.dedupe").joinpath("data/synonyms.json").read_text(encoding="utf-8"))
    for lang in ("fr", "en"):
        members = [word for group in lists[lang]["groups"] for word in group.split()]
        assert len(members) == len(set(members)) > 1000


@pytest.mark.parametrize(
    ("lang", "a", "b"),
    [
        ("en", "likely", "certain"),
        ("en", "wounded", "killed"),
        ("en", "accused", "convicted"),
        ("en", "million", "billion"),
        ("fr", "blessé", "tué"),
        ("fr", "probable", "certain"),
        ("fr", "accusé", "condamné"),
        ("fr", "augmenté", "diminué"),
    ],
)
def test_words_that_change_a_claim_are_no_synonyms(lang: str, a: str, b: str) -> None:
    assert normal(a, lang).words != normal(b, lang).words
