"""Reading the relative dates of a claim anew when the publication date changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schema.anchor import Placement
    from schema.claim import Claim, ClaimDraft, DateMention, Split


def redated(claim: Claim, place: Placement | None, old: Split, new: Split) -> dict[str, object]:
    """The fields of a claim that read otherwise now; empty where none does.

    Args:
        claim: The claim as stored.
        place: Where it stands.
        old: The article split with the old date.
        new: The same with the new date.
    """
    mentions = _mentions(new)
    dates = tuple(mentions.get((date.start, date.end), date) for date in claim.dates)
    fields: dict[str, object] = {} if dates == claim.dates else {"dates": dates}
    if place is not None:
        before, after = _at(old, place), _at(new, place)
        if before and after and before.claim == claim.claim != after.claim:
            fields["claim"] = after.claim
            fields["uncertain"] = after.uncertain
    return fields


def _mentions(split: Split) -> dict[tuple[int, int], DateMention]:
    return {(date.start, date.end): date for draft in split.claims for date in draft.dates}


def _at(split: Split, place: Placement) -> ClaimDraft | None:
    return next(
        (draft for draft in split.claims if (draft.start, draft.end) == (place.start, place.end)), None
    )
