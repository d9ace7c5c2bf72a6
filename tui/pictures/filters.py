"""The filters of the claim list in words."""

from __future__ import annotations

from claims import words
from claims.i18n import gettext as _
from schema.view import Standing


def filter_words(name: str) -> str:
    """A filter in words.

    Args:
        name: One of the names of `tui.worklist.FILTERS`.
    """
    own = {
        "left": _("left to do"),
        "must_check": _("must-check"),
        "waiting": _("waiting"),
        "no_source": _("no source"),
        "fix": _("to be fixed"),
        "skipped": _("skipped"),
        "settled": _("settled"),
    }
    return own[name] if name in own else words.word(Standing(name))
