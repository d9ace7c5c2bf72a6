"""Runs the program in this process, through its real entry point, on a database of the test's own."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from claims import i18n
from tui.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


class Answer(NamedTuple):
    """What a run of the program gave."""

    status: int
    out: str
    err: str

    def json(self) -> dict:
        """The one JSON document on standard output."""
        return json.loads(self.out)

    def rows(self) -> list[dict]:
        """The JSON Lines on standard output."""
        return [json.loads(line) for line in self.out.split("\n") if line]


Run = "Callable[..., Answer]"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """A function that runs the program with arguments and standard input, and gives its answer.

    It acts as “Ana Bell” on a database in the test's folder, in pipes.
    """
    monkeypatch.setenv("CLAIMDESK_DB", str(tmp_path / "desk.db"))
    monkeypatch.setenv("CLAIMDESK_ANALYST", "Ana Bell")

    def start(*arguments: str, stdin: bytes | str = b"") -> Answer:
        sent = stdin.encode() if isinstance(stdin, str) else stdin
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent), encoding="utf-8"))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8"))
            status = main([str(argument) for argument in arguments])
            sys.stdout.flush()
            sys.stderr.flush()
            answer = Answer(status, out.getvalue().decode(), err.getvalue().decode())
        i18n.use("en")
        assert "Traceback" not in answer.err
        return answer

    return start
