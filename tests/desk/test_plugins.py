"""Splitters of other packages, among them broken ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims import plugins
from claims.errors import DeskError
from claims.plugins import SPLITTERS, splitter

if TYPE_CHECKING:
    from pathlib import Path

CODE = """
def failing(text, lang=None, published=None):
    raise ZeroDivisionError("a cut of nothing")


def nothing(text, lang=None, published=None):
    return None


def ours(text, lang=None, published=None):
    from claims.split import split_text

    return split_text(text, lang, published)
"""


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A package “cutter” with good and broken splitters, as an installer would leave it."""
    (tmp_path / "cutter_of_a_test.py").write_text(CODE, encoding="utf-8")
    info = tmp_path / "cutter-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: cutter\nVersion: 1.0\n", encoding="utf-8")
    points = [f"{name} = cutter_of_a_test:{name}" for name in ("failing", "nothing", "ours", "missing")]
    points.append("gone = no_such_module_at_all:split")
    (info / "entry_points.txt").write_text("\n".join([f"[{SPLITTERS}]", *points]), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.parametrize("name", ["gone", "missing", "failing", "nothing"])
def test_a_broken_splitter_is_named_with_its_package(name: str) -> None:
    with pytest.raises(DeskError) as told:
        splitter(name)("The bridge fell.", lang="en")
    assert f"“{name}” of the package “cutter” is broken" in told.value.message
    assert "\n" not in told.value.message


def test_a_splitter_of_another_package_works_as_ours_does() -> None:
    text = "The bridge fell. It was closed."
    assert splitter("ours")(text, lang="en") == splitter("rules")(text, lang="en")
    assert "ours" in plugins.names(SPLITTERS)
