"""``clusters``, ``unmerge``, ``canonical`` and ``handon``: what the cluster browser does, by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claims import words
from claims.errors import BadInput
from claims.i18n import gettext as _
from claims.i18n import ngettext
from tui.cli.lines import report_lines
from tui.cli.output import columns, document, note, plain, say, wrap
from tui.cli.program import N_, command, option
from tui.cli.session import desk

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.base import Id
    from schema.cluster import Cluster
    from schema.duplicates import ClaimSide, ClusterLine


@command(
    "clusters",
    details=N_(
        "With CLAIM: all members of its cluster with their articles, dates and verdicts, and decisions."
    ),
    examples=("claimdesk clusters --alarms", "claimdesk clusters k3/20"),
)
@click.argument("claim", metavar="[CLAIM]", required=False)
@option("--alarms", is_flag=True, help=N_("Only clusters found both right and wrong."))
@option("--limit", type=click.IntRange(1, 1_000_000), default=50, help=N_("How many clusters, alarms first."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def clusters_command(*, claim: str | None, alarms: bool, limit: int, as_json: bool) -> None:
    """List the claims told more than once, or the members of one cluster."""
    with desk(readonly=True) as ready:
        if claim:
            _show(ready, ready.find.claim(claim), as_json=as_json)
            return
        order = ready.duplicates.order()
        wanted = order.ids[: order.alarms] if alarms else order.ids
        lines = ready.duplicates.lines(wanted[:limit])
    if as_json:
        document("clusters", {"clusters": [plain(line) for line in lines], "total": len(wanted)})
        return
    for line in lines:
        say(wrap(_told(line), columns(), "    ", ""))
    count = ngettext("{n} cluster", "{n} clusters", len(wanted)).format(n=words.number(len(wanted)))
    note(f"{count}.")


@command("unmerge", examples=("claimdesk unmerge p8/4 --why 'Another bridge.'",))
@click.argument("claim", metavar="CLAIM")
@option("--why", help=N_("Why, for those who come after you."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def unmerge_command(*, claim: str, why: str | None, as_json: bool) -> None:
    """Take a claim out of its cluster."""
    with desk() as ready:
        left = ready.clusters.split_off(ready.find.claim(claim), why)
    if as_json:
        document("cluster", {"cluster": plain(left) if left else None})
    elif left is None:
        say(_("Taken out; no cluster is left."))
    else:
        said = _("Taken out; {claims} are left together.")
        say(said.format(claims=words.claims(len(left.members))))


@command("canonical", examples=("claimdesk canonical k3/20 --why 'Closest to the report.'",))
@click.argument("claim", metavar="CLAIM")
@option("--why", help=N_("Why, for those who come after you."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def canonical_command(*, claim: str, why: str | None, as_json: bool) -> None:
    """Let a claim stand for its cluster."""
    with desk() as ready:
        cluster = ready.clusters.canonical(ready.find.claim(claim), why)
    if as_json:
        document("cluster", {"cluster": plain(cluster)})
    else:
        say(_("It stands for {claims} now.").format(claims=words.claims(len(cluster.members))))


@command("handon", examples=("claimdesk handon k3/20 p8/4", "claimdesk handon k3/20 --all"))
@click.argument("claim", metavar="CLAIM")
@click.argument("others", metavar="[CLAIM]...", nargs=-1)
@option("--all", "everybody", is_flag=True, help=N_("To all open members of its cluster."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def handon_command(*, claim: str, others: tuple[str, ...], everybody: bool, as_json: bool) -> None:
    """Give the verdict on a claim to others that tell the same."""
    if everybody == bool(others):
        raise BadInput(_("Say which claims get the verdict, or --all."))
    with desk() as ready:
        source = ready.find.claim(claim)
        if everybody:
            cluster = ready.clusters.of(source)
            wanted = [member for member in cluster.members if member != source] if cluster else []
        else:
            wanted = [ready.find.claim(other) for other in others]
        given = ready.duplicates.hand_on(source, wanted)
    report_lines(given, as_json=as_json)


def _told(line: ClusterLine) -> str:
    """A cluster in a line: alarm, how many members and articles, how they stand, and the canonical claim."""
    articles = ngettext("{n} article", "{n} articles", line.articles).format(n=words.number(line.articles))
    standings = ", ".join(f"{words.number(n)} {words.word(each)}" for each, n in line.standings.items())
    alarm = _("Alarm: found both right and wrong.") + " " if line.conflict else ""
    head = line.canonical
    counted = f"{words.claims(line.members)}, {articles}; {standings}"
    return f"{head.article[:6]}/{head.number} {alarm}{counted}. {head.claim}"


def _show(ready: Desk, claim: Id, *, as_json: bool) -> None:
    """Print the cluster of a claim, its members with their verdicts, and what people decided."""
    cluster = ready.clusters.of(claim)
    members = ready.duplicates.members(cluster.id) if cluster else (claim,)
    sides = ready.duplicates.sides(members, around=False)
    decisions = ready.duplicates.decisions(claim)
    if as_json:
        fields = {
            "members": [plain(side) for side in sides],
            "decisions": [plain(link) for link in decisions],
        }
        document("cluster", {"cluster": plain(cluster) if cluster else None, **fields})
        return
    if cluster is None:
        say(_("This claim is in no cluster."))
    else:
        _print_members(ready, cluster, sides)
    for link in decisions:
        other = ready.claims.line(link.b if link.a == claim else link.a)
        at = words.moment(link.at.astimezone())
        named = f"{other.article[:6]}/{other.number} {other.claim}"
        parts = (link.analyst, at, words.word(link.kind), link.why or "", named)
        say(wrap(" · ".join(part for part in parts if part), columns(), "    ", "  "))


def _print_members(ready: Desk, cluster: Cluster, sides: tuple[ClaimSide, ...]) -> None:
    """Print a cluster's line, then each member with its article, date and verdict."""
    for each in ready.duplicates.lines([cluster.id]):
        say(wrap(_told(each), columns(), "    ", ""))
    for side in sides:
        line, article = side.line, side.article
        day = words.day(article.published) if article.published else _("no date")
        stands = f"{words.line_symbol(line)} {words.verdict(line)}"
        about = ", ".join((article.publisher or article.title, day, stands))
        star = "★ " if side.canonical else ""
        say(wrap(f"{star}{about}: {line.claim}", columns(), "    ", f"  {line.article[:6]}/{line.number} "))
