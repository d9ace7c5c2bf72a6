"""The program as a process among others: pipes that close, signals, terminals."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = [sys.executable, "-m", "tui"]
TEXT = "The bridge cost 3 million euros. It was closed yesterday.\n"


@pytest.fixture(autouse=True)
def _signals_arrive() -> Iterator[None]:
    """What a script starts in the background ignores Ctrl-C, and so would the programs started here."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"CLAIMDESK_DB": str(tmp_path / "desk.db"), "CLAIMDESK_ANALYST": "Ana Bell"}


def typed_on_a_terminal(
    arguments: list[str], keys: list[tuple[str, str]], environment: dict[str, str], seconds: float = 60
) -> tuple[int, str]:
    """Run the program on a terminal of its own; each key text is sent once the words before it were shown."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [*PROGRAM, *arguments], environment)  # noqa: S606 -- there is no shell
    shown = ""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            new = os.read(terminal, 65536)
        except OSError:
            break
        if not new:
            break
        shown += new.decode(errors="replace")
        if keys and keys[0][0] in shown:
            os.write(terminal, keys.pop(0)[1].encode())
    _pid, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown


def test_a_reader_that_goes_away_ends_the_program_without_a_word(surroundings: dict[str, str]) -> None:
    rows = "".join(json.dumps({"id": n, "text": TEXT * 20, "lang": "en"}) + "\n" for n in range(200))
    with subprocess.Popen(
        [*PROGRAM, "split", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings,
    ) as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        program.stdin.write(rows[: len(rows) // 4].encode())
        program.stdin.flush()
        program.stdout.readline()
        program.stdout.close()
        try:
            program.stdin.write(rows[len(rows) // 4 :].encode())
            program.stdin.close()
        except BrokenPipeError:
            program.stdin = None
        assert program.stderr.read() == b""
        assert program.wait() == 141


def test_an_output_that_is_full_is_told_in_a_sentence(surroundings: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "split", "-"],
            input=TEXT.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env=surroundings,
            check=False,
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_ctrl_c_while_rows_are_awaited_ends_with_130(surroundings: dict[str, str]) -> None:
    with subprocess.Popen(
        [*PROGRAM, "split", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings,
    ) as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        program.stdin.write(json.dumps({"id": 1, "text": TEXT}).encode() + b"\n")
        program.stdin.flush()
        program.stdout.readline()
        program.send_signal(signal.SIGINT)
        assert program.wait() == 130
        assert b"Traceback" not in program.stderr.read()


def test_a_stopped_import_keeps_what_was_committed_and_says_so(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "checks.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(60_000):
            file.write(json.dumps({"id": number, "text": f"The bridge number {number} fell."}) + "\n")
    stop = [("importing", "\x03")]
    status, shown = typed_on_a_terminal(["import", str(path)], stop, surroundings)
    assert status == 130, shown
    assert "kept" in shown
    assert "Traceback" not in shown
    verified = subprocess.run(
        [*PROGRAM, "log", "--verify", "--json"], capture_output=True, env=surroundings, check=False
    )
    assert json.loads(verified.stdout)["sound"] is True
    assert json.loads(verified.stdout)["events"] > 1


def test_a_terminal_is_asked_for_the_date_and_the_name(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "CLAIMDESK_ANALYST"}
    environment |= {"CLAIMDESK_DB": str(tmp_path / "desk.db"), "HOME": str(tmp_path)}
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    keys = [("published?", "soon\r"), ("no date", "2020-05-04\r"), ("name?", "Ana Bell\r")]
    status, shown = typed_on_a_terminal(["add", str(path)], keys, environment)
    assert status == 0, shown
    listed = subprocess.run(
        [*PROGRAM, "articles", "--json"], capture_output=True, env=environment, check=False
    )
    (article,) = (line["article"] for line in json.loads(listed.stdout)["articles"])
    assert (article["published"], article["date_basis"]) == ("2020-05-04", "stated")
    assert article["changed_by"] == "Ana Bell"
    undone = subprocess.run([*PROGRAM, "undo"], capture_output=True, env=environment, check=False)
    assert undone.returncode == 0, undone.stderr


def test_two_processes_that_mark_at_once_lose_no_verdict(surroundings: dict[str, str]) -> None:
    text = "".join(f"The town of number {n} has {n} bridges. " for n in range(1, 13))
    added = subprocess.run(
        [*PROGRAM, "add", "-"], input=text.encode(), capture_output=True, env=surroundings, check=True
    )
    article = added.stdout.split()[-1].decode()
    running = [
        subprocess.Popen([*PROGRAM, "mark", f"{article}/{n}", "supported"], env=surroundings, stdout=-3)
        for n in range(1, 9)
    ]
    assert [program.wait() for program in running] == [0] * 8
    told = subprocess.run(
        [*PROGRAM, "claims", article, "--filter", "supported", "--json"],
        capture_output=True,
        env=surroundings,
        check=True,
    )
    assert len(json.loads(told.stdout)["claims"]) == 8


def test_an_old_terminal_encoding_does_not_end_the_program(surroundings: dict[str, str]) -> None:
    environment = surroundings | {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}
    done = subprocess.run(
        [*PROGRAM, "split", "-"],
        input="Le pont « neuf » coûte 3 M€.\n".encode(),
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_after_an_import_that_was_stopped_every_stored_check_is_found(
    surroundings: dict[str, str], tmp_path: Path, how: signal.Signals
) -> None:
    path, database = tmp_path / "checks.jsonl", tmp_path / "desk.db"
    with path.open("w", encoding="utf-8") as file:
        for number in range(60_000):
            file.write(json.dumps({"id": number, "text": f"The bridge number {number} fell."}) + "\n")
    with subprocess.Popen(
        [*PROGRAM, "import", str(path)], env=surroundings, stderr=subprocess.PIPE
    ) as program:
        while program.poll() is None and _stored(database) <= 6_000:
            select.select([], [], [], 0.05)
        program.send_signal(how)
        program.wait()

    def answer(*arguments: str) -> str:
        done = subprocess.run([*PROGRAM, *arguments], capture_output=True, env=surroundings, check=False)
        return done.stdout.decode()

    stored = _stored(database)
    assert 6_000 < stored < 60_000
    assert "not searched" in answer("doctor")
    told = json.loads(answer("match", "The bridge number 0 fell.", "--json"))
    assert told["matches"][0]["text"] == "The bridge number 0 fell."
    assert (sum(told["looked_in"].values()), told["unindexed"]) == (stored, 0)
    assert "not searched" not in answer("doctor")


_COUNT = {table: f"SELECT count(*) FROM {table}" for table in ("article", "fact_check")}  # noqa: S608 -- no input


def _stored(database: Path, table: str = "fact_check") -> int:
    """How many rows of a table a database holds; none before it is there."""
    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            return int(connection.execute(_COUNT[table]).fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_ctrl_c_in_add_tells_that_the_article_was_stored(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    path, database = tmp_path / "long.txt", tmp_path / "desk.db"
    path.write_text("".join(f"The bridge number {n} cost {n} euros.\n" for n in range(1, 1500)), "utf-8")
    arguments = [*PROGRAM, "add", str(path), "--lang", "en", "--published", "2020-05-04"]
    with subprocess.Popen(
        arguments, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        while program.poll() is None and not _stored(database, "article"):
            select.select([], [], [], 0.02)
        program.send_signal(signal.SIGINT)
        _out, told = program.communicate()
    assert program.returncode == 130
    with closing(sqlite3.connect(database)) as connection:
        ((article,),) = connection.execute("SELECT id FROM article").fetchall()
    assert article in told.decode()
    assert "nothing was changed" not in told.decode()
