"""A few claims held against a few others: what a run would say of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claims.dedupe.decide import COMPARED, decide
from claims.dedupe.run import NAMED
from claims.dedupe.scoring import score
from claims.dedupe.settle import Decided, settle
from claims.i18n import gettext as _
from claims.progress import Progress
from schema.cluster import Pair, PairDecision

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from claims.dedupe.clusters import Clusters
    from claims.dedupe.normal import Form
    from schema.match import Difference

_AT_ONCE = 5
"""Pairs weighed between two signs of progress, some 10 ms."""

_EQUAL = 100.0


class Known(NamedTuple):
    """Claims and what is known of them already."""

    forms: dict[str, Form]
    """Normal forms by key, those stored longest first: a batch holds the later claim against the earlier."""
    homes: Mapping[str, str]
    """The clusters that they are in, by key."""
    must: Sequence[tuple[str, str]]
    """Pairs of keys that people put together."""
    cannot: Sequence[tuple[str, str]]
    """Pairs of keys that people keep apart."""


def proposals(known: Known, pairs: Sequence[tuple[str, str]]) -> Generator[Progress, None, tuple[Pair, ...]]:
    """Decide about pairs of claims: what is the same, and what is worth a question.

    What is the same but would bring claims together that differ hard is a question. Left out are pairs that
    are together, pairs that people decided about, and questions that what is the same answers.

    Args:
        known: The claims.
        pairs: Pairs of keys, the claim that arrived first.

    Yields:
        How far it is.

    Returns:
        The pairs, best score first.
    """
    places = _places(known)
    by_place = {places[key]: known.forms[key] for key in reversed(known.forms)}
    decided: dict[tuple[int, int], Decided | None] = {}
    for number, both in enumerate(sorted({_between(places, *pair) for pair in pairs})):
        decided[both] = _weighed(by_place, *both)
        if number % _AT_ONCE == 0:
            yield Progress(number, None, _("weighing pairs"))
    clusters, _open = settle(
        [by_place[number] for number in range(len(by_place))],
        [one for one in decided.values() if one is not None],
        [
            (places[a], places[b])
            for a, b in (*known.must, *_neighbours(known.homes))
            if {a, b} <= places.keys()
        ],
        [(places[a], places[b]) for a, b in known.cannot if {a, b} <= places.keys()],
    )
    found = _named(known, places, pairs, decided, clusters)
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b)))


def _places(known: Known) -> dict[str, int]:
    """A number for each claim, one for all claims of one normal form; those kept apart have their own."""
    apart = {key for pair in known.cannot for key in pair}
    numbers: dict[object, int] = {}
    return {
        key: numbers.setdefault((key, "") if key in apart or not form.words else form.same, len(numbers))
        for key, form in known.forms.items()
    }


def _between(places: Mapping[str, int], a: str, b: str) -> tuple[int, int]:
    return min(places[a], places[b]), max(places[a], places[b])


def _weighed(forms: Mapping[int, Form], a: int, b: int) -> Decided | None:
    if a == b:
        return None
    ratio = score(forms[a].words, forms[b].words, COMPARED)
    weighed = decide(forms[a], forms[b], ratio) if ratio else None
    return None if weighed is None else Decided(a, b, ratio, weighed)


def _neighbours(homes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of claims that hold the clusters together."""
    first: dict[str, str] = {}
    for key, cluster in homes.items():
        yield first.setdefault(cluster, key), key


def _named(
    known: Known,
    places: Mapping[str, int],
    pairs: Sequence[tuple[str, str]],
    decided: Mapping[tuple[int, int], Decided | None],
    clusters: Clusters,
) -> Iterator[Pair]:
    """The pairs to tell; of claims with one wording only some are named."""
    settled = {frozenset(pair) for pair in (*known.must, *known.cannot)}
    named: Counter[tuple[str, int]] = Counter()
    for ours, theirs in pairs:
        home = known.homes.get(ours)
        if frozenset((ours, theirs)) in settled or (home is not None and home == known.homes.get(theirs)):
            continue
        found = _pair(ours, theirs, places, decided, clusters)
        if found is not None and named[ours, places[theirs]] < NAMED:
            named[ours, places[theirs]] += 1
            yield found


def _pair(
    ours: str,
    theirs: str,
    places: Mapping[str, int],
    decided: Mapping[tuple[int, int], Decided | None],
    clusters: Clusters,
) -> Pair | None:
    if places[ours] == places[theirs]:
        return Pair(a=ours, b=theirs, decision=PairDecision.SAME, score=_EQUAL)
    one = decided[_between(places, ours, theirs)]
    if one is None or one.weighed.decision is PairDecision.DIFFERENT:
        return None
    together = one.b in clusters.members(one.a)
    if one.weighed.decision is PairDecision.REVIEW and together:
        return None
    differences = one.weighed.differences
    return Pair(
        a=ours,
        b=theirs,
        decision=PairDecision.SAME if together else PairDecision.REVIEW,
        score=one.score,
        differences=differences if one.a == places[ours] else tuple(map(_turned, differences)),
    )


def _turned(one: Difference) -> Difference:
    """A difference told from the other claim's side."""
    sides = {"ours": one.theirs, "theirs": one.ours, "ours_at": one.theirs_at, "theirs_at": one.ours_at}
    return one.model_copy(update=sides)
