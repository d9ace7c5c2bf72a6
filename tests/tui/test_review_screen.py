"""The review of doubtful pairs: one key a decision, the next pair at once, beside others who do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from claims.progress import finished
from schema.cluster import LinkKind
from schema.verdict import VerdictValue
from tests.tui.examples import NOW, Sample, notified, shown, until
from tests.tui.reviewing import in_hand, left, press, reviewing, stored
from tui.screens.desk import VisitedDesk
from tui.screens.pick import Pick

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def doubtful(tmp_path: Path) -> Sample:
    """Pairs that only a person can decide."""
    return stored(tmp_path)


async def test_both_claims_stand_beside_each_other_with_their_articles_and_what_is_left(
    doubtful: Sample,
) -> None:
    async with reviewing(doubtful) as (_pilot, screen):
        words = shown(screen.desk_app)
        assert "4 of 4 left" in words
        assert "Le Courrier · 20 November 2026" in words
        assert "Ouest Matin · 20 November 2026" in words
        assert screen.data.sides is not None
        for side in screen.data.sides:
            assert f"▐{side.line.text[:20]}" in words
        assert screen.ours.region.y == screen.theirs.region.y


async def test_in_a_narrow_terminal_they_stand_one_above_the_other_and_the_claims_are_in_sight(
    doubtful: Sample,
) -> None:
    async with reviewing(doubtful, size=(80, 24)) as (_pilot, screen):
        assert screen.ours.region.y < screen.theirs.region.y
        assert screen.data.sides is not None
        words = shown(screen.desk_app)
        for side in screen.data.sides:
            assert f"▐{side.line.text[:20]}" in words
        assert "y same" in words


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("y", LinkKind.MUST),
        ("s", LinkKind.MUST),
        ("n", LinkKind.CANNOT),
        ("d", LinkKind.CANNOT),
        ("c", LinkKind.CONFLICTING_FIGURE),
    ],
)
async def test_one_key_decides_and_the_next_pair_is_there(doubtful: Sample, key: str, kind: LinkKind) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        pair = in_hand(screen)
        await press(pilot, screen, key)
        assert "3 of 4 left" in shown(screen.desk_app)
        assert in_hand(screen) != pair
        (link,) = await screen.bench.read(lambda desk: desk.clusters.links())
        assert ({link.a, link.b}, link.kind) == ({pair.a, pair.b}, kind)


async def test_one_of_both_is_chosen_to_stand_for_all(doubtful: Sample) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        pair = in_hand(screen)
        await pilot.press("k")
        await until(pilot, lambda: isinstance(screen.desk_app.screen, Pick))
        await pilot.press("2")
        await until(pilot, lambda: left(screen) == 3)
        cluster = await screen.bench.read(lambda desk: desk.clusters.of(pair.a))
        assert cluster is not None
        assert cluster.canonical == pair.b


async def test_undo_brings_the_last_pair_back_undecided(doubtful: Sample) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        pair = in_hand(screen)
        await press(pilot, screen, "n")
        await press(pilot, screen, "z")
        assert in_hand(screen) == pair
        assert "4 of 4 left" in shown(screen.desk_app)
        assert await screen.bench.read(lambda desk: desk.clusters.links()) == ()
        await press(pilot, screen, "z")
        await until(pilot, lambda: "Nothing was decided here yet" in notified(screen.desk_app))


async def test_pairs_put_off_come_again_after_all_others_one_after_the_other(doubtful: Sample) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        seen = []
        for _ in range(8):
            seen.append(in_hand(screen))
            await press(pilot, screen, "space")
        assert len(set(seen[:4])) == 4
        assert seen[4:] == seen[:4]
        assert left(screen) == 4


async def test_when_all_is_decided_it_says_so_and_keys_do_no_harm(doubtful: Sample) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        for key in ("y", "n", "c", "y"):
            await press(pilot, screen, key)
        assert "All 4 pairs are decided." in shown(screen.desk_app)
        assert "put off" not in shown(screen.desk_app)
        for key in ("y", "n", "k", "space", "o"):
            await press(pilot, screen, key)
        await press(pilot, screen, "z")
        assert left(screen) == 1


async def test_a_key_held_down_decides_about_no_pair_that_was_not_seen(doubtful: Sample) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        screen.action_do("different_claims")
        screen.action_do("different_claims")
        await until(pilot, lambda: not screen.attended)
        assert left(screen) == 3


async def test_an_article_is_looked_at_and_the_pair_is_still_in_hand(doubtful: Sample) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        app, pair = screen.desk_app, in_hand(screen)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, VisitedDesk) and app.screen.work is not None)
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen)
        assert in_hand(screen) == pair


async def test_undo_takes_nothing_back_that_was_done_outside_of_the_review(doubtful: Sample) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        await press(pilot, screen, "n")
        claim = doubtful.claims[0]
        await screen.bench.write(lambda desk: desk.verdicts.mark(claim, VerdictValue.SUPPORTED))
        await press(pilot, screen, "z")
        await until(pilot, lambda: "something else" in notified(screen.desk_app))
        line = await screen.bench.read(lambda desk: desk.claims.line(claim))
        assert line.verdict is VerdictValue.SUPPORTED


async def test_what_somebody_else_decides_is_told_with_name_and_time_and_nothing_jumps(
    doubtful: Sample,
) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        pair = in_hand(screen)
        with Desk(doubtful.path, analyst="Ben", clock=lambda: NOW) as desk:
            desk.clusters.link(pair.a, pair.b, LinkKind.CANNOT, "autre tram")
        await until(pilot, lambda: "Ben decided: kept apart by hand" in shown(screen.desk_app))
        assert "22 November 2026 at 20:00 · autre tram" in shown(screen.desk_app)
        assert in_hand(screen) == pair
        assert "3 of 4 left" in shown(screen.desk_app)
        await press(pilot, screen, "space")
        assert in_hand(screen) != pair
        assert left(screen) == 3


async def test_an_answer_about_a_pair_somebody_decided_unseen_is_held_back_until_it_was_seen(
    doubtful: Sample,
) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        pair = in_hand(screen)
        screen.data.look = lambda: None  # the time between two looks
        with Desk(doubtful.path, analyst="Ben", clock=lambda: NOW) as desk:
            desk.clusters.link(pair.a, pair.b, LinkKind.CANNOT, "autre tram")
        await press(pilot, screen, "y")
        assert "Ben decided about this pair meanwhile" in notified(screen.desk_app)
        assert in_hand(screen) == pair
        assert "Ben decided: kept apart by hand" in shown(screen.desk_app)
        (link,) = await screen.bench.read(lambda desk: desk.clusters.links())
        assert (link.analyst, link.kind) == ("Ben", LinkKind.CANNOT)
        assert left(screen) == 3
        await press(pilot, screen, "y")
        (link,) = await screen.bench.read(lambda desk: desk.clusters.links())
        assert (link.analyst, link.kind) == ("Anna Bell", LinkKind.MUST)
        assert in_hand(screen) != pair


async def test_what_somebody_takes_back_is_asked_again(doubtful: Sample) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        with Desk(doubtful.path, analyst="Ben", clock=lambda: NOW) as desk:
            pair = in_hand(screen)
            desk.clusters.link(pair.a, pair.b, LinkKind.CANNOT)
            await until(pilot, lambda: left(screen) == 3)
            desk.history.undo()
        await until(pilot, lambda: "4 of 4 left" in shown(screen.desk_app))
        assert "Ben decided" not in shown(screen.desk_app)
        await press(pilot, screen, "y")
        assert left(screen) == 3


async def test_two_analysts_at_once_finish_together_and_nobody_is_asked_twice(doubtful: Sample) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        with Desk(doubtful.path, analyst="Ben", clock=lambda: NOW) as desk:
            other = finished(desk.clusters.review())
            await press(pilot, screen, "y")
            mine = other.current()
            assert (other.left(), other.total) == (3, 4)
            assert mine is not None
            other.different(mine)
            await until(pilot, lambda: left(screen) == 2)
            await press(pilot, screen, "space")
            await press(pilot, screen, "n")
            assert other.left() == 1
            last = other.current()
            assert last is not None
            other.same(last)
        await until(pilot, lambda: left(screen) == 0)
        links = await screen.bench.read(lambda desk: desk.clusters.links())
        assert sorted(link.analyst for link in links) == ["Anna Bell", "Anna Bell", "Ben", "Ben"]
