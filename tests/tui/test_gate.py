"""Nothing but `tui.display` decides how data is drawn: what Textual would parse as markup is out of reach."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tui import display

TUI = Path(display.__file__).parent
MODULES = [path for path in sorted(TUI.rglob("*.py")) if "cli" not in path.relative_to(TUI).parts]
PARSING = {
    "Button",
    "Checkbox",
    "Collapsible",
    "DataTable",
    "Footer",
    "Header",
    "Label",
    "Link",
    "ListItem",
    "ListView",
    "Log",
    "Markdown",
    "OptionList",
    "Placeholder",
    "RadioButton",
    "RadioSet",
    "RichLog",
    "Rule",
    "Select",
    "SelectionList",
    "Static",
    "Switch",
    "Tab",
    "Tabs",
    "TabbedContent",
    "Tree",
}
"""Textual's own widgets, which read plain strings as markup or draw them as they are."""

DOORS = {"Static": "widgets/shown.py"}
"""Where one of them is made safe."""


def tree(path: Path) -> ast.Module:
    """The module as a syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(TUI)))
def test_no_module_uses_a_widget_that_parses_strings(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
            for name in node.names:
                place = path.relative_to(TUI).as_posix()
                assert name.name not in PARSING or DOORS.get(name.name) == place, name.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(TUI)))
def test_titles_and_notifications_go_through_the_gate(path: Path) -> None:
    if path.name == "display.py":
        return
    forbidden = {"border_title", "border_subtitle", "sub_title", "tooltip", "title"}
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                assert not (isinstance(target, ast.Attribute) and target.attr in forbidden)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "notify":
            assert isinstance(node.func.value, ast.Name)
            assert node.func.value.id == "display"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(TUI)))
def test_no_module_makes_markup(path: Path) -> None:
    called = {
        node.func.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & {"from_markup", "render_markup", "render_str"}


@given(st.text(max_size=60))
def test_content_says_the_data_and_nothing_else(data: str) -> None:
    content = display.text(data, "bold")
    assert len(content.plain) == len(data)
    assert not {unicodedata.category(character) for character in content.plain} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(content.plain) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u200b\u200f")


def test_markup_in_data_stays_words() -> None:
    for hostile in ("[/x]", "[@click=app.quit]x[/]", "[b]", "a\\", "[type=x, v={'a[0]'}]"):
        assert display.text(hostile).plain == hostile
        assert display.row("a", (hostile, "bold")).plain == f"a{hostile}"


@given(st.text(alphabet="ab漢字é\U0001f44d ", max_size=40), st.integers(min_value=0, max_value=30))
def test_fitted_content_has_exactly_the_width_asked(data: str, width: int) -> None:
    assert display.fit(display.text(data), width).cell_length == width


def test_the_right_end_stays_whole_while_the_left_gives_way() -> None:
    line = display.ends(Content("a long title"), Content("12:00"), 12)
    assert line.plain == "a long…12:00"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(TUI)))
def test_no_message_hides_inside_a_formatted_string_where_translators_would_miss_it(path: Path) -> None:
    for outer in ast.walk(tree(path)):
        if isinstance(outer, ast.JoinedStr):
            called = [node.func for node in ast.walk(outer) if isinstance(node, ast.Call)]
            assert not [
                name for name in called if isinstance(name, ast.Name) and name.id in {"_", "ngettext"}
            ]
