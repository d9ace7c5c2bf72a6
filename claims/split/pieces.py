"""What the clause rules hand on: pieces of a sentence with their role, by token positions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from claims.split.tokens import MARKS

if TYPE_CHECKING:
    from claims.split.line import Line
    from schema.claim import ClaimKind


class Role(Enum):
    """How a piece hangs together with its sentence."""

    MAIN = auto()
    """A clause with its own subject."""
    COORDINATED = auto()
    """A further predicate of the same subject: «et a remis …»."""
    CAUSE = auto()
    """A clause after a conjunction such as «puisque», the conjunction left out."""
    RELATIVE = auto()
    PARTICIPLE = auto()
    APPOSITION = auto()
    FIGURE = auto()
    """A second figure beside the first: «contre 45 000 en mai»."""
    PLACE = auto()
    """Where the subject lies, between it and its verb."""


class Opener(Enum):
    """What begins a chunk."""

    PLAIN = auto()
    COORDINATED = auto()
    CLAUSE = auto()
    CAUSE = auto()
    RELATIVE = auto()
    PARTICIPLE = auto()
    FIGURE = auto()
    CONTENT = auto()
    """«que» or «that» after a verb of saying."""
    SOURCE = auto()
    """«selon …», «, a déclaré X», «, X said»."""
    RESUME = auto()
    """The verb of a clause that a relative clause had interrupted."""


@dataclass(slots=True)
class Chunk:
    """A stretch of tokens between two openers or marks."""

    opener: Opener
    start: int
    """First token, the opening word included."""
    body: int
    """First token of the content."""
    end: int = 0
    comma: bool = False
    """Whether a comma, dash or semicolon stands before."""
    hard: bool = False
    """Whether that mark is a semicolon or a colon."""


Found = tuple[Opener, int] | None
"""What begins at a place and where its content starts; None for nothing."""


@dataclass
class Scan:
    """How far a sentence has been cut, for the rules that look at the next place."""

    line: Line
    made: list[Chunk] = field(default_factory=list)
    verb_seen: bool = False
    """Whether the clause at hand has its finite verb."""
    said: bool = False
    """Whether a finite verb or a quotation came before."""

    def skip(self, at: int, *, adverbs: bool = True) -> int:
        """The place behind adverbs and object pronouns: the verb if one follows."""
        line = self.line
        while at < len(line) and not line[at].finite:
            adverb = adverbs and (line.has(at, "adverbs") or line.low(at).endswith(("ment", "ly")))
            if not adverb and not line.has(at, "clitics"):
                break
            at += 1
        return at

    def finite_soon(self, at: int) -> bool:
        """Whether a finite verb follows behind adverbs and object pronouns."""
        verb = self.skip(at)
        return verb < len(self.line) and self.line[verb].finite

    def stop(self, at: int) -> int:
        """Where a plain run of words ends: a mark, a conjunction, a relative pronoun."""
        line = self.line
        for n in range(at, len(line)):
            if line[n].text in MARKS and not line[n].quoted:
                return n
            conjunction = line.has(n, "conjunctions") and not line[n].finite
            if n > at and (conjunction or line.has(n, "relatives")):
                return n
        return len(line)


@dataclass(slots=True)
class Piece:
    """A claim to be, by token positions, end exclusive."""

    role: Role
    first: int
    last: int
    antecedent: tuple[int, int] | None = None
    """What a relative clause, participle or apposition is about."""
    subject: tuple[int, int] | None = None
    """The subject that a coordinated predicate shares."""
    host: Piece | None = None
    """The clause it hangs on."""
    verb: tuple[int, int] | None = None
    """The verb, or its auxiliary, that a coordinated predicate shares."""
    speaker: str | None = None
    via: str | None = None
    reported: bool = False
    kind: ClaimKind | None = None
    """What sort of assertion it is, once that is known."""
    headless: bool = False
    """The words only say who speaks; they are no claim."""
