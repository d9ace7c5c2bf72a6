"""The claims database as others may read it: imported checks, and what this desk found."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from claims.store.lines import all_lines
from claims.store.rows import canonical
from schema.article import Article
from schema.factcheck import FactCheck
from schema.verdict import Aspect, Verdict
from schema.view import ClaimLine, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.store.store import Store

OWN_SOURCE = "desk"
"""The source of checks made here, when they are exported."""

_PAGE = 1_000
"""Checks read at a time."""
_NEXT = "WHERE (source, external_id) > (?, ?) ORDER BY source, external_id LIMIT ?"
_IDS = "WHERE id IN (SELECT value FROM json_each(?))"
_STANDING = (
    "WHERE standing = 1 AND aspect = ? AND claim IN (SELECT value FROM json_each(?)) ORDER BY at, rowid"
)
_JUDGED = frozenset({Standing.SUPPORTED, Standing.UNVERIFIED, Standing.CONTRADICTED})


class Which(StrEnum):
    """Which checks of the database are meant."""

    ALL = "all"
    IMPORTED = "imported"
    """Those others published."""
    OWN = "own"
    """Claims of articles with a verdict that stands."""


def checks_of(store: Store, which: Which) -> Iterator[FactCheck]:
    """The checks, imported ones by source and id, then our own by article; read in pages.

    Args:
        store: The database.
        which: Which of them.
    """
    if which is not Which.OWN:
        yield from _imported(store)
    if which is not Which.IMPORTED:
        yield from _own(store)


def _imported(store: Store) -> Iterator[FactCheck]:
    after = ("", "")
    while page := store.select(FactCheck, _NEXT, (*after, _PAGE)):
        yield from page
        after = (page[-1].source, page[-1].external_id)


def _own(store: Store) -> Iterator[FactCheck]:
    """The claims judged here as checks; a disputed or reopened one is left out, for nothing stands on it."""
    lines = [line for line in all_lines(store) if line.standing in _JUDGED]
    for start in range(0, len(lines), _PAGE):
        page = lines[start : start + _PAGE]
        verdicts: dict[str, Verdict] = {}
        claims = canonical([line.id for line in page])
        for verdict in store.select(Verdict, _STANDING, (Aspect.CONTENT, claims)):
            verdicts[verdict.claim] = verdict
        wanted = canonical([*sorted({line.article for line in page})])
        articles = {article.id: article for article in store.select(Article, _IDS, (wanted,))}
        for line in page:
            yield _as_check(line, articles[line.article], verdicts[line.id])


def _as_check(line: ClaimLine, article: Article, verdict: Verdict) -> FactCheck:
    """A claim of ours as a check; where a dispute was resolved, the newest verdict tells when and why."""
    return FactCheck(
        id=line.id,
        source=OWN_SOURCE,
        external_id=canonical(line.id),
        claim=line.claim,
        title=article.title,
        review=verdict.rationale,
        lang=article.lang,
        verdict=line.verdict,
        url=article.url,
        speaker=line.speaker,
        date=f"{verdict.at:%Y-%m-%d}",
        imported_at=verdict.at,
    )
