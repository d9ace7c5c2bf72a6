"""The normal form drops who says it and how it is typed, and nothing else."""

from __future__ import annotations

import pytest

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
    assert normal(dressed, lang) == normal(plain, lang)


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
    assert normal(a, lang) != normal(b, lang)


def test_words_are_folded_and_figures_whole() -> None:
    assert words("L'été 2,5 % — ÉTÉ") == ("l", "ete", "2,5", "%", "ete")
