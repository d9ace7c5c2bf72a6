"""What people decided about two claims, as rows: the newest decision about a pair counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.ids import new_id
from claims.store.rows import canonical
from schema.cluster import Link, LinkKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.store.unit import Unit
    from schema.base import Id

_AMONG = (
    "WHERE kind <> 'must' AND a IN (SELECT value FROM json_each(?)) AND b IN (SELECT value FROM json_each(?))"
)


def put_link(unit: Unit, a: Id, b: Id, kind: LinkKind, why: str | None) -> Link:
    """Write down what a person decided about two claims.

    Raises:
        Refused: When both are the same claim.
    """
    if a == b:
        raise Refused(_("A claim cannot be linked with itself."))
    first, second = min(a, b), max(a, b)
    found = unit.store.select(Link, "WHERE a = ? AND b = ?", (first, second))
    link = Link(
        id=found[0].id if found else new_id(),
        a=first,
        b=second,
        kind=kind,
        why=why,
        analyst=unit.analyst,
        at=unit.at,
    )
    return unit.update(link) if found else unit.insert(link)


def keep_apart(unit: Unit, claim: Id, others: Sequence[Id], why: str | None) -> None:
    """Write down that a claim stays apart from each of some others, perhaps thousands, in few steps."""
    known = _known_with(unit, claim)
    fresh = []
    for other in others:
        link = Link(
            id=new_id(),
            a=min(claim, other),
            b=max(claim, other),
            kind=LinkKind.CANNOT,
            why=why,
            analyst=unit.analyst,
            at=unit.at,
        )
        if other in known:
            unit.update(link.model_copy(update={"id": known[other]}))
        else:
            fresh.append(link)
    unit.insert_all(fresh)


def _known_with(unit: Unit, claim: Id) -> dict[Id, Id]:
    """The decisions there are about a claim, by the other claim."""
    found = unit.store.select(Link, "WHERE a = ?1 OR b = ?1", (claim,))
    return {link.b if link.a == claim else link.a: link.id for link in found}


def drop_separations(unit: Unit, claims: Sequence[Id]) -> None:
    """Take back that some of these claims are kept apart: a person now says that they tell the same fact."""
    among = canonical(list(claims))
    for link in unit.store.select(Link, _AMONG, (among, among)):
        unit.delete(link)
