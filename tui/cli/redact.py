"""``redact``: erases an event's contents or a confidential identity; the history still proves itself."""

from __future__ import annotations

import click

from claims.errors import BadInput
from claims.i18n import gettext as _
from tui.cli.output import on_terminal, say
from tui.cli.program import N_, command, option
from tui.cli.session import desk


@command(
    "redact",
    details=N_("What is erased cannot be brought back. “log” prints the numbers of the events."),
    examples=(
        "claimdesk redact --event 41 --why 'Names a minor.'",
        "claimdesk redact --identity 1 --why 'The source asked for it.'",
    ),
)
@option("--event", type=click.IntRange(min=1), metavar="NUMBER", help=N_("The event to empty."))
@option(
    "--identity", type=click.IntRange(min=1), metavar="NUMBER", help=N_("The confidential source to forget.")
)
@option("--why", required=True, help=N_("The reason; it is kept."))
@option("--yes", is_flag=True, help=N_("Do not ask again."))
def redact_command(*, event: int | None, identity: int | None, why: str, yes: bool) -> None:
    """Erase for good."""
    if (event is None) == (identity is None):
        raise BadInput(_("Give either --event or --identity."))
    if not yes and on_terminal() and not click.confirm(_("Erase it for good?")):
        return
    with desk() as ready:
        if event is not None:
            ready.history.redact(event, why)
            say(_("Event {number} was emptied.").format(number=event))
        elif identity is not None:
            ready.sources.erase(identity, why)
            say(_("Who confidential source {number} is was erased.").format(number=identity))
