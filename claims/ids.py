"""Identifiers: 12 random characters of Crockford's base 32, easy to read aloud and to type."""

from __future__ import annotations

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32 in lower case: no i, l, o or u."""

LENGTH = 12
"""Characters of an identifier; 60 bits."""

_BITS = 5
_READ_AS = str.maketrans({"i": "1", "l": "1", "o": "0", "-": None, " ": None})


def new_id() -> str:
    """A fresh random identifier."""
    number = secrets.randbits(_BITS * LENGTH)
    return "".join(ALPHABET[number >> shift & 31] for shift in range(0, _BITS * LENGTH, _BITS))


def as_typed(name: str) -> str:
    """What somebody typed, as an identifier is written: lower case, with i and l read as 1 and o as 0."""
    return name.strip().lower().translate(_READ_AS)


def could_be_id(name: str) -> bool:
    """Whether this is an identifier or the beginning of one."""
    return 0 < len(name) <= LENGTH and all(character in ALPHABET for character in name)
