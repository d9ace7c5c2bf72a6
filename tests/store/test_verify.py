"""What other programs change is found; what people redact is gone and the chain still holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from claims.errors import NotFound, Refused
from schema.history import EventKind, FindingCode
from schema.source import SourceKind
from schema.verdict import VerdictValue
from tests.desk.examples import desk, filled

if TYPE_CHECKING:
    from pathlib import Path

    from claims.desk import Desk


def _codes(of: Desk) -> set[FindingCode]:
    return {finding.code for finding in of.history.verify().findings}


@pytest.fixture
def worked(tmp_path: Path) -> Path:
    """A database with an article, two verdicts and a note."""
    path = tmp_path / "claims.db"
    with desk(path) as anna:
        page = filled(anna)
        anna.verdicts.mark(page.lines[0].id, VerdictValue.SUPPORTED)
        anna.verdicts.mark(page.lines[1].id, VerdictValue.CONTRADICTED)
        anna.notes.add(page.lines[0].id, "Ma source est Untel.")
    return path


def _tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as conn:
        for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            conn.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            conn.execute(statement)
        conn.commit()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE verdict SET value = 'supported' WHERE value = 'contradicted'", FindingCode.ROW_DIFFERS),
        ("DELETE FROM note", FindingCode.ROW_DIFFERS),
        (
            "INSERT INTO note SELECT 'aaaaaaaaaaaa', claim, 'autre', analyst, at FROM note",
            FindingCode.ROW_DIFFERS,
        ),
        ("DELETE FROM event WHERE seq = 2", FindingCode.CHAIN_BROKEN),
        ("UPDATE event SET analyst = 'Ben' WHERE seq = 2", FindingCode.CHAIN_BROKEN),
        ("UPDATE event SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 2", FindingCode.CHAIN_BROKEN),
        (
            "UPDATE event SET payload = replace(payload, 'supported', 'unverified') WHERE seq = 2",
            FindingCode.PAYLOAD_CHANGED,
        ),
        ("UPDATE event SET payload = x'00' WHERE seq = 1", FindingCode.PAYLOAD_CHANGED),
        ("UPDATE event SET payload = NULL WHERE seq = 2", FindingCode.PAYLOAD_CHANGED),
    ],
)
def test_what_another_program_changed_is_found(worked: Path, statement: str, code: FindingCode) -> None:
    with desk(worked) as anna:
        assert anna.history.verify().sound
    _tamper(worked, statement)
    with desk(worked) as anna:
        assert code in _codes(anna)


def test_a_history_cut_off_at_its_end_misses_the_head_that_was_printed(worked: Path) -> None:
    with desk(worked) as anna:
        head = anna.history.head()
        assert anna.history.verify(head).sound
    _tamper(worked, "DELETE FROM event WHERE seq = 4", "DELETE FROM note")
    with desk(worked) as anna:
        assert anna.history.verify().sound
        assert {finding.code for finding in anna.history.verify(head).findings} == {FindingCode.HEAD_MISSING}


def test_the_database_itself_refuses_to_change_what_is_kept_for_proof(worked: Path) -> None:
    for statement in (
        "DELETE FROM event WHERE seq = 1",
        "UPDATE event SET analyst = 'Ben'",
        "UPDATE event SET payload = '{}'",
        "UPDATE document SET text = 'autre'",
    ):
        with closing(sqlite3.connect(worked)) as conn, pytest.raises(sqlite3.IntegrityError):
            conn.execute(statement)


def test_a_redacted_event_leaves_no_trace_and_the_chain_holds(worked: Path) -> None:
    with desk(worked) as anna:
        anna.history.undo()
        added, undone = anna.history.log(limit=2)[::-1]
        for event in (added, undone):
            anna.history.redact(event.seq, "names a source")
        verification = anna.history.verify()
        assert (verification.sound, verification.purged) == (True, 2)
        assert anna.history.event(added.seq).payload is None
        for file in worked.parent.iterdir():
            assert b"Untel" not in file.read_bytes(), file.name
        with pytest.raises(Refused, match="nothing to redact"):
            anna.history.redact(added.seq, "again")
        with pytest.raises(Refused):
            anna.history.redact(1, " ")
        with pytest.raises(NotFound):
            anna.history.redact(99, "why")


def test_a_redacted_action_cannot_be_taken_back(worked: Path) -> None:
    with desk(worked) as anna:
        anna.history.redact(4, "names a source")
        with pytest.raises(Refused, match="redacted"):
            anna.history.undo()
        assert anna.history.verify().sound


def test_an_erased_identity_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with desk(path) as anna:
        page = filled(anna)
        source = anna.sources.add(SourceKind.PERSON, "Madame Untel", confidential="06 12 34 56 78")
        assert source.title == "confidential source 1"
        anna.sources.cite([page.lines[0].id], source.id)
        assert anna.sources.identity(1) == "Madame Untel\n06 12 34 56 78"
        report = anna.reports.build(page.article.id).model_dump_json()
        log = "".join(event.model_dump_json() for event in anna.history.changes(0))
        assert "Untel" not in report + log
        anna.sources.erase(1, "elle le demande")
        assert anna.sources.identity(1) is None
        for file in tmp_path.iterdir():
            assert b"Untel" not in file.read_bytes(), file.name
        assert anna.history.log(limit=1)[0].kind is EventKind.IDENTITY_ERASED
        assert anna.history.verify().sound
        assert anna.sources.add(SourceKind.PERSON, "Autre", confidential="x").confidential == 2
        with pytest.raises(NotFound):
            anna.sources.erase(1, "again")


def test_a_confidential_source_carries_nothing_that_could_identify_it(tmp_path: Path) -> None:
    with desk(tmp_path / "claims.db") as anna:
        with pytest.raises(Refused, match="could identify"):
            anna.sources.add(SourceKind.PERSON, "Untel", confidential="x", role="colonel")
        source = anna.sources.add(SourceKind.PERSON, "Untel", confidential="x")
        with pytest.raises(Refused):
            anna.sources.edit(source.id, source.version, title="Untel")
        with pytest.raises(Refused):
            anna.sources.edit(source.id, source.version, url="https://example.org/untel")


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE document SET content = x'00'", FindingCode.DOCUMENT_CHANGED),
        ("UPDATE document SET text = 'x' || text", FindingCode.ANCHOR_WRONG),
        ("DELETE FROM claim WHERE number = 1", FindingCode.REFERENCE_BROKEN),
        ("UPDATE claim SET dates = '[{}]' WHERE number = 1", FindingCode.ROW_INVALID),
        ("DROP INDEX verdict_one_stands", FindingCode.SCHEMA_DIFFERS),
        ("UPDATE article SET title = CAST(x'ff' AS TEXT)", FindingCode.FILE_DAMAGED),
    ],
)
def test_the_doctor_finds_damage(worked: Path, statement: str, code: FindingCode) -> None:
    with desk(worked) as anna:
        assert anna.doctor() == ()
    _tamper(worked, statement)
    with desk(worked) as anna:
        assert code in {finding.code for finding in anna.doctor()}


def test_the_doctor_finds_a_damaged_file(worked: Path) -> None:
    with closing(sqlite3.connect(worked)) as conn:
        conn.execute("PRAGMA journal_mode = DELETE")
    content = bytearray(worked.read_bytes())
    content[8 * 4096 : 12 * 4096] = b"\xff" * 4 * 4096
    worked.write_bytes(content)
    with desk(worked) as anna:
        assert {finding.code for finding in anna.doctor()} == {FindingCode.FILE_DAMAGED}


def test_the_doctor_finds_a_file_open_to_others(worked: Path) -> None:
    worked.chmod(0o644)
    with desk(worked) as anna:
        assert [finding.code for finding in anna.doctor()] == [FindingCode.FILE_OPEN_TO_OTHERS]


def test_a_backup_is_whole_and_never_overwrites(worked: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with desk(worked) as anna:
        assert anna.backup(target) == target
        with pytest.raises(Refused):
            anna.backup(target)
    with desk(target) as copy:
        assert copy.doctor() == ()
        assert len(copy.articles.list()) == 1
