"""The library: what is in the database, and the ways into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims import places
from claims.desk import Desk
from claims.errors import NotOurs
from schema.verdict import VerdictValue
from tests.tui.examples import TEXT, Sample, application, desks, shown, until, worklist
from tui.app import ClaimdeskApp
from tui.screens.form import Form
from tui.screens.library import LibraryScreen
from tui.screens.search import SearchScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


async def in_library(pilot: Pilot[None], app: ClaimdeskApp) -> LibraryScreen:
    """Wait until the library has read the articles."""
    await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.article is not None)
    assert isinstance(app.screen, LibraryScreen)
    return app.screen


async def test_it_lists_articles_with_progress_and_the_database_at_a_glance(sample: Sample) -> None:
    with Desk(sample.path, analyst="Anna Bell") as desk:
        desk.verdicts.mark(sample.claims[0], VerdictValue.CONTRADICTED)
    app = application(sample)
    async with app.run_test(size=(120, 30)) as pilot:
        await in_library(pilot, app)
        await until(pilot, lambda: "published checks" in shown(app))
        words = shown(app)
        assert "Le pont de Valmont rouvre lundi" in words
        assert "✗1" in words
        assert "2026-11-20" in words
        assert "5 claims" in words


async def test_enter_opens_the_article_and_q_comes_back(sample: Sample) -> None:
    app = application(sample)
    async with app.run_test(size=(120, 30)) as pilot:
        await in_library(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: any(desk.work for desk in desks(app)))
        await pilot.press("q")
        await in_library(pilot, app)


async def test_a_double_click_opens_the_article(sample: Sample) -> None:
    app = application(sample)
    async with app.run_test(size=(120, 30)) as pilot:
        await in_library(pilot, app)
        await pilot.click("#articles", offset=(10, 1), times=2)
        await until(pilot, lambda: any(desk.work for desk in desks(app)))


async def test_an_article_is_added_from_a_file(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("Le tram roule.\n\nIl a coûté 212 millions d'euros en 2026.\n", encoding="utf-8")
    app = application(sample)
    async with app.run_test(size=(120, 30)) as pilot:
        await in_library(pilot, app)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*str(path), "enter")
        await until(pilot, lambda: any(desk.work for desk in desks(app)))
        assert worklist(desks(app)[0]).page.text.startswith("Le tram roule.")


async def test_a_file_that_cannot_be_read_leads_back_with_a_sentence(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "binary.txt"
    path.write_bytes(b"\x00\x01\x02" * 100)
    app = application(sample, path)
    async with app.run_test(size=(120, 30)) as pilot:
        await in_library(pilot, app)
        await until(pilot, lambda: bool(app._notifications))


async def test_search_finds_claims_of_all_articles_and_opens_them(sample: Sample) -> None:
    app = application(sample)
    async with app.run_test(size=(120, 30)) as pilot:
        await in_library(pilot, app)
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        await pilot.press(*"millions")
        await until(pilot, lambda: "1 claim " in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: any(desk.work for desk in desks(app)))
        line = worklist(desks(app)[0]).line
        assert line is not None
        assert line.number == 3


async def test_the_name_is_asked_for_once_and_remembered(sample: Sample) -> None:
    app = ClaimdeskApp(sample.path)
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"Zoe", "enter")
        await until(pilot, lambda: app.analyst == "Zoe")
    assert places.settings().analyst == "Zoe"


async def test_a_database_of_another_program_ends_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(b"no database at all, but long enough to look like one" * 20)
    app = ClaimdeskApp(path, "Anna Bell")
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.failure is not None)
    assert isinstance(app.failure, NotOurs)


async def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    app = ClaimdeskApp(tmp_path / "new.db", "Anna Bell")
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "No article yet" in shown(app))


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (10, 4), (200, 60)])
async def test_no_size_is_too_small_or_too_large(sample: Sample, size: tuple[int, int]) -> None:
    app = application(sample, sample.article)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: any(desk.work for desk in desks(app)))
        for key in ("j", "s", "tab", "tab", "question_mark", "escape", "q"):
            await pilot.press(key)
        assert app.is_running
        assert TEXT
