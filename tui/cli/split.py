"""``split``: the claims of a text, nothing stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claims.errors import BadInput
from claims.i18n import gettext as _
from tui.cli.dates import date, language
from tui.cli.jsonl import Row, answer_rows
from tui.cli.output import columns, document, note, plain, say, wrap
from tui.cli.program import N_, command, option

if TYPE_CHECKING:
    from schema.claim import ClaimDraft, Split


@command(
    "split",
    details=N_(
        "ARTICLE is a file, or - for standard input. --jsonl reads lines {id, text, lang?, published?} from "
        "standard input and writes {id, lang, sentences, claims, splitter} for each, positions in code "
        "points of the text as it came. --lang after the command's name is the language of the text."
    ),
    examples=(
        "claimdesk split article.txt",
        "claimdesk split article.txt --published 2020-03-29 --json",
        "claimdesk split --jsonl < texts.jsonl",
    ),
)
@click.argument("article", metavar="[ARTICLE]", required=False)
@option("--jsonl", is_flag=True, help=N_("Read JSON Lines, write JSON Lines."))
@option("--lang", type=language, help=N_("Language of the text; guessed when not given."))
@option("--published", type=date, help=N_("Publication date, on which relative dates rest."))
@option("--splitter", metavar="NAME", help=N_("Which splitter to use; CLAIMDESK_SPLITTER says the same."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def split_command(
    *,
    article: str | None,
    jsonl: bool,
    lang: str | None,
    published: str | None,
    splitter: str | None,
    as_json: bool,
) -> None:
    """Split a text into claims."""
    if jsonl == (article is not None):
        raise BadInput(_("Give an article, or --jsonl with rows on standard input."))
    from claims.splitting import chosen

    cut = chosen(splitter)
    if jsonl:

        def answer(row: Row) -> dict[str, object]:
            found = cut(row.text("text"), row.language() or lang, row.date("published") or published)
            return {
                "lang": found.lang,
                "sentences": found.sentences,
                "claims": [plain(claim) for claim in found.claims],
                "splitter": found.splitter,
            }

        answer_rows(answer)
        return
    from tui.cli.reading import read_article

    reading = read_article(article or "-")
    found = cut(reading.text, lang or reading.lang, published or reading.published)
    if as_json:
        document("split", {"text": reading.text, **plain(found)})
    else:
        _print(found)


def _print(found: Split) -> None:
    """Print the claims, each with its kind and speaker below."""
    for number, claim in enumerate(found.claims, 1):
        say(wrap(claim.claim, columns(), "     ", f"{number:>3}  "))
        say(wrap(_about(claim), columns(), "     "))
    note(_("Split by {splitter}.").format(splitter=found.splitter))


def _about(claim: ClaimDraft) -> str:
    from claims import words

    parts = [words.word(claim.kind), f"{claim.start}–{claim.end}"]
    if claim.speaker:
        parts.append(claim.speaker)
    parts += [words.word(reason) for reason in claim.reasons]
    return " · ".join(parts)
