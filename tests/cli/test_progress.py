"""Long work: shown on a terminal only, stopped by Ctrl-C with what was committed kept."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import click
import pytest

from claims.errors import BadInput
from claims.progress import Progress
from tui.cli.dates import date, language, time
from tui.cli.progress import drive

if TYPE_CHECKING:
    from collections.abc import Generator


class Terminal(io.StringIO):
    """Standard error on a terminal."""

    def isatty(self) -> bool:
        return True


def job(closed: list[bool], *, stop_at: int | None = None) -> Generator[Progress, None, str]:
    try:
        for number in range(1, 4):
            if number == stop_at:
                raise KeyboardInterrupt
            yield Progress(number, 3, "counting \x1b[31m")
    finally:
        closed.append(True)
    return "done"


def test_a_job_runs_to_its_end_and_gives_its_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", shown := io.StringIO())
    assert drive(job([])) == "done"
    assert shown.getvalue() == ""


def test_a_terminal_sees_how_far_it_is_and_nothing_remains(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", shown := Terminal())
    drive(job([]))
    assert "counting ␛[31m 2/3" in shown.getvalue()
    assert shown.getvalue().endswith("\r\x1b[K")


def test_ctrl_c_closes_the_job_and_says_what_is_kept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    closed: list[bool] = []
    with pytest.raises(click.exceptions.Exit) as stopped:
        drive(job(closed, stop_at=3))
    assert stopped.value.exit_code == 130
    assert closed == [True]
    assert "Stopped at 2 of 3; what was done until then is kept." in capsys.readouterr().err


def test_a_job_that_fails_is_closed_too() -> None:
    closed: list[bool] = []

    def failing() -> Generator[Progress, None, None]:
        try:
            yield Progress(1, None, "x")
            raise BadInput("No.")
        finally:
            closed.append(True)

    with pytest.raises(BadInput):
        drive(failing())
    assert closed == [True]


@pytest.mark.parametrize("typed", ["2020", "2020-02", "2020-02-29"])
def test_plain_dates_are_read(typed: str) -> None:
    assert date(typed) == typed


@pytest.mark.parametrize("typed", ["", "yesterday", "2021-02-29", "20200229", "2020-13"])
def test_what_the_calendar_has_not_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        date(typed)


@pytest.mark.parametrize(("typed", "hour", "minute"), [("7:05", 7, 5), ("22h55", 22, 55), ("9h", 9, 0)])
def test_a_clock_time_is_the_next_one(typed: str, hour: int, minute: int) -> None:
    from datetime import datetime, timedelta

    now = datetime.now().astimezone()
    at = time(typed)
    assert (at.hour, at.minute) == (hour, minute)
    assert now < at <= now + timedelta(days=1, minutes=1)


def test_a_moment_keeps_its_offset() -> None:
    assert time("2026-11-23T09:00+01:00").isoformat("T").startswith("2026-11-23T")
    assert time("2026-11-23T09:00+01:00") == time("2026-11-23T08:00+00:00")


@pytest.mark.parametrize("typed", ["", "f", "FR", "fr-FR", "french"])
def test_what_is_no_language_code_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        language(typed)
