"""Writes the pages that are generated from the program, so that they cannot disagree with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims import i18n
from tui.cli import COMMANDS, main

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.commands.base import AnyCommand

HERE = Path(__file__).parent
WIDTH = 88

INTRODUCTION = """\
# Commands

Generated from the program by `make docs`; `claimdesk COMMAND --help` prints the same. Errors are one sentence
and a hint on standard error. Exit status: 0 done, 1 something was found, 2 something you can mend, 70 a
defect of ours (its log is named), 130 interrupted, 141 the reader of the output went away.
"""

KEYS_INTRODUCTION = """\
# Keys

Generated from the program by `make docs`; `?` shows the same on screen. The names are those to use under
`[keys]` in the configuration file, where other keys can be chosen.
"""


def commands_page() -> str:
    """The help of every command, in English, one section each."""
    i18n.use("en")
    program = click.Context(main, info_name="claimdesk", terminal_width=WIDTH)
    sections = [INTRODUCTION, _help(main, program)]
    for name in COMMANDS:
        command = main.get_command(program, name)
        if command:
            sections += _sections(command, program, name)
    return "\n".join(sections)


def _sections(command: click.Command, parent: click.Context, name: str) -> Iterator[str]:
    """The help of a command and of the commands below it."""
    context = click.Context(command, parent=parent, info_name=name, terminal_width=WIDTH)
    yield f"## {context.command_path}\n"
    yield _help(command, context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            inner = command.get_command(context, below)
            if inner:
                yield from _sections(inner, context, below)


def _help(command: click.Command, context: click.Context) -> str:
    """A command's help as a block of plain text."""
    return f"```text\n{command.get_help(context)}\n```\n"


def keys_page() -> str:
    """What every key does, screen by screen, in English."""
    from tui.commands.checking import CHECKING
    from tui.commands.desk import DESK
    from tui.commands.duplicates import DUPLICATES
    from tui.commands.library import LIBRARY
    from tui.commands.review import REVIEW

    i18n.use("en")
    tables = [
        _keys_table("The library", LIBRARY),
        _keys_table("The desk", DESK),
        _keys_table("The earlier checks of a claim", CHECKING),
        _keys_table("Duplicates", DUPLICATES),
        _keys_table("The review of doubtful pairs", REVIEW),
    ]
    return "\n".join([KEYS_INTRODUCTION, *tables])


def _keys_table(title: str, commands: Sequence[AnyCommand]) -> str:
    """One screen's actions as a table, in the order of the screen's own help."""
    from tui.commands.base import Group, spoken_key

    rows = [f"## {title}\n", "| Key | Action | Name | What it does |", "|---|---|---|---|"]
    groups = list(Group)
    for command in sorted(commands, key=lambda command: groups.index(command.group)):
        keys = " ".join(f"`{spoken_key(key)}`" for key in command.keys.split(","))
        rows.append(f"| {keys} | {command.words()} | `{command.name}` | {command.explanation()} |")
    return "\n".join(rows) + "\n"


PAGES = {"commands.md": commands_page, "keys.md": keys_page}
"""What is generated: the file's name and what makes its text."""

if __name__ == "__main__":
    for page, text in PAGES.items():
        (HERE / page).write_text(text(), encoding="utf-8")
