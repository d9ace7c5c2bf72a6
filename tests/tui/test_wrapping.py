"""Breaking an article into rows loses nothing, and every cell leads back to its code point."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from tui import display
from tui.widgets.wrapping import Layout

PLAIN = st.text(alphabet="abcdé «»’—0 \n", max_size=300)
ODD = st.text(
    alphabet=st.sampled_from(
        [
            *"ab é\n",
            "漢",
            "字",
            "e\u0301"[1],
            "\U0001f1eb",
            "\U0001f1f7",
            "\U0001f44d",
            "\U0001f3fd",
            "א",
            "\ufe0f",
            "한",
        ]
    ),
    max_size=200,
)
WIDTHS = st.integers(min_value=2, max_value=40)


@given(PLAIN | ODD, WIDTHS)
def test_every_code_point_is_in_one_row_or_is_a_blank_at_a_break(text: str, width: int) -> None:
    layout = Layout(text, width)
    shown = [position for row in layout.rows for position in range(row.start, row.end)]
    assert shown == sorted(set(shown))
    left_out = set(range(len(text))) - set(shown)
    assert all(text[position] in " \n" for position in left_out)


@given(PLAIN | ODD, WIDTHS)
def test_no_row_is_wider_than_the_screen(text: str, width: int) -> None:
    layout = Layout(text, width)
    for row in layout.rows:
        words = layout.shown(row)
        assert cell_len(words) <= width or len(split_graphemes(words)[0]) == 1


@given(PLAIN | ODD, WIDTHS)
def test_every_cell_leads_to_the_grapheme_drawn_there_and_back(text: str, width: int) -> None:
    layout = Layout(text, width)
    for number, row in enumerate(layout.rows):
        cell = 0
        for start, _end, size in split_graphemes(layout.shown(row))[0]:
            for inside in range(size):
                assert layout.position_at(number, cell + inside) == row.start + start
            if size:
                assert layout.place(row.start + start) == (number, cell)
            cell += size
        assert layout.position_at(number, cell) is None


@given(PLAIN, WIDTHS)
def test_the_quick_way_for_plain_words_breaks_like_the_slow_way(text: str, width: int) -> None:
    quick = Layout(text, width).rows
    slow = Layout(text.replace("a", "\u0430"), width).rows  # the Cyrillic letter takes the slow way
    assert quick == slow


def test_a_label_stands_above_its_paragraph_and_belongs_to_no_code_point() -> None:
    layout = Layout("Titre\n\nTexte", 20, {7: "body"})
    assert [row.label for row in layout.rows] == ["", "", "body", ""]
    assert layout.row_of(7) == 3
    assert layout.position_at(2, 0) is None


@given(st.text(max_size=100))
def test_what_is_made_harmless_is_as_long_as_it_was(text: str) -> None:
    assert len(display.article(text)) == len(text)
    assert len(display.plain(text)) == len(text)


def test_what_counts_as_usual_is_harmless_and_takes_one_cell() -> None:
    usual = [chr(code) for code in range(0x3000) if not display.UNUSUAL.search(chr(code))]
    assert len(usual) > 600
    for character in usual:
        assert display.plain(character) == character
        assert cell_len(character) == 1
