"""Claims that tell the same across articles: what the deduper finds and what people decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.progress import finished
from claims.usecases.pair_links import keep_apart, put_link
from claims.usecases.put_together import cluster_of, may_merge, merge_clusters, take_out
from claims.usecases.searched import asked, kept, steps_to, still_holds, stored
from claims.usecases.selected import Selection
from claims.usecases.session import name_claims_across
from schema.claim import Claim
from schema.cluster import Cluster, Link, LinkKind, Pair, PairDecision
from schema.history import EventKind

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from claims.dedupe.review import Open
    from claims.progress import Progress
    from claims.store.unit import Unit
    from claims.usecases.arrival import Arrivals
    from claims.usecases.regroup import Regrouping
    from claims.usecases.review import Review
    from claims.usecases.searched import Found, Kept, Question
    from claims.usecases.session import Session
    from schema.base import Id

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
    ) -> Generator[Progress, None, Found]:
        """Look for claims that tell the same.

        People's links win: what they put together stays together, what they keep apart stays apart.

        Args:
            apply: Whether to store the clusters found, as a bulk job that one undo takes back.
            which: Which claims to look at. Clusters of others stay as they are.
            processes: How many to work with; by default one for few claims, and all processors for many.

        Returns:
            What was compared and found, at the end of the generator.
        """
        if apply:
            self._session.who()
        found = yield from self.question(which).answer(processes)
        if apply:
            yield from self.store(steps_to(found, self.kept()))
        return found

    def review(self, which: Selection = _ALL) -> Generator[Progress, None, Review]:
        """Look for pairs that only a person can decide, to go through them one by one.

        Returns:
            What is to be decided, at the end of the generator.
        """
        found = yield from self.question(which).answer()
        return self.go_through(found.opened(), found.question.seen)

    def review_of(self, pairs: Sequence[Pair]) -> Review:
        """Go through some pairs one by one, such as those an arriving article brought."""
        from claims.dedupe.review import Open

        asked = (pair for pair in pairs if pair.decision is PairDecision.REVIEW)
        return self.go_through(Open(asked), 0)

    def go_through(self, opened: Open, seen: int) -> Review:
        """Go through what is open one by one.

        Args:
            opened: What is open.
            seen: The last event it knows of.
        """
        from claims.usecases.review import Review

        return Review(self._session, self, opened, seen)

    def question(self, which: Selection = _ALL) -> Question:
        """What a search compares; its answer takes no desk."""
        return asked(self._session.store, which)

    def kept(self) -> Kept:
        """What storing a search has to respect, for ``searched.steps_to``."""
        return kept(self._session.store)

    def still_holds(self, found: Found) -> bool:
        """Whether a search made now would find the same."""
        return still_holds(self._session.store, found)

    def store(self, steps: Sequence[Regrouping]) -> Generator[Progress, None, int]:
        """Store what a search found, in small steps that one undo takes back.

        Returns:
            How many clusters were made, changed or taken away, at the end of the generator.
        """
        return stored(self._session, steps)

    def arrived(self, article: Id) -> tuple[Pair, ...]:
        """What an article's claims have in common with claims of others: the same, or worth a question.

        Nothing is merged; ``accept`` does that. Pairs that people decided about are left out.
        """
        return finished(self.arriving(article))

    def arriving(self, article: Id) -> Generator[Progress, None, tuple[Pair, ...]]:
        """Like ``arrived``, in steps of some 20 ms, so that others can ask in between."""
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
                if pair.decision is PairDecision.SAME and may_merge(unit, pair.a, pair.b):
                    merge_clusters(unit, pair.a, pair.b)
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
        return cluster_of(self._session.store, claim)

    def merge(
        self,
        a: Id,
        b: Id,
        why: str | None = None,
        *,
        canonical: Id | None = None,
        check: Callable[[], None] | None = None,
    ) -> Cluster:
        """Put two claims, with the clusters they are in, together: a link that no run undoes.

        Args:
            a: One claim.
            b: The other.
            why: Why, for those who come after.
            canonical: Which of the two shall stand for all; otherwise the cluster keeps its own, and a new
                one takes the best sourced, else the longest standing.
            check: Called before anything is written, while nobody else can write; what it raises stops all.

        Raises:
            NotFound: When one of the claims is not there.
            Refused: When people keep members of the two clusters apart.
        """
        with self._session.change(EventKind.LINKED, link=LinkKind.MUST, why=why) as unit:
            if check is not None:
                check()
            _name(unit, a, b)
            put_link(unit, a, b, LinkKind.MUST, why)
            cluster = merge_clusters(unit, a, b)
            return unit.edit(cluster, canonical=canonical) if canonical else cluster

    def split_off(self, claim: Id, why: str | None = None) -> Cluster | None:
        """Take a claim out of its cluster for good; gives what is left of the cluster.

        Raises:
            Refused: When it is in none.
        """
        with self._session.change(EventKind.LINKED, link=LinkKind.CANNOT, why=why) as unit:
            found = cluster_of(self._session.store, claim)
            if found is None:
                raise Refused(_("This claim is in no cluster."))
            others = [member for member in found.members if member != claim]
            _name(unit, claim)
            keep_apart(unit, claim, others, why)
            return take_out(unit, found, claim)

    def canonical(self, claim: Id, why: str | None = None) -> Cluster:
        """Let a claim stand for all of its cluster; no later search changes that.

        Raises:
            Refused: When it is in none.
        """
        with self._session.change(EventKind.CLUSTERS_CHANGED, why=why) as unit:
            found = cluster_of(self._session.store, claim)
            if found is None:
                raise Refused(_("This claim is in no cluster."))
            _name(unit, claim)
            return unit.edit(found, canonical=claim)

    def link(
        self,
        a: Id,
        b: Id,
        kind: LinkKind,
        why: str | None = None,
        *,
        check: Callable[[], None] | None = None,
    ) -> Link:
        """Decide about two claims; the newest decision about a pair counts.

        ``must`` merges their clusters; the others take the second claim out of the first one's cluster.
        ``check`` is that of ``merge``.

        Raises:
            NotFound: When one of the claims is not there.
            Refused: When both are the same claim, or people keep other members apart.
        """
        with self._session.change(EventKind.LINKED, link=kind, why=why) as unit:
            if check is not None:
                check()
            _name(unit, a, b)
            made = put_link(unit, a, b, kind, why)
            if kind is LinkKind.MUST:
                merge_clusters(unit, a, b)
            else:
                found = cluster_of(unit.store, a)
                if found is not None and b in found.members:
                    take_out(unit, found, b)
            return made


def _name(unit: Unit, *claims: Id) -> None:
    """Check that the claims are there and put their names into the event's parameters."""
    name_claims_across(unit, [unit.store.get(Claim, claim) for claim in claims])
