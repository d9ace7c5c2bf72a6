"""What people say of claims that agree or disagree inside one article: kept, undone, never overruled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import NotFound, Refused
from schema.inside import InsideDecision, InsideKind, InsideState
from tests.desk.examples import colleague, desk, filled, reading, rows, split

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.view import ArticlePage

TEXT = (
    "Un incendie a fait treize morts à Brévannes jeudi. Le maire de Brévannes a décrété un deuil.\n\n"
    "Un incendie a fait douze morts à Brévannes jeudi. Le maire de Brévannes a décrété un deuil national."
)
"""Claims 1 and 3 disagree, 2 and 4 tell the same."""


@pytest.fixture
def twice(anna: Desk) -> ArticlePage:
    return filled(anna, TEXT)


def told(of: Desk, page: ArticlePage) -> dict[tuple[int, int], tuple[InsideKind, InsideState]]:
    found = of.inside.of(page.article.id)
    return {(line.a_number, line.b_number): (line.pair.kind, line.state) for line in found.lines}


def test_what_is_found_is_proposed_and_nothing_is_stored(anna: Desk, twice: ArticlePage) -> None:
    before = rows(anna)
    assert told(anna, twice) == {
        (1, 3): (InsideKind.DISAGREES, InsideState.OPEN),
        (2, 4): (InsideKind.SAME, InsideState.OPEN),
    }
    found = anna.inside.of(twice.article.id)
    assert found.groups == ((2, 4),)
    assert found.open_disagreements() == 1
    assert rows(anna) == before
    assert [line.same_fact for line in anna.claims.lines(twice.article.id)] == [(), (), (), ()]


def test_a_disagreement_is_seen_from_either_side(anna: Desk, twice: ArticlePage) -> None:
    found = anna.inside.of(twice.article.id)
    first, third = twice.lines[0], twice.lines[2]
    (line,) = found.about(third.id)
    assert line.other(third.id) == first.id
    (ours,), (theirs,) = line.seen_from(first.id), line.seen_from(third.id)
    assert (ours.ours, ours.theirs) == (theirs.theirs, theirs.ours) == ("treize morts", "douze morts")
    assert ours.ours_at
    assert first.claim[slice(*ours.ours_at)] == "treize morts"


def test_a_decision_is_kept_and_undo_takes_it_back(anna: Desk, twice: ArticlePage) -> None:
    a, b = twice.lines[0].id, twice.lines[2].id
    before = rows(anna)
    anna.inside.decide(b, a, InsideDecision.DISAGREES, "le préfet dit douze")
    line = anna.inside.of(twice.article.id).disagreements()[0]
    assert (line.state, line.analyst, line.why) == (InsideState.CONFIRMED, "Anna Bell", "le préfet dit douze")
    assert anna.inside.of(twice.article.id).open_disagreements() == 0
    anna.history.undo()
    assert rows(anna) == before
    assert told(anna, twice)[1, 3] == (InsideKind.DISAGREES, InsideState.OPEN)
    anna.history.redo()
    assert told(anna, twice)[1, 3] == (InsideKind.DISAGREES, InsideState.CONFIRMED)
    assert anna.history.verify().sound


def test_what_was_rejected_stays_away_and_the_newest_word_counts(anna: Desk, twice: ArticlePage) -> None:
    a, b = twice.lines[0].id, twice.lines[2].id
    ben = colleague(anna, "Ben")
    anna.inside.decide(a, b, InsideDecision.APART)
    assert told(ben, twice)[1, 3] == (InsideKind.DISAGREES, InsideState.REJECTED)
    assert ben.inside.of(twice.article.id).about(a) == ()
    ben.claims.same_fact([a, b])
    assert told(anna, twice)[1, 3] == (InsideKind.SAME, InsideState.CONFIRMED)
    assert anna.claims.line(a).same_fact == (3,)
    anna.inside.decide(a, b, InsideDecision.DISAGREES)
    assert told(ben, twice)[1, 3] == (InsideKind.DISAGREES, InsideState.CONFIRMED)
    assert anna.claims.line(a).same_fact == ()


def test_a_group_accepted_is_no_longer_proposed(anna: Desk, twice: ArticlePage) -> None:
    anna.claims.same_fact([twice.lines[1].id, twice.lines[3].id])
    assert anna.inside.of(twice.article.id).groups == ()
    assert told(anna, twice)[2, 4] == (InsideKind.SAME, InsideState.CONFIRMED)


def test_people_may_find_what_rules_do_not(anna: Desk, twice: ArticlePage) -> None:
    a, b = twice.lines[0].id, twice.lines[3].id
    anna.inside.decide(b, a, InsideDecision.DISAGREES)
    assert told(anna, twice)[1, 4] == (InsideKind.DISAGREES, InsideState.CONFIRMED)
    assert anna.inside.of(twice.article.id).ring(a) == {line.id for line in twice.lines}


def test_an_edited_claim_is_looked_at_anew(anna: Desk, twice: ArticlePage) -> None:
    assert (1, 3) in told(anna, twice)
    third = twice.lines[2]
    anna.claims.edit(third.id, None, claim="Un incendie a fait treize morts à Brévannes jeudi.")
    assert told(anna, twice)[1, 3] == (InsideKind.SAME, InsideState.OPEN)


def test_a_corrected_text_settles_what_was_confirmed(anna: Desk, twice: ArticlePage) -> None:
    a, b = twice.lines[0].id, twice.lines[2].id
    anna.inside.decide(a, b, InsideDecision.DISAGREES)
    corrected = TEXT.replace("douze", "treize")
    page = anna.articles.revise(twice.article.id, reading(corrected), split=split(corrected))
    assert anna.inside.of(page.article.id).disagreements() == ()


def test_claims_of_two_articles_are_refused(anna: Desk, twice: ArticlePage) -> None:
    other = filled(anna, TEXT.replace("jeudi", "vendredi"))
    with pytest.raises(Refused):
        anna.inside.decide(twice.lines[0].id, other.lines[0].id, InsideDecision.APART)
    with pytest.raises(Refused):
        anna.inside.decide(twice.lines[0].id, twice.lines[0].id, InsideDecision.APART)
    with pytest.raises(NotFound):
        anna.inside.of("000000000000")


def test_looking_needs_no_analyst() -> None:
    with desk() as anna:
        page = filled(anna, TEXT)
        nobody = colleague(anna, "x")
        nobody._session.analyst = None
        assert nobody.inside.of(page.article.id).open_disagreements() == 1
