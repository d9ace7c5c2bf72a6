"""Which claims a deduplication looks at: those of the whole database, or of some of its articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.store.rows import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.dedupe import DedupeClaim
    from claims.store.rows import SqlValue
    from claims.store.store import Store
    from schema.base import Id, PartialDate

_TEXTS = (
    "SELECT c.id, c.claim, a.lang, a.id FROM claim c JOIN article a ON a.id = c.article"
    " WHERE c.retired = 0{which} ORDER BY a.rowid, c.number"
)
_OF_CLAIMS = (
    "SELECT c.id, c.claim, a.lang, a.id FROM claim c JOIN article a ON a.id = c.article"
    " WHERE c.retired = 0 AND c.id IN (SELECT value FROM json_each(?)) ORDER BY a.rowid, c.number"
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles' claims are compared; all of them where nothing is said."""

    articles: tuple[Id, ...] | None = None
    since: PartialDate | None = None
    """Published on that day, month or year, or later."""
    until: PartialDate | None = None
    """Published on that day, month or year, or earlier."""
    lang: str | None = None
    """ISO 639-1 code."""
    publisher: str | None = None
    """Whatever the case of its letters."""


def selected(store: Store, which: Selection) -> list[DedupeClaim]:
    """The claims selected, by article and number."""
    conditions, values = _conditions(which)
    return _read(store.all(_TEXTS.format(which="".join(f" AND {each}" for each in conditions)), values))


def texts_of(store: Store, claims: Iterable[Id]) -> dict[Id, DedupeClaim]:
    """Some claims by their ids, by article and number; retired ones are left out."""
    return {claim.key: claim for claim in _read(store.all(_OF_CLAIMS, (canonical(list(claims)),)))}


def _read(rows: Iterable[tuple[SqlValue, ...]]) -> list[DedupeClaim]:
    from claims.dedupe import DedupeClaim

    return [DedupeClaim(str(key), str(text), str(lang), str(article)) for key, text, lang, article in rows]


def _conditions(which: Selection) -> tuple[list[str], list[str]]:
    """Conditions on articles with their values; a date of less precision counts as the whole of its time."""
    articles = None if which.articles is None else canonical(list(which.articles))
    asked = (
        ("a.id IN (SELECT value FROM json_each(?))", articles),
        ("a.published >= ?", which.since),
        ("substr(a.published, 1, length(?)) <= ?", which.until),
        ("a.lang = ?", which.lang),
        ("lower(a.publisher) = lower(?)", which.publisher),
    )
    told = [(condition, value) for condition, value in asked if value is not None]
    values = [value for condition, value in told for _place in range(condition.count("?"))]
    return [condition for condition, _value in told], values
