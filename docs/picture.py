"""Draws ``docs/screen.svg``: the real desk on the sample article, half checked. Run by ``make picture``."""

from __future__ import annotations

import asyncio
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claims import i18n
from claims.desk import Desk
from schema.claim import WorkState
from schema.source import SourceKind, Stance
from schema.verdict import Reason, VerdictValue
from tui.app import ClaimdeskApp
from tui.cli.demo import fill

if TYPE_CHECKING:
    from schema.base import Id

HERE = Path(__file__).parent
SIZE = (140, 40)
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
ANALYST = "Anna Bell"
SETTLED = 3.0
"""Seconds after the last key until earlier checks are counted and drawn."""


def main() -> None:
    """Fill a throw-away database, check some claims, and draw."""
    i18n.use("en")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CLAIMDESK_INDEX"] = str(Path(folder) / "index")
        path = Path(folder) / "picture.db"
        with Desk(path, analyst=ANALYST, clock=lambda: NOW) as desk:
            article = fill(desk)
            check_some(desk, article)
        asyncio.run(draw(path, article))


def check_some(desk: Desk, article: Id) -> None:
    """Verdicts, a source and something waited for, so that every sign is in the picture."""

    def claim(words: str) -> Id:
        return next(line.id for line in desk.claims.lines(article) if words in line.text)

    source = desk.sources.add(
        SourceKind.DOCUMENT,
        "Statement of the coalition (sample)",
        url="https://example.org/statement",
        primary=True,
    )
    left, base = claim("ont quitté ce dimanche"), claim("Al-Qaïm")
    desk.sources.cite([left, base], source.id, stance=Stance.SUPPORTS, locator="p. 1")
    desk.verdicts.mark(left, VerdictValue.SUPPORTED, rationale="Confirmed by the statement.")
    desk.verdicts.mark(
        base,
        VerdictValue.CONTRADICTED,
        reason=Reason.PLACE_WRONG,
        rationale="Al-Qaim lies on the Syrian border, in the west.",
        fixes=[("(est)", "(ouest)")],
    )
    desk.verdicts.mark(claim("dans quinze jours"), VerdictValue.CONTRADICTED, reason=Reason.DATE_WRONG)
    desk.work.set(
        claim("photos d'officiers"), WorkState.WAITING, note="INA", until=NOW.replace(hour=22, minute=55)
    )


async def draw(path: Path, article: Id) -> None:
    """Open the desk, go to the contradicted claim and save what is on the screen."""
    app = ClaimdeskApp(path, ANALYST, article, clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SETTLED)
        with Desk(path, readonly=True) as desk:
            lines = desk.claims.lines(article)
        steps = next(at for at, line in enumerate(lines) if "Al-Qaïm" in line.text)
        await pilot.press(*["j"] * steps)
        await pilot.pause(SETTLED)
        app.save_screenshot("screen.svg", str(HERE))


if __name__ == "__main__":
    main()
