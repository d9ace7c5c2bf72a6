"""Clusters as people look at them, and the verdict of one member offered to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.store.clusters import cluster_lines, cluster_order, members_of, sides_of
from claims.store.details import claim_detail
from claims.store.lines import lines_of
from claims.usecases.places_of import spot_of
from claims.usecases.put_together import cluster_of, decision_about
from claims.usecases.reuse import reuse_citations
from claims.usecases.session import name_across, name_claims_across
from claims.usecases.verdicts import put_verdict
from schema.claim import Claim
from schema.cluster import Link
from schema.history import EventKind
from schema.source import Citation
from schema.verdict import Aspect, VerdictValue
from schema.view import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.store.store import Store
    from claims.usecases.session import Session
    from schema.base import Id
    from schema.duplicates import ClaimSide, ClusterLine, ClusterOrder
    from schema.verdict import Verdict
    from schema.view import ClaimLine

JUDGED = frozenset(Standing(value) for value in VerdictValue)
"""How a claim stands whose verdict may be handed on."""
UNJUDGED = frozenset({Standing.OPEN, Standing.REOPENED})
"""How a claim stands that waits for a verdict."""
_OPPOSITE = frozenset({Standing.SUPPORTED, Standing.CONTRADICTED})


def contradict(sides: Iterable[ClaimSide]) -> bool:
    """Whether claims that may be one were found both right and wrong."""
    return {side.line.standing for side in sides} >= _OPPOSITE


def offer_between(sides: Iterable[ClaimSide]) -> tuple[ClaimSide, ClaimSide] | None:
    """Of two claims that tell the same, the checked one and the one still open; None where that is not so."""
    one, other = sides
    for giver, taker in ((one, other), (other, one)):
        if giver.line.standing in JUDGED and taker.line.standing in UNJUDGED:
            return giver, taker
    return None


class DuplicateCases:
    """What can be looked at and done where claims are told more than once."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def order(self) -> ClusterOrder:
        """All clusters: those with an alarm, then the largest, then the newest."""
        return cluster_order(self._session.store)

    def lines(self, clusters: Sequence[Id]) -> tuple[ClusterLine, ...]:
        """The lines of some clusters, in the order asked; those that are gone are left out."""
        return cluster_lines(self._session.store, clusters)

    def members(self, cluster: Id) -> tuple[Id, ...]:
        """The claims of a cluster: the canonical one, then by the dates of their articles."""
        return members_of(self._session.store, cluster)

    def sides(self, claims: Sequence[Id], *, around: bool = True) -> tuple[ClaimSide, ...]:
        """Claims as one meets them from outside their article, in the order asked.

        Args:
            claims: Which; those that are gone are left out.
            around: Whether to read the words around each in its article.
        """
        return sides_of(self._session.store, claims, around=around)

    def decisions(self, claim: Id, limit: int = 4) -> tuple[Link, ...]:
        """What people decided about a claim and others, the newest first.

        Args:
            claim: Which claim.
            limit: How many at most; taking a claim out of a large cluster makes one for each member.
        """
        return self._session.store.select(
            Link, "WHERE a = ?1 OR b = ?1 ORDER BY at DESC, rowid DESC LIMIT ?2", (claim, limit)
        )

    def decision(self, a: Id, b: Id) -> Link | None:
        """What somebody decided about two claims, or about others that are with them."""
        return decision_about(self._session.store, a, b)

    def offers(self, claims: Sequence[Id]) -> tuple[tuple[ClaimSide, ...], tuple[Id, ...]]:
        """Of claims that tell the same: those with a verdict to hand on, and those without one."""
        lines = lines_of(self._session.store, claims)
        checked = [line.id for line in lines if line.standing in JUDGED]
        open_ones = tuple(line.id for line in lines if line.standing in UNJUDGED)
        return sides_of(self._session.store, checked, around=False), open_ones

    def hand_on(self, claim: Id, others: Sequence[Id]) -> tuple[ClaimLine, ...]:
        """Give the verdict on one claim, with its citations, to others that tell the same.

        It is this analyst's own verdict on each of them, in one action that one undo takes back.

        Args:
            claim: The claim that was judged.
            others: Those that get its verdict; one that has a verdict already is left as it is.

        Returns:
            The lines of those that got it.

        Raises:
            NotFound: When one of the claims is not there.
            Refused: When the claim has no verdict that stands, one of the others is not together with it, or
                none of them is open.
        """
        store = self._session.store
        _check_together(store, claim, others)
        verdict = _standing_verdict(claim_detail(store, claim).verdicts, lines_of(store, [claim])[0])
        open_ones = [line.id for line in lines_of(store, others) if line.standing in UNJUDGED]
        if not open_ones:
            raise Refused(_("None of these claims waits for a verdict."))
        with self._session.change(
            EventKind.VERDICT_MARKED, value=verdict.value, aspect=Aspect.CONTENT, reason=verdict.reason
        ) as unit:
            spots = [spot_of(unit.store, other) for other in open_ones]
            name_claims_across(unit, [spot.claim for spot in spots])
            unit.about["giver"] = name_across(unit.store.get(Claim, claim))
            cited = unit.store.select(Citation, "WHERE claim = ? ORDER BY rowid", (claim,))
            for spot in spots:
                reuse_citations(unit, spot.claim.id, f"c:{claim}", cited)
                put_verdict(
                    unit,
                    spot,
                    verdict.value,
                    Aspect.CONTENT,
                    verdict.reason,
                    verdict.rationale,
                    verdict.as_of,
                )
        return lines_of(store, open_ones)


def _check_together(store: Store, claim: Id, others: Sequence[Id]) -> None:
    """Refuse to hand a verdict to a claim that tells something else, or that nobody put together yet.

    Raises:
        NotFound: When one of the claims is not there.
        Refused: When one of the others is not in the claim's cluster.
    """
    found = cluster_of(store, claim)
    members = frozenset(found.members) if found else frozenset()
    for other in others:
        if other not in members:
            stranger = name_across(store.get(Claim, other))
            raise Refused(
                _("Claim {claim} is not together with the one that was checked.").format(claim=stranger),
                _("“claimdesk same” puts two claims together."),
            )


def _standing_verdict(verdicts: Sequence[Verdict], line: ClaimLine) -> Verdict:
    """The newest verdict that says what the claim's standing says.

    Raises:
        Refused: When there is none: nobody judged it, or analysts disagree.
    """
    if line.standing in JUDGED:
        for verdict in verdicts:
            if verdict.standing and verdict.aspect is Aspect.CONTENT and verdict.value is line.verdict:
                return verdict
    raise Refused(_("This claim has no verdict to hand on."), _("Choose a member that was checked."))
