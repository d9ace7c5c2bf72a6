"""A corrected text keeps what was found about the claims that are still in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import Refused
from claims.usecases.revise import found_again
from schema.anchor import Anchor
from schema.article import DateBasis
from schema.claim import DateMention
from schema.source import SourceKind
from schema.verdict import VerdictValue
from schema.view import Standing
from tests.desk.examples import TEXT, reading, rows, split

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.view import ArticlePage

CORRECTED = "Mis à jour lundi. " + TEXT.replace("(est)", "(ouest)") + " Fin."


def _revise(of: Desk, page: ArticlePage, text: str) -> ArticlePage:
    return of.articles.revise(page.article.id, reading(text), split=split(text))


def test_claims_that_are_still_there_keep_number_verdict_and_sources(anna: Desk, page: ArticlePage) -> None:
    line = page.lines[0]
    anna.verdicts.mark(line.id, VerdictValue.SUPPORTED)
    anna.sources.cite([line.id], anna.sources.add(SourceKind.PAGE, "Communiqué").id)
    after = _revise(anna, page, CORRECTED)
    assert after.revision.number == 2
    assert [each.number for each in after.lines] == [6, 1, 2, 7, 4, 5, 8]
    same = after.lines[1]
    assert (same.id, same.standing, same.sources) == (line.id, Standing.SUPPORTED, 1)
    assert all(after.text[each.start : each.end] == each.text for each in after.lines)


def test_a_claim_whose_words_are_gone_keeps_all_that_was_found(anna: Desk, page: ArticlePage) -> None:
    gone = page.lines[2].id
    anna.verdicts.mark(gone, VerdictValue.CONTRADICTED)
    _revise(anna, page, CORRECTED)
    detail = anna.claims.detail(gone)
    assert (detail.anchor, detail.line.text) == (None, page.lines[2].text)
    assert detail.verdicts[0].value is VerdictValue.CONTRADICTED
    with pytest.raises(Refused, match="no longer in the newest text"):
        anna.verdicts.mark(gone, VerdictValue.SUPPORTED)


def test_a_person_can_say_where_a_claim_went(anna: Desk, page: ArticlePage) -> None:
    moved, start = page.lines[2], CORRECTED.index("Al-Qaim")
    anna.verdicts.mark(moved.id, VerdictValue.CONTRADICTED)
    span = (start, CORRECTED.index("mars.") + len("mars."))
    after = anna.articles.revise(
        page.article.id, reading(CORRECTED), split=split(CORRECTED), places={moved.id: span}
    )
    line = next(each for each in after.lines if each.id == moved.id)
    assert (line.text, line.standing) == (CORRECTED[span[0] : span[1]], Standing.REOPENED)


def test_dates_move_with_their_claim(anna: Desk, page: ArticlePage) -> None:
    line = page.lines[3]
    start = TEXT.index("le 27 décembre")
    mention = DateMention(start=start, end=start + 14, text="le 27 décembre", value="2019-12-27")
    unit_claim = anna.claims.detail(line.id).claim
    with anna._session.change("claim_edited") as unit:
        unit.edit(unit_claim, dates=(mention,))
    after = _revise(anna, page, CORRECTED)
    (date,) = anna.claims.detail(line.id).claim.dates
    assert after.text[date.start : date.end] == "le 27 décembre"


def test_undo_gives_the_earlier_text_back(anna: Desk, page: ArticlePage) -> None:
    before = rows(anna)
    _revise(anna, page, CORRECTED)
    anna.history.undo()
    assert rows(anna) == before
    again = anna.articles.page(page.article.id)
    assert (again.text, again.lines) == (page.text, page.lines)


def test_words_that_come_back_find_their_claim_again(anna: Desk, page: ArticlePage) -> None:
    _revise(anna, page, CORRECTED)
    after = _revise(anna, page, TEXT)
    assert {line.id for line in page.lines} <= {line.id for line in after.lines}


def test_the_same_text_is_no_revision(anna: Desk, page: ArticlePage) -> None:
    with pytest.raises(Refused, match="there already"):
        _revise(anna, page, TEXT)


@given(st.text("ab .", max_size=12), st.text("ab", min_size=1, max_size=3), st.text("ab .", max_size=12))
def test_words_are_found_again_only_where_they_are(before: str, words: str, after: str) -> None:
    text = before + words + after
    anchor = Anchor.cut(text, len(before), len(before) + len(words))
    assert found_again(anchor, text) == len(before) or text.count(words) > 1
    found = found_again(anchor, "b" + text[::-1])
    assert found is None or ("b" + text[::-1])[found:].startswith(words)


def test_another_publication_date_reads_relative_dates_anew_and_reopens(anna: Desk) -> None:
    text = "La coalition a quitté la base de Q-West il y a trois jours. Le pont est fermé."
    page = anna.articles.add(reading(text), lang="fr", published="2020-03-29")
    line = page.lines[0]
    assert "26 mars 2020" in line.claim
    anna.verdicts.mark(line.id, VerdictValue.SUPPORTED)
    changed = anna.articles.date(page.article.id, "2020-04-02", DateBasis.STATED, page.article.version)
    assert (changed.before, changed.claims) == ("2020-03-29", (line.id,))
    after = anna.claims.line(line.id)
    assert "30 mars 2020" in after.claim
    assert after.standing is Standing.REOPENED
    unknown = anna.articles.date(page.article.id, None, DateBasis.UNKNOWN, changed.article.version)
    assert "2020" not in anna.claims.line(line.id).claim
    assert unknown.article.published is None
    with pytest.raises(Refused):
        anna.articles.date(page.article.id, "2020", DateBasis.UNKNOWN, None)


def test_a_sentence_a_person_worded_keeps_its_words_under_another_date(anna: Desk) -> None:
    text = "La coalition a quitté la base de Q-West il y a trois jours."
    page = anna.articles.add(reading(text), lang="fr", published="2020-03-29")
    anna.claims.edit(page.lines[0].id, None, claim="La coalition a quitté Q-West trois jours plus tôt.")
    anna.articles.date(page.article.id, "2020-04-02", DateBasis.STATED, None)
    assert anna.claims.line(page.lines[0].id).claim == "La coalition a quitté Q-West trois jours plus tôt."
    assert anna.claims.detail(page.lines[0].id).claim.dates[0].value == "2020-03-30"
