"""``report``: the verdict report of an article, in any format that is installed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claims.i18n import gettext as _
from claims.safe import visible
from tui.cli.output import say
from tui.cli.program import N_, command, option
from tui.cli.session import desk


@command(
    "report",
    details=N_(
        "Formats: md, html, json, and those that other packages add. Without -o it goes to standard output. "
        "Internal notes and confidential identities are never in it."
    ),
    examples=("claimdesk report k3 --format html -o report.html", "claimdesk report k3 --lang fr"),
)
@click.argument("article", metavar="ARTICLE")
@option("--format", "form", metavar="FORMAT", default="md", show_default=True, help=N_("In which format."))
@option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help=N_("File to write; it is replaced as a whole or not at all."),
)
def report_command(*, article: str, form: str, output: Path | None) -> None:
    """Write the report."""
    with desk(readonly=True) as ready:
        found = ready.find.article(article)
        if output is not None and str(output) != "-":
            say(_("Written: {path}").format(path=ready.reports.write(found, form, output)))
            return
        made = ready.reports.render(found, form)
    sys.stdout.flush()
    sys.stdout.buffer.write(made if isinstance(made, bytes) else _on_terminal(made).encode())
    sys.stdout.buffer.flush()


def _on_terminal(text: str) -> str:
    """The report as a terminal may show it; in a pipe or file it stays what it is."""
    return visible(text, lines=True) if sys.stdout.isatty() else text
