"""Where an article disagrees with itself, on the desk: marks, both wordings, one key to the other claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from claims.reading import read_bytes
from schema.claim import ClaimKind
from schema.inside import InsideState
from tests.tui.examples import NOW, Sample, held, on_desk, shown, split_of, until
from tui.screens.pick import Pick

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.screens.desk import DeskScreen

TEXT = (
    "Douze morts dans un incendie à Brévannes\n\n"
    "Un incendie a fait treize morts jeudi dans un immeuble de Brévannes. Le maire a décrété un deuil."
)
CLAIMS = (
    ("Douze morts dans un incendie à Brévannes", ClaimKind.HEADLINE, None, 0.6),
    ("Un incendie a fait treize morts jeudi dans un immeuble de Brévannes", ClaimKind.STATEMENT, None, 0.9),
    ("Le maire a décrété un deuil", ClaimKind.STATEMENT, None, 0.3),
)


@pytest.fixture
def burning(tmp_path: Path) -> Sample:
    """An article whose headline and body disagree."""
    path = tmp_path / "desk.db"
    with Desk(path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        page = desk.articles.add(
            read_bytes(TEXT.encode(), name="incendie.txt"),
            published="2026-11-20",
            lang="fr",
            split=split_of(TEXT, CLAIMS),
        )
    return Sample(path, page.article.id, tuple(line.id for line in page.lines))


async def looked(pilot: Pilot[None], screen: DeskScreen) -> None:
    """Wait until the article was held against itself and the panel shows it."""
    await until(pilot, lambda: bool(screen.data.inside.lines))
    await until(pilot, lambda: "disagrees with claim" in shown(pilot.app))


async def decide(pilot: Pilot[None], screen: DeskScreen, key: str) -> None:
    await pilot.press("I")
    await until(pilot, lambda: isinstance(pilot.app.screen, Pick))
    await pilot.press(key)
    await until(pilot, lambda: pilot.app.screen is screen)


@pytest.mark.parametrize("size", [(160, 48), (80, 24)])
async def test_both_claims_are_marked_and_counted_in_the_header(
    burning: Sample, size: tuple[int, int]
) -> None:
    async with on_desk(burning, size) as (pilot, screen):
        await until(pilot, lambda: bool(screen.data.inside.lines))
        if size[0] == 80:
            await pilot.press("tab")
        await until(pilot, lambda: "≠?2" in shown(pilot.app) and "≠ 1 inconsistency" in shown(pilot.app))
        assert "≠?1" in shown(pilot.app)


async def test_the_panel_shows_both_wordings_and_a_key_goes_there_and_back(burning: Sample) -> None:
    async with on_desk(burning) as (pilot, screen):
        await looked(pilot, screen)
        assert "Douze morts ≠ treize morts" in shown(pilot.app)
        await pilot.press("i")
        assert held(screen).number == 2
        await until(pilot, lambda: "treize morts ≠ Douze morts" in shown(pilot.app))
        await pilot.press("i")
        assert held(screen).number == 1


async def test_a_disagreement_is_confirmed_and_undone(burning: Sample) -> None:
    async with on_desk(burning) as (pilot, screen):
        await looked(pilot, screen)
        await decide(pilot, screen, "d")
        await until(pilot, lambda: screen.data.inside.lines[0].state is InsideState.CONFIRMED)
        await until(pilot, lambda: "inconsistency" not in shown(pilot.app))
        await pilot.press("z")
        await until(pilot, lambda: screen.data.inside.lines[0].state is InsideState.OPEN)
        await until(pilot, lambda: "≠ 1 inconsistency" in shown(pilot.app))


async def test_different_things_leave_no_mark_and_the_same_fact_leaves_its_own(burning: Sample) -> None:
    async with on_desk(burning) as (pilot, screen):
        await looked(pilot, screen)
        await decide(pilot, screen, "x")
        await until(pilot, lambda: "≠?2" not in shown(pilot.app) and not screen.data.inside_of)
        await pilot.press("z")
        await looked(pilot, screen)
        await decide(pilot, screen, "s")
        await until(pilot, lambda: held(screen).same_fact == (2,))
        await until(pilot, lambda: "⇄ 2" in shown(pilot.app) and "≠?2" not in shown(pilot.app))
        await pilot.press("i")
        assert held(screen).number == 2


async def test_a_colleague_s_decision_shows_without_a_key(burning: Sample) -> None:
    async with on_desk(burning) as (pilot, screen):
        await looked(pilot, screen)
        with Desk(burning.path, analyst="Ben") as ben:
            line = ben.inside.of(burning.article).lines[0]
            ben.inside.decide(line.pair.a, line.pair.b, "apart")
        screen.data.catch_up()
        await until(pilot, lambda: not screen.data.inside_of)


async def test_the_keys_sleep_where_nothing_disagrees(burning: Sample) -> None:
    async with on_desk(burning) as (pilot, screen):
        await looked(pilot, screen)
        await pilot.press("G", "i", "I")
        assert held(screen).number == 3
        assert pilot.app.screen is screen


async def test_a_whole_group_is_accepted_at_once(tmp_path: Path) -> None:
    said = ("Le maire de Valmont a fermé le pont", "Le maire a fermé le pont de Valmont")
    text = ". ".join([*said, "Hier, le maire de Valmont a fermé le vieux pont"]) + "."
    claims = tuple((words, ClaimKind.STATEMENT, None, 0.5) for words in text[:-1].split(". "))
    path = tmp_path / "desk.db"
    with Desk(path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        page = desk.articles.add(
            read_bytes(text.encode(), name="pont.txt"),
            published="2026-11-20",
            lang="fr",
            split=split_of(text, claims),
        )
    three = Sample(path, page.article.id, tuple(line.id for line in page.lines))
    async with on_desk(three) as (pilot, screen):
        await until(pilot, lambda: screen.data.inside.groups == ((1, 2, 3),))
        await decide(pilot, screen, "3")
        await until(pilot, lambda: held(screen).same_fact == (2, 3))
        await until(pilot, lambda: screen.data.inside.groups == ())
