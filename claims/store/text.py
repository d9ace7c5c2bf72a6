"""Text as searches compare it."""

from __future__ import annotations

import unicodedata


def fold(text: str | None) -> str:
    """A text without case, accents and typographic variants, for a plain “contains” search."""
    if not text:
        return ""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(character for character in apart if not unicodedata.combining(character)).casefold()


def containing(search: str) -> str:
    r"""A LIKE pattern (escaped by ``\``) for folded texts that contain these words."""
    words = fold(search).strip()
    for special in ("\\", "%", "_"):
        words = words.replace(special, "\\" + special)
    return f"%{words}%"
