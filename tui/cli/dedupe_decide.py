"""``same`` and ``different``: what people decide about two claims; it wins over every rule."""

from __future__ import annotations

import click

from claims import words
from claims.i18n import gettext as _
from schema.cluster import LinkKind
from tui.cli.output import document, plain, say
from tui.cli.program import N_, command, option
from tui.cli.session import desk


@command("same", examples=("claimdesk same k3/20 p8/4 --why 'Both quote the same communiqué.'",))
@click.argument("a", metavar="CLAIM")
@click.argument("b", metavar="CLAIM")
@option("--why", help=N_("Why, for those who come after you."))
@option("--canonical", is_flag=True, help=N_("Let the first one stand for all of the cluster."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def same_command(*, a: str, b: str, why: str | None, canonical: bool, as_json: bool) -> None:
    """Hold two claims together."""
    with desk() as ready:
        first = ready.find.claim(a)
        cluster = ready.clusters.merge(
            first, ready.find.claim(b), why, canonical=first if canonical else None
        )
    if as_json:
        document("cluster", {"cluster": plain(cluster)})
    else:
        say(_("One claim now, told {n} times.").format(n=len(cluster.members)))


@command("different", examples=("claimdesk different k3/20 p8/4 --conflicting-figure",))
@click.argument("a", metavar="CLAIM")
@click.argument("b", metavar="CLAIM")
@option("--conflicting-figure", is_flag=True, help=N_("The same fact with another figure."))
@option("--why", help=N_("Why, for those who come after you."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def different_command(*, a: str, b: str, conflicting_figure: bool, why: str | None, as_json: bool) -> None:
    """Keep two claims apart."""
    kind = LinkKind.CONFLICTING_FIGURE if conflicting_figure else LinkKind.CANNOT
    with desk() as ready:
        link = ready.clusters.link(ready.find.claim(a), ready.find.claim(b), kind, why)
    if as_json:
        document("link", {"link": plain(link)})
    else:
        say(words.word(link.kind))
