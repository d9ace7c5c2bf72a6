"""Doubtful pairs for the tests of their review, and the review opened on them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from claims.desk import Desk
from claims.reading import read_bytes
from schema.claim import ClaimKind
from tests.tui.examples import NOW, Sample, application, split_of, until
from tui.screens.duplicates import DuplicatesScreen
from tui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from schema.cluster import Pair

PAPERS = {
    "Le Courrier": (
        "Le tram a déraillé mardi près du pont de Valmont",
        "Le maire a ouvert le pont en 2019 devant 300 habitants",
        "La police a entendu le conducteur mercredi à Lyon",
        "Le réseau compte 48 rames neuves depuis septembre",
    ),
    "Ouest Matin": (
        "Mardi près du pont de Valmont, le tram a déraillé",
        "Devant 300 habitants, le maire a ouvert le pont en 2019",
        "Mercredi à Lyon, la police a entendu le conducteur",
        "Depuis septembre, le réseau compte 48 rames neuves",
    ),
}
"""Four facts in two papers, in another order of words: only a person can say whether they are the same."""

TWICE = (
    "Le tram a déraillé mardi près du pont de Valmont.",
    "Mardi près du pont de Valmont, le tram a déraillé.",
)
VERBS = (
    "Le conseil de Valmont a voté mardi un budget de 12 millions d'euros.",
    "Le conseil de Valmont a commenté mardi un budget de 12 millions d'euros.",
)


def stored(tmp_path: Path) -> Sample:
    """The facts above, in two articles."""
    path, claims, article = tmp_path / "doubtful.db", [], ""
    with Desk(path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        for paper, facts in PAPERS.items():
            text = "Le point.\n\n" + ". ".join(facts) + "."
            split = split_of(text, [(fact, ClaimKind.STATEMENT, None, 0.9) for fact in facts])
            page = desk.articles.add(
                read_bytes(text.encode(), name=f"{paper}.txt"),
                published="2026-11-20",
                publisher=paper,
                lang="fr",
                split=split,
            )
            article = article or page.article.id
            claims += [line.id for line in page.lines]
    return Sample(path, article, tuple(claims))


@asynccontextmanager
async def reviewing(
    sample: Sample, size: tuple[int, int] = (160, 48)
) -> AsyncIterator[tuple[Pilot[None], ReviewScreen]]:
    """The review, opened from the library, its first pair on the screen."""
    app = application(sample)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: bool(app.screen.query("#articles")))
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, DuplicatesScreen))
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.data.turn is not None)
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        await until(pilot, lambda: not screen.attended and _is_read(screen))
        await pilot.pause()
        await pilot.pause()
        yield pilot, screen


def _is_read(screen: ReviewScreen) -> bool:
    """Whether both claims of the pair in hand are there, or no pair is."""
    turn = screen.data.turn
    return turn is not None and (turn.pair is None or screen.data.sides is not None)


def in_hand(screen: ReviewScreen) -> Pair:
    """The pair in hand."""
    assert screen.data.turn is not None
    assert screen.data.turn.pair is not None
    return screen.data.turn.pair


def left(screen: ReviewScreen) -> int:
    """How many pairs are left."""
    assert screen.data.turn is not None
    return screen.data.turn.left


async def press(pilot: Pilot[None], screen: ReviewScreen, key: str) -> None:
    """Press a key and wait until everything it began is done."""
    await pilot.press(key)
    await until(pilot, lambda: not screen.attended)
    await pilot.pause()
