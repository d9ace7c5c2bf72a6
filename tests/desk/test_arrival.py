"""An article that arrives: what of it is told elsewhere, found through the index whatever state that is in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import places
from claims.match.index import TextIndex
from claims.progress import finished
from claims.usecases import nearby
from schema.cluster import LinkKind, PairDecision
from tests.desk.examples import desk, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from claims.desk import Desk
    from claims.match.index import Alike
    from schema.cluster import Pair
    from schema.view import ArticlePage

BRIDGE = "Le pont de Valmont a coûté 4 300 euros par habitant en 2019."
OTHER_FIGURE = "Le pont de Valmont a coûté 4 500 euros par habitant en 2019."
SCHOOL = "L'école de Brest a fermé deux classes de musique en septembre."
BUDGET = "Le conseil de Valmont a {verb} le budget des écoles communales mardi soir."
SUBJECTS = ("Le pont de Valmont", "La mairie de Brest", "Une usine de Lens")
ACTS = ("a coûté 4 300 euros", "a fermé deux classes", "emploie 120 ouvriers", "coûtera 43 millions")
PLACES = ("en 2019", "à la région", "par habitant", "mardi soir", "depuis la crise")
EDITS = ("{}", "Selon la police, {}", "URGENT : {}", "{} Une suite.", "{}".upper())

INDEXING = """
import sys
from pathlib import Path
from claims.desk import Desk
from claims.match import index
index.BATCH = index.COMMIT = 3
with Desk(Path(sys.argv[1]), analyst="Ben") as desk:
    for progress in desk.matches.update():
        print(progress.done, flush=True)
        if len(sys.argv) > 2:
            sys.stdin.readline()
"""
"""A process that indexes in small steps, and waits after each for a line where a second argument is given."""


def sides(of: Desk, pairs: Iterable[Pair]) -> set[tuple[str, PairDecision]]:
    """The stored claims of pairs, in words, and what is said of them."""
    return {(of.claims.line(pair.b).claim, pair.decision) for pair in pairs}


def both(pair: Pair) -> frozenset[str]:
    return frozenset((pair.a, pair.b))


sentences = st.builds(
    lambda subject, act, place, edit: edit.format(f"{subject} {act} {place}."),
    st.sampled_from(SUBJECTS),
    st.sampled_from(ACTS),
    st.sampled_from(PLACES),
    st.sampled_from(EDITS),
)
articles = st.lists(st.lists(sentences, min_size=1, max_size=4), min_size=2, max_size=5)


@given(texts=articles, indexed=st.integers(0, 5))
@settings(max_examples=25)
def test_an_arrival_finds_what_a_run_over_everything_finds(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], indexed: int
) -> None:
    with desk(tmp_path_factory.mktemp("arrival") / "desk.db") as opened:
        pages = []
        for number, told in enumerate(texts):
            pages.append(filled(opened, f"Numéro {number}. " + " ".join(told)))
            if number < indexed:
                finished(opened.matches.update())
        new = {line.id for line in pages[-1].lines}
        found = opened.clusters.arrived(pages[-1].article.id)
        run = finished(opened.clusters.run(apply=False)).answer
        asked = {both(pair) for pair in run.pairs if pair.decision is PairDecision.REVIEW}
        home = {claim: number for number, cluster in enumerate(run.clusters) for claim in cluster}
        told_by_run = asked | {both(pair) for pair in found if home.get(pair.a, -1) == home.get(pair.b, -2)}
        assert {both(pair) for pair in found} <= told_by_run
        assert {pair for pair in asked if len(pair & new) == 1} - {both(pair) for pair in found} == set()
        for cluster in run.clusters:
            for claim in new.intersection(cluster):
                assert any(claim in both(pair) and pair.decision is PairDecision.SAME for pair in found)


@pytest.fixture
def opened(tmp_path: Path) -> Iterable[Desk]:
    """A desk on a file."""
    with desk(tmp_path / "desk.db") as made:
        yield made


def indexed(of: Desk, *texts: str) -> list[ArticlePage]:
    """Articles that are in the index."""
    pages = [filled(of, text) for text in texts]
    finished(of.matches.update())
    return pages


def test_words_that_the_article_alone_has_do_not_hide_what_it_shares(opened: Desk) -> None:
    indexed(opened, BRIDGE)
    own = "Le pont de Valmont a coûté 4 300 euros par habitant en 2019, zig zag zonk plouf vlan crac boum."
    new = filled(opened, own)
    before = sides(opened, opened.clusters.arrived(new.article.id))
    finished(opened.matches.update())
    assert sides(opened, opened.clusters.arrived(new.article.id)) == before != set()


def test_a_claim_reworded_since_it_was_indexed_is_found_by_its_new_words_only(opened: Desk) -> None:
    (stored,) = indexed(opened, SCHOOL)
    line = stored.lines[0]
    opened.claims.edit(line.id, line.version, claim=BRIDGE)
    bridge, school = filled(opened, "URGENT : " + BRIDGE), filled(opened, "URGENT : " + SCHOOL)
    assert sides(opened, opened.clusters.arrived(bridge.article.id)) == {(BRIDGE, PairDecision.SAME)}
    assert opened.clusters.arrived(school.article.id) == ()


def test_a_desk_that_stays_open_finds_what_came_since_its_last_look(opened: Desk) -> None:
    indexed(opened, SCHOOL)
    first = filled(opened, BRIDGE)
    assert opened.clusters.arrived(first.article.id) == ()
    second = filled(opened, "URGENT : " + BRIDGE)
    assert sides(opened, opened.clusters.arrived(second.article.id)) == {(BRIDGE, PairDecision.SAME)}
    finished(opened.matches.update())
    third = filled(opened, BRIDGE + " Une suite.")
    assert len(opened.clusters.arrived(third.article.id)) == 2


def test_another_process_that_holds_the_index_hides_nothing(opened: Desk, tmp_path: Path) -> None:
    for number in range(8):
        filled(opened, f"La ligne {number} du tram de Brest a transporté {number + 2} voyageurs.")
    filled(opened, BRIDGE)
    command = [sys.executable, "-c", INDEXING, str(tmp_path / "desk.db"), "wait"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline()
        new = filled(opened, "Selon la région, " + BRIDGE)
        finished(opened.matches.update())  # gives way to the writer
        assert sides(opened, opened.clusters.arrived(new.article.id)) == {(BRIDGE, PairDecision.SAME)}
        other.stdin.close()
        assert other.stdout.read()
    assert other.returncode == 0
    assert sides(opened, opened.clusters.arrived(new.article.id)) == {(BRIDGE, PairDecision.SAME)}


def test_an_index_that_another_process_had_to_make_anew_is_read(
    opened: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = indexed(opened, SCHOOL)
    assert opened.clusters.arrived(first.article.id) == ()
    filled(opened, BRIDGE)
    shutil.rmtree(places.index_folder())
    subprocess.run([sys.executable, "-c", INDEXING, str(tmp_path / "desk.db")], check=True, env=os.environ)
    monkeypatch.setattr("claims.match.index.UNINDEXED", 1)  # all but the newest is known from the index alone
    new = filled(opened, "URGENT : " + BRIDGE)
    assert sides(opened, opened.clusters.arrived(new.article.id)) == {(BRIDGE, PairDecision.SAME)}


def test_a_torn_index_hides_nothing(opened: Desk) -> None:
    indexed(opened, BRIDGE)
    for path in places.index_folder().rglob("*"):
        if path.is_file() and path.name != "state.json":
            path.write_bytes(b"torn")
    new = filled(opened, "URGENT : " + BRIDGE)
    assert sides(opened, opened.clusters.arrived(new.article.id)) == {(BRIDGE, PairDecision.SAME)}


def test_an_index_that_turns_out_to_be_torn_hides_nothing(
    opened: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(index: TextIndex, words: Sequence[str], limit: int, *, each: bool = False) -> list[Alike]:
        assert words
        assert limit
        assert each in {True, False}
        index._index = index._make()
        return []

    indexed(opened, BRIDGE)
    new = filled(opened, "URGENT : " + BRIDGE)
    found = sides(opened, opened.clusters.arrived(new.article.id))
    monkeypatch.setattr(TextIndex, "alike", torn)
    assert sides(opened, opened.clusters.arrived(new.article.id)) == found == {(BRIDGE, PairDecision.SAME)}


def test_more_alike_claims_than_are_asked_for_at_first_are_all_found(
    opened: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearby, "FOUND", 4)
    monkeypatch.setattr(nearby, "SHORT", 0)
    verbs = ("voté", "examiné", "discuté", "présenté", "reporté", "amendé")
    indexed(opened, *(BUDGET.format(verb=verb) for verb in verbs))
    new = filled(opened, BUDGET.format(verb="commenté"))
    assert len(opened.clusters.arrived(new.article.id)) == len(verbs)


def test_short_claims_that_share_two_common_words_are_found_among_many_that_share_a_rare_one(
    opened: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearby, "FOUND", 4)
    monkeypatch.setattr(nearby, "FOUND_AT_MOST", 4)
    rare = (f"Le tram zèbre numéro {number} roule de Brest à Lens." for number in range(12))
    tail = "dans la grande salle des fêtes de la commune voisine"
    common = (
        f"Chaque {word} {number} attend un ami du maire {tail}."
        for number in range(20)
        for word in ("homme", "joue")
    )
    indexed(opened, "Un homme de bien joue du cor.", *rare, *common)
    new = filled(opened, "Un homme zèbre de Brest joue du tram.")
    texts = {text for text, _decision in sides(opened, opened.clusters.arrived(new.article.id))}
    assert "Un homme de bien joue du cor." in texts


def test_published_checks_are_no_claims_of_articles(opened: Desk) -> None:
    finished(opened.factchecks.import_rows([{"id": 1, "text": BRIDGE, "lang": "fr"}]))
    finished(opened.matches.update())
    assert opened.clusters.arrived(filled(opened, BRIDGE).article.id) == ()


def test_what_would_bring_contrary_claims_together_is_a_question(opened: Desk) -> None:
    ours, theirs = indexed(opened, BRIDGE, OTHER_FIGURE)
    opened.clusters.link(ours.lines[0].id, theirs.lines[0].id, LinkKind.MUST, "le même pont")
    new = filled(opened, BRIDGE.replace("coûté", "bien coûté"))
    assert sides(opened, opened.clusters.arrived(new.article.id)) == {(BRIDGE, PairDecision.REVIEW)}


def test_differences_are_told_from_the_side_of_the_claim_that_arrived(opened: Desk) -> None:
    indexed(opened, BUDGET.format(verb="voté"))
    new = filled(opened, BUDGET.format(verb="commenté"))
    (pair,) = opened.clusters.arrived(new.article.id)
    assert pair.a == new.lines[0].id
    assert [(one.ours, one.theirs) for one in pair.differences] == [("commenté", "voté")]


def test_an_arrival_can_be_left_after_every_few_claims(opened: Desk) -> None:
    indexed(opened, BRIDGE)
    text = " ".join(f"La ligne {number} du tram de Brest a {number + 2} arrêts." for number in range(60))
    new = filled(opened, text)
    assert len(list(opened.clusters.arriving(new.article.id))) >= len(new.lines)
