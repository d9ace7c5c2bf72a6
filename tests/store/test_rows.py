"""Models and rows say the same: every column, every list of codes, every value there and back."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from importlib import resources
from typing import TYPE_CHECKING, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.ids import ALPHABET, new_id
from claims.store.connection import MEMORY, open_store
from claims.store.rows import OUTSIDE, TABLES, canonical, columns, dump, insert_sql, load, moment_text, stored
from claims.store.text import fold, sought
from schema.claim import Claim, ClaimKind, DateMention, Number, NumberKind, WorthReason
from schema.factcheck import FactCheck, RatingScale

if TYPE_CHECKING:
    from schema.base import Model

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)
MAYBE = st.none() | WORDS
MOMENTS = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001 - Hypothesis wants bounds without a zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001 - same
    timezones=st.sampled_from(
        [UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-9, minutes=-30))]
    ),
)


@pytest.mark.parametrize(("table", "model"), (TABLES | OUTSIDE).items())
def test_every_field_is_a_column_and_every_column_a_field(table: str, model: type[Model]) -> None:
    store = open_store(MEMORY)
    named = [str(row[1]) for row in store.all(f"PRAGMA table_info({table})")]
    assert sorted(named) == sorted(columns(model))
    store.close()


def _enum_of(annotation: object) -> type[StrEnum] | None:
    if get_origin(annotation) is tuple:
        return None
    options = [annotation, *get_args(annotation)]
    return next((each for each in options if isinstance(each, type) and issubclass(each, StrEnum)), None)


@pytest.mark.parametrize(("table", "model"), (TABLES | OUTSIDE).items())
def test_every_list_of_codes_is_the_list_of_the_enum(table: str, model: type[Model]) -> None:
    script = resources.files("claims.store").joinpath("m001.sql").read_text(encoding="utf-8")
    body = script.split(f"CREATE TABLE {table} (", 1)[1].split(") STRICT", 1)[0]
    for name, field in model.model_fields.items():
        enum = _enum_of(field.annotation)
        if enum is None or name == "reason":
            continue
        found = re.search(rf"\b{name} IN \(([^)]*)\)", body)
        assert found, f"{table}.{name} has no list of codes"
        assert re.findall(r"'(\w+)'", found[1]) == list(enum)


FINITE = st.floats(allow_nan=False, allow_infinity=False)
"""Numbers that JSON can write."""


@st.composite
def fact_checks(draw: st.DrawFn) -> FactCheck:
    return FactCheck(
        id=new_id(),
        source=draw(WORDS),
        external_id=canonical(draw(WORDS | st.integers() | st.booleans() | FINITE)),
        claim=draw(WORDS),
        title=draw(MAYBE),
        review=draw(MAYBE),
        label=draw(MAYBE),
        scale=draw(st.none() | st.builds(RatingScale, value=FINITE)),
        date=draw(st.sampled_from([None, "2020", "2020-02", "2020-02-29"])),
        imported_at=draw(MOMENTS),
    )


@given(fact_checks())
def test_a_fact_check_comes_back_from_the_database_as_it_was(check: FactCheck) -> None:
    store = open_store(MEMORY)
    store.db.execute(insert_sql(FactCheck), tuple(dump(check).values()))
    assert store.get(FactCheck, check.id) == check
    store.close()


@given(WORDS, WORDS, MOMENTS, st.floats(0, 1))
def test_a_claim_comes_back_from_its_row_as_it_was(words: str, unit: str, at: datetime, worth: float) -> None:
    claim = Claim(
        id=new_id(),
        article=new_id(),
        number=1,
        claim=words,
        kind=ClaimKind.STATEMENT,
        dates=(DateMention(start=0, end=3, text="mai", value="2020-05", relative=True),),
        numbers=(
            Number(start=0, end=1, text="3", value=3.5e6, kind=NumberKind.COUNT, unit=unit, bound="<="),
        ),
        reasons=tuple(WorthReason),
        uncertain=(words,),
        checkworthiness=worth,
        work_until=at,
        origin="splitter test 1",
        derived_from=(new_id(), new_id()),
        changed_by="Anna",
        changed_at=at,
    )
    assert load(Claim, tuple(dump(claim).values())) == claim
    assert tuple(dump(claim)) == stored(Claim)


@given(st.lists(MOMENTS, min_size=2, max_size=2))
def test_the_order_of_texts_is_the_order_of_moments(moments: list[datetime]) -> None:
    first, second = moments
    assert (moment_text(first) < moment_text(second)) == (first < second)


def test_ids_are_random_and_easy_to_type() -> None:
    ids = {new_id() for _ in range(2000)}
    assert len(ids) == 2000
    assert set("".join(ids)) == set(ALPHABET)


@given(WORDS, WORDS)
def test_a_search_means_its_words_and_no_pattern(around: str, words: str) -> None:
    store = open_store(MEMORY)
    found = store.one("SELECT instr(fold(?), ?) > 0", (around, sought(words)))
    assert found == (int(fold(words).strip() in fold(around)),)
    store.close()
