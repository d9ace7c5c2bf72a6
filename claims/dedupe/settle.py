"""From decisions about pairs to clusters, and the pairs that are left open."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from claims.dedupe.clusters import Clusters
from claims.dedupe.decide import Weighed, decide
from claims.dedupe.scoring import score
from schema.cluster import PairDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.dedupe.normal import Form

_EQUAL = 100.0
_UNLIKE = Weighed(PairDecision.REVIEW)
"""Of claims that are not worth a question."""


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
    known = {(one.a, one.b): one.weighed for one in decided}
    different = {pair for pair, weighed in known.items() if weighed.parts or weighed.reworded}

    def weighed_of(a: int, b: int) -> Weighed:
        pair = (min(a, b), max(a, b))
        if pair not in known:
            known[pair] = decide(forms[a], forms[b], _EQUAL) or _UNLIKE
        return known[pair]

    clusters = Clusters(
        len(forms),
        lambda a, b: weighed_of(a, b).parts,
        cannot,
        lambda a, b: weighed_of(a, b).decision is PairDecision.DIFFERENT,
    )
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


def differing(
    forms: Sequence[Form], groups: Iterable[Sequence[int]], must: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The pairs that are in one cluster though they differ hard; none but what people put together.

    Args:
        forms: The claims.
        groups: Numbers of the claims of each cluster.
        must: Pairs that people put together.
    """
    linked = {(min(pair), max(pair)) for pair in must}
    found = []
    for group in groups:
        for a, b in combinations(sorted(group), 2):
            if (a, b) not in linked:
                weighed = decide(forms[a], forms[b], score(forms[a].words, forms[b].words))
                if weighed is not None and weighed.decision is PairDecision.DIFFERENT:
                    found.append((a, b))
    return found


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
