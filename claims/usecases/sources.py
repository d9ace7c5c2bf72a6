"""Sources and citations, and the identities of confidential sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from claims.errors import NotFound, Refused
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.store.text import sought
from claims.usecases.session import KEEP, Keep, Session, name_claims, passed
from schema.claim import Claim
from schema.history import EventKind
from schema.source import Citation, Source, SourceKind, Stance, Terms
from schema.verdict import Aspect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from claims.store.unit import Unit
    from schema.base import Digest, Id, PartialDate


class SourceFields(TypedDict, total=False):
    """What can be said about a source beside its kind and title."""

    url: str | None
    publisher: str | None
    author: str | None
    published: PartialDate | None
    archived: str | None
    snapshot: Digest | None
    role: str | None
    channel: str | None
    spoken: PartialDate | None
    terms: Terms | None
    supplied_by: str | None
    based_on: Id | None
    primary: bool


class SourceEdits(SourceFields, total=False):
    """What can be changed of a source."""

    kind: SourceKind
    title: str


class SourceCases:
    """What can be done with sources."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, kind: SourceKind, title: str, *, confidential: str | None = None, **fields: Unpack[SourceFields]
    ) -> Source:
        """Enter a source once for many claims.

        Args:
            kind: What was consulted.
            title: What it is called; for a confidential source it is kept with the identity alone.
            confidential: Who a confidential source is: kept apart, erasable, never in events or reports.
            **fields: The rest, as ``schema.source.Source`` has it.

        Raises:
            Refused: When a confidential source carries what could identify it, or a value does not fit.
        """
        with self._session.change(EventKind.SOURCE_ADDED) as unit:
            number = None
            if confidential is not None:
                number = _keep_identity(unit, title, confidential)
                title = neutral_title(number)
            source = Source(
                id=new_id(),
                kind=kind,
                title=title,
                confidential=number,
                changed_by=unit.analyst,
                changed_at=unit.at,
                **fields,
            )
            unit.about["source"] = source.title
            _check_chain(unit, source.id, source.based_on)
            return unit.insert(source)

    def edit(self, source: Id, version: int | None, **fields: Unpack[SourceEdits]) -> Source:
        """Change what is said about a source; only what is passed changes.

        Raises:
            NotFound: When there is no such source.
            Conflict: When somebody else changed it since this version.
            Refused: When a value does not fit, or the source would be based on itself.
        """
        with self._session.change(EventKind.SOURCE_EDITED) as unit:
            before = unit.store.get(Source, source)
            unit.check(before, version)
            if before.confidential is not None and fields.get("title", before.title) != before.title:
                raise Refused(_("A confidential source keeps its neutral title."))
            unit.about["source"] = before.title
            _check_chain(unit, source, fields.get("based_on"))
            return unit.edit(before, **fields)

    def get(self, source: Id) -> Source:
        """One source.

        Raises:
            NotFound: When there is no such source.
        """
        return self._session.store.get(Source, source)

    def list(self, search: str | None = None) -> tuple[Source, ...]:
        """All sources, the newest first.

        Args:
            search: Words that title, publisher, author or address contain.
        """
        if not search:
            return self._session.store.select(Source, "ORDER BY rowid DESC")
        return self._session.store.select(
            Source,
            "WHERE instr(fold(title || ' ' || coalesce(publisher, '') || ' ' || coalesce(author, '') || ' '"
            " || coalesce(url, '')), ?) ORDER BY rowid DESC",
            (sought(search),),
        )

    def cite(
        self,
        claims: Sequence[Id],
        source: Id,
        *,
        aspect: Aspect = Aspect.CONTENT,
        stance: Stance = Stance.SUPPORTS,
        quote: str | None = None,
        quote_lang: str | None = None,
        translation: str | None = None,
        locator: str | None = None,
        accessed: PartialDate | None = None,
    ) -> tuple[Citation, ...]:
        """Tie a source to claims, as one action.

        Args:
            claims: Which claims.
            source: Which source.
            aspect: What it bears on.
            stance: How.
            quote: The words that say so.
            quote_lang: Their language.
            translation: The words in the article's language.
            locator: Page, paragraph or timestamp.
            accessed: The day it was read.

        Raises:
            NotFound: When the source or one of the claims is not there.
        """
        with self._session.change(EventKind.CITED, stance=stance, aspect=aspect) as unit:
            cited = unit.store.get(Source, source)
            found = [unit.store.get(Claim, claim) for claim in claims]
            unit.about["source"] = cited.title
            name_claims(unit, found)
            citations = [
                Citation(
                    id=new_id(),
                    claim=claim.id,
                    source=cited.id,
                    aspect=aspect,
                    stance=stance,
                    quote=quote,
                    quote_lang=quote_lang,
                    translation=translation,
                    locator=locator,
                    accessed=accessed,
                    seen_by=unit.analyst,
                    seen_at=unit.at,
                    changed_by=unit.analyst,
                    changed_at=unit.at,
                )
                for claim in found
            ]
            return tuple(unit.insert_all(citations))

    def uncite(self, citation: Id) -> Citation:
        """Take a citation away; the source stays. Gives the citation as it was.

        Raises:
            NotFound: When there is no such citation.
        """
        with self._session.change(EventKind.CITATION_REMOVED) as unit:
            found = unit.store.get(Citation, citation)
            name_claims(unit, [unit.store.get(Claim, found.claim)])
            unit.about["source"] = unit.store.get(Source, found.source).title
            unit.delete(found)
            return found

    def edit_citation(
        self,
        citation: Id,
        version: int | None,
        *,
        aspect: Aspect | Keep = KEEP,
        stance: Stance | Keep = KEEP,
        quote: str | Keep | None = KEEP,
        quote_lang: str | Keep | None = KEEP,
        translation: str | Keep | None = KEEP,
        locator: str | Keep | None = KEEP,
        accessed: PartialDate | Keep | None = KEEP,
    ) -> Citation:
        """Change a citation; only what is passed changes.

        Raises:
            NotFound: When there is no such citation.
            Conflict: When somebody else changed it since this version.
        """
        fields = passed(
            aspect=aspect,
            stance=stance,
            quote=quote,
            quote_lang=quote_lang,
            translation=translation,
            locator=locator,
            accessed=accessed,
        )
        with self._session.change(EventKind.CITATION_EDITED) as unit:
            before = unit.store.get(Citation, citation)
            unit.check(before, version)
            name_claims(unit, [unit.store.get(Claim, before.claim)])
            unit.about["source"] = unit.store.get(Source, before.source).title
            return unit.edit(before, **fields)

    def identity(self, number: int) -> str | None:
        """Who a confidential source is, for whoever works on this desk; None once erased."""
        found = self._session.store.one("SELECT details FROM identity WHERE number = ?", (number,))
        return None if found is None else str(found[0])

    def erase(self, number: int, why: str) -> None:
        """Erase who a confidential source is, for good. The history keeps the number and the reason alone.

        Copies of the database made before still have it.

        Raises:
            NotFound: When there is no such identity, or it is erased already.
            Refused: When no reason is given.
        """
        if not why.strip():
            raise Refused(_("Say why the identity is erased."))
        store = self._session.store
        with store.writing():
            if self.identity(number) is None:
                raise NotFound(
                    _("There is no identity of a confidential source {number}.").format(number=number)
                )
            store.db.execute("DELETE FROM identity WHERE number = ?", (number,))
            about: dict[str, JsonValue] = {"source": neutral_title(number), "number": number, "why": why}
            self._session.remark(EventKind.IDENTITY_ERASED, about=about)
        self._session.forget_traces()


def neutral_title(number: int) -> str:
    """What a confidential source is called; reports say it in the reader's language."""
    return f"confidential source {number}"


def _keep_identity(unit: Unit, title: str, details: str) -> int:
    """Store who a confidential source is; numbers are never given twice."""
    told = "\n".join(part for part in (title.strip(), details.strip()) if part)
    unit.store.db.execute("INSERT INTO identity (details) VALUES (?)", (told,))
    return unit.store.count("SELECT last_insert_rowid()")


def _check_chain(unit: Unit, source: Id, based_on: Id | None) -> None:
    """Refuse a source that is based on itself, directly or through others."""
    other = based_on
    while other is not None:
        if other == source:
            raise Refused(_("A source cannot be based on itself."), _("Choose the source it really relays."))
        other = unit.store.get(Source, other).based_on
