"""What a person sees, as pictures: at three sizes, with every sign on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from claims.reading import read_bytes
from schema.claim import ClaimKind, WorkState
from schema.cluster import LinkKind
from schema.source import SourceKind, Stance
from schema.verdict import Reason, VerdictValue
from tests.tui.examples import NOW, Sample, application, desks, held, split_of, until
from tui.screens.duplicates import DuplicatesScreen
from tui.screens.library import LibraryScreen
from tui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.app import ClaimdeskApp

    Compare = Callable[..., bool]
    Before = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture
def worked(sample: Sample) -> Sample:
    """The sample half done: supported with a source, contradicted with a fix, waiting, open."""
    with Desk(sample.path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        source = desk.sources.add(SourceKind.DOCUMENT, "Council minutes", publisher="Valmont", primary=True)
        desk.sources.cite(
            sample.claims[1:2], source.id, stance=Stance.SUPPORTS, quote="4 300 habitants", locator="p. 2"
        )
        desk.verdicts.mark(sample.claims[1], VerdictValue.SUPPORTED, rationale="The minutes say so.")
        desk.verdicts.mark(
            sample.claims[2],
            VerdictValue.CONTRADICTED,
            reason=Reason.NUMBER_WRONG,
            fixes=[("12 millions", "21 millions")],
        )
        desk.work.set(
            sample.claims[3], WorkState.WAITING, note="the engineer", until=NOW.replace(hour=22, minute=55)
        )
    return sample


def ready(app: ClaimdeskApp, *keys: str) -> Before:
    """Wait until everything is drawn, then press keys."""

    async def wait(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: any(desk.work for desk in desks(app)))
        await pilot.press(*keys)
        screen = desks(app)[0]
        await until(pilot, lambda: screen._detailed == held(screen).id)
        await until(pilot, lambda: not screen.attended)
        await pilot.pause()

    return wait


@pytest.mark.parametrize("size", [(160, 48), (120, 40), (80, 24)], ids=["160x48", "120x40", "80x24"])
def test_the_desk_with_a_contradicted_claim_in_hand(
    snap_compare: Compare, worked: Sample, size: tuple[int, int]
) -> None:
    app = application(worked, worked.article)
    assert snap_compare(app, terminal_size=size, run_before=ready(app, "j", "j"))


def test_a_sourced_claim_at_80_columns_in_its_own_pane(snap_compare: Compare, worked: Sample) -> None:
    app = application(worked, worked.article)
    assert snap_compare(app, terminal_size=(80, 24), run_before=ready(app, "j", "h"))


def test_the_reasons_offered_for_a_contradiction(snap_compare: Compare, worked: Sample) -> None:
    app = application(worked, worked.article)

    async def before(pilot: Pilot[None]) -> None:
        await ready(app)(pilot)
        await pilot.press("c")
        await pilot.pause()

    assert snap_compare(app, terminal_size=(120, 40), run_before=before)


def test_the_library(snap_compare: Compare, worked: Sample) -> None:
    app = application(worked)

    async def before(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.article is not None)
        await pilot.pause()

    assert snap_compare(app, terminal_size=(120, 40), run_before=before)


@pytest.fixture
def repeated(tmp_path: Path) -> Sample:
    """One fact in three papers, one of them doubtful, found right in one and wrong in another."""
    told = (
        ("Le Courrier", "2026-11-17", "Le tram a déraillé mardi près du pont de Valmont, faisant 14 blessés"),
        (
            "Ouest Matin",
            "2026-11-18",
            "Mardi, près du pont de Valmont, le tram a déraillé, faisant 14 blessés",
        ),
        ("Radio Pont", "2026-11-19", "Le tram a déraillé à Valmont, faisant 14 blessés mardi"),
    )
    path, article = tmp_path / "repeated.db", ""
    claims: list[str] = []
    with Desk(path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        for paper, day, words in told:
            text = f"Le point à Valmont\n\nAvant. {words}. La ligne rouvre lundi."
            page = desk.articles.add(
                read_bytes(text.encode(), name=f"{paper}.txt"),
                published=day,
                publisher=paper,
                lang="fr",
                split=split_of(text, [(words, ClaimKind.STATEMENT, None, 0.9)]),
            )
            article, claims = article or page.article.id, [*claims, page.lines[0].id]
        desk.verdicts.mark(claims[0], VerdictValue.SUPPORTED)
        desk.verdicts.mark(claims[2], VerdictValue.CONTRADICTED, reason=Reason.NUMBER_WRONG)
    return Sample(path, article, tuple(claims))


@pytest.mark.parametrize("size", [(160, 48), (80, 24)], ids=["160x48", "80x24"])
def test_the_members_of_a_cluster_with_an_alarm(
    snap_compare: Compare, repeated: Sample, size: tuple[int, int]
) -> None:
    with Desk(repeated.path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        desk.clusters.merge(repeated.claims[0], repeated.claims[1])
        desk.clusters.merge(repeated.claims[0], repeated.claims[2])
    app = application(repeated)

    async def before(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.article is not None)
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, DuplicatesScreen))
        screen = app.screen
        assert isinstance(screen, DuplicatesScreen)
        await until(pilot, lambda: screen.member is not None and not screen.attended)
        await pilot.press("tab")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=before)


@pytest.mark.parametrize("size", [(160, 48), (80, 24)], ids=["160x48", "80x24"])
def test_a_pair_to_be_reviewed(snap_compare: Compare, repeated: Sample, size: tuple[int, int]) -> None:
    with Desk(repeated.path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        desk.clusters.link(repeated.claims[0], repeated.claims[2], LinkKind.CANNOT)
        desk.clusters.link(repeated.claims[1], repeated.claims[2], LinkKind.CANNOT)
    app = application(repeated)

    async def before(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.article is not None)
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, DuplicatesScreen))
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.data.turn is not None)
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.data.sides is not None)
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and not app.screen.attended)
        await pilot.pause()
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=before)
