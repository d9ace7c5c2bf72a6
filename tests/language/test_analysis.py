"""Texts that mean the same words must give the same tokens."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.analysis import language_of, stop_words, tokens
from claims.language.folding import fold, fold_letters, origin, visible


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("4 300 soldats", "4\u202f300 soldats", "fr"),
        ("4,300 soldiers", "4300 soldiers", "en"),
        ("L'armée l’a dit", "armee dit", "fr"),
        ("Obama's visit", "Obama’s visits", "en"),
        ("les manifestations", "la manifestation", "fr"),
        ("En août, trois élus", "en AOÛT, 3 élus", "fr"),
        ("Al-Qaim", "Al Qaim", "en"),
        ("co\u00adalition", "coalition", "fr"),
    ],
)
def test_spelling_does_not_change_the_tokens(one: str, other: str, lang: str) -> None:
    assert tokens(one, lang) == tokens(other, lang) != []


def test_months_and_small_numbers_have_one_token_in_both_languages() -> None:
    assert tokens("trois janvier", "fr") == tokens("three January", "en")


def test_different_figures_have_different_tokens() -> None:
    assert tokens("1 550", "fr") != tokens("15 500", "fr")
    assert tokens("3,5", "fr") == ["3p5"]


def test_words_are_stemmed_before_accents_go() -> None:
    assert tokens("les députés", "fr") == tokens("le député", "fr") == ["deput"]


@pytest.mark.parametrize(
    ("tag", "words"),
    [("#FyreFestival", "Fyre Festival"), ("@NFLTeams", "NFL teams"), ("#Covid19", "Covid 19"), ("#ÉluDuPeuple", "élu du peuple")],
)  # fmt: skip
def test_a_tag_holds_the_words_it_runs_together(tag: str, words: str) -> None:
    assert set(tokens(words, "fr")) <= set(tokens(f"…{tag}.", "fr"))


def test_a_tag_of_one_word_is_that_word() -> None:
    assert tokens("#manifestation", "fr") == tokens("manifestation", "fr")


def test_stop_words_leave_nothing_in_a_sentence_of_little_words() -> None:
    assert tokens("Il n'y en a pas.", "fr") == []
    assert tokens("It wasn't that.", "en") == []


def test_scripts_without_blanks_are_cut_into_pairs() -> None:
    assert tokens("日本語", "ja") == ["日本", "本語"]


def test_the_language_of_a_bare_line_is_guessed_from_its_little_words() -> None:
    assert language_of("Le ministre a quitté la ville", None) == "fr"
    assert language_of("The minister left the town", None) == "en"
    assert language_of("anything", "de") == "de"


def test_stop_words_are_known_without_accents_too() -> None:
    assert {"été", "ete"} <= stop_words("fr")
    assert stop_words("xx") == frozenset()


@given(st.text(max_size=80))
def test_folding_letters_keeps_every_position(text: str) -> None:
    assert len(fold_letters(text)) == len(text)


@given(st.text(alphabet="aé\u0301\u200bö\u00ad x", max_size=30))
def test_a_visible_text_knows_where_its_letters_came_from(text: str) -> None:
    plain, origins = visible(text)
    for at, letter in enumerate(plain):
        start, end = origin((at, at + 1), origins)
        shown = "".join(mark for mark in text[start:end] if unicodedata.category(mark) != "Cf")
        assert letter in unicodedata.normalize("NFC", shown)


@given(st.text(max_size=80), st.sampled_from(["fr", "en", "de", "ja"]))
def test_tokens_hold_no_blank_and_no_accent(text: str, lang: str) -> None:
    for token in tokens(text, lang):
        assert token
        assert not any(letter.isspace() for letter in token)
        assert fold(token) == token
