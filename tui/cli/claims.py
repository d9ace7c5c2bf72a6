"""``claims``: the claims of an article in the order of its text."""

from __future__ import annotations

import click

from tui.cli.inside import fields_of, summary_of
from tui.cli.lines import print_lines, summary
from tui.cli.output import document, note, plain
from tui.cli.program import N_, command, one_of, option
from tui.cli.session import desk

FILTERS = (
    "open",
    "settled",
    "disputed",
    "reopened",
    "waiting",
    "must_check",
    "no_source",
    "fix",
    "supported",
    "unverified",
    "contradicted",
    "skipped",
)
"""Which claims can be asked for."""


@command("claims", examples=("claimdesk claims k3", "claimdesk claims k3 --filter must_check --json"))
@click.argument("article", metavar="ARTICLE")
@option("--search", metavar="WORDS", help=N_("Only claims with these words."))
@option("--filter", "which", type=one_of(FILTERS), help=N_("Only these claims."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def claims_command(*, article: str, search: str | None, which: str | None, as_json: bool) -> None:
    """List the claims of an article."""
    with desk(readonly=True) as ready:
        found = ready.find.article(article)
        page = ready.articles.page(found)
        lines = ready.claims.lines(found, search=search, filter=which) if search or which else page.lines
        inside = ready.inside.of(found)
    if as_json:
        fields = {"article": plain(page.article), "counts": plain(page.counts)}
        document(
            "claims",
            {**fields, "claims": [plain(line) | {"inside": fields_of(inside, line.id)} for line in lines]},
        )
        return
    print_lines(lines, inside)
    note(summary(page.counts))
    if inside.disagreements():
        note(summary_of(inside))
