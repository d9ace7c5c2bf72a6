"""The cluster browser: members beside each other, taken out, standing for all, verdicts handed on by a key."""

from __future__ import annotations

import itertools
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from claims.progress import Progress
from claims.reading import read_bytes
from claims.usecases.articles import ArticleCases
from claims.usecases.clusters import ClusterCases
from claims.usecases.searched import Question
from claims.usecases.selected import Selection
from schema.claim import ClaimKind
from schema.source import SourceKind
from schema.verdict import VerdictValue
from schema.view import Standing
from tests.tui.examples import NOW, Sample, application, notified, on_desk, shown, split_of, until
from tui.screens.desk import VisitedDesk
from tui.screens.duplicates import DuplicatesScreen
from tui.screens.form import Form
from tui.screens.library import LibraryScreen
from tui.screens.pick import Pick

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

PAPERS = (
    ("Le Courrier", "2026-11-17", "Le tram a déraillé mardi, faisant 14 blessés"),
    ("Ouest Matin", "2026-11-18", "Mardi, le tram a déraillé, faisant 14 blessés"),
    ("Radio Pont", "2026-11-19", "Le tram a déraillé mardi, et 14 personnes ont été blessées"),
)
"""Who tells the fact, when, and in which words."""


@pytest.fixture
def told(tmp_path: Path) -> Sample:
    """One fact in three papers as one cluster, a second fact in two."""
    path, claims, article = tmp_path / "told.db", [], ""
    with Desk(path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        for paper, day, words in PAPERS:
            text = f"Le point à Valmont\n\nAvant. {words}. La ligne rouvre lundi."
            split = split_of(
                text,
                [
                    (words, ClaimKind.STATEMENT, None, 0.9),
                    ("La ligne rouvre lundi", ClaimKind.STATEMENT, None, 0.2),
                ],
            )
            page = desk.articles.add(
                read_bytes(f"{text}".encode(), name=f"{paper}.txt"),
                published=day,
                publisher=paper,
                lang="fr",
                split=split,
            )
            article = article or page.article.id
            claims += [line.id for line in page.lines]
        desk.clusters.merge(claims[0], claims[2])
        desk.clusters.merge(claims[0], claims[4])
        desk.clusters.merge(claims[1], claims[3])
    return Sample(path, article, tuple(claims))


@asynccontextmanager
async def browsing(
    sample: Sample, size: tuple[int, int] = (160, 48), **more: object
) -> AsyncIterator[tuple[Pilot[None], DuplicatesScreen]]:
    """The browser, opened from the library, its first cluster read."""
    app = application(sample, **more)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.article is not None)
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, DuplicatesScreen))
        screen = app.screen
        assert isinstance(screen, DuplicatesScreen)
        await until(pilot, lambda: screen.member is not None and not screen.attended)
        yield pilot, screen


async def settled(pilot: Pilot[None], screen: DuplicatesScreen) -> None:
    """Wait until everything asked for is read."""
    await until(pilot, lambda: not screen.attended)
    await pilot.pause()


async def test_it_lists_clusters_by_size_with_their_members_beside_and_the_words_around(told: Sample) -> None:
    async with browsing(told) as (pilot, screen):
        words = shown(screen.desk_app)
        assert "2 clusters" in words
        assert words.index("3× Le tram") < words.index("2× La ligne")
        assert "3 claims · 3 articles" in words
        for paper, day, _said in PAPERS:
            assert paper in words
            assert day in words
        assert "● you decided: held together by hand · Radio Pont #1 · 22 November 2026 at 20:00" in words
        assert "Avant. ▐Le tram a déraillé mardi, faisant 14 blessés▌. La ligne rouvre lundi." in words
        await pilot.press("j")
        await until(pilot, lambda: "2 claims · 2 articles" in shown(screen.desk_app))


async def test_members_found_right_and_wrong_raise_an_alarm_in_words(told: Sample) -> None:
    with Desk(told.path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        desk.verdicts.mark(told.claims[1], VerdictValue.SUPPORTED)
        desk.verdicts.mark(told.claims[3], VerdictValue.CONTRADICTED)
    async with browsing(told) as (_pilot, screen):
        words = shown(screen.desk_app)
        assert "2 clusters · ! 1" in words
        assert words.index("!   2×") < words.index("3×")
        assert "✓1 ✗1" in words
        assert "! found both right and wrong" in words


async def test_a_member_is_taken_out_with_a_reason_and_undo_brings_it_back(told: Sample) -> None:
    async with browsing(told) as (pilot, screen):
        app = screen.desk_app
        await pilot.press("tab", "j")
        await settled(pilot, screen)
        assert screen.member is not None
        assert screen.member.line.id == told.claims[2]
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"autre tram", "enter")
        await until(pilot, lambda: "2 claims · 2 articles" in shown(app) and screen.data.members != ())
        assert told.claims[2] not in screen.data.members
        links = await screen.bench.read(lambda desk: desk.clusters.links())
        assert "autre tram" in {link.why for link in links}
        await settled(pilot, screen)
        await pilot.press("z")
        await until(pilot, lambda: told.claims[2] in screen.data.members)
        assert "3 claims · 3 articles" in shown(app)


async def test_nothing_is_taken_out_from_the_list_of_clusters(told: Sample) -> None:
    async with browsing(told, size=(80, 24)) as (pilot, screen):
        await pilot.press("x", "asterisk", "o")
        await settled(pilot, screen)
        assert screen.is_current
        assert len(screen.data.members) == 3


async def test_another_member_stands_for_all_and_keeps_the_hand(told: Sample) -> None:
    async with browsing(told) as (pilot, screen):
        await pilot.press("tab", "G")
        await settled(pilot, screen)
        assert "★ stands for 3 claims" not in shown(screen.desk_app)
        await pilot.press("asterisk")
        await until(pilot, lambda: isinstance(screen.desk_app.screen, Form))
        await pilot.press(*"plus proche", "enter")
        await until(pilot, lambda: "★ stands for 3 claims" in shown(screen.desk_app))
        assert screen.member is not None
        assert screen.member.line.id == told.claims[4]
        assert screen.cluster is not None
        assert screen.cluster.canonical.id == told.claims[4]
        (event,) = await screen.bench.read(lambda desk: desk.history.log(limit=1))
        assert event.payload is not None
        assert event.payload.about["why"] == "plus proche"


async def test_a_verdict_is_offered_and_given_only_to_whom_one_says(told: Sample) -> None:
    with Desk(told.path, analyst="Ben", clock=lambda: NOW) as desk:
        source = desk.sources.add(SourceKind.DOCUMENT, "Rapport")
        desk.sources.cite([told.claims[0]], source.id)
        desk.verdicts.mark(told.claims[0], VerdictValue.SUPPORTED)
    async with browsing(told) as (pilot, screen):
        app = screen.desk_app
        await pilot.press("tab", "j")
        await settled(pilot, screen)
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        assert "Give ✓ supported" in shown(app)
        assert "Le Courrier #1" in shown(app)
        await pilot.press("h")
        await until(pilot, lambda: app.screen is screen)
        await settled(pilot, screen)
        lines = await screen.bench.read(lambda desk: [desk.claims.line(each) for each in told.claims])
        assert [line.standing for line in lines[0:5:2]] == [
            Standing.SUPPORTED,
            Standing.SUPPORTED,
            Standing.OPEN,
        ]
        assert lines[2].sources == 1


async def test_a_verdict_without_a_source_says_so_once_where_it_is_offered(told: Sample) -> None:
    with Desk(told.path, analyst="Ben", clock=lambda: NOW) as desk:
        desk.verdicts.mark(told.claims[0], VerdictValue.SUPPORTED)
    async with browsing(told) as (pilot, screen):
        app = screen.desk_app
        await pilot.press("tab", "v")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        assert "Give ✓ supported, no source (Le Courrier #1)" in shown(app)


async def test_an_article_is_visited_and_leaving_it_comes_back(told: Sample) -> None:
    async with browsing(told) as (pilot, screen):
        app = screen.desk_app
        await pilot.press("tab", "j")
        await settled(pilot, screen)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, VisitedDesk) and app.screen.work is not None)
        visited = app.screen
        assert isinstance(visited, VisitedDesk)
        assert visited.work is not None
        assert visited.work.hand == told.claims[2]
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen)
        assert screen.member is not None
        assert screen.member.line.id == told.claims[2]


async def test_from_the_desk_it_opens_at_the_claim_in_hand(told: Sample) -> None:
    async with on_desk(told) as (pilot, desk):
        app = desk.desk_app
        await pilot.press("j", "b")
        await until(pilot, lambda: isinstance(app.screen, DuplicatesScreen))
        screen = app.screen
        assert isinstance(screen, DuplicatesScreen)
        await until(pilot, lambda: screen.member is not None and not screen.attended)
        assert screen.cluster is not None
        assert screen.cluster.members == 2
        assert screen.member is not None
        assert screen.member.line.id == told.claims[1]
        await pilot.press("q")
        await until(pilot, lambda: app.screen is desk)


async def test_from_a_claim_that_nobody_else_tells_it_says_so(told: Sample) -> None:
    with Desk(told.path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        desk.clusters.split_off(told.claims[1])
        assert desk.clusters.list()
    async with on_desk(told) as (pilot, desk_screen):
        await pilot.press("j", "b")
        await until(pilot, lambda: "is in no cluster" in notified(desk_screen.desk_app))


async def test_duplicates_are_looked_for_and_stored_from_here(told: Sample) -> None:
    with Desk(told.path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        for _ in range(3):
            desk.history.undo()
        assert desk.clusters.list() == ()
    app = application(told)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.article is not None)
        await pilot.press("D")
        await until(pilot, lambda: "No cluster yet" in shown(app))
        await pilot.press("D")
        await until(pilot, lambda: "1 cluster " in shown(app) or "2 clusters" in shown(app))
        await pilot.press("z")
        await until(pilot, lambda: "No cluster yet" in shown(app))


async def test_escape_stops_the_search_and_then_goes_back(
    told: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = threading.Event()
    monkeypatch.setattr(Question, "answer", endless(closed))
    async with browsing(told) as (pilot, screen):
        app = screen.desk_app
        await pilot.press("D")
        await until(pilot, lambda: "/1,000 · esc stops it" in shown(app))
        await pilot.press("tab", "j")
        await until(pilot, lambda: screen.member is not None and screen.member.line.id == told.claims[2])
        await pilot.press("escape")
        await until(pilot, lambda: not app.search.running)
        assert app.screen is screen
        assert "Nothing was stored" in notified(app)
        assert closed.wait(5)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


def endless(closed: threading.Event) -> Callable[..., Iterator[Progress]]:
    """A search that ends only when it is stopped, and says so."""

    def answer(_question: Question, _processes: int | None = None) -> Iterator[Progress]:
        try:
            for done in itertools.count():
                yield Progress(done, 1000, "comparing")
        finally:
            closed.set()

    return answer


async def test_leaving_lets_a_search_go_on_and_coming_back_shows_it(
    told: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = threading.Event()
    monkeypatch.setattr(Question, "answer", endless(closed))
    async with browsing(told) as (pilot, screen):
        app = screen.desk_app
        await pilot.press("D")
        await until(pilot, lambda: "/1,000 · esc stops it" in shown(app))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert app.search.running
        await screen.bench.write(lambda desk: desk.verdicts.mark(told.claims[0], VerdictValue.SUPPORTED))
        await pilot.press("D")
        await until(pilot, lambda: "/1,000 · esc stops it" in shown(app))
        assert not closed.is_set()
        await pilot.press("escape")
        await until(pilot, lambda: not app.search.running)


async def test_stopping_while_it_stores_says_how_much_is_kept(
    told: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    def store(_clusters: ClusterCases, _steps: object) -> Iterator[Progress]:
        for done in itertools.count(50):
            yield Progress(done, 1_000_000, "storing clusters")

    monkeypatch.setattr(ClusterCases, "store", store)
    async with browsing(told) as (pilot, screen):
        app = screen.desk_app
        await pilot.press("D")
        await until(pilot, lambda: "storing clusters" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: "of 1,000,000 clusters are stored and stay" in notified(app))


async def test_a_selection_is_looked_at_and_nothing_is_stored_unless_wanted(told: Sample) -> None:
    async with browsing(told) as (pilot, screen):
        app = screen.desk_app
        before = await screen.bench.read(lambda desk: desk.history.last())
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press(*"2026-11-18", "enter", "enter", *"fr", "enter", "enter", "enter", "right", "enter")
        await until(pilot, lambda: "Nothing was stored." in notified(app))
        assert app.search.found is not None
        assert app.search.found.question.which == Selection(since="2026-11-18", lang="fr")
        assert len(app.search.found.question.texts) == 4
        assert await screen.bench.read(lambda desk: desk.history.last()) == before


async def test_a_selection_without_claims_is_told_as_such(told: Sample) -> None:
    async with browsing(told) as (pilot, screen):
        app = screen.desk_app
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("enter", "enter", *"de", "enter", "enter", "enter", "enter")
        await until(pilot, lambda: "There is no claim to compare." in notified(app))


async def test_what_another_analyst_does_appears_without_moving_the_hand(told: Sample) -> None:
    async with browsing(told) as (pilot, screen):
        await pilot.press("j")
        await settled(pilot, screen)
        with Desk(told.path, analyst="Ben", clock=lambda: NOW) as desk:
            desk.clusters.split_off(told.claims[4], "autre jour")
        await until(pilot, lambda: "2× Le tram" in shown(screen.desk_app))
        assert screen.clusters.hand == 1
        assert screen.cluster is not None
        assert screen.cluster.canonical.id == told.claims[1]


async def test_a_screen_that_is_covered_reads_nothing(told: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing(told) as (pilot, screen):
        monkeypatch.setattr(ArticleCases, "list", None)  # the library below would fail to read its articles
        with Desk(told.path, analyst="Ben", clock=lambda: NOW) as desk:
            desk.clusters.split_off(told.claims[4], "autre jour")
        await until(pilot, lambda: "2× Le tram" in shown(screen.desk_app))
        library = screen.desk_app.screen_stack[0]
        assert isinstance(library, LibraryScreen)
        library.look()
        assert not library.attended


async def test_undo_here_takes_back_nothing_that_is_out_of_sight(told: Sample) -> None:
    with Desk(told.path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        desk.notes.add(told.claims[0], "rappeler la mairie")
    async with browsing(told) as (pilot, screen):
        await pilot.press("z")
        await until(pilot, lambda: "something else" in notified(screen.desk_app))
        detail = await screen.bench.read(lambda desk: desk.claims.detail(told.claims[0]))
        assert len(detail.notes) == 1


async def test_a_cluster_of_thousands_is_read_page_by_page(tmp_path: Path) -> None:
    path, count = tmp_path / "many.db", 1000
    text = "\n".join(f"Le tram a déraillé mardi, dit le journal {number}" for number in range(count))
    with Desk(path, analyst="Anna Bell", clock=lambda: NOW) as desk:
        split = split_of(text, [(line, ClaimKind.STATEMENT, None, 0.5) for line in text.split("\n")])
        page = desk.articles.add(read_bytes(text.encode(), name="x.txt"), lang="fr", split=split)
        names = [line.id for line in page.lines]
        for number in range(1, count, 2):
            desk.clusters.merge(names[0], names[number])
    async with browsing(Sample(path, page.article.id, tuple(names))) as (pilot, screen):
        read = await screen.bench.read(lambda desk: desk.duplicates.members(screen.data.ids[0]))
        assert len(read) == count // 2 + 1
        await pilot.press("tab", "G")
        await settled(pilot, screen)
        assert screen.member is not None
        assert screen.member.line.id == read[-1]
        assert len(screen.members._pages) < 4


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (10, 4), (200, 60)])
async def test_no_size_is_too_small_or_too_large(told: Sample, size: tuple[int, int]) -> None:
    async with browsing(told, size=size) as (pilot, screen):
        for key in ("j", "tab", "j", "k", "pagedown", "pageup", "g", "question_mark", "escape", "tab"):
            await pilot.press(key)
        await settled(pilot, screen)
        assert screen.is_current
