"""``correct`` and ``sign``: corrections owed to readers, and the word that an article is ready."""

from __future__ import annotations

import click

from claims.i18n import gettext as _
from tui.cli.dates import date
from tui.cli.output import document, plain, say
from tui.cli.program import N_, command, option
from tui.cli.session import desk


@command(
    "correct",
    examples=("claimdesk correct k3 'dans l’est' 'dans l’ouest' 'Al-Qaim lies in the west.'",),
)
@click.argument("article", metavar="ARTICLE")
@click.argument("wrong", metavar="WRONG")
@click.argument("right", metavar="RIGHT")
@click.argument("why", metavar="WHY")
@option("--published", type=date, help=N_("When the correction was published."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def correct_command(
    *, article: str, wrong: str, right: str, why: str, published: str | None, as_json: bool
) -> None:
    """Record a correction."""
    with desk() as ready:
        made = ready.publications.correct(ready.find.article(article), wrong, right, why, published=published)
    if as_json:
        document("correction", {"correction": plain(made)})
    else:
        say(f"{made.wrong} → {made.right}")


@command("sign", examples=("claimdesk sign k3 --role 'desk editor'",))
@click.argument("article", metavar="ARTICLE")
@option("--who", metavar="NAME", help=N_("Who signs; you unless you say otherwise."))
@option("--role", default="editor", show_default=True, help=N_("In what role."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def sign_command(*, article: str, who: str | None, role: str, as_json: bool) -> None:
    """Sign an article as ready."""
    with desk() as ready:
        made = ready.publications.sign(ready.find.article(article), who or ready.analyst or "", role)
    if as_json:
        document("signoff", {"signoff": plain(made)})
    else:
        say(_("Signed by {who}, {role}.").format(who=made.who, role=made.role))
