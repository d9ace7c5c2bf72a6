"""The whole report in the reader's words, ready for a template to lay out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import words
from claims.report.annotate import Paragraph, paragraphs
from claims.report.blocks import shown_blocks
from claims.report.build import public
from claims.report.chart import Stretch, stretches
from claims.report.discord import Discord, discords
from claims.report.entries import Entry, entries
from claims.report.listing import Listed, listed_sources
from claims.report.todo import ToDo, to_do
from schema.article import DateBasis

if TYPE_CHECKING:
    from schema.article import Article
    from schema.publication import Correction, SignOff
    from schema.report import Report


@dataclass(frozen=True, slots=True)
class Signature:
    """Somebody's word that the article is ready."""

    who: str
    role: str
    when: str
    current: bool
    """Whether it was given for the text shown."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction owed to readers."""

    wrong: str
    right: str
    why: str
    published: str
    recorded: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything a report shows, in the order in which it shows it."""

    lang: str
    article: Article
    dated: str
    """Publication date with its basis."""
    revision: int
    signatures: tuple[Signature, ...]
    todo: ToDo
    discords: tuple[Discord, ...]
    bar: tuple[Stretch, ...]
    paragraphs: tuple[Paragraph, ...]
    displaced: tuple[Entry, ...]
    """Claims whose words are no longer in this text."""
    entries: tuple[Entry, ...]
    sources: tuple[Listed, ...]
    corrections: tuple[Amendment, ...]
    made_by: str
    """Who or what found the claims."""
    analysts: str
    digest: str
    decoding: str
    head: str
    as_of: str
    """Time of the last event told."""


def picture(report: Report, lang: str) -> Picture:
    """Put a report into words.

    Args:
        report: What to show; what must stay in the newsroom is taken out first.
        lang: The reader's language, ``en`` or ``fr``.
    """
    report = public(report)
    page = report.page
    told = entries(report, lang)
    origins = {checked.detail.claim.origin for checked in report.claims}
    shown = shown_blocks(page.text, page.article.lang, page.lines)
    analysts = {given.analyst for checked in report.claims for given in checked.detail.verdicts}
    return Picture(
        lang=lang,
        article=page.article,
        dated=_dated(page.article, lang),
        revision=page.revision.number,
        signatures=tuple(_signature(signed, page.revision.content, lang) for signed in page.signoffs),
        todo=to_do(told),
        discords=discords(report, told, lang),
        bar=stretches(told, lang),
        paragraphs=tuple(paragraphs(page.text, shown, told)),
        displaced=tuple(entry for entry in told if not entry.placed),
        entries=told,
        sources=listed_sources(report, told, lang),
        corrections=tuple(_amendment(correction, lang) for correction in page.corrections),
        made_by=", ".join(sorted(origins)),
        analysts=", ".join(sorted(analysts)),
        digest=page.revision.content,
        decoding=page.revision.decoding,
        head=report.head or "",
        as_of=words.moment(report.made_at, lang),
    )


def _dated(article: Article, lang: str) -> str:
    """“29 March 2020”, “29 March 2020 (inferred date)” or “unknown date”."""
    basis = words.word(article.date_basis, lang)
    if article.published is None:
        return basis
    day = words.day(article.published, lang)
    return day if article.date_basis is DateBasis.STATED else f"{day} ({basis})"


def _signature(signed: SignOff, content: str, lang: str) -> Signature:
    return Signature(signed.who, signed.role, words.moment(signed.at, lang), signed.content == content)


def _amendment(correction: Correction, lang: str) -> Amendment:
    return Amendment(
        wrong=correction.wrong,
        right=correction.right,
        why=correction.why,
        published=words.day(correction.published, lang) if correction.published else "",
        recorded=words.day(f"{correction.at:%Y-%m-%d}", lang),
    )
