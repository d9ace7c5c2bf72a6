"""HTML entities in texts that should hold none: feeds and pages escape once, or once more on their way."""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")


def unescaped(text: str) -> str:
    """The text with its entities read, those escaped twice too.

    Args:
        text: Any text.
    """
    return _read(_read(text)) if _ENTITY.search(text) else text


def escaped(text: str) -> str:
    """A text that ``unescaped`` gives back as it is, even where it holds what looks like an entity.

    Args:
        text: Any text.
    """
    return _ENTITY.sub(lambda found: f"&amp;amp;{found[0][1:]}", text)


def _read(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)
