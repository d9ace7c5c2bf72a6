"""The command line: one table of commands, each loaded only when it runs.

``claimdesk --help`` and ``--version`` read this table and nothing else, so that they answer as fast as a bare
click program. The commands live in one small module each and hold no logic of their own: they read what was
typed, call the desk, and print.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

import click

from claims.i18n import gettext as _
from tui.cli.program import N_, Program, Settings, shared_options


class Entry(NamedTuple):
    """Where a command lives and what it does, in one line."""

    module: str
    """Module below ``tui.cli``; it holds a click command named ``<name>_command``."""
    help: str
    """One line for the list of commands, to be translated when shown."""


SECTIONS: tuple[tuple[str, dict[str, Entry]], ...] = (
    (
        N_("Desk"),
        {
            "open": Entry("open", N_("Open the terminal desk on an article.")),
            "demo": Entry("demo", N_("Try the desk on sample articles, in a throw-away database.")),
        },
    ),
    (
        N_("Articles and claims"),
        {
            "split": Entry("split", N_("Print the claims of a text; nothing is stored.")),
            "add": Entry("add", N_("Read an article, split it into claims and store both.")),
            "articles": Entry("articles", N_("List the articles.")),
            "claims": Entry("claims", N_("List the claims of an article.")),
            "show": Entry("show", N_("Show all that is known about a claim.")),
            "search": Entry("search", N_("Find claims in all articles by their words.")),
            "edit": Entry("edit", N_("Change an article's details, or a claim's words or span.")),
            "cut": Entry("cut", N_("Cut a claim in two.")),
            "join": Entry("join", N_("Join neighbouring claims into one.")),
            "new": Entry("edit", N_("Add a claim that the splitter missed.")),
            "group": Entry("edit", N_("Say that claims of one article tell the same fact.")),
            "inside": Entry(
                "inside", N_("Find what an article says twice, and where it disagrees with itself.")
            ),
        },
    ),
    (
        N_("Checking"),
        {
            "mark": Entry("mark", N_("Say what you found about a claim: a verdict.")),
            "fix": Entry("mark", N_("Propose another wording, or accept or refuse one.")),
            "resolve": Entry("mark", N_("End a dispute between analysts, with the reason.")),
            "source": Entry("source", N_("Enter, list and change sources.")),
            "cite": Entry("cite", N_("Cite one source for one or several claims.")),
            "work": Entry("work", N_("Say how far the work on a claim is.")),
            "note": Entry("work", N_("Write an internal note on a claim; it is never exported.")),
        },
    ),
    (
        N_("Earlier checks"),
        {
            "match": Entry("match", N_("Find earlier checks of a claim.")),
            "confirm": Entry("decide", N_("Confirm an earlier check of a claim, and reuse its sources.")),
            "reject": Entry("decide", N_("Say that an earlier check is about something else.")),
            "compare": Entry("compare", N_("Say how close two claims are and in what they differ.")),
            "import": Entry("imports", N_("Fill the claims database from files of published checks.")),
            "export": Entry("imports", N_("Write the claims database to a file others can read.")),
            "dedupe": Entry("dedupe", N_("Find the same claim across all articles.")),
            "same": Entry("dedupe_decide", N_("Hold two claims together as one.")),
            "different": Entry("dedupe_decide", N_("Keep two claims apart, whatever the rules say.")),
            "clusters": Entry("clusters", N_("List the claims told more than once, with their verdicts.")),
            "unmerge": Entry("clusters", N_("Take a claim out of its cluster for good.")),
            "canonical": Entry("clusters", N_("Let a claim stand for all of its cluster.")),
            "handon": Entry("clusters", N_("Give the verdict on a claim to others that tell the same.")),
        },
    ),
    (
        N_("Report and history"),
        {
            "report": Entry("report", N_("Write the verdict report of an article.")),
            "correct": Entry("publish", N_("Record a correction owed to readers.")),
            "sign": Entry("publish", N_("Sign an article as ready.")),
            "undo": Entry("history", N_("Take back your own latest action.")),
            "redo": Entry("history", N_("Do again what you took back.")),
            "log": Entry("history", N_("Show the history, or prove that it is whole.")),
            "redact": Entry("redact", N_("Erase what must not be kept; the history still holds.")),
            "backup": Entry("safety", N_("Copy the database to a file.")),
            "doctor": Entry("safety", N_("Look for faults in the database.")),
        },
    ),
)
"""Every command, in the sections in which ``--help`` lists them."""

COMMANDS: dict[str, Entry] = {name: entry for _title, entries in SECTIONS for name, entry in entries.items()}
"""Every command by its name."""

_INTRODUCTION = N_(
    "A fact-check desk: split an article into claims, check each one, match it against what was checked "
    "before, and export the report. Without a command the library opens."
)
_NAMING = N_(
    "An article or claim is named by its id, by any beginning of it that names only one, or as ARTICLE/24. "
    "Exit status: 0 done, 1 something was found, 2 something you can mend, 70 a fault of the program."
)


class LazyGroup(Program):
    """The program's group: knows every command's name and line, and loads a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command of this name; None when there is none."""
        del ctx
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module = import_module(f"tui.cli.{entry.module}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        command.short_help = entry.help
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command typed; a name that does not exist is answered with its nearest neighbours."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            raise click.UsageError(_unknown(args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by section, from the table alone."""
        del ctx
        for title, entries in SECTIONS:
            with formatter.section(_(title)):
                formatter.write_dl([(name, _(entry.help)) for name, entry in entries.items()])

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say what the program is for."""
        del ctx
        for paragraph in (_INTRODUCTION, _NAMING):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_(paragraph))


def _unknown(name: str) -> str:
    """Say that there is no such command, and which ones are spelt nearly so."""
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=2)
    if near:
        said = _("There is no command “{name}”; did you mean {near}?")
        return said.format(name=name, near=_(" or ").join(near))
    return _("There is no command “{name}”.").format(name=name)


def _print_version(ctx: click.Context, parameter: click.Parameter, value: object) -> None:
    """Print the version of the installed program and end."""
    del parameter
    if not value or ctx.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(f"claimdesk {version('claimdesk')}")
    ctx.exit()


def _start(ctx: click.Context) -> None:
    """Open the library when no command was typed."""
    ctx.ensure_object(Settings)
    if ctx.invoked_subcommand is None:
        from tui.cli.open import open_library

        open_library()


main = LazyGroup(
    "claimdesk",
    callback=click.pass_context(_start),
    invoke_without_command=True,
    params=[
        *shared_options(from_environment=True),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help=N_("Print the version and end."),
        ),
    ],
)
"""The program, for ``tui.__main__`` and for tests."""
