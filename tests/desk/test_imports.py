"""Importing published checks: nothing doubled, nothing lost, a bad row never stops the good ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import BadInput, NotFound, Refused
from claims.exchange.dates import read_date
from claims.exchange.labels import read_verdict
from claims.exchange.raw import RowError
from claims.exchange.row import read_row
from claims.progress import finished
from claims.usecases.factchecks import BATCH
from schema.history import EventKind
from schema.verdict import VerdictValue
from tests.desk.examples import desk

if TYPE_CHECKING:
    from pathlib import Path

    from claims.desk import Desk
    from schema.view import ArticlePage

SUPPORTED, UNVERIFIED, CONTRADICTED = VerdictValue


def _row(number: int, **fields: object) -> dict[str, object]:
    return {"id": number, "text": f"Affirmation {number}.", "lang": "fr"} | fields


def test_a_second_import_updates_and_never_doubles(anna: Desk) -> None:
    first = finished(anna.factchecks.import_rows([_row(1), _row(2)]))
    second = finished(anna.factchecks.import_rows([_row(1), _row(2, verdict="Faux"), _row(3)]))
    assert (first.added, second.added, second.updated, second.unchanged) == (2, 1, 1, 1)
    assert anna.factchecks.count() == 3
    stored = anna._session.store.all("SELECT label, verdict, version FROM fact_check WHERE external_id = '2'")
    assert stored == [("Faux", "contradicted", 2)]


def test_the_same_id_of_two_sources_is_two_checks(anna: Desk) -> None:
    finished(anna.factchecks.import_rows([_row(1)], source="A"))
    finished(anna.factchecks.import_rows([_row(1)], source="B"))
    assert anna.factchecks.count() == 2


def test_a_number_and_a_text_are_different_ids(anna: Desk) -> None:
    finished(anna.factchecks.import_rows([_row(1), _row(2, id="1"), _row(3, id=True), _row(4, id=1.5)]))
    ids = anna._session.store.all("SELECT external_id FROM fact_check ORDER BY external_id")
    assert [json.loads(str(row[0])) for row in ids] == ["1", 1, 1.5, True]


def test_a_row_without_an_id_is_found_again_by_its_address(anna: Desk) -> None:
    row = {"text": "Une affirmation.", "url": "https://example.org/1"}
    finished(anna.factchecks.import_rows([row]))
    finished(anna.factchecks.import_rows([row | {"text": "Une affirmation corrigée."}]))
    assert anna.factchecks.count() == 1


def test_bad_rows_are_told_with_line_and_reason_and_the_rest_is_imported(anna: Desk, tmp_path: Path) -> None:
    path = tmp_path / "checks.jsonl"
    deep = "[" * 100_000
    path.write_text(
        '\ufeff{"id": 1, "text": "Bien."}\n\n{"id": 2}\nnonsense\n[1]\n{"id": [3], "text": "x"}\n'
        f'{{"id": 4, "text": "x", "title": 7}}\n{{"id": 5, "text": NaN}}\n{deep}\n'
        '{"id": 6, "text": "\\ud800"}\n{"id": 7, "text": "Bien aussi."}',
        encoding="utf-8",
    )
    last = finished(anna.factchecks.import_file(path))
    assert (last.added, last.failed) == (2, 8)
    assert [error.line for error in last.errors] == [3, 4, 5, 6, 7, 8, 9, 10]
    assert [error.id for error in last.errors] == [2, None, None, None, 4, 5, None, 6]
    assert all(error.reason.endswith(".") for error in last.errors)


@pytest.mark.parametrize(
    "row",
    [
        '{"id": 1e999, "text": "x"}',
        '{"id": "\\ud800", "text": "x"}',
        '{"text": "a \\ud800 b"}',
        '{"id": 1, "text": "x", "url": "\\ud800"}',
        '{"id": 1, "text": "x", "label": "\\ud800"}',
        '{"id": 1, "text": "x", "date": "\\ud800"}',
        '{"id": 1, "text": "x", "date": 1e999}',
        '{"id": 1, "text": "x", "scale": {"value": -1e999}}',
    ],
)
def test_a_row_that_cannot_be_written_anywhere_is_told_like_any_other(
    anna: Desk, tmp_path: Path, row: str
) -> None:
    path = tmp_path / "checks.jsonl"
    path.write_text(f'{row}\n{{"id": 2, "text": "Bien."}}\n', encoding="utf-8")
    last = finished(anna.factchecks.import_file(path))
    assert (last.added, last.failed) == (1, 1)
    assert "half a character" in last.errors[0].reason
    json.dumps(last.errors[0].id, ensure_ascii=False, allow_nan=False).encode()


def test_a_csv_file_without_columns_is_refused(anna: Desk, tmp_path: Path) -> None:
    path = tmp_path / "checks.csv"
    path.write_text("x" * 200_000, encoding="utf-8")
    with pytest.raises(BadInput, match="column"):
        finished(anna.factchecks.import_file(path))


def test_an_import_taken_back_while_it_runs_blocks_no_further_undo(anna: Desk, page: ArticlePage) -> None:
    steps = anna.factchecks.import_rows(_row(number) for number in range(2 * BATCH))
    next(steps)
    anna.history.undo()
    with pytest.raises(Refused, match="taken back"):
        next(steps)
    again = anna.history.can_redo()
    assert again is not None
    assert again.kind is EventKind.JOB_STARTED
    anna.history.undo()
    assert anna.articles.list() == ()
    assert page.lines


def test_csv_files_with_commas_or_semicolons_are_read(anna: Desk, tmp_path: Path) -> None:
    path = tmp_path / "checks.csv"
    for separator in ",;":
        cells = [
            ["id", "Text", "verdict"],
            ["a" + separator, "«Un\ntexte»", "vrai"],
            ["b", "'=1+1", ""],
            ["", "", ""],
        ]
        lines = [separator.join('"' + cell + '"' for cell in row) for row in cells]
        path.write_text("\n".join(lines), encoding="utf-8")
        last = finished(anna.factchecks.import_file(path, source=separator))
        assert (last.added, last.failed) == (2, 0)
        told = anna._session.store.all(
            "SELECT claim, verdict FROM fact_check WHERE source = ? ORDER BY rowid", (separator,)
        )
        assert told == [("«Un\ntexte»", "supported"), ("=1+1", None)]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00a", b"caf\xe9\n"])
def test_a_file_that_is_no_utf_8_is_refused(anna: Desk, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "checks.jsonl").write_bytes(content)
    with pytest.raises(BadInput, match="UTF-8"):
        finished(anna.factchecks.import_file(tmp_path / "checks.jsonl"))


def test_what_cannot_be_a_file_of_rows_is_refused(anna: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        anna.factchecks.import_file(tmp_path / "none.jsonl")
    with pytest.raises(BadInput):
        anna.factchecks.import_file(tmp_path)
    with pytest.raises(BadInput, match="format"):
        anna.factchecks.import_file(tmp_path, format="xml")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    with pytest.raises(BadInput, match="text"):
        finished(anna.factchecks.import_file(tmp_path / "other.csv"))


def test_one_undo_takes_a_whole_import_back_and_one_redo_brings_it_again(anna: Desk) -> None:
    last = finished(anna.factchecks.import_rows([_row(number) for number in range(2 * BATCH + 5)]))
    kinds = [event.kind for event in anna.history.changes(0)]
    imported = EventKind.FACT_CHECKS_IMPORTED
    assert kinds == [EventKind.JOB_STARTED, imported, imported, imported, EventKind.JOB_ENDED]
    assert anna.history.undo().kind is EventKind.UNDONE
    assert (anna.factchecks.count(), anna.history.can_undo()) == (0, None)
    anna.history.redo()
    assert anna.factchecks.count() == last.added == 2 * BATCH + 5
    assert anna.history.verify().sound


def test_stopping_an_import_keeps_what_is_stored_and_says_so(anna: Desk) -> None:
    steps = anna.factchecks.import_rows([_row(number) for number in range(3 * BATCH)])
    next(steps)
    steps.close()
    assert anna.factchecks.count() == BATCH
    end = anna.history.log(limit=1)[0]
    assert end.kind is EventKind.JOB_ENDED
    assert end.payload is not None
    assert (end.payload.about["cancelled"], end.payload.about["count"]) == (True, BATCH)
    anna.history.undo()
    assert anna.factchecks.count() == 0


def test_an_import_that_is_taken_back_while_it_runs_stops(anna: Desk) -> None:
    steps = anna.factchecks.import_rows([_row(number) for number in range(3 * BATCH)])
    next(steps)
    anna.history.undo()
    with pytest.raises(Exception, match="taken back"):
        next(steps)
    assert anna.factchecks.count() == 0
    assert anna.history.verify().sound


def test_an_import_that_changes_nothing_leaves_no_event(anna: Desk) -> None:
    finished(anna.factchecks.import_rows([_row(1)]))
    last = anna.history.last()
    finished(anna.factchecks.import_rows([_row(1), {"id": 2}]))
    assert anna.history.last() == last


def test_a_check_somebody_confirmed_cannot_be_taken_away(anna: Desk) -> None:
    from tests.desk.examples import colleague, filled

    page = filled(anna)
    finished(anna.factchecks.import_rows([_row(1)]))
    (found,) = anna._session.store.all("SELECT id FROM fact_check")
    key = f"f:{found[0]}"
    colleague(anna, "Ben").matches.confirm(page.lines[0].id, key)
    with pytest.raises(Exception, match="Ben rests on it"):
        anna.history.undo()
    assert anna.factchecks.count() == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2015-05-26", ("2015-05-26", None)),
        ("2015-05", ("2015-05", None)),
        ("2015", ("2015", None)),
        ("2020-10-07 20:05", ("2020-10-07", "2020-10-07 20:05")),
        ("2020-10-07T20:05:00Z", ("2020-10-07", "2020-10-07T20:05:00Z")),
        ("26 May 2015", ("2015-05-26", "26 May 2015")),
        ("May 26, 2015", ("2015-05-26", "May 26, 2015")),
        ("Tuesday, 26 May 2015", ("2015-05-26", "Tuesday, 26 May 2015")),
        ("mercredi 1er février 2012", ("2012-02-01", "mercredi 1er février 2012")),
        ("août 2019", ("2019-08", "août 2019")),
        ("31-10-2020", ("2020-10-31", "31-10-2020")),
        ("05/06/2015", (None, "05/06/2015")),
        ("31 février 2020", (None, "31 février 2020")),
        ("2020-02-31", (None, "2020-02-31")),
        ("hier", (None, "hier")),
        (None, (None, None)),
        (2019, ("2019", None)),
    ],
)
def test_dates_are_read_where_they_mean_one_day_and_their_words_are_kept(
    written: str | int | None, read: tuple[str | None, str | None]
) -> None:
    assert read_date(written) == read


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (("supported", None), (SUPPORTED, None)),
        (("Mostly False", None), (CONTRADICTED, "Mostly False")),
        (("FAUX !", None), (CONTRADICTED, "FAUX !")),
        (("À nuancer", None), (UNVERIFIED, "À nuancer")),
        (("C’est plus compliqué", None), (UNVERIFIED, "C’est plus compliqué")),
        (("contradicted", "Pants on Fire!"), (CONTRADICTED, "Pants on Fire!")),
        ((None, "Vrai"), (SUPPORTED, "Vrai")),
        (("Labeled Satire-ish", None), (None, "Labeled Satire-ish")),
        ((None, None), (None, None)),
        ((True, None), (SUPPORTED, "true")),
        ((4, None), (None, None)),
    ],
)
def test_labels_are_mapped_and_kept_as_they_were_published(
    given: tuple[str | bool | int | None, str | None], read: tuple[VerdictValue | None, str | None]
) -> None:
    assert read_verdict(*given) == read


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ["id", "text", "title", "lang", "verdict", "label", "url", "publisher", "date", "review", "scale"]


@given(JSON | st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_any_row_is_a_check_or_an_error_and_never_a_crash(row: object) -> None:
    with desk() as anna:
        last = finished(anna.factchecks.import_rows([row]))
        assert last.added + last.failed == 1
        read = read_row(1, row, "x", anna._session.now())
        assert isinstance(read, RowError) == bool(last.failed)
