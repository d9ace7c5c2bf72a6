"""``undo``, ``redo`` and ``log``: what was done, taken back, and whether the record of it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claims import words
from claims.chronicle import sentence
from claims.errors import BadInput
from claims.i18n import gettext as _
from claims.i18n import ngettext
from tui.cli.output import document, note, plain, say, table
from tui.cli.program import FINDING, N_, command, option
from tui.cli.session import desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.history import Event, Finding


@command("undo")
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def undo_command(*, as_json: bool) -> None:
    """Take back one's own latest action."""
    with desk() as ready:
        event = ready.history.undo()
    _print_event(event, as_json=as_json)


@command("redo")
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def redo_command(*, as_json: bool) -> None:
    """Do again what one took back."""
    with desk() as ready:
        event = ready.history.redo()
    _print_event(event, as_json=as_json)


def _print_event(event: Event, *, as_json: bool) -> None:
    if as_json:
        document("event", {"event": plain(event)})
    else:
        say(_told(event))


def _told(event: Event) -> str:
    """What happened, in one sentence; a purged payload leaves only its kind."""
    return sentence(event.kind, event.payload.about if event.payload else {})


@command(
    "log",
    details=N_("--verify proves that no event and no row was changed behind the program's back."),
    examples=("claimdesk log k3 --limit 20", "claimdesk log --verify"),
)
@click.argument("article", metavar="[ARTICLE]", required=False)
@option("--limit", type=click.IntRange(1, 1_000_000), default=100, help=N_("How many events, newest first."))
@option("--verify", is_flag=True, help=N_("Check the whole history instead of printing it."))
@option("--head", metavar="HASH", help=N_("With --verify: the head a report printed must still be there."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def log_command(*, article: str | None, limit: int, verify: bool, head: str | None, as_json: bool) -> None:
    """Show or verify the history."""
    if head and not verify:
        raise BadInput(_("--head goes with --verify."))
    if verify:
        _verify(head, as_json=as_json)
        return
    with desk(readonly=True) as ready:
        found = ready.find.article(article) if article else None
        events = ready.history.log(found, limit)
    if as_json:
        document("log", {"events": [plain(event) for event in events]})
        return
    table(
        [
            (str(event.seq), words.moment(event.at.astimezone()), event.analyst, _told(event))
            for event in events
        ]
    )
    if not events:
        note(_("Nothing has happened yet."))


def _verify(head: str | None, *, as_json: bool) -> None:
    """Print whether the history is whole; exit status 1 when it is not."""
    with desk(readonly=True) as ready:
        found = ready.history.verify(head)
    if as_json:
        document("verification", plain(found) | {"sound": found.sound})
    else:
        print_findings(found.findings)
        if found.sound:
            said = ngettext(
                "{n} event; the history is whole.", "{n} events; the history is whole.", found.events
            )
            say(said.format(n=words.number(found.events)))
        say(_("Head: {digest}").format(digest=found.head or "–"))
    if not found.sound:
        click.get_current_context().exit(FINDING)


def print_findings(findings: Sequence[Finding]) -> None:
    """Print what is wrong, each with what to do about it."""
    for finding in findings:
        say(f"✗ {finding.message}")
        if finding.hint:
            say(f"  {finding.hint}")
