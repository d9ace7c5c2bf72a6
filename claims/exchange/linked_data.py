"""ClaimReview objects as rows, however a publisher shaped them.

Properties after schema.org/ClaimReview and what publishers make of it: texts that are lists or ``@value``
objects, ratings that are a plain text, scales upside down, empty strings everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from claims.exchange.entities import unescaped
from claims.exchange.raw import RawRow, RowError
from claims.i18n import gettext as _
from claims.store.events import sha256
from schema.factcheck import Repair
from schema.verdict import VerdictValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

_NUMBER = re.compile(r"\s*(-?\d{1,9}(?:[.,]\d{1,6})?)\s*(?:/\s*\d{1,9})?\s*")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_TEXT_KEYS = ("@value", "name", "alternateName", "text", "@id")
_DEEPEST = 40
"""Levels an object may be nested; what lies deeper is no ClaimReview."""


def reviews_in(value: JsonValue) -> Iterator[Mapping[str, JsonValue]]:
    """All ClaimReview objects in a JSON value, in their order: at the top, in lists, in ``@graph`` or deeper.

    Args:
        value: Any JSON value.
    """
    # A stack, not recursion: how deep a page nests is the page's choice.
    waiting: list[tuple[JsonValue, int]] = [(value, 0)]
    while waiting:
        found, depth = waiting.pop()
        if isinstance(found, Mapping) and _is_review(found):
            yield from _one_claim_each(found)
            continue
        if depth < _DEEPEST and isinstance(found, (list, Mapping)):
            inner = found.values() if isinstance(found, Mapping) else found
            waiting.extend((each, depth + 1) for each in reversed(list(inner)))


def _one_claim_each(review: Mapping[str, JsonValue]) -> Iterator[Mapping[str, JsonValue]]:
    """A check of several claims at once is several checks."""
    claims = review.get("claimReviewed")
    told = [claim for claim in claims if claim] if isinstance(claims, list) else []
    if len(told) < 2:  # noqa: PLR2004 - several
        yield review
    else:
        yield from ({**review, "claimReviewed": claim} for claim in told)


def _is_review(value: Mapping[str, JsonValue]) -> bool:
    kinds = value.get("@type", value.get("type"))
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and re.split(r"[/#:]", kind)[-1] == "ClaimReview" for kind in named)


class ReviewRows:
    """Turns the ClaimReviews of one file into rows, giving each an id that a second import finds again.

    Args:
        page: Address of the page they were saved from, where it is known.
    """

    def __init__(self, page: str = "") -> None:
        self._page = page
        self._claims_at: dict[str, list[str]] = {}

    def row(self, line: int, review: Mapping[str, JsonValue]) -> RawRow:
        """One ClaimReview as a row.

        Args:
            line: Its place in the file, from 1.
            review: The object.
        """
        reading = _Reading()
        claim = reading.text(review.get("claimReviewed"))
        if not claim:
            return RawRow(line, RowError(line, None, _("The ClaimReview names no claim (claimReviewed).")))
        rating = reading.rating(review.get("reviewRating"))
        url = reading.address(review.get("url") or review.get("mainEntityOfPage"), self._page)
        author = review.get("author") or review.get("publisher")
        row: dict[str, JsonValue] = {
            "id": self._identity(review, url, claim),
            "text": claim,
            "title": reading.text(review.get("headline")) or reading.text(review.get("name")),
            "review": reading.text(review.get("reviewBody")) or reading.text(review.get("description")),
            "lang": language(reading.text(review.get("inLanguage"))),
            "url": url,
            "publisher": reading.names(author) or None,
            "speaker": reading.speaker(review.get("itemReviewed")),
            "date": reading.text(review.get("datePublished")) or reading.text(review.get("dateModified")),
            "source": reading.text(review.get("sdPublisher")),
            **rating,
        }
        kept: dict[str, JsonValue] = {name: value for name, value in row.items() if value not in (None, "")}
        return RawRow(line, kept, tuple(dict.fromkeys(reading.repairs)))

    def _identity(self, review: Mapping[str, JsonValue], url: str | None, claim: str) -> JsonValue:
        """Its own identifier, else its address; the second claim checked at one address gets a number."""
        own = review.get("identifier")
        if isinstance(own, (str, int, float)) and own != "":
            return own
        if not url:
            return None
        digest = sha256(claim)
        here = self._claims_at.setdefault(url, [])
        if digest not in here:
            here.append(digest)
        place = here.index(digest)
        return f"{url} ({place + 1})" if place else url


def language(written: str) -> str | None:
    """The language code in a tag such as ``fr-FR``; None for anything else.

    Args:
        written: A language as published.
    """
    found = _LANGUAGE.fullmatch(written.strip())
    return found[1].lower() if found else None


class _Reading:
    """Reads the values of one object and remembers what it had to put right."""

    def __init__(self) -> None:
        self.repairs: list[Repair] = []

    def text(self, value: JsonValue) -> str:
        """The first text in a value: itself, in a list, under ``@value`` or ``name``; else nothing."""
        for _level in range(_DEEPEST):
            if isinstance(value, list):
                value = next((each for each in value if each not in (None, "", [], {})), None)
            elif isinstance(value, Mapping):
                value = next((value[key] for key in _TEXT_KEYS if value.get(key)), None)
            else:
                break
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            return ""
        text = unescaped(str(value))
        if text != str(value):
            self.repairs.append(Repair.ENTITIES)
        return text.strip()

    def names(self, value: JsonValue) -> str:
        """All the names in a value, several people with commas between them."""
        items = value if isinstance(value, list) else [value]
        return ", ".join(name for name in map(self.text, items) if name)

    def address(self, value: JsonValue, page: str) -> str | None:
        """An address, made whole by the page's own where it is relative."""
        found = value.get("url") or value.get("@id") if isinstance(value, Mapping) else value
        written = self.text(found)
        try:
            whole = urljoin(page, written) if page and written and not urlsplit(written).scheme else written
        except ValueError:
            return written or None
        if whole != written:
            self.repairs.append(Repair.ADDRESS)
        return whole or None

    def speaker(self, value: JsonValue) -> str | None:
        """Who made the claim: the author of the Claim, or of the CreativeWork of older pages."""
        items = value if isinstance(value, list) else [value]
        for item in items:
            if isinstance(item, Mapping) and (name := self.names(item.get("author"))):
                return name
        return None

    def rating(self, value: JsonValue) -> dict[str, JsonValue]:
        """Label and scale of a rating; the label may stand in three places and three shapes."""
        if isinstance(value, list):
            value = next((each for each in value if each), None)
        if not isinstance(value, Mapping):
            words = self.text(value)
            if words:
                self.repairs.append(Repair.LABEL_NAME)
            return {"label": words}
        written = value.get("alternateName")
        label = self.text(written)
        named = self.text(value.get("name"))
        if label and not isinstance(written, str):
            self.repairs.append(Repair.LABEL_SHAPE)
        if not label and named:
            self.repairs.append(Repair.LABEL_NAME)
        scale = self._scale(value)
        if label in set(VerdictValue):
            return {"verdict": label, "scale": scale}
        return {"label": label or named, "verdict": named if label else None, "scale": scale}

    def _scale(self, value: Mapping[str, JsonValue]) -> JsonValue:
        read = {
            "value": _number(self.text(value.get("ratingValue"))),
            "best": _number(self.text(value.get("bestRating"))),
            "worst": _number(self.text(value.get("worstRating"))),
        }
        best, worst = read["best"], read["worst"]
        if best is not None and worst is not None and best < worst:
            self.repairs.append(Repair.INVERTED_SCALE)
        return dict(read) if any(each is not None for each in read.values()) else None


def _number(written: str) -> float | None:
    found = _NUMBER.fullmatch(written)
    return float(found[1].replace(",", ".")) if found else None
