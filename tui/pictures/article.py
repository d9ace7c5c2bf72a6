"""The article as a header, and as a row of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from claims.inside.said import DISAGREES
from schema.article import DateBasis
from schema.verdict import Aspect
from schema.view import Standing
from tui import display
from tui.pictures.claims import due

if TYPE_CHECKING:
    from schema.article import Article
    from schema.view import ArticleLine, Counts, DatabaseGlance

_BAR = 10
"""Cells of the progress bar in the library."""
_ABOUT = 16
"""Cells of language and date, which is written as figures so that the column stays narrow."""
_TIGHT, _WIDE = 70, 110
"""Widths from which a row has room for the date, and for everything."""


def date_words(article: Article) -> str:
    """The publication date with its basis: “29 March 2020 (inferred)”, or that it is unknown."""
    if article.published is None:
        return _("date unknown")
    said = words.day(article.published)
    if article.date_basis is DateBasis.STATED:
        return said
    basis = {DateBasis.PLANNED: _("planned"), DateBasis.INFERRED: _("inferred")}[article.date_basis]
    return f"{said} ({basis})"


def left_to_do(counts: Counts, inconsistencies: int = 0, told_before: int = 0) -> Content:
    """What is left: “6 must-check left · 2 waiting (22:55) · 1 disputed”.

    Args:
        counts: How far the article is.
        inconsistencies: In how many places it disagrees with itself, as far as nobody decided.
        told_before: How many of its claims other articles tell too and no cluster holds yet.
    """
    parts: list[tuple[str, str]] = []
    if counts.must_check:
        said = ngettext("{n} must-check left", "{n} must-check left", counts.must_check)
        parts.append((said.format(n=counts.must_check), "$difference"))
    if counts.waiting:
        said = ngettext("{n} waiting", "{n} waiting", counts.waiting).format(n=counts.waiting)
        until = f" ({due(counts.next_until)})" if counts.next_until else ""
        parts.append((said + until, "$waiting"))
    if counts.disputed:
        said = words.tally(Standing.DISPUTED, counts.disputed)
        parts.append((said, "$disputed"))
    if inconsistencies:
        said = ngettext("{n} inconsistency", "{n} inconsistencies", inconsistencies)
        parts.append((f"{DISAGREES} " + said.format(n=inconsistencies), "$difference"))
    if counts.reopened:
        parts.append((words.tally(Standing.REOPENED, counts.reopened), "$open"))
    if not parts:
        done = _("all settled") if counts.claims == counts.settled else _("nothing pressing left")
        parts.append((done, "$supported"))
    if told_before:
        said = ngettext("{n} told before", "{n} told before", told_before).format(n=told_before)
        parts.append((said, "$key"))
    return _dotted(parts)


def header(
    article: Article,
    counts: Counts,
    who: str,
    aspect: Aspect,
    width: int,
    inconsistencies: int = 0,
    told_before: int = 0,
) -> tuple[Content, Content]:
    """The left and the right end of the desk's header.

    Args:
        article: The article on the desk.
        counts: How far it is.
        who: Initials of the analyst.
        aspect: What the next verdict is about; said where it is the attribution.
        width: Cells of the header.
        inconsistencies: In how many places the article disagrees with itself, as far as nobody decided.
        told_before: How many of its claims other articles tell too and no cluster holds yet.
    """
    room = [left_to_do(counts, inconsistencies, told_before), display.text(f"  {who} ", "bold $key")]
    if aspect is Aspect.ATTRIBUTION:
        said = f" {words.ATTRIBUTION_CHECKED} {words.word(aspect)} "
        room.insert(1, display.row("  ", (said, "reverse $difference")))
    if width >= _WIDE:
        told = f"   {article.lang} · {date_words(article)}     "
        room.insert(0, display.text(told, "$quiet"))
    left = display.row((" Claimdesk › ", "$quiet"), (article.title, "bold"))
    return left, Content.assemble("  ", *room)


def progress(counts: Counts) -> Content:
    """How much of an article is settled, as a bar."""
    share = counts.settled / counts.claims if counts.claims else 0.0
    full = round(share * _BAR)
    if counts.settled and not full:
        full = 1
    return display.row(("━" * full, "$key"), ("─" * (_BAR - full), "$faint"))


def verdict_counts(counts: Counts) -> Content:
    """The verdicts of an article with their signs."""
    shown = (
        (Standing.SUPPORTED, counts.supported),
        (Standing.UNVERIFIED, counts.unverified),
        (Standing.CONTRADICTED, counts.contradicted),
        (Standing.DISPUTED, counts.disputed),
        (Standing.REOPENED, counts.reopened),
        (Standing.OPEN, counts.open),
    )
    always = {Standing.SUPPORTED, Standing.UNVERIFIED, Standing.CONTRADICTED, Standing.OPEN}
    parts = []
    for standing, count in shown:
        if count or standing in always:
            colour = "$open" if standing is Standing.REOPENED else f"${standing.value}"
            parts.append((f"{words.symbol(standing)}{count:<3}", colour if count else "$faint"))
    return display.row(*parts)


def article_row(line: ArticleLine, width: int) -> Content:
    """An article in the library."""
    article, counts = line.article, line.counts
    right = [Content("  "), progress(counts), Content(" "), verdict_counts(counts)]
    if width >= _TIGHT:
        day = article.published or _("no date")
        about = f"  {article.lang}  {day}"
        right.insert(0, display.fit(display.text(about, "$quiet"), _ABOUT))
    revision = f"  r{line.revision}" if line.revision > 1 else ""
    left = display.row(f" {article.title}", (revision, "$quiet"), (f"  {article.publisher or ''}", "$quiet"))
    return display.ends(left, Content.assemble(*right), width)


def glance(numbers: DatabaseGlance) -> Content:
    """The claims database at a glance."""
    rows = [
        _figure(numbers.articles, ngettext("article", "articles", numbers.articles)),
        _figure(numbers.claims, ngettext("claim", "claims", numbers.claims)),
        _figure(numbers.fact_checks, ngettext("published check", "published checks", numbers.fact_checks)),
        _figure(numbers.sources, ngettext("source", "sources", numbers.sources)),
    ]
    if numbers.languages:
        rows += [Content(""), display.text(_("Languages"), "bold")]
        by_size = sorted(numbers.languages.items(), key=lambda pair: (-pair[1], pair[0]))
        rows += [_figure(count, lang) for lang, count in by_size]
    rows += [Content(""), display.text(_("Last import"), "bold")]
    imported = numbers.last_import
    said = words.moment(imported.astimezone()) if imported else _("none yet")
    rows.append(display.text(said, "" if imported else "$quiet"))
    return display.lines(*rows)


def _figure(count: int, said: str) -> Content:
    return display.row((f"{words.number(count):>9} ", "bold"), (said, "$quiet"))


def _dotted(parts: list[tuple[str, str]]) -> Content:
    joined: list[tuple[str, str]] = []
    for part in parts:
        joined += [(" · ", "$faint"), part] if joined else [part]
    return display.row(*joined)
