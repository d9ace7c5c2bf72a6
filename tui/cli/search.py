"""``search``: claims of all articles by their words."""

from __future__ import annotations

import click

from claims import words as said
from claims.i18n import gettext as _
from tui.cli.output import document, note, plain, table
from tui.cli.program import N_, command, option
from tui.cli.session import desk


@command("search", examples=("claimdesk search Al-Qaim",))
@click.argument("words", metavar="WORDS")
@option("--limit", type=click.IntRange(1, 10_000), default=50, help=N_("How many at most."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def search_command(*, words: str, limit: int, as_json: bool) -> None:
    """Find claims by their words."""
    with desk(readonly=True) as ready:
        found = ready.claims.search(words, limit=limit)
    if as_json:
        document("claims", {"claims": [plain(line) for line in found]})
        return
    if not found:
        note(_("No claim has these words."))
    table(
        [
            (
                f"{line.article[:6]}/{line.number}",
                said.line_symbol(line),
                said.verdict(line),
                " ".join(line.text.split()),
            )
            for line in found
        ]
    )
