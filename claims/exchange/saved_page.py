"""ClaimReview in a saved web page: JSON-LD blocks, microdata and RDFa."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from claims.exchange.linked_data import ReviewRows, reviews_in
from claims.exchange.raw import RawRow, RowError
from claims.i18n import gettext as _
from schema.factcheck import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 - a list of words
)
"""Elements without an end tag, after the HTML standard."""
_VALUES = {
    "meta": "content",
    "link": "href",
    "a": "href",
    "area": "href",
    "img": "src",
    "time": "datetime",
    "data": "value",
    "meter": "value",
}
"""Where an element's microdata value stands, after the HTML standard; elsewhere it is its text."""
_DEEPEST = 500
"""Open elements kept in mind; pages nested deeper are broken, and the rest of their text is enough."""
_EXTRA_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])', re.DOTALL)
_WRAPPED = re.compile(r"\s*(?://)?\s*(?:<!\[CDATA\[|<!--)?(.*?)(?://)?\s*(?:\]\]>|-->)?\s*", re.DOTALL)


def page_rows(text: str) -> Iterator[RawRow]:
    """The ClaimReviews of a page; a block that cannot be read is an error, the others go on.

    Args:
        text: The page's HTML.
    """
    page = _Page()
    page.feed(text)
    page.close()
    rows, line = ReviewRows(page.address), 0
    for written in page.blocks:
        value, repairs = _block(written)
        if isinstance(value, str):
            line += 1
            yield RawRow(line, RowError(line, None, value))
            continue
        for review in reviews_in(value):
            line += 1
            row = rows.row(line, review)
            yield RawRow(line, row.value, (*repairs, *row.repairs))
    for item in page.items:
        for review in reviews_in(item):
            line += 1
            yield rows.row(line, review)


def _block(written: str) -> tuple[JsonValue, tuple[Repair, ...]]:
    """The value of a JSON-LD block and what had to be put right; a text says what is wrong with it."""
    wrapped = _WRAPPED.fullmatch(written)
    inner = wrapped[1] if wrapped else written
    try:
        value: JsonValue = json.loads(inner, strict=False)
    except RecursionError:
        return _("A JSON-LD block is nested too deeply."), ()
    except ValueError as first:
        try:
            value = json.loads(_EXTRA_COMMA.sub(lambda found: found[1] or "", inner), strict=False)
        except (ValueError, RecursionError):
            return _("A JSON-LD block is no JSON: {reason}.").format(reason=first), ()
        return _no_text(value), (Repair.TRAILING_COMMA,)
    return _no_text(value), ()


def _no_text(value: JsonValue) -> JsonValue:
    """A block that is a mere text holds no ClaimReview, and a text here would be taken for an error."""
    return None if isinstance(value, str) else value


class _Open:
    """An element that has not ended yet."""

    def __init__(self, tag: str, item: dict[str, JsonValue] | None, names: list[str]) -> None:
        self.tag = tag
        self.item = item
        self.names = names
        self.text: list[str] = []


class _Page(HTMLParser):
    """Gathers JSON-LD blocks and the items of microdata and RDFa."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.items: list[JsonValue] = []
        self.address = ""
        self._open: list[_Open] = []
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element; see ``HTMLParser``."""
        given = {name: value or "" for name, value in attrs}
        if tag == "script":
            self._script = [] if given.get("type", "").strip().lower() == "application/ld+json" else None
            return
        self._note_address(tag, given)
        names = (given.get("itemprop") or given.get("property") or "").split()
        kind = given.get("itemtype") or given.get("typeof") or ""
        # An item without a type is one all the same: what stands in it belongs to nobody else.
        item: dict[str, JsonValue] | None = {"@type": kind} if kind or "itemscope" in given else None
        if item is not None:
            self._place(names, item)
        elif names and (tag in _VALUES or "content" in given):
            self._place(names, given.get("content") or given.get(_VALUES.get(tag, "content"), ""))
            names = []
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(_Open(tag, item, [] if item is not None else names))

    def handle_endtag(self, tag: str) -> None:
        """Close the element and what was left open inside it; see ``HTMLParser``."""
        if tag == "script" and self._script is not None:
            self.blocks.append("".join(self._script))
            self._script = None
        if not any(element.tag == tag for element in self._open):
            return
        while self._open:
            ended = self._open.pop()
            if ended.names:
                self._place(ended.names, " ".join("".join(ended.text).split()))
            if ended.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        """Keep text where somebody waits for it; see ``HTMLParser``."""
        if self._script is not None:
            self._script.append(data)
            return
        for element in self._open:
            if element.names:
                element.text.append(data)

    def _place(self, names: list[str], value: JsonValue) -> None:
        """Put a value into the innermost open item, or keep it as an item of its own."""
        owner = next((element.item for element in reversed(self._open) if element.item is not None), None)
        if owner is None:
            if isinstance(value, dict):
                self.items.append(value)
            return
        for name in names:
            key = name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
            before = owner.get(key)
            if before is None:
                owner[key] = value
            else:
                owner[key] = [*(before if isinstance(before, list) else [before]), value]

    def _note_address(self, tag: str, given: dict[str, str]) -> None:
        """The page's own address, for relative ones: its canonical link, else its base."""
        canonical = tag == "link" and "canonical" in given.get("rel", "").lower().split()
        if canonical or (tag == "base" and not self.address):
            self.address = given.get("href", "")
