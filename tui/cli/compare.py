"""``compare``: how close two claims are, and in what they differ."""

from __future__ import annotations

import click

from claims.errors import BadInput
from claims.i18n import gettext as _
from tui.cli.dates import language
from tui.cli.jsonl import Row, answer_rows
from tui.cli.output import document, plain, say
from tui.cli.program import N_, command, option


@command(
    "compare",
    details=N_(
        "--jsonl reads lines {id, a, b, lang?} from standard input and writes {id, score, probability, "
        "differences} for each. --lang after the command's name is the language of the texts."
    ),
    examples=(
        "claimdesk compare 'Le pont coûte 3 millions.' 'Le pont coûte 4 millions.'",
        "claimdesk compare --jsonl < pairs.jsonl",
    ),
)
@click.argument("a", metavar="[TEXT", required=False)
@click.argument("b", metavar="TEXT]", required=False)
@option("--jsonl", is_flag=True, help=N_("Read JSON Lines, write JSON Lines."))
@option("--lang", type=language, help=N_("Language of the texts; guessed when not given."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def compare_command(*, a: str | None, b: str | None, jsonl: bool, lang: str | None, as_json: bool) -> None:
    """Compare two claims."""
    if jsonl == (b is not None) or (jsonl and a is not None):
        raise BadInput(_("Give two texts, or --jsonl with rows on standard input."))

    from claims.match import compare

    def answer(row: Row) -> dict[str, object]:
        return plain(compare(row.words("a"), row.words("b"), lang=row.language() or lang))

    if jsonl:
        answer_rows(answer)
        return
    result = compare(Row({"a": a}).words("a"), Row({"b": b}).words("b"), lang=lang)
    if as_json:
        document("comparison", plain(result))
        return
    from tui.cli.earlier import difference

    say(_("score {score:.0f} · probability {probability:.2f}").format(**plain(result)))
    for each in result.differences:
        say(f"≠ {difference(each)}")
    if not result.differences:
        say(_("No difference in numbers, dates, names or negation was found."))
