"""Reads a large JSON document one member at a time, so that a feed never becomes one object in memory."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from claims.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator

    from pydantic import JsonValue

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder(strict=False)
"""Lenient in one thing: publishers leave line ends inside strings."""


class Member(NamedTuple):
    """One value of a document."""

    name: str
    """Name of the list it stands in; empty in a list at the top, and for the document without its lists."""
    value: JsonValue


class BrokenJsonError(ValueError):
    """The document cannot be read on from here; what came before was good."""


def members(text: str, lists: Collection[str]) -> Iterator[Member]:
    """The items of a document's lists in their order, and at the end what is left of the document.

    Args:
        text: The document.
        lists: Names of the top object's lists to take apart. A list at the top is always taken apart.

    Raises:
        BrokenJsonError: Where it is no JSON. What was given before stays good.
    """
    at = _after_blank(text, 0)
    if text[at : at + 1] == "[":
        yield from _items(text, at, "")
    elif text[at : at + 1] == "{":
        yield from _fields(text, at, lists)
    else:
        raise BrokenJsonError(_("The file is no JSON: it begins with neither { nor [."))


def _fields(text: str, at: int, lists: Collection[str]) -> Iterator[Member]:
    rest: dict[str, JsonValue] = {}
    at = _after_blank(text, at + 1)
    while text[at : at + 1] != "}":
        name, at = _value(text, at)
        at = _after_blank(text, at)
        if not isinstance(name, str) or text[at : at + 1] != ":":
            raise _broken(at)
        at = _after_blank(text, at + 1)
        if text[at : at + 1] == "[" and name in lists:
            at = yield from _items(text, at, name)
        else:
            rest[name], at = _value(text, at)
        at = _after_comma(text, at, "}")
    yield Member("", rest)


def _items(text: str, at: int, name: str) -> Generator[Member, None, int]:
    at = _after_blank(text, at + 1)
    while text[at : at + 1] != "]":
        value, at = _value(text, at)
        yield Member(name, value)
        at = _after_comma(text, at, "]")
    return at + 1


def _value(text: str, at: int) -> tuple[JsonValue, int]:
    try:
        value: tuple[JsonValue, int] = _DECODER.raw_decode(text, at)
    except RecursionError as error:
        raise BrokenJsonError(_("The file is nested too deeply.")) from error
    except ValueError as error:
        raise _broken(at) from error
    return value


def _after_comma(text: str, at: int, end: str) -> int:
    """The next value, or the end; a comma before the end is one too many and does no harm."""
    at = _after_blank(text, at)
    if text[at : at + 1] == ",":
        return _after_blank(text, at + 1)
    if text[at : at + 1] != end:
        raise _broken(at)
    return at


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _broken(at: int) -> BrokenJsonError:
    return BrokenJsonError(_("The file is no JSON from character {at} on.").format(at=at + 1))
