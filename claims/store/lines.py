"""The lines of the claim list, computed from rows: one query a table, whatever the number of claims."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from claims.store.rows import SqlValue, adapter, canonical
from claims.store.standing import OPEN, Settlement, Stand, Voice, judged_digest, stand
from schema.claim import WorkState
from schema.verdict import Aspect, VerdictValue
from schema.view import ClaimLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.store.store import Store


class Scope(StrEnum):
    """Which claims are meant, as the condition that picks their ids. Written here alone, never from input."""

    ARTICLE = "SELECT id FROM claim WHERE article = ? AND retired = 0"
    IDS = "SELECT value FROM json_each(?)"
    ALL = "SELECT id FROM claim WHERE retired = 0 AND ? IS NULL"


_CURRENT = "+a.revision IN (SELECT id FROM (SELECT id, max(number) FROM revision GROUP BY article))"
"""The newest text of each article: claims that are no longer in it have no line.

The plus keeps SQLite from looking each claim up under each of these texts: with 5,000 articles that took 9 s.
"""

_NEWEST = (
    "a.id = (SELECT x.id FROM anchor x JOIN revision r ON r.id = x.revision WHERE x.claim = c.id"
    " ORDER BY r.number DESC LIMIT 1)"
)
"""The newest place a claim had, for one asked for by name."""

_CLAIM = (
    'SELECT c.id, c.article, c.number, a.start, a."end", a.exact, c.claim, c.kind, c.speaker, c.work,'
    " c.work_note, c.work_until, c.priority, c.checkworthiness, c.same_fact, c.version"
    " FROM claim c JOIN anchor a ON a.claim = c.id AND {place} WHERE c.id IN ({scope})"
    ' ORDER BY c.article, a.start, a."end", c.number'
)
_VERDICTS = (
    "SELECT claim, aspect, id, value, reason, judged FROM verdict WHERE standing = 1 AND claim IN ({scope})"
    " ORDER BY at DESC, rowid DESC"
)
_RESOLUTIONS = (
    "SELECT claim, aspect, value, verdicts FROM resolution WHERE claim IN ({scope})"
    " ORDER BY at DESC, rowid DESC"
)
_FIXES = "SELECT claim, count(*) FROM fix WHERE state = 'proposed' AND claim IN ({scope}) GROUP BY claim"
_CITED = (
    'SELECT DISTINCT k.claim, k.source, s."primary" FROM citation k JOIN source s ON s.id = k.source'
    " WHERE k.aspect = 'content' AND k.claim IN ({scope})"
)
_RELAYS = "SELECT id, based_on FROM source WHERE based_on IS NOT NULL"
_SAME_FACT = (
    "SELECT c.same_fact, c.number FROM claim c WHERE c.retired = 0 AND c.same_fact IN"
    " (SELECT same_fact FROM claim WHERE same_fact IS NOT NULL AND id IN ({scope})) ORDER BY c.number"
)


@dataclass(frozen=True, slots=True)
class _Around:
    """What other tables say about the claims in scope."""

    voices: dict[tuple[str, str], list[Voice]]
    settlements: dict[tuple[str, str], list[Settlement]]
    fixes: dict[str, int]
    sources: dict[str, list[tuple[str, bool]]]
    roots: dict[str, str]
    groups: dict[str, list[int]]

    def stand(self, claim: str, aspect: Aspect, digest: str) -> Stand:
        """Where one aspect of a claim stands."""
        voices = self.voices.get((claim, aspect))
        return stand(voices, self.settlements.get((claim, aspect), ()), digest) if voices else OPEN


def lines_of_article(store: Store, article: str) -> tuple[ClaimLine, ...]:
    """All lines of an article's newest text, in document order."""
    return _lines(store, Scope.ARTICLE, article, _CURRENT)


def lines_of(store: Store, claims: Iterable[str]) -> tuple[ClaimLine, ...]:
    """The lines of these claims, in the order asked; those that are not there are left out."""
    wanted = list(claims)
    found = {line.id: line for line in _lines(store, Scope.IDS, canonical(list(wanted)), _NEWEST)}
    return tuple(found[claim] for claim in wanted if claim in found)


def all_lines(store: Store) -> tuple[ClaimLine, ...]:
    """The lines of all articles, article by article."""
    return _lines(store, Scope.ALL, None, _CURRENT)


def _lines(store: Store, scope: Scope, parameter: str | None, place: str) -> tuple[ClaimLine, ...]:
    with store.reading():
        claims = store.all(_CLAIM.format(scope=scope, place=place), (parameter,))
        around = _around(store, scope, parameter)
    return adapter(ClaimLine).validate_python(tuple(_line(row, around) for row in claims), strict=False)


def _line(row: Sequence[SqlValue], around: _Around) -> dict[str, object]:
    claim, span, sentence, group, number = str(row[0]), str(row[5]), str(row[6]), row[14], row[2]
    content, attribution = OPEN, OPEN
    if (claim, Aspect.CONTENT) in around.voices or (claim, Aspect.ATTRIBUTION) in around.voices:
        digest = judged_digest(span, sentence)
        content = around.stand(claim, Aspect.CONTENT, digest)
        attribution = around.stand(claim, Aspect.ATTRIBUTION, digest)
    sources = around.sources.get(claim, ())
    return {
        "id": claim,
        "article": row[1],
        "number": number,
        "start": row[3],
        "end": row[4],
        "text": span,
        "claim": sentence,
        "kind": row[7],
        "speaker": row[8],
        "standing": content.standing,
        "verdict": content.verdict,
        "reason": content.reason,
        "attribution": attribution.standing,
        "open_fixes": around.fixes.get(claim, 0),
        "sources": len(sources),
        "origins": len({around.roots.get(source, source) for source, _primary in sources}),
        "primaries": sum(primary for _source, primary in sources),
        "work": row[9],
        "waiting_for": row[10] if row[9] == WorkState.WAITING else None,
        "until": row[11],
        "priority": row[12],
        "checkworthiness": row[13],
        "same_fact": tuple(other for other in around.groups.get(str(group), ()) if other != number),
        "version": row[15],
    }


def _around(store: Store, scope: Scope, parameter: str | None) -> _Around:
    def rows(sql: str) -> list[tuple[SqlValue, ...]]:
        return store.all(sql.format(scope=scope), (parameter,))

    voices: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for claim, aspect, verdict, value, reason, judged in rows(_VERDICTS):
        told = None if reason is None else str(reason)
        voices[str(claim), str(aspect)].append(
            Voice(str(verdict), VerdictValue(str(value)), told, str(judged))
        )
    settlements: dict[tuple[str, str], list[Settlement]] = defaultdict(list)
    for claim, aspect, value, verdicts in rows(_RESOLUTIONS):
        about = frozenset(json.loads(str(verdicts)))
        settlements[str(claim), str(aspect)].append(Settlement(VerdictValue(str(value)), about))
    sources: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for claim, source, primary in rows(_CITED):
        sources[str(claim)].append((str(source), bool(primary)))
    groups: dict[str, list[int]] = defaultdict(list)
    for group, number in rows(_SAME_FACT):
        groups[str(group)].append(int(str(number)))
    return _Around(
        voices=dict(voices),
        settlements=dict(settlements),
        fixes={str(claim): int(str(count)) for claim, count in rows(_FIXES)},
        sources=sources,
        roots=origins(store),
        groups=groups,
    )


def origins(store: Store) -> dict[str, str]:
    """For each source that relays another, the one at the beginning of the chain."""
    relays = {str(source): str(other) for source, other in store.all(_RELAYS)}
    return {source: _root(source, relays) for source in relays}


def _root(source: str, relays: dict[str, str]) -> str:
    seen = {source}
    while source in relays and relays[source] not in seen:
        source = relays[source]
        seen.add(source)
    return source
