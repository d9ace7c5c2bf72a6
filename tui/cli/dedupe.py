"""``dedupe``: the same claim across all articles, or in a stream of texts."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from claims import words
from claims.errors import BadInput, DeskError
from claims.i18n import gettext as _
from claims.i18n import ngettext
from schema.cluster import PairDecision
from tui.cli.dedupe_scale import over_files
from tui.cli.dedupe_select import over_articles
from tui.cli.earlier import difference
from tui.cli.jsonl import error_row, parse, read_lines
from tui.cli.output import columns, document, plain, say, wrap, write_json
from tui.cli.program import N_, USER_ERROR, command, option
from tui.cli.progress import drive
from tui.cli.session import desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.desk import Desk
    from claims.usecases.searched import Found
    from claims.usecases.selected import Selection
    from schema.cluster import Pair


@command(
    "dedupe",
    details=N_(
        "Without --apply nothing is changed. --jsonl reads all lines {id, text, lang?} from standard input, "
        "then writes {pair, decision, score, differences} and {cluster} lines. With --engine daft it reads "
        "files instead, Parquet or JSON Lines, and --ray spreads the work over a cluster."
    ),
    examples=(
        "claimdesk dedupe --since 2020-03 --publisher 'Le Courrier'",
        "claimdesk dedupe --apply",
        "claimdesk dedupe --review",
        "claimdesk dedupe --jsonl < claims.jsonl",
        "claimdesk dedupe --jsonl --engine daft --ray auto claims/*.parquet -o found.jsonl",
    ),
)
@option("--apply", is_flag=True, help=N_("Store the clusters found; undo takes them back."))
@option("--dry-run", is_flag=True, help=N_("Only show what would be done, as without --apply."))
@option(
    "--review", is_flag=True, help=N_("Ask about each pair that only a person can decide, in plain lines.")
)
@option("--conflicts", is_flag=True, help=N_("Also list claims that agree in all but a figure or a date."))
@over_articles
@option("--jsonl", is_flag=True, help=N_("Read JSON Lines, write JSON Lines."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
@over_files
def dedupe_command(
    *,
    apply: bool,
    dry_run: bool,
    review: bool,
    conflicts: bool,
    article: tuple[str, ...],
    since: str | None,
    until: str | None,
    lang: str | None,
    publisher: str | None,
    jsonl: bool,
    as_json: bool,
) -> None:
    """Find the same claim across articles."""
    _check(apply=apply, dry_run=dry_run, review=review, rows=jsonl or as_json, apart=jsonl)
    if jsonl:
        _stream()
        return
    with desk(readonly=not (apply or review)) as ready:
        if article:
            from tui.cli.dedupe_arrived import arrived

            _refuse_selection(since, until, lang, publisher)
            arrived(ready, article, apply=apply, review=review, as_json=as_json)
            return
        from claims.usecases.selected import Selection

        which = Selection(None, since, until, lang, publisher)
        if review:
            from tui.cli.dedupe_review import go_through

            go_through(ready, drive(ready.clusters.review(which)))
        else:
            _run(ready, which, apply=apply, as_json=as_json, conflicts=conflicts)


def _check(*, apply: bool, dry_run: bool, review: bool, rows: bool, apart: bool) -> None:
    """Refuse options that contradict each other."""
    if apply and apart:
        raise BadInput(_("--apply changes the database; it does not go with --jsonl."))
    if (apply + dry_run + review) > 1:
        raise BadInput(_("--apply, --dry-run and --review exclude each other."))
    if review and rows:
        raise BadInput(_("--review asks people; it goes with neither --json nor --jsonl."))


def _refuse_selection(*chosen: str | None) -> None:
    """Refuse a selection beside --article."""
    if any(chosen):
        raise BadInput(_("--article compares with all others; it goes with no other selection."))


def _run(ready: Desk, which: Selection, *, apply: bool, as_json: bool, conflicts: bool) -> None:
    """Look through all claims selected, and say what was found."""
    from claims.dedupe.conflicts import in_conflict

    found = drive(ready.clusters.run(apply=apply, which=which))
    pairs, clusters = found.answer
    if as_json:
        fields = {"pairs": [plain(pair) for pair in pairs], "clusters": [list(each) for each in clusters]}
        document("duplicates", {**fields, "applied": apply})
        return
    if not found.question.texts:
        say(_("There is no claim to compare."))
        return
    _print_clusters(ready, clusters)
    print_pairs(ready, [pair for pair in pairs if pair.decision is not PairDecision.DIFFERENT])
    conflicting = in_conflict(pairs, clusters)
    if conflicts:
        print_pairs(ready, conflicting)
    _print_counts(ready, found)
    _count_conflicts(len(conflicting), listed=conflicts)
    if clusters and not apply:
        say(_("“claimdesk dedupe --apply” stores this; “undo” takes it back."))


def _print_counts(ready: Desk, found: Found) -> None:
    """Say how much is told more than once, how much a person must decide, and what raises an alarm."""
    count, questions = len(found.answer.clusters), found.opened().left
    said = ngettext("{n} claim is told more than once.", "{n} claims are told more than once.", count)
    say(said.format(n=words.number(count)))
    if questions:
        told = ngettext(
            "{n} question needs a person; “claimdesk dedupe --review” asks it.",
            "{n} questions need a person; “claimdesk dedupe --review” asks them.",
            questions,
        )
        say(told.format(n=words.number(questions)))
    alarms = ready.duplicates.order().alarms
    if alarms:
        told = ngettext(
            "Alarm: {n} stored cluster was found both right and wrong.",
            "Alarm: {n} stored clusters were found both right and wrong.",
            alarms,
        )
        say(told.format(n=words.number(alarms)))


def _count_conflicts(count: int, *, listed: bool) -> None:
    """Say how many claims have another figure or date elsewhere, and how to see them."""
    if not count:
        return
    told = ngettext(
        "{n} pair differs in a figure or a date.", "{n} pairs differ in a figure or a date.", count
    )
    hint = "" if listed else " " + _("“claimdesk dedupe --conflicts” lists them.")
    say(told.format(n=words.number(count)) + hint)


def _print_clusters(ready: Desk, clusters: tuple[tuple[str, ...], ...]) -> None:
    """Print claims that tell the same, below each other."""
    for cluster in clusters:
        for key in cluster:
            say(_place(ready, key, "= "))
        say()


def print_pairs(ready: Desk, pairs: Sequence[Pair]) -> None:
    """Print pairs that are not together, with what differs."""
    for pair in pairs:
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
    gc.disable()  # plain values hold no cycles: looking for some takes a fifth of this process
    try:
        pairs, clusters = drive(deduplicate(claims))
    finally:
        gc.enable()
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
