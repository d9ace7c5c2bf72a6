"""``work`` and ``note``: how far a claim is, and what only the newsroom reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from schema.claim import WorkState
from tui.cli.dates import time
from tui.cli.lines import report_lines
from tui.cli.output import document, plain, say
from tui.cli.program import N_, command, one_of, option
from tui.cli.session import desk, given, given_or_none

if TYPE_CHECKING:
    from datetime import datetime


@command(
    "work",
    details=N_("Waiting needs --for whom or what, skipped needs --for why."),
    examples=(
        "claimdesk work k3/17 waiting --for 'press office of the ministry' --until 22:55",
        "claimdesk work k3/5 skipped --for 'matter of opinion'",
    ),
)
@click.argument("claim", metavar="CLAIM")
@click.argument("state", metavar="STATE", type=one_of(WorkState))
@option("--for", "why", metavar="TEXT", help=N_("Whom or what you wait for, or why you skip it."))
@option("--until", type=time, help=N_("When it is due: 22:55, or 2026-11-23T09:00."))
@option("--assign", "assignee", metavar="NAME", help=N_("Who works on it."))
@option("--priority", type=click.IntRange(-9, 9), help=N_("From -9 to 9; above 0 it must be checked."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def work_command(
    *,
    claim: str,
    state: str,
    why: str | None,
    until: datetime | None,
    assignee: str | None,
    priority: int | None,
    as_json: bool,
) -> None:
    """Say how far the work on a claim is."""
    with desk() as ready:
        line = ready.work.set(
            ready.find.claim(claim),
            WorkState(state),
            note=given(why),
            until=given(until),
            assignee=given_or_none(assignee),
            priority=given(priority),
        )
    report_lines((line,), as_json=as_json)


@command("note", examples=("claimdesk note k3/20 'Ask the map desk before six.'",))
@click.argument("claim", metavar="CLAIM")
@click.argument("text", metavar="TEXT")
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def note_command(*, claim: str, text: str, as_json: bool) -> None:
    """Write an internal note on a claim."""
    with desk() as ready:
        note = ready.notes.add(ready.find.claim(claim), text)
    if as_json:
        document("note", {"note": plain(note)})
    else:
        say(note.id)
