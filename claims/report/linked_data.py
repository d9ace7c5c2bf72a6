"""The claims reviewed as schema.org ClaimReview, for the one data block of the HTML page.

Properties after schema.org/ClaimReview. An unverified claim has no ``ratingValue``: a number between false
and true would say more than was found.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claims import words
from claims.report.links import link
from schema.claim import WorkState
from schema.verdict import Aspect, VerdictValue

if TYPE_CHECKING:
    from pydantic import JsonValue

    from schema.article import Article
    from schema.report import Report
    from schema.view import ClaimDetail

_SCALE = {VerdictValue.SUPPORTED: 5, VerdictValue.CONTRADICTED: 1}
_BEST, _WORST = 5, 1
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""Nothing in the block may end it or begin a comment; JSON reads the escapes back as what they were."""


def block(report: Report, lang: str) -> str:
    """The data block of a report, as text safe inside ``<script>``: the claims with a settled verdict.

    Args:
        report: What to tell; public already.
        lang: Language of the ratings' words.
    """
    reviews: list[JsonValue] = [
        _review(checked.detail, VerdictValue(checked.detail.line.standing), report.page.article, lang)
        for checked in report.claims
        if checked.detail.line.settled and checked.detail.line.work is not WorkState.SKIPPED
    ]
    written = json.dumps({"@context": "https://schema.org", "@graph": reviews}, ensure_ascii=True)
    return "".join(_ESCAPES.get(character, character) for character in written)


def _review(detail: ClaimDetail, value: VerdictValue, article: Article, lang: str) -> dict[str, JsonValue]:
    """One claim as a ClaimReview; what is not known is left out."""
    deciding = next(
        (
            given
            for given in detail.verdicts
            if given.standing and given.aspect is Aspect.CONTENT and given.value is value
        ),
        None,
    )
    review: dict[str, JsonValue] = {
        "@type": "ClaimReview",
        "url": f"{link(article.url or '', ('http', 'https'))}#c{detail.line.number}",
        "claimReviewed": detail.claim.claim,
        "inLanguage": lang,
        "itemReviewed": _claim(detail, article),
        "reviewRating": _rating(value, lang),
    }
    if deciding is not None:
        review["author"] = {"@type": "Person", "name": deciding.analyst}
        review["datePublished"] = f"{deciding.at:%Y-%m-%d}"
        if deciding.rationale:
            review["reviewBody"] = deciding.rationale
    return review


def _rating(value: VerdictValue, lang: str) -> dict[str, JsonValue]:
    rating: dict[str, JsonValue] = {"@type": "Rating", "alternateName": words.word(value, lang)}
    if value in _SCALE:
        rating.update(ratingValue=_SCALE[value], bestRating=_BEST, worstRating=_WORST)
    return rating


def _claim(detail: ClaimDetail, article: Article) -> dict[str, JsonValue]:
    appearance: dict[str, JsonValue] = {"@type": "NewsArticle", "headline": article.title}
    address = link(article.url or "", ("http", "https"))
    if address:
        appearance["url"] = address
    claim: dict[str, JsonValue] = {"@type": "Claim", "appearance": appearance}
    if detail.claim.speaker:
        claim["author"] = {"@type": "Person", "name": detail.claim.speaker}
    if article.published:
        claim["datePublished"] = article.published
    return claim
