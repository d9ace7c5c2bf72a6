"""Every message is translated, with the same placeholders, and the compiled files are up to date."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from claims.i18n import LANGUAGES, LOCALE

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).parents[1]
TRANSLATED = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(scope="module")
def in_code(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, ...]]:
    """The messages the code holds, gathered as `make translations` gathers them."""
    found = tmp_path_factory.mktemp("messages") / "claimdesk.pot"
    options = re.search(
        r"extract (.*) -o build/claimdesk.pot (.*)", (ROOT / "Makefile").read_text(encoding="utf-8")
    )
    assert options
    pybabel = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract", *options[1].split()]
    subprocess.run(
        [*pybabel, "-o", str(found), *options[2].split()], cwd=ROOT, check=True, capture_output=True
    )
    with found.open("rb") as file:
        return {forms(message.id) for message in read_po(file) if message.id}


def forms(words: object) -> tuple[str, ...]:
    """A message's words: one form, or one for each count."""
    return (words,) if isinstance(words, str) else tuple(words) if isinstance(words, (list, tuple)) else ()


def is_translated(message: Message) -> bool:
    return bool(forms(message.string)) and all(forms(message.string)) and not message.fuzzy


@cache
def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "claimdesk.po").open("rb") as file:
        return read_po(file, locale=language)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}", text))


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_of_the_code_is_translated_and_no_other(
    language: str, in_code: set[tuple[str, ...]]
) -> None:
    listed = {forms(message.id) for message in catalogue(language) if message.id}
    assert in_code - listed == set(), "run: make translations"
    assert listed - in_code == set(), "run: make translations"
    missing = [message.id for message in catalogue(language) if message.id and not is_translated(message)]
    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_keep_the_placeholders(language: str) -> None:
    for message in catalogue(language):
        allowed = {name for form in forms(message.id) for name in placeholders(form)}
        for form in forms(message.string):
            kept = placeholders(form)
            assert kept <= allowed, message.id
            assert kept == allowed or isinstance(message.id, tuple), message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_translations_are_those_of_the_source(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "claimdesk.mo").open("rb") as file:
        compiled = {forms(message.id): forms(message.string) for message in read_mo(file) if message.id}
    source = {forms(message.id): forms(message.string) for message in catalogue(language) if message.id}
    assert compiled == source, "run: make translations"


def test_no_message_hides_from_the_translators() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for package in ("claims", "tui")
        for path in sorted((ROOT / package).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Call)
        and node.args
        and getattr(node.func.func, "attr", getattr(node.func.func, "id", "")) in {"translator", "counter"}
        and isinstance(node.args[0], ast.Constant)
    ]
    assert hidden == [], "call it say or many, or mark the message with _m"


def test_french_has_no_ordinary_space_inside_guillemets_or_before_high_punctuation() -> None:
    loose = [
        form
        for message in catalogue("fr")
        for form in forms(message.string)
        if re.search(r" [:;?!»]|« ", form)
    ]
    assert loose == []
