"""The worklist: moving, filtering, ordering, and newer pictures of claims, each giving a new value."""

from __future__ import annotations

import pytest

from claims.desk import Desk
from schema.claim import WorkState
from schema.verdict import VerdictValue
from schema.view import Standing
from tests.tui.examples import NOW, Sample
from tui.worklist import FILTERS, Worklist


@pytest.fixture
def desk(sample: Sample) -> Desk:
    """The desk the sample lies on."""
    return Desk(sample.path, analyst="Anna Bell", clock=lambda: NOW)


def test_it_starts_at_the_first_claim_in_document_order(desk: Desk, sample: Sample) -> None:
    work = Worklist.of(desk.articles.page(sample.article))
    assert work.hand == sample.claims[0]
    assert [line.number for line in work.listed] == [1, 2, 3, 4, 5]


def test_moving_stops_at_both_ends(desk: Desk, sample: Sample) -> None:
    work = Worklist.of(desk.articles.page(sample.article))
    assert work.moved(-1).hand == sample.claims[0]
    assert work.moved(100).hand == sample.claims[-1]


def test_the_next_open_claim_is_the_next_with_something_left_to_do(desk: Desk, sample: Sample) -> None:
    desk.verdicts.mark(sample.claims[1], VerdictValue.UNVERIFIED)
    desk.work.set(sample.claims[2], WorkState.WAITING, note="the mayor")
    work = Worklist.of(desk.articles.page(sample.article))
    following = work.next_open(1)
    assert following is not None
    assert following.hand == sample.claims[3]
    back = following.taking(sample.claims[0]).next_open(-1)
    assert back is not None
    assert back.hand == sample.claims[4]


def test_nothing_is_open_once_all_is_settled(desk: Desk, sample: Sample) -> None:
    desk.verdicts.mark_many(sample.claims, VerdictValue.UNVERIFIED)
    assert Worklist.of(desk.articles.page(sample.article)).next_open(1) is None


@pytest.mark.parametrize("change", ["mark", "skip", "wait", "dispute"])
def test_counts_that_follow_a_change_are_those_the_store_would_count(
    desk: Desk, sample: Sample, change: str
) -> None:
    work = Worklist.of(desk.articles.page(sample.article))
    claim = sample.claims[1]
    if change == "mark":
        line = desk.verdicts.mark(claim, VerdictValue.CONTRADICTED)
    elif change == "skip":
        line = desk.work.set(claim, WorkState.SKIPPED, note="no assertion")
    elif change == "wait":
        line = desk.work.set(claim, WorkState.WAITING, note="the mayor", until=NOW)
    else:
        desk.verdicts.mark(claim, VerdictValue.SUPPORTED)
        with Desk(sample.path, analyst="Ben Cole") as other:
            line = other.verdicts.mark(claim, VerdictValue.CONTRADICTED)
        assert line.standing is Standing.DISPUTED
    assert work.with_lines([line]).page.counts == desk.articles.page(sample.article).counts


def test_a_claim_does_not_leave_the_list_under_the_hand(desk: Desk, sample: Sample) -> None:
    work = Worklist.of(desk.articles.page(sample.article)).filtered("open").taking(sample.claims[1])
    after = work.with_lines([desk.verdicts.mark(sample.claims[1], VerdictValue.UNVERIFIED)])
    assert [line.number for line in after.listed] == [1, 2, 3, 4, 5]
    assert [line.number for line in after.filtered("open").listed] == [1, 3, 4, 5]


def test_the_order_of_check_worthiness_is_a_toggle(desk: Desk, sample: Sample) -> None:
    work = Worklist.of(desk.articles.page(sample.article))
    assert [line.number for line in work.reordered().listed] == [2, 3, 1, 5, 4]
    assert [line.number for line in work.reordered().reordered().listed] == [1, 2, 3, 4, 5]


def test_actions_go_to_the_marked_claims_or_else_to_the_one_in_hand(desk: Desk, sample: Sample) -> None:
    work = Worklist.of(desk.articles.page(sample.article))
    assert [line.number for line in work.targets] == [1]
    both = work.moved(2).toggling_mark().moved(-1).toggling_mark()
    assert [line.number for line in both.targets] == [2, 3]
    assert [line.number for line in both.unmarked().targets] == [2]


def test_a_page_read_again_keeps_hand_marks_and_filter(desk: Desk, sample: Sample) -> None:
    page = desk.articles.page(sample.article)
    work = Worklist.of(page).moved(3).toggling_mark().filtered("open")
    again = Worklist.of(desk.articles.page(sample.article), work)
    assert (again.hand, again.marked, again.narrowed) == (work.hand, work.marked, "open")


def test_the_hand_stays_near_when_its_claim_is_gone(desk: Desk, sample: Sample) -> None:
    work = Worklist.of(desk.articles.page(sample.article)).taking(sample.claims[1])
    desk.claims.join([sample.claims[1], sample.claims[2]])
    again = Worklist.of(desk.articles.page(sample.article), work)
    assert again.line is not None
    assert again.line.text.startswith("Le maire")


def test_the_filters_say_the_same_as_those_of_the_commands(desk: Desk, sample: Sample) -> None:
    desk.verdicts.mark(sample.claims[0], VerdictValue.SUPPORTED)
    desk.verdicts.mark(sample.claims[1], VerdictValue.CONTRADICTED)
    desk.work.set(sample.claims[2], WorkState.SKIPPED, note="no assertion")
    desk.work.set(sample.claims[3], WorkState.WAITING, note="the mayor")
    page = desk.articles.page(sample.article)
    for name in FILTERS.keys() - {"left"}:
        ours = [line.id for line in page.lines if FILTERS[name](line)]
        theirs = [line.id for line in desk.claims.lines(sample.article, filter=name)]
        assert ours == theirs, name
