"""The one door to all that can be done: screens and commands open a ``Desk`` and call its use cases."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, Self

from claims import places, words
from claims.i18n import gettext as _
from claims.store.backup import copy_to
from claims.store.connection import open_store
from claims.store.feed import TextFeed
from claims.usecases.articles import ArticleCases
from claims.usecases.claims import ClaimCases
from claims.usecases.clusters import ClusterCases
from claims.usecases.duplicates import DuplicateCases
from claims.usecases.factchecks import FactCheckCases
from claims.usecases.find import FindCases
from claims.usecases.history import HistoryCases
from claims.usecases.inside import InsideCases
from claims.usecases.matches import MatchCases
from claims.usecases.publications import AnalystCases, PublicationCases
from claims.usecases.reports import ReportCases
from claims.usecases.session import Session, checked_name, now_utc
from claims.usecases.sources import SourceCases
from claims.usecases.verdicts import VerdictCases
from claims.usecases.work import NoteCases, WorkCases
from schema.history import Finding, FindingCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType


class Desk:
    """A fact-check desk on one database. It belongs to the thread that made it.

    One use case is one transaction and one event; a bulk job is a start, batches and an end.

    Args:
        path: The database; ``claims.places.database()`` by default. It is made on first use.
        analyst: Who acts; from the environment or the configuration by default. Nobody may only look.
        readonly: Open for reading only.
        migrate: ``yes`` brings a database of an older release up to date, after a backup.
        clock: Where the time comes from.

    Raises:
        StoreError: When the database cannot be used; see ``claims.errors``.
        Refused: When the analyst's name cannot be one.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        analyst: str | None = None,
        readonly: bool = False,
        migrate: Literal["ask", "yes"] = "ask",
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        who = analyst or places.analyst()
        name = checked_name(who) if who is not None else None
        store = open_store(path or places.database(), readonly=readonly, migrate=migrate)
        self._session = Session(store, name, clock)

    @property
    def path(self) -> Path:
        """The database."""
        return self._session.store.path

    @property
    def analyst(self) -> str | None:
        """Who acts here; None may only look."""
        return self._session.analyst

    @property
    def readonly(self) -> bool:
        """Whether nothing can be changed here."""
        return self._session.store.readonly

    def close(self) -> None:
        """Close the database."""
        self._session.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @cached_property
    def find(self) -> FindCases:
        """From what people type to ids."""
        return FindCases(self._session)

    @cached_property
    def articles(self) -> ArticleCases:
        """Articles."""
        return ArticleCases(self._session)

    @cached_property
    def claims(self) -> ClaimCases:
        """Claims."""
        return ClaimCases(self._session)

    @cached_property
    def verdicts(self) -> VerdictCases:
        """Verdicts, fixes and disputes."""
        return VerdictCases(self._session)

    @cached_property
    def sources(self) -> SourceCases:
        """Sources and citations."""
        return SourceCases(self._session)

    @cached_property
    def work(self) -> WorkCases:
        """How far the work on claims is."""
        return WorkCases(self._session)

    @cached_property
    def notes(self) -> NoteCases:
        """Internal notes."""
        return NoteCases(self._session)

    @cached_property
    def history(self) -> HistoryCases:
        """Undo, redo and the history."""
        return HistoryCases(self._session)

    @cached_property
    def matches(self) -> MatchCases:
        """Earlier checks."""
        return MatchCases(self._session)

    @cached_property
    def factchecks(self) -> FactCheckCases:
        """Checks published before."""
        return FactCheckCases(self._session)

    @cached_property
    def clusters(self) -> ClusterCases:
        """Claims told more than once."""
        return ClusterCases(self._session)

    @cached_property
    def duplicates(self) -> DuplicateCases:
        """Clusters as people look at them."""
        return DuplicateCases(self._session)

    @cached_property
    def inside(self) -> InsideCases:
        """Claims of one article held against each other."""
        return InsideCases(self._session)

    @cached_property
    def publications(self) -> PublicationCases:
        """Corrections and sign-off."""
        return PublicationCases(self._session)

    @cached_property
    def analysts(self) -> AnalystCases:
        """The people who work here."""
        return AnalystCases(self._session)

    @cached_property
    def reports(self) -> ReportCases:
        """Verdict reports."""
        return ReportCases(self._session)

    def backup(self, path: Path) -> Path:
        """Copy the database, whole and consistent, to a file that does not exist yet.

        Raises:
            Refused: When the file is there already.
            StoreError: When it cannot be written.
        """
        return copy_to(self._session.store.db.conn, path.expanduser())

    def doctor(self) -> tuple[Finding, ...]:
        """Everything that is wrong with the database and its history; nothing where all is sound."""
        from claims.store.doctor import examine

        return (*examine(self._session.store), *self._behind())

    def _behind(self) -> tuple[Finding, ...]:
        """That texts are stored which searches do not look in yet, as after an import that was stopped."""
        from claims.match.index import unread_in

        store = self._session.store
        missed = unread_in(places.index_folder(), store.database_id, TextFeed(store))
        if not missed:
            return ()
        hint = _("“claimdesk match” or opening an article reads them.")
        return (Finding(code=FindingCode.INDEX_BEHIND, message=words.not_searched(missed), hint=hint),)
