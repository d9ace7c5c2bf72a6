"""The errors people can mend, each one plain sentence with a hint.

DeskError                       exit status 2
├── BadInput                    a text, file or row that cannot be read
├── NotFound                    an id, number or file that names nothing
├── Ambiguous                   an id prefix that names several things
├── Refused                     an action the rules do not allow now
│   └── Conflict                someone else changed the row first
└── StoreError                  the database cannot be used
    ├── NotOurs                 another program's file
    ├── TooNew                  written by a newer release
    ├── TooOld                  needs a migration that was not allowed
    └── Busy                    locked by another process for too long, or read-only
"""

from __future__ import annotations


class DeskError(Exception):
    """Something the user can mend.

    Args:
        message: One plain sentence that says what is wrong.
        hint: What to do about it.
    """

    code = "error"
    """Stable name for scripts: ``{"error": {"code", "message"}}``."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadInput(DeskError):
    """A text, file or row that cannot be read as what it should be."""

    code = "bad_input"


class NotFound(DeskError):
    """An id, number or file that names nothing here."""

    code = "not_found"


class Ambiguous(DeskError):
    """An id prefix that names several things."""

    code = "ambiguous"


class Refused(DeskError):
    """An action that the rules do not allow in the present state."""

    code = "refused"


class Conflict(Refused):
    """Someone else changed the same row first; nothing was overwritten."""

    code = "conflict"


class StoreError(DeskError):
    """The database cannot be used."""

    code = "store"


class NotOurs(StoreError):
    """The file is no Claimdesk database."""

    code = "not_ours"


class TooNew(StoreError):
    """The database was written by a newer release."""

    code = "too_new"


class TooOld(StoreError):
    """The database needs a migration that was not allowed yet."""

    code = "too_old"


class Busy(StoreError):
    """The database is locked by another process or cannot be written."""

    code = "busy"
