"""Puts a report together from what the desk reads, and takes out what must stay in the newsroom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.report import CheckedClaim, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from schema.base import Digest, Id, Moment
    from schema.inside import InsideLine
    from schema.match import Match
    from schema.source import Citation, Source
    from schema.view import ArticlePage, ClaimDetail


def assemble(
    page: ArticlePage,
    details: Iterable[ClaimDetail],
    earlier: Mapping[Id, Sequence[Match]],
    *,
    head: Digest | None,
    made_at: Moment,
    origins: Iterable[Source] = (),
    disagreements: Sequence[InsideLine] = (),
) -> Report:
    """Make the report of an article.

    Args:
        page: The article with the lines of its claims.
        details: Everything known about each claim, in any order.
        earlier: Earlier checks a person confirmed, by claim.
        head: Head of the history.
        made_at: Time of the last event of the history.
        origins: Sources nobody cited that cited ones are based on; listed last.
        disagreements: Where the article disagrees with itself.
    """
    ordered = sorted(details, key=lambda detail: (detail.line.start, detail.line.end, detail.line.number))
    claims = tuple(
        CheckedClaim(detail=detail, earlier=tuple(earlier.get(detail.line.id, ()))) for detail in ordered
    )
    cited = {source.id: source for detail in ordered for source in detail.sources}
    based_on = {source.based_on for source in cited.values()}
    cited.update((source.id, source) for source in origins if source.id in based_on - cited.keys())
    report = Report(
        page=page,
        claims=claims,
        sources=tuple(cited.values()),
        disagreements=tuple(disagreements),
        head=head,
        made_at=made_at,
    )
    return public(report)


def public(report: Report) -> Report:
    """The report without internal notes and without anything that could point to a confidential source.

    Of a confidential source it keeps the neutral label, and of its citations who saw it and how it bears on
    the claim: a quotation, a page number or a date could tell who spoke.
    """
    listed = (*report.sources, *(source for checked in report.claims for source in checked.detail.sources))
    hidden = {source.id for source in listed if source.confidential is not None}
    claims = tuple(
        checked.model_copy(update={"detail": _public_detail(checked.detail, hidden)})
        for checked in report.claims
    )
    sources = tuple(_public_source(source) for source in report.sources)
    return report.model_copy(update={"claims": claims, "sources": sources})


def _public_detail(detail: ClaimDetail, hidden: set[Id]) -> ClaimDetail:
    """A claim without its notes, and with the citations of confidential sources laid bare of details."""
    citations = tuple(
        _public_citation(citation) if citation.source in hidden else citation for citation in detail.citations
    )
    sources = tuple(_public_source(source) for source in detail.sources)
    return detail.model_copy(update={"notes": (), "citations": citations, "sources": sources})


def _public_citation(citation: Citation) -> Citation:
    return citation.model_copy(
        update={"quote": None, "quote_lang": None, "translation": None, "locator": None, "accessed": None}
    )


def _public_source(source: Source) -> Source:
    if source.confidential is None:
        return source
    kept = {"published": None, "spoken": None, "supplied_by": None, "based_on": None, "snapshot": None}
    return source.model_copy(update=kept)
