"""What a review tells and offers around its pairs: reasons, verdicts, the search before it, any size."""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from claims.progress import Progress
from claims.reading import read_bytes
from claims.usecases.searched import Found, Question
from schema.claim import ClaimKind
from schema.match import Difference, DifferenceKind
from schema.verdict import VerdictValue
from tests.tui.examples import NOW, Sample, application, notified, shown, split_of, until
from tests.tui.reviewing import TWICE, VERBS, in_hand, press, reviewing, stored
from tui.pictures.duplicates import sentence
from tui.pictures.review import places
from tui.screens.duplicates import DuplicatesScreen
from tui.screens.form import Form

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path


@pytest.fixture
def doubtful(tmp_path: Path) -> Sample:
    """Pairs that only a person can decide."""
    return stored(tmp_path)


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


@pytest.mark.parametrize(("width", "there"), [(66, False), (80, False), (160, True)])
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
        assert "The same claim?" in header
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
