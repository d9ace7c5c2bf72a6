"""``import`` and ``export``: the claims database from files of published checks, and back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.i18n import gettext as _
from claims.i18n import ngettext
from claims.usecases.exports import Which
from claims.usecases.factchecks import ImportProgress
from claims.words import word
from tui.cli.output import document, note, say, write_text
from tui.cli.program import N_, USER_ERROR, command, option
from tui.cli.progress import drive
from tui.cli.session import desk

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from schema.factcheck import Repair

SHOWN = 20
"""Broken rows told one by one; of the others only the number."""
ROWS_NAMED = 5
"""Rows named for each kind of repair."""


@command(
    "import",
    details=N_(
        "JSON Lines rows are {id, text, title?, lang?, verdict?, url?, publisher?, speaker?, date?, "
        "review?}; a CSV file has the same columns. ClaimReview is read from saved pages and JSON-LD, and so "
        "are the Data Commons feed and answers of the Fact Check Tools API. A row that is there already is "
        "brought up to date. What was amiss and could be read is told; a broken row is told with its line, "
        "the rest is imported, and the exit status is 2."
    ),
    examples=(
        "claimdesk import checks.jsonl",
        "claimdesk import *.csv --source 'Example Check'",
        "claimdesk import page.html feed.json",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@option(
    "--format",
    "form",
    metavar="FORMAT",
    default="auto",
    show_default=True,
    help=N_("auto, jsonl, csv, claimreview, factcheck-api or datacommons."),
)
@option("--source", metavar="NAME", help=N_("Where the rows come from, if the rows do not say it better."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def import_command(*, files: tuple[Path, ...], form: str, source: str | None, as_json: bool) -> None:
    """Import published checks."""
    with desk(unsigned=True) as ready:
        # All files are looked for before the first is imported: a misspelt name leaves nothing half done.
        jobs = [(path, ready.factchecks.import_file(path, format=form, source=source)) for path in files]
        results = [_imported(path, steps) for path, steps in jobs]
        drive(ready.matches.update())
        drive(ready.matches.embed())
    if as_json:
        document("import", {"files": [result.counts() for result in results]})
    else:
        for result in results:
            say(result.told())
            _tell_repairs(result)
    if any(result.last.failed for result in results):
        click.get_current_context().exit(USER_ERROR)


@dataclass(frozen=True, slots=True)
class _Imported:
    """What became of one file."""

    path: Path
    last: ImportProgress
    repairs: Sequence[tuple[int, Repair]]

    def counts(self) -> dict[str, object]:
        """The result as JSON."""
        names = ("added", "updated", "unchanged", "failed", "empty")
        return {
            "file": str(self.path),
            **{name: getattr(self.last, name) for name in names},
            "repairs": [{"line": line, "code": code} for line, code in self.repairs],
        }

    def told(self) -> str:
        """The result in one line."""
        last = self.last
        said = _("{file}: {added} new, {updated} updated, {unchanged} unchanged, {failed} broken")
        return said.format(
            file=self.path,
            added=last.added,
            updated=last.updated,
            unchanged=last.unchanged,
            failed=last.failed,
        )


def _imported(path: Path, steps: Generator[ImportProgress, None, ImportProgress]) -> _Imported:
    repairs: list[tuple[int, Repair]] = []
    return _Imported(path, drive(_telling(steps, path, repairs)), repairs)


def _telling(
    steps: Generator[ImportProgress, None, ImportProgress], path: Path, repairs: list[tuple[int, Repair]]
) -> Generator[ImportProgress, None, ImportProgress]:
    """Pass the steps on, tell broken rows as they come and gather repairs; returns the last step."""
    told = 0
    last = ImportProgress(0, 0, "")
    with closing(steps):
        for last in steps:
            told = _tell_broken(last, path, told)
            repairs.extend(last.repairs)
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


def _tell_repairs(result: _Imported) -> None:
    """Tell what was put right, a line for each kind, with the first rows it happened in."""
    by_code: dict[Repair, list[int]] = {}
    for line, code in result.repairs:
        by_code.setdefault(code, []).append(line)
    for code, lines in by_code.items():
        shown = ", ".join(str(line) for line in lines[:ROWS_NAMED])
        more = " …" if len(lines) > ROWS_NAMED else ""
        said = ngettext("{what}: {n} row ({lines}{more})", "{what}: {n} rows ({lines}{more})", len(lines))
        note("  " + said.format(what=word(code), n=len(lines), lines=shown, more=more))


@command(
    "export",
    details=N_(
        "Formats: jsonl, csv, claimreview; import reads each of them back. Our own verdicts are those that "
        "stand; disputed and reopened ones are left out. Without -o it goes to standard output."
    ),
    examples=("claimdesk export -o checks.jsonl", "claimdesk export --format claimreview --which own"),
)
@option(
    "--format",
    "form",
    metavar="FORMAT",
    default="jsonl",
    show_default=True,
    help=N_("In which format."),
)
@option(
    "--which",
    type=click.Choice(list(Which)),
    default=Which.ALL,
    show_default=True,
    help=N_("Imported checks, our own verdicts, or both."),
)
@option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help=N_("File to write; it is replaced as a whole or not at all."),
)
def export_command(*, form: str, which: Which, output: Path | None) -> None:
    """Write the claims database to a file."""
    with desk(readonly=True) as ready:
        if output is not None and str(output) != "-":
            say(_("Written: {path}").format(path=ready.factchecks.export_file(output, form, which=which)))
            return
        for piece in ready.factchecks.export(form, which=which):
            write_text(piece)
