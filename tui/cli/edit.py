"""``edit``, ``new`` and ``group``: an article's details, a claim's words and span, claims of one fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

import click

from claims.errors import BadInput, NotFound
from claims.i18n import gettext as _
from claims.i18n import ngettext
from schema.article import DateBasis
from schema.claim import ClaimKind
from tui.cli.dates import UNKNOWN, date_or_unknown, language, span
from tui.cli.lines import report_lines
from tui.cli.output import document, note, plain, say
from tui.cli.program import N_, command, one_of, option
from tui.cli.session import desk, find_claims, given, given_or_none

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.article import Article
    from schema.base import Id
    from schema.view import ClaimLine


@command(
    "edit",
    details=N_(
        "Words, kind, speaker, via, span and priority are a claim's; title, publisher, author, url, date and "
        "language are an article's. A claim whose words or span change is open again if it was judged."
    ),
    examples=(
        "claimdesk edit k3/20 --claim 'The alliance left Al-Qaim on 17 March 2020.'",
        "claimdesk edit k3/20 --span 812:911",
        "claimdesk edit k3 --published 2020-03-29 --date-basis stated",
    ),
)
@click.argument("name", metavar="CLAIM_OR_ARTICLE")
@option("--claim", "sentence", help=N_("The standalone sentence."))
@option("--kind", type=one_of(ClaimKind), help=N_("What sort of assertion it is."))
@option("--speaker", help=N_("Who says it; empty for nobody."))
@option("--via", help=N_("Through whom it is known; empty for nobody."))
@option("--priority", type=click.IntRange(-9, 9), help=N_("From -9 to 9; above 0 it must be checked."))
@option("--span", type=span, metavar="START:END", help=N_("Where it stands in the text, in code points."))
@option("--title", help=N_("Title of the article."))
@option("--publisher", help=N_("Who published the article."))
@option("--author", help=N_("Who wrote the article."))
@option("--url", help=N_("Where the article is read."))
@option("--published", type=date_or_unknown, metavar="DATE", help=N_("Publication date, or “unknown”."))
@option("--date-basis", type=one_of(DateBasis), help=N_("How the date is known."))
@option("--lang", type=language, help=N_("Language of the article."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def edit_command(*, name: str, as_json: bool, **typed: str | int | tuple[int, int] | None) -> None:
    """Change a claim or an article."""
    changes = {field: value for field, value in typed.items() if value is not None}
    of_claim = {field: value for field, value in changes.items() if field in ClaimEdits.__annotations__}
    of_article = {field: value for field, value in changes.items() if field in ArticleEdits.__annotations__}
    _check_one_side(claim=bool(of_claim), article=bool(of_article))
    with desk() as ready:
        if of_claim:
            line = _edit_claim(ready, ready.find.claim(name), cast("ClaimEdits", of_claim))
            report_lines((line,), as_json=as_json)
            return
        changed = _edit_article(ready, ready.find.article(name), cast("ArticleEdits", of_article))
    if as_json:
        document("article", {"article": plain(changed)})
    else:
        say(f"{changed.title} · {changed.lang} · {changed.published or _('date unknown')}")


class ClaimEdits(TypedDict, total=False):
    """What can be typed about a claim."""

    sentence: str
    kind: str
    speaker: str
    via: str
    priority: int
    span: tuple[int, int]


class ArticleEdits(TypedDict, total=False):
    """What can be typed about an article."""

    title: str
    publisher: str
    author: str
    url: str
    lang: str
    published: str
    date_basis: str


def _edit_claim(ready: Desk, claim: Id, typed: ClaimEdits) -> ClaimLine:
    """Change a claim's fields, then its span."""
    if typed.keys() - {"span"}:
        kind = typed.get("kind")
        ready.claims.edit(
            claim,
            None,
            claim=given(typed.get("sentence")),
            kind=given(ClaimKind(kind) if kind else None),
            speaker=given_or_none(typed.get("speaker")),
            via=given_or_none(typed.get("via")),
            priority=given(typed.get("priority")),
        )
    if "span" in typed:
        ready.claims.respan(claim, None, *typed["span"])
    return ready.claims.line(claim)


def _edit_article(ready: Desk, article: Id, typed: ArticleEdits) -> Article:
    """Change an article's details, then its date."""
    if typed.keys() - {"published", "date_basis"}:
        ready.articles.edit(
            article,
            None,
            title=given(typed.get("title")),
            url=given_or_none(typed.get("url")),
            publisher=given_or_none(typed.get("publisher")),
            author=given_or_none(typed.get("author")),
            lang=given(typed.get("lang")),
        )
    if typed.keys() & {"published", "date_basis"}:
        _redate(ready, article, typed.get("published"), typed.get("date_basis"))
    return ready.articles.page(article, lines=False).article


def _check_one_side(*, claim: bool, article: bool) -> None:
    """Refuse an edit of nothing, and one of a claim and an article at once.

    Raises:
        BadInput: In both cases.
    """
    if claim and article:
        raise BadInput(_("Some of these options are a claim's and some an article's; use two commands."))
    if not claim and not article:
        raise BadInput(
            _("Nothing to change was given."), _("“claimdesk edit --help” lists what can be changed.")
        )


def _redate(ready: Desk, article: Id, published: str | None, basis: str | None) -> None:
    """Change the publication date and say how many claims read otherwise now."""
    before = ready.articles.page(article, lines=False).article
    if published is None:
        published = before.published
    elif published == UNKNOWN:
        published, basis = None, DateBasis.UNKNOWN.value
    usual = DateBasis.STATED if published else DateBasis.UNKNOWN
    changed = ready.articles.date(article, published, DateBasis(basis) if basis else usual, None)
    count = len(changed.claims)
    if count:
        said = ngettext(
            "{n} claim reads otherwise with this date.", "{n} claims read otherwise with this date.", count
        )
        note(said.format(n=count))


@command("new", examples=("claimdesk new k3 --span 812:911",))
@click.argument("article", metavar="ARTICLE")
@option("--span", type=span, metavar="START:END", help=N_("Where it stands in the text, in code points."))
@option("--words", metavar="TEXT", help=N_("Its words, if they stand in the text only once."))
@option("--claim", "sentence", help=N_("The standalone sentence; its words unless you say otherwise."))
@option("--kind", type=one_of(ClaimKind), help=N_("What sort of assertion it is."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def new_command(
    *,
    article: str,
    span: tuple[int, int] | None,
    words: str | None,
    sentence: str | None,
    kind: str | None,
    as_json: bool,
) -> None:
    """Add a claim the splitter missed."""
    if (span is None) == (words is None):
        raise BadInput(_("Give either --span or --words."))
    with desk() as ready:
        found = ready.find.article(article)
        start, end = span or _only_place(ready.articles.text(found), words or "")
        made = ready.claims.add(found, start, end, claim=sentence, kind=ClaimKind(kind) if kind else None)
        line = ready.claims.line(made.id)
    report_lines((line,), as_json=as_json)


def _only_place(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text.

    Raises:
        NotFound: When they do not.
        BadInput: When they stand there more than once.
    """
    count = text.count(words) if words else 0
    if not count:
        raise NotFound(_("These words do not stand in the article."), _("Copy them exactly as they stand."))
    if count > 1:
        said = _("These words stand in the article {n} times.").format(n=count)
        raise BadInput(said, _("Give more of them, or --span START:END."))
    start = text.index(words)
    return start, start + len(words)


@command("group", examples=("claimdesk group k3/7 k3/18", "claimdesk group k3/7 k3/18 --apart"))
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@option("--apart", is_flag=True, help=N_("They do not tell the same fact after all."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def group_command(*, claims: tuple[str, ...], apart: bool, as_json: bool) -> None:
    """Group claims of one article that tell the same fact."""
    with desk() as ready:
        found = find_claims(ready, claims)
        ready.claims.same_fact(found, grouped=not apart)
        lines = tuple(ready.claims.line(claim) for claim in found)
    report_lines(lines, as_json=as_json)
