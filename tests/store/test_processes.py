"""Real processes: none loses a verdict of another, and none that was killed loses one it had told of."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.errors import StoreError
from schema.verdict import VerdictValue
from tests.desk.examples import desk, filled

ROOT = Path(__file__).parents[2]

_MARKER = """
import sys
from pathlib import Path
from claims.desk import Desk
from schema.verdict import VerdictValue

desk = Desk(Path(sys.argv[1]), analyst=sys.argv[2])
claims = [line.id for line in desk.claims.lines(sys.argv[3])]
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[4])):
    desk.verdicts.mark(claims[number % len(claims)], list(VerdictValue)[number % 3], rationale=f"n{number}")
    print(number, flush=True)
"""


def _marker(path: Path, analyst: str, article: str, count: int) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _MARKER, str(path), analyst, article, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def test_two_processes_marking_at_once_lose_none(tmp_path: Path) -> None:
    path, each = tmp_path / "claims.db", 60
    with desk(path) as anna:
        article = filled(anna).article.id
    processes = [_marker(path, name, article, each) for name in ("Ben", "Chloé")]
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    with Desk(path) as after:
        told = after._session.store.all("SELECT analyst, count(*) FROM verdict GROUP BY analyst")
        assert told == [("Ben", each), ("Chloé", each)]
        assert after.doctor() == ()


@pytest.mark.parametrize("last", [0, 7, 23])
def test_a_process_killed_in_the_middle_loses_no_verdict_it_told_of(tmp_path: Path, last: int) -> None:
    path = tmp_path / "claims.db"
    with desk(path) as anna:
        article = filled(anna).article.id
    process = _marker(path, "Ben", article, 100_000)
    assert process.stdin
    assert process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    acknowledged = -1
    while acknowledged < last:
        acknowledged = int(process.stdout.readline())
    os.kill(process.pid, signal.SIGKILL)
    rest = process.stdout.read().split()
    process.wait()
    acknowledged = max([acknowledged, *(int(line) for line in rest)])
    with Desk(path, analyst="Anna Bell") as after:
        stored = {str(row[0]) for row in after._session.store.all("SELECT rationale FROM verdict")}
        assert {f"n{number}" for number in range(acknowledged + 1)} <= stored
        assert after.doctor() == ()
        after.verdicts.mark(after.claims.lines(article)[0].id, VerdictValue.SUPPORTED)


def _full_disk(path: Path, article: str) -> None:
    """Mark until the file may not grow, then say what was told and what is there."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    opened = Desk(path, analyst="Ben")
    claims = [line.id for line in opened.claims.lines(article)]
    room = path.stat().st_size + 60_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    done = 0
    try:
        while done < 10_000:
            opened.verdicts.mark(claims[done % 5], VerdictValue.SUPPORTED, rationale="x" * 1000)
            done += 1
    except StoreError as error:
        stored = opened._session.store.count("SELECT count(*) FROM verdict")
        print(type(error).__name__, done == stored > 0, error.message)  # noqa: T201 - read by the test


def test_a_full_disk_is_told_in_a_sentence_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with desk(path) as anna:
        article = filled(anna).article.id
    script = (
        "import sys\nfrom pathlib import Path\nfrom tests.store.test_processes import _full_disk\n"
        "_full_disk(Path(sys.argv[1]), sys.argv[2])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(path), article],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert told.stdout.startswith("StoreError True The disk is full or fails"), told.stderr
    with Desk(path) as after:
        assert after.doctor() == ()
