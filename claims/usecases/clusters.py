"""Claims that tell the same across articles: what the deduper finds and what people decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.progress import Progress, finished
from claims.store.rows import canonical
from claims.usecases.bulk import BulkJob
from claims.usecases.pair_links import put_link
from claims.usecases.regroup import Regrouping, plan
from claims.usecases.session import name_claims
from schema.claim import Claim
from schema.cluster import Cluster, Link, LinkKind, Pair, PairDecision
from schema.history import EventKind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from claims.dedupe import DedupeClaim, Deduplication
    from claims.store.unit import Unit
    from claims.usecases.session import Session
    from schema.base import Id

_MUST = "SELECT a, b FROM link WHERE kind = 'must'"
_CANNOT = "SELECT a, b FROM link WHERE kind <> 'must'"
_TEXTS = (
    "SELECT c.id, c.claim, a.lang, a.id FROM claim c JOIN article a ON a.id = c.article"
    " WHERE c.retired = 0 {which} ORDER BY c.article, c.number"
)
_BATCH = 200
"""Clusters stored in one transaction."""


class ClusterCases:
    """What can be done with clusters."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def run(
        self, *, apply: bool, articles: Sequence[Id] | None = None
    ) -> Generator[Progress, None, Deduplication]:
        """Look for claims that tell the same.

        People's links win: what they put together stays together, what they keep apart stays apart.

        Args:
            apply: Whether to store the clusters found, as a bulk job that one undo takes back.
            articles: Only the claims of these; all articles by default. Clusters of others stay as they are.

        Returns:
            Pairs and clusters found, at the end of the generator.
        """
        if apply:
            self._session.who()
        return self._run(apply=apply, articles=articles)

    def review(self, limit: int = 100) -> tuple[Pair, ...]:
        """Pairs that only a person can decide, best score first; those decided by a link are left out."""
        found = finished(self.run(apply=False))
        linked = {(str(a), str(b)) for a, b in self._session.store.all("SELECT a, b FROM link")}
        open_pairs = (
            pair
            for pair in found.pairs
            if pair.decision is PairDecision.REVIEW
            and (min(pair.a, pair.b), max(pair.a, pair.b)) not in linked
        )
        return tuple(sorted(open_pairs, key=lambda pair: -pair.score)[:limit])

    def list(self) -> tuple[Cluster, ...]:
        """All clusters, the newest first."""
        return self._session.store.select(Cluster, "ORDER BY rowid DESC")

    def links(self) -> tuple[Link, ...]:
        """What people decided about pairs of claims, the newest first."""
        return self._session.store.select(Link, "ORDER BY at DESC, rowid DESC")

    def of(self, claim: Id) -> Cluster | None:
        """The cluster a claim belongs to."""
        return cluster_of(self._session, claim)

    def merge(self, a: Id, b: Id, why: str | None = None) -> Cluster:
        """Put two claims, with the clusters they are in, together: a link that no run undoes.

        Raises:
            NotFound: When one of the claims is not there.
            Refused: When people keep members of the two clusters apart.
        """
        with self._session.change(EventKind.LINKED, link=LinkKind.MUST, why=why) as unit:
            _name(unit, a, b)
            put_link(unit, a, b, LinkKind.MUST, why)
            return _merge(self._session, unit, a, b)

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

    def _run(self, *, apply: bool, articles: Sequence[Id] | None) -> Generator[Progress, None, Deduplication]:
        from claims.dedupe import deduplicate

        store = self._session.store
        with store.reading():
            texts = _texts(self._session, articles)
            must = [(str(a), str(b)) for a, b in store.all(_MUST)]
            cannot = [(str(a), str(b)) for a, b in store.all(_CANNOT)]
        found = yield from deduplicate(texts, must=must, cannot=cannot)
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


def _texts(session: Session, articles: Sequence[Id] | None) -> list[DedupeClaim]:
    from claims.dedupe import DedupeClaim

    which = "" if articles is None else "AND c.article IN (SELECT value FROM json_each(?))"
    parameters = () if articles is None else (canonical(list(articles)),)
    rows = session.store.all(_TEXTS.format(which=which), parameters)
    return [DedupeClaim(str(key), str(text), str(lang), str(article)) for key, text, lang, article in rows]


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
    return unit.insert(
        Cluster(id=new_id(), canonical=a, members=(a, b), changed_by=unit.analyst, changed_at=unit.at)
    )


def _check_not_apart(unit: Unit, left: Sequence[Id], right: Sequence[Id]) -> None:
    for link in unit.store.select(Link, "WHERE kind <> 'must'"):
        if (link.a in left and link.b in right) or (link.a in right and link.b in left):
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
        unit.insert(
            Cluster(
                id=new_id(),
                canonical=change.members[0],
                members=change.members,
                changed_by=unit.analyst,
                changed_at=unit.at,
            )
        )
        return
    now = unit.store.find(Cluster, change.cluster)
    if now is None or now.members != change.before:
        raise Refused(_("Somebody changed the clusters meanwhile."), _("Run the deduplication again."))
    if not change.members:
        unit.delete(now)
    else:
        canonical = now.canonical if now.canonical in change.members else change.members[0]
        unit.edit(now, members=change.members, canonical=canonical)
