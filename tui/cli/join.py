"""``join``: neighbouring claims become one."""

from __future__ import annotations

import click

from tui.cli.lines import report_lines
from tui.cli.program import N_, command, option
from tui.cli.session import desk, find_claims


@command(
    "join",
    details=N_("They give way to a new one. Their citations carry over, their verdicts never do."),
    examples=("claimdesk join k3/20 k3/21",),
)
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def join_command(*, claims: tuple[str, ...], as_json: bool) -> None:
    """Join neighbouring claims."""
    with desk() as ready:
        joined = ready.claims.join(find_claims(ready, claims))
        line = ready.claims.line(joined.id)
    report_lines((line,), as_json=as_json)
