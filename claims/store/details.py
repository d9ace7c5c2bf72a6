"""Everything known about claims, one query a table for any number of them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from claims.store.lines import lines_of
from claims.store.rows import canonical
from claims.store.text import fold
from schema.anchor import Anchor, Placement
from schema.claim import Claim
from schema.match import MatchDecision
from schema.publication import Note
from schema.source import Citation, Source
from schema.verdict import Fix, Resolution, Verdict
from schema.view import ClaimDetail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.store.store import Store
    from schema.base import Id

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_IN = "WHERE claim IN (SELECT value FROM json_each(?)) "
_CURRENT = "AND +revision IN (SELECT id FROM (SELECT id, max(number) FROM revision GROUP BY article))"

H = TypeVar("H", Verdict, Fix, Resolution, Citation, Note, MatchDecision)
"""What hangs on a claim."""


def claim_detail(store: Store, claim: Id) -> ClaimDetail:
    """Everything known about one claim.

    Raises:
        NotFound: When there is no such claim.
    """
    with store.reading():
        store.get(Claim, claim)
        return claim_details(store, [claim])[0]


def claim_details(store: Store, claims: Sequence[Id]) -> tuple[ClaimDetail, ...]:
    """Everything known about these claims, in the order asked; those that are not there are left out."""
    wanted = canonical(list(claims))
    with store.reading():
        lines = lines_of(store, claims)
        rows = {
            row.id: row
            for row in store.select(Claim, "WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
        }
        places = {place.claim: place for place in store.select(Placement, _IN + _CURRENT, (wanted,))}
        newest = "ORDER BY at DESC, rowid DESC"
        verdicts = _by_claim(store, Verdict, newest, wanted)
        fixes = _by_claim(store, Fix, "ORDER BY start, rowid", wanted)
        resolutions = _by_claim(store, Resolution, newest, wanted)
        citations = _by_claim(store, Citation, "ORDER BY rowid", wanted)
        notes = _by_claim(store, Note, "ORDER BY at, rowid", wanted)
        decisions = _by_claim(store, MatchDecision, newest, wanted)
        cited = "WHERE id IN (SELECT source FROM citation WHERE claim IN (SELECT value FROM json_each(?)))"
        sources = {source.id: source for source in store.select(Source, cited, (wanted,))}
    return tuple(
        ClaimDetail(
            line=line,
            claim=rows[line.id],
            anchor=_anchor(places.get(line.id)),
            verdicts=tuple(verdicts[line.id]),
            fixes=tuple(fixes[line.id]),
            resolutions=tuple(resolutions[line.id]),
            citations=tuple(citations[line.id]),
            sources=tuple(
                sources[source] for source in dict.fromkeys(each.source for each in citations[line.id])
            ),
            notes=tuple(notes[line.id]),
            decisions=tuple(decisions[line.id]),
            dropped=dropped_words(line.text, line.claim),
        )
        for line in lines
    )


def _by_claim(store: Store, model: type[H], order: str, wanted: str) -> defaultdict[Id, list[H]]:
    found: defaultdict[Id, list[H]] = defaultdict(list)
    for row in store.select(model, _IN + order, (wanted,)):
        found[row.claim].append(row)
    return found


def _anchor(place: Placement | None) -> Anchor | None:
    if place is None:
        return None
    return Anchor(
        start=place.start, end=place.end, exact=place.exact, prefix=place.prefix, suffix=place.suffix
    )


def dropped_words(span: str, sentence: str) -> tuple[str, ...]:
    """Words of the article that the standalone sentence leaves out, in the order in which they stand."""
    kept = {fold(word) for word in _WORD.findall(sentence)}
    return tuple(dict.fromkeys(word for word in _WORD.findall(span) if fold(word) not in kept))
