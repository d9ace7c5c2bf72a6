"""``add``: reads an article, splits it, matches its claims, and stores it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from claims import words
from claims.errors import DeskError
from claims.i18n import gettext as _
from claims.i18n import ngettext
from schema.article import DateBasis
from schema.cluster import PairDecision
from tui.cli.dates import date, language
from tui.cli.output import columns, document, note, on_terminal, plain, say, wrap
from tui.cli.program import N_, command, one_of, option
from tui.cli.progress import drive
from tui.cli.reading import STANDARD_INPUT, read_article
from tui.cli.session import desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.desk import Desk
    from claims.reading import Reading
    from schema.cluster import Pair
    from schema.view import ArticlePage


@command(
    "add",
    details=N_(
        "ARTICLE is a text or Markdown file, or - for standard input. What is not given is taken from the "
        "file where it states it; on a terminal the publication date is asked for. The last line printed is "
        "the article's id alone. --lang after the command's name is the language of the article."
    ),
    examples=(
        "claimdesk add article.txt --published 2020-03-29 --publisher 'Le Courrier'",
        "pbpaste | claimdesk add - --title 'Third base handed over'",
    ),
)
@click.argument("article", metavar="ARTICLE")
@option("--title", help=N_("Its title."))
@option("--url", help=N_("Where it is read."))
@option("--publisher", help=N_("Who published it."))
@option("--author", help=N_("Who wrote it."))
@option("--published", type=date, help=N_("Publication date, on which relative dates rest."))
@option("--date-basis", type=one_of(DateBasis), help=N_("How the date is known; stated if one is given."))
@option("--lang", type=language, help=N_("Language of the article; guessed when not given."))
@option("--splitter", metavar="NAME", help=N_("Which splitter to use; CLAIMDESK_SPLITTER says the same."))
@option("--again", is_flag=True, help=N_("Store it even if the same file is there already."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document instead."))
def add_command(
    *,
    article: str,
    title: str | None,
    url: str | None,
    publisher: str | None,
    author: str | None,
    published: str | None,
    date_basis: str | None,
    lang: str | None,
    splitter: str | None,
    again: bool,
    as_json: bool,
) -> None:
    """Store an article."""
    reading = read_article(article)
    if published is None and reading.published is None and article != STANDARD_INPUT and on_terminal():
        published = ask_date()
    with desk(unsigned=True) as ready, _told_if_stored(ready, reading):
        page = ready.articles.add(
            reading,
            title=title,
            url=url,
            publisher=publisher,
            author=author,
            published=published,
            date_basis=DateBasis(date_basis) if date_basis else None,
            lang=lang,
            splitter=splitter,
            again=again,
        )
        found = count_matches(ready, page)
        pairs = ready.clusters.arrived(page.article.id)
    if as_json:
        document("article", plain(page) | {"matches": found, "duplicates": [plain(pair) for pair in pairs]})
    else:
        _print_added(page, reading, found, pairs)


def _print_added(page: ArticlePage, reading: Reading, found: dict[str, int], pairs: Sequence[Pair]) -> None:
    """Print what was stored, what is known of it already, and last the article's id alone."""
    _print_summary(page, reading, found)
    if pairs:
        _print_duplicates(page, pairs)
    say(page.article.id)


@contextmanager
def _told_if_stored(ready: Desk, reading: Reading) -> Iterator[None]:
    """Say after Ctrl-C that the article was stored, and under which id; its claims are matched after that."""
    before = ready.articles.stored(reading.sha256)
    try:
        yield
    except (KeyboardInterrupt, click.exceptions.Exit):
        for article in ready.articles.stored(reading.sha256) - before:
            note(_("The article is stored all the same: {id}").format(id=article))
        raise


def ask_date() -> str | None:
    """Ask when the article was published, until the answer is a date or empty.

    Returns:
        The date; None where it is not known.
    """
    while True:
        said = _("When was it published? 2020-03-29, 2020-03 or 2020; empty if you do not know")
        answer: str = click.prompt(said, default="", show_default=False)
        if not answer.strip():
            return None
        try:
            return date(answer.strip())
        except DeskError as error:
            note(error.message)


def count_matches(ready: Desk, page: ArticlePage) -> dict[str, int]:
    """Bring the index up to date and count the earlier checks of each claim that has any."""
    drive(ready.matches.update())
    counts = ready.matches.counts([line.id for line in page.lines])
    return {claim: count for claim, count in counts.items() if count}


def _print_duplicates(page: ArticlePage, pairs: Sequence[Pair]) -> None:
    """What is told in other articles too; nothing of it is merged unasked."""
    from tui.cli.dedupe_arrived import told_elsewhere

    same = sum(pair.decision is PairDecision.SAME for pair in pairs)
    say(_("In other articles: {told}.").format(told=told_elsewhere(same, len(pairs) - same)))
    say(_("“claimdesk dedupe --article {id}” shows it.").format(id=page.article.id))


def _print_summary(page: ArticlePage, reading: Reading, found: dict[str, int]) -> None:
    """What was stored, in a few lines."""
    article = page.article
    say(wrap(article.title, columns()))
    published = words.day(article.published) if article.published else _("publication date unknown")
    basis = f" ({words.word(article.date_basis)})" if article.published else ""
    about = [article.publisher, article.lang, published + basis, reading.decoding]
    say(wrap(" · ".join(part for part in about if part), columns()))
    parts = [words.claims(len(page.lines))]
    must = page.counts.must_check
    parts.append(ngettext("{n} must be checked", "{n} must be checked", must).format(n=must))
    said = ngettext("{n} has earlier checks", "{n} have earlier checks", len(found))
    parts.append(said.format(n=len(found)))
    say(" · ".join(parts))
    if article.published is None:
        say(
            _("Relative dates stay unresolved: “claimdesk edit {id} --published DATE” says it.").format(
                id=article.id
            )
        )
