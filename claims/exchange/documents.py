"""JSON documents of published checks: ClaimReview, Data Commons feed, answers of the Fact Check Tools API.

Shapes after schema.org/ClaimReview, schema.org/DataFeed and the reference of the API's version v1alpha1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claims.exchange.entities import unescaped
from claims.exchange.json_stream import BrokenJsonError, members
from claims.exchange.linked_data import ReviewRows, language, reviews_in
from claims.exchange.raw import RawRow, RowError
from claims.i18n import gettext as _
from schema.factcheck import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

_FEED = "dataFeedElement"
_REVIEWS = frozenset({_FEED, "@graph"})
_ANSWERS = frozenset({"claims", "results", "pages"})


def claimreview_rows(text: str) -> Iterator[RawRow]:
    """The ClaimReviews of a JSON-LD document or of a feed.

    Args:
        text: The document. Feed items may be null, an object or a list, directly or under ``item``.
    """
    rows, line = ReviewRows(), 0
    try:
        for member in members(text, _REVIEWS):
            found = False
            for review in reviews_in(member.value):
                found = True
                line += 1
                yield rows.row(line, review)
            if member.name == _FEED and not found:
                line += 1
                yield _without_review(line, member.value)
    except BrokenJsonError as error:
        yield RawRow(line + 1, RowError(line + 1, None, str(error)))


def _without_review(line: int, item: JsonValue) -> RawRow:
    """A feed's item with nothing to import: published feeds have many that are null."""
    inner = item.get("item") if isinstance(item, Mapping) else item
    empty = not inner or (isinstance(inner, list) and not any(inner))
    if empty:
        return RawRow(line, None, (Repair.EMPTY_ITEM,))
    return RawRow(line, RowError(line, None, _("The feed's item holds no ClaimReview.")))


def api_rows(text: str) -> Iterator[RawRow]:
    """The checks in an answer of the API: of ``claims:search``, ``claims:imageSearch`` or ``pages``.

    Args:
        text: The answer. Every field of it may be missing.
    """
    line = 0
    try:
        for member in members(text, _ANSWERS):
            if member.name not in _ANSWERS:
                continue
            for row in _answers(member.name, member.value):
                line += 1
                yield RawRow(line, RowError(line, None, row)) if isinstance(row, str) else _decoded(line, row)
    except BrokenJsonError as error:
        yield RawRow(line + 1, RowError(line + 1, None, str(error)))


def _decoded(line: int, row: dict[str, JsonValue]) -> RawRow:
    """A row with the HTML entities of its texts read."""
    read = {name: unescaped(value) if isinstance(value, str) else value for name, value in row.items()}
    return RawRow(line, read, (Repair.ENTITIES,) if read != row else ())


def _answers(name: str, item: JsonValue) -> Iterator[dict[str, JsonValue] | str]:
    """The rows one item stands for, or what is wrong with it."""
    found = item.get("claim") if name == "results" and isinstance(item, Mapping) else item
    if not isinstance(found, Mapping):
        yield _("The item is no object with fields.")
    elif name == "pages":
        yield from _marked_up(found)
    else:
        yield from _searched(found)


def _searched(claim: Mapping[str, JsonValue]) -> Iterator[dict[str, JsonValue] | str]:
    """One claim and each check of it; a claim several publishers checked is several rows."""
    reviews = [review for review in _listed(claim.get("claimReview")) if isinstance(review, Mapping)]
    if not reviews:
        yield _("The claim has no review.")
    for review in reviews:
        publisher = review.get("publisher")
        by = publisher if isinstance(publisher, Mapping) else {}
        tag = review.get("languageCode")
        yield _filled(
            id=review.get("url"),
            text=claim.get("text"),
            title=review.get("title"),
            lang=language(tag) if isinstance(tag, str) else None,
            label=review.get("textualRating"),
            url=review.get("url"),
            publisher=by.get("name") or by.get("site"),
            speaker=claim.get("claimant"),
            date=review.get("reviewDate"),
        )


def _marked_up(page: Mapping[str, JsonValue]) -> Iterator[dict[str, JsonValue] | str]:
    """The checks on a page as its publisher entered them."""
    markups = [markup for markup in _listed(page.get("claimReviewMarkups")) if isinstance(markup, Mapping)]
    if not markups:
        yield _("The page has no ClaimReview.")
    author, published = page.get("claimReviewAuthor"), page.get("publishDate")
    for markup in markups:
        rating, speaker = markup.get("rating"), markup.get("claimAuthor")
        url = markup.get("url") or page.get("pageUrl")
        yield _filled(
            id=url,
            text=markup.get("claimReviewed"),
            label=rating.get("textualRating") if isinstance(rating, Mapping) else None,
            scale=_scale(rating) if isinstance(rating, Mapping) else None,
            url=url,
            publisher=author.get("name") if isinstance(author, Mapping) else None,
            speaker=speaker.get("name") if isinstance(speaker, Mapping) else None,
            date=published,
        )


def _scale(rating: Mapping[str, JsonValue]) -> JsonValue:
    read = {name: rating.get(f"{name}Rating") for name in ("best", "worst")}
    return {"value": rating.get("ratingValue"), **read} if rating.get("ratingValue") is not None else None


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _filled(**fields: JsonValue) -> dict[str, JsonValue]:
    return {name: value for name, value in fields.items() if value not in (None, "")}
