"""Published checks as text in the formats others read: JSON Lines, CSV, ClaimReview.

Reading what was written gives the same checks again. A ClaimReview has one place for the words of a rating,
so our verdict stands beside the publisher's label as the rating's ``name``; and ``sdPublisher`` says which
import a check came from.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from claims.exchange.entities import escaped
from claims.exchange.tables import COLUMNS, guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic import JsonValue

    from schema.factcheck import FactCheck

    Row = dict[str, JsonValue]
    Writer = Callable[[Iterable[FactCheck]], Iterator[str]]


def as_row(check: FactCheck) -> Row:
    """A check as a row that ``row.read_row`` reads back; what is not known is left out.

    Args:
        check: The check.
    """
    row: Row = {
        "id": json.loads(check.external_id),
        "text": check.claim,
        "title": check.title,
        "lang": check.lang,
        "verdict": check.verdict,
        "label": check.label,
        "scale": check.scale.model_dump(mode="json") if check.scale else None,
        "url": check.url,
        "publisher": check.publisher,
        "speaker": check.speaker,
        "date": check.date_text or check.date,
        "review": check.review,
        "source": check.source,
    }
    return {name: value for name, value in row.items() if value is not None}


def jsonl(checks: Iterable[FactCheck]) -> Iterator[str]:
    """The checks as JSON Lines, a line each.

    Args:
        checks: What to write.
    """
    for check in checks:
        yield json.dumps(as_row(check), ensure_ascii=False, allow_nan=False) + "\n"


def table(checks: Iterable[FactCheck]) -> Iterator[str]:
    """The checks as CSV under a heading, a piece each; no cell is one a spreadsheet would run.

    Args:
        checks: What to write.
    """
    written = io.StringIO(newline="")
    cells = csv.writer(written, lineterminator="\r\n")
    cells.writerow(COLUMNS)
    for check in checks:
        row = as_row(check)
        cells.writerow([_cell(row, column) for column in COLUMNS])
        yield written.getvalue()
        written.seek(0)
        written.truncate()
    yield written.getvalue()


def _cell(row: Row, column: str) -> str:
    key = row["id"]
    if column == "key":
        return "" if isinstance(key, str) else json.dumps(key)
    value = row.get(column)
    if column == "id":
        value = key if isinstance(key, str) else None
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else json.dumps(value)


def claimreview(checks: Iterable[FactCheck]) -> Iterator[str]:
    """The checks as one JSON-LD document of ClaimReviews, a piece each.

    Args:
        checks: What to write.
    """
    yield '{"@context": "https://schema.org", "@graph": ['
    between = "\n"
    for check in checks:
        yield between + json.dumps(review(check), ensure_ascii=True, allow_nan=False)
        between = ",\n"
    yield "\n]}\n"


def review(check: FactCheck) -> Row:
    """One check as a schema.org ClaimReview; what is not known is left out.

    Args:
        check: The check.
    """
    item: Row = {"@type": "Claim"}
    if check.speaker:
        item["author"] = {"@type": "Person", "name": escaped(check.speaker)}
    found: Row = {
        "@type": "ClaimReview",
        "identifier": json.loads(check.external_id),
        "claimReviewed": escaped(check.claim),
        "headline": _told(check.title),
        "reviewBody": _told(check.review),
        "inLanguage": check.lang,
        "url": _told(check.url),
        "author": {"@type": "Organization", "name": escaped(check.publisher)} if check.publisher else None,
        "itemReviewed": item,
        "datePublished": _told(check.date_text or check.date),
        "reviewRating": _rating(check),
        "sdPublisher": {"@type": "Organization", "name": escaped(check.source)},
    }
    return {name: value for name, value in found.items() if value is not None}


def _told(text: str | None) -> str | None:
    return escaped(text) if text else None


def _rating(check: FactCheck) -> Row | None:
    label = _told(check.label) or check.verdict
    rating: Row = {"@type": "Rating", "alternateName": label}
    if check.label and check.verdict:
        rating["name"] = check.verdict
    if check.scale:
        scale = check.scale
        rating |= {"ratingValue": scale.value, "bestRating": scale.best, "worstRating": scale.worst}
    kept: Row = {name: value for name, value in rating.items() if value is not None}
    return kept if len(kept) > 1 else None


WRITERS: dict[str, Writer] = {"jsonl": jsonl, "csv": table, "claimreview": claimreview}
"""The formats that can be written, by name."""
