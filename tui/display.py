"""The only gate from data to the screen.

Textual reads any plain string as markup: ``[/x]`` in an article would end the program and ``[@click=…]``
would run an action, and it hands escape sequences through to the terminal. So whatever comes from an
article, a file name, a database or an error goes through here: control characters are made visible one for
one, and what comes out is `Content`, which is never parsed again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from textual.content import Content

from claims.safe import visible

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen
    from textual.widget import Widget

Severity = Literal["information", "warning", "error"]
"""How loud a notification is."""

ELLIPSIS = "…"
"""Stands for what does not fit."""

UNUSUAL = re.compile("[^\x20-\x7e\xa0-\xac\xae-\u02ff\u202f\u2010-\u2022\u2026\u20ac]")
"""Finds what may do harm or may not be one code point in one cell: Latin letters and quotes are fine."""

_BLANKS = str.maketrans("\t\n", "  ")


def plain(data: str) -> str:
    """Data on one line, harmless, as long as it was: for our own widgets that draw line by line.

    Line feeds and tabs become blanks, every other control character a visible symbol.
    """
    return visible(data.translate(_BLANKS))


def article(data: str) -> str:
    """The text of an article, harmless, as long as it was: line feeds stay, tabs become blanks.

    Paragraphs of usual characters, nearly all there are, are recognised much faster than they are translated.
    """
    paragraphs = data.replace("\t", " ").split("\n")
    return "\n".join(visible(words) if UNUSUAL.search(words) else words for words in paragraphs)


def text(data: str, style: str = "") -> Content:
    """Data on one line.

    Args:
        data: Anything, hostile or not.
        style: A Textual style, for instance ``bold $quiet``; ours, never data.
    """
    return Content.styled(plain(data), style) if style else Content(plain(data))


def block(data: str, style: str = "") -> Content:
    """Data of several lines; line feeds stay."""
    shown = article(data)
    return Content.styled(shown, style) if style else Content(shown)


def row(*parts: str | Content | tuple[str, str]) -> Content:
    """Put parts beside each other on one line: data, data with a style, or content made before."""
    return Content.assemble(*(part if isinstance(part, Content) else _piece(part) for part in parts))


def lines(*parts: Content) -> Content:
    """Put parts below each other."""
    return Content("\n").join(parts)


def fit(content: Content, width: int) -> Content:
    """One line of exactly this many cells: cut with an ellipsis, or filled with blanks.

    Args:
        content: A single line.
        width: Cells, at least 0.
    """
    if content.cell_length > width:
        content = content.truncate(width, ellipsis=True)
    return content.pad_right(max(0, width - content.cell_length))


def ends(left: Content, right: Content, width: int) -> Content:
    """Two pieces on one line, the right one at the right edge; the left one gives way.

    Args:
        left: What may be cut.
        right: What stays whole as long as there is room for it.
        width: Cells of the line.
    """
    room = max(0, width - right.cell_length)
    return fit(Content.assemble(fit(left, room), right), width)


def title(widget: Widget, content: Content) -> None:
    """Write the title into a widget's border; the widget is drawn anew only where the title differs."""
    if widget.border_title == content.markup:
        return
    widget.border_title = content


def subtitle(widget: Widget, content: Content) -> None:
    """Write the subtitle into a widget's border."""
    widget.border_subtitle = content


def dotted(*parts: str) -> str:
    """Parts of a title with a dot between them, empty ones left out."""
    return " · ".join(part for part in parts if part)


def key_hints(*hints: tuple[str, str]) -> Content:
    """Keys with what they do, at the foot of a dialog.

    Args:
        hints: Key and words of each.
    """
    parts = [((key, "bold $key"), (f" {said}   ", "$quiet")) for key, said in hints]
    return row(*(piece for pair in parts for piece in pair))


def notify(
    node: App[object] | Screen[object] | Widget, message: str, severity: Severity = "information"
) -> None:
    """Tell something in passing. Errors stay longer than news."""
    node.notify(
        visible(message, lines=True),
        severity=severity,
        timeout=8 if severity == "error" else 4,
        markup=False,
    )


def _piece(part: str | tuple[str, str]) -> Content:
    if isinstance(part, str):
        return text(part)
    return text(part[0], part[1])
