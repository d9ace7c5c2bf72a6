"""The language of an article is told offline, and something sensible is told of anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.detect import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Le conseil municipal a voté hier soir le budget de la commune.", "fr"),
        ("The city council voted on the budget last night.", "en"),
        ("Der Stadtrat hat gestern Abend den Haushalt beschlossen.", "de"),
        ("El ayuntamiento votó anoche el presupuesto del municipio.", "es"),
        ("Il consiglio comunale ha votato ieri sera il bilancio.", "it"),
        ("A câmara municipal votou ontem à noite o orçamento.", "pt"),
        ("Городской совет вчера вечером проголосовал за бюджет.", "ru"),
        ("صوت المجلس البلدي مساء أمس على الميزانية.", "ar"),
        ("市議会は昨夜予算を可決しました。", "ja"),
        ("LE CONSEIL MUNICIPAL A VOTÉ HIER SOIR LE BUDGET DE LA COMMUNE", "fr"),
        (
            "Le conseil a voté le budget.\n\nhttps://www.example.com/the-city-council-voted-on-the-budget\n\n2020",
            "fr",
        ),
    ],
)
def test_the_language_is_told(text: str, lang: str) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Le train part.", "fr"),
        ("La ville dort.", "fr"),
        ("Oui.", "fr"),
        ("On a gagné", "fr"),
        ("The train leaves.", "en"),
        ("He left.", "en"),
        ("Two dead in Leeds", "en"),
        ("El tren sale.", "es"),
        ("O trem parte.", "pt"),
        ("De trein vertrekt.", "nl"),
        ("Der Zug fährt ab.", "de"),
        ("La casa è grande.", "it"),
    ],
)
def test_the_language_of_a_short_text_is_told_by_its_little_words(text: str, lang: str) -> None:
    assert detect(text) == lang


@pytest.mark.parametrize(
    "text", ["", "   \n", "123 456", "\ud800\udfff", "\x00", "😀😀", "https://example.com"]
)
def test_english_is_the_answer_where_nothing_tells(text: str) -> None:
    assert detect(text) == "en"


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_gets_a_code_of_two_letters(text: str) -> None:
    code = detect(text)
    assert len(code) == 2
    assert code.isalpha()
