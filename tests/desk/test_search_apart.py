"""A search in a process of its own gives the same answer, and ends with whoever asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.progress import finished
from claims.usecases import search_apart
from claims.usecases.search_apart import answered_apart
from tests.desk.examples import filled
from tests.desk.test_clusters import BASE, QUESTIONS

if TYPE_CHECKING:
    import subprocess

    from claims.desk import Desk
    from claims.usecases.searched import Question


@pytest.fixture
def question(anna: Desk, monkeypatch: pytest.MonkeyPatch) -> Question:
    """Claims that are the same, a question, or kept apart, worth a process of their own."""
    pages = [filled(anna, text) for text in (BASE, "URGENT : " + BASE, BASE + " Suite.", *QUESTIONS)]
    anna.clusters.split_off(anna.clusters.merge(pages[0].lines[0].id, pages[2].lines[0].id).members[0])
    monkeypatch.setattr(search_apart, "WORTH", 1)
    return anna.clusters.question()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes started."""
    found: list[subprocess.Popen[bytes]] = []
    real = search_apart._start
    monkeypatch.setattr(search_apart, "_start", lambda: found.append(real()) or found[-1])
    return found


def test_the_answer_is_that_of_this_process(
    question: Question, started: list[subprocess.Popen[bytes]]
) -> None:
    apart = finished(answered_apart(question))
    here = finished(question.answer())
    assert apart.answer == here.answer
    assert apart.answer.clusters
    assert apart.answer.pairs
    assert [process.returncode for process in started] == [0]


def test_a_process_that_is_stopped_is_gone(
    question: Question, started: list[subprocess.Popen[bytes]]
) -> None:
    steps = answered_apart(question)
    for _step in range(3):
        next(steps)
    steps.close()
    assert [process.poll() is None for process in started] == [False]


def test_where_a_process_dies_or_none_starts_the_work_is_done_here(
    question: Question, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = finished(question.answer())
    steps = answered_apart(question)
    next(steps)
    started[0].kill()
    started[0].wait()
    assert finished(steps).answer == here.answer

    def refused() -> subprocess.Popen[bytes]:
        raise OSError("no processes here")

    monkeypatch.setattr(search_apart, "_start", refused)
    assert finished(answered_apart(question)).answer == here.answer


def test_few_claims_are_compared_here(
    question: Question, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_apart, "WORTH", 100)
    assert finished(answered_apart(question)).answer.clusters
    assert not started
