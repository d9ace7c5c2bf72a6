"""Claims that tell the same across articles: what the deduper finds and what people decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.progress import Progress
from claims.store.rows import canonical
from claims.usecases.bulk import BulkJob
from claims.usecases.pair_links import put_link
from claims.usecases.regroup import Regrouping, plan
from claims.usecases.selected import Selection, selected
from claims.usecases.session import name_claims
from schema.claim import Claim
from schema.cluster import Cluster, Link, LinkKind, Pair, PairDecision
from schema.history import EventKind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from claims.dedupe import Deduplication
    from claims.store.unit import Unit
    from claims.usecases.arrival import Arrivals
    from claims.usecases.review import Review
    from claims.usecases.session import Session
    from schema.base import Id

_MUST = "SELECT a, b FROM link WHERE kind = 'must'"
_CANNOT = "SELECT a, b FROM link WHERE kind <> 'must'"
_BETWEEN = (
    "WHERE kind <> 'must'"
    " AND ((a IN (SELECT value FROM json_each(?1)) AND b IN (SELECT value FROM json_each(?2)))"
    " OR (b IN (SELECT value FROM json_each(?1)) AND a IN (SELECT value FROM json_each(?2)))) LIMIT 1"
)
_BEST = (
    "SELECT c.id FROM claim c JOIN article a ON a.id = c.article"
    " WHERE c.id IN (SELECT value FROM json_each(?))"
    " ORDER BY (SELECT count(*) FROM citation x WHERE x.claim = c.id) DESC, a.published IS NULL, a.published,"
    " c.rowid LIMIT 1"
)
"""The best sourced of some claims, else the longest standing."""

_BATCH = 200
"""Clusters stored in one transaction."""
_ALL = Selection()


class ClusterCases:
    """What can be done with clusters.

    Args:
        session: The open session.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._arrivals: Arrivals | None = None

    def run(
        self, *, apply: bool, which: Selection = _ALL, processes: int | None = None
    ) -> Generator[Progress, None, Deduplication]:
        """Look for claims that tell the same.

        People's links win: what they put together stays together, what they keep apart stays apart.

        Args:
            apply: Whether to store the clusters found, as a bulk job that one undo takes back.
            which: Which claims to look at. Clusters of others stay as they are.
            processes: How many to work with; by default one for few claims, and all processors for many.

        Returns:
            Pairs and clusters found, at the end of the generator.
        """
        if apply:
            self._session.who()
        return self._run(apply=apply, which=which, processes=processes)

    def review(self, which: Selection = _ALL) -> Generator[Progress, None, Review]:
        """Look for pairs that only a person can decide, to go through them one by one.

        Returns:
            What is to be decided, at the end of the generator.
        """
        from claims.usecases.review import Review

        found = yield from self._run(apply=False, which=which, processes=None)
        return Review(self._session, self, found)

    def review_of(self, pairs: Sequence[Pair]) -> Review:
        """Go through some pairs one by one, such as those an arriving article brought."""
        from claims.dedupe import Deduplication
        from claims.usecases.review import Review

        return Review(self._session, self, Deduplication(tuple(pairs), ()))

    def arrived(self, article: Id) -> tuple[Pair, ...]:
        """What an article's claims have in common with claims of others: the same, or worth a question.

        Nothing is merged; ``accept`` does that. Pairs that people decided about are left out.
        """
        if self._arrivals is None:
            from claims.usecases.arrival import Arrivals

            self._arrivals = Arrivals(self._session.store)
        return self._arrivals.proposals(article)

    def accept(self, pairs: Sequence[Pair]) -> int:
        """Put the claims of each pair that is the same together, in one action that one undo takes back.

        Returns:
            How many pairs were put together. Pairs that a person keeps apart, or that would bring such
            claims together, are passed over.
        """
        done = 0
        with self._session.change(EventKind.CLUSTERS_CHANGED) as unit:
            for pair in pairs:
                if pair.decision is PairDecision.SAME and _may_merge(self._session, unit, pair.a, pair.b):
                    _merge(self._session, unit, pair.a, pair.b)
                    done += 1
            unit.about["count"] = done
        return done

    def list(self) -> tuple[Cluster, ...]:
        """All clusters, the newest first."""
        return self._session.store.select(Cluster, "ORDER BY rowid DESC")

    def links(self) -> tuple[Link, ...]:
        """What people decided about pairs of claims, the newest first."""
        return self._session.store.select(Link, "ORDER BY at DESC, rowid DESC")

    def of(self, claim: Id) -> Cluster | None:
        """The cluster a claim belongs to."""
        return cluster_of(self._session, claim)

    def merge(self, a: Id, b: Id, why: str | None = None, *, canonical: Id | None = None) -> Cluster:
        """Put two claims, with the clusters they are in, together: a link that no run undoes.

        Args:
            a: One claim.
            b: The other.
            why: Why, for those who come after.
            canonical: Which of the two shall stand for all; otherwise the cluster keeps its own, and a new
                one takes the best sourced, else the longest standing.

        Raises:
            NotFound: When one of the claims is not there.
            Refused: When people keep members of the two clusters apart.
        """
        with self._session.change(EventKind.LINKED, link=LinkKind.MUST, why=why) as unit:
            _name(unit, a, b)
            put_link(unit, a, b, LinkKind.MUST, why)
            cluster = _merge(self._session, unit, a, b)
            return unit.edit(cluster, canonical=canonical) if canonical else cluster

    def split_off(self, claim: Id, why: str | None = None) -> Cluster | None:
        """Take a claim out of its cluster for good; gives what is left of the cluster.

        Raises:
            Refused: When it is in none.
        """
        with self._session.change(EventKind.LINKED, link=LinkKind.CANNOT, why=why) as unit:
            found = cluster_of(self._session, claim)
            if found is None:
                raise Refused(_("This claim is in no cluster."))
            others = [member for member in found.members if member != claim]
            _name(unit, claim)
            for other in others:
                put_link(unit, claim, other, LinkKind.CANNOT, why)
            return _without(unit, found, claim)

    def canonical(self, claim: Id) -> Cluster:
        """Let a claim stand for all of its cluster.

        Raises:
            Refused: When it is in none.
        """
        with self._session.change(EventKind.CLUSTERS_CHANGED) as unit:
            found = cluster_of(self._session, claim)
            if found is None:
                raise Refused(_("This claim is in no cluster."))
            _name(unit, claim)
            return unit.edit(found, canonical=claim)

    def link(self, a: Id, b: Id, kind: LinkKind, why: str | None = None) -> Link:
        """Decide about two claims; the newest decision about a pair counts.

        ``must`` merges their clusters; the others take the second claim out of the first one's cluster.

        Raises:
            NotFound: When one of the claims is not there.
            Refused: When both are the same claim, or people keep other members apart.
        """
        with self._session.change(EventKind.LINKED, link=kind, why=why) as unit:
            _name(unit, a, b)
            made = put_link(unit, a, b, kind, why)
            if kind is LinkKind.MUST:
                _merge(self._session, unit, a, b)
            else:
                found = cluster_of(self._session, a)
                if found is not None and b in found.members:
                    _without(unit, found, b)
            return made

    def _run(
        self, *, apply: bool, which: Selection, processes: int | None
    ) -> Generator[Progress, None, Deduplication]:
        from claims.dedupe import deduplicate

        store = self._session.store
        with store.reading():
            texts = selected(store, which)
            must = [(str(a), str(b)) for a, b in store.all(_MUST)]
            cannot = [(str(a), str(b)) for a, b in store.all(_CANNOT)]
        found = yield from deduplicate(texts, must=must, cannot=cannot, processes=processes)
        if apply:
            yield from self._apply({text.key for text in texts}, found.clusters)
        return found

    def _apply(self, looked_at: set[Id], groups: Sequence[Sequence[Id]]) -> Iterator[Progress]:
        """Store the clusters found, in an order in which no claim is ever in two."""
        job = BulkJob(self._session, EventKind.CLUSTERS_CHANGED)
        wanted = plan(self.list(), looked_at, groups)
        done, finished = 0, False
        try:
            for start in range(0, len(wanted), _BATCH):
                with job.batch() as unit:
                    for change in wanted[start : start + _BATCH]:
                        _regroup(unit, change)
                done += len(wanted[start : start + _BATCH])
                yield Progress(done, len(wanted), _("storing clusters"))
            finished = True
        finally:
            job.end(done, cancelled=not finished)


def cluster_of(session: Session, claim: Id) -> Cluster | None:
    """The cluster a claim belongs to."""
    found = session.store.select(
        Cluster, "WHERE id = (SELECT cluster FROM cluster_member WHERE claim = ?)", (claim,)
    )
    return found[0] if found else None


def _name(unit: Unit, *claims: Id) -> None:
    """Check that the claims are there and put their numbers into the event's parameters."""
    name_claims(unit, [unit.store.get(Claim, claim) for claim in claims])


def _merge(session: Session, unit: Unit, a: Id, b: Id) -> Cluster:
    ours, theirs = cluster_of(session, a), cluster_of(session, b)
    if ours is not None and ours == theirs:
        return ours
    left = ours.members if ours else (a,)
    right = theirs.members if theirs else (b,)
    _check_not_apart(unit, left, right)
    if ours is None:
        ours, theirs, left, right = theirs, None, right, left
    if theirs is not None:
        unit.delete(theirs)
    if ours is not None:
        return unit.edit(ours, members=(*left, *right))
    return _insert(unit, (a, b))


def _insert(unit: Unit, members: tuple[Id, ...]) -> Cluster:
    """A new cluster, for which the best sourced member stands, else the longest standing one."""
    best = unit.store.one(_BEST, (canonical(list(members)),))
    return unit.insert(
        Cluster(
            id=new_id(),
            canonical=str(best[0]) if best else members[0],
            members=members,
            changed_by=unit.analyst,
            changed_at=unit.at,
        )
    )


def _may_merge(session: Session, unit: Unit, a: Id, b: Id) -> bool:
    """Whether nobody keeps two claims apart, or others of their clusters."""
    ours, theirs = cluster_of(session, a), cluster_of(session, b)
    try:
        _check_not_apart(unit, ours.members if ours else (a,), theirs.members if theirs else (b,))
    except Refused:
        return False
    return True


def _check_not_apart(unit: Unit, left: Sequence[Id], right: Sequence[Id]) -> None:
    ours, theirs = canonical(list(left)), canonical(list(right))
    for link in unit.store.select(Link, _BETWEEN, (ours, theirs)):
        numbers = [unit.store.get(Claim, claim).number for claim in (link.a, link.b)]
        raise Refused(
            _("Claims {a} and {b} are kept apart by {who}.").format(
                a=numbers[0], b=numbers[1], who=link.analyst
            ),
            _("Decide about that pair first."),
        )


def _without(unit: Unit, cluster: Cluster, claim: Id) -> Cluster | None:
    left = tuple(member for member in cluster.members if member != claim)
    if len(left) == 1:
        unit.delete(cluster)
        return None
    canonical = cluster.canonical if cluster.canonical in left else left[0]
    return unit.edit(cluster, members=left, canonical=canonical)


def _regroup(unit: Unit, change: Regrouping) -> None:
    """Bring one cluster to what was found."""
    if change.cluster is None:
        _insert(unit, change.members)
        return
    now = unit.store.find(Cluster, change.cluster)
    if now is None or now.members != change.before:
        raise Refused(_("Somebody changed the clusters meanwhile."), _("Run the deduplication again."))
    if not change.members:
        unit.delete(now)
    else:
        canonical = now.canonical if now.canonical in change.members else change.members[0]
        unit.edit(now, members=change.members, canonical=canonical)
