"""Whole runs: what is merged, what is asked, what is kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.dedupe import DedupeClaim, Deduplication, deduplicate
from claims.progress import finished
from schema.cluster import PairDecision

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
