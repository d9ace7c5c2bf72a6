"""``confirm`` and ``reject``: what people decide about an earlier check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from schema.match import Relation
from tui.cli.output import document, note, plain, say
from tui.cli.program import N_, command, one_of, option
from tui.cli.session import desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.match import MatchDecision


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
        others = ready.matches.others(found, key)
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
    _tell_others(others, Relation.SAME if reuse else Relation(relation))


@command("reject", examples=("claimdesk reject k3/20 f:0123456789ab",))
@click.argument("claim", metavar="CLAIM")
@click.argument("key", metavar="KEY")
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def reject_command(*, claim: str, key: str, as_json: bool) -> None:
    """Reject an earlier check."""
    with desk() as ready:
        found = ready.find.claim(claim)
        decision = ready.matches.reject(found, key)
        others = ready.matches.others(found, key)
    if as_json:
        document("decision", {"decision": plain(decision)})
    else:
        say(_("Rejected; for this claim it goes to the end of the list."))
    _tell_others(others, Relation.UNRELATED)


def _tell_others(others: Sequence[MatchDecision], relation: Relation) -> None:
    """Say on standard error which analysts decided otherwise before; that stays in sight."""
    for other in others:
        if other.relation is not relation:
            note(words.said_before(other))
