"""Times and dates as people type them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tui.typed import check_day, check_moment, day_typed, moment_typed

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22:55", datetime(2026, 11, 22, 21, 55, tzinfo=UTC)),
        ("22h55", datetime(2026, 11, 22, 21, 55, tzinfo=UTC)),
        ("9 h", datetime(2026, 11, 23, 8, 0, tzinfo=UTC)),
        ("2026-12-01 09:30", datetime(2026, 12, 1, 8, 30, tzinfo=UTC)),
        ("2026-12-01T09:30+00:00", datetime(2026, 12, 1, 9, 30, tzinfo=UTC)),
    ],
)
def test_a_time_of_day_is_the_next_one(typed: str, meant: datetime) -> None:
    assert moment_typed(typed, NOON) == meant


@pytest.mark.parametrize("typed", ["25:00", "soon", "", "12:99"])
def test_what_is_no_time_is_said_to_be_none(typed: str) -> None:
    assert moment_typed(typed, NOON) is None
    assert check_moment(typed or "?")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("29/03/2020", "2020-03-29"), ("2020-03", "2020-03"), ("2020", "2020"), ("1.5.2020", "2020-05-01")],
)
def test_days_are_typed_the_french_way_too(typed: str, meant: str) -> None:
    assert day_typed(typed) == meant
    assert check_day(typed) is None


@pytest.mark.parametrize("typed", ["31/02/2020", "yesterday", "2020-13"])
def test_days_the_calendar_lacks_are_refused(typed: str) -> None:
    assert day_typed(typed) is None
    assert typed in (check_day(typed) or "")
