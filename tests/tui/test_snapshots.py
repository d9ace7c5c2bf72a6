"""What a person sees, as pictures: at three sizes, with every sign on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from schema.claim import WorkState
from schema.source import SourceKind, Stance
from schema.verdict import Reason, VerdictValue
from tests.tui.examples import NOW, Sample, application, desks, held, until
from tui.screens.library import LibraryScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

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
