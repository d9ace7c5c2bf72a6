"""``confirm`` and ``reject``: what people decide about an earlier check."""

from __future__ import annotations

import click

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from schema.match import Relation
from tui.cli.output import document, plain, say
from tui.cli.program import N_, command, one_of, option
from tui.cli.session import desk


@command(
    "confirm",
    details=N_(
        "KEY is what “match” prints below an earlier check, f:… or c:…. With --reuse its sources are cited "
        "for the claim, keeping the date they were seen."
    ),
    examples=(
        "claimdesk confirm k3/20 f:0123456789ab --relation narrower",
        "claimdesk confirm k3/20 f:0123456789ab --reuse",
    ),
)
@click.argument("claim", metavar="CLAIM")
@click.argument("key", metavar="KEY")
@option("--relation", type=one_of(Relation), default=Relation.SAME.value, help=N_("How it relates."))
@option("--reuse", is_flag=True, help=N_("It is the same claim: cite its sources here too."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def confirm_command(*, claim: str, key: str, relation: str, reuse: bool, as_json: bool) -> None:
    """Confirm an earlier check."""
    with desk() as ready:
        found = ready.find.claim(claim)
        if not reuse:
            decision = ready.matches.confirm(found, key, Relation(relation))
        else:
            citations = ready.matches.accept(found, key)
    if reuse:
        if as_json:
            document("citations", {"citations": [plain(citation) for citation in citations]})
        else:
            said = ngettext("{n} citation taken over.", "{n} citations taken over.", len(citations))
            say(said.format(n=len(citations)))
    elif as_json:
        document("decision", {"decision": plain(decision)})
    else:
        say(_("Confirmed: {relation}.").format(relation=words.word(decision.relation)))


@command("reject", examples=("claimdesk reject k3/20 f:0123456789ab",))
@click.argument("claim", metavar="CLAIM")
@click.argument("key", metavar="KEY")
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def reject_command(*, claim: str, key: str, as_json: bool) -> None:
    """Reject an earlier check."""
    with desk() as ready:
        decision = ready.matches.reject(ready.find.claim(claim), key)
    if as_json:
        document("decision", {"decision": plain(decision)})
    else:
        say(_("Rejected; for this claim it goes to the end of the list."))
