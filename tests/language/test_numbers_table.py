"""Numbers of newsroom language with value, kind, unit and bound: tables written before the rules met them.

``numbers.json`` came first (47 of 56 rows were right then), ``numbers_more.json`` was tried blind once those were
right (20 of 24). A kind or unit of null may be anything; a sentence without numbers must give none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from claims.language import numbers
from schema.base import Model

if TYPE_CHECKING:
    from schema.claim import Number

FLOOR = 0.95
"""Share of sentences in which every number must be right, in each language of each table."""
NAMES = ("numbers", "numbers_more")


class Told(Model):
    """One number and what a careful reader takes it for."""

    words: str
    value: float | None
    kind: str | None
    unit: str | None
    bound: str | None


class Row(Model):
    """One sentence and all its numbers."""

    lang: str
    text: str
    numbers: tuple[Told, ...]


def table(name: str, lang: str) -> tuple[Row, ...]:
    """The rows of one language."""
    source = (Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")
    return tuple(row for row in TypeAdapter(tuple[Row, ...]).validate_json(source) if row.lang == lang)


def agrees(told: Told, found: Number) -> bool:
    """Whether a number found is the one told."""
    same_value = found.value == (None if told.value is None else pytest.approx(told.value))
    return (
        same_value
        and told.words in found.text
        and told.kind in {None, found.kind.value}
        and told.unit in {None, found.unit}
        and told.bound == found.bound
    )


def is_right(row: Row) -> bool:
    """Whether the numbers of a sentence are found, and no others."""
    found = numbers.find(row.text, row.lang)
    return len(found) == len(row.numbers) and all(map(agrees, row.numbers, found))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_numbers_mean_what_a_careful_reader_takes_them_for(name: str, lang: str) -> None:
    rows = table(name, lang)
    wrong = [row.text for row in rows if not is_right(row)]
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


def test_the_tables_are_as_large_as_they_were() -> None:
    sizes = {(name, lang): len(table(name, lang)) for name in NAMES for lang in ("fr", "en")}
    assert sizes == {
        ("numbers", "fr"): 29,
        ("numbers", "en"): 27,
        ("numbers_more", "fr"): 12,
        ("numbers_more", "en"): 12,
    }


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("entre 3 et 5 millions d'euros", "fr", [3_000_000, 5_000_000]),
        ("de 800 à 1 million de foyers", "fr", [800, 1_000_000]),
        ("trois à cinq millions de foyers", "fr", [3_000_000, 5_000_000]),
        ("3-5 million people", "en", [3_000_000, 5_000_000]),
        ("between 500,000 and 2 million people", "en", [500_000, 2_000_000]),
        ("from 3 to 5 miles", "en", [3, 5]),
    ],
)
def test_the_low_end_of_a_range_takes_the_scale_of_the_high_end_where_it_has_none(
    text: str, lang: str, values: list[float]
) -> None:
    assert [number.value for number in numbers.find(text, lang)] == values


def test_a_change_has_two_exact_ends() -> None:
    assert [number.bound for number in numbers.find("Le prix passe de 10 à 20 euros.", "fr")] == [None, None]
    assert [number.bound for number in numbers.find("Prices rose from 10 to 20 euros.", "en")] == [None, None]
