"""``match``: earlier checks of a text, of a claim, or of a stream of texts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from claims.errors import BadInput
from claims.i18n import gettext as _
from tui.cli.dates import language
from tui.cli.earlier import print_search, read_on
from tui.cli.jsonl import Row, answer_rows
from tui.cli.output import document, plain
from tui.cli.program import N_, command, option
from tui.cli.session import desk

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.match import Search

MOST = 1_000
"""The most matches one can ask for."""


@command(
    "match",
    details=N_(
        "--jsonl reads lines {id, text, lang?} from standard input and writes {id, matches} for each. "
        "--lang after the command's name is the language of the text."
    ),
    examples=(
        "claimdesk match 'La coalition a quitté la base K1.'",
        "claimdesk match --claim k3/20",
        "claimdesk match --jsonl --limit 5 < claims.jsonl",
    ),
)
@click.argument("text", metavar="[TEXT]", required=False)
@option("--claim", metavar="CLAIM", help=N_("Look for earlier checks of this claim of yours."))
@option("--jsonl", is_flag=True, help=N_("Read JSON Lines, write JSON Lines."))
@option("--limit", type=click.IntRange(1, MOST), default=10, help=N_("How many at most."))
@option("--lang", type=language, help=N_("Language of the text; guessed when not given."))
@option("--all", "everything", is_flag=True, help=N_("Also those that are probably unrelated."))
@option(
    "--full",
    is_flag=True,
    help=N_("Look for near meanings in the whole database; needs a model of sentence vectors."),
)
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def match_command(
    *,
    text: str | None,
    claim: str | None,
    jsonl: bool,
    limit: int,
    lang: str | None,
    everything: bool,
    full: bool,
    as_json: bool,
) -> None:
    """Find earlier checks."""
    if sum((text is not None, claim is not None, jsonl)) != 1:
        raise BadInput(_("Give a text, --claim CLAIM, or --jsonl with rows on standard input."))
    if full and claim is not None:
        raise BadInput(
            _("--full goes with a text or --jsonl; for claims set full = true in the configuration.")
        )
    with desk() as ready:
        read_on(ready)
        if jsonl:
            answer_rows(partial(_answer, ready, lang=lang, limit=limit, full=full or None))
            return
        if claim is not None:
            search = ready.matches.for_claim(ready.find.claim(claim), limit=limit)
        else:
            words = Row({"text": text}).words("text")
            search = ready.matches.search(words, lang=lang, limit=limit, all=everything, full=full or None)
    if as_json:
        document("matches", _told(search))
    else:
        print_search(search)


def _answer(ready: Desk, row: Row, *, lang: str | None, limit: int, full: bool | None) -> dict[str, object]:
    """What is found for one row of a stream."""
    code = row.language() or lang
    search = ready.matches.search(row.words("text"), lang=code, limit=limit, all=True, full=full)
    told = _told(search)
    return {name: told[name] for name in ("matches", "unindexed") if told[name] != 0}


def _told(search: Search) -> dict[str, object]:
    """What was found and where, as JSON."""
    return {
        "matches": [plain(match) for match in search.matches],
        "looked_in": search.looked_in,
        "unindexed": search.unindexed,
    }
