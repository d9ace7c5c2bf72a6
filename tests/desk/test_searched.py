"""A search beside people who decide meanwhile: what they said wins, and what was stored stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.progress import finished
from claims.usecases import searched
from claims.usecases.searched import steps_to
from schema.cluster import LinkKind
from schema.verdict import VerdictValue
from tests.desk.examples import filled
from tests.desk.test_clusters import BASE, QUESTIONS

if TYPE_CHECKING:
    from claims.desk import Desk
    from claims.usecases.searched import Found
    from schema.base import Id

OTHER = QUESTIONS[0]


@pytest.fixture
def told(anna: Desk) -> list[Id]:
    """Claims of one fact told in three articles, and of another in two."""
    texts = (BASE, "URGENT : " + BASE, BASE + " Suite.", OTHER, "URGENT : " + OTHER)
    return [filled(anna, text).lines[0].id for text in texts]


@pytest.fixture
def found(anna: Desk, told: list[Id]) -> Found:
    """What a search found, nothing of it stored."""
    assert told
    return finished(anna.clusters.question().answer())


def store(desk: Desk, found: Found) -> int:
    """Store it; gives how many clusters changed."""
    return finished(desk.clusters.store(steps_to(found, desk.clusters.kept())))


def sets(desk: Desk) -> set[frozenset[Id]]:
    """The clusters."""
    return {frozenset(cluster.members) for cluster in desk.clusters.list()}


def test_what_is_found_is_stored(anna: Desk, told: list[Id], found: Found) -> None:
    assert store(anna, found) == 2
    assert sets(anna) == {frozenset(told[:3]), frozenset(told[3:])}


@pytest.mark.parametrize("kind", [LinkKind.CANNOT, LinkKind.CONFLICTING_FIGURE])
def test_a_pair_kept_apart_while_a_search_ran_is_not_put_together(
    anna: Desk, ben: Desk, told: list[Id], found: Found, kind: LinkKind
) -> None:
    ben.clusters.link(told[0], told[2], kind)
    store(anna, found)
    assert sets(anna) == {frozenset(told[3:])}


def test_clusters_grown_by_hand_while_a_search_ran_stay_as_they_are(
    anna: Desk, ben: Desk, told: list[Id], found: Found
) -> None:
    ben.clusters.merge(told[2], told[3])
    store(anna, found)
    assert sets(anna) == {frozenset((told[2], told[3]))}


def test_a_decision_between_two_batches_wins_and_the_rest_is_stored(
    anna: Desk, ben: Desk, told: list[Id], found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searched, "_BATCH", 1)
    steps = anna.clusters.store(steps_to(found, anna.clusters.kept()))
    next(steps)
    ben.clusters.link(told[0], told[1], LinkKind.CANNOT)
    ben.clusters.merge(told[1], told[2])
    finished(steps)
    assert sets(anna) == {frozenset(told[1:3]), frozenset(told[3:])}
    assert anna.history.verify().sound


def test_a_pair_kept_apart_just_before_its_batch_is_not_put_together(
    anna: Desk, ben: Desk, told: list[Id], found: Found
) -> None:
    steps = steps_to(found, anna.clusters.kept())
    ben.clusters.link(told[0], told[1], LinkKind.CANNOT)
    assert finished(anna.clusters.store(steps)) == 1
    assert sets(anna) == {frozenset(told[3:])}


def test_stopping_keeps_what_was_stored_and_one_undo_takes_it_back(
    anna: Desk, told: list[Id], found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searched, "_BATCH", 1)
    steps = anna.clusters.store(steps_to(found, anna.clusters.kept()))
    next(steps)
    assert next(steps).done == 1
    steps.close()
    assert len(anna.clusters.list()) == 1
    assert told
    anna.history.undo()
    assert anna.clusters.list() == ()


def test_what_was_found_holds_until_a_text_changes_or_something_comes_apart(
    anna: Desk, ben: Desk, told: list[Id], found: Found
) -> None:
    assert anna.clusters.still_holds(found)
    store(anna, found)
    anna.verdicts.mark(told[0], VerdictValue.SUPPORTED)
    ben.clusters.link(told[0], told[3], LinkKind.CANNOT)
    assert anna.clusters.still_holds(found)
    anna.history.undo()
    anna.history.undo()
    assert anna.clusters.list() == ()
    assert anna.clusters.still_holds(found)
    ben.clusters.link(told[0], told[1], LinkKind.CANNOT)
    assert not anna.clusters.still_holds(found)
    ben.history.undo()
    assert anna.clusters.still_holds(found)
    filled(anna, BASE + " Fin.")
    assert not anna.clusters.still_holds(found)


def test_a_merge_that_is_taken_back_needs_a_new_search(anna: Desk, told: list[Id]) -> None:
    anna.clusters.merge(told[0], told[3])
    found = finished(anna.clusters.question().answer())
    assert anna.clusters.still_holds(found)
    anna.history.undo()
    assert not anna.clusters.still_holds(found)
