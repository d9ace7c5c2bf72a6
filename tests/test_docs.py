"""The pages say what the program does, and every address and command in them leads somewhere."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from tui.cli import COMMANDS, main

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
PAGES = (
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(page.relative_to(ROOT).as_posix() for page in sorted((ROOT / "docs").glob("*.md"))),
)


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs/generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def shown_commands(page: str) -> list[list[str]]:
    """The calls of the program in the code blocks of a page, as a shell would take them apart."""
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", read(page), re.DOTALL)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    calls = [shlex.split(line, comments=True) for line in lines if re.match(r"(\$ )?claimdesk\b", line)]
    return [[word for word in call[1:] if word != "|"] for call in calls]


@pytest.mark.parametrize("name", generator().PAGES)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert read(f"docs/{name}") == generator().PAGES[name](), "run: make docs"


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", read(page))
    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_commands_shown_exist_with_their_options(page: str) -> None:
    context = click.Context(main, info_name="claimdesk")
    for words in shown_commands(page):
        name = next((word for word in words if not word.startswith("-")), None)
        if name is None:
            continue
        assert name in COMMANDS, words
        command = main.get_command(context, name)
        assert command
        known = {option for parameter in command.params for option in parameter.opts}
        if isinstance(command, click.Group):
            known |= {
                option
                for inner in command.commands.values()
                for parameter in inner.params
                for option in parameter.opts
            }
        used = {word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert used <= known | {"--help"}, words


def test_the_make_targets_shown_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    shown = {
        target
        for page in PAGES
        for target in re.findall(
            r"\bmake ([a-z]+)\b", re.sub(r"[^`]*(`[^`]*`|```.*?```)", r"\1 ", read(page), flags=re.DOTALL)
        )
    }
    assert {"run", "test"} <= shown
    assert shown - targets == set()
