"""A small article with known claims on a real database, and an application to look at it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from schema.claim import Block, BlockRole, ClaimDraft, ClaimKind, Split
from tui.app import ClaimdeskApp
from tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from schema.view import ClaimLine
    from tui.worklist import Worklist

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
"""When every test takes place."""

TEXT = (
    "Le pont de Valmont rouvre lundi\n\n"
    "Le maire a inauguré le pont mardi, devant 4 300 habitants. Le pont a coûté 12 millions d'euros.\n\n"
    "« Il tiendra cent ans », a déclaré l'ingénieure Léa Roux. Le pont est fermé depuis 2019."
)
"""An article in our own words."""

CLAIMS = (
    ("Le pont de Valmont rouvre lundi", ClaimKind.HEADLINE, None, 0.6),
    ("Le maire a inauguré le pont mardi, devant 4 300 habitants", ClaimKind.STATEMENT, None, 0.9),
    ("Le pont a coûté 12 millions d'euros", ClaimKind.STATEMENT, None, 0.8),
    ("Il tiendra cent ans", ClaimKind.QUOTATION, "l'ingénieure Léa Roux", 0.3),
    ("Le pont est fermé depuis 2019", ClaimKind.STATEMENT, None, 0.4),
)
"""Its claims: words, kind, speaker, check-worthiness."""


@dataclass(frozen=True)
class Sample:
    """A database with one article on it."""

    path: Path
    article: str
    claims: tuple[str, ...]


def split_of(text: str, claims: Sequence[tuple[str, ClaimKind, str | None, float]]) -> Split:
    """A split that finds these claims, whatever the splitter would say."""
    drafts = []
    for said, kind, speaker, worth in claims:
        start = text.index(said)
        drafts.append(
            ClaimDraft(
                start=start,
                end=start + len(said),
                text=said,
                claim=f"{said}.",
                kind=kind,
                speaker=speaker,
                checkworthiness=worth,
            )
        )
    blocks = (Block(start=0, end=len(text), role=BlockRole.BODY),)
    return Split(lang="fr", blocks=blocks, sentences=(), claims=tuple(drafts), splitter="tests 1")


def application(sample: Sample, target: object = None, **more: object) -> ClaimdeskApp:
    """The application on the sample, at the time of the tests."""
    return ClaimdeskApp(sample.path, "Anna Bell", target, clock=lambda: NOW, **more)


async def until(pilot: Pilot[None], done: Callable[[], bool]) -> None:
    """Let the application go on until something is so; fails after half a minute."""
    for _ in range(3000):
        if done():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never happened")


@asynccontextmanager
async def on_desk(
    sample: Sample, size: tuple[int, int] = (160, 48), **more: object
) -> AsyncIterator[tuple[Pilot[None], DeskScreen]]:
    """The sample on the desk, its claims read."""
    app = application(sample, sample.article, **more)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: any(desk.work is not None for desk in desks(app)))
        screen = desks(app)[0]
        yield pilot, screen


def desks(app: ClaimdeskApp) -> list[DeskScreen]:
    """The desks among the screens, dialogs above them or not."""
    return [screen for screen in app.screen_stack if isinstance(screen, DeskScreen)]


def held(screen: DeskScreen) -> ClaimLine:
    """The claim in hand."""
    line = worklist(screen).line
    assert line is not None
    return line


def worklist(screen: DeskScreen) -> Worklist:
    """What is on the desk."""
    assert screen.work is not None
    return screen.work


def notified(app: ClaimdeskApp) -> str:
    """What was told in passing and is still on the screen."""
    return "\n".join(notification.message for notification in app._notifications)


def shown(app: ClaimdeskApp) -> str:
    """The words on the screen."""
    return "\n".join(
        "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()
    )
