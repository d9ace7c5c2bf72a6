"""Nothing that reaches a terminal or a report can move the cursor, hide or turn around what is read."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.safe import visible, visible_json

PREPENDED = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Format characters that are visible: Arabic number signs, Syriac and Kaithi abbreviation marks."""

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(text=ANY_TEXT, lines=st.booleans())
def test_the_length_never_changes(text: str, *, lines: bool) -> None:
    assert len(visible(text, lines=lines)) == len(text)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(ANY_TEXT)
def test_a_terminal_can_be_sent_every_result(text: str) -> None:
    sent = visible(text)
    sent.encode("utf-8")
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in sent)


def test_every_invisible_code_point_of_unicode_is_replaced() -> None:
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    left = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in hidden
        and chr(code) not in PREPENDED
        and visible(chr(code)) == chr(code)
    ]
    assert left == []


def test_every_letter_mark_number_and_sign_stays() -> None:
    shown = {
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Nd",
        "Nl",
        "No",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "Zs",
    }
    changed = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in shown and visible(chr(code)) != chr(code)
    ]
    assert changed == []


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("a\x7fb", "a␡b"),
        ("\x9b31m", "\ufffd31m"),
        ("abc\u202edef", "abc\ufffddef"),
        ("nul\x00l", "nul␀l"),
        ("zero\u200bwidth", "zero\ufffdwidth"),
        ("half \ud800", "half \ufffd"),
        ("tag \U000e0041", "tag \ufffd"),
        ("pre\u00admier", "pre\u2010mier"),
        ("one\u2028two", "one\ufffdtwo"),
        ("a\nb\tc\rd", "a␊b␉c␍d"),
    ],
)
def test_what_is_dangerous_shows_as_a_symbol(hostile: str, harmless: str) -> None:
    assert visible(hostile) == harmless


def test_line_feeds_and_tabs_stay_when_asked_and_nothing_else_does() -> None:
    assert visible("a\nb\tc\rd\x1b", lines=True) == "a\nb\tc␍d␛"


def test_ordinary_text_is_returned_as_it_is() -> None:
    text = "« Où vas-tu ? », dit l’été à 14\u202fh\u00a030 — 日本語 العربية 🎉"
    assert visible(text) is text


@given(ANY_TEXT)
def test_json_keeps_its_meaning_and_holds_nothing_dangerous(text: str) -> None:
    written = visible_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(written) == [text]
    assert visible(written) == written


def test_json_escapes_a_delete_and_what_lies_above_the_first_plane() -> None:
    assert visible_json('"\x7f\U000e0041"') == '"\\u007f\\udb40\\udc41"'
