"""Text as searches compare it."""

from __future__ import annotations

import unicodedata


def fold(text: str | None) -> str:
    """A text without case, accents and typographic variants, for a plain “contains” search."""
    if not text:
        return ""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(character for character in apart if not unicodedata.combining(character)).casefold()


def sought(search: str) -> str:
    """What to look for in folded texts, with ``instr``: SQLite refuses a LIKE pattern over 50,000 bytes."""
    return fold(search).strip()
