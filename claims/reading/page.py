"""What a reader makes of a file's text, and what every reader must be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The text people see, and what the file states about itself."""

    text: str
    """The text to check. Line feeds part its lines, blank lines its blocks."""
    title: str | None = None
    lang: str | None = None
    """ISO 639 code."""
    published: str | None = None
    """Publication date: ``2020``, ``2020-03`` or ``2020-03-29``."""
    author: str | None = None
    publisher: str | None = None
    url: str | None = None


Reader = Callable[[str], Page]
"""Reads the decoded text of one kind of file, its line ends already line feeds."""
