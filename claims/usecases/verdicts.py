"""Verdicts, fixes and the resolution of disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.store.lines import lines_of
from claims.store.standing import judged_digest
from claims.usecases.places_of import Spot, spot_of
from claims.usecases.session import name_claims
from schema.history import EventKind
from schema.verdict import Aspect, Fix, FixState, Reason, Resolution, Verdict, VerdictValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.store.unit import Unit
    from claims.usecases.session import Session
    from schema.base import Id, PartialDate
    from schema.view import ClaimLine

_STANDING = "WHERE claim = ? AND aspect = ? AND standing = 1 "


class VerdictCases:
    """What can be done with verdicts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def mark(
        self,
        claim: Id,
        value: VerdictValue,
        *,
        aspect: Aspect = Aspect.CONTENT,
        reason: Reason | None = None,
        rationale: str | None = None,
        as_of: PartialDate | None = None,
        fixes: Sequence[tuple[str, str]] = (),
    ) -> ClaimLine:
        """Judge a claim; see ``mark_many``.

        Args:
            claim: Which claim.
            value: The verdict.
            aspect: What was judged.
            reason: Why, as a code that fits.
            rationale: Why, in words.
            as_of: The day the verdict speaks of.
            fixes: Wrong words and what they should be; each stands once or more inside the claim's span.

        Raises:
            Refused: When the reason does not fit, or wrong words do not stand in the span.
            NotFound: When there is no such claim.
        """
        return self.mark_many(
            [claim], value, aspect=aspect, reason=reason, rationale=rationale, as_of=as_of, fixes=fixes
        )[0]

    def mark_many(
        self,
        claims: Sequence[Id],
        value: VerdictValue,
        *,
        aspect: Aspect = Aspect.CONTENT,
        reason: Reason | None = None,
        rationale: str | None = None,
        as_of: PartialDate | None = None,
        fixes: Sequence[tuple[str, str]] = (),
    ) -> tuple[ClaimLine, ...]:
        """Judge several claims alike, as one action that one undo takes back.

        Raises:
            Refused: When the reason does not fit, or wrong words do not stand in a span.
            NotFound: When one of them is not there; none is marked then.
        """
        with self._session.change(
            EventKind.VERDICT_MARKED, value=value, aspect=aspect, reason=reason
        ) as unit:
            spots = [spot_of(unit.store, claim) for claim in claims]
            name_claims(unit, [spot.claim for spot in spots])
            for spot in spots:
                put_verdict(unit, spot, value, aspect, reason, rationale, as_of)
                for wrong, proposed in fixes:
                    _propose(unit, spot, wrong, proposed)
        return lines_of(self._session.store, claims)

    def rationale(self, claim: Id, text: str | None, aspect: Aspect = Aspect.CONTENT) -> ClaimLine:
        """Say why in words: the standing verdict again, with this rationale.

        It is still about the words that were judged: a claim that reopened since stays open.

        Raises:
            Refused: When this analyst has no verdict on the claim yet.
        """
        with self._session.change(EventKind.VERDICT_MARKED, aspect=aspect) as unit:
            spot = spot_of(unit.store, claim)
            own = _own(unit, claim, aspect)
            if own is None:
                raise Refused(_("You have given no verdict on this claim yet."), _("Give one, then say why."))
            name_claims(unit, [spot.claim])
            unit.about["value"] = own.value
            if (text or None) != own.rationale:
                unit.update(own.model_copy(update={"standing": False}))
                worded = {"id": new_id(), "rationale": text or None, "at": unit.at}
                unit.insert(own.model_copy(update=worded))
        return lines_of(self._session.store, [claim])[0]

    def clear(self, claim: Id, aspect: Aspect = Aspect.CONTENT) -> ClaimLine:
        """Withdraw this analyst's standing verdict; it stays in the history.

        Raises:
            Refused: When there is none.
        """
        with self._session.change(EventKind.VERDICT_CLEARED, aspect=aspect) as unit:
            spot = spot_of(unit.store, claim)
            own = _own(unit, claim, aspect)
            if own is None:
                raise Refused(_("You have given no verdict on this claim, so there is none to clear."))
            name_claims(unit, [spot.claim])
            unit.about["value"] = own.value
            unit.update(own.model_copy(update={"standing": False}))
        return lines_of(self._session.store, [claim])[0]

    def fix(self, claim: Id, wrong: str, proposed: str) -> Fix:
        """Propose another wording for a part of a claim's span.

        Raises:
            Refused: When the wrong words do not stand in the span, or nothing would change.
        """
        with self._session.change(EventKind.FIX_PROPOSED, wrong=wrong, proposed=proposed) as unit:
            spot = spot_of(unit.store, claim)
            name_claims(unit, [spot.claim])
            return _propose(unit, spot, wrong, proposed)

    def decide_fix(self, fix: Id, state: FixState, version: int | None = None) -> Fix:
        """Accept or refuse a proposed wording.

        Raises:
            NotFound: When there is no such fix.
            Conflict: When somebody else decided since this version.
        """
        with self._session.change(EventKind.FIX_DECIDED, fix=state) as unit:
            before = unit.store.get(Fix, fix)
            unit.check(before, version)
            name_claims(unit, [spot_of(unit.store, before.claim).claim])
            unit.about |= {"wrong": before.wrong, "proposed": before.proposed}
            return unit.edit(before, state=state)

    def resolve(self, claim: Id, value: VerdictValue, why: str, aspect: Aspect = Aspect.CONTENT) -> ClaimLine:
        """End a dispute between analysts. It holds until one of them, or another, gives a new verdict.

        Raises:
            Refused: When nobody disagrees.
        """
        with self._session.change(EventKind.DISPUTE_RESOLVED, value=value, aspect=aspect, why=why) as unit:
            spot = spot_of(unit.store, claim)
            name_claims(unit, [spot.claim])
            standing = unit.store.select(Verdict, _STANDING + "ORDER BY at, rowid", (claim, aspect))
            digest = judged_digest(spot.words, spot.claim.claim)
            fresh = [verdict for verdict in standing if verdict.judged == digest]
            if len({verdict.value for verdict in fresh}) < 2:  # noqa: PLR2004 - it takes two to differ
                raise Refused(_("Nobody disagrees about this claim, so there is nothing to resolve."))
            unit.insert(
                Resolution(
                    id=new_id(),
                    claim=claim,
                    aspect=aspect,
                    value=value,
                    why=why,
                    verdicts=tuple(verdict.id for verdict in fresh),
                    analyst=unit.analyst,
                    at=unit.at,
                )
            )
        return lines_of(self._session.store, [claim])[0]


def _own(unit: Unit, claim: Id, aspect: Aspect) -> Verdict | None:
    found = unit.store.select(Verdict, _STANDING + "AND analyst = ?", (claim, aspect, unit.analyst))
    return found[0] if found else None


def put_verdict(
    unit: Unit,
    spot: Spot,
    value: VerdictValue,
    aspect: Aspect,
    reason: Reason | None,
    rationale: str | None,
    as_of: PartialDate | None,
) -> Verdict:
    """Add a verdict; this analyst's earlier one on the same aspect no longer stands.

    Raises:
        Refused: When the reason does not fit.
    """
    earlier = _own(unit, spot.claim.id, aspect)
    if earlier is not None:
        unit.update(earlier.model_copy(update={"standing": False}))
    return unit.insert(
        Verdict(
            id=new_id(),
            claim=spot.claim.id,
            revision=spot.revision,
            aspect=aspect,
            value=value,
            reason=reason,
            rationale=rationale,
            as_of=as_of,
            judged=judged_digest(spot.words, spot.claim.claim),
            analyst=unit.analyst,
            at=unit.at,
        )
    )


def _propose(unit: Unit, spot: Spot, wrong: str, proposed: str) -> Fix:
    offset = spot.words.find(wrong) if wrong else -1
    if offset < 0:
        raise Refused(
            _("“{words}” does not stand in the claim's words.").format(words=wrong),
            _("Copy the wrong words from the article as they are."),
        )
    start = spot.start + offset
    return unit.insert(
        Fix(
            id=new_id(),
            claim=spot.claim.id,
            revision=spot.revision,
            start=start,
            end=start + len(wrong),
            wrong=wrong,
            proposed=proposed,
            analyst=unit.analyst,
            at=unit.at,
            changed_by=unit.analyst,
            changed_at=unit.at,
        )
    )
