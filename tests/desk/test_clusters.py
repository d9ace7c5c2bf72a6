"""Claims told in several articles: grouped by the deduper, decided by people, and always reversible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.chronicle import sentence
from claims.errors import Refused
from claims.ids import new_id
from claims.progress import finished
from claims.usecases.regroup import plan
from claims.usecases.selected import Selection
from schema.cluster import Cluster, LinkKind, Pair, PairDecision
from schema.history import EventKind
from schema.source import SourceKind
from tests.desk.examples import TEXT, filled, reading, split, ticking

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
    found = finished(anna.clusters.run(apply=False)).answer
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
    undone = anna.history.undo()
    assert undone.payload is not None
    assert sentence(undone.kind, undone.payload.about, "en").startswith("undone: clusters changed (no. ")
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
    pairs = finished(anna.clusters.review()).ahead(9)
    assert len(pairs) == 1
    for pair in pairs:
        assert pair.decision is PairDecision.REVIEW
        anna.clusters.link(pair.a, pair.b, LinkKind.CANNOT)
    assert finished(anna.clusters.review()).left() == 0
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
    for number, step in enumerate(plan({each.id: each.members for each in clusters}, looked_at, after)):
        key = step.cluster or str(number)
        assert state.pop(key, set()) == set(step.before)
        if step.members:
            state[key] = set(step.members)
        held = [claim for members in state.values() for claim in members]
        assert len(held) == len(set(held))
    seen = [members & looked_at for members in state.values() if len(members & looked_at) > 1]
    assert sorted(map(sorted, seen)) == sorted(map(sorted, after))
    assert all(len(members) > 1 for members in state.values())


BASE = "Le pont de Valmont a coûté 4 300 euros par habitant en 2019."
FIGURE = "Le pont de Valmont a coûté 4 500 euros par habitant en 2019."
QUESTIONS = (
    "Le conseil de Valmont a voté le budget des écoles communales mardi soir.",
    "Le conseil de Valmont a commenté le budget des écoles communales mardi soir.",
    "Le conseil de Valmont a examiné le budget des écoles communales mardi soir.",
)


def _of(desk: Desk, article: ArticlePage) -> set[tuple[str, PairDecision]]:
    pairs = desk.clusters.arrived(article.article.id)
    return {(desk.claims.line(pair.b).claim, pair.decision) for pair in pairs}


def test_an_arriving_article_is_compared_with_all_and_nothing_is_merged_unasked(anna: Desk) -> None:
    filled(anna, BASE)
    filled(anna, FIGURE)
    new = filled(anna, "Selon la région, " + BASE + " Une suite.")
    finished(anna.matches.update())
    assert _of(anna, new) == {(BASE, PairDecision.SAME)}
    assert anna.clusters.list() == ()
    pairs = anna.clusters.arrived(new.article.id)
    assert anna.clusters.accept(pairs) == 1
    assert len(anna.clusters.list()) == 1
    assert anna.clusters.arrived(new.article.id) == ()
    anna.history.undo()
    assert anna.clusters.list() == ()


def test_an_arrival_finds_what_the_index_does_not_know_yet(anna: Desk) -> None:
    filled(anna, BASE)
    finished(anna.matches.update())
    filled(anna, "URGENT : " + BASE)
    new = filled(anna, BASE + " Une suite.")
    assert len(anna.clusters.arrived(new.article.id)) == 2


def test_an_arrival_does_not_ask_again_what_people_decided(anna: Desk) -> None:
    old, new = filled(anna, BASE), filled(anna, BASE + " Une suite.")
    anna.clusters.link(old.lines[0].id, new.lines[0].id, LinkKind.CANNOT)
    assert anna.clusters.arrived(new.article.id) == ()
    pair = Pair(a=old.lines[0].id, b=new.lines[0].id, decision=PairDecision.SAME, score=100)
    assert anna.clusters.accept([pair]) == 0


def test_an_arrival_finds_the_pairs_of_a_whole_run(
    anna: Desk, twice: tuple[ArticlePage, ArticlePage]
) -> None:
    found = finished(anna.clusters.run(apply=False)).answer
    pairs = anna.clusters.arrived(twice[1].article.id)
    assert {frozenset((pair.a, pair.b)) for pair in pairs} == {frozenset(group) for group in found.clusters}


@pytest.mark.parametrize(
    ("which", "together"),
    [
        (Selection(), True),
        (Selection(since="2020"), True),
        (Selection(since="2020-02"), False),
        (Selection(until="2020"), True),
        (Selection(until="2020-01"), False),
        (Selection(since="2020-01-02", until="2020-03"), True),
        (Selection(lang="fr"), True),
        (Selection(lang="en"), False),
        (Selection(publisher="LE COURRIER"), True),
        (Selection(publisher="L'Écho"), False),
        (Selection(articles=()), False),
        (Selection(since="2020", lang="fr", publisher="Le Courrier"), True),
    ],
)
def test_a_run_looks_at_the_articles_selected(anna: Desk, which: Selection, together: bool) -> None:  # noqa: FBT001
    for text, day in ((BASE, "2020-01-15"), (BASE + " Suite.", "2020-03")):
        anna.articles.add(reading(text), split=split(text), published=day, publisher="Le Courrier", lang="fr")
    assert bool(finished(anna.clusters.run(apply=False, which=which)).answer.clusters) is together


def test_the_best_sourced_claim_stands_for_all_else_the_longest_standing(anna: Desk) -> None:
    pages = [
        anna.articles.add(reading(text), split=split(text), published=day, lang="fr")
        for text, day in ((BASE, "2021"), (BASE + " Suite.", "2019"), ("URGENT : " + BASE, "2020"))
    ]
    finished(anna.clusters.run(apply=True))
    assert [each.canonical for each in anna.clusters.list()] == [pages[1].lines[0].id]
    anna.history.undo()
    source = anna.sources.add(SourceKind.PAGE, "Comptes de la ville")
    anna.sources.cite([pages[2].lines[0].id], source.id)
    finished(anna.clusters.run(apply=True))
    assert [each.canonical for each in anna.clusters.list()] == [pages[2].lines[0].id]


@pytest.fixture
def asked(anna: Desk) -> Desk:
    """A desk with three claims, each pair of which is a question, one of them told twice."""
    for text in (*QUESTIONS, "URGENT : " + QUESTIONS[0]):
        filled(anna, text)
    return anna


def test_a_review_asks_first_what_settles_most_and_ends(asked: Desk) -> None:
    session = finished(asked.clusters.review())
    assert session.total == session.left() == len(session.ahead(99)) >= 2
    while pair := session.current():
        session.different(pair, "autre objet")
    assert session.left() == 0
    assert finished(asked.clusters.review()).total == 0
    assert {link.why for link in asked.clusters.links()} == {"autre objet"}


def test_one_answer_settles_all_pairs_of_two_sides(asked: Desk) -> None:
    session = finished(asked.clusters.review())
    pair = session.current()
    assert pair is not None
    session.same(pair, canonical=pair.b)
    sides = {frozenset((each.a, each.b)) for each in session.ahead(99)}
    assert frozenset((pair.a, pair.b)) not in sides
    cluster = asked.clusters.of(pair.a)
    assert cluster is not None
    assert cluster.canonical == pair.b


def test_skipped_pairs_come_last_and_every_step_is_taken_back(asked: Desk) -> None:
    session = finished(asked.clusters.review())
    before = session.ahead(99)
    session.skip(before[0])
    assert session.ahead(99) == (*before[1:], before[0])
    session.undo()
    assert session.ahead(99) == before
    session.different(before[0], conflicting_figure=True)
    assert session.left() < len(before)
    session.undo()
    assert session.ahead(99) == before
    assert asked.clusters.links() == ()
    with pytest.raises(Refused, match="Nothing was decided"):
        session.undo()


def test_what_others_decide_meanwhile_is_not_asked(asked: Desk, ben: Desk) -> None:
    session = finished(asked.clusters.review())
    first = session.ahead(1)[0]
    ben.clusters.link(first.a, first.b, LinkKind.CANNOT)
    assert first not in session.ahead(99)
    assert session.total > session.left()


def test_an_answer_never_overrules_somebody_unseen(asked: Desk, ben: Desk) -> None:
    session = finished(asked.clusters.review())
    pair = session.current()
    assert pair is not None
    ben.clusters.link(pair.a, pair.b, LinkKind.CANNOT)
    with pytest.raises(Refused, match="Ben decided about this pair meanwhile"):
        session.same(pair)
    with pytest.raises(Refused, match="Nothing was decided here"):
        session.undo()
    session.same(pair, overrule=True)
    assert [link.analyst for link in asked.clusters.links()] == ["Anna Bell"]
    session.undo()
    assert not session.is_open(pair)


def test_who_says_the_same_as_somebody_before_leaves_it_theirs(asked: Desk, ben: Desk) -> None:
    session = finished(asked.clusters.review())
    for kind in (LinkKind.MUST, LinkKind.CONFLICTING_FIGURE):
        pair = session.current()
        assert pair is not None
        ben.clusters.link(pair.a, pair.b, kind, "vu par Ben")
        if kind is LinkKind.MUST:
            session.same(pair, overrule=True)
        else:
            session.different(pair, conflicting_figure=True, overrule=True)
    assert {(link.analyst, link.why) for link in asked.clusters.links()} == {("Ben", "vu par Ben")}


def test_what_others_settled_on_the_way_is_told_as_theirs_and_nothing_else_is(asked: Desk, ben: Desk) -> None:
    session = finished(asked.clusters.review())
    first, second, *_rest = {claim: None for pair in session.ahead(99) for claim in (pair.a, pair.b)}
    finished(asked.clusters.run(apply=True))
    twins = next(each.members for each in asked.clusters.list())
    other = next(claim for claim in (first, second) if claim not in twins)
    assert asked.duplicates.decision(twins[0], other) is None
    ben.clusters.link(twins[0], other, LinkKind.CANNOT, "autre objet")
    asked.clusters.merge(twins[0], twins[1], "mot pour mot")
    told = asked.duplicates.decision(twins[1], other)
    assert told is not None
    assert (told.analyst, told.why) == ("Ben", "autre objet")


def test_the_history_names_claims_of_several_articles_with_their_articles(asked: Desk) -> None:
    pair = finished(asked.clusters.review()).current()
    assert pair is not None
    asked.clusters.merge(pair.a, pair.b)
    event = asked.history.log(limit=1)[0]
    assert event.payload is not None
    told = sentence(EventKind.LINKED, event.payload.about, "en")
    for claim in (pair.a, pair.b):
        line = asked.claims.line(claim)
        assert f"{line.article[:6]}/{line.number}" in told


def test_a_claim_that_was_cut_meanwhile_is_asked_about_no_more(asked: Desk, ben: Desk) -> None:
    session = finished(asked.clusters.review())
    pair = session.current()
    assert pair is not None
    line = ben.claims.line(pair.a)
    ben.claims.cut(pair.a, line.version, line.start + len("Le conseil "))
    assert pair not in session.ahead(99)
    assert not session.is_open(pair)


def test_a_review_takes_in_what_was_redacted_before_it_read_it(asked: Desk, ben: Desk) -> None:
    session = finished(asked.clusters.review())
    pair = session.current()
    assert pair is not None
    ben.clusters.link(pair.a, pair.b, LinkKind.CANNOT)
    asked.history.redact(asked.history.last(), "nom d'une source")
    assert not session.is_open(pair)


def test_the_best_sourced_stands_for_those_left_when_the_canonical_one_is_taken_out(anna: Desk) -> None:
    pages = [filled(anna, text) for text in (BASE, BASE + " Un.", BASE + " Deux.")]
    first, second, third = (page.lines[0].id for page in pages)
    anna.clusters.merge(first, second)
    anna.clusters.merge(first, third, canonical=first)
    source = anna.sources.add(SourceKind.PAGE, "Comptes de la ville")
    anna.sources.cite([third], source.id)
    left = anna.clusters.split_off(first)
    assert left is not None
    assert left.canonical == third
