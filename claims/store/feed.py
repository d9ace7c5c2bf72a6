"""The texts an index is kept over, and the sequence in which they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.store.rows import canonical
from schema.match import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.store.rows import SqlValue
    from claims.store.store import Store

_FACT_CHECKS = (
    "SELECT 'f:' || id, claim, title, review, lang FROM fact_check"
    " WHERE id IN (SELECT value FROM json_each(?))"
)
_CLAIMS = (
    "SELECT 'c:' || c.id, c.claim, NULL, NULL, a.lang FROM claim c JOIN article a ON a.id = c.article"
    " WHERE c.retired = 0 AND c.id IN (SELECT value FROM json_each(?))"
)
_COUNTS = (
    "SELECT lang, sum(texts) FROM (SELECT lang, count(*) AS texts FROM fact_check GROUP BY lang UNION ALL"
    " SELECT a.lang, count(*) FROM claim c JOIN article a ON a.id = c.article WHERE c.retired = 0"
    " GROUP BY a.lang) GROUP BY lang ORDER BY 2 DESC"
)


class TextFeed:
    """What the matcher reads; it is the ``TextSource`` of ``claims.match``.

    Args:
        store: The open store. The feed belongs to its thread.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def last(self) -> int:
        """Number of the last change of a text; 0 before the first."""
        return self._store.count("SELECT max(seq) FROM text_change")

    def changes(self, since: int, limit: int) -> list[tuple[int, str, Candidate | None]]:
        """Changes after a cursor, oldest first, each with the text as it is now; None where it is gone.

        Args:
            since: The last change seen; 0 means from the beginning.
            limit: How many at most.
        """
        with self._store.reading():
            rows = self._store.all(
                "SELECT seq, key FROM text_change WHERE seq > ? ORDER BY seq LIMIT ?", (since, limit)
            )
            now = {candidate.key: candidate for candidate in self.candidates(str(key) for _seq, key in rows)}
        return [(int(str(seq)), str(key), now.get(str(key))) for seq, key in rows]

    def candidates(self, keys: Iterable[str]) -> list[Candidate]:
        """The texts with these keys, in any order; those that are gone are left out."""
        wanted = list(dict.fromkeys(keys))
        found: list[tuple[SqlValue, ...]] = []
        for sql, kind in ((_FACT_CHECKS, "f:"), (_CLAIMS, "c:")):
            ids = [key[2:] for key in wanted if key.startswith(kind)]
            if ids:
                found += self._store.all(sql, (canonical(list(ids)),))
        return [
            Candidate.model_validate(
                {"key": key, "text": text, "title": title, "review": review, "lang": lang}
            )
            for key, text, title, review, lang in found
        ]

    def counts(self) -> dict[str, int]:
        """How many texts of each language there are; under ``?`` those of unknown language."""
        return {str(lang or "?"): int(str(texts)) for lang, texts in self._store.all(_COUNTS)}
