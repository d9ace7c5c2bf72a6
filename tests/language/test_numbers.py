"""What numbers.find must read in French, English and other languages."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language import numbers
from schema.claim import NumberKind


def read(text: str, lang: str = "fr") -> list[tuple[str, float | None]]:
    """The words and values found."""
    return [(number.text, number.value) for number in numbers.find(text, lang)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("une hausse de 3,5 % en un an", "3,5 %", 3.5),
        ("4 300 soldats ont quitté la base", "4 300", 4300),
        ("4\u202f300 soldats", "4\u202f300", 4300),
        ("un budget de 1.200,00 euros", "1.200,00 euros", 1200),
        ("un chantier à 3 M€", "3 M€", 3_000_000),
        ("2,4 milliards d'euros", "2,4 milliards d'euros", 2_400_000_000),
        ("quatre-vingt-dix-sept tonnes", "quatre-vingt-dix-sept tonnes", 97),
        ("soixante et onze élus", "soixante et onze", 71),
        ("mille neuf cent quatre-vingt-quatre voix", "mille neuf cent quatre-vingt-quatre", 1984),
        ("deux cent mille manifestants", "deux cent mille", 200_000),
        ("2 millions et demi d'habitants", "2 millions et demi", 2_500_000),
        ("les deux tiers des votants", "deux tiers", pytest.approx(2 / 3)),
        ("la moitié des votants", "moitié", 0.5),
        ("la vingt-cinquième édition", "vingt-cinquième", 25),
        ("au XXe siècle", "XXe", 20),
        ("soixante et onze pour cent", "soixante et onze pour cent", 71),
        ("un pour cent", "un pour cent", 1),
        ("-5 °C", "-5 °C", -5),
        ("septante-deux communes", "septante-deux", 72),
    ],
)
def test_a_french_number_is_read_with_its_value(text: str, words: str, value: float) -> None:
    assert read(text)[0] == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("up to 1,550 jobs", "1,550", 1550),
        ("a hundred and twenty troops", "hundred and twenty", 120),
        ("2.5m people", "2.5m", 2_500_000),
        ("$7.5 billion bond", "$7.5 billion", 7_500_000_000),
        (
            "one million two hundred thousand three hundred and four",
            "one million two hundred thousand three hundred and four",
            1_200_304,
        ),
        ("a quarter of a million jobs", "quarter of a million", 250_000),
        ("two and a half million dollars", "two and a half million dollars", 2_500_000),
        ("the twenty-first place", "twenty-first", 21),
        ("the 3rd man", "3rd", 3),
        ("two thirds of voters", "two thirds", pytest.approx(2 / 3)),
        ("a third of voters", "third", pytest.approx(1 / 3)),
        ("two dozen eggs", "two dozen", 24),
        ("twelve hundred men", "twelve hundred", 1200),
        ("1.80m tall", "1.80m", 1.8),
    ],
)
def test_an_english_number_is_read_with_its_value(text: str, words: str, value: float) -> None:
    assert read(text, "en")[0] == (words, value)


@pytest.mark.parametrize(
    ("text", "lang", "kind", "unit", "bound"),
    [
        ("moins de 20 ans", "fr", NumberKind.DURATION, "ans", "<"),
        ("plus d'un million d'euros", "fr", NumberKind.MONEY, "euros", ">"),
        ("environ 4 300 soldats américains", "fr", NumberKind.COUNT, "soldats", "~"),
        ("une dizaine de personnes", "fr", NumberKind.COUNT, "personnes", "~"),
        ("plusieurs soldats", "fr", NumberKind.VAGUE, "soldats", None),
        ("at least five foreign governments", "en", NumberKind.COUNT, "governments", ">="),
        ("about $40", "en", NumberKind.MONEY, "$", "~"),
        ("10 percent or more", "en", NumberKind.PERCENT, "percent", ">="),
        ("dozens of people", "en", NumberKind.VAGUE, "people", None),
        ("5 km north", "en", NumberKind.MEASURE, "km", None),
    ],
)
def test_unit_and_bound_say_what_is_counted_and_how_exactly(
    text: str, lang: str, kind: NumberKind, unit: str, bound: str | None
) -> None:
    number = numbers.find(text, lang)[0]
    assert (number.kind, number.unit, number.bound) == (kind, unit, bound)


def test_both_ends_of_a_range_carry_their_bound() -> None:
    low, high = numbers.find("entre 3 et 5 millions d'euros", "fr")
    assert (low.bound, high.bound, high.value) == (">=", "<=", 5_000_000)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("le 17 mars 2020 à 22h30", "fr"),
        ("On March 17, 2020 at 10:30 p.m.", "en"),
        ("la base K1, un F-16, le COVID-19 et l'A320", "fr"),
        ("l'un des élus, une base, la une", "fr"),
        ("in the 1990s, 2020-03-17", "en"),
    ],
)
def test_dates_codes_and_articles_are_no_numbers(text: str, lang: str) -> None:
    assert read(text, lang) == []


def test_neighbouring_numbers_stay_apart() -> None:
    assert [value for _, value in read("vingt et deux, deux trois", "fr")] == [20, 2, 2, 3]


def test_digits_are_read_in_a_language_without_number_words() -> None:
    assert read("3,5 Mio. und 4.300 Leute", "de")[:2] == [("3,5", 3.5), ("4.300", 4300)]


def test_positions_are_those_of_a_decomposed_text() -> None:
    text = "Le de\u0301pute\u0301 a eu 4\u00ad300 voix et la premie\u0300re place"
    assert [text[n.start : n.end] for n in numbers.find(text, "fr")] == ["4\u00ad300", "premie\u0300re"]


@given(
    st.text(alphabet="0123456789 ,.-%€$kmun deux et cent mille tiers\u00a0'h/", max_size=60),
    st.sampled_from(["fr", "en", "de"]),
)
def test_every_span_is_exact_and_none_overlaps(text: str, lang: str) -> None:
    found = numbers.find(text, lang)
    assert all(text[number.start : number.end] == number.text for number in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.integers(min_value=0, max_value=999_999))
def test_grouped_and_plain_digits_mean_the_same(value: int) -> None:
    assert read(f"{value:,} votes", "en")[0][1] == value
    assert read(f"{value:,}".replace(",", "\u202f") + " voix")[0][1] == value
