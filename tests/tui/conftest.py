"""What every test of the screens starts from."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from claims.reading import read_bytes
from tests.tui.examples import CLAIMS, NOW, TEXT, Sample, split_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _same_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clocks, colours and animations are the same everywhere."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    time.tzset()


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    """The article above, stored, judged by nobody."""
    path = tmp_path / "desk.db"
    with Desk(path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        page = desk.articles.add(
            read_bytes(TEXT.encode(), name="pont.txt"),
            published="2026-11-20",
            lang="fr",
            split=split_of(TEXT, CLAIMS),
        )
    return Sample(path, page.article.id, tuple(line.id for line in page.lines))
