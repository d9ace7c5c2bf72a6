"""Cutting, joining, adding, grouping and finding claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import Ambiguous, NotFound, Refused
from schema.source import SourceKind
from schema.verdict import VerdictValue
from schema.view import Standing
from tests.desk.examples import TEXT, desk, filled, reading, split

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.claim import Split
    from schema.view import ArticlePage


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=80))
def test_stored_spans_are_the_words_they_quote(words: str) -> None:
    text = f"Début {words}. Fin."
    with desk() as anna:
        page = filled(anna, text)
        assert page.text == text
        for line in page.lines:
            assert page.text[line.start : line.end] == line.text
            anchor = anna.claims.detail(line.id).anchor
            assert anchor is not None
            assert text[anchor.start : anchor.end] == anchor.exact


def test_cut_parts_keep_citations_and_lose_verdicts(anna: Desk, page: ArticlePage) -> None:
    line = page.lines[2]
    anna.verdicts.mark(line.id, VerdictValue.SUPPORTED)
    source = anna.sources.add(SourceKind.PAGE, "Communiqué")
    anna.sources.cite([line.id], source.id, quote="le 17 mars")
    first, second = anna.claims.cut(line.id, line.version, line.start + len("Al-Qaim (est)"))
    parts = [anna.claims.detail(part.id) for part in (first, second)]
    assert [part.line.text for part in parts] == ["Al-Qaim (est)", "a été quittée le 17 mars."]
    assert [part.line.standing for part in parts] == [Standing.OPEN, Standing.OPEN]
    assert [part.citations[0].quote for part in parts] == ["le 17 mars", "le 17 mars"]
    assert [part.claim.derived_from for part in parts] == [(line.id,), (line.id,)]
    assert line.id not in {each.id for each in anna.claims.lines(page.article.id)}
    with pytest.raises(Refused, match="cut or joined"):
        anna.verdicts.mark(line.id, VerdictValue.SUPPORTED)


def test_a_claim_is_not_cut_where_a_part_would_be_empty(anna: Desk, page: ArticlePage) -> None:
    line = page.lines[0]
    for at in (line.start, line.end, line.end + 5, 0):
        with pytest.raises(Refused):
            anna.claims.cut(line.id, None, at)


def test_joined_claims_become_one_over_all_their_words(anna: Desk, page: ArticlePage) -> None:
    joined = anna.claims.line(anna.claims.join([page.lines[4].id, page.lines[3].id]).id)
    assert joined.text == "Un entrepreneur a été tué le 27 décembre. L'Iran a répondu."
    assert len(anna.claims.lines(page.article.id)) == 4


def test_claims_of_two_articles_are_not_joined(anna: Desk, page: ArticlePage) -> None:
    other = filled(anna, "Une autre phrase.")
    with pytest.raises(Refused):
        anna.claims.join([page.lines[0].id, other.lines[0].id])


def test_a_number_is_never_given_twice_even_after_an_undo(anna: Desk, page: ArticlePage) -> None:
    first = anna.claims.add(page.article.id, 3, 10)
    anna.history.undo()
    assert (first.number, anna.claims.add(page.article.id, 3, 10).number) == (6, 7)


def test_two_people_adding_claims_do_not_block_each_others_undo(
    anna: Desk, ben: Desk, page: ArticlePage
) -> None:
    anna.claims.add(page.article.id, 3, 10)
    ben.claims.add(page.article.id, 3, 10)
    anna.history.undo()
    assert [line.number for line in anna.claims.lines(page.article.id)] == [1, 7, 2, 3, 4, 5]


@pytest.mark.parametrize("span", [(0, 0), (5, 3), (-1, 4), (0, len(TEXT) + 1), (2, 8)])
def test_a_span_outside_the_text_or_with_white_space_at_an_edge_is_refused(
    anna: Desk, page: ArticlePage, span: tuple[int, int]
) -> None:
    with pytest.raises(Refused):
        anna.claims.add(page.article.id, *span)


def test_claims_of_the_same_fact_know_each_other(anna: Desk, page: ArticlePage) -> None:
    a, b, c = (line.id for line in page.lines[:3])
    anna.claims.same_fact([a, b])
    anna.claims.same_fact([b, c])
    assert [line.same_fact for line in anna.claims.lines(page.article.id)[:3]] == [(2, 3), (1, 3), (1, 2)]
    anna.claims.same_fact([b], grouped=False)
    assert [line.same_fact for line in anna.claims.lines(page.article.id)[:3]] == [(3,), (), (1,)]


def test_words_are_found_without_case_accents_or_wildcards(anna: Desk, page: ArticlePage) -> None:
    assert [line.number for line in anna.claims.search("GENERAL barker")] == [2]
    assert anna.claims.search("%") == ()
    assert [line.number for line in anna.claims.lines(page.article.id, search="L’IRAN")] == [5]


def test_a_filter_that_is_none_names_those_there_are(anna: Desk, page: ArticlePage) -> None:
    assert len(anna.claims.lines(page.article.id, filter="open")) == 5
    with pytest.raises(NotFound) as refusal:
        anna.claims.lines(page.article.id, filter="nonsense")
    assert "disputed" in refusal.value.hint


def test_a_claim_is_named_by_a_prefix_or_its_number(anna: Desk, page: ArticlePage) -> None:
    line, article = page.lines[3], page.article.id
    assert anna.find.claim(line.id[:9].upper()) == line.id
    assert anna.find.claim(f"{article[:6]}/4") == line.id
    assert anna.find.article(article[:8]) == article


@pytest.mark.parametrize("name", ["", "u", "é", "/", "x/", "/4", "zzzzzzzzzzzz", "a b c", "%", "é/4", "²/²"])
def test_a_name_that_fits_nothing_is_not_found(anna: Desk, page: ArticlePage, name: str) -> None:
    with pytest.raises(NotFound):
        anna.find.claim(name)
    with pytest.raises(NotFound):
        anna.find.claim(f"{page.article.id}/99999999999999999999999")


def test_a_prefix_of_several_says_which(anna: Desk, page: ArticlePage) -> None:
    anna._session.store.db.execute("PRAGMA foreign_keys = OFF")
    anna._session.store.db.execute("UPDATE claim SET id = 'aaaaaaaaaaa' || number WHERE number < 3")
    with pytest.raises(Ambiguous, match=r"aaaaaaaaaaa1 .*aaaaaaaaaaa2"):
        anna.find.claim("aaaa")
    assert page.lines


def test_words_the_sentence_leaves_out_are_shown(anna: Desk, page: ArticlePage) -> None:
    line = page.lines[2]
    anna.claims.edit(line.id, None, claim="Al-Qaim a été quittée le 17 mars 2020.")
    assert anna.claims.detail(line.id).dropped == ("est",)


def test_the_same_bytes_are_not_added_twice_unless_asked(anna: Desk, page: ArticlePage) -> None:
    with pytest.raises(Refused, match=page.article.id):
        anna.articles.add(reading(), split=split())
    assert anna.find.content(reading().sha256) == page.article.id
    again = anna.articles.add(reading(), split=split(), again=True)
    assert again.article.id != page.article.id
    assert anna.articles.original(again.article.id).content == TEXT.encode()


def test_the_same_bytes_are_not_added_twice_by_two_who_split_them_at_once(
    anna: Desk, ben: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(*_text: str, **_known: str | None) -> Split:
        if not ben.articles.list():
            ben.articles.add(reading(), split=split())
        return split()

    monkeypatch.setattr("claims.plugins.splitter", lambda _name: overtaken)
    with pytest.raises(Refused, match="there already"):
        anna.articles.add(reading(), lang="fr")
    assert len(anna.articles.list()) == 1


@pytest.mark.parametrize("at", [-5, 0, 33, 34, 10**9])
def test_a_claim_is_cut_nowhere_but_inside_its_words(anna: Desk, page: ArticlePage, at: int) -> None:
    line = page.lines[0]
    assert (line.start, line.end) == (0, 33)
    with pytest.raises(Refused, match="inside its words"):
        anna.claims.cut(line.id, line.version, at)
    assert len(anna.claims.lines(page.article.id)) == 5


def test_a_very_long_search_finds_nothing(anna: Desk, page: ArticlePage) -> None:
    words = "x" * 60_000
    assert (anna.claims.search(words), anna.articles.list(search=words), anna.sources.list(words)) == (
        (),
        (),
        (),
    )
    assert page.lines


def test_without_a_name_nothing_can_be_changed() -> None:
    with desk(analyst=None) as nobody:
        with pytest.raises(Refused) as refusal:
            filled(nobody)
        assert "--as" in refusal.value.hint
        assert nobody.articles.list() == ()
