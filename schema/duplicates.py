"""What people see of claims told more than once: pictures made for looking, never stored."""

from __future__ import annotations

from pydantic import PositiveInt

from schema.article import Article
from schema.base import Id, Model, Moment
from schema.claim import DateMention
from schema.view import ClaimLine, Standing


class ClaimSide(Model):
    """A claim as one meets it from outside its article."""

    line: ClaimLine
    article: Article
    before: str = ""
    """Words of the article before the claim's span, of the same paragraph."""
    after: str = ""
    """Words of the article after it, of the same paragraph."""
    dates: tuple[DateMention, ...] = ()
    """The dates it names, with what they mean."""
    cluster: Id | None = None
    """Its cluster; None while it is told only once."""
    together: PositiveInt = 1
    """How many claims its cluster holds, itself among them."""
    canonical: bool = False
    """Whether it stands for all of its cluster."""


class ClusterOrder(Model):
    """All clusters, in the order in which they are listed."""

    ids: tuple[Id, ...]
    alarms: int = 0
    """How many of them, the first ones, hold members found both right and wrong."""


class ClusterLine(Model):
    """One line of the cluster list."""

    id: Id
    canonical: ClaimLine
    members: int
    articles: int
    standings: dict[Standing, int]
    """How many members stand how."""
    version: PositiveInt
    changed_by: str
    changed_at: Moment

    @property
    def conflict(self) -> bool:
        """Whether members that tell the same were found both right and wrong."""
        return bool(self.standings.get(Standing.SUPPORTED) and self.standings.get(Standing.CONTRADICTED))
