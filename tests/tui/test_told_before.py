"""On the desk: how much of an article others tell too, told in the header as soon as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from claims.reading import read_bytes
from schema.claim import ClaimKind
from tests.tui.examples import NOW, Sample, on_desk, shown, split_of, until

if TYPE_CHECKING:
    from pathlib import Path

    from schema.view import ArticlePage

BRIDGE = "Le pont de Valmont a coûté 4 300 euros par habitant en 2019."
SCHOOL = "La mairie de Brest a fermé deux classes de musique en septembre."
OTHER = "Une usine de Lens emploie 120 ouvriers depuis la crise."


def told(desk: Desk, *claims: str) -> ArticlePage:
    """An article of these claims."""
    text = " ".join(claims)
    split = split_of(text, tuple((claim, ClaimKind.STATEMENT, None, 0.6) for claim in claims))
    reading = read_bytes(text.encode(), name="un.txt")
    return desk.articles.add(reading, published="2026-11-20", lang="fr", split=split)


@pytest.fixture
def retold(tmp_path: Path) -> Sample:
    """An article two claims of which are told in another."""
    path = tmp_path / "desk.db"
    with Desk(path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        told(desk, BRIDGE, SCHOOL)
        page = told(desk, "URGENT : " + BRIDGE, OTHER, SCHOOL)
    return Sample(path, page.article.id, tuple(line.id for line in page.lines))


@pytest.mark.parametrize("size", [(160, 48), (80, 24)])
async def test_the_header_counts_the_claims_that_others_tell_too(
    retold: Sample, size: tuple[int, int]
) -> None:
    async with on_desk(retold, size) as (pilot, _screen):
        await until(pilot, lambda: "2 told before" in shown(pilot.app))


async def test_what_is_put_together_meanwhile_counts_no_more(retold: Sample) -> None:
    async with on_desk(retold) as (pilot, screen):
        await until(pilot, lambda: "2 told before" in shown(pilot.app))
        with Desk(retold.path, analyst="Ben", clock=lambda: NOW) as other:
            assert other.clusters.accept(other.clusters.arrived(retold.article)) == 2
        screen.data.catch_up()
        await until(pilot, lambda: "told before" not in shown(pilot.app))
