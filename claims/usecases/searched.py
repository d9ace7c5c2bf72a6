"""A search for claims told more than once: what is read and found, and how that is stored in small steps.

Only storing needs the writing desk. Reading may go on beside it, and the finding itself needs no desk at all,
so that a verdict given meanwhile never waits.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from claims.i18n import gettext as _
from claims.progress import Progress
from claims.usecases.bulk import BulkJob
from claims.usecases.put_together import best_of, insert_cluster, kept_apart
from claims.usecases.regroup import plan
from claims.usecases.selected import Selection, selected
from schema.cluster import Cluster, PairDecision
from schema.history import EventKind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from claims.dedupe import DedupeClaim, Deduplication
    from claims.dedupe.review import Open
    from claims.store.store import Store
    from claims.store.unit import Unit
    from claims.usecases.regroup import Regrouping
    from claims.usecases.session import Session
    from schema.base import Id

_LINKS = "SELECT a, b, kind = 'must' FROM link"
_CLUSTERS = "SELECT id, members FROM cluster ORDER BY rowid DESC"
_ELSEWHERE = (
    "SELECT 1 FROM cluster_member WHERE cluster <> ? AND claim IN (SELECT value FROM json_each(?)) LIMIT 1"
)
_HARMLESS = tuple(
    str(kind)
    for kind in (
        EventKind.LINKED,
        EventKind.CLUSTERS_CHANGED,
        EventKind.VERDICT_MARKED,
        EventKind.VERDICT_CLEARED,
        EventKind.CITED,
        EventKind.WORK_CHANGED,
        EventKind.NOTE_ADDED,
        EventKind.JOB_STARTED,
        EventKind.JOB_ENDED,
    )
)
"""Events that change no claim's words."""
_CHANGED = (
    "SELECT 1 FROM event e WHERE e.seq > ?1 AND e.kind NOT IN (SELECT value FROM json_each(?2))"
    " AND NOT (e.kind IN ('undone', 'redone') AND EXISTS"
    " (SELECT 1 FROM event t WHERE t.seq = e.target AND t.kind IN (SELECT value FROM json_each(?2))"
    " AND (t.kind <> 'job_started' OR EXISTS"
    " (SELECT 1 FROM event b WHERE b.job = t.seq AND b.kind = 'clusters_changed')))) LIMIT 1"
)

_BATCH = 50
"""Clusters stored in one transaction: some 20 ms, for others wait meanwhile."""

Links = dict[tuple["Id", "Id"], bool]
"""Pairs people decided about, the smaller claim first: whether they are to be together."""


class Question(NamedTuple):
    """What a search compares."""

    which: Selection
    """The articles looked at."""
    texts: tuple[DedupeClaim, ...]
    links: Links
    seen: int
    """The last event when it was read."""

    def answer(self, processes: int | None = None) -> Generator[Progress, None, Found]:
        """Compare; reads no database.

        Args:
            processes: How many to work with; by default one for few claims, and all processors for many.
        """
        from claims.dedupe import deduplicate

        must, cannot = self.decided()
        found = yield from deduplicate(self.texts, must=must, cannot=cannot, processes=processes)
        return Found(self, found)

    def decided(self) -> tuple[list[tuple[Id, Id]], list[tuple[Id, Id]]]:
        """Pairs that people put together, and pairs that they keep apart."""
        must = [pair for pair, together in self.links.items() if together]
        return must, [pair for pair, together in self.links.items() if not together]


class Found(NamedTuple):
    """What a search found."""

    question: Question
    answer: Deduplication

    def opened(self) -> Open:
        """The pairs that only a person can decide; reads no database."""
        from claims.dedupe.review import Open

        asked = (pair for pair in self.answer.pairs if pair.decision is PairDecision.REVIEW)
        return Open(asked, self.answer.clusters, *self.question.decided())


class Kept(NamedTuple):
    """The clusters and decisions there are before a search is stored."""

    clusters: tuple[tuple[Id, tuple[Id, ...]], ...]
    """Names and members, the newest first."""
    links: Links


def asked(store: Store, which: Selection) -> Question:
    """Read what a search compares."""
    with store.reading():
        seen = store.count("SELECT max(seq) FROM event")
        return Question(which, tuple(selected(store, which)), links_of(store), seen)


def links_of(store: Store) -> Links:
    """All that people decided about pairs of claims."""
    return {(str(a), str(b)): bool(same) for a, b, same in store.all(_LINKS)}


def kept(store: Store) -> Kept:
    """Read the clusters and decisions there are."""
    with store.reading():
        rows = store.all(_CLUSTERS)
        links = links_of(store)
    return Kept(tuple((str(key), tuple(json.loads(str(members)))) for key, members in rows), links)


def still_holds(store: Store, found: Found) -> bool:
    """Whether a search made now would find the same pairs: no text changed, nothing found came apart."""
    if store.one(_CHANGED, (found.question.seen, json.dumps(_HARMLESS))):
        return False
    home = {claim: place for place, group in enumerate(found.answer.clusters) for claim in group}
    now, before = links_of(store), found.question.links
    if any(together and now.get(pair) is not True for pair, together in before.items()):
        return False
    return not any(
        home.get(a, -1) == home.get(b, -2)
        for (a, b), together in now.items()
        if not together and (a, b) not in before
    )


def steps_to(found: Found, before: Kept) -> list[Regrouping]:
    """The changes that storing what was found takes; reads no database.

    What people decided while the search ran wins: clusters of claims decided about then stay as they are.
    """
    groups = [*map(set, found.answer.clusters), *(set(members) for _key, members in before.clusters)]
    fresh = found.question.links.items() ^ before.links.items()
    left_alone = _with_all_around({claim for pair, _together in fresh for claim in pair}, groups)
    looked_at = {text.key for text in found.question.texts} - left_alone
    wanted = [group for group in found.answer.clusters if left_alone.isdisjoint(group)]
    return plan(dict(before.clusters), looked_at, wanted)


def _with_all_around(claims: set[Id], groups: Sequence[set[Id]]) -> set[Id]:
    """Some claims with all that are in a group with one of them, or in a group with one of those."""
    reached = set(claims)
    before = -1
    while reached and len(reached) != before:
        before = len(reached)
        for group in groups:
            if not reached.isdisjoint(group):
                reached |= group
    return reached


def stored(session: Session, steps: Sequence[Regrouping]) -> Generator[Progress, None, int]:
    """Store what was found as a bulk job that one undo takes back, in an order in which no claim is in two.

    A cluster that somebody changed meanwhile stays as it is.

    Returns:
        How many clusters were made, changed or taken away, at the end of the generator.
    """
    job = BulkJob(session, EventKind.CLUSTERS_CHANGED)
    done, finished = 0, False
    try:
        for start in range(0, len(steps), _BATCH):
            yield Progress(start, len(steps), _("storing clusters"))
            with job.batch() as unit:
                changed = sum(_regrouped(unit, step) for step in steps[start : start + _BATCH])
            done += changed
        finished = True
    finally:
        job.end(done, cancelled=not finished)
    return done


def _regrouped(unit: Unit, step: Regrouping) -> bool:
    """Bring one cluster to what was found, unless somebody changed or decided something there meanwhile."""
    now = None if step.cluster is None else unit.store.find(Cluster, step.cluster)
    if step.cluster is not None and (now is None or now.members != step.before):
        return False
    before = set(step.before)
    joining = [claim for claim in step.members if claim not in before]
    if joining and (_is_elsewhere(unit, step, joining) or kept_apart(unit.store, joining, step.members)):
        return False
    if now is None:
        insert_cluster(unit, step.members)
    elif not step.members:
        unit.delete(now)
    else:
        stands = now.canonical if now.canonical in step.members else best_of(unit.store, step.members)
        unit.edit(now, members=step.members, canonical=stands)
    return True


def _is_elsewhere(unit: Unit, step: Regrouping, claims: Iterable[Id]) -> bool:
    """Whether some claims are in another cluster than the one that a step is about."""
    return unit.store.one(_ELSEWHERE, (step.cluster or "", json.dumps(list(claims)))) is not None
