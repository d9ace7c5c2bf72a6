"""Sources are entered once, cited many times, and say whom they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import BadInput, Conflict, NotFound, Refused
from schema.source import SourceKind, Stance, Terms

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.view import ArticlePage


def test_one_source_is_cited_for_many_claims_in_one_action(anna: Desk, page: ArticlePage) -> None:
    source = anna.sources.add(SourceKind.PERSON, "Vincent Barker", role="général", terms=Terms.ON_RECORD)
    cited = anna.sources.cite(
        [line.id for line in page.lines[:3]], source.id, quote="«Le K1…»", locator="p. 1"
    )
    assert [line.sources for line in anna.claims.lines(page.article.id)] == [1, 1, 1, 0, 0]
    assert {citation.seen_by for citation in cited} == {"Anna Bell"}
    anna.history.undo()
    assert [line.sources for line in anna.claims.lines(page.article.id)] == [0] * 5


def test_a_citation_can_be_changed_and_taken_away_but_not_by_a_stale_hand(
    anna: Desk, ben: Desk, page: ArticlePage
) -> None:
    source = anna.sources.add(SourceKind.PAGE, "Carte")
    (citation,) = anna.sources.cite([page.lines[0].id], source.id)
    changed = ben.sources.edit_citation(
        citation.id, citation.version, stance=Stance.CONTEXT, quote="« ouest »"
    )
    assert (changed.version, changed.changed_by, changed.seen_by) == (2, "Ben", "Anna Bell")
    with pytest.raises(Conflict, match="Ben"):
        anna.sources.edit_citation(citation.id, citation.version, locator="p. 2")
    anna.sources.uncite(citation.id)
    assert anna.claims.detail(page.lines[0].id).citations == ()
    assert anna.sources.get(source.id) == source


def test_only_what_is_passed_changes(anna: Desk) -> None:
    source = anna.sources.add(SourceKind.PAGE, "Carte", url="https://example.org", primary=True)
    changed = anna.sources.edit(source.id, source.version, url=None)
    assert (changed.title, changed.url, changed.primary, changed.version) == ("Carte", None, True, 2)
    last = anna.history.last()
    assert anna.sources.edit(source.id, changed.version, title="Carte") == changed
    assert anna.history.last() == last


def test_a_source_is_never_based_on_itself(anna: Desk) -> None:
    first = anna.sources.add(SourceKind.PAGE, "A")
    second = anna.sources.add(SourceKind.PAGE, "B", based_on=first.id)
    third = anna.sources.add(SourceKind.PAGE, "C", based_on=second.id)
    for source in (first, second, third):
        with pytest.raises(Refused, match="itself"):
            anna.sources.edit(first.id, None, based_on=source.id)
    with pytest.raises(NotFound):
        anna.sources.add(SourceKind.PAGE, "D", based_on="zzzzzzzzzzzz")


def test_sources_are_found_by_title_publisher_or_address(anna: Desk) -> None:
    anna.sources.add(SourceKind.PAGE, "Départ d'Al-Qaïm", publisher="Éxemple", url="https://example.org/Q")
    for words in ("al-qaim", "EXEMPLE", "example.org/q"):
        assert len(anna.sources.list(words)) == 1
    assert anna.sources.list("100%") == ()


def test_nothing_is_cited_where_one_of_the_claims_is_not_there(anna: Desk, page: ArticlePage) -> None:
    source = anna.sources.add(SourceKind.PAGE, "Carte")
    with pytest.raises(NotFound):
        anna.sources.cite([page.lines[0].id, "zzzzzzzzzzzz"], source.id)
    assert anna.claims.line(page.lines[0].id).sources == 0


def test_what_cannot_be_stored_is_refused_in_one_sentence(anna: Desk, page: ArticlePage) -> None:
    for text in ("", "   ", "\ud800", "x" * 100_001):
        with pytest.raises(Refused):
            anna.notes.add(page.lines[0].id, text)
    with pytest.raises(BadInput, match="half characters"):
        anna.sources.add(SourceKind.PAGE, "\udfff")
    assert anna.claims.detail(page.lines[0].id).notes == ()


def test_a_note_is_kept_and_never_in_a_report(anna: Desk, page: ArticlePage) -> None:
    note = anna.notes.add(page.lines[0].id, "Rappeler Untel.")
    assert anna.claims.detail(page.lines[0].id).notes == (note,)
    assert "Untel" not in anna.reports.build(page.article.id).model_dump_json()
