"""Types of what is typed: dates, moments, language codes and spans. Their names are what the help shows."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from claims.errors import BadInput
from claims.i18n import gettext as _

if TYPE_CHECKING:
    from schema.base import Moment

UNKNOWN = "unknown"
"""Typed as a publication date, says that it is not known."""

_CLOCK = re.compile(r"(\d{1,2})[:h](\d{2})?")
_SPAN = re.compile(r"([0-9]{1,9}):([0-9]{1,9})")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def date(typed: str) -> str:
    """A plain date of year, month or day precision.

    Raises:
        BadInput: When it has another form or the calendar has no such day.
    """
    from schema.base import check_partial_date

    try:
        return check_partial_date(typed)
    except ValueError:
        raise BadInput(
            _("“{typed}” is no date.").format(typed=typed), _("Write 2020, 2020-03 or 2020-03-29.")
        ) from None


def date_or_unknown(typed: str) -> str:
    """A plain date, or ``unknown``.

    Raises:
        BadInput: When it is neither.
    """
    return typed if typed == UNKNOWN else date(typed)


def time(typed: str) -> Moment:
    """A moment: ``22:55`` is the next time the clock shows it, ``2026-11-23T09:00`` is that moment here.

    Raises:
        BadInput: When it has another form.
    """
    now = datetime.now().astimezone()
    try:
        if clock := _CLOCK.fullmatch(typed):
            at = now.replace(hour=int(clock[1]), minute=int(clock[2] or 0), second=0, microsecond=0)
            return at if at > now else at + timedelta(days=1)
        return datetime.fromisoformat(typed).astimezone()
    except (ValueError, OverflowError):
        raise BadInput(
            _("“{typed}” is no time.").format(typed=typed), _("Write 22:55 or 2026-11-23T09:00.")
        ) from None


def language(typed: str) -> str:
    """A language code of two or three letters.

    Raises:
        BadInput: When it has another form.
    """
    if not _LANGUAGE.fullmatch(typed):
        raise BadInput(
            _("“{typed}” is no language code.").format(typed=typed), _("Write fr, en, de and so on.")
        )
    return typed


def span(typed: str) -> tuple[int, int]:
    """Two positions in a text from ``START:END``.

    Raises:
        BadInput: When it has another form.
    """
    found = _SPAN.fullmatch(typed)
    if not found:
        raise BadInput(_("“{span}” is no span; write START:END, for instance 812:911.").format(span=typed))
    return int(found[1]), int(found[2])
