"""An article is cut into pieces so that its text stays whole, however its claims lie in one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.report.annotate import paragraphs
from claims.report.blocks import shown_blocks
from claims.report.entries import entries
from schema.claim import BlockRole, ClaimKind
from schema.view import Standing
from tests.report.examples import Desk, coalition

TEXT = "Un pont a fermé mardi, selon la mairie qui gère les ponts.\n\nIl rouvrira jeudi."


def test_the_pieces_of_the_sample_article_are_its_whole_text() -> None:
    report = coalition()
    text = report.page.text
    cut = list(paragraphs(text, shown_blocks(text, "fr", report.page.lines), entries(report, "en")))
    assert "\n".join("".join(piece.text for piece in one.pieces) for one in cut).split() == text.split()


@given(st.lists(st.tuples(st.integers(0, 77), st.integers(1, 40)), max_size=6))
def test_each_claim_covers_exactly_its_words_and_ends_once(spans: list[tuple[int, int]]) -> None:
    desk = Desk(TEXT)
    for start, length in spans:
        words = TEXT[start : start + length].strip()
        if words:
            desk.claim(words)
    report = desk.report()
    told = entries(report, "en")
    cut = list(paragraphs(TEXT, shown_blocks(TEXT, "fr", report.page.lines), told))
    pieces = [piece for one in cut for piece in one.pieces]
    for entry in told:
        covered = "".join(piece.text for piece in pieces if entry in piece.inside)
        assert "".join(covered.split()) == "".join(entry.words.split())
        assert sum(entry in piece.ending for piece in pieces) == 1
        assert sum(entry in one.beginning for one in cut) == 1


def test_the_innermost_of_two_nested_claims_is_named_last() -> None:
    desk = Desk(TEXT)
    desk.claim("la mairie qui gère les ponts", Standing.SUPPORTED)
    desk.claim("qui gère les ponts", Standing.CONTRADICTED)
    report = desk.report()
    cut = list(paragraphs(TEXT, shown_blocks(TEXT, "fr", report.page.lines), entries(report, "en")))
    nested = next(piece for piece in cut[0].pieces if piece.text == "qui gère les ponts")
    assert [entry.number for entry in nested.inside] == [1, 2]
    assert [entry.number for entry in nested.ending] == [2, 1]


def test_a_fix_is_a_piece_of_its_own_and_shows_its_wording_once() -> None:
    desk = Desk(TEXT)
    desk.claim("Un pont a fermé mardi", Standing.CONTRADICTED, fixes=(("mardi", "lundi"),))
    desk.claim("fermé mardi")
    report = desk.report()
    cut = list(paragraphs(TEXT, shown_blocks(TEXT, "fr", report.page.lines), entries(report, "en")))
    fixed = [piece for piece in cut[0].pieces if piece.fix]
    assert [(piece.text, piece.fix_ends) for piece in fixed] == [("mardi", True)]


def test_a_claim_over_two_paragraphs_is_marked_in_both_and_noted_in_the_first() -> None:
    desk = Desk(TEXT)
    desk.claim("les ponts.\n\nIl rouvrira")
    report = desk.report()
    cut = list(paragraphs(TEXT, shown_blocks(TEXT, "fr", report.page.lines), entries(report, "en")))
    assert [len(one.beginning) for one in cut] == [1, 0]
    assert any(piece.inside for piece in cut[0].pieces)
    assert any(piece.ending for piece in cut[1].pieces)


def test_a_caption_claim_makes_its_block_a_caption() -> None:
    text = "Titre\n\nPhoto AEX : un pont fermé au public\n\nUn pont a fermé. Il rouvrira."
    desk = Desk(text)
    desk.claim("un pont fermé au public", kind=ClaimKind.CAPTION)
    shown = list(shown_blocks(text, "fr", desk.report().page.lines))
    assert shown[1].role is BlockRole.CAPTION


def test_a_headline_claim_leaves_a_kicker_a_kicker() -> None:
    desk = Desk(coalition().page.text)
    desk.claim("K1, l'emprise concernée, se trouve dans le nord du pays", kind=ClaimKind.HEADLINE)
    shown = list(shown_blocks(desk.text, "fr", desk.report().page.lines))
    assert [block.role for block in shown[:2]] == [BlockRole.KICKER, BlockRole.TITLE]


def test_a_dateline_stays_on_the_line_it_opens() -> None:
    text = (
        "Title\n\nBAGHDAD — The coalition left the base on Sunday. It was the third one.\n\nIt is over now."
    )
    shown = list(shown_blocks(text, "en", ()))
    assert [text[block.start : block.end][:7] for block in shown] == ["Title", "BAGHDAD", "It is o"]
