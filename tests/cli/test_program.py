"""The program as a whole: its help, its shared options, and errors in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from claims import places
from tui.cli import COMMANDS, SECTIONS, main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def loaded(name: str) -> click.Command:
    command = main.get_command(click.Context(main), name)
    assert command
    return command


def test_help_lists_every_command_once(run: Run) -> None:
    out = run("--help").out
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ") and line.split()]
    assert sum(len(entries) for _title, entries in SECTIONS) == len(COMMANDS)
    for name in COMMANDS:
        assert listed.count(name) == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_where_the_table_says_and_shows_help(run: Run, name: str) -> None:
    answer = run(name, "--help")
    assert answer.status == 0
    assert COMMANDS[name].help.split()[0] in answer.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_says_what_it_does(name: str) -> None:
    for parameter in loaded(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.opts


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"add", "split", "match", "compare", "edit"}))
def test_shared_options_stand_before_or_after_the_command(name: str) -> None:
    command = loaded(name)
    leaves = command.commands.values() if isinstance(command, click.Group) else [command]
    for leaf in leaves:
        known = {option for parameter in leaf.params for option in parameter.opts}
        assert {"--db", "--as", "--lang", "--migrate"} <= known


def test_help_speaks_the_language_asked_for(run: Run) -> None:
    assert "Usage" in run("--lang", "en", "--help").out
    assert run("--lang", "en", "mark", "--help").out != run("--lang", "fr", "mark", "--help").out


def test_the_version_is_that_of_the_package(run: Run) -> None:
    from importlib.metadata import version

    assert run("--version").out == f"claimdesk {version('claimdesk')}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("shwo",), "did you mean show"),
        (("zzzzzz",), "no command “zzzzzz”"),
        (("claims",), "ARTICLE is missing"),
        (("claims", "x", "--serach", "y"), "did you mean --search"),
        (("claims", "x", "--filter", "nice"), "--filter is one of"),
        (("--lang", "xx", "articles"), "--lang is one of"),
        (("mark", "x/1", "true"), "VERDICT is one of"),
        (("work", "x/1", "todo", "--priority", "12"), "12"),
        (("work", "x/1", "waiting", "--until", "25:61"), "25:61"),
        (("edit", "x/1", "--lang", "french"), "french"),
        (("redact", "--event", "3"), "--why is missing"),
    ],
)
def test_a_mistake_in_the_command_line_gets_a_sentence_a_hint_and_status_2(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    answer = run(*arguments)
    assert answer.status == 2
    assert answer.out == ""
    assert said in answer.err
    assert len(answer.err.splitlines()) == 2


def test_an_error_cannot_act_on_the_terminal(run: Run) -> None:
    answer = run("\x1b]52;c;AAAA\x07evil\u202e")
    assert answer.status == 2
    assert "\x1b" not in answer.err
    assert "\u202e" not in answer.err


def test_a_name_that_nobody_can_have_is_refused_and_not_remembered(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMDESK_ANALYST")
    monkeypatch.setattr("tui.cli.session.on_terminal", lambda: True)
    answer = run("undo", stdin="x" * 81 + "\n")
    assert answer.status == 2
    assert "printable" in answer.err
    assert not places.config_file().exists()


def test_nothing_of_an_edit_is_stored_when_a_part_of_it_is_malformed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge cost 3 million euros.\n")
    article = run("add", str(tmp_path / "a.txt")).out.split()[-1]
    assert run("edit", f"{article}/1", "--claim", "Other words.", "--span", "bad").status == 2
    assert run("edit", article, "--title", "Other", "--published", "yesterday").status == 2
    assert run("claims", article, "--json").json()["claims"][0]["claim"] != "Other words."
    assert run("articles", "--json").json()["articles"][0]["article"]["title"] != "Other"


def test_an_empty_text_empties_a_field_of_a_source(run: Run) -> None:
    source = run("source", "add", "Communiqué", "--publisher", "Préfecture").out.split()[-1]
    assert run("source", "edit", source, "--publisher", "", "--json").json()["source"]["publisher"] is None
