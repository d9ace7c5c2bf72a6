"""How a relative date reads once its plain date is put in."""

from __future__ import annotations

import pytest

from claims.language.dates import find
from claims.split.rendering import rendered


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Yesterday's vote was close.", "Yesterday's (28 March 2020) vote was close."),
        ("Sunday’s vote was close.", "Sunday’s (Sunday 29 March 2020) vote was close."),
        ("July 15's vote was close.", "July 15's (15 July 2019) vote was close."),
    ],
)
def test_the_plain_date_follows_a_possessive(text: str, shown: str) -> None:
    date = find(text, "en", "2020-03-29")[0]
    assert text[: date.start] + rendered(text, date, "en") + text[date.end :] == shown
