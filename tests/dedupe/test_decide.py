"""What is said of two claims: frames around them, slips, figures in other words, small words, another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.dedupe import DedupeClaim, deduplicate
from claims.dedupe.normal import normal
from claims.dedupe.settle import differing
from claims.progress import finished
from schema.cluster import PairDecision

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

SAME, REVIEW, DIFFERENT = PairDecision.SAME, PairDecision.REVIEW, PairDecision.DIFFERENT

HARBOUR = "The city council will close the old harbour bridge for repairs until the end of next summer."
PORT = "La mairie de Valmont fermera le vieux pont du port pour travaux jusqu'à la fin de l'été prochain."
FLOOD = "Heavy rain destroyed 4300 homes and two schools near the river Lenne on March 12, 2019."
CRUE = "De fortes pluies ont détruit 4 300 maisons et deux écoles près de la Lenne le 12 mars 2019."


def said(lang: str, a: str, b: str) -> PairDecision | None:
    """What a run says of two claims; None where it says nothing."""
    found = finished(deduplicate([DedupeClaim("a", a, lang), DedupeClaim("b", b, lang)], processes=1))
    if found.clusters:
        return SAME
    return found.pairs[0].decision if found.pairs else None


@pytest.mark.parametrize(
    ("lang", "claim", "framed"),
    [
        ("en", HARBOUR, "Word among the fishermen is that {}"),
        ("en", HARBOUR, "As the deputy mayor pointed out, {}"),
        ("en", HARBOUR, "In an interview with the Gazette, Ruth Calder acknowledged that {}"),
        ("en", HARBOUR, "Ruth Calder: {}"),
        ("en", HARBOUR, "HALDEN — {}"),
        ("en", HARBOUR, "HALDEN, May 4 (XYZ) – {}"),
        ("en", HARBOUR, "[AFP] {}"),
        ("en", HARBOUR, "That said, {}"),
        ("en", HARBOUR, "{} — Ruth Calder"),
        ("en", HARBOUR, "{} | The Halden Gazette"),
        ("en", HARBOUR, "{} Read more: www.example.org/bridge"),
        ("en", HARBOUR, "🔴 {} #Halden #bridges"),
        ("en", HARBOUR, "{} [12]"),
        ("en", HARBOUR, "**{}** (photo)"),
        ("en", HARBOUR, "UPDATE 1- {}"),
        ("en", HARBOUR, "Fact check: {}"),
        ("fr", PORT, "Le bruit court que {}"),
        ("fr", PORT, "Comme l'a rappelé l'adjointe, {}"),
        ("fr", PORT, "Interrogée à ce sujet, Rose Calvet a répondu que {}"),
        ("fr", PORT, "Rose Calvet : {}"),
        ("fr", PORT, "Sans surprise, {}"),
        ("fr", PORT, "EN IMAGES. {}"),
        ("fr", PORT, "{} © AFP"),
        ("fr", PORT, "{} [AFP]"),
        ("fr", PORT, "Aux dires des riverains, {}"),
        ("fr", PORT, "Du reste, {}"),
        ("fr", PORT, "{} Lire aussi : nos photos du port"),
    ],
)
def test_what_stands_around_a_claim_changes_nothing(lang: str, claim: str, framed: str) -> None:
    assert said(lang, claim, framed.format(claim)) is SAME
    small = claim[0].lower() + claim[1:]
    assert said(lang, claim, framed.format(small)) is SAME


@pytest.mark.parametrize(
    ("lang", "claim", "framed"),
    [
        ("en", HARBOUR, "Nobody believes that {}"),
        ("en", HARBOUR, "The engineers denied that {}"),
        ("fr", PORT, "Il est faux que {}"),
        ("fr", PORT, "Le maire n'a jamais dit que {}"),
        ("fr", PORT, "L'opposition conteste que {}"),
        ("fr", PORT, "Il est inexact que {}"),
        ("fr", PORT, "Personne ne croit que {}"),
        ("fr", PORT, "Il se peut que {}"),
        ("fr", PORT, "C'est un mensonge que {}"),
        ("en", HARBOUR, "It is a myth that {}"),
        ("en", HARBOUR, "The mayor disputes that {}"),
        ("en", HARBOUR, "The engineers rejected claims that {}"),
        ("en", HARBOUR, "It may be that {}"),
    ],
)
def test_a_frame_that_denies_is_none(lang: str, claim: str, framed: str) -> None:
    assert said(lang, claim, framed.format(claim[0].lower() + claim[1:])) is not SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Wentworth found 112 wrecks in the bay.", "Lisbon found 112 wrecks in the bay."),
        ("Second point: the toll rose again.", "Last point: the toll rose again."),
        (
            "An audit of the last census found that many farms were left out of it.",
            "An audit of the next census found that many farms were left out of it.",
        ),
        (
            "President Marie Orban will announce that the tunnel stays open to lorries.",
            "President Marie Orban may announce that the tunnel stays open to lorries.",
        ),
    ],
)
def test_a_frame_that_was_changed_is_part_of_the_claim(a: str, b: str) -> None:
    assert said("en", a, b) is not SAME


@pytest.mark.parametrize(
    ("lang", "a", "b"),
    [
        ("en", FLOOD, FLOOD.replace("4300", "4,300").replace("two", "2")),
        ("en", FLOOD, FLOOD.replace("March 12, 2019", "12th March 2019")),
        ("en", FLOOD, FLOOD.replace("March", "Mar.")),
        ("en", FLOOD, FLOOD.replace("destroyed", "dest royed")),
        ("en", FLOOD, FLOOD.replace("homes and", "homesand")),
        ("en", FLOOD, FLOOD.replace("schools", "sch00ls")),
        ("en", FLOOD, "Indeed, " + FLOOD.lower()),
        ("en", "The repairs will cost $5 million.", "The repairs will cost US$5m."),
        ("en", "The repairs will cost $5 million.", "The repairs will cost 5 million dollars."),
        ("en", "The repairs took 45 weeks of work.", "The repairs took forty-five weeks of work."),
        ("en", HARBOUR, HARBOUR.replace("of next", "of  the next").replace(".", "..")),
        ("en", "The U.S. has more than 40 lakes.", "the u.s. has over 40 lakes."),
        ("en", "The ferry sank shortly after the storm.", "The ferry sank shrotly after the storm."),
        ("en", "The ferry to Dole doesn't sail on Sundays.", "The ferry to Dole doen't sail on Sundays."),
        ("en", "The repairs cost $5 million of aid.", "The repairs cost $5 millionof aid."),
        ("fr", CRUE, CRUE.replace("ont détruit", "ont démoli")),
        ("fr", CRUE, CRUE.replace("De fortes", "fortes")),
        ("fr", CRUE, CRUE.replace("4 300", "quatre mille trois cents")),
        ("fr", CRUE, CRUE.replace("12 mars 2019", "12.03.2019")),
        ("fr", CRUE, CRUE.encode().decode("cp1252")),
        ("fr", CRUE, CRUE.replace("é", "&eacute;").replace("ê", "&ecirc;")),
        ("fr", "La ville a payé une publicité de trop.", "LA VILLE A PAYÉ UNE PUBLICITÉ DE TROP."),
        ("fr", "La ville a payé une publicité de trop.", "La Ville A Payé Une Publicité De Trop."),
        ("fr", "Le 07 juin, trois bateaux ont coulé.", "Le 7 juin, trois bateaux ont coulé."),
        ("fr", "Trois bateaux ont coulé lundi au port.", "Trois bateaux ont coulé lun. au port."),
    ],
)
def test_another_way_to_write_it_changes_nothing(lang: str, a: str, b: str) -> None:
    assert said(lang, a, b) is SAME
    assert said(lang, b, a) is SAME


@pytest.mark.parametrize(
    ("lang", "a", "b"),
    [
        ("en", HARBOUR, HARBOUR.replace("will", "may")),
        ("en", HARBOUR, HARBOUR.replace("until", "after")),
        ("fr", "Le vieux pont est fermé aux camions.", "Le vieux pont serait fermé aux camions."),
        ("fr", "Le vieux pont ferme avant la foire.", "Le vieux pont ferme pendant la foire."),
        ("en", "The ferry sails from Oran to Dole.", "The ferry sails to Oran from Dole."),
        ("en", "Claudia Moss wrote the first report.", "Claudius Moss wrote the first report."),
        ("en", "President Ramsgate met Hillary Moss.", "President Ramsgate met Hilaly Moss."),
    ],
)
def test_a_small_word_or_a_letter_of_a_name_may_weigh(lang: str, a: str, b: str) -> None:
    assert said(lang, a, b) in {REVIEW, DIFFERENT}


def test_a_third_claim_answers_no_question_of_small_words() -> None:
    claims = [HARBOUR, HARBOUR.replace("will", "may"), HARBOUR.replace("will ", "")[:-30] + "…"]
    found = finished(deduplicate([DedupeClaim(str(at), text, "en") for at, text in enumerate(claims)]))
    assert not any({"0", "1"} <= set(cluster) for cluster in found.clusters)


def test_who_denies_a_claim_in_both_is_no_difference() -> None:
    claim = "It is not true that the ferry to Dole was sold to a bank in the spring."
    assert said("en", claim, "Critics say " + claim[0].lower() + claim[1:]) is SAME


def test_a_source_that_moved_and_is_told_in_other_words_is_a_question() -> None:
    claim = "le pont du port sera fermé tout l'été aux camions de plus de dix tonnes"
    a = f"Selon le quotidien allemand Der Hafen, {claim}."
    assert said("fr", a, f"{claim.capitalize()}, selon le quotidien belge Der Hafen.") is REVIEW


@pytest.mark.parametrize("cut", ["until the…", "until the end of [...]", "untill the end…"])
def test_a_marked_cut_is_the_same_whatever_was_lost(cut: str) -> None:
    longer = HARBOUR[:-1] + " and not for 40 lorries."
    assert said("en", longer, f"City council will close the old harbour bridge for repairs {cut}") is SAME


def test_a_claim_cut_in_the_middle_of_a_word_is_the_same() -> None:
    assert said("en", HARBOUR, HARBOUR[:71] + " [...]") is SAME
    assert said("fr", PORT, PORT[:62] + "…") is SAME


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([("en", HARBOUR), ("en", FLOOD), ("fr", PORT), ("fr", CRUE)]), st.randoms())
def test_words_in_another_order_are_never_the_same(claim: tuple[str, str], chance: random.Random) -> None:
    lang, text = claim
    words = text.rstrip(".").split()
    shuffled = chance.sample(words, len(words))
    if chance.random() < 0.5:  # two words only
        shuffled = list(words)
        first, second = chance.sample(range(len(words)), 2)
        shuffled[first], shuffled[second] = shuffled[second], shuffled[first]
    other = " ".join(shuffled)
    if normal(other, lang).words != normal(text, lang).words:
        assert said(lang, text, other) is not SAME


EDITS = st.sampled_from(
    [
        lambda text: text.upper(),
        lambda text: text.replace("e", "é", 1),
        lambda text: "Ruth Calder: " + text,
        lambda text: text + " (AFP)",
        lambda text: text[:-14] + "…",
        lambda text: text.replace("two", "three").replace("deux", "trois"),
        lambda text: text.replace("old", "new").replace("vieux", "nouveau"),
        lambda text: text.replace("4", "5", 1),
        lambda text: text.replace("will", "will not").replace("ont", "n'ont pas"),
        lambda text: text.replace("bridge", "brigde").replace("pont", "ponnt"),
    ]
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([HARBOUR, FLOOD]), st.lists(EDITS, max_size=3)), min_size=2, max_size=9
    )
)
def test_no_cluster_holds_two_claims_that_differ_hard(
    made: list[tuple[str, list[Callable[[str], str]]]],
) -> None:
    texts = []
    for text, edits in made:
        edited = text
        for edit in edits:
            edited = edit(edited)
        texts.append(edited)
    found = finished(deduplicate([DedupeClaim(str(at), text, "en") for at, text in enumerate(texts)]))
    forms = [normal(text, "en") for text in texts]
    first: dict[object, int] = {}
    alike = [first.setdefault((form.words, form.opening, form.ending), at) for at, form in enumerate(forms)]
    groups = [sorted({alike[int(key)] for key in cluster}) for cluster in found.clusters]
    assert differing(forms, groups) == []


def test_what_people_put_together_is_no_fault_of_a_cluster() -> None:
    forms = [normal(FLOOD, "en"), normal(FLOOD.replace("4300", "4500"), "en")]
    assert differing(forms, [[0, 1]]) == [(0, 1)]
    assert differing(forms, [[0, 1]], must=[(1, 0)]) == []
