"""Finding what was checked before, and telling in what two claims differ.

``Matcher`` finds earlier texts for a claim, ``compare`` sets two claims beside each other. Both are loaded
when first asked for: the guard alone must not load the index.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.match.matcher import Matcher
    from claims.match.pairs import compare

__all__ = ["Matcher", "compare"]

_HOMES = {"Matcher": "claims.match.matcher", "compare": "claims.match.pairs"}


def __getattr__(name: str) -> object:
    """Load ``Matcher`` or ``compare`` when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
