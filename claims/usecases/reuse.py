"""Citations that one claim takes over from another: the same source, quote and day seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.ids import new_id
from schema.source import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.store.unit import Unit
    from schema.base import Id


def reuse_citations(unit: Unit, claim: Id, key: str, taken: Iterable[Citation]) -> tuple[Citation, ...]:
    """Cite for a claim what was cited for an earlier check; what it has already is left out.

    Args:
        unit: The change it belongs to.
        claim: The claim that gets the citations.
        key: The earlier check, ``c:<claim id>`` or ``f:<fact-check id>``.
        taken: The citations of that check.
    """
    there = unit.store.select(Citation, "WHERE claim = ?", (claim,))
    known = {(each.source, each.aspect, each.quote) for each in there}
    copies = [
        each.model_copy(
            update={
                "id": new_id(),
                "claim": claim,
                "reused_from": key,
                "version": 1,
                "changed_by": unit.analyst,
                "changed_at": unit.at,
            }
        )
        for each in taken
        if (each.source, each.aspect, each.quote) not in known
    ]
    return tuple(unit.insert_all(copies))
