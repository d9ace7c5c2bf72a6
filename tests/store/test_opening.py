"""A database is made on first use, and nothing that is not ours is ever touched."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.errors import Busy, NotFound, NotOurs, StoreError, TooNew, TooOld
from claims.store import migrations
from claims.store.connection import MEMORY, open_store
from claims.store.lightly import Database
from schema.view import Standing
from tests.desk.examples import desk, filled, rows


def test_a_new_database_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "claims.db"
    with Desk(path) as made:
        assert made.articles.list() == ()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_commits_survive_a_power_cut_and_readers_do_not_wait(tmp_path: Path) -> None:
    store = open_store(tmp_path / "claims.db")
    assert store.all("PRAGMA journal_mode") == [("wal",)]
    assert store.all("PRAGMA synchronous") == [(2,)]
    assert store.all("PRAGMA foreign_keys") == [(1,)]
    store.close()


def test_the_default_database_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_DB", str(tmp_path / "x.db"))
    monkeypatch.setenv("CLAIMDESK_ANALYST", "Zoé")
    with Desk() as opened:
        assert (opened.path, opened.analyst) == (tmp_path / "x.db", "Zoé")


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    path.touch()
    with desk(path) as opened:
        assert filled(opened).counts.claims == 5


@pytest.mark.parametrize(
    "content", [b"hello", b"SQLite format 3", b"SQLite format 3\x00" + b"x" * 5000, b"\0"]
)
def test_garbage_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        Desk(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE theirs (x)", "PRAGMA user_version = 7", "PRAGMA application_id = 9"]
)
def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(statement)
        conn.commit()
    before = path.read_bytes()
    with pytest.raises(NotOurs):
        Desk(path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["theirs.db"]


def test_folders_and_pipes_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(NotOurs):
            Desk(path)


def test_a_place_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be"):
        Desk(tmp_path / "file" / "claims.db")


def test_reading_alone_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Desk(tmp_path / "claims.db", readonly=True)
    assert list(tmp_path.iterdir()) == []


def test_a_reading_desk_reads_and_refuses_to_write(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with desk(path) as anna, Desk(path, analyst="Ben", readonly=True) as reader:
        page = filled(anna)
        assert reader.articles.page(page.article.id) == page
        with pytest.raises(Busy, match="read but not written"):
            reader.notes.add(page.lines[0].id, "x")


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody else")
def test_a_database_somebody_may_only_read_opens_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with desk(path) as anna:
        page = filled(anna)
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    path.chmod(0o644)
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from claims.desk import Desk\n"
        "from claims.errors import Busy\n"
        "os.setuid(65534)\n"
        "desk = Desk(Path(sys.argv[1]), analyst='Nobody')\n"
        "page = desk.articles.page(sys.argv[2])\n"
        "try:\n"
        "    desk.notes.add(page.lines[0].id, 'x')\n"
        "except Busy as error:\n"
        "    print(len(page.lines), desk.readonly, error.message)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, path, page.article.id], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("5 True The database")


def test_a_database_locked_by_another_process_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.store.connection.PATIENCE", 0.05)
    path = tmp_path / "claims.db"
    with desk(path) as anna, closing(sqlite3.connect(path, isolation_level=None)) as other:
        page = filled(anna)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="another process"):
            anna.notes.add(page.lines[0].id, "x")
        assert anna.articles.page(page.article.id) == page
        other.execute("ROLLBACK")
        anna.notes.add(page.lines[0].id, "x")


def test_many_first_uses_at_once_make_one_database(tmp_path: Path) -> None:
    path, found = tmp_path / "claims.db", []

    def open_it() -> None:
        store = open_store(path)
        found.append(store.database_id)
        store.close()

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == 1


def test_a_newer_database_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with desk(path) as anna:
        filled(anna)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version = {migrations.SCHEMA + 1}")
    with pytest.raises(TooNew, match="can still be read"):
        Desk(path)
    with Desk(path, readonly=True) as reader:
        assert len(reader.articles.list()) == 1
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("UPDATE meta SET value = ? WHERE key = 'oldest_reader'", (str(migrations.SCHEMA + 1),))
        conn.commit()
    with pytest.raises(TooNew, match="cannot read it"):
        Desk(path, readonly=True)


@pytest.fixture
def next_release(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release with one more step than this one."""
    longer = migrations.Migrations("claimdesk")
    for step in migrations.steps._migrations:
        longer(name=step.name)(step.fn)

    @longer(name="m999_shelf")
    def _shelf(db: Database) -> None:
        db.execute("CREATE TABLE shelf (id TEXT PRIMARY KEY) STRICT")

    monkeypatch.setattr(migrations, "steps", longer)
    monkeypatch.setattr(migrations, "SCHEMA", migrations.SCHEMA + 1)


def _make_old(path: Path) -> str:
    with desk(path) as anna:
        return filled(anna).article.id


def test_an_older_database_waits_for_a_word_then_is_backed_up_and_migrated(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "claims.db"
    article = _make_old(path)
    old = migrations.SCHEMA
    request.getfixturevalue("next_release")
    with pytest.raises(TooOld) as refusal:
        Desk(path)
    assert "--migrate" in refusal.value.hint
    with Desk(path, migrate="yes", analyst="Anna") as opened:
        assert opened.articles.page(article).counts.claims == 5
        assert opened._session.store.all("SELECT count(*) FROM shelf") == [(0,)]
    (backup,) = (each for each in tmp_path.iterdir() if f".schema-{old}." in each.name)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with closing(sqlite3.connect(backup)) as conn:
        assert conn.execute("SELECT count(*) FROM claim").fetchone() == (5,)
        assert conn.execute("PRAGMA user_version").fetchone() == (old,)
    with Desk(path) as again:
        assert len(again.articles.list()) == 1


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.db"
    _make_old(path)
    old = migrations.SCHEMA
    request.getfixturevalue("next_release")

    @migrations.steps(name="m9999_breaks")
    def _breaks(db: Database) -> None:
        db.execute("DROP TABLE note")
        raise sqlite3.OperationalError("it breaks")

    with pytest.raises(sqlite3.OperationalError):
        Desk(path, migrate="yes")
    monkeypatch.undo()
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (old,)
        assert conn.execute("SELECT count(*) FROM note").fetchone() == (0,)


def test_the_steps_are_as_many_as_the_schema_says() -> None:
    assert len(migrations.steps._migrations) == migrations.SCHEMA
    assert open_store(MEMORY).all("PRAGMA user_version") == [(migrations.SCHEMA,)]


SCHEMAS = Path(__file__).with_name("schemas")


@pytest.mark.parametrize("script", sorted(SCHEMAS.glob("schema_*.sql")), ids=lambda script: script.stem)
def test_a_database_of_every_release_opens_whole(tmp_path: Path, script: Path) -> None:
    path = tmp_path / "claims.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(script.read_text(encoding="utf-8"))
    path.chmod(0o600)
    with Desk(path, analyst="Anna Bell", migrate="yes") as opened:
        assert opened.doctor() == ()
        assert [len(opened.claims.lines(line.article.id)) for line in opened.articles.list()] == [1, 6]
        assert opened.claims.search("base K1")[0].standing is Standing.SUPPORTED
        before = rows(opened)
        opened.history.undo()
        opened.history.redo()
        assert rows(opened) == before


def test_the_oldest_schema_is_what_its_step_makes() -> None:
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.executescript((SCHEMAS / "schema_1.sql").read_text(encoding="utf-8"))
        kept = set(conn.execute("SELECT name, sql FROM sqlite_master WHERE name NOT GLOB '*sqlite*'"))
    old = Database(sqlite3.connect(":memory:"), execute_plugins=False)
    migrations.steps.apply(old, stop_before=[step.name for step in migrations.steps._migrations[1:]])
    made = set(old.execute("SELECT name, sql FROM sqlite_master WHERE name NOT GLOB '*sqlite*'"))
    assert made == kept, "a released step was edited; add a new step instead"
    old.close()
