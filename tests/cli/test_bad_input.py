"""Bad input of every kind: one plain sentence, exit status 2, nothing lost, never a traceback."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Answer, Run

TEXT = "The bridge cost 3 million euros. It was closed on 3 May 2020.\n"
READERS = ("split", "add", "open")


def is_refused(answer: Answer, *said: str) -> None:
    """One sentence and at most one hint on standard error, nothing else."""
    assert answer.status == 2, answer
    assert answer.out == ""
    assert 1 <= len(answer.err.splitlines()) <= 2, answer.err
    for words in said:
        assert words in answer.err


@pytest.fixture
def inputs(tmp_path: Path) -> dict[str, Path]:
    files = {
        "empty": b"",
        "blank": b" \n\t\n",
        "binary": b"\x7fELF\x02\x01\x00\x00" + bytes(range(256)),
        "long": b"Words and words. " * 300_000,
        "surrogate": "Half \ud83d a character.".encode("utf-8", "surrogatepass"),
    }
    paths = {}
    for name, content in files.items():
        paths[name] = tmp_path / f"{name}.txt"
        paths[name].write_bytes(content)
    paths["folder"] = tmp_path / "folder"
    paths["folder"].mkdir()
    paths["fifo"] = tmp_path / "fifo"
    os.mkfifo(paths["fifo"])
    paths["device"] = Path("/dev/zero")
    return paths


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty", "empty"),
        ("blank", "empty"),
        ("binary", "binary"),
        ("long", "5 MB"),
        ("folder", "folder"),
        ("fifo", "pipe"),
        ("device", "device"),
    ],
)
def test_what_is_no_article_is_refused(
    run: Run, inputs: dict[str, Path], command: str, name: str, said: str
) -> None:
    is_refused(run(command, str(inputs[name])), said)


@pytest.mark.parametrize("command", READERS)
def test_a_lone_surrogate_in_a_file_never_ends_the_program(
    run: Run, inputs: dict[str, Path], command: str
) -> None:
    answer = run(command, str(inputs["surrogate"]))
    assert answer.status in {0, 2}
    if answer.status == 2:
        is_refused(answer)


@pytest.mark.parametrize("command", READERS)
def test_a_missing_file_is_said_to_be_missing(run: Run, tmp_path: Path, command: str) -> None:
    is_refused(run(command, str(tmp_path / "nothing.txt")), "nothing.txt")


@pytest.mark.parametrize("command", READERS)
def test_an_address_on_the_web_is_refused_with_what_to_do(run: Run, command: str) -> None:
    is_refused(run(command, "https://example.org/a"), "web extra", "Save the page")


@pytest.mark.parametrize("command", READERS)
def test_a_file_name_cannot_act_on_the_terminal(run: Run, tmp_path: Path, command: str) -> None:
    answer = run(command, str(tmp_path / "a\x1b[31m\u202eb.txt"))
    is_refused(answer)
    assert "\x1b" not in answer.err
    assert "\u202e" not in answer.err


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"a" * 5_000_001])
def test_standard_input_is_judged_like_a_file(run: Run, command: str, content: bytes) -> None:
    is_refused(run(command, "-", stdin=content), "Standard input")


@pytest.mark.parametrize(
    "arguments",
    [
        ("claims", "zzz"),
        ("claims", "not an id!"),
        ("show", "zzz/1"),
        ("show", "zzz"),
        ("show", "/"),
        ("show", "a/٣"),
        ("show", ""),
        ("mark", "zzz/1", "supported"),
        ("mark", "zzz/1", "supported", "zzz/2", "open"),
        ("work", "zzz", "todo"),
        ("note", "zzz", "Ask."),
        ("resolve", "zzz", "supported", "Because."),
        ("edit", "zzz/1", "--claim", "New words."),
        ("edit", "zzz", "--title", "New title"),
        ("cut", "zzz", "--at", "3"),
        ("join", "zzz", "yyy"),
        ("group", "zzz", "yyy"),
        ("new", "zzz", "--span", "1:2"),
        ("cite", "zzz/1", "--title", "A page"),
        ("source", "edit", "zzz", "--title", "A page"),
        ("report", "zzz"),
        ("log", "zzz"),
        ("fix", "zzz", "f", "accepted"),
        ("confirm", "zzz", "f:0"),
        ("reject", "zzz", "f:0"),
        ("match", "--claim", "zzz"),
        ("same", "zzz", "yyy"),
        ("different", "zzz", "yyy"),
        ("correct", "zzz", "a", "b", "c"),
        ("sign", "zzz"),
        ("redact", "--event", "99", "--why", "x"),
        ("redact", "--identity", "99", "--why", "x"),
        ("undo",),
        ("redo",),
    ],
)
def test_an_id_that_names_nothing_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    answer = run(*arguments)
    assert answer.status == 2, answer
    assert answer.out == ""
    assert 1 <= len(answer.err.splitlines()) <= 2, answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("match",),
        ("match", "a", "--jsonl"),
        ("compare", "a"),
        ("compare", "a", "b", "--jsonl"),
        ("edit", "x"),
        ("edit", "x", "--claim", "a", "--title", "b"),
        ("edit", "x", "--span", "5"),
        ("cut", "x"),
        ("new", "x"),
        ("redact", "--why", "x"),
        ("mark", "x/1", "supported", "--reason", "number_wrong"),
        ("mark", "x/1", "contradicted", "--fix", "words"),
        ("log", "--head", "abc"),
        ("dedupe", "--jsonl", "--apply"),
        ("source", "add"),
        ("source", "add", "--confidential"),
        ("cite", "x/1", "--source", "s", "--title", "t"),
    ],
)
def test_options_that_do_not_go_together_are_refused(run: Run, arguments: tuple[str, ...]) -> None:
    is_refused(run(*arguments))


def test_a_file_that_is_no_database_is_refused_and_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(b"Dear Sir, this is a letter." * 100)
    before = path.read_bytes()
    is_refused(run("articles", "--db", str(path)))
    is_refused(run("add", "-", "--db", str(path), stdin=TEXT))
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipe (title TEXT)")
    db.close()
    before = path.read_bytes()
    is_refused(run("add", "-", "--db", str(path), stdin=TEXT))
    assert path.read_bytes() == before


def test_a_newer_database_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("add", "-", stdin=TEXT).status == 0
    db = sqlite3.connect(tmp_path / "desk.db")
    with db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert "meta" in tables
        db.execute("UPDATE meta SET value = '9999' WHERE key IN ('schema_version', 'oldest_reader')")
        db.execute("PRAGMA user_version = 9999")
    db.close()
    is_refused(run("add", "-", stdin=TEXT + "More."))


def test_a_locked_database_is_refused_in_words(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claims.store import connection

    monkeypatch.setattr(connection, "PATIENCE", 0.05, raising=False)
    article = run("add", "-", stdin=TEXT).out.split()[-1]
    db = sqlite3.connect(tmp_path / "desk.db", isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    try:
        is_refused(run("mark", f"{article}/1", "supported"))
    finally:
        db.execute("ROLLBACK")
        db.close()
    assert run("mark", f"{article}/1", "supported").status == 0


def test_a_database_in_a_folder_that_is_not_there_is_made_or_refused(run: Run, tmp_path: Path) -> None:
    answer = run("articles", "--db", str(tmp_path / "a/b/desk.db"))
    assert answer.status in {0, 2}
    is_refused(run("add", "-", "--db", "/proc/nothing/desk.db", stdin=TEXT))


def test_the_database_is_the_owners_alone(run: Run, tmp_path: Path) -> None:
    run("add", "-", stdin=TEXT)
    assert stat.S_IMODE((tmp_path / "desk.db").stat().st_mode) == 0o600


def test_a_name_that_cannot_be_one_is_refused(run: Run) -> None:
    is_refused(run("--as", "a\x1b[31m", "add", "-", stdin=TEXT))


def test_a_broken_row_of_an_import_is_told_and_the_rest_is_done(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "checks.jsonl"
    rows = ['{"id": 1, "text": "A."}', "nope", '{"id": 2}', '{"id": 3, "text": "C."}']
    path.write_text("\n".join(rows), encoding="utf-8")
    answer = run("import", str(path))
    assert answer.status == 2
    assert "line 2" in answer.err
    assert "line 3" in answer.err
    assert "2 new" in answer.out
    assert "2 broken" in answer.out


@pytest.mark.parametrize("name", ["nothing.jsonl", "."])
def test_an_import_of_no_file_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    is_refused(run("import", str(tmp_path / name)))


def test_an_import_format_that_does_not_exist_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "checks.jsonl"
    path.write_text("", encoding="utf-8")
    is_refused(run("import", str(path), "--format", "xml"), "xml")


def test_a_report_nobody_can_write_is_refused(run: Run, tmp_path: Path) -> None:
    article = run("add", "-", stdin=TEXT).out.split()[-1]
    is_refused(run("report", article, "-o", str(tmp_path / "no" / "folder" / "r.md")))
    is_refused(run("report", article, "--format", "papyrus"), "papyrus")


def test_an_import_with_a_misspelt_file_imports_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "The bridge cost 3 million euros."}\n')
    is_refused(run("import", str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")), "b.jsonl")
    again = run("import", str(tmp_path / "a.jsonl"), "--json").json()
    assert again["files"][0]["added"] == 1


def test_a_text_that_another_program_broke_is_told_as_damage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    run("add", str(tmp_path / "a.txt"))
    with sqlite3.connect(tmp_path / "desk.db") as conn:
        conn.execute("UPDATE article SET title = CAST(x'ff' AS TEXT)")
    conn.close()
    is_refused(run("articles"), "damaged", "doctor")
    assert run("doctor").status == 1
