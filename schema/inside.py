"""What two claims of one article say of each other, and what people decided about it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from schema.base import Id, Model
from schema.match import Difference


class InsideKind(StrEnum):
    """What was found about two claims of one article."""

    SAME = "same"
    """Both tell the same fact."""
    DISAGREES = "disagrees"
    """Both tell of the same fact, and something in them cannot both be true."""


class InsidePair(Model):
    """Two claims of one article that say something of each other. Found anew each time, never stored."""

    a: Id
    """The claim that stands first."""
    b: Id
    kind: InsideKind
    closeness: float = Field(ge=0, le=1)
    """How much of the shorter claim the longer one holds."""
    differences: tuple[Difference, ...] = ()
    """Where they disagree: ``ours`` and ``ours_at`` are those of the first claim's standalone sentence."""


class InsideState(StrEnum):
    """What people made of a pair."""

    OPEN = "open"
    """Nobody decided yet."""
    CONFIRMED = "confirmed"
    """A person says so too: grouped as one fact, or held to disagree."""
    REJECTED = "rejected"
    """A person says that they are about different things."""


class InsideDecision(StrEnum):
    """What a person says of two claims that do not tell the same fact."""

    DISAGREES = "disagrees"
    """They tell the same fact and cannot both be true."""
    APART = "apart"
    """They are about different things."""


class InsideLine(Model):
    """A pair as people see it: the claims by their numbers, and what was decided."""

    pair: InsidePair
    state: InsideState
    a_number: int
    b_number: int
    analyst: str | None = None
    """Who decided."""
    why: str | None = None

    def other(self, claim: Id) -> Id:
        """The claim on the other side."""
        return self.pair.b if claim == self.pair.a else self.pair.a

    def other_number(self, claim: Id) -> int:
        """The number of the claim on the other side."""
        return self.b_number if claim == self.pair.a else self.a_number

    def seen_from(self, claim: Id) -> tuple[Difference, ...]:
        """The differences with this claim's words as ``ours``."""
        if claim == self.pair.a:
            return self.pair.differences
        return tuple(
            one.model_copy(
                update={
                    "ours": one.theirs,
                    "theirs": one.ours,
                    "ours_at": one.theirs_at,
                    "theirs_at": one.ours_at,
                }
            )
            for one in self.pair.differences
        )


class Inside(Model):
    """An article held against itself."""

    lines: tuple[InsideLine, ...] = ()
    """In document order; those decided are among them."""
    groups: tuple[tuple[int, ...], ...] = ()
    """Numbers of the claims proposed as one fact, where nobody decided yet."""

    def kept(self) -> tuple[InsideLine, ...]:
        """What was not rejected."""
        return tuple(line for line in self.lines if line.state is not InsideState.REJECTED)

    def about(self, claim: Id) -> tuple[InsideLine, ...]:
        """What concerns one claim and was not rejected, disagreements first."""
        found = [line for line in self.kept() if claim in {line.pair.a, line.pair.b}]
        return tuple(sorted(found, key=lambda line: line.pair.kind is InsideKind.SAME))

    def ring(self, claim: Id) -> frozenset[Id]:
        """The claim with all that have to do with it, directly or through others, and were not rejected."""
        found, new = {claim}, {claim}
        while new:
            new = {line.other(one) for one in new for line in self.about(one)} - found
            found |= new
        return frozenset(found)

    def disagreements(self) -> tuple[InsideLine, ...]:
        """Where the article disagrees with itself, and nobody says that it does not."""
        return tuple(line for line in self.kept() if line.pair.kind is InsideKind.DISAGREES)

    def open_disagreements(self) -> int:
        """How many disagreements nobody decided about yet."""
        return sum(line.state is InsideState.OPEN for line in self.disagreements())
