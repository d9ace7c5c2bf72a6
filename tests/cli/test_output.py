"""What is printed: harmless, whole, aligned."""

from __future__ import annotations

import io
import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.cli.output import cells, cut, table, to_json, wrap

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
HOSTILE = "\x1b[31m \x9b1m \u202e \u200b \u2028 \ufeff \U000e0041 \x7f"


@given(VALUES)
def test_json_reads_back_as_it_was(value: object) -> None:
    assert json.loads(to_json(value)) == value


@given(st.text(st.characters(exclude_categories=())))
def test_json_holds_no_character_that_acts_or_hides(text: str) -> None:
    written = to_json({"text": text})
    kinds = {unicodedata.category(character) for character in written}
    assert kinds & {"Cc", "Cs", "Zl", "Zp"} == set()
    assert json.loads(written) == {"text": text}


def test_json_keeps_accents_and_escapes_bidi_and_tags() -> None:
    assert to_json("é") == '"é"'
    assert to_json(HOSTILE).isascii()


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_json_cannot_write_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_json(number)


def test_cells_counts_wide_and_combining_characters() -> None:
    assert cells("abc") == 3
    assert cells("日本") == 4
    assert cells("e\u0301") == 1


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Zs", "Mn"])), st.integers(1, 30))
def test_cut_never_exceeds_the_width(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= max(width, 1)


@given(st.lists(st.text("aàœz\N{COMBINING ACUTE ACCENT}", min_size=1, max_size=9)), st.integers(10, 40))
def test_wrap_keeps_every_word_within_the_width(words: list[str], width: int) -> None:
    lines = wrap(" ".join(words), width, " ", "").splitlines()
    assert " ".join(lines).split() == " ".join(words).split()
    assert all(cells(line) <= width for line in lines)


def test_a_table_is_aligned_by_cells_and_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    table([("日本", "one"), ("a", HOSTILE)], ("x", "y"))
    lines = out.getvalue().splitlines()
    assert lines[0] == "x     y"
    assert lines[1] == "日本  one"
    assert lines[2].startswith("a     ")
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()


def test_an_empty_table_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    table([])
    assert capsys.readouterr().out == ""
