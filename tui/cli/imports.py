"""``import``: fills the claims database from files of published checks."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.i18n import gettext as _
from claims.i18n import ngettext
from claims.usecases.factchecks import ImportProgress
from tui.cli.output import document, note, say
from tui.cli.program import N_, USER_ERROR, command, option
from tui.cli.progress import drive
from tui.cli.session import desk

if TYPE_CHECKING:
    from collections.abc import Generator

SHOWN = 20
"""Broken rows told one by one; of the others only the number."""


@command(
    "import",
    details=N_(
        "JSON Lines rows are {id, text, title?, lang?, verdict?, url?, publisher?, speaker?, date?, "
        "review?}; a CSV file has the same columns. A row that is there already is brought up to date. A "
        "broken row is told with its line, the rest is imported, and the exit status is 2."
    ),
    examples=("claimdesk import checks.jsonl", "claimdesk import *.csv --source 'Example Check'"),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@option(
    "--format", "form", metavar="FORMAT", default="auto", show_default=True, help=N_("auto, jsonl or csv.")
)
@option("--source", default="import", show_default=True, metavar="NAME", help=N_("Where the rows come from."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def import_command(*, files: tuple[Path, ...], form: str, source: str, as_json: bool) -> None:
    """Import published checks."""
    with desk(unsigned=True) as ready:
        # All files are looked for before the first is imported: a misspelt name leaves nothing half done.
        jobs = [(path, ready.factchecks.import_file(path, format=form, source=source)) for path in files]
        results = [(path, drive(_telling(steps, path))) for path, steps in jobs]
        drive(ready.matches.update())
    if as_json:
        document("import", {"files": [_counts(path, last) for path, last in results]})
    else:
        for path, last in results:
            say(_told(path, last))
    if any(last.failed for _path, last in results):
        click.get_current_context().exit(USER_ERROR)


def _telling(
    steps: Generator[ImportProgress, None, ImportProgress], path: Path
) -> Generator[ImportProgress, None, ImportProgress]:
    """Pass the steps on and tell broken rows as they come; returns the last step."""
    told = 0
    last = ImportProgress(0, 0, "")
    with closing(steps):
        for last in steps:
            told = _tell_broken(last, path, told)
            yield last
    if told > SHOWN:
        more = told - SHOWN
        note(ngettext("… and {n} more broken row.", "… and {n} more broken rows.", more).format(n=more))
    return last


def _tell_broken(step: ImportProgress, path: Path, told: int) -> int:
    """Tell the broken rows of one step, as long as few were told; gives how many there were so far."""
    for error in step.errors[: max(0, SHOWN - told)]:
        said = _("{file}, line {line}: {reason}")
        note(said.format(file=path, line=error.line, reason=error.reason))
    return told + len(step.errors)


def _counts(path: Path, last: ImportProgress) -> dict[str, object]:
    return {
        "file": str(path),
        "added": last.added,
        "updated": last.updated,
        "unchanged": last.unchanged,
        "failed": last.failed,
    }


def _told(path: Path, last: ImportProgress) -> str:
    """One file's result in one line."""
    said = _("{file}: {added} new, {updated} updated, {unchanged} unchanged, {failed} broken")
    return said.format(
        file=path, added=last.added, updated=last.updated, unchanged=last.unchanged, failed=last.failed
    )
