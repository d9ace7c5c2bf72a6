"""Checks published before: importing and looking them up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.i18n import gettext as _
from claims.progress import Progress
from claims.store.rows import canonical
from claims.usecases.bulk import BulkJob
from claims.usecases.import_files import rows_of
from claims.usecases.import_rows import RowError, read_row
from schema.factcheck import FactCheck
from schema.history import EventKind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from pydantic import JsonValue

    from claims.store.unit import Unit
    from claims.usecases.session import Session
    from schema.base import Id

BATCH = 300
"""Rows stored in one transaction: it holds the write lock for some 20 ms, and must stay under 50."""

_KNOWN = "WHERE source = ? AND external_id IN (SELECT value FROM json_each(?))"
_KEPT = frozenset({"id", "imported_at", "version"})
"""Fields that do not make a row a changed one."""


@dataclass(frozen=True, slots=True)
class ImportProgress(Progress):
    """How far an import is, after each batch."""

    added: int = 0
    """Checks that are new."""
    updated: int = 0
    """Checks that were there and read otherwise now."""
    unchanged: int = 0
    """Checks that were there just so."""
    errors: tuple[RowError, ...] = ()
    """Rows of this batch that could not be imported."""
    failed: int = 0
    """Such rows so far."""


class FactCheckCases:
    """What can be done with checks published before."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, fact_check: Id) -> FactCheck:
        """One check.

        Raises:
            NotFound: When there is none with this id.
        """
        return self._session.store.get(FactCheck, fact_check)

    def count(self) -> int:
        """How many there are."""
        return self._session.store.count("SELECT count(*) FROM fact_check")

    def import_rows(
        self, rows: Iterable[JsonValue], *, source: str = "import"
    ) -> Generator[ImportProgress, None, ImportProgress]:
        """Import rows as one bulk job; a row that is there already (same source and id) is updated.

        A bad row is reported in the progress and the rest goes on. Stopping early keeps what is stored.

        Args:
            rows: See ``claims.usecases.import_rows.read_row``.
            source: A name for where they come from.
        """
        return self._run(enumerate(rows, 1), source)

    def import_file(
        self,
        path: Path,
        *,
        format: str = "auto",  # noqa: A002 - the word people use
        source: str = "import",
    ) -> Generator[ImportProgress, None, ImportProgress]:
        """Import a file; see ``import_rows``.

        Args:
            path: A JSON Lines or CSV file in UTF-8.
            format: ``jsonl`` or ``csv``; ``auto`` goes by the file's name.
            source: A name for where the rows come from.

        Raises:
            NotFound: When there is no such file.
            BadInput: When it is no file of text, or the format is not known.
        """
        return self._run(rows_of(path, format), source)

    def _run(
        self, rows: Iterable[tuple[int, JsonValue | RowError]], source: str
    ) -> Generator[ImportProgress, None, ImportProgress]:
        self._session.who()
        job = BulkJob(self._session, EventKind.FACT_CHECKS_IMPORTED, name=source)
        seen, finished, step = 0, False, ImportProgress(0, None, _("importing checks"))
        batch: list[tuple[int, JsonValue | RowError]] = []
        try:
            for row in rows:
                batch.append(row)
                if len(batch) == BATCH:
                    seen += len(batch)
                    step = self._store(job, batch, source, step, seen)
                    batch = []
                    yield step
            seen += len(batch)
            step = self._store(job, batch, source, step, seen)
            finished = True
            yield step
            return step
        finally:
            job.end(step.added + step.updated, cancelled=not finished)

    def _store(
        self,
        job: BulkJob,
        batch: list[tuple[int, JsonValue | RowError]],
        source: str,
        before: ImportProgress,
        seen: int,
    ) -> ImportProgress:
        at = self._session.now()
        checks: dict[str, FactCheck] = {}
        errors: list[RowError] = []
        for line, row in batch:
            read = row if isinstance(row, RowError) else read_row(line, row, source, at)
            if isinstance(read, RowError):
                errors.append(read)
            else:
                checks[read.external_id] = read
        added = updated = 0
        if checks:
            with job.batch() as unit:
                added, updated = _upsert(unit, source, checks)
        return ImportProgress(
            seen,
            None,
            before.words,
            added=before.added + added,
            updated=before.updated + updated,
            unchanged=before.unchanged + len(batch) - len(errors) - added - updated,
            errors=tuple(errors),
            failed=before.failed + len(errors),
        )


def _upsert(unit: Unit, source: str, checks: dict[str, FactCheck]) -> tuple[int, int]:
    """Add new checks and bring known ones up to date; gives how many of each."""
    known = {
        check.external_id: check
        for check in unit.store.select(FactCheck, _KNOWN, (source, canonical(list(checks))))
    }
    unit.insert_all([check for key, check in checks.items() if key not in known])
    updated = 0
    for key, old in known.items():
        new = checks[key]
        if any(value != getattr(new, name) for name, value in old if name not in _KEPT):
            unit.update(new.model_copy(update={"id": old.id, "version": old.version + 1}))
            updated += 1
    return len(checks) - len(known), updated
