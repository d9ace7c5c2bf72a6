"""What is exported and imported again is the same, in every format that is written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import BadInput
from claims.exchange.files import rows_of
from claims.exchange.writing import WRITERS
from claims.progress import finished
from claims.usecases.exports import Which
from schema.verdict import VerdictValue
from tests.desk.examples import desk, filled

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import JsonValue

    from claims.desk import Desk

NOW = datetime(2026, 1, 2, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30) | st.sampled_from(
    ["=1+1", "'=1+1", "''@x", "-5", "+", "\t=x", "&eacute;", "&amp;amp;lt;", "a\r\nb", 'say "x", y;z', "＝1"]
)
NUMBERS = st.none() | st.integers(-9, 99)
ROWS = st.fixed_dictionaries(
    {"text": TEXTS.filter(lambda text: text.strip())},
    optional={
        "id": TEXTS | st.integers(-999, 999) | st.booleans(),
        "verdict": st.sampled_from([*VerdictValue]),
        "label": TEXTS | st.sampled_from(["Faux", "True"]),
        "lang": st.sampled_from(["fr", "en", "pt"]),
        "date": st.sampled_from(["2020", "2020-10-07 20:05", "hier", "7 octobre 2020"]),
        "scale": st.fixed_dictionaries({"value": NUMBERS, "best": NUMBERS, "worst": NUMBERS}),
        **dict.fromkeys(("title", "url", "publisher", "speaker", "review", "source"), TEXTS),
    },
)


def _stored(of: Desk) -> list[tuple[object, ...]]:
    columns = "source, external_id, claim, title, review, lang, verdict, label, url, publisher, speaker, date, date_text"
    told = f"SELECT {columns}, scale FROM fact_check ORDER BY 1, 2"  # noqa: S608 - written here
    return [*of._session.store.all(told)]


@pytest.mark.parametrize("form", WRITERS)
@given(rows=st.lists(ROWS, max_size=4))
def test_an_export_read_back_changes_nothing(
    form: str, rows: list[JsonValue], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("export") / f"checks.{form}"
    with desk() as first, desk() as second:
        finished(first.factchecks.import_rows(rows))
        first.factchecks.export_file(path, form)
        again = finished(first.factchecks.import_file(path, format=form))
        assert (again.added, again.updated, again.failed) == (0, 0, 0)
        finished(second.factchecks.import_file(path, format=form))
        assert _stored(second) == _stored(first)


def test_our_own_verdicts_are_exported_and_open_or_disputed_claims_are_not(
    anna: Desk, tmp_path: Path
) -> None:
    page = filled(anna)
    anna.verdicts.mark(page.lines[0].id, VerdictValue.CONTRADICTED, rationale="Le registre dit 12.")
    anna.factchecks.export_file(tmp_path / "own.jsonl", "jsonl", which=Which.OWN)
    (row,) = rows_of(tmp_path / "own.jsonl")
    assert isinstance(row.value, dict)
    assert row.value["id"] == page.lines[0].id
    assert (row.value["verdict"], row.value["review"]) == ("contradicted", "Le registre dit 12.")
    anna.factchecks.export_file(tmp_path / "imported.jsonl", "jsonl", which=Which.IMPORTED)
    assert (tmp_path / "imported.jsonl").read_text() == ""


def test_more_checks_than_one_page_are_all_written(anna: Desk) -> None:
    rows: list[JsonValue] = [{"id": number, "text": f"Fait {number}."} for number in range(2_345)]
    finished(anna.factchecks.import_rows(rows))
    assert len(list(anna.factchecks.export("jsonl"))) == 2_345


def test_an_unknown_format_is_refused(anna: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="format"):
        anna.factchecks.export("xml")
    with pytest.raises(BadInput, match="written"):
        anna.factchecks.export_file(tmp_path / "no" / "such" / "folder", "jsonl")


def test_a_cell_of_a_table_never_begins_as_a_formula(anna: Desk) -> None:
    finished(
        anna.factchecks.import_rows([{"id": "=A1", "text": "@SUM(1)", "label": "-1", "title": "\u0009=x"}])
    )
    written = "".join(anna.factchecks.export("csv"))
    assert written.splitlines()[1].startswith("'=A1,,'@SUM(1),'=x,,,'-1,")
