"""``cite``: one source for one or several claims."""

from __future__ import annotations

from typing import TypedDict, cast

import click

from claims import words
from claims.errors import BadInput
from claims.i18n import gettext as _
from claims.i18n import ngettext
from schema.source import SourceKind, Stance
from schema.verdict import Aspect
from tui.cli.dates import date, language
from tui.cli.output import document, plain, say
from tui.cli.program import N_, command, one_of, option
from tui.cli.session import desk, find_claims
from tui.cli.source import add_source, source_fields


@command(
    "cite",
    details=N_("Name a source that is there with --source, or describe a new one with --title, --url …"),
    examples=(
        "claimdesk cite k3/20 k3/21 --title 'Press release' --url https://example.org/pr --primary",
        "claimdesk cite k3/20 --source s7 --stance contradicts --quote '… near the Syrian border …'",
    ),
)
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@option("--source", metavar="SOURCE", help=N_("The id of a source that is already there."))
@option("--title", help=N_("Title of a new source."))
@option("--kind", type=one_of(SourceKind), help=N_("What the new source is; a web page unless you say so."))
@source_fields
@option("--confidential", is_flag=True, help=N_("The new source is a person who must not be known."))
@option("--identity", metavar="FILE", help=N_("File that says who a confidential source is."))
@option("--quote", help=N_("Its words, as they stand there."))
@option("--quote-lang", type=language, help=N_("Language of the quotation."))
@option("--translation", help=N_("The quotation in the language of the article."))
@option("--locator", help=N_("Page, paragraph or time."))
@option("--accessed", type=date, help=N_("The day it was read."))
@option("--stance", type=one_of(Stance), default=Stance.SUPPORTS.value, help=N_("How it bears on the claim."))
@option("--on", "aspect", type=one_of(Aspect), default=Aspect.CONTENT.value, help=N_("What it speaks to."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def cite_command(
    *,
    claims: tuple[str, ...],
    source: str | None,
    title: str | None,
    kind: str | None,
    confidential: bool,
    identity: str | None,
    stance: str,
    aspect: str,
    as_json: bool,
    **typed: str | bool | None,
) -> None:
    """Cite a source."""
    words_said = {name: typed.pop(name) for name in Words.__annotations__}
    if source and (title or kind or confidential or any(value is not None for value in typed.values())):
        raise BadInput(
            _("Give either --source or the details of a new source, not both."),
            _("“claimdesk source edit” changes a source that is there."),
        )
    with desk() as ready:
        found = find_claims(ready, claims)
        if source:
            cited = ready.sources.get(ready.find.source(source))
        else:
            cited = add_source(ready, title, kind, typed, confidential=confidential, identity=identity)
        made = ready.sources.cite(
            found, cited.id, aspect=Aspect(aspect), stance=Stance(stance), **cast("Words", words_said)
        )
    if as_json:
        document("citations", {"citations": [plain(citation) for citation in made]})
        return
    said = ngettext("{symbol} {source}: {n} claim", "{symbol} {source}: {n} claims", len(made))
    say(said.format(symbol=words.symbol(Stance(stance)), source=cited.title, n=len(made)))
    say(cited.id)


class Words(TypedDict):
    """What a citation quotes, and where it stands there."""

    quote: str | None
    quote_lang: str | None
    translation: str | None
    locator: str | None
    accessed: str | None
