"""Which words and figures belong to a date."""

from __future__ import annotations

import pytest

from claims.language.dateparts import find_parts


@pytest.mark.parametrize(
    ("text", "lang", "parts"),
    [
        ("le 17 mars 2020", "fr", [("day", 17), ("month", 3), ("year", 2020)]),
        ("le 1er avril", "fr", [("day", 1), ("month", 4)]),
        ("le trois octobre 1937", "fr", [("day", 3), ("month", 10), ("year", 1937)]),
        ("On March 17, 2020", "en", [("month", 3), ("day", 17), ("year", 2020)]),
        ("the 3rd of May", "en", [("day", 3), ("month", 5)]),
        ("2020-03-17", "de", [("year", 2020), ("month", 3), ("day", 17)]),
        ("17/03/2020", "fr", [("day", 17), ("month", 3), ("year", 2020)]),
        ("3/17/2020", "en", [("month", 3), ("day", 17), ("year", 2020)]),
        ("à 22h30", "fr", [("clock", 1350)]),
        ("at 10:30 p.m.", "en", [("clock", 1350)]),
        ("en 1789", "fr", [("year", 1789)]),
        ("lundi dernier", "fr", [("weekday", 1)]),
        ("in the 1990s", "en", [("year", 1990)]),
    ],
)
def test_the_parts_of_a_date_are_found_in_order(text: str, lang: str, parts: list[tuple[str, int]]) -> None:
    assert [(part.kind, part.value) for part in find_parts(text, lang)] == parts


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Theresa May may resign", "en"),
        ("1500 soldats ont défilé", "fr"),
        ("a march for peace", "en"),
        ("2000 euros", "fr"),
        ("the sun and the sea", "en"),
    ],
)
def test_words_that_only_look_like_dates_are_none(text: str, lang: str) -> None:
    assert find_parts(text, lang) == ()
