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


def drop_separations(unit: Unit, claims: Sequence[Id]) -> None:
    """Take back that some of these claims are kept apart: a person now says that they tell the same fact."""
    among = canonical(list(claims))
    for link in unit.store.select(Link, _AMONG, (among, among)):
        unit.delete(link)
