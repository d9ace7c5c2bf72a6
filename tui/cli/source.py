"""``source add``, ``source list``, ``source edit``: what was consulted, once for many claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from claims import words
from claims.errors import BadInput
from claims.i18n import gettext as _
from schema.source import SourceKind, Terms
from tui.cli.dates import date
from tui.cli.output import document, on_terminal, plain, say, table
from tui.cli.program import N_, Command, command, one_of, option
from tui.cli.session import desk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claims.desk import Desk
    from claims.usecases.sources import SourceEdits, SourceFields
    from schema.source import Source

    Typed = Mapping[str, str | bool | None]
    """Options as click gives them."""

_FIELDS = (
    option("--url", help=N_("Where it is read.")),
    option("--publisher", help=N_("Who published it.")),
    option("--author", help=N_("Who wrote it.")),
    option("--published", type=date, help=N_("When it was published.")),
    option("--archived", metavar="URL", help=N_("An archived copy.")),
    option("--role", help=N_("A person's role.")),
    option("--channel", help=N_("How a person was reached: phone, in person, mail …")),
    option("--spoken", type=date, help=N_("When the person spoke.")),
    option("--terms", type=one_of(Terms), help=N_("On what terms the person spoke.")),
    option("--supplied-by", metavar="NAME", help=N_("Who handed it over.")),
    option("--based-on", metavar="SOURCE", help=N_("Another source it relays: both are one origin.")),
    option("--primary/--secondary", default=None, help=N_("Whether it is first-hand.")),
)


def source_fields(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that describe a source."""
    for add in reversed(_FIELDS):
        function = add(function)
    return function


class SourceGroup(click.Group):
    """The commands on sources; their one-line help is translated when it is shown."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands."""
        del ctx
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(each.short_help or "")) for name, each in self.commands.items()])

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the one-line help."""
        del ctx
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.short_help or ""))


source_command = SourceGroup("source")
"""``claimdesk source``."""


def _below(each: Command, line: str) -> Command:
    """Put a command below ``source`` with its one-line help."""
    each.short_help = line
    source_command.add_command(each)
    return each


def hidden_identity(name: str | None) -> str:
    """Who a confidential source is: asked for on a terminal without showing it, otherwise read from a file.

    An identity is never taken from the command line itself: other users of the machine can read that, and the
    shell keeps it.

    Args:
        name: A file, ``-`` for standard input, or None to ask.

    Raises:
        BadInput: When there is nobody to ask and no file was given, or the file is no text.
    """
    if name is not None:
        with click.open_file(name, encoding="utf-8") as stream:
            try:
                return str(stream.read()).strip()
            except UnicodeDecodeError:
                raise BadInput(_("The file {name} is no text.").format(name=name)) from None
    if not on_terminal():
        raise BadInput(
            _("Say who the confidential source is: --identity FILE, or - for standard input."),
            _("It is kept apart from everything else, never exported, and “redact” erases it."),
        )
    return str(click.prompt(_("Who is it? (kept apart, never shown)"), hide_input=True))


def told(source: Source) -> str:
    """A source in one line."""
    parts = [source.title, source.publisher, source.url]
    if source.published:
        parts.append(words.day(source.published))
    return " · ".join(part for part in parts if part)


@command(
    "add",
    details=N_("A confidential source gets a number instead of a title; who it is goes into --identity."),
    examples=(
        "claimdesk source add 'Press release of the coalition' --url https://example.org/pr --primary",
        "claimdesk source add --kind person --confidential --identity who.txt",
    ),
)
@click.argument("title", metavar="[TITLE]", default="")
@option("--kind", type=one_of(SourceKind), help=N_("What it is; a web page unless you say otherwise."))
@source_fields
@option("--confidential", is_flag=True, help=N_("A person whose identity must not be known."))
@option("--identity", metavar="FILE", help=N_("File that says who a confidential source is."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def _add(
    *,
    title: str,
    kind: str | None,
    confidential: bool,
    identity: str | None,
    as_json: bool,
    **fields: str | bool | None,
) -> None:
    """Enter a source."""
    with desk() as ready:
        made = add_source(ready, title, kind, fields, confidential=confidential, identity=identity)
    if as_json:
        document("source", {"source": plain(made)})
    else:
        say(told(made))
        say(made.id)


def add_source(
    ready: Desk,
    title: str | None,
    kind: str | None,
    typed: Typed,
    *,
    confidential: bool,
    identity: str | None,
) -> Source:
    """Enter a source from the options typed.

    Raises:
        BadInput: When it has neither a title nor a URL and is not confidential.
    """
    fields = source_values(ready, typed)
    name = title or fields.get("url") or ""
    if not name and not confidential:
        raise BadInput(
            _("A source needs a title or a URL."),
            _("Give --title, or --source ID for one that is already there."),
        )
    details = hidden_identity(identity) if confidential else None
    usual = SourceKind.PERSON if confidential else SourceKind.PAGE
    return ready.sources.add(SourceKind(kind) if kind else usual, name, confidential=details, **fields)


def source_values(ready: Desk, typed: Typed) -> SourceFields:
    """The fields of a source that were typed, an empty text being none, codes and ids looked up."""
    values: dict[str, object] = {
        field: None if value == "" else value for field, value in typed.items() if value is not None
    }
    if values.get("terms"):
        values["terms"] = Terms(str(values["terms"]))
    if values.get("based_on"):
        values["based_on"] = ready.find.source(str(values["based_on"]))
    return cast("SourceFields", values)


@command("list")
@click.argument("search", metavar="[WORDS]", default="")
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def _list(*, search: str, as_json: bool) -> None:
    """List sources."""
    with desk(readonly=True) as ready:
        found = ready.sources.list(search or None)
    if as_json:
        document("sources", {"sources": [plain(source) for source in found]})
    else:
        table([(source.id, words.word(source.kind), told(source)) for source in found])


@command("edit")
@click.argument("source", metavar="SOURCE")
@option("--title", help=N_("Its title."))
@source_fields
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def _edit(*, source: str, title: str | None, as_json: bool, **fields: str | bool | None) -> None:
    """Change a source."""
    with desk() as ready:
        values = source_values(ready, fields)
        edits = cast("SourceEdits", values | ({"title": title} if title else {}))
        if not edits:
            raise BadInput(_("Nothing to change was given."))
        changed = ready.sources.edit(ready.find.source(source), None, **edits)
    if as_json:
        document("source", {"source": plain(changed)})
    else:
        say(told(changed))


_below(_add, N_("Enter a source."))
_below(_list, N_("List sources, all or those with these words."))
_below(_edit, N_("Change what is said of a source."))
