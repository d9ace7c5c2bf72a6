"""Whole runs: what is merged, what is asked, what is kept apart."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.dedupe import DedupeClaim, Deduplication, decide, deduplicate, spread
from claims.progress import finished
from schema.cluster import PairDecision

if TYPE_CHECKING:
    from claims.dedupe.decide import Weighed
    from claims.dedupe.normal import Form

BRIDGE = "Le pont de Valmont a coûté 4 300 euros par habitant en 2019, dit le rapport annuel."
FIGURE = "Le pont de Valmont a coûté 4 500 euros par habitant en 2019, dit le rapport annuel."


def run(texts: list[str], lang: str | None = "fr", **links: list[tuple[str, str]]) -> Deduplication:
    return finished(deduplicate([DedupeClaim(str(at), text, lang) for at, text in enumerate(texts)], **links))


@pytest.mark.parametrize(
    ("lang", "a", "b"),
    [
        (
            "fr",
            BRIDGE,
            "Selon la mairie, le pont de Valmont a coûté 4300 euros par habitant en 2019, dit le rapport annuel",
        ),
        (
            "fr",
            "La ville a fermé deux écoles primaires en mars.",
            "URGENT : la ville a fermé 2 écoles primaires en mars. (AFP)",
        ),
        (
            "en",
            "The council closed three public libraries in March.",
            "The council closed three public librarys in March, officials said.",
        ),
    ],
)
def test_the_same_claim_told_twice_is_one(lang: str, a: str, b: str) -> None:
    assert run([a, b], lang).clusters == (("0", "1"),)


def test_another_figure_is_never_merged_and_is_named() -> None:
    found = run([BRIDGE, FIGURE])
    assert found.clusters == ()
    assert [pair.decision for pair in found.pairs] == [PairDecision.DIFFERENT]
    assert {difference.kind for difference in found.pairs[0].differences} == {"number"}


def test_a_copy_of_each_does_not_bring_two_figures_together() -> None:
    found = run([BRIDGE, FIGURE, BRIDGE + " (AFP)", "Selon la région, " + FIGURE])
    assert found.clusters == (("0", "2"), ("1", "3"))


def test_reordered_words_are_left_to_a_person() -> None:
    found = run(
        ["Paul Durand a battu Marc Leroy au premier tour.", "Marc Leroy a battu Paul Durand au premier tour."]
    )
    assert found.clusters == ()
    assert [pair.decision for pair in found.pairs] == [PairDecision.REVIEW]


def test_people_win_over_every_rule() -> None:
    assert run([BRIDGE, FIGURE], must=[("0", "1")]).clusters == (("0", "1"),)
    assert run([BRIDGE, BRIDGE + " (AFP)", "Autre chose."], cannot=[("0", "2")]).clusters == (("0", "1"),)
    assert run([BRIDGE, BRIDGE], cannot=[("0", "1")]).clusters == ()


def test_claims_of_one_article_are_not_compared_but_meet_in_another_article() -> None:
    told = [DedupeClaim("a1", BRIDGE, "fr", "a"), DedupeClaim("a2", BRIDGE[:-8], "fr", "a")]
    assert finished(deduplicate(told)) == Deduplication((), ())
    other = DedupeClaim("b1", "URGENT : " + BRIDGE, "fr", "b")
    assert finished(deduplicate([*told, other])).clusters == (("a1", "a2", "b1"),)


def test_nothing_and_nearly_nothing() -> None:
    assert run([]) == Deduplication((), ())
    assert run(["Seul au monde."]).clusters == ()
    assert run(["", " ", "…", "Oui"]).clusters == ()


def test_many_copies_are_one_cluster_without_comparing_them() -> None:
    assert [len(cluster) for cluster in run([BRIDGE] * 20_000).clusters] == [20_000]


@settings(max_examples=30)
@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_text_gives_disjoint_clusters(texts: list[str]) -> None:
    members = [key for cluster in run(texts, None).clusters for key in cluster]
    assert len(members) == len(set(members))


def test_the_same_input_gives_the_same_answer() -> None:
    texts = [BRIDGE, FIGURE, BRIDGE + " (AFP)", "La ville a fermé deux écoles."]
    assert run(texts) == run(texts)


def test_thousands_that_differ_by_a_slip_each_are_one_cluster_at_little_cost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    weigh = decide.decide

    def counted(ours: Form, theirs: Form, score: float) -> Weighed | None:
        asked.append(score)
        return weigh(ours, theirs, score)

    monkeypatch.setattr(decide, "decide", counted)
    words = [
        "dépenses",
        "municipales",
        "annuelles",
        "dépassent",
        "largement",
        "celles",
        "communes",
        "voisines",
        "préfecture",
    ]
    slips = [
        [f"{word[:at]}{letter}{word[at:]}" for at in range(2, len(word) - 1) for letter in "kwxyz"]
        for word in words
    ]
    texts = [
        " ".join(
            slips[place][number % len(slips[place])] if place in (number % 9, number // 9 % 9) else word
            for place, word in enumerate(words)
        )
        for number in range(5_000)
    ]
    found = run(texts)
    assert max(map(len, found.clusters)) > 4_000
    assert len(asked) < 30 * len(texts)


def test_long_claims_and_mixed_scripts_are_read_calmly() -> None:
    long = " ".join(
        f"Le budget de la ville atteint {number} euros dans ce quartier." for number in range(190)
    )
    assert len(long) > 10_000
    found = run(
        [
            long,
            long.upper(),
            "北京市政府宣布三座桥梁关闭",
            "北京市政府宣布三座桥梁关闭。",
            "Мэр закрыл три моста.",
            "",
        ],
        None,
    )
    assert found.clusters == (("0", "1"), ("2", "3"))


def test_processes_of_their_own_give_the_same_answer_and_are_done_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [BRIDGE, FIGURE, BRIDGE + " (AFP)", "La ville a fermé deux écoles.", "La ville a fermé 2 écoles"]
    told = [DedupeClaim(str(at), text, "fr") for at, text in enumerate(texts)]
    alone = finished(deduplicate(told))
    assert finished(deduplicate(told, processes=2)) == alone

    def refused(*_arguments: object, **_options: object) -> None:
        raise OSError("no processes here")

    monkeypatch.setattr(spread, "ProcessPoolExecutor", refused)
    assert finished(deduplicate(told, processes=2)) == alone


def test_a_process_that_dies_is_replaced_by_this_one() -> None:
    with spread.Workers(2) as workers:
        answers = [each for each in workers.map(_fragile, [os.getpid()] * 60, 2) if each]
    assert answers == [[True] * 20] * 3


def _fragile(chunk: list[int]) -> list[bool]:
    """Works in the process that asked; any other ends at once."""
    if os.getpid() not in chunk:
        os._exit(1)
    return [True for _each in chunk]


def test_a_run_can_be_stopped_after_any_step() -> None:
    running = deduplicate([DedupeClaim(str(at), f"{BRIDGE} {at}", "fr") for at in range(50)], processes=2)
    next(running)
    running.close()


SAME, DIFFERENT, REVIEW = PairDecision.SAME, PairDecision.DIFFERENT, PairDecision.REVIEW


@pytest.mark.parametrize(
    ("lang", "a", "b", "decision"),
    [
        ("fr", "Le maire de Rouen a présenté le budget aux élus, qui avaient refusé le premier.",
         "Le maire de Rouen a présenté le budget aux élus, qui avaient", SAME),
        ("fr", "Le maire de Rouen a présenté le budget aux élus de Dieppe.",
         "Le maire de Rouen a présenté le budget aux élus.", REVIEW),
        ("en", "The bridge was closed by the army in March after the flood destroyed one pillar.",
         "The bridge was closed by the army in March after the", SAME),
        ("en", "The mayor will not close the two bridges of the city this winter.",
         "The mayor will nnot close the two bridges of the city this winter.", REVIEW),
        ("en", "The mayor will not close the two bridges of the city this winter.",
         "The mayor will close the two bridges of the city this winter.", DIFFERENT),
        ("fr", "Le ministre a précisé que les deux ponts de la ville seront fermés cet hiver.",
         "Le ministre n'a pas précisé que les deux ponts de la ville seront fermés cet hiver.", DIFFERENT),
        ("fr", "« On continuera de construire des écoles », confirma Kerins.",
         "« On continuera de construire des écoles », confirma Barratt.", REVIEW),
        ("fr", "Suivant la chute de la dynastie Qing en 1911, le pays proclama son indépendance.",
         "Suivant la chute de la dynastie Ming en 1911, le pays proclama son indépendance.", DIFFERENT),
        ("en", "All documents that affect the property must be legal in this county.",
         "All documents that affect the property must be illegal in this county.", DIFFERENT),
        ("en", "The council published 12,500 documents about the old harbour.",
         "The council published 12,600 documents about the old harbour.", DIFFERENT),
    ],
)  # fmt: skip
def test_what_is_said_of_two_claims(lang: str, a: str, b: str, decision: PairDecision) -> None:
    found = run([a, b], lang)
    said = SAME if found.clusters else found.pairs[0].decision
    assert said is decision
    assert run([b, a], lang).clusters == found.clusters


def test_a_beginning_of_two_claims_that_differ_is_left_to_a_person() -> None:
    told = "La préfecture de Rouen a ouvert une enquête sur la fermeture du pont en"
    found = run([told, told + " 2019 par la ville.", told + " 2020 par la ville."])
    assert found.clusters == ()
    assert sorted(pair.decision for pair in found.pairs) == [DIFFERENT, REVIEW, REVIEW]
