"""Checks published before: importing and looking them up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.errors import BadInput
from claims.exchange.files import rows_of
from claims.exchange.raw import RawRow, RowError
from claims.exchange.row import read_row
from claims.files import replace_file
from claims.i18n import gettext as _
from claims.progress import Progress
from claims.store.rows import canonical
from claims.usecases.bulk import BulkJob
from claims.usecases.exports import Which, checks_of
from schema.factcheck import FactCheck, Repair
from schema.history import EventKind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from pydantic import JsonValue

    from claims.store.unit import Unit
    from claims.usecases.session import Session
    from schema.base import Id

    Key = tuple[str, str]

BATCH = 300
"""Rows stored in one transaction: it holds the write lock for some 20 ms, and must stay under 50."""

DEFAULT_SOURCE = "import"
"""Where rows come from when nobody says."""

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
    repairs: tuple[tuple[int, Repair], ...] = ()
    """What had to be put right in this batch, with the row's line."""
    empty: int = 0
    """Items so far that held nothing, as published feeds have them."""


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
        self, rows: Iterable[JsonValue], *, source: str | None = None
    ) -> Generator[ImportProgress, None, ImportProgress]:
        """Import rows as one bulk job; a row that is there already (same source and id) is updated.

        A bad row is reported in the progress and the rest goes on. Stopping early keeps what is stored.

        Args:
            rows: See ``claims.exchange.row.read_row``.
            source: A name for where they come from; without it each row's own ``source``, else ``import``.
        """
        return self._run((RawRow(line, row) for line, row in enumerate(rows, 1)), source)

    def import_file(
        self,
        path: Path,
        *,
        format: str = "auto",  # noqa: A002 - the word people use
        source: str | None = None,
    ) -> Generator[ImportProgress, None, ImportProgress]:
        """Import a file; see ``import_rows``.

        Args:
            path: The file.
            format: One of ``claims.exchange.files.FORMATS``; ``auto`` goes by the file's name and beginning.
            source: A name for where the rows come from; without it each row's own, else ``import``.

        Raises:
            NotFound: When there is no such file.
            BadInput: When it is no file of text, or the format is not known.
        """
        return self._run(rows_of(path, format), source)

    def export(self, format: str, *, which: Which = Which.ALL) -> Iterator[str]:  # noqa: A002 - the word people use
        """The claims database as text that ``import_file`` reads again, piece by piece.

        Args:
            format: ``jsonl``, ``csv`` or ``claimreview``.
            which: Imported checks, our own verdicts, or both.

        Raises:
            BadInput: When the format is not known.
        """
        from claims.exchange.writing import WRITERS

        write = WRITERS.get(format)
        if write is None:
            raise BadInput(
                _("There is no export format “{name}”.").format(name=format),
                _("There are: {names}.").format(names=", ".join(WRITERS)),
            )
        return write(checks_of(self._session.store, which))

    def export_file(self, path: Path, format: str, *, which: Which = Which.ALL) -> Path:  # noqa: A002 - same
        """Write what ``export`` gives to a file, whole or not at all.

        Args:
            path: The file; one that is there is replaced.
            format: See ``export``.
            which: See ``export``.

        Raises:
            BadInput: When the format is not known, or the file cannot be written.
        """
        pieces = self.export(format, which=which)
        try:
            replace_file(path, (piece.encode() for piece in pieces))
        except OSError as error:
            raise BadInput(
                _("{path} cannot be written: {reason}.").format(path=path, reason=error.strerror),
                _("Choose another place with -o PATH."),
            ) from error
        return path

    def _run(
        self, rows: Iterable[RawRow], source: str | None
    ) -> Generator[ImportProgress, None, ImportProgress]:
        self._session.who()
        job = BulkJob(self._session, EventKind.FACT_CHECKS_IMPORTED, name=source or DEFAULT_SOURCE)
        seen: set[int] = set()
        finished, step = False, ImportProgress(0, None, _("importing checks"))
        batch: list[RawRow] = []
        try:
            for row in rows:
                batch.append(row)
                if len(batch) == BATCH:
                    step = self._store(job, batch, source, step, seen)
                    batch = []
                    yield step
            step = self._store(job, batch, source, step, seen)
            finished = True
            yield step
            return step
        finally:
            job.end(step.added + step.updated, cancelled=not finished)

    def _store(
        self,
        job: BulkJob,
        batch: list[RawRow],
        source: str | None,
        before: ImportProgress,
        seen: set[int],
    ) -> ImportProgress:
        read = _read_batch(batch, source, self._session.now(), seen)
        added = updated = 0
        if read.checks:
            with job.batch() as unit:
                added, updated = _upsert(unit, read.checks)
        good = len(batch) - len(read.errors) - read.empty
        return ImportProgress(
            before.done + len(batch),
            None,
            before.words,
            added=before.added + added,
            updated=before.updated + updated,
            unchanged=before.unchanged + good - added - updated,
            errors=tuple(read.errors),
            failed=before.failed + len(read.errors),
            repairs=tuple(read.repairs),
            empty=before.empty + read.empty,
        )


@dataclass(slots=True)
class _Batch:
    """A batch of rows once read."""

    checks: dict[Key, FactCheck] = field(default_factory=dict)
    errors: list[RowError] = field(default_factory=list)
    repairs: list[tuple[int, Repair]] = field(default_factory=list)
    empty: int = 0


def _read_batch(batch: list[RawRow], source: str | None, at: datetime, seen: set[int]) -> _Batch:
    """Read the rows; of two with one identity the later counts, and that is told.

    Args:
        batch: The rows.
        source: A name for where they come from, for all of them.
        at: Time of the import.
        seen: Hashes of the identities in the file so far; grows. A chance clash of two in a million rows
            (1 in 10⁷) costs a wrong word about a repair, nothing else.
    """
    read = _Batch()
    for raw in batch:
        read.repairs.extend((raw.line, repair) for repair in raw.repairs)
        if Repair.EMPTY_ITEM in raw.repairs:
            read.empty += 1
            continue
        own = raw.value.get("source") if isinstance(raw.value, dict) else None
        named = source or (own.strip() if isinstance(own, str) else "") or DEFAULT_SOURCE
        check = raw.value if isinstance(raw.value, RowError) else read_row(raw.line, raw.value, named, at)
        if isinstance(check, RowError):
            read.errors.append(check)
            continue
        key = (check.source, check.external_id)
        if hash(key) in seen:
            read.repairs.append((raw.line, Repair.REPEATED))
        if check.date is None and check.date_text:
            read.repairs.append((raw.line, Repair.DATE))
        seen.add(hash(key))
        read.checks[key] = check
    return read


def _upsert(unit: Unit, checks: dict[Key, FactCheck]) -> tuple[int, int]:
    """Add new checks and bring known ones up to date; gives how many of each."""
    known: dict[Key, FactCheck] = {}
    for source in dict.fromkeys(source for source, _external in checks):
        wanted = [external for of, external in checks if of == source]
        found = unit.store.select(FactCheck, _KNOWN, (source, canonical(list(wanted))))
        known.update({(source, check.external_id): check for check in found})
    unit.insert_all([check for key, check in checks.items() if key not in known])
    updated = 0
    for key, old in known.items():
        new = checks[key]
        if any(value != getattr(new, name) for name, value in old if name not in _KEPT):
            unit.update(new.model_copy(update={"id": old.id, "version": old.version + 1}))
            updated += 1
    return len(checks) - len(known), updated
