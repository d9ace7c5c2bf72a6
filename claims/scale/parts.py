"""Which claims hang together, and what becomes of one such part: plain work, done on any machine."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, TypedDict

import numpy as np

from claims.dedupe.run import NAMED
from claims.dedupe.settle import Decided, settle
from claims.scale import stages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from claims.dedupe.clusters import Clusters

    Links = Sequence[tuple[int, int]]


class Member(TypedDict):
    """One claim."""

    row: int
    key: str


class Form(TypedDict):
    """Claims of one wording."""

    form: int
    told: str
    members: list[Member]
    article: str | None


class Edge(TypedDict):
    """A decided pair of forms."""

    a: int
    b: int
    score: float
    weighed: str


class Settled(TypedDict):
    """What became of a part."""

    clusters: list[list[Member]]
    left: list[Edge]


def connected(a: NDArray[np.int64], b: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which numbers hang together by some chain of pairs.

    Each takes the smallest number it hears of from those it is paired with, until nothing changes.

    Args:
        a: First numbers of the pairs.
        b: Second numbers.

    Returns:
        The numbers, sorted, and for each the smallest number of its part.
    """
    numbers, places = np.unique(np.concatenate((a, b)), return_inverse=True)
    left, right = places[: len(a)], places[len(a) :]
    label = np.arange(len(numbers))
    while True:
        heard = label.copy()
        np.minimum.at(heard, left, label[right])
        np.minimum.at(heard, right, label[left])
        heard = heard[heard]
        if np.array_equal(heard, label):
            return numbers, numbers[label]
        label = heard


def settled(
    parts: Sequence[Sequence[Form]], edges: Sequence[Sequence[Edge] | None], must: Links, cannot: Links
) -> list[Settled]:
    """Cluster each part as the local engine would.

    Args:
        parts: The forms of each part.
        edges: The decided pairs within each part; None where there is none.
        must: Numbers of forms that people put together, in all parts.
        cannot: Numbers of forms that people keep apart.
    """
    return [
        _settled(sorted(forms, key=lambda form: form["form"]), pairs or [], must, cannot)
        for forms, pairs in zip(parts, edges, strict=True)
    ]


def _settled(forms: Sequence[Form], edges: Sequence[Edge], must: Links, cannot: Links) -> Settled:
    place = {form["form"]: at for at, form in enumerate(forms)}
    decided = [
        Decided(place[edge["a"]], place[edge["b"]], edge["score"], stages.read_decision(edge["weighed"]))
        for edge in sorted(edges, key=lambda edge: (edge["a"], edge["b"]))
    ]
    linked = [
        [(place[a], place[b]) for a, b in links if a in place and b in place] for links in (must, cannot)
    ]
    clusters, left = settle([stages.read_form(form["told"]) for form in forms], decided, *linked)
    kept = [one for one in left if one.b not in clusters.members(one.a)]
    return {
        "clusters": [_members(group) for group in _groups(forms, clusters)],
        "left": [
            {
                "a": forms[one.a]["form"],
                "b": forms[one.b]["form"],
                "score": one.score,
                "weighed": stages.written_decision(one.weighed),
            }
            for one in kept
        ],
    }


def _groups(forms: Sequence[Form], clusters: Clusters) -> Iterable[list[Form]]:
    """The forms of each cluster; what is told twice within one article only is none."""
    for place in range(len(forms)):
        together = clusters.members(place)
        group = [forms[each] for each in together]
        articles = {form["article"] for form in group}
        several = sum(len(form["members"]) for form in group) > 1
        if place == together[0] and several and (len(articles) > 1 or articles == {None}):
            yield group


def _members(group: Sequence[Form]) -> list[Member]:
    return sorted((member for form in group for member in form["members"]), key=lambda member: member["row"])


def named(ours: Sequence[Sequence[Member]], theirs: Sequence[Sequence[Member]]) -> list[list[dict[str, str]]]:
    """The keys of each pair of forms; of many claims of one wording the first few are named."""
    firsts = [[_keys(members)[:NAMED] for members in side] for side in (ours, theirs)]
    return [[{"a": a, "b": b} for a, b in product(*both)] for both in zip(*firsts, strict=True)]


def in_order(groups: Sequence[Sequence[Member]]) -> list[dict[str, int | list[str]]]:
    """The keys of each cluster by row, and its first row."""
    return [{"first": min(member["row"] for member in members), "keys": _keys(members)} for members in groups]


def _keys(members: Sequence[Member]) -> list[str]:
    return [member["key"] for member in sorted(members, key=lambda member: member["row"])]
