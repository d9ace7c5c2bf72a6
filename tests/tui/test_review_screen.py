"""The review of doubtful pairs: one key a decision, the next pair at once, beside others who do the same."""

from __future__ import annotations

import itertools
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from claims.progress import Progress, finished
from claims.reading import read_bytes
from claims.usecases.searched import Found, Question
from schema.claim import ClaimKind
from schema.cluster import LinkKind
from schema.match import Difference, DifferenceKind
from schema.verdict import VerdictValue
from tests.tui.examples import NOW, Sample, application, notified, shown, split_of, until
from tui.pictures.duplicates import sentence
from tui.pictures.review import places
from tui.screens.desk import VisitedDesk
from tui.screens.duplicates import DuplicatesScreen
from tui.screens.form import Form
from tui.screens.pick import Pick
from tui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator
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


@pytest.fixture
def doubtful(tmp_path: Path) -> Sample:
    """The facts above, stored."""
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


async def test_a_reason_goes_with_the_next_answer_and_no_further(doubtful: Sample) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        await pilot.press("w")
        await until(pilot, lambda: isinstance(screen.desk_app.screen, Form))
        await pilot.press(*"autre jour", "enter")
        await until(pilot, lambda: "with the next answer: autre jour" in shown(screen.desk_app))
        await press(pilot, screen, "n")
        await press(pilot, screen, "y")
        newest, first = await screen.bench.read(lambda desk: desk.clusters.links())
        assert (newest.why, first.why) == (None, "autre jour")


async def test_a_reason_stays_with_its_pair_and_goes_with_no_other_when_that_is_put_off(
    doubtful: Sample,
) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        await pilot.press("w")
        await until(pilot, lambda: isinstance(screen.desk_app.screen, Form))
        await pilot.press(*"autre jour", "enter")
        await until(pilot, lambda: screen.why == "autre jour")
        await press(pilot, screen, "space")
        await press(pilot, screen, "n")
        (link,) = await screen.bench.read(lambda desk: desk.clusters.links())
        assert link.why is None


@pytest.mark.parametrize(("width", "there"), [(80, False), (160, True)])
async def test_the_header_tells_kinds_of_differences_whole_or_not_at_all(
    tmp_path: Path,
    width: int,
    there: bool,  # noqa: FBT001
) -> None:
    path, claims = tmp_path / "verbs.db", []
    with Desk(path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        for number, text in enumerate((*VERBS, "URGENT : " + VERBS[0])):
            split = split_of(text, [(text, ClaimKind.STATEMENT, None, 0.9)])
            page = desk.articles.add(read_bytes(text.encode(), name=f"{number}.txt"), lang="fr", split=split)
            claims.append(page.lines[0].id)
    async with reviewing(Sample(path, page.article.id, tuple(claims)), (width, 24)) as (_pilot, screen):
        header = shown(screen.desk_app).split("\n")[0]
        assert "settles 2 pairs at once" in header
        assert ("differs in: another word" in header) is there
        assert "…" not in header


async def test_it_says_how_many_pairs_an_answer_settles_and_in_what_the_words_differ(tmp_path: Path) -> None:
    path, claims = tmp_path / "more.db", []
    with Desk(path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        for number, text in enumerate((*TWICE, "URGENT : " + TWICE[0])):
            split = split_of(text, [(text, ClaimKind.STATEMENT, None, 0.9)])
            page = desk.articles.add(read_bytes(text.encode(), name=f"{number}.txt"), lang="fr", split=split)
            claims.append(page.lines[0].id)
        desk.verdicts.mark(claims[0], VerdictValue.SUPPORTED)
        desk.verdicts.mark(claims[1], VerdictValue.CONTRADICTED)
    async with reviewing(Sample(path, page.article.id, tuple(claims))) as (_pilot, screen):
        words = shown(screen.desk_app)
        assert "settles 2 pairs at once · 1 of 1 left" in words
        assert "the same words in another order" in words
        assert "! found both right and wrong" in words


async def test_the_verdict_of_a_checked_claim_is_offered_and_given_only_by_a_key(doubtful: Sample) -> None:
    async with reviewing(doubtful) as (pilot, screen):
        pair = in_hand(screen)
        await screen.bench.write(lambda desk: desk.verdicts.mark(pair.a, VerdictValue.SUPPORTED))
        await press(pilot, screen, "space")
        for _ in range(3):
            await press(pilot, screen, "space")
        assert in_hand(screen) == pair
        await press(pilot, screen, "v")
        await press(pilot, screen, "y")
        assert "v gives ✓ supported, no source to the other" in shown(screen.desk_app)
        line = await screen.bench.read(lambda desk: desk.claims.line(pair.b))
        assert line.verdict is None
        await press(pilot, screen, "v")
        line = await screen.bench.read(lambda desk: desk.claims.line(pair.b))
        assert line.verdict is VerdictValue.SUPPORTED
        await press(pilot, screen, "n")
        assert screen.offer is None


async def test_leaving_lets_the_search_for_pairs_go_on_and_coming_back_has_them(
    doubtful: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, real = threading.Event(), Question.answer

    def waiting(question: Question, processes: int | None = None) -> Generator[Progress, None, Found]:
        while not go_on.is_set():
            yield Progress(1, 8, "comparing")
        return (yield from real(question, processes))

    monkeypatch.setattr(Question, "answer", waiting)
    app = application(doubtful)
    async with app.run_test(size=(160, 48)) as pilot:
        await until(pilot, lambda: bool(app.screen.query("#articles")))
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, DuplicatesScreen))
        await pilot.press("r")
        await until(pilot, lambda: "comparing 1/8 · esc stops it, q lets it go on" in shown(app))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, DuplicatesScreen))
        assert app.search.running
        go_on.set()
        await until(pilot, lambda: "Nothing was stored." in notified(app))
        monkeypatch.setattr(Question, "answer", None)  # no second search
        await pilot.press("r")
        await until(pilot, lambda: "4 of 4 left" in shown(app))


async def test_escape_stops_the_search_for_pairs_and_goes_back(
    doubtful: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_question: Question, _processes: int | None = None) -> Iterator[Progress]:
        for done in itertools.count():
            yield Progress(done, 8, "comparing")

    monkeypatch.setattr(Question, "answer", endless)
    app = application(doubtful)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(app.screen.query("#articles")))
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, DuplicatesScreen))
        await pilot.press("r")
        await until(pilot, lambda: "esc stops it" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DuplicatesScreen))
        assert not app.search.running
        assert "Nothing was stored" in notified(app)


async def test_a_review_without_pairs_says_so(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    text = "Le tram roule.\n\nIl a coûté 212 millions."
    with Desk(path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        page = desk.articles.add(
            read_bytes(text.encode(), name="x.txt"),
            lang="fr",
            split=split_of(text, [("Le tram roule", ClaimKind.STATEMENT, None, 0.5)]),
        )
    async with reviewing(Sample(path, page.article.id, ())) as (pilot, screen):
        assert "No pair needs a person." in shown(screen.desk_app)
        await press(pilot, screen, "y")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (10, 4), (200, 60)])
async def test_no_size_is_too_small_or_too_large(doubtful: Sample, size: tuple[int, int]) -> None:
    async with reviewing(doubtful, size=size) as (pilot, screen):
        for key in ("pagedown", "pageup", "space", "question_mark", "escape", "z", "f2"):
            await pilot.press(key)
        await until(pilot, lambda: not screen.attended)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(screen.desk_app.screen, DuplicatesScreen))


def test_typed_words_stand_in_brackets_and_other_words_are_underlined() -> None:
    drawn = sentence("Le pont a rouvert mardi 3 mai", [(18, 23)], [(10, 17), (18, 23)])
    assert drawn.plain == "Le pont a rouvert ⟦mardi⟧ 3 mai"
    underlined = [drawn.plain[span.start : span.end] for span in drawn.spans if span.style == "underline"]
    assert underlined == ["rouvert"]


def test_words_are_found_where_their_place_is_told_in_another_form_of_the_sentence() -> None:
    one = Difference(kind=DifferenceKind.DATE, ours="Mardi", theirs="", ours_at=(0, 5))
    text = "Selon la préfecture, mardi, le tram a déraillé"
    assert places(text, [(one.ours, one.ours_at), (one.theirs, one.theirs_at)]) == ((21, 26),)
    assert places("Le tram roule", [("Mardi", (0, 5))]) == ()
