"""What dates of newsroom language mean: tables written before the rules were tried on them.

``dates.json`` came first; ``dates_more.json`` was written once the rules stood and tried on them blind (61 of
64 rows were right then). ``words`` is null where the sentence holds no date, ``guess`` null where it may be
either.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from claims.language.dates import find
from schema.base import Model

FLOOR = 0.95
"""Share of rows that must be right in each language of each table."""


class Row(Model):
    """One expression in its sentence and what a careful reader takes it for."""

    lang: str
    published: str | None
    text: str
    words: str | None
    value: str | None
    end: str | None
    guess: bool | None


def table(name: str, lang: str) -> tuple[Row, ...]:
    """The rows of one language."""
    source = (Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8")
    return tuple(row for row in TypeAdapter(tuple[Row, ...]).validate_json(source) if row.lang == lang)


def is_right(row: Row) -> bool:
    """Whether just one date is found over the row's words and means what it should."""
    found = find(row.text, row.lang, row.published)
    if row.words is None:
        return not found
    start = row.text.index(row.words)
    over = [date for date in found if date.start < start + len(row.words) and date.end > start]
    if len(over) != 1 or (over[0].value, over[0].end_value) != (row.value, row.end):
        return False
    return row.guess is None or over[0].guess == row.guess


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", ["dates", "dates_more"])
def test_dates_mean_what_a_careful_reader_takes_them_for(name: str, lang: str) -> None:
    rows = table(name, lang)
    wrong = [row.text for row in rows if not is_right(row)]
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


def test_the_tables_are_as_large_as_they_were() -> None:
    sizes = {
        (name, lang): len(table(name, lang)) for name in ("dates", "dates_more") for lang in ("fr", "en")
    }
    assert sizes == {
        ("dates", "fr"): 57,
        ("dates", "en"): 52,
        ("dates_more", "fr"): 31,
        ("dates_more", "en"): 33,
    }


@pytest.mark.parametrize(
    "row", [row for name in ("dates", "dates_more") for lang in ("fr", "en") for row in table(name, lang)]
)
def test_without_a_publication_date_nothing_that_rests_on_it_is_resolved(row: Row) -> None:
    for date in find(row.text, row.lang, None):
        assert date.value is None or not date.relative
        if date.value is not None:
            assert row.published is None or any(
                date.value == other.value for other in find(row.text, row.lang, row.published)
            )
