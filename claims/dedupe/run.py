"""One run over many claims: collapse, block, score, weigh, cluster."""

from __future__ import annotations

import sys
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from claims.dedupe.packing import Forms, Packed, read, weigh
from claims.dedupe.settle import Decided, settle
from claims.dedupe.spread import WORTH, Workers
from claims.i18n import gettext as _
from claims.progress import Progress
from schema.cluster import Pair

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from claims.dedupe.clusters import Clusters

CLAIMS_AT_ONCE, PAIRS_AT_ONCE = 500, 100
"""Claims and pairs handled here between two signs of progress: some 40 ms each; the desk waits meanwhile."""

NAMED = 10
"""Of claims with one wording, how many are named in each pair: the rest are in their cluster."""


class DedupeClaim(NamedTuple):
    """A claim to be compared with all others."""

    key: str
    text: str
    lang: str | None = None
    """ISO 639-1 code; told by the stop words when it is not given."""
    article: str | None = None
    """Claims of one article are not compared: the same fact told twice there is its same-fact group."""


class Deduplication(NamedTuple):
    """What a run found."""

    pairs: tuple[Pair, ...]
    """Pairs decided or to be reviewed, best score first; pairs within a cluster are left out."""
    clusters: tuple[tuple[str, ...], ...]
    """Keys of the claims that tell the same, two or more each, in the order given."""


class _Group(NamedTuple):
    """Claims of one normal form."""

    form: Packed
    members: list[int]


def deduplicate(
    claims: Sequence[DedupeClaim],
    *,
    must: Iterable[tuple[str, str]] = (),
    cannot: Iterable[tuple[str, str]] = (),
    processes: int | None = None,
) -> Generator[Progress, None, Deduplication]:
    """Find the claims that tell the same.

    Args:
        claims: The claims, with distinct keys.
        must: Pairs of keys that people put together: these merge whatever differs.
        cannot: Pairs of keys that people keep apart: these never end up in one cluster.
        processes: How many to work with; where it is not given, one for few claims and one for each
            processor for many.

    Yields:
        How far the run is.

    Returns:
        The pairs and clusters found. The same claims in the same order give the same answer.
    """
    must, cannot = list(must), list(cannot)
    if len(claims) < WORTH and processes is None:
        processes = 1
    with Workers(processes) as workers:
        groups = yield from _collapse(claims, {key for pair in cannot for key in pair}, workers)
        yield Progress(0, None, _("comparing"))
        pairs, scores = _scored(claims, groups)
        decided = yield from _decided(groups, pairs, scores, workers)
    yield Progress(0, None, _("grouping"))
    at = {claims[number].key: place for place, group in enumerate(groups) for number in group.members}
    linked = [[(at[a], at[b]) for a, b in links if a in at and b in at] for links in (must, cannot)]
    clusters, open_pairs = settle(Forms([group.form for group in groups]), decided, *linked)
    found = tuple(_named(claims, groups, open_pairs, clusters))
    return Deduplication(found, tuple(_groups(claims, groups, clusters)))


def _collapse(
    claims: Sequence[DedupeClaim], apart: Collection[str], workers: Workers
) -> Generator[Progress, None, list[_Group]]:
    """Put claims of equal wording together first: a hundred thousand copies cost one comparison.

    Claims that a person keeps apart from others stay alone, however alike their words are.
    """
    groups: dict[str, _Group] = {}
    alone: list[_Group] = []
    number = 0
    for forms in workers.map(read, ((claim.text, claim.lang) for claim in claims), CLAIMS_AT_ONCE):
        yield Progress(number, len(claims), _("reading claims"))
        for form in forms:
            if claims[number].key in apart or not form.words:
                alone.append(_Group(form, [number]))
            elif form.same in groups:
                groups[form.same].members.append(number)
            else:
                groups[form.same] = _Group(form, [number])
            number += 1
    return [*groups.values(), *alone]


def _article(claims: Sequence[DedupeClaim], members: Iterable[int]) -> str | None:
    """The one article that claims come from; None where there are several or none is named."""
    articles = {claims[member].article for member in members}
    return articles.pop() if len(articles) == 1 else None


def _scored(
    claims: Sequence[DedupeClaim], groups: Sequence[_Group]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Pairs of claims of several articles whose words are alike, and how much."""
    import numpy as np

    from claims.dedupe.blocking import candidates
    from claims.dedupe.decide import COMPARED
    from claims.dedupe.scoring import scores

    forms = [tuple(map(sys.intern, group.form.words)) for group in groups]
    pairs = candidates(forms)
    number: dict[str, int] = {}
    articles = np.array(
        [
            -1 if (name := _article(claims, group.members)) is None else number.setdefault(name, len(number))
            for group in groups
        ],
        np.int64,
    )
    apart = (articles[pairs[:, 0]] < 0) | (articles[pairs[:, 0]] != articles[pairs[:, 1]])
    pairs = pairs[apart]
    found = scores(forms, pairs, COMPARED)
    kept = found >= COMPARED
    return pairs[kept], found[kept]


def _decided(
    groups: Sequence[_Group], pairs: NDArray[np.int64], scores: NDArray[np.float32], workers: Workers
) -> Generator[Progress, None, list[Decided]]:
    from claims.dedupe.chunks import beside_each_other

    decided: list[Decided] = []
    ratios = scores.tolist()
    numbers = pairs.tolist()
    order = beside_each_other(len(groups), numbers)
    asked = ((groups[numbers[at][0]].form, groups[numbers[at][1]].form, ratios[at]) for at in order)
    places = iter(order)
    done = 0
    for answers in workers.map(weigh, asked, PAIRS_AT_ONCE):
        yield Progress(done, len(numbers), _("weighing pairs"))
        for answer in answers:
            at = next(places)
            if answer is not None:
                a, b = numbers[at]
                decided.append(Decided(a, b, ratios[at], answer))
        done += len(answers)
    return sorted(decided, key=lambda one: one[:2])


def _named(
    claims: Sequence[DedupeClaim],
    groups: Sequence[_Group],
    pairs: Iterable[Decided],
    clusters: Clusters,
) -> Iterator[Pair]:
    """Name the claims of each pair that is still apart."""
    for a, b, score, weighed in pairs:
        if b in clusters.members(a):
            continue
        for ours, theirs in product(groups[a].members[:NAMED], groups[b].members[:NAMED]):
            yield Pair(
                a=claims[ours].key,
                b=claims[theirs].key,
                decision=weighed.decision,
                score=score,
                differences=weighed.differences,
            )


def _groups(
    claims: Sequence[DedupeClaim], groups: Sequence[_Group], clusters: Clusters
) -> Iterator[tuple[str, ...]]:
    found = []
    for number in range(len(groups)):
        together = clusters.members(number)
        if number == together[0]:
            members = sorted(member for each in together for member in groups[each].members)
            if len(members) > 1 and _article(claims, members) is None:
                found.append(members)
    for members in sorted(found):
        yield tuple(claims[member].key for member in members)
