"""Whatever happens inside, people see a sentence and scripts an exit status."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

import tui.cli
from tui import crash
from tui.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


class Broken:
    """A command line that ends as told."""

    def __init__(self, ending: BaseException | int | None) -> None:
        self.ending = ending

    def main(self, *_arguments: object, **_options: object) -> int | None:
        if isinstance(self.ending, BaseException):
            raise self.ending
        return self.ending


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "log" / "claimdesk.log"
    monkeypatch.setattr(crash, "log_path", lambda: path)
    return path


def end_with(monkeypatch: pytest.MonkeyPatch, ending: BaseException | int | None) -> int:
    monkeypatch.setattr(tui.cli, "main", Broken(ending))
    return main([])


@pytest.mark.parametrize(
    ("ending", "status"), [(None, 0), (0, 0), (1, 1), (2, 2), (KeyboardInterrupt(), 130)]
)
def test_the_exit_status_says_how_it_ended(
    monkeypatch: pytest.MonkeyPatch, ending: BaseException | int | None, status: int
) -> None:
    assert end_with(monkeypatch, ending) == status


def test_a_defect_is_told_in_two_lines_and_logged_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], log: Path
) -> None:
    assert end_with(monkeypatch, ZeroDivisionError("a figure by nothing")) == 70
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 2
    assert str(log) in told.err
    assert "Traceback" not in told.err
    assert "a figure by nothing" not in told.err
    logged = log.read_text(encoding="utf-8")
    assert "Traceback" in logged
    assert "ZeroDivisionError: a figure by nothing" in logged


def test_the_log_is_private_and_harmless_to_read(monkeypatch: pytest.MonkeyPatch, log: Path) -> None:
    end_with(monkeypatch, ValueError("\x1b]52;c;ZXZpbA==\x07 and \u202e\udc80"))
    assert log.stat().st_mode & 0o777 == 0o600
    logged = log.read_text(encoding="utf-8")
    assert "\x1b" not in logged
    assert "\x07" not in logged
    assert "\u202e" not in logged


def test_the_log_keeps_earlier_defects_and_does_not_grow_without_end(
    monkeypatch: pytest.MonkeyPatch, log: Path
) -> None:
    end_with(monkeypatch, ValueError("first"))
    end_with(monkeypatch, ValueError("second"))
    assert "first" in log.read_text(encoding="utf-8")
    monkeypatch.setattr(crash, "MAX_BYTES", 10)
    end_with(monkeypatch, ValueError("third"))
    assert "second" not in log.read_text(encoding="utf-8")
    assert "second" in log.with_suffix(".log.1").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(crash, "log_path", lambda: tmp_path / "file" / "claimdesk.log")
    assert end_with(monkeypatch, ValueError("lost")) == 70
    assert "could not be written" in capsys.readouterr().err


def test_the_log_lies_in_the_user_s_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    assert crash.log_path().is_relative_to(tmp_path)


def test_a_character_the_terminal_cannot_write_is_no_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    end_with(monkeypatch, None)
    sys.stdout.write("déjà \ud800")
    sys.stdout.flush()
    assert written.getvalue() == rb"d\xe9j\xe0 \ud800"
