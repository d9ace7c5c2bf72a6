"""Carrying claims over to a corrected text, without guessing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.usecases.texts import placed
from schema.anchor import Placement
from schema.claim import Claim, DateMention, Number, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.store.unit import Unit
    from schema.anchor import Anchor
    from schema.article import Revision
    from schema.base import Id


_NEWEST = (
    "WHERE id IN (SELECT a.id FROM anchor a JOIN revision r ON r.id = a.revision WHERE r.article = ?"
    " AND r.number = (SELECT max(s.number) FROM anchor b JOIN revision s ON s.id = b.revision"
    " WHERE b.claim = a.claim)) ORDER BY start"
)
"""The last place each claim had: words that were gone in one text may be back in the next."""


def carry_over(unit: Unit, new: Revision, text: str, places: Mapping[Id, tuple[int, int]]) -> list[Placement]:
    """Anchor the claims of an article in its new text, where their words can be found there.

    Args:
        unit: The unit of work.
        new: The revision to anchor in.
        text: The text of the new revision.
        places: Where a person says that claims stand.

    Returns:
        The anchors made.
    """
    made = []
    for before in unit.store.select(Placement, _NEWEST, (new.article,)):
        claim = unit.store.get(Claim, before.claim)
        start = None if claim.retired else found_again(before, text)
        span = places.get(claim.id) or (None if start is None else (start, start + len(before.exact)))
        if claim.retired or span is None:
            continue
        place = placed(text, *span, claim.id, new.id)
        made.append(unit.insert(place))
        if place.exact == before.exact and place.start != before.start:
            shift = place.start - before.start
            unit.edit(
                claim,
                dates=tuple(_moved_date(date, shift) for date in claim.dates),
                numbers=tuple(_moved_number(number, shift) for number in claim.numbers),
            )
    return made


def found_again(anchor: Anchor, text: str) -> int | None:
    """Where the words of an anchor stand in another text; None where that is not certain.

    The same words with the same context on both sides win, then on one side, then words that stand once.

    Args:
        anchor: The words with their context.
        text: The other text.
    """
    starts = [found.start() for found in re.finditer(f"(?={re.escape(anchor.exact)})", text)]
    around = [(_fits_before(anchor, text, start), _fits_after(anchor, text, start)) for start in starts]
    for wanted in (all, any, lambda _fits: True):
        fitting = [start for start, fits in zip(starts, around, strict=True) if wanted(fits)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _fits_before(anchor: Anchor, text: str, start: int) -> bool:
    return text[max(0, start - len(anchor.prefix)) : start] == anchor.prefix


def _fits_after(anchor: Anchor, text: str, start: int) -> bool:
    end = start + len(anchor.exact)
    return text[end : end + len(anchor.suffix)] == anchor.suffix


def overlap(one: Span, place: Placement) -> bool:
    """Whether a draft and an anchor share characters."""
    return one.start < place.end and place.start < one.end


def _moved_date(date: DateMention, shift: int) -> DateMention:
    return date.model_copy(update={"start": date.start + shift, "end": date.end + shift})


def _moved_number(number: Number, shift: int) -> Number:
    return number.model_copy(update={"start": number.start + shift, "end": number.end + shift})
