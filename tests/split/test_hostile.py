"""No text makes the splitter slow: every pattern ends on every run, and nothing calls itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("claims/split", "claims/language")
    for path in (ROOT / folder).rglob("*.py")
)
PATIENCE = 300
"""Seconds for all patterns together; they need about five. A catastrophic one would need years."""

SEEN = 100
"""Patterns found, at least: a test that finds none must fail."""


def test_no_pattern_takes_forever() -> None:
    command = [sys.executable, "-X", "utf8", str(Path(__file__).with_name("hostile.py"))]
    done = subprocess.run(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, timeout=PATIENCE, check=True
    )
    assert int(done.stdout.decode().splitlines()[-1]) >= SEEN


def calls(function: ast.AST) -> set[str]:
    """What a function calls by name: functions, and methods of its own object as ``self.name``."""
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            target = node.func
            if isinstance(target, ast.Name):
                found.add(target.id)
            elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                found.add(f"{target.value.id}.{target.attr}")
    return found


def defined(tree: ast.Module) -> Iterator[tuple[str, set[str]]]:
    """The functions of a module with what they call, methods as ``self.name``."""
    for node in ast.walk(tree):
        prefix = "self." if isinstance(node, ast.ClassDef) else ""
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef):
                yield prefix + child.name, calls(child)


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_calls_itself(source: str) -> None:
    tree = ast.parse((ROOT / source).read_text("utf-8"))
    functions = dict(defined(tree))
    for name in functions:
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            following = (functions[waiting.pop()] & functions.keys()) - reached
            reached |= following
            waiting += following
        assert name not in reached, f"{name} may call itself"
