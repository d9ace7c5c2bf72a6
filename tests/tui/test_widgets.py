"""The two widgets drawn line by line: exact under the mouse, and as quick with a million rows as with ten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App

from claims.desk import Desk
from claims.reading import read_bytes
from schema.claim import ClaimKind
from tests.tui.examples import NOW, split_of, until
from tui import display
from tui.theme import DARK, OWN_VARIABLES
from tui.widgets.article_view import ArticleView
from tui.widgets.fields import ChoiceField
from tui.widgets.paged_list import PAGE, PagedList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.content import Content

    from schema.view import ArticlePage

MILLION = 1_000_000
ODD = "漢字 👍🏽 e\u0301te\u0301 שלום 🇫🇷 fin"
"""Wide, combined, right-to-left and flag characters."""


class Bare(App[None]):
    """A widget alone, under our colours."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return OWN_VARIABLES

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.theme = DARK.name


class Million(Bare):
    """A list that gets its rows by page."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield PagedList(self._draw, id="rows")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(PagedList).expect(MILLION)

    def on_paged_list_wanted(self, message: PagedList.Wanted[str]) -> None:
        self.asked.append((message.start, message.until))
        message.rows.fill(message.start, [f"row {n}" for n in range(message.start, message.until)])

    @staticmethod
    def _draw(row: str, width: int) -> Content:
        return display.fit(display.text(row), width)


class Reading(Bare):
    """An article alone."""

    CSS = "ArticleView { scrollbar-size: 1 1; scrollbar-gutter: stable; border: none; padding: 0; }"

    def __init__(self, page: ArticlePage) -> None:
        super().__init__()
        self.page = page
        self.hits: list[tuple[int | None, int]] = []

    def compose(self) -> ComposeResult:
        yield ArticleView(id="article")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(ArticleView).show(self.page.text, self.page.lines, {})

    def on_article_view_hit(self, message: ArticleView.Hit) -> None:
        self.hits.append((message.claim.number if message.claim else None, message.position))


@pytest.fixture
def odd(tmp_path: Path) -> ArticlePage:
    """An article of odd characters with two claims."""
    text = f"{ODD}\n\nUne autre ligne."
    claims = ((ODD[:5], ClaimKind.STATEMENT, None, 0.5), ("Une autre ligne", ClaimKind.STATEMENT, None, 0.5))
    with Desk(tmp_path / "odd.db", analyst="Anna Bell", clock=lambda: NOW) as desk:
        return desk.articles.add(
            read_bytes(text.encode(), name="odd"), lang="fr", published="2026", split=split_of(text, claims)
        )


async def test_a_million_rows_are_fetched_only_where_they_are_seen() -> None:
    app = Million()
    async with app.run_test(size=(40, 20)) as pilot:
        rows = app.query_one(PagedList)
        await until(pilot, lambda: rows.row_in_hand == "row 0")
        rows.take(MILLION - 1)
        await until(pilot, lambda: rows.row_in_hand == f"row {MILLION - 1}")
        rows.take(500_050)
        await until(pilot, lambda: rows.row_in_hand == "row 500050")
        assert len(app.asked) <= 6
        assert all(until_ - start == PAGE for start, until_ in app.asked)


async def test_a_list_moves_and_stops_at_its_ends() -> None:
    app = Million()
    async with app.run_test(size=(40, 20)):
        rows = app.query_one(PagedList)
        rows.show(["a", "b", "c"])
        rows.move(10)
        assert rows.row_in_hand == "c"
        rows.move(-10)
        assert rows.row_in_hand == "a"
        rows.show([])
        assert rows.row_in_hand is None


async def test_every_cell_clicked_names_the_code_point_drawn_there(odd: ArticlePage) -> None:
    from rich.cells import split_graphemes

    app = Reading(odd)
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        cell = 0
        for start, _end, width in split_graphemes(ODD)[0]:
            for inside in range(width):
                app.hits.clear()
                await pilot.click("#article", offset=(5 + cell + inside, 0))
                assert [position for _claim, position in app.hits] == [start]
            cell += width


async def test_a_click_names_the_claim_and_blank_space_names_none(odd: ArticlePage) -> None:
    app = Reading(odd)
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        await pilot.click("#article", offset=(6, 2))
        await pilot.click("#article", offset=(50, 2))
        assert [claim for claim, _position in app.hits] == [2]


async def test_the_words_are_never_hidden_by_the_scrollbar(odd: ArticlePage) -> None:
    app = Reading(odd.model_copy(update={"text": "mot " * 400, "lines": ()}))
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        view = app.query_one(ArticleView)
        assert view._layout_of_text.width == 30 - 5 - 1


async def test_a_resize_keeps_the_words_at_the_top_where_they_are(odd: ArticlePage) -> None:
    text = " ".join(f"mot{number}" for number in range(2000))
    app = Reading(odd.model_copy(update={"text": text, "lines": ()}))
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        view = app.query_one(ArticleView)
        view.scroll_to(y=100, animate=False, immediate=True)
        before = view._layout_of_text.rows[100].start
        await pilot.resize_terminal(90, 10)
        await pilot.pause()
        top = view._layout_of_text.rows[view.scroll_offset.y]
        assert top.start <= before < top.end + 1


class Choosing(Bare):
    """A choice with more answers than fit."""

    CSS = "ChoiceField { height: 1; width: 1fr; }"

    def compose(self) -> ComposeResult:
        yield ChoiceField([(str(number), f"answer {number}") for number in range(9)], id="choice")


async def test_a_choice_keeps_the_answer_chosen_in_sight_and_takes_clicks() -> None:
    app = Choosing()
    async with app.run_test(size=(30, 3)) as pilot:
        field = app.query_one(ChoiceField)
        field.focus()
        await pilot.press(*["right"] * 6)
        assert field.value == "6"
        assert "answer 6" in field.render().plain[:30]
        await pilot.click("#choice", offset=(2, 0))
        assert field.value == "4"
