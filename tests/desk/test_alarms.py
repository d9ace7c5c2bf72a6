"""Verdicts that cannot both stand are told before anybody publishes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.progress import finished
from schema.match import Alarm, Match, Relation
from schema.verdict import VerdictValue
from tests.desk.examples import colleague, filled

if TYPE_CHECKING:
    from pydantic import JsonValue

    from claims.desk import Desk
    from schema.view import ArticlePage

SUPPORTED, UNVERIFIED, CONTRADICTED = VerdictValue


@pytest.fixture
def checked(anna: Desk, page: ArticlePage) -> ArticlePage:
    """Anna's article; somebody published that its third claim is false."""
    text = page.lines[2].claim
    finished(anna.factchecks.import_rows([{"id": 1, "text": text, "lang": "fr", "verdict": "Faux"}]))
    return page


def _first(of: Desk, page: ArticlePage) -> Match:
    return of.matches.for_claim(page.lines[2].id).matches[0]


def test_an_opposite_verdict_on_the_same_claim_is_an_alarm(anna: Desk, checked: ArticlePage) -> None:
    assert _first(anna, checked).alarms == ()
    anna.verdicts.mark(checked.lines[2].id, SUPPORTED)
    assert _first(anna, checked).alarms == (Alarm.OPPOSITE,)


@pytest.mark.parametrize("value", [UNVERIFIED, CONTRADICTED])
def test_a_verdict_that_goes_with_the_earlier_one_is_none(
    anna: Desk, checked: ArticlePage, value: VerdictValue
) -> None:
    anna.verdicts.mark(checked.lines[2].id, value)
    assert _first(anna, checked).alarms == ()


def test_a_claim_somebody_rejected_as_the_same_raises_no_alarm(anna: Desk, checked: ArticlePage) -> None:
    anna.verdicts.mark(checked.lines[2].id, SUPPORTED)
    anna.matches.reject(checked.lines[2].id, _first(anna, checked).key)
    assert _first(anna, checked).alarms == ()


def test_equal_verdicts_on_opposite_claims_are_an_alarm(anna: Desk, checked: ArticlePage) -> None:
    claim = checked.lines[2].id
    anna.matches.confirm(claim, _first(anna, checked).key, Relation.OPPOSITE)
    anna.verdicts.mark(claim, SUPPORTED)
    assert _first(anna, checked).alarms == ()
    anna.verdicts.mark(claim, CONTRADICTED)
    assert _first(anna, checked).alarms == (Alarm.OPPOSITE,)


def test_earlier_checks_that_contradict_each_other_are_told_before_any_verdict(
    anna: Desk, checked: ArticlePage
) -> None:
    text = checked.lines[2].claim
    finished(anna.factchecks.import_rows([{"id": 2, "text": text, "lang": "fr", "verdict": "Vrai"}]))
    alarms = [match.alarms for match in anna.matches.for_claim(checked.lines[2].id).matches[:2]]
    assert alarms == [(Alarm.DIVIDED,), (Alarm.DIVIDED,)]


def test_a_check_published_anew_after_it_was_relied_on_is_told(anna: Desk, checked: ArticlePage) -> None:
    anna.matches.confirm(checked.lines[2].id, _first(anna, checked).key)
    assert _first(anna, checked).alarms == ()
    row: JsonValue = {"id": 1, "text": checked.lines[2].claim, "lang": "fr", "review": "Corrigé."}
    finished(anna.factchecks.import_rows([row]))
    assert _first(anna, checked).alarms == (Alarm.CHANGED,)


def test_a_claim_of_ours_judged_again_or_corrected_after_it_was_relied_on_is_told(
    anna: Desk, page: ArticlePage
) -> None:
    line = page.lines[3]
    anna.verdicts.mark(line.id, CONTRADICTED)
    other = filled(anna, line.claim)
    key = f"c:{line.id}"
    ben = colleague(anna, "Ben")
    ben.matches.confirm(other.lines[0].id, key)

    def alarms() -> tuple[Alarm, ...]:
        found = ben.matches.for_claim(other.lines[0].id).matches
        return next(match.alarms for match in found if match.key == key)

    assert alarms() == ()
    anna.publications.correct(page.article.id, "le pont", "la route", "Erreur de lieu.")
    assert alarms() == (Alarm.CHANGED,)
    ben.matches.confirm(other.lines[0].id, key)
    assert alarms() == ()
    anna.verdicts.mark(line.id, SUPPORTED)
    assert alarms() == (Alarm.CHANGED,)
