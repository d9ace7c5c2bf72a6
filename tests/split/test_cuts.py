"""Where sentences of the press are cut, and what looks like a claim and is none."""

from __future__ import annotations

import pytest

from claims.split import split_text


def spans(text: str, lang: str) -> list[str]:
    return [draft.text for draft in split_text(text, lang).claims]


CUTS = [
    ("en", "Karen Holt, 52, of Mill Lane, Leeds, was fined.", ["52", "of Mill Lane, Leeds"]),
    ("fr", "L'ancien maire Paul Roux, 58 ans, a vendu sa maison.", ["58 ans"]),
    ("fr", "Colette Morin, une libraire de 71 ans, a témoigné.", ["une libraire de 71 ans"]),
    (
        "en",
        "It killed Tom Reed, a 34-year-old volunteer and a close friend of hers.",
        ["a 34-year-old volunteer", "a close friend of hers"],
    ),
    ("en", "Born in Lagos and raised in Paris, Ada won in 2012.", ["Born in Lagos", "raised in Paris"]),
    ("fr", "Placée en garde à vue en avril, elle a été libérée.", ["Placée en garde à vue en avril"]),
    ("fr", "Les flammes, vite maîtrisées, ont noirci le mur.", ["vite maîtrisées"]),
    ("fr", "Il accuse un promoteur, aujourd'hui introuvable.", ["aujourd'hui introuvable"]),
    ("en", "Crews were moving sand and pumping water on Monday.", ["pumping water on Monday"]),
    (
        "en",
        "He set the fire, hours after moving a boat to a berth.",
        ["hours after moving a boat to a berth"],
    ),
    ("en", "They fled late on Tuesday after engineers found a gap.", ["engineers found a gap"]),
    ("en", "The worst came in May, when the roof gave way.", ["when the roof gave way"]),
    ("fr", "Il a deux usines, l'une à Malte, l'autre à Chypre.", ["l'une à Malte", "l'autre à Chypre"]),
    ("fr", "Paul Roux affirme avoir alerté la direction.", ["avoir alerté la direction"]),
    (
        "en",
        "The firm, based in Turin and led by Ann Rossi, makes batteries for buses.",
        ["based in Turin", "led by Ann Rossi"],
    ),
    ("en", "The fever has killed nine people, six of them farmers.", ["six of them farmers"]),
    ("fr", "La grippe, une infection grave, a touché Lyon.", ["une infection grave"]),
    ("fr", "Le bilan est lourd, la ville ayant perdu un pont.", ["la ville ayant perdu un pont"]),
]


@pytest.mark.parametrize(("lang", "text", "inside"), CUTS, ids=[row[1] for row in CUTS])
def test_what_asserts_something_new_is_a_claim_of_its_own(lang: str, text: str, inside: list[str]) -> None:
    assert [one for one in inside if one not in spans(text, lang)] == []


WHOLE = [
    ("en", "Officers had found two laptops, a petrol can and a receipt dated 11 August."),
    ("fr", "Il faut un écran, un clavier à jour et un bureau."),
    ("en", "The plan worked on topics that appeal to readers."),
    ("en", "Ann Moore asked to have decided who did it before the ashes were cold."),
    ("en", "People believe that a phone will save them."),
    ("fr", "La mairie a, de son côté, ouvert une salle."),
    ("en", "If voters think the party is wrong, they can leave it."),
]


@pytest.mark.parametrize(("lang", "text"), WHOLE, ids=[row[1] for row in WHOLE])
def test_what_only_belongs_to_its_clause_is_not_cut_off(lang: str, text: str) -> None:
    assert spans(text, lang) == [text[:-1]]


NOTHING = [
    ("en", "Read below for more of the interview."),
    ("en", "Imagine having a map of the sea."),
    ("fr", "Retrouvez notre dossier sur la mer."),
]


@pytest.mark.parametrize(("lang", "text"), NOTHING, ids=[row[1] for row in NOTHING])
def test_advice_is_no_claim(lang: str, text: str) -> None:
    assert spans(text, lang) == []


def test_a_dateline_with_day_and_agency_is_left_out() -> None:
    text = "HALVER, March 4 (Northline) — More than 600 people were ordered out of their homes."
    assert spans(text, "en") == ["More than 600 people were ordered out of their homes"]


def test_both_verbs_of_a_relative_clause_leave_the_subject_its_own() -> None:
    text = "The factory, which opened in 1962 and employs 800, will close in June."
    assert spans(text, "en") == [text[:-1], "which opened in 1962", "employs 800"]


def test_a_record_behind_a_figure_is_told_with_its_clause() -> None:
    *_, last = split_text("Sales fell to 3.5% in 2019, the lowest level ever.", "en").claims
    assert (last.text, last.claim) == (
        "the lowest level ever",
        "Sales fell to 3.5% in 2019, the lowest level ever.",
    )


def test_an_age_has_the_verb_of_its_language() -> None:
    french, english = (split_text(text, lang).claims for text, lang in AGES)
    assert french[-1].claim == "Paul Roux a 58 ans."
    assert english[-1].claim == "Ann Moore is 47."


AGES = (("La maire a reçu Paul Roux, 58 ans.", "fr"), ("The mayor met Ann Moore, 47.", "en"))
