"""Where claims stand in the newest text of their article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.store.pages import current_revision
from schema.anchor import Placement
from schema.claim import Claim

if TYPE_CHECKING:
    from claims.store.store import Store
    from schema.base import Id


@dataclass(frozen=True, slots=True)
class Spot:
    """A claim with its place in the newest text."""

    claim: Claim
    revision: Id
    place: Placement

    @property
    def start(self) -> int:
        """First code point of the span."""
        return self.place.start

    @property
    def words(self) -> str:
        """The words of the span."""
        return self.place.exact


def spot_of(store: Store, claim: Id) -> Spot:
    """A claim that can be worked on.

    Raises:
        NotFound: When there is no such claim.
        Refused: When it gave way to others, or its words are no longer in the article.
    """
    found = store.get(Claim, claim)
    if found.retired:
        raise Refused(
            _("Claim {number} was cut or joined and is no longer worked on.").format(number=found.number),
            _("Work on the claims that came of it."),
        )
    revision = current_revision(store, found.article).id
    places = store.select(Placement, "WHERE claim = ? AND revision = ?", (claim, revision))
    if not places:
        raise Refused(
            _("Claim {number} is no longer in the newest text of its article.").format(number=found.number)
        )
    return Spot(found, revision, places[0])
