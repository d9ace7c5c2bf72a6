"""The shape of the code: who may know whom, what stays unloaded, and how large things may grow."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PACKAGES = ("schema", "claims", "tui")
OTHER_SAMPLE = str(ROOT / "corpus/articles/coalition-k1.en.md")
SAMPLE = str(ROOT / "corpus/articles/tram-valmont.en.md")

DRAWING = {"textual", "rich"}
HEAVY = DRAWING | {
    "pydantic",
    "sqlite_utils",
    "rapidfuzz",
    "numpy",
    "tantivy",
    "dateparser",
    "babel",
    "jinja2",
}


@cache
def modules(*packages: str) -> dict[str, ast.Module]:
    """Every module of these packages, parsed, by its path from the root."""
    paths = sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def nodes(*packages: str) -> Iterator[tuple[str, ast.AST]]:
    """Every node of these packages, with its place."""
    for file, tree in modules(*packages).items():
        for node in ast.walk(tree):
            yield f"{file}:{getattr(node, 'lineno', 0)}", node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Lines from the first decorator to the end."""
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return (node.end_lineno or first) - first + 1


def called(node: ast.AST) -> str | None:
    """The last name of what is called, where the node is a call."""
    if not isinstance(node, ast.Call):
        return None
    return getattr(node.func, "attr", None) or getattr(node.func, "id", None)


def loaded_by(*arguments: str, database: Path) -> tuple[int, set[str]]:
    """Run the program in a process of its own; its exit status and the libraries it loaded."""
    code = (
        "import json, sys\n"
        "from tui.__main__ import main\n"
        "status = main(sys.argv[1:])\n"
        "loaded = sorted({name.partition('.')[0] for name in sys.modules})\n"
        "print(json.dumps([status, loaded]), file=sys.__stderr__)\n"
    )
    home = database.parent
    environment = os.environ | {
        "CLAIMDESK_DB": str(database),
        "CLAIMDESK_ANALYST": "AB",
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
    }
    answer = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    status, loaded = json.loads(answer.stderr.splitlines()[-1])
    return status, set(loaded)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one article."""
    database = tmp_path_factory.mktemp("filled") / "desk.db"
    status, _loaded = loaded_by("add", SAMPLE, database=database)
    assert status == 0
    return database


def test_the_import_contracts_hold() -> None:
    code = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("--lang", "fr", "--help")])
def test_help_and_version_load_nothing_heavy(arguments: tuple[str, ...], tmp_path: Path) -> None:
    status, loaded = loaded_by(*arguments, database=tmp_path / "desk.db")
    assert status == 0
    assert loaded & HEAVY == set()


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("split", SAMPLE), 0),
        (("split", SAMPLE, "--json"), 0),
        (("add", OTHER_SAMPLE), 0),
        (("articles",), 0),
        (("search", "tram"), 0),
        (("show", "nothing/1"), 2),
        (("mark", "nothing/1", "supported"), 2),
        (("match", "The tram will cost 221 million euros."), 0),
        (("import", str(ROOT / "corpus/fact_checks.jsonl")), 0),
        (("dedupe",), 0),
        (("log", "--verify"), 0),
        (("doctor",), 0),
        (("demo",), 0),
    ],
    ids=lambda value: " ".join(Path(word).name for word in value) if isinstance(value, tuple) else None,
)
def test_headless_commands_draw_nothing(
    arguments: tuple[str, ...], wanted: int, filled: Path, tmp_path: Path
) -> None:
    database = Path(shutil.copy(filled, tmp_path))
    status, loaded = loaded_by(*arguments, database=database)
    assert status == wanted
    assert loaded & DRAWING == set()


def test_listing_articles_loads_no_matcher(filled: Path) -> None:
    _status, loaded = loaded_by("articles", database=filled)
    assert loaded & {"tantivy", "rapidfuzz", "dateparser", "jinja2", "numpy"} == set()


def test_every_module_says_what_it_is_for() -> None:
    assert [file for file, tree in modules(*PACKAGES).items() if not ast.get_docstring(tree)] == []


def test_the_core_prints_nothing() -> None:
    assert [place for place, node in nodes("schema", "claims") if called(node) == "print"] == []


def test_files_stay_short() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for package in (*PACKAGES, "bench")
        for path in (ROOT / package).rglob("*.py")
    }
    assert {file: lines for file, lines in lengths.items() if lines > 400} == {}


def test_functions_stay_short() -> None:
    long = [
        f"{place} {node.name}: {length(node)} lines"
        for place, node in nodes(*PACKAGES)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > 60
    ]
    assert long == []


def test_the_app_stays_short() -> None:
    apps = [
        (place, length(node))
        for place, node in nodes("tui")
        if isinstance(node, ast.ClassDef)
        and any(
            "App" in {getattr(base, "id", ""), getattr(base, "attr", "")} for base in map(bare, node.bases)
        )
    ]
    assert apps
    assert [app for app in apps if app[1] > 200] == []


def bare(base: ast.expr) -> ast.expr:
    """A base class without its type parameters."""
    return base.value if isinstance(base, ast.Subscript) else base


def cleans_up(handler: ast.ExceptHandler) -> bool:
    """Whether the handler passes the error on, whatever it was."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_errors_are_caught_by_name() -> None:
    blankets = [
        place
        for place, node in nodes(*PACKAGES)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
        and not cleans_up(node)
    ]
    assert [place.partition(":")[0] for place in blankets] == ["tui/__main__.py"]


def test_signatures_name_real_types() -> None:
    loose = [
        f"{place} {node.name}"
        for place, node in nodes(*PACKAGES)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for annotation in [
            node.returns,
            *(argument.annotation for argument in ast.walk(node.args) if isinstance(argument, ast.arg)),
        ]
        if annotation
        and any(isinstance(part, ast.Name) and part.id == "Any" for part in ast.walk(annotation))
    ]
    assert loose == []


def test_tests_do_not_sleep() -> None:
    assert [place for place, node in nodes("tests") if called(node) == "sleep"] == []
