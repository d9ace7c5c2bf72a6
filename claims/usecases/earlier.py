"""Earlier checks as people see them: what the index found, put into words by the rows of the database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claims.store.feed import TextFeed
from claims.store.lines import lines_of
from claims.store.rows import canonical
from claims.usecases.alarms import with_alarms
from schema.article import Article
from schema.factcheck import FactCheck
from schema.match import Band, Hit, Match, MatchDecision, MatchSource
from schema.view import ClaimLine, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claims.store.store import Store
    from schema.base import Id
    from schema.verdict import VerdictValue
    from schema.view import ClaimDetail

_IDS = "WHERE id IN (SELECT value FROM json_each(?))"
_JUDGED = frozenset({Standing.SUPPORTED, Standing.UNVERIFIED, Standing.CONTRADICTED})


def matches_of(
    store: Store,
    hits: Sequence[Hit],
    decisions: Mapping[str, MatchDecision],
    others: Mapping[str, tuple[MatchDecision, ...]] | None = None,
) -> tuple[Match, ...]:
    """The rows behind hits, in the order of the hits; what is gone since is left out.

    Args:
        store: Where the rows are.
        hits: What the index found.
        decisions: What people decided about the claim searched for, by key.
        others: What other analysts decided before, by key.
    """
    with store.reading():
        checks = _fact_checks(store, [hit.key for hit in hits])
        lines, articles = _claims(store, [hit.key for hit in hits])
    found = []
    for hit in hits:
        fields = hit.model_dump(include={"key", "score", "probability", "band", "why"})
        fields |= {"differences": hit.differences, "decision": decisions.get(hit.key)}
        fields["others"] = (others or {}).get(hit.key, ())
        if hit.key in checks:
            found.append(Match.model_validate(fields | _told_by_check(checks[hit.key])))
        elif hit.key in lines:
            line = lines[hit.key]
            found.append(Match.model_validate(fields | _told_by_claim(line, articles[line.article])))
    return tuple(found)


def _fact_checks(store: Store, keys: Iterable[str]) -> dict[str, FactCheck]:
    ids = [key[2:] for key in keys if key.startswith("f:")]
    found = store.select(FactCheck, _IDS, (canonical(list(ids)),)) if ids else ()
    return {f"f:{check.id}": check for check in found}


def _claims(store: Store, keys: Iterable[str]) -> tuple[dict[str, ClaimLine], dict[Id, Article]]:
    ids = [key[2:] for key in keys if key.startswith("c:")]
    if not ids:
        return {}, {}
    lines = {f"c:{line.id}": line for line in lines_of(store, ids)}
    wanted = sorted({line.article for line in lines.values()})
    return lines, {article.id: article for article in store.select(Article, _IDS, (canonical(list(wanted)),))}


def _told_by_check(check: FactCheck) -> dict[str, object]:
    return {
        "id": json.loads(check.external_id),
        "source": MatchSource.FACT_CHECK,
        "text": check.claim,
        "verdict": check.verdict,
        "label": check.label,
        "publisher": check.publisher,
        "url": check.url,
        "date": check.date,
        "lang": check.lang,
    }


def _told_by_claim(line: ClaimLine, article: Article) -> dict[str, object]:
    verdict: VerdictValue | None = line.verdict if line.standing in _JUDGED else None
    return {
        "id": line.id,
        "source": MatchSource.CLAIM,
        "text": line.claim,
        "verdict": verdict,
        "publisher": article.publisher,
        "url": article.url,
        "date": article.published,
        "lang": article.lang,
        "article": line.article,
        "number": line.number,
    }


def confirmed_matches(store: Store, details: Iterable[ClaimDetail]) -> dict[Id, tuple[Match, ...]]:
    """The earlier checks people confirmed, by claim, compared anew with the claim's words."""
    found: dict[Id, tuple[Match, ...]] = {}
    for detail in details:
        decisions = {each.key: each for each in detail.decisions if each.confirmed}
        if decisions:
            hits = compared(store, detail.line.claim, decisions)
            found[detail.line.id] = with_alarms(store, detail.line.id, matches_of(store, hits, decisions))
    return found


def compared(store: Store, ours: str, keys: Iterable[str]) -> list[Hit]:
    """Earlier checks that people confirmed, as if they had just been found; those that are gone are left out.

    Args:
        store: Where the texts are.
        ours: The claim's sentence.
        keys: Keys of the earlier checks.
    """
    from claims.match import compare

    hits = []
    for candidate in TextFeed(store).candidates(keys):
        found = compare(ours, candidate.text, lang=candidate.lang)
        hits.append(
            Hit(
                key=candidate.key,
                score=found.score,
                probability=found.probability,
                band=Band.SAME,
                differences=found.differences,
            )
        )
    return hits
