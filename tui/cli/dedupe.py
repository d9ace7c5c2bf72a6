"""``dedupe``: the same claim across all articles, or in a stream of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claims import words
from claims.errors import BadInput, DeskError
from claims.i18n import gettext as _
from claims.i18n import ngettext
from tui.cli.earlier import difference
from tui.cli.jsonl import error_row, parse, read_lines
from tui.cli.output import columns, document, plain, say, wrap, write_json
from tui.cli.program import N_, USER_ERROR, command, option
from tui.cli.progress import drive
from tui.cli.session import desk

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.cluster import Pair


@command(
    "dedupe",
    details=N_(
        "Without --apply nothing is changed. --jsonl reads all lines {id, text, lang?} from standard input, "
        "then writes {pair, decision, score, differences} and {cluster} lines."
    ),
    examples=("claimdesk dedupe", "claimdesk dedupe --apply", "claimdesk dedupe --jsonl < claims.jsonl"),
)
@option("--apply", is_flag=True, help=N_("Store the clusters found; undo takes them back."))
@option("--jsonl", is_flag=True, help=N_("Read JSON Lines, write JSON Lines."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def dedupe_command(*, apply: bool, jsonl: bool, as_json: bool) -> None:
    """Find the same claim across articles."""
    if jsonl:
        if apply:
            raise BadInput(_("--apply changes the database; it does not go with --jsonl."))
        _stream()
        return
    with desk(readonly=not apply) as ready:
        pairs, clusters = drive(ready.clusters.run(apply=apply))
        if as_json:
            fields = {"pairs": [plain(pair) for pair in pairs], "clusters": [list(each) for each in clusters]}
            document("duplicates", {**fields, "applied": apply})
            return
        _print_clusters(ready, clusters)
        _print_review(ready, pairs)
    count = len(clusters)
    said = ngettext("{n} claim is told more than once.", "{n} claims are told more than once.", count)
    say(said.format(n=count))
    if count and not apply:
        say(_("“claimdesk dedupe --apply” stores this; “undo” takes it back."))


def _print_clusters(ready: Desk, clusters: tuple[tuple[str, ...], ...]) -> None:
    """Print claims that tell the same, below each other."""
    for cluster in clusters:
        for key in cluster:
            say(_place(ready, key, "= "))
        say()


def _print_review(ready: Desk, pairs: tuple[Pair, ...]) -> None:
    """Print pairs a person should look at."""
    for pair in pairs:
        if pair.decision.value != "review":
            continue
        say(f"{words.word(pair.decision)} · {pair.score:.0f}")
        say(_place(ready, pair.a, "  "))
        say(_place(ready, pair.b, "  "))
        if pair.differences:
            say("  ≠ " + " · ".join(difference(each) for each in pair.differences))
        say()


def _place(ready: Desk, claim: str, first: str) -> str:
    """A claim with where it stands."""
    line = ready.claims.line(claim)
    start = f"{first}{line.article[:6]}/{line.number} {words.line_symbol(line)} "
    return wrap(line.claim, columns(), "    ", start)


def _stream() -> None:
    """Answer rows from standard input once all are read; bad rows are answered first, in their order."""
    from claims.dedupe import DedupeClaim, deduplicate

    claims: list[DedupeClaim] = []
    ids: list[object] = []
    bad = 0
    for line in read_lines():
        identifier: object = None
        try:
            row = parse(line)
            identifier = row.id
            claims.append(DedupeClaim(str(len(ids)), row.text("text"), row.language()))
            ids.append(identifier)
        except DeskError as error:
            bad += 1
            write_json(error_row(identifier, error))
    pairs, clusters = drive(deduplicate(claims))
    for pair in pairs:
        told = plain(pair)
        write_json(
            {
                "pair": [ids[int(pair.a)], ids[int(pair.b)]],
                "decision": told["decision"],
                "score": told["score"],
                "differences": told["differences"],
            }
        )
    for cluster in clusters:
        write_json({"cluster": [ids[int(key)] for key in cluster]})
    if bad:
        click.get_current_context().exit(USER_ERROR)
