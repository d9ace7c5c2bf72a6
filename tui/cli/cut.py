"""``cut``: one claim becomes two."""

from __future__ import annotations

import click

from claims.errors import BadInput
from claims.i18n import gettext as _
from tui.cli.lines import report_lines
from tui.cli.program import N_, command, option
from tui.cli.session import desk


@command(
    "cut",
    details=N_("The claim gives way to two new ones. Its citations carry over, its verdicts never do."),
    examples=("claimdesk cut k3/20 --before 'et le 17 mars'", "claimdesk cut k3/20 --at 874"),
)
@click.argument("claim", metavar="CLAIM")
@option("--before", "words", metavar="TEXT", help=N_("Words of the claim with which the second one begins."))
@option("--at", type=click.IntRange(min=0), help=N_("Position in the article's text, in code points."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def cut_command(*, claim: str, words: str | None, at: int | None, as_json: bool) -> None:
    """Cut a claim in two."""
    if (words is None) == (at is None):
        raise BadInput(_("Give either --before or --at."))
    with desk() as ready:
        line = ready.claims.line(ready.find.claim(claim))
        if words is not None:
            if not words or line.text.count(words) != 1:
                raise BadInput(
                    _("The claim does not hold these words exactly once."),
                    _("Its words are: {text}").format(text=line.text),
                )
            at = line.start + line.text.index(words)
        parts = ready.claims.cut(line.id, line.version, at or 0)
        lines = tuple(ready.claims.line(part.id) for part in parts)
    report_lines(lines, as_json=as_json)
