"""A pronoun gives way to the noun it means where one only can be meant; otherwise it stays and is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.split import split_text

if TYPE_CHECKING:
    from schema.claim import ClaimDraft


def claims(text: str, lang: str = "fr") -> list[ClaimDraft]:
    return list(split_text(text, lang).claims)


MEANT = [
    ("fr", "Élodie Roux a quitté Nantes mardi. Elle vit à Lyon.", "Élodie Roux vit à Lyon."),
    ("fr", "La fonderie a fermé en mai. Elle employait 300 ouvriers.", "La fonderie employait 300 ouvriers."),
    (
        "fr",
        "Les pompiers ont quitté le port. Ils ont sauvé trois marins.",
        "Les pompiers ont sauvé trois marins.",
    ),
    ("fr", "Kamilou Bera a été élue mardi. Elle a promis un audit.", "Kamilou Bera a promis un audit."),
    ("en", "Mary Holt left Leeds on Monday. She lives in York.", "Mary Holt lives in York."),
    (
        "en",
        "Mary Holt left Leeds on Monday. Her brother lives in York.",
        "Mary Holt's brother lives in York.",
    ),
    ("en", "The mine opened in 1950. It employed 300 workers.", "The mine employed 300 workers."),
    (
        "en",
        "Alan Reed left Leeds. He opened a shop and sold it in May.",
        "Alan Reed sold it in May.",
    ),
]


@pytest.mark.parametrize(("lang", "text", "alone"), MEANT, ids=lambda value: str(value)[:40])
def test_a_pronoun_gives_way_to_the_only_noun_it_can_mean(lang: str, text: str, alone: str) -> None:
    found = claims(text, lang)[-1]
    assert found.claim == alone
    assert not {"Elle", "Ils", "She", "Her", "It", "He"} & set(found.uncertain)


OPEN = [
    ("fr", "La maire a rencontré la ministre. Elle a quitté Lyon.", "Elle"),
    ("fr", "Le train a heurté un camion. Il venait de Lyon.", "Il"),
    ("fr", "Son frère vit à Lyon. Il a fui mardi.", "Il"),
    ("fr", "La fonderie a fermé.\n\nElle employait 300 ouvriers.", "Elle"),
    ("fr", "La fonderie a fermé. Ils ont perdu leur emploi.", "Ils"),
    ("en", "Mary Holt met Jane Reed. She lives in York.", "She"),
    ("en", "Alan Reed left Leeds. She lives in York.", "She"),
    ("en", "The boys saw the girls. They left the hall.", "They"),
]


@pytest.mark.parametrize(("lang", "text", "pronoun"), OPEN, ids=lambda value: str(value)[:40])
def test_a_pronoun_stays_and_is_told_where_two_or_none_could_be_meant(
    lang: str, text: str, pronoun: str
) -> None:
    found = claims(text, lang)[-1]
    assert found.claim.startswith(f"{pronoun} ")
    assert pronoun in found.uncertain


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le maire a fermé le pont. Il faut attendre la nuit."),
        ("fr", "Le maire a fermé le pont. Il y a trois blessés."),
        ("fr", "Le maire a fermé le pont. Il est prouvé que la pile a cédé."),
        ("en", "The mine opened in 1950. It is known that the shaft leaks."),
        ("en", "The mine opened in 1950. It seems the shaft leaks."),
    ],
)
def test_a_pronoun_that_means_nothing_is_neither_replaced_nor_uncertain(lang: str, text: str) -> None:
    found = claims(text, lang)[1]
    assert found.claim.startswith(("Il ", "It "))
    assert found.uncertain == ()


def test_an_elided_conjunction_gets_its_vowel_back_before_a_noun() -> None:
    found = claims("Le locataire reçoit une lettre ; s'il refuse, le juge tranchera.")
    assert found[-1].claim == "Si le locataire refuse, le juge tranchera."


def test_a_pronoun_stays_where_its_own_claim_names_what_it_means() -> None:
    draft = claims("La ville a été évacuée avant qu'elle soit inondée.")[0]
    assert draft.claim == draft.text + "."
    assert draft.uncertain == ()


def test_a_shared_subject_that_stays_a_pronoun_is_told() -> None:
    found = claims("Elle a quitté Lyon et a vendu la maison.")
    assert [draft.uncertain for draft in found] == [("Elle",), ("Elle",)]
