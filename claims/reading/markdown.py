"""Read Markdown as people see it: no marks, one line a paragraph, blank lines between blocks.

List items keep a bullet or number, quoted paragraphs a ``>`` and rows of tables their bars, so that the text
alone still tells what each block is for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from claims.reading import front_matter
from claims.reading.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

_NESTING = 100
"""Quotes in lists in quotes, at most. The parser's own limit is 20, beyond which it drops text."""

_UNSEEN = frozenset({"script", "style", "template"})
"""Elements of embedded HTML whose content nobody sees."""


def read(text: str) -> Page:
    """The visible text of a Markdown document, its title and what its front matter states.

    Args:
        text: The decoded text of a file.
    """
    from markdown_it import MarkdownIt

    stated, body = front_matter.split(text)
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    writing = _Writing()
    for token in parser.parse(body):
        writing.take(token)
    values = {"title": writing.title, **stated}
    return Page(text=writing.text(), **values)


@dataclass
class _List:
    """A list being written: the number of its next item, None for bullets."""

    number: int | None
    marked: bool = False
    """Whether the item at hand has its mark already."""


@dataclass
class _Writing:
    """The text so far, and where in the document we are."""

    parts: list[str] = field(default_factory=list)
    title: str | None = None
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    cells: list[str] | None = None
    heading: bool = False

    def take(self, token: Token) -> None:
        """Add what a block token shows."""
        kind = token.type
        if kind in {"bullet_list_open", "ordered_list_open"}:
            first = int(token.attrGet("start") or 1) if kind.startswith("ordered") else None
            self.lists.append(_List(first))
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self.lists.pop()
        elif kind == "list_item_open":
            self.lists[-1].marked = False
        elif kind in {"blockquote_open", "blockquote_close"}:
            self.quotes += 1 if token.nesting > 0 else -1
        elif kind in {"heading_open", "heading_close"}:
            self.heading = token.nesting > 0
        elif kind in {"tr_open", "tr_close"}:
            self._row(opens=token.nesting > 0)
        else:
            self._content(token)

    def text(self) -> str:
        """The whole text: blank lines between blocks, none between the items or rows of one list or table."""
        return "".join(self.parts).strip("\n")

    def _content(self, token: Token) -> None:
        if token.type == "inline":
            self._inline("".join(_seen(token.children or [])))
        elif token.type in {"code_block", "fence"}:
            self._block(token.content.rstrip("\n"))
        elif token.type == "html_block":
            self._block(_html_text(token.content))

    def _inline(self, seen: str) -> None:
        if self.cells is not None:
            self.cells.append(seen.replace("\n", " ").strip())
            return
        if self.heading and self.title is None:
            self.title = " ".join(seen.split()) or None
        self._block(seen)

    def _row(self, *, opens: bool) -> None:
        if opens:
            self.cells = []
        elif self.cells is not None:
            row = " | ".join(self.cells)
            self.cells = None
            self._add(f"| {row} |", tight="|")

    def _block(self, seen: str) -> None:
        lines = [line.strip() for line in seen.split("\n")]
        seen = "\n".join(line for line in lines if line)
        if not seen:
            return
        if self.quotes:
            seen = "\n".join(f"> {line}" for line in seen.split("\n"))
        inner = self.lists[-1] if self.lists else None
        if inner is None or inner.marked:
            self._add(seen)
            return
        inner.marked = True
        if inner.number is None:
            self._add(f"• {seen}", tight="•")
        else:
            self._add(f"{inner.number}. {seen}", tight="0123456789")
            inner.number += 1

    def _add(self, block: str, tight: str = "") -> None:
        """Add a block after a blank line, or close to the one before it if both begin with such a sign."""
        close = bool(tight and self.parts and self.parts[-1][0] in tight)
        self.parts.append("\n" if close else "\n\n")
        self.parts.append(block)


def _seen(tokens: Iterable[Token]) -> Iterable[str]:
    """What inline tokens show: the words of links and emphasis, the description of a picture."""
    for token in tokens:
        if token.type in {"text", "code_inline", "image"}:
            yield token.content
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content.startswith("<br")):
            yield "\n"


class _Words(HTMLParser):
    """Collects the words of embedded HTML, one line an element."""

    # Browsers pass over ``<![…]>``; the standard library stops with an error at a keyword it does not know.
    parse_marked_section = HTMLParser.parse_bogus_comment

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begin not to see."""
        self._hidden += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """See again."""
        self._hidden = max(0, self._hidden - (tag in _UNSEEN))

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if not self._hidden:
            self.words.append(data)


def _html_text(content: str) -> str:
    parser = _Words()
    parser.feed(content)
    parser.close()
    return "".join(parser.words)
