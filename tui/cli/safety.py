"""``backup`` and ``doctor``: a copy of the database, and faults in it."""

from __future__ import annotations

from pathlib import Path

import click

from claims.i18n import gettext as _
from tui.cli.history import print_findings
from tui.cli.output import document, plain, say
from tui.cli.program import FINDING, N_, command, option
from tui.cli.session import desk


@command("backup", examples=("claimdesk backup ~/claims-2020-03-29.db",))
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
def backup_command(*, path: Path) -> None:
    """Copy the database."""
    with desk(readonly=True) as ready:
        ready.backup(path)
    say(str(path))


@command("doctor", details=N_("Exit status 0 when all is sound, 1 when something was found."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def doctor_command(*, as_json: bool) -> None:
    """Look for faults."""
    with desk(readonly=True) as ready:
        findings = ready.doctor()
    if as_json:
        document("findings", {"findings": [plain(finding) for finding in findings]})
    else:
        print_findings(findings)
        if not findings:
            say(_("All is sound."))
    if findings:
        click.get_current_context().exit(FINDING)
