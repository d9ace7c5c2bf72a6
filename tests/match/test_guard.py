"""What must be told apart, and what must not."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.dateparts import find_parts
from claims.language.folding import fold_letters
from claims.match.attribution import begin, body, finish
from claims.match.guard import differences, facts
from claims.match.tables import guard_words


def kinds(a: str, b: str, lang: str) -> set[str]:
    return {one.kind.value for one in differences(facts(a, lang), facts(b, lang))}


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("L'armée a envoyé 4 300 soldats à Bagdad.", "L'armée a envoyé 4 500 soldats à Bagdad.", "number"),
        ("L'usine emploie 1 550 personnes.", "L'usine emploie 15 500 personnes.", "number"),
        ("Trois soldats ont été blessés.", "Treize soldats ont été blessés.", "number"),
        ("La dette atteint 3,5 millions d'euros.", "La dette atteint 3,5 milliards d'euros.", "number"),
        ("C'est la troisième base remise.", "C'est la quatrième base remise.", "number"),
        ("Le trajet fait 20 kilomètres.", "Le trajet fait 20 mètres.", "number"),
        ("Il a payé 300 euros.", "Il a payé 300 dollars.", "number"),
        ("Un F-16 s'est écrasé près de la ville.", "Un F-18 s'est écrasé près de la ville.", "number"),
        ("La coalition a quitté la base le 17 mars.", "La coalition a quitté la base le 26 mars.", "date"),
        ("L'accord date de mars 2019.", "L'accord date de mars 2020.", "date"),
        ("La réunion a lieu lundi.", "La réunion a lieu jeudi.", "date"),
        ("Le procès s'ouvre en 1987.", "Le procès s'ouvre en 9987.", "date"),
        ("Le maire a signé l'accord.", "Le maire n'a pas signé l'accord.", "negation"),
        ("Le maire a signé l'accord.", "Il est inexact que le maire ait signé l'accord.", "negation"),
        ("Le maire a signé l'accord.", "L'opposition conteste que le maire ait signé l'accord.", "negation"),
        ("Il y a eu un témoin.", "Il n'y a eu aucun témoin.", "negation"),
        ("La base d'Al-Qaim est à l'est du pays.", "La base d'Al-Qaim est à l'ouest du pays.", "antonym"),
        ("Le chômage a augmenté en juin.", "Le chômage a diminué en juin.", "antonym"),
        ("Le tribunal a acquitté l'ancien maire.", "Le tribunal a condamné l'ancien maire.", "antonym"),
        ("Cette vente est légale en France.", "Cette vente est illégale en France.", "antonym"),
        ("Moins de 20 élus ont voté le texte.", "Plus de 20 élus ont voté le texte.", "antonym"),
        ("La ministre a rencontré Merkel hier.", "La ministre a rencontré Scholz hier.", "entity"),
        ("La France a livré des blindés à l'Irak.", "La France a livré des blindés à l'Iran.", "entity"),
        ("Le Niger a fermé ses frontières terrestres.", "Le Nigeria a fermé ses frontières terrestres.", "entity"),
        ("Selon Macron, la réforme coûtera trop cher.", "Selon Mélenchon, la réforme coûtera trop cher.", "entity"),
        ("La Russie a attaqué l'Ukraine au petit matin.", "L'Ukraine a attaqué la Russie au petit matin.", "order"),
    ],
)  # fmt: skip
def test_a_french_claim_that_tells_something_else_is_flagged(a: str, b: str, kind: str) -> None:
    assert kind in kinds(a, b, "fr")
    assert kind in kinds(b, a, "fr")


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The plant employs 1,550 people.", "The plant employs 15,500 people.", "number"),
        ("Two thirds of voters said yes.", "Three quarters of voters said yes.", "number"),
        ("Seven soldiers were wounded.", "Eleven soldiers were wounded.", "number"),
        ("The gap is 5 percent.", "The gap is 5 miles.", "number"),
        ("They left the base on March 17.", "They left the base on March 26.", "date"),
        ("They met in June at the palace.", "They met in July at the palace.", "date"),
        ("The mayor signed the deal.", "The mayor did not sign the deal.", "negation"),
        ("The mayor didn't sign the deal.", "The mayor signed the deal.", "negation"),
        ("The mayor signed the deal.", "It is a myth that the mayor signed the deal.", "negation"),
        ("The mayor signed the deal.", "The union disputes that the mayor signed the deal.", "negation"),
        (
            "The mayor signed the deal.",
            "The union rejected claims that the mayor signed the deal.",
            "negation",
        ),
        ("He served 6 and a half years.", "He served six years.", "number"),
        ("Unemployment rose sharply in June.", "Unemployment fell sharply in June.", "antonym"),
        ("The court convicted the former mayor.", "The court acquitted the former mayor.", "antonym"),
        ("All members backed the plan.", "None of the members backed the plan.", "antonym"),
        ("The senator met Merkel in the palace.", "The senator met Scholz in the palace.", "entity"),
        (
            "Iran closed the border crossing overnight.",
            "Iraq closed the border crossing overnight.",
            "entity",
        ),
        ("Russia attacked Ukraine at dawn.", "Ukraine attacked Russia at dawn.", "order"),
    ],
)
def test_an_english_claim_that_tells_something_else_is_flagged(a: str, b: str, kind: str) -> None:
    assert kind in kinds(a, b, "en")
    assert kind in kinds(b, a, "en")


@pytest.mark.parametrize(
    ("a", "b", "lang"),
    [
        ("L'armée a envoyé 4 300 soldats.", "L'armée a envoyé 4\u202f300 soldats.", "fr"),
        ("L'armée a envoyé 4 300 soldats.", "L'armée a envoyé 4,300 soldats.", "fr"),
        ("L'armée a envoyé 4 300 soldats.", "L'armée a envoyé 4300 soldats.", "fr"),
        ("Une hausse de 3,5 % en un an.", "Une hausse de 3,5 pour cent en un an.", "fr"),
        ("Dix-sept élus ont voté.", "17 élus ont voté.", "fr"),
        ("La deuxième base est remise.", "La 2e base est remise.", "fr"),
        ("Les deux tiers des élus ont voté.", "Les 2/3 des élus ont voté.", "fr"),
        ("La coalition a quitté la base.", "La colaition a quitté la base.", "fr"),
        ("Le député a été réélu à Besançon.", "Le depute a ete reelu a Besancon.", "fr"),
        ("Le député a été réélu à Besançon.", "LE DÉPUTÉ A ÉTÉ RÉÉLU À BESANÇON !", "fr"),
        (
            "La coalition a quitté la base de Taji.",
            "Selon un communiqué, la coalition a quitté la base de Taji.",
            "fr",
        ),
        (
            "La coalition a quitté la base de Taji.",
            "Le ministre a affirmé que la coalition a quitté la base de Taji.",
            "fr",
        ),
        (
            "La coalition a quitté la base de Taji.",
            "La coalition a quitté la base de Taji, a indiqué l'armée.",
            "fr",
        ),
        ("« La coalition » a quitté Taji.", '"La coalition" a quitté Taji', "fr"),
        ("Les trains relient Brest, Rennes et Paris.", "Les trains relient Paris, Rennes et Brest.", "fr"),
        ("Le 17 mars 2020, la base a fermé.", "La base a fermé le 17 mars 2020.", "fr"),
        ("Cette vente n'est pas légale.", "Cette vente est illégale.", "fr"),
        ("The plant employs 1,550 people.", "The plant employs 1550 people.", "en"),
        ("The plant lost 38.5% of its staff.", "The plant lost 38.5 percent of its staff.", "en"),
        ("The fund holds $2.5 million.", "The fund holds $2,500,000.", "en"),
        ("Nine people were hurt in Leeds.", "9 people were hurt in Leeds.", "en"),
        ("Obama's plan was rejected by voters.", "obama’s plan was rejected by voters", "en"),
        (
            "The minister visited the town of Leeds.",
            "Officials said that the minister visited the town of Leeds.",
            "en",
        ),
        (
            "The minister visited the town of Leeds.",
            "According to a report, the minister visited the town of Leeds.",
            "en",
        ),
        ("The Iraqi army took the base at dawn.", "Iraq army took the base at dawn.", "en"),
        ("Joe Biden signed the new bill.", "Biden signed the new bill.", "en"),
        ("This sale is not legal here.", "This sale is illegal here.", "en"),
        ("He served 6 and a half years.", "He served six and a half years.", "en"),
        ("It cost 6 and a half million dollars.", "It cost six and a half million dollars.", "en"),
        ("Les prix ont pris 80 pour-cent.", "Les prix ont pris quatre-vingts %.", "fr"),
        ("Sans surprise, le maire a signé l'accord.", "Le maire a signé l'accord.", "fr"),
        ("‹ No one signed the deal of May. ›", '"No one signed the deal of May."', "en"),
        ("The disputed island was sold in May.", "The disputed island was sold in May", "en"),
    ],
)
def test_another_way_to_write_the_same_is_not_flagged(a: str, b: str, lang: str) -> None:
    assert kinds(a, b, lang) == set()
    assert kinds(b, a, lang) == set()


@pytest.mark.parametrize(
    ("a", "b", "lang", "kind"),
    [
        ("Au moins 40 élus ont signé.", "Jusqu'à 40 élus ont signé.", "fr", "number"),
        ("La limite est de 70 km/h ici.", "La limite est de 70 mph ici.", "fr", "number"),
        ("Il touche 900 euros par mois.", "Il touche 900 euros par an.", "fr", "date"),
        ("Le navire part la semaine prochaine.", "Le navire part le mois prochain.", "fr", "date"),
        ("Il n'y a plus de médecin au village.", "Il y a un médecin au village.", "fr", "negation"),
        ("Personne n'a vu le loup hier.", "Plusieurs ont vu le loup hier.", "fr", "negation"),
        ("Le maire a refusé de signer le bail.", "Le maire a signé le bail.", "fr", "negation"),
        ("Le poète a reçu l'écrivain italien.", "Le poète a reçu l'écrivain grec.", "fr", "entity"),
        ("Le gymnase ouvrira en fin de matinée.", "Le gymnase fermera en fin de matinée.", "fr", "antonym"),
        ("The council failed to sign the lease.", "The council signed the lease.", "en", "negation"),
        ("Malta accused Cyprus of piracy.", "Malta was accused by Cyprus of piracy.", "en", "order"),
        ("The US Senate voted on aid.", "The Italian Senate voted on aid.", "en", "entity"),
        ("They meet in the morning in Perth.", "They meet in the evening in Perth.", "en", "antonym"),
        ("Some pilots joined the strike.", "All pilots joined the strike.", "en", "number"),
    ],
)
def test_what_no_list_of_words_alone_foresees_is_flagged(a: str, b: str, lang: str, kind: str) -> None:
    assert kind in kinds(a, b, lang)
    assert kind in kinds(b, a, lang)


@pytest.mark.parametrize(
    ("a", "b", "lang"),
    [
        ("L'incendie a coûté la vie à douze personnes.", "L'incendie a tué douze personnes.", "fr"),
        ("Le maire de Kiev a salué l'accord.", "Le maire de Kyiv a salué l'accord.", "fr"),
        ("Volodymyr Zelensky est à Rome.", "Volodymyr Zelenskyy est à Rome.", "fr"),
        ("Emmanuel Macron est à Rome.", "Le président Macron est à Rome.", "fr"),
        ("L'OTAN a fermé le camp.", "L'Organisation a fermé le camp, l'OTAN.", "fr"),
        ("Le vent souffle à 90 km/h.", "Le vent souffle à 90 kilomètres à l'heure.", "fr"),
        ("La ville a vendu le stade.", "Le stade a été vendu par la ville.", "fr"),
        ("Le musée ouvre en juillet.", "Le musée ouvre en juilet.", "fr"),
        ("The fund spent 3 million pounds.", "The fund spent £3 million.", "en"),
        ("Denmark fined the bank.", "The bank was fined by Denmark.", "en"),
        ("They won the semi-final on Sunday.", "They won the semifinal on Sunday.", "en"),
        ("On Monday, the ferry sank off Crete.", "The ferry sank off Crete on Monday.", "en"),
    ],
)
def test_another_way_to_say_the_same_has_no_hard_difference(a: str, b: str, lang: str) -> None:
    found = differences(facts(a, lang), facts(b, lang))
    assert [one for one in found if one.hard] == []


def test_another_word_where_all_else_is_alike_is_weak() -> None:
    (found,) = differences(
        facts("Le chat du voisin dort sous la table.", "fr"),
        facts("Le lapin du voisin dort sous la table.", "fr"),
    )
    assert (found.kind.value, found.ours, found.theirs, found.hard) == ("wording", "chat", "lapin", False)


def test_a_synonym_in_the_place_of_a_word_is_no_difference() -> None:
    assert kinds("Le prix du blé a augmenté en mai.", "Le prix du blé a progressé en mai.", "fr") == set()


def test_texts_in_other_words_altogether_are_not_compared_word_by_word() -> None:
    found = kinds("Le port de Sète manque de grutiers.", "Une chorale répète à l'école de musique.", "fr")
    assert "wording" not in found


def test_a_difference_carries_the_words_of_both_sides_and_their_places() -> None:
    a, b = "L'armée a envoyé 4 300 soldats.", "L'armée a envoyé 4 500 soldats."
    (found,) = differences(facts(a, "fr"), facts(b, "fr"))
    assert (found.ours, found.theirs, found.hard) == ("4 300", "4 500", True)
    assert found.ours_at is not None
    assert a[slice(*found.ours_at)] == "4 300"


def test_places_are_those_of_the_text_as_given() -> None:
    a, b = "La de\u0301pute\u0301e a rencontre\u0301 Merkel hier.", "La députée a rencontré Scholz hier."
    (found,) = differences(facts(a, "fr"), facts(b, "fr"))
    assert found.ours_at is not None
    assert a[slice(*found.ours_at)] == found.ours == "Merkel"


def test_what_one_side_alone_tells_is_weak() -> None:
    found = differences(
        facts("Des soldats ont quitté la base.", "fr"), facts("300 soldats ont quitté la base.", "fr")
    )
    assert [(one.kind.value, one.hard) for one in found] == [("number", False)]


def test_facts_are_picklable_and_say_the_same_afterwards() -> None:
    one, other = facts("Trois soldats sont à Taji.", "fr"), facts("Deux soldats sont à Taji.", "fr")
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own bytes
    assert again == one
    assert differences(again, other) == differences(one, other)


words = st.lists(
    st.sampled_from(["le", "la", "Paris", "Lyon", "4", "300", "12", "mars", "2020", "pas", "ne", "trois", "a", "quitté", "illégal", "légal", ",", ".", "selon", "que", "Macron", "dit", "«", "K1", "été"]),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(words, words, st.sampled_from(["fr", "en", "de"]))
def test_any_difference_quotes_both_texts_exactly(a: str, b: str, lang: str) -> None:
    for one in differences(facts(a, lang), facts(b, lang)):
        assert one.ours == (a[slice(*one.ours_at)] if one.ours_at else "")
        assert one.theirs == (b[slice(*one.theirs_at)] if one.theirs_at else "")
        assert one.ours or one.theirs


@given(st.text(max_size=60), st.sampled_from(["fr", "en", "de"]))
def test_no_text_differs_from_itself(text: str, lang: str) -> None:
    assert differences(facts(text, lang), facts(text + " ", lang)) == ()


@pytest.mark.parametrize(
    ("text", "lang", "bound"),
    [
        ("No  fewer  than 30 people died.", "en", ">="),
        ("30 or  more people died.", "en", ">="),
        ("Pas  moins  de 30 morts.", "fr", ">="),
        ("La salle accueille 30 au  plus.", "fr", "<="),
    ],
)
def test_doubled_blanks_leave_a_bound_what_it_is(text: str, lang: str, bound: str) -> None:
    assert facts(text, lang).quantities[0].bound == bound


@pytest.mark.parametrize(
    ("a", "b", "lang", "shown"),
    [
        (
            "Les prix ont augmenté de 3 % en mai.",
            "Les prix ont augmenté de 3 points en mai.",
            "fr",
            ("3 %", "3 points"),
        ),
        ("Prices rose by 3%.", "Prices rose by 3 points.", "en", ("3%", "3 points")),
        ("Le pont mesure 20 km.", "Le pont mesure 35 miles.", "fr", ("20 km", "35 miles")),
        ("Il a payé 20 € hier.", "Il a payé 20 $ hier.", "fr", ("20 €", "20 $")),
        (
            "Le pont vaut 5 millions d'euros.",
            "Le pont vaut 7 millions de dollars.",
            "fr",
            ("5 millions d'euros", "7 millions de dollars"),
        ),
    ],
)
def test_figures_of_other_units_show_their_units(a: str, b: str, lang: str, shown: tuple[str, str]) -> None:
    told = [(one.ours, one.theirs) for one in differences(facts(a, lang), facts(b, lang)) if one.hard]
    assert shown in told


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Le pont rouvre dans deux semaines.", "Le pont rouvre le 29 mars 2020."),
        ("En 2020, le pont a rouvert.", "Le pont a coûté 5 millions d'euros."),
    ],
)
def test_a_date_is_compared_with_a_date_only(a: str, b: str) -> None:
    for one in differences(facts(a, "fr"), facts(b, "fr")):
        assert one.kind.value not in {"date", "number"} or not (one.ours and one.theirs)


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("Le chômage n'a cessé de baisser.", "Le chômage a cessé de baisser.", True),
        ("Les prix ne cessent d'augmenter.", "Les prix cessent d'augmenter.", True),
        ("Le chômage n'a cessé de baisser.", "Le chômage n'a pas cessé de baisser.", False),
        ("Les prix ne cessent d'augmenter.", "Les prix n'ont jamais cessé d'augmenter.", False),
        ("Le maire n'ose répondre.", "Le maire ose répondre.", True),
        ("Il n'a cessé de dire que le pont fuit.", "Il a cessé de dire que le pont fuit.", True),
        ("La pluie ne cesse que le soir.", "La pluie cesse le soir.", False),
    ],
)
def test_a_lone_ne_denies_with_the_verbs_that_need_no_more(a: str, b: str, *, differ: bool) -> None:
    found = differences(facts(a, "fr"), facts(b, "fr"))
    assert any(one.kind.value == "negation" and one.hard for one in found) == differ


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_word_of_telling_is_passed_over_by_the_quick_look(lang: str) -> None:
    words = guard_words(lang)
    assert words is not None
    that = words.attribution_that[0]
    claim = "the bridge fell into the river" if lang == "en" else "le pont est tombé dans la rivière"
    told = [f"paul {verb} {that} {claim}." for verb in words.attribution_verbs]
    told += [f"{claim}, paul {verb}." for verb in words.attribution_verbs]
    told += [f"{first} paul, {claim}." for first in words.attribution_first]
    told += [f"{hearsay}, {claim}." for hearsay in words.attribution_hearsay]
    for text in map(fold_letters, told):
        start = begin(text, lang)
        assert body(text, lang) == (start, finish(text, start, lang)) != (0, len(text)), text


def test_parts_of_dates_that_begin_at_one_place_keep_the_order_they_are_read_in() -> None:
    parts = find_parts("Noted on 12/03/2011s by a slip.", "en")
    assert [(part.kind, part.end - part.start) for part in parts] == [
        ("month", 2),
        ("day", 2),
        ("year", 4),
        ("year", 5),
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The plan is legal in every state.", "The plan is illegal in every state."),
        ("The plan is illegal in every state.", "The plan is legal in every state."),
        ("Taxes increased in every state.", "Taxes decreased in every state."),
    ],
)
def test_contraries_are_found_from_either_side(a: str, b: str) -> None:
    assert "antonym" in kinds(a, b, "en")
