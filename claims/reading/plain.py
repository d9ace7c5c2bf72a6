"""Read plain text: it is the text, and it states nothing about itself."""

from __future__ import annotations

from claims.reading.page import Page


def read(text: str) -> Page:
    """The text as it is.

    Args:
        text: The decoded text of a file.
    """
    return Page(text=text)
