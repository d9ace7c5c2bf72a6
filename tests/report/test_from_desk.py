"""Reports of the real desk: what analysts did is in them, what must stay in the newsroom is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from claims.reading import read_file
from claims.samples import corpus_folder
from schema.inside import InsideDecision
from schema.report import Report
from schema.source import SourceKind, Stance
from schema.verdict import Reason, VerdictValue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from schema.view import ArticlePage, ClaimLine

FORMATS = ("html", "json", "md")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "desk.db", analyst="Alice Bernard") as opened:
        yield opened


@pytest.fixture
def page(desk: Desk) -> ArticlePage:
    reading = read_file(corpus_folder() / "articles/coalition-k1.fr.txt")
    return desk.articles.add(reading, published="2020-03-29")


def naming(page: ArticlePage, words: str) -> ClaimLine:
    return next(line for line in page.lines if words in line.text)


def test_a_checked_article_comes_out_in_every_format(desk: Desk, page: ArticlePage) -> None:
    wrong = naming(page, "(est)")
    source = desk.sources.add(
        SourceKind.DOCUMENT, "Communiqué de la coalition", url="https://c.example/k1", primary=True
    )
    desk.sources.cite([wrong.id], source.id, stance=Stance.CONTRADICTS, quote="western Iraq", locator="p. 2")
    desk.verdicts.mark(
        wrong.id,
        VerdictValue.CONTRADICTED,
        reason=Reason.PLACE_WRONG,
        rationale="La Syrie est de ce côté.",
        fixes=[("(est)", "(ouest)")],
    )
    desk.notes.add(wrong.id, "NOTE FOR US ONLY")
    for name in FORMATS:
        written = str(desk.reports.render(page.article.id, name, lang="fr"))
        assert "Communiqué de la coalition" in written
        assert "(ouest)" in written
        assert "La Syrie est de ce côté." in written
        assert "NOTE FOR US ONLY" not in written


def test_the_editor_reads_where_the_article_disagrees_with_itself(desk: Desk, page: ArticlePage) -> None:
    report = desk.reports.build(page.article.id)
    (line,) = report.disagreements
    for name in FORMATS:
        written = str(desk.reports.render(page.article.id, name, lang="en"))
        assert "quinze jours" in written
        assert "moins de deux semaines" in written
    assert "not decided yet" in str(desk.reports.render(page.article.id, "md", lang="en"))
    desk.inside.decide(line.pair.a, line.pair.b, InsideDecision.DISAGREES, "Le corps dit moins.")
    decided = str(desk.reports.render(page.article.id, "html", lang="en"))
    assert "confirmed by Alice Bernard" in decided
    assert "Le corps dit moins." in decided
    desk.inside.decide(line.pair.a, line.pair.b, InsideDecision.APART)
    assert desk.reports.build(page.article.id).disagreements == ()
    assert "disagrees with itself" not in str(desk.reports.render(page.article.id, "md", lang="en"))


def test_a_confidential_source_stays_hidden_in_every_format(desk: Desk, page: ArticlePage) -> None:
    line = page.lines[0]
    source = desk.sources.add(SourceKind.PERSON, "Jane Roe", confidential="Jane Roe, +33 1 23 45 67 89")
    desk.sources.cite([line.id], source.id, stance=Stance.SUPPORTS, quote="I SAW IT", locator="MINUTE 12")
    desk.verdicts.mark(line.id, VerdictValue.SUPPORTED)
    for name in FORMATS:
        written = str(desk.reports.render(page.article.id, name, lang="en"))
        assert "confidential source 1" in written
        assert not [told for told in ("Jane", "+33", "I SAW IT", "MINUTE 12") if told in written]


def test_the_report_reads_back_and_stays_the_same_until_something_happens(
    desk: Desk, page: ArticlePage
) -> None:
    before = desk.reports.render(page.article.id, "json")
    assert desk.reports.render(page.article.id, "json") == before
    report = desk.reports.build(page.article.id)
    assert Report.model_validate_json(str(before)) == report
    assert report.head == desk.history.head()
    desk.verdicts.mark(page.lines[0].id, VerdictValue.UNVERIFIED, reason=Reason.NO_SOURCE)
    assert desk.reports.render(page.article.id, "json") != before


def test_a_report_is_written_whole_to_a_file(desk: Desk, page: ArticlePage, tmp_path: Path) -> None:
    target = tmp_path / "rapport.html"
    assert desk.reports.write(page.article.id, "html", target, lang="fr") == target
    assert target.read_text(encoding="utf-8") == desk.reports.render(page.article.id, "html", lang="fr")
    assert [found.name for found in tmp_path.glob("*rapport*")] == ["rapport.html"]


@pytest.mark.parametrize("name", ["tram-valmont.fr.md", "coalition-k1.en.md", "tram-valmont.en.md"])
def test_every_sample_article_makes_a_report_with_all_its_words(desk: Desk, name: str) -> None:
    page = desk.articles.add(read_file(corpus_folder() / "articles" / name))
    report = desk.reports.build(page.article.id)
    from claims.report.picture import picture

    shown = picture(report, "en")
    words = " ".join("".join(piece.text for piece in one.pieces) for one in shown.paragraphs).split()
    assert words == page.text.split()
    assert len([entry for one in shown.paragraphs for entry in one.beginning]) == len(page.lines)
