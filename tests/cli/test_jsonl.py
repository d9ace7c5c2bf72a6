"""JSON Lines: a line out for each line in, in order, ids as they came, bad rows answered, the rest done."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import BadInput
from tui.cli import jsonl
from tui.cli.output import to_json

if TYPE_CHECKING:
    from tests.cli.conftest import Run

IDS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()


@given(IDS | st.lists(IDS, max_size=3) | st.dictionaries(st.text(), IDS, max_size=2))
def test_an_id_comes_back_as_it_was(identifier: object) -> None:
    line = json.dumps({"id": identifier, "text": "x"}).encode()
    assert json.loads(to_json(jsonl.parse(line).id)) == identifier


@pytest.mark.parametrize(
    "written",
    [
        "1.50",
        "1e400",
        "-0",
        "-0.0",
        "1E+2",
        "9" * 5000,
        "0.1000000000000000055511151231257827",
        '[1.0, {"a": 2.00}]',
    ],
)
def test_a_number_in_an_id_comes_back_digit_by_digit(written: str) -> None:
    line = f'{{"id": {written}, "text": "x"}}'.encode()
    assert to_json({"id": jsonl.parse(line).id}) == f'{{"id": {written}}}'


@pytest.mark.parametrize(
    "line",
    [
        b"nope",
        b"[1]",
        b"3",
        b'{"id": 1',
        b'{"id": NaN}',
        b'\xff{"id": 1}',
        b"[" * 100_000,
        b'{"id": Infinity}',
        b'{"id": 01}',
    ],
)
def test_a_line_that_is_no_object_is_refused(line: bytes) -> None:
    with pytest.raises(BadInput):
        jsonl.parse(line)


@pytest.mark.parametrize(
    "fields", [{}, {"text": None}, {"text": 5}, {"text": "half \ud83d"}, {"text": "a" * 5_000_001}]
)
def test_a_text_that_is_none_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        jsonl.Row(fields).text("text")


@pytest.mark.parametrize(
    ("given_code", "read"), [("fr", "fr"), ("fr-FR", "fr"), ("en_GB", "en"), (None, None), ("deu", "deu")]
)
def test_language_codes_are_read(given_code: str | None, read: str | None) -> None:
    assert jsonl.Row({"lang": given_code}).language() == read


@pytest.mark.parametrize("code", ["", "x", "french", "12", 7])
def test_what_is_no_language_code_is_refused(code: object) -> None:
    with pytest.raises(BadInput):
        jsonl.Row({"lang": code}).language()


def test_every_line_is_answered_in_order_and_bad_ones_do_not_stop_the_rest(run: Run) -> None:
    rows = [
        '{"id": 12, "text": "The bridge cost 3 million euros. It is closed."}',
        "nope",
        "",
        '{"id": ["a", {"b": null}], "text": 5}',
        '{"id": "\\ud800", "text": "A boat sank."}',
        '{"id": 1.50, "text": "x \\udfff"}',
        '{"id": true, "text": "Hello.", "lang": "klingon"}',
        '{"id": "late", "text": "It rained yesterday.", "published": "2020-02-31"}',
        '{"id": false, "text": ""}',
    ]
    answer = run("split", "--jsonl", stdin="\n".join(rows))
    assert answer.status == 2
    found = answer.rows()
    assert [row["id"] for row in found] == [
        12, None, ["a", {"b": None}], "\ud800", 1.5, True, "late", False,
    ]  # fmt: skip
    assert ["error" in row for row in found] == [False, True, True, False, True, True, True, False]
    assert all(set(row["error"]) == {"code", "message"} for row in found if "error" in row)
    assert {row["error"]["code"] for row in found if "error" in row} == {"bad_input"}


def test_positions_are_those_of_the_text_as_it_came(run: Run) -> None:
    text = "\r\n\u00a0Le pont a fermé. 🚧 Il coûte\u202f3 millions d’euros !\r\nUn témoin l’a vu.\t"
    answer = run("split", "--jsonl", stdin=json.dumps({"id": 0, "text": text, "lang": "fr"}))
    (row,) = answer.rows()
    assert row["lang"] == "fr"
    assert row["sentences"]
    for start, end in row["sentences"]:
        assert text[start:end].strip() == text[start:end] != ""
    for claim in row["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
        wanted = {"start", "end", "text", "claim", "kind", "speaker", "via", "checkworthiness", "reasons"}
        assert wanted | {"dates", "numbers"} <= set(claim)


def test_an_answer_is_written_before_the_next_line_is_read() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "split", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdin
        assert program.stdout
        for number in range(3):
            program.stdin.write(json.dumps({"id": number, "text": "It rained."}).encode() + b"\n")
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["id"] == number
        program.stdin.close()
        assert program.wait() == 0


def test_a_line_too_long_is_answered_and_skipped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 60)
    rows = ['{"id": 1, "text": "' + "a" * 200 + '"}', '{"id": 2, "text": "It rained."}']
    answer = run("split", "--jsonl", stdin="\n".join(rows))
    assert [row["id"] for row in answer.rows()] == [None, 2]
    assert answer.status == 2


def test_a_byte_order_mark_before_the_first_line_is_no_harm(run: Run) -> None:
    answer = run("split", "--jsonl", stdin=b'\xef\xbb\xbf{"id": 1, "text": "It rained."}\r\n')
    assert answer.status == 0


def test_split_takes_an_article_or_rows_but_not_both(run: Run) -> None:
    assert run("split").status == 2
    assert run("split", "-", "--jsonl").status == 2
