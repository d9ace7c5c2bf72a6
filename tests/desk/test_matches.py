"""Earlier checks found, decided about and taken over, with a real index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import NotFound
from claims.match import index
from claims.progress import finished
from claims.store.feed import TextFeed
from schema.factcheck import FactCheck
from schema.history import FindingCode
from schema.match import Band, MatchSource, Relation
from schema.source import SourceKind, Stance
from schema.verdict import VerdictValue
from tests.desk.examples import TEXT, colleague, filled

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.view import ArticlePage

CHECK = {
    "id": 12,
    "text": "Al-Qaim (est) a été quittée le 17 mars.",
    "lang": "fr",
    "verdict": "Faux",
    "url": "https://example.org/al-qaim",
    "publisher": "Vérif Exemple",
    "date": "2 avril 2020",
    "review": "Al-Qaim est à l'ouest.",
}
OTHER = {"id": 13, "text": "Le pont de Valmont a coûté trois millions d'euros.", "lang": "fr"}


@pytest.fixture
def checked(anna: Desk, page: ArticlePage) -> ArticlePage:
    """Anna's article in a database that knows two published checks."""
    finished(anna.factchecks.import_rows([CHECK, OTHER]))
    finished(anna.matches.update())
    return page


def test_an_earlier_check_comes_with_what_its_publisher_said(anna: Desk, checked: ArticlePage) -> None:
    search = anna.matches.for_claim(checked.lines[2].id)
    match = search.matches[0]
    assert (match.id, match.source, match.band) == (12, MatchSource.FACT_CHECK, Band.SAME)
    assert (match.verdict, match.label) == (VerdictValue.CONTRADICTED, "Faux")
    assert (match.publisher, match.date) == ("Vérif Exemple", "2020-04-02")
    assert search.looked_in == {"fr": 7}


def test_claims_of_the_same_article_are_no_earlier_checks(anna: Desk, checked: ArticlePage) -> None:
    keys = {match.key for line in checked.lines for match in anna.matches.for_claim(line.id).matches}
    assert not {key for key in keys if key.startswith("c:")}


def test_a_claim_of_another_article_is_found_with_its_verdict(anna: Desk, checked: ArticlePage) -> None:
    line = checked.lines[3]
    anna.verdicts.mark(line.id, VerdictValue.CONTRADICTED)
    other = filled(anna, line.claim)
    match = anna.matches.for_claim(other.lines[0].id).matches[0]
    assert (match.key, match.verdict) == (f"c:{line.id}", VerdictValue.CONTRADICTED)
    assert (match.number, match.article) == (4, checked.article.id)


def test_what_people_confirmed_comes_first_and_what_they_rejected_sinks(
    anna: Desk, checked: ArticlePage
) -> None:
    claim = checked.lines[2].id
    keys = TextFeed(anna._session.store)
    check, other = (key for _seq, key, text in keys.changes(0, 99) if text and key.startswith("f:"))
    anna.matches.reject(claim, check)
    anna.matches.confirm(claim, other, Relation.BROADER)
    found = anna.matches.for_claim(claim).matches
    assert [match.key for match in found] == [other, check]
    assert [match.decision.relation for match in found if match.decision] == [
        Relation.BROADER,
        Relation.UNRELATED,
    ]


def test_the_newest_decision_about_a_pair_counts(anna: Desk, checked: ArticlePage) -> None:
    claim = checked.lines[2].id
    key = anna.matches.for_claim(claim).matches[0].key
    first = anna.matches.reject(claim, key)
    second = colleague(anna, "Ben").matches.confirm(claim, key, Relation.SAME)
    assert (first.id, second.analyst, second.confirmed) == (second.id, "Ben", True)
    assert anna.claims.detail(claim).decisions == (second,)


def test_accepting_a_published_check_cites_its_page_once(anna: Desk, checked: ArticlePage) -> None:
    claim = checked.lines[2].id
    key = anna.matches.for_claim(claim).matches[0].key
    (citation,) = anna.matches.accept(claim, key)
    assert (citation.claim, citation.stance, citation.reused_from) == (claim, Stance.CONTRADICTS, key)
    assert anna.sources.get(citation.source).url == "https://example.org/al-qaim"
    assert anna.matches.accept(claim, key) == ()
    assert len(anna.matches.accept(checked.lines[0].id, key)) == 1
    assert len(anna.sources.list()) == 1


def test_a_published_check_without_an_address_is_one_source_too(anna: Desk, checked: ArticlePage) -> None:
    (found,) = anna._session.store.select(FactCheck, "WHERE url IS NULL")
    key = f"f:{found.id}"
    first, second = checked.lines[0].id, checked.lines[1].id
    (citation,) = anna.matches.accept(first, key)
    assert anna.matches.accept(first, key) == ()
    assert [each.source for each in anna.matches.accept(second, key)] == [citation.source]
    assert len(anna.sources.list()) == 1


def test_accepting_a_claim_of_ours_keeps_the_day_its_sources_were_seen(
    anna: Desk, checked: ArticlePage
) -> None:
    source = anna.sources.add(SourceKind.PAGE, "Communiqué")
    (seen,) = anna.sources.cite([checked.lines[2].id], source.id, quote="le 17 mars", accessed="2020-03-30")
    other = filled(anna, "Al-Qaim a été quittée le 17 mars.")
    ben = colleague(anna, "Ben")
    (taken,) = ben.matches.accept(other.lines[0].id, f"c:{checked.lines[2].id}")
    assert (taken.seen_at, taken.seen_by, taken.accessed) == (seen.seen_at, "Anna Bell", "2020-03-30")
    assert (taken.changed_by, taken.quote) == ("Ben", "le 17 mars")
    ben.history.undo()
    assert anna.claims.line(other.lines[0].id).sources == 0
    assert anna.claims.line(checked.lines[2].id).sources == 1


def test_a_report_shows_the_earlier_checks_people_confirmed(anna: Desk, checked: ArticlePage) -> None:
    claim = checked.lines[2].id
    anna.matches.confirm(claim, anna.matches.for_claim(claim).matches[0].key, Relation.SAME)
    report = anna.reports.build(checked.article.id)
    assert [match.publisher for match in report.claims[2].earlier] == ["Vérif Exemple"]
    assert not report.claims[0].earlier


def test_counts_follow_what_changes(anna: Desk, checked: ArticlePage) -> None:
    claims = [line.id for line in checked.lines]
    before = anna.matches.counts(claims)
    assert before[claims[2]] >= 1
    finished(anna.factchecks.import_rows([{"id": "x", "text": checked.lines[4].claim, "lang": "fr"}]))
    assert anna.matches.counts(claims)[claims[4]] == before[claims[4]] + 1


def test_what_is_not_there_cannot_be_decided_about(anna: Desk, checked: ArticlePage) -> None:
    for key in ("f:zzzzzzzzzzzz", "c:zzzzzzzzzzzz", "x", "", f"c:{checked.lines[0].id}"):
        with pytest.raises(NotFound):
            anna.matches.confirm(checked.lines[0].id, key)


def test_the_feed_tells_every_text_that_came_changed_or_went(anna: Desk, page: ArticlePage) -> None:
    feed = TextFeed(anna._session.store)
    assert [text.text for _seq, _key, text in feed.changes(0, 99) if text] == [
        line.claim for line in page.lines
    ]
    seen = feed.last()
    anna.claims.edit(page.lines[0].id, None, claim="Autrement.")
    anna.claims.edit(page.lines[1].id, None, speaker="Barker")
    joined = anna.claims.join([page.lines[3].id, page.lines[4].id])
    told = [(key, text.text if text else None) for _seq, key, text in feed.changes(seen, 99)]
    assert told == [
        (f"c:{page.lines[0].id}", "Autrement."),
        (f"c:{joined.id}", joined.claim),
        (f"c:{page.lines[3].id}", None),
        (f"c:{page.lines[4].id}", None),
    ]
    seen = feed.last()
    anna.articles.edit(page.article.id, None, lang="en")
    assert {text.lang for _seq, _key, text in feed.changes(seen, 99) if text} == {"en"}
    assert feed.changes(0, 2) == feed.changes(0, 99)[:2]
    assert TEXT


def test_texts_too_many_to_look_at_one_by_one_are_told_as_not_searched(
    anna: Desk, checked: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "UNINDEXED", 2)
    rows = [{"id": f"n{n}", "text": f"Le pont numéro {n} est fermé.", "lang": "fr"} for n in range(5)]
    finished(anna.factchecks.import_rows(rows))
    claim = checked.lines[2].id
    for search in (anna.matches.search("Le pont numéro 1"), anna.matches.for_claim(claim)):
        assert (search.unindexed, search.looked_in) == (3, {"fr": 9})
    (finding,) = anna.doctor()
    assert finding.code is FindingCode.INDEX_BEHIND
    assert "3" in finding.message
    finished(anna.matches.update())
    assert (anna.matches.for_claim(claim).unindexed, anna.doctor()) == (0, ())


def test_what_other_analysts_decided_before_stays_in_sight(anna: Desk, checked: ArticlePage) -> None:
    claim = checked.lines[2].id
    key = anna.matches.for_claim(claim).matches[0].key
    anna.matches.reject(claim, key)
    first = anna.matches.confirm(claim, key, Relation.OPPOSITE)
    assert anna.matches.for_claim(claim).matches[0].others == ()
    ben = colleague(anna, "Ben")
    ben.matches.confirm(claim, key, Relation.NARROWER)
    second = ben.matches.reject(claim, key)
    for match in (ben.matches.for_claim(claim).matches[-1], ben.matches.decided(claim)[0]):
        assert (match.decision, match.others) == (second, (first,))
    assert colleague(anna, "Cleo").matches.confirm(claim, key).relation is Relation.SAME
    assert ben.matches.others(claim, key) == (second, first)


def test_a_decision_taken_back_is_no_word_of_anybody(anna: Desk, checked: ArticlePage) -> None:
    claim = checked.lines[2].id
    key = anna.matches.for_claim(claim).matches[0].key
    first = anna.matches.confirm(claim, key)
    ben = colleague(anna, "Ben")
    ben.matches.accept(claim, key)
    assert ben.matches.others(claim, key) == (first,)
    ben.history.undo()
    assert anna.matches.others(claim, key) == ()
    ben.history.redo()
    assert ben.matches.others(claim, key) == (first,)


def test_the_history_names_the_check_that_was_decided_about(anna: Desk, checked: ArticlePage) -> None:
    claim = checked.lines[2].id
    key = anna.matches.for_claim(claim).matches[0].key
    anna.matches.reject(claim, key)
    told = str(anna.history.log(limit=1)[0].payload)
    assert key in told
    assert CHECK["text"] in told
