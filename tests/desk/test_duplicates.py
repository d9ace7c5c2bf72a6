"""Clusters as people look at them, and a verdict handed on only when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import Refused
from schema.cluster import LinkKind
from schema.source import SourceKind
from schema.verdict import VerdictValue
from schema.view import Standing
from tests.desk.examples import TEXT, colleague, filled

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.base import Id
    from schema.view import ArticlePage


@pytest.fixture
def three(anna: Desk, page: ArticlePage) -> tuple[Id, Id, Id]:
    """Claims of three articles in one cluster, the first of them canonical."""
    second, third = filled(anna, f"{TEXT}\n\nDeux."), filled(anna, f"{TEXT}\n\nTrois.")
    claims = (page.lines[0].id, second.lines[0].id, third.lines[0].id)
    anna.clusters.merge(claims[0], claims[1])
    anna.clusters.merge(claims[0], claims[2])
    return claims


def test_a_cluster_line_counts_members_articles_and_verdicts(anna: Desk, three: tuple[Id, Id, Id]) -> None:
    anna.verdicts.mark(three[1], VerdictValue.SUPPORTED)
    (line,) = anna.duplicates.lines(anna.duplicates.order().ids)
    assert (line.members, line.articles, line.canonical.id) == (3, 3, three[0])
    assert line.standings == {Standing.SUPPORTED: 1, Standing.OPEN: 2}
    assert not line.conflict


def test_members_found_right_and_wrong_are_an_alarm_and_come_first(
    anna: Desk, page: ArticlePage, three: tuple[Id, Id, Id]
) -> None:
    others = [filled(anna, f"{TEXT}\n\nEncore {n}.").lines[1].id for n in range(3)]
    for other in others:
        anna.clusters.merge(page.lines[1].id, other)
    first, second = anna.duplicates.lines(anna.duplicates.order().ids)
    assert (first.members, second.members) == (4, 3)
    anna.verdicts.mark(three[0], VerdictValue.SUPPORTED)
    anna.verdicts.mark(three[2], VerdictValue.CONTRADICTED)
    first, second = anna.duplicates.lines(anna.duplicates.order().ids)
    assert first.conflict
    assert first.members == 3
    assert not second.conflict


def test_two_analysts_who_differ_about_one_member_are_no_alarm_about_the_cluster(
    anna: Desk, three: tuple[Id, Id, Id]
) -> None:
    anna.verdicts.mark(three[0], VerdictValue.SUPPORTED)
    colleague(anna, "Ben").verdicts.mark(three[0], VerdictValue.CONTRADICTED)
    (line,) = anna.duplicates.lines(anna.duplicates.order().ids)
    assert line.standings == {Standing.DISPUTED: 1, Standing.OPEN: 2}
    assert not line.conflict


def test_a_side_says_where_the_claim_stands_and_what_is_written_around_it(
    anna: Desk, page: ArticlePage, three: tuple[Id, Id, Id]
) -> None:
    alone, side = anna.duplicates.sides([page.lines[2].id, three[1]])
    assert (alone.cluster, alone.together, alone.canonical) == (None, 1, False)
    assert (side.together, side.canonical) == (3, False)
    line = alone.line
    paragraph = next(each for each in page.text.split("\n") if line.text in each)
    assert alone.before + line.text + alone.after == paragraph
    assert anna.duplicates.sides([three[0]], around=False)[0].before == ""


def test_people_s_decisions_about_a_claim_are_shown_as_theirs(anna: Desk, three: tuple[Id, Id, Id]) -> None:
    colleague(anna, "Ben").clusters.split_off(three[2], "une autre base")
    newest, *earlier = anna.duplicates.decisions(three[2])
    assert (newest.analyst, newest.why, newest.kind) == ("Ben", "une autre base", LinkKind.CANNOT)
    assert earlier
    assert len(anna.duplicates.decisions(three[2], limit=1)) == 1


def test_members_come_with_the_canonical_one_first(anna: Desk, three: tuple[Id, Id, Id]) -> None:
    anna.clusters.canonical(three[2])
    (cluster,) = anna.duplicates.order().ids
    assert anna.duplicates.members(cluster)[0] == three[2]
    assert set(anna.duplicates.members(cluster)) == set(three)


def test_a_verdict_is_handed_on_with_its_citations_and_taken_back_by_one_undo(
    anna: Desk, three: tuple[Id, Id, Id]
) -> None:
    source = anna.sources.add(SourceKind.DOCUMENT, "Compte rendu")
    anna.sources.cite([three[0]], source.id, quote="oui")
    anna.verdicts.mark(three[0], VerdictValue.SUPPORTED, rationale="Le compte rendu le dit.")
    given = anna.duplicates.hand_on(three[0], three[1:])
    assert [(line.standing, line.sources) for line in given] == [(Standing.SUPPORTED, 1)] * 2
    detail = anna.claims.detail(three[1])
    assert detail.verdicts[0].rationale == "Le compte rendu le dit."
    assert detail.citations[0].reused_from == f"c:{three[0]}"
    anna.history.undo()
    assert [anna.claims.line(each).standing for each in three[1:]] == [Standing.OPEN] * 2
    assert anna.claims.line(three[1]).sources == 0
    assert anna.history.verify().sound


def test_a_verdict_somebody_gave_is_never_replaced(anna: Desk, three: tuple[Id, Id, Id]) -> None:
    anna.verdicts.mark(three[0], VerdictValue.SUPPORTED)
    anna.verdicts.mark(three[1], VerdictValue.UNVERIFIED)
    given = anna.duplicates.hand_on(three[0], three[1:])
    assert [line.id for line in given] == [three[2]]
    assert anna.claims.line(three[1]).standing is Standing.UNVERIFIED
    with pytest.raises(Refused, match="waits for a verdict"):
        anna.duplicates.hand_on(three[0], three[1:])


def test_a_verdict_is_handed_to_no_claim_that_is_not_together_with_it(
    anna: Desk, page: ArticlePage, three: tuple[Id, Id, Id]
) -> None:
    anna.verdicts.mark(three[0], VerdictValue.SUPPORTED)
    with pytest.raises(Refused, match="is not together with the one that was checked"):
        anna.duplicates.hand_on(three[0], [three[1], page.lines[2].id])
    assert anna.claims.line(three[1]).standing is Standing.OPEN


def test_a_claim_without_a_verdict_hands_nothing_on(anna: Desk, three: tuple[Id, Id, Id]) -> None:
    with pytest.raises(Refused, match="no verdict to hand on"):
        anna.duplicates.hand_on(three[0], three[1:])
