"""The desk told in plain lines: an article's claims with their earlier checks, then the report."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from schema.match import Band, MatchSource
from tui.cli.earlier import difference, looked_in
from tui.cli.lines import summary
from tui.cli.output import columns, say, wrap
from tui.cli.progress import drive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.desk import Desk
    from schema.base import Id
    from schema.match import Match
    from schema.view import ArticlePage, ClaimLine

SHOWN = 2
"""Earlier checks, and as many tellings in other articles, shown below a claim."""
_INDENT = " " * 7


def tell_article(ready: Desk, article: Id, report: Path) -> None:
    """Print an article's claims with what is known of each, write its report, and say where.

    Args:
        ready: The open desk.
        article: Which article.
        report: Where the report goes; into a temporary folder where that cannot be written.
    """
    drive(ready.matches.update())
    page = ready.articles.page(article)
    _print_head(page)
    titles = {line.article.id: line.article for line in ready.articles.list()}
    counts: dict[str, int] = {}
    checked = told_again = 0
    for line in page.lines:
        search = ready.matches.for_claim(line.id)
        close = [match for match in search.matches if match.band is not Band.NONE]
        checks = [match for match in close if match.source is MatchSource.FACT_CHECK]
        tellings = [match for match in close if match.source is MatchSource.CLAIM]
        counts = search.looked_in or counts
        checked += bool(checks)
        told_again += bool(tellings)
        _print_claim(line)
        _print_matches(checks[:SHOWN])
        for match in tellings[:SHOWN]:
            other = titles.get(match.article or "")
            publisher = (other.publisher or other.title) if other else ""
            where = _("also told by {publisher}, claim {number}")
            _print_match(match, "⇄ " + where.format(publisher=publisher, number=match.number))
    _print_end(checked, told_again, counts)
    path = ready.reports.write(article, "html", _writable(report))
    say(_("The report is in {path}").format(path=path))


def _print_head(page: ArticlePage) -> None:
    """Title, publisher, language, date and how far the article is."""
    article = page.article
    say(wrap(article.title, columns()))
    about = [article.publisher, article.lang]
    if article.published:
        about.append(f"{words.day(article.published)} ({words.word(article.date_basis)})")
    say(wrap(" · ".join(part for part in about if part), columns()))
    say(wrap(f"{words.claims(page.counts.claims)} · {summary(page.counts)}", columns()))
    say()


def _print_claim(line: ClaimLine) -> None:
    """A claim's number, sign, kind and standalone sentence."""
    sign = words.line_symbol(line) + ("!" if line.must_check else " ")
    who = f"{words.word(line.kind)}: " + (f"{line.speaker}: " if line.speaker else "")
    say(wrap(who + line.claim, columns(), _INDENT, f"{line.number:>3} {sign} "))


def _print_matches(checks: Sequence[Match]) -> None:
    """Checks published before."""
    for match in checks:
        verdict = f"{words.symbol(match.verdict)} {words.word(match.verdict)}" if match.verdict else "–"
        parts = [words.word(match.band), verdict, match.publisher or ""]
        if match.date:
            parts.append(words.day(match.date))
        _print_match(match, "≈ " + " · ".join(part for part in parts if part))


def _print_match(match: Match, head: str) -> None:
    """One match below its claim: who says it, its words, and what differs."""
    say(wrap(head, columns(), _INDENT + "  ", _INDENT))
    say(wrap(match.text, columns(), _INDENT + "  "))
    if match.differences:
        differing = " · ".join(difference(each) for each in match.differences)
        say(wrap(differing, columns(), _INDENT + "    ", _INDENT + "  ≠ "))


def _print_end(checked: int, told_again: int, counts: dict[str, int]) -> None:
    """How many claims were checked before or are told elsewhere, and where it was looked."""
    say()
    before = ngettext("{n} claim was checked before", "{n} claims were checked before", checked)
    again = ngettext("{n} is told by another article", "{n} are told by another article", told_again)
    say(wrap(f"{before.format(n=checked)}, {again.format(n=told_again)}. {looked_in(counts)}", columns()))


def _writable(path: Path) -> Path:
    """The path, or one of the same name in a new temporary folder where its own cannot be written.

    The folder is new so that nobody can have put a link of that name there before.
    """
    if os.access(path.absolute().parent, os.W_OK):
        return path.absolute()
    return Path(tempfile.mkdtemp(prefix="claimdesk-")) / path.name
