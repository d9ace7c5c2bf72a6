"""From decisions about pairs to clusters, and the pairs that are left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claims.dedupe.clusters import Clusters
from claims.dedupe.decide import Weighed, decide
from schema.cluster import PairDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.dedupe.normal import Form

_EQUAL = 100.0


class Decided(NamedTuple):
    """A decision about two claims, told by their numbers, the smaller first."""

    a: int
    b: int
    score: float
    weighed: Weighed


def settle(
    forms: Sequence[Form],
    decided: Sequence[Decided],
    must: Iterable[tuple[int, int]] = (),
    cannot: Iterable[tuple[int, int]] = (),
) -> tuple[Clusters, list[Decided]]:
    """Cluster claims by what was decided about pairs of them.

    Args:
        forms: The claims.
        decided: What was decided.
        must: Pairs that people put together.
        cannot: Pairs that people keep apart.

    Returns:
        The clusters, and the pairs that are not the same for certain, best score first.
    """
    different = {(one.a, one.b) for one in decided if one.weighed.parts}
    known = {(one.a, one.b) for one in decided}

    def differ(a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        if pair in known:
            return pair in different
        weighed = decide(forms[a], forms[b], _EQUAL)
        return weighed is not None and weighed.parts

    clusters = Clusters(len(forms), differ, cannot)
    for one in decided:
        if one.weighed.wording:
            clusters.join(one.a, one.b)
    for a, b in must:
        clusters.force(a, b)
    left: list[Decided] = []
    ambiguous = _ambiguous(decided, different)
    for one in sorted(decided, key=lambda each: (each.weighed.cut, -each.score, each.a, each.b)):
        is_same = one.weighed.decision is PairDecision.SAME
        if is_same and (one.a, one.b) not in ambiguous and clusters.merge(one.a, one.b):
            continue
        left.append(_as_question(one) if is_same else one)
    return clusters, sorted(left, key=lambda each: (-each.score, each.a, each.b))


def _ambiguous(decided: Sequence[Decided], different: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Pairs of a beginning and a claim where it may as well be that of a claim that may say otherwise."""
    same: dict[int, list[int]] = {}
    for one in decided:
        if one.weighed.decision is PairDecision.SAME:
            same.setdefault(one.a, []).append(one.b)
            same.setdefault(one.b, []).append(one.a)
    return {
        (one.a, one.b)
        for one in decided
        if one.weighed.cut
        and (_conflicts(same[one.a], one.b, different) or _conflicts(same[one.b], one.a, different))
    }


def _conflicts(others: Iterable[int], claim: int, different: set[tuple[int, int]]) -> bool:
    return any((min(other, claim), max(other, claim)) in different for other in others)


def _as_question(one: Decided) -> Decided:
    return one._replace(weighed=one.weighed._replace(decision=PairDecision.REVIEW))
