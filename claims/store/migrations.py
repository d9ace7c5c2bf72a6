"""The schema, step by step. A released step is never edited; each is tested from the oldest schema on."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING

from claims.ids import new_id
from claims.store.lightly import Migrations

if TYPE_CHECKING:
    from claims.store.lightly import Database

APPLICATION_ID = 0x434C4D44
"""``CLMD`` in the file's header: tells our databases from those of other programs."""

SCHEMA = 1
"""Schema of this release: how many steps there are."""

OLDEST_READER = 1
"""The oldest schema whose programs may still read a database of this one."""

steps = Migrations("claimdesk")
"""All steps, in order."""


def run_script(db: Database, name: str) -> None:
    """Run a file of SQL statements inside the open transaction.

    ``executescript`` would commit it, so the statements are run one by one.
    """
    statement = ""
    for line in resources.files("claims.store").joinpath(name).read_text(encoding="utf-8").splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


@steps(name="m001_first_schema")
def m001_first_schema(db: Database) -> None:
    """All tables of the first release."""
    run_script(db, "m001.sql")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    db.conn.executemany(
        "INSERT INTO meta (key, value) VALUES (?, ?)", [("database_id", new_id()), ("made_at", now)]
    )


def migrate(db: Database) -> None:
    """Run the steps a database lacks, inside the writer's transaction, and write down the schema reached."""
    steps.apply(db)
    db.execute(
        "INSERT INTO meta (key, value) VALUES ('oldest_reader', ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (str(OLDEST_READER),),
    )
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA}")
