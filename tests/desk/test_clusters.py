"""Claims told in several articles: grouped by the deduper, decided by people, and always reversible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import Refused
from claims.ids import new_id
from claims.progress import finished
from claims.usecases.regroup import plan
from schema.cluster import Cluster, LinkKind, PairDecision
from tests.desk.examples import TEXT, filled, ticking

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.view import ArticlePage


@pytest.fixture
def twice(anna: Desk, page: ArticlePage) -> tuple[ArticlePage, ArticlePage]:
    """The same article in two papers."""
    return page, filled(anna, TEXT + "\n\nUne phrase de plus, tout à fait autre.")


def _sets(of: Desk) -> set[frozenset[str]]:
    return {frozenset(cluster.members) for cluster in of.clusters.list()}


def test_the_same_claim_in_two_articles_is_one_cluster(
    anna: Desk, twice: tuple[ArticlePage, ArticlePage]
) -> None:
    ours, theirs = twice
    found = finished(anna.clusters.run(apply=False))
    assert anna.clusters.list() == ()
    finished(anna.clusters.run(apply=True))
    wanted = {frozenset((a.id, b.id)) for a, b in zip(ours.lines, theirs.lines[:5], strict=True)}
    assert _sets(anna) == {frozenset(members) for members in found.clusters} == wanted


def test_one_undo_takes_a_run_back_and_a_second_run_changes_nothing(
    anna: Desk, twice: tuple[ArticlePage, ArticlePage]
) -> None:
    assert twice
    finished(anna.clusters.run(apply=True))
    last = anna.history.last()
    finished(anna.clusters.run(apply=True))
    assert anna.history.last() == last
    anna.history.undo()
    assert anna.clusters.list() == ()


def test_what_people_keep_apart_stays_apart(anna: Desk, twice: tuple[ArticlePage, ArticlePage]) -> None:
    ours, theirs = twice
    finished(anna.clusters.run(apply=True))
    assert anna.clusters.split_off(ours.lines[0].id, "une autre base") is None
    finished(anna.clusters.run(apply=True))
    assert anna.clusters.of(ours.lines[0].id) is None
    with pytest.raises(Refused, match="in no cluster"):
        anna.clusters.split_off(ours.lines[0].id)
    assert theirs


def test_what_people_put_together_stays_together(anna: Desk, twice: tuple[ArticlePage, ArticlePage]) -> None:
    ours, theirs = twice
    cluster = anna.clusters.merge(ours.lines[0].id, theirs.lines[5].id, "dit autrement")
    assert cluster.canonical == ours.lines[0].id
    finished(anna.clusters.run(apply=True))
    together = anna.clusters.of(theirs.lines[5].id)
    assert together is not None
    assert {ours.lines[0].id, theirs.lines[0].id, theirs.lines[5].id} == set(together.members)
    assert (together.id, together.canonical) == (cluster.id, ours.lines[0].id)


def test_a_merge_against_somebodys_decision_is_refused(
    anna: Desk, ben: Desk, twice: tuple[ArticlePage, ArticlePage]
) -> None:
    a, b, c = (line.id for line in twice[0].lines[:3])
    anna.clusters.merge(a, b)
    ben.clusters.link(b, c, LinkKind.CONFLICTING_FIGURE, "4 300 ou 4 500")
    with pytest.raises(Refused, match="kept apart by Ben"):
        anna.clusters.merge(a, c)
    anna.clusters.link(b, c, LinkKind.MUST)
    assert len(anna.clusters.links()) == 2
    assert _sets(anna) == {frozenset((a, b, c))}


def test_another_claim_can_stand_for_all(anna: Desk, twice: tuple[ArticlePage, ArticlePage]) -> None:
    a, b = twice[0].lines[0].id, twice[1].lines[0].id
    anna.clusters.merge(a, b)
    assert anna.clusters.canonical(b).canonical == b
    anna.clusters.link(a, b, LinkKind.CANNOT)
    assert anna.clusters.list() == ()


def test_pairs_people_decided_about_need_no_review(anna: Desk) -> None:
    first = filled(anna, "Les dépenses de la ville ont atteint 4 300 euros par habitant en 2019.")
    second = filled(anna, "Les dépenses de la ville ont atteint 4 300 euros par habitant cette année.")
    pairs = anna.clusters.review()
    for pair in pairs:
        assert pair.decision is PairDecision.REVIEW
        anna.clusters.link(pair.a, pair.b, LinkKind.CANNOT)
    assert anna.clusters.review() == ()
    assert first.lines
    assert second.lines


IDS = [new_id() for _ in range(9)]
NOW = ticking()()


@st.composite
def partitions(draw: st.DrawFn) -> list[tuple[str, ...]]:
    groups: dict[int, list[str]] = {}
    for claim in draw(st.permutations(IDS)):
        groups.setdefault(draw(st.integers(0, 4)), []).append(claim)
    return [tuple(group) for group in groups.values() if len(group) > 1]


@given(partitions(), partitions(), st.sets(st.sampled_from(IDS)))
def test_regrouping_reaches_what_was_found_and_never_puts_a_claim_in_two(
    before: list[tuple[str, ...]], after: list[tuple[str, ...]], unseen: set[str]
) -> None:
    looked_at = set(IDS) - unseen
    after = [
        kept for group in after if len(kept := tuple(claim for claim in group if claim in looked_at)) > 1
    ]
    clusters = [
        Cluster(id=new_id(), canonical=group[0], members=group, changed_by="A", changed_at=NOW)
        for group in before
    ]
    state = {cluster.id: set(cluster.members) for cluster in clusters}
    for number, step in enumerate(plan(clusters, looked_at, after)):
        key = step.cluster or str(number)
        assert state.pop(key, set()) == set(step.before)
        if step.members:
            state[key] = set(step.members)
        held = [claim for members in state.values() for claim in members]
        assert len(held) == len(set(held))
    seen = [members & looked_at for members in state.values() if len(members & looked_at) > 1]
    assert sorted(map(sorted, seen)) == sorted(map(sorted, after))
    assert all(len(members) > 1 for members in state.values())
