"""``articles``: the library as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claims.i18n import gettext as _
from tui.cli.output import document, note, plain, table
from tui.cli.program import N_, command, option
from tui.cli.session import desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.view import ArticleLine


@command("articles", examples=("claimdesk articles", "claimdesk articles tram --json"))
@click.argument("search", metavar="[WORDS]", default="")
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def articles_command(*, search: str, as_json: bool) -> None:
    """List articles."""
    with desk(readonly=True) as ready:
        found = ready.articles.list(search=search or None)
    if as_json:
        document("articles", {"articles": [plain(line) for line in found]})
        return
    print_articles(found)


def print_articles(found: Sequence[ArticleLine]) -> None:
    """Print articles as a table."""
    if not found:
        note(_("No article yet; “claimdesk add FILE” stores one."))
    rows = [
        (
            line.article.id,
            line.article.lang,
            line.article.published or "–",
            f"{line.counts.settled}/{line.counts.claims}",
            str(line.counts.must_check or ""),
            line.article.title,
        )
        for line in found
    ]
    heads = (_("id"), _("lang"), _("published"), _("settled"), _("must-check"), _("title"))
    table(rows, heads if rows else ())
