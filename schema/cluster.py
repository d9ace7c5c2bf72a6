"""Claims of several articles that tell the same, and what people decided about it."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, PositiveInt, model_validator

from schema.base import Id, Model, Moment
from schema.match import Difference, DifferenceKind


class PairDecision(StrEnum):
    """What the deduper says of two claims."""

    SAME = "same"
    REVIEW = "review"
    DIFFERENT = "different"


class Pair(Model):
    """Two claims compared by the deduper."""

    a: str
    b: str
    decision: PairDecision
    score: float = Field(ge=0, le=100)
    differences: tuple[Difference, ...] = ()

    @property
    def conflicts(self) -> bool:
        """Whether two claims agree in all but a figure or a date: one of them may be wrong."""
        apart = {one.kind for one in self.differences if one.hard}
        return (
            self.decision is PairDecision.DIFFERENT
            and bool(apart)
            and apart <= {DifferenceKind.NUMBER, DifferenceKind.DATE}
        )


class Cluster(Model):
    """Claims that tell the same, with the one that stands for all."""

    id: Id
    canonical: Id
    members: tuple[Id, ...] = Field(min_length=2)
    """In the order in which they joined; two or more, the canonical claim among them."""
    version: PositiveInt = 1
    changed_by: str
    changed_at: Moment

    @model_validator(mode="after")
    def _has_canonical(self) -> Self:
        if self.canonical not in self.members:
            raise ValueError("the canonical claim is a member of its cluster")
        return self


class LinkKind(StrEnum):
    """What a person decided about two claims."""

    MUST = "must"
    CANNOT = "cannot"
    CONFLICTING_FIGURE = "conflicting_figure"
    """The same fact with another figure: they never merge and are shown together."""


class Link(Model):
    """A person's decision about two claims; it wins over every rule."""

    id: Id
    a: Id
    b: Id
    kind: LinkKind
    why: str | None = None
    analyst: str
    at: Moment

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        if self.a >= self.b:
            raise ValueError("a link names two claims, the smaller id first")
        return self
