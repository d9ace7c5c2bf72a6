"""What people type into forms: times and dates."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

from claims.i18n import gettext as _
from schema.base import check_partial_date

_CLOCK = re.compile(r"(\d{1,2})\s*[:hH]\s*(\d{2})?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def moment_typed(typed: str, now: datetime) -> datetime | None:
    """The moment meant: ``22:55`` or ``22h55`` is the next time the clock shows it.

    Args:
        typed: A time of day, or a date and time as ISO 8601 writes them.
        now: The present moment, in the zone of whoever types.

    Returns:
        The moment, or None where it is neither.
    """
    try:
        clock = _CLOCK.fullmatch(typed.strip())
        if clock:
            at = now.replace(hour=int(clock[1]), minute=int(clock[2] or 0), second=0, microsecond=0)
            return at if at > now else at + timedelta(days=1)
        read = datetime.fromisoformat(typed.strip())
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=now.tzinfo)


def day_typed(typed: str) -> str | None:
    """The date meant: ``2020-03-29``, ``29/03/2020``, ``2020-03`` or ``2020``; None for anything else."""
    swapped = _DAY_FIRST.fullmatch(typed.strip())
    plain = f"{swapped[3]}-{int(swapped[2]):02}-{int(swapped[1]):02}" if swapped else typed.strip()
    try:
        return check_partial_date(plain)
    except ValueError:
        return None


def path_typed(typed: str) -> Path:
    """The file meant; a tilde is the home folder."""
    return Path(typed.strip()).expanduser()


def check_moment(typed: str) -> str | None:
    """What is wrong with a time that was typed, or None."""
    now = datetime.now().astimezone()
    if moment_typed(typed, now) is None:
        return _("“{words}” is no time; write 22:55 or 2026-11-23 09:00.").format(words=typed)
    return None


def check_day(typed: str) -> str | None:
    """What is wrong with a date that was typed, or None."""
    if day_typed(typed) is None:
        return _("“{words}” is no date; write 2020, 2020-03 or 2020-03-29.").format(words=typed)
    return None
