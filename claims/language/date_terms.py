"""What the rules of dates share: the calendar words, the publication date, the question and the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from schema.base import check_partial_date


@dataclass(frozen=True)
class Calendar:
    """The words of one language's calendar, in lower case, without full stop."""

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    """«premier», "second", «2e», "q3"."""
    units: dict[str, str]
    offsets: dict[str, int]
    """Days between publication and «hier», "tomorrow"."""
    shifts: dict[str, int]
    """Days between another date of the text and «la veille», "the next day"."""
    feasts: dict[str, str]
    """Day of «Noël» (``12-25``), of «lundi de Pâques» (``easter+1``); empty where no rule tells it."""
    decades: dict[str, int]
    """«quatre-vingt», "eighties"."""
    before: frozenset[str]
    """«dernier», "last"."""
    after: frozenset[str]
    """«prochain», "next"."""
    month_first: bool
    """Whether 3/4/2020 may be written month first."""


@dataclass(frozen=True)
class Published:
    """The publication date as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: date | None = None

    @classmethod
    def read(cls, published: str | None) -> Published:
        """Read ``2020``, ``2020-03`` or ``2020-03-29``; nothing known for None.

        Raises:
            ValueError: When it is no such date.
        """
        if not published:
            return cls()
        check_partial_date(published)
        parts = [int(part) for part in published.split("-")]
        day = date(*parts) if len(parts) > 2 else None  # noqa: PLR2004
        return cls(parts[0], parts[1] if len(parts) > 1 else None, day)


@dataclass(frozen=True)
class Meaning:
    """The plain date or period an expression means."""

    value: str | None = None
    end_value: str | None = None
    relative: bool = False
    guess: bool = False


UNKNOWN = Meaning()
"""A date the text rests on something else than the publication: «la veille du scrutin»."""
UNRESOLVED = Meaning(relative=True)
"""A date that rests on a publication date not known well enough."""


@dataclass(frozen=True)
class Asked:
    """One expression with all that tells what it means."""

    match: re.Match[str]
    calendar: Calendar
    base: Published
    future: bool
    """Whether the sentence speaks of what is to come."""
    past: bool
    """Whether it speaks of what has been."""
    anchor: Meaning | None = None
    """The date told last before it in the same paragraph."""

    def group(self, name: str) -> str:
        """The words of a group in lower case without full stop; empty where it is missing."""
        words = (self.match.groupdict().get(name) or "").strip().lower().rstrip(".").replace("’", "'")
        return re.sub(r"\s+", " ", words)

    def names(self, name: str) -> bool:
        """Whether a group took part in the match, be it with no words."""
        return self.match.groupdict().get(name) is not None

    def number(self, name: str) -> int:
        """The number of a group, in digits or in words."""
        words = self.group(name)
        return int(words) if words.isdigit() else self.calendar.numbers[words]

    def year(self) -> int | None:
        """The year as written, if one is."""
        return int(self.group("year")) if self.group("year") else None

    def direction(self) -> int:
        """-1 for «dernier», 1 for «prochain», 0 for neither."""
        words = set(self.group("relation").split())
        return -1 if words & self.calendar.before else int(bool(words & self.calendar.after))
