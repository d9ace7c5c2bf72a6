"""The numbered list of sources: enough about each one for a reader to find it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import words
from claims.report.entries import title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claims.report.entries import Entry
    from schema.report import Report
    from schema.source import Source


@dataclass(frozen=True, slots=True)
class Listed:
    """One source of the list."""

    number: int
    title: str
    facts: tuple[str, ...]
    """What it is, by whom, of which day, on what terms."""
    url: str
    archived: str
    snapshot: str
    uses: tuple[Use, ...]
    """Where it is cited, in article order."""


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a source is cited."""

    claim: int
    locator: str


def listed_sources(report: Report, entries: Iterable[Entry], lang: str) -> tuple[Listed, ...]:
    """The sources of a report in the reader's words, in the order of their numbers."""
    uses: dict[int, list[Use]] = {}
    for entry in entries:
        for cited in entry.citations:
            uses.setdefault(cited.number, []).append(Use(entry.number, cited.locator))
    numbers = {source.id: number for number, source in enumerate(report.sources, 1)}
    return tuple(
        Listed(
            number=numbers[source.id],
            title=title_of(source, lang),
            facts=tuple(_facts(source, numbers, lang)),
            url=source.url or "",
            archived=source.archived or "",
            snapshot=source.snapshot or "",
            uses=tuple(uses.get(numbers[source.id], ())),
        )
        for source in report.sources
    )


def _facts(source: Source, numbers: dict[str, int], lang: str) -> Iterable[str]:
    """What is known of a source, fact by fact."""
    _: Callable[[str], str] = words.translator(lang)
    yield words.word(source.kind, lang)
    if source.primary:
        yield _("primary source")
    yield from (said for said in (source.author, source.publisher, source.role) if said)
    if source.published:
        yield _("published {day}").format(day=words.day(source.published, lang))
    if source.spoken:
        yield _("spoken to on {day}").format(day=words.day(source.spoken, lang))
    if source.channel:
        yield source.channel
    if source.terms:
        yield words.word(source.terms, lang)
    if source.supplied_by:
        yield _("supplied by {who}").format(who=source.supplied_by)
    if source.based_on in numbers:
        yield _("based on source {number}").format(number=numbers[source.based_on])
