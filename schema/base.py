"""What every noun shares: a frozen strict model, identifiers, moments and plain dates."""

from __future__ import annotations

import calendar
import re
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, StringConstraints


class Model(BaseModel):
    """A frozen value that accepts no unknown field and converts nothing silently.

    Models are written as JSON with ``model_dump_json`` and read back with ``model_validate_json``. What an
    attribute means stands below it for readers of the code; pydantic is not told to parse these texts out of
    the source, which took 70 ms of every start and which nothing used.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-hjkmnp-tv-z]{12}$")]
"""A random identifier: 12 characters of Crockford's base 32 in lower case (60 bits)."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A sha256 in hexadecimal."""

Moment = AwareDatetime
"""A point in time with its offset; the store writes UTC."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=100_000)]
"""Something a person wrote: never empty, never a megabyte."""

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = 12


def check_partial_date(value: str) -> str:
    """Return a date of year, month or day precision unchanged.

    Args:
        value: ``2020``, ``2020-03`` or ``2020-03-29``.

    Raises:
        ValueError: When it has another form or the calendar has no such day.
    """
    found = _PARTIAL_DATE.fullmatch(value)
    if not found:
        raise ValueError(f"“{value}” is no date; write 2020, 2020-03 or 2020-03-29")
    year, month, day = (int(part) if part else None for part in found.groups())
    valid = year and (month is None or 1 <= month <= _MONTHS)
    if valid and day is not None:
        valid = 1 <= day <= calendar.monthrange(year or 1, month or 1)[1]
    if not valid:
        raise ValueError(f"the calendar has no “{value}”")
    return value


PartialDate = Annotated[str, AfterValidator(check_partial_date)]
"""A plain date with precision day, month or year, as ISO 8601 writes it; no time zone ever shifts it."""
