"""Earlier checks found for a claim, what differs, and what people decided about them."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from schema.base import Id, Model, Moment, PartialDate
from schema.verdict import VerdictValue


class DifferenceKind(StrEnum):
    """In what two claims differ."""

    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    ANTONYM = "antonym"
    ENTITY = "entity"
    ORDER = "order"
    WORDING = "wording"
    """Another word in the place of one, neither its contrary nor its like; always weak."""


class Difference(Model):
    """One typed difference between two claims."""

    kind: DifferenceKind
    ours: str
    """The words of the first claim, empty where it says nothing."""
    theirs: str
    """The words of the second claim, empty where it says nothing."""
    hard: bool = True
    """Whether it blocks “same”; a weak difference (one side only) sends the pair to a person."""
    ours_at: tuple[int, int] | None = None
    """Where the words stand in the first text, in code points."""
    theirs_at: tuple[int, int] | None = None


class Comparison(Model):
    """Two claims beside each other."""

    score: float = Field(ge=0, le=100)
    """rapidfuzz ratio of the normal forms."""
    probability: float = Field(ge=0, le=1)
    """How likely both tell the same."""
    differences: tuple[Difference, ...] = ()


class Band(StrEnum):
    """How close an earlier check is, in the words people see."""

    SAME = "same"
    RELATED = "related"
    NONE = "none"


class MatchSource(StrEnum):
    """Where an earlier check comes from."""

    FACT_CHECK = "fact_check"
    CLAIM = "claim"


class Candidate(Model):
    """A text the matcher may find, as the index knows it. Its verdict is looked up in the database later."""

    key: str
    """Names the row: ``f:<fact-check id>`` or ``c:<claim id>``."""
    text: str
    title: str | None = None
    review: str | None = None
    lang: str | None = None


class Hit(Model):
    """A candidate with its score, before anything is looked up."""

    key: str
    score: float
    """rapidfuzz ratio of the normal forms, 0 to 100."""
    probability: float = Field(ge=0, le=1)
    band: Band
    differences: tuple[Difference, ...] = ()
    why: dict[str, float] = Field(default_factory=dict)
    """Named features behind the probability."""


class Alarm(StrEnum):
    """What does not go together between a claim and its earlier checks."""

    OPPOSITE = "opposite"
    """The same claim, and the earlier verdict is the opposite of ours."""
    DIVIDED = "divided"
    """Earlier checks of this claim contradict each other."""
    CHANGED = "changed"
    """It was corrected or judged again after somebody relied on it."""


class Match(Model):
    """An earlier check suggested for a claim. Suggestions are computed anew each time and never stored."""

    id: str | int | float | bool | None
    """The row's own identifier: the importer's for fact-checks, ours for claims."""
    key: str
    source: MatchSource
    text: str
    verdict: VerdictValue | None
    label: str | None = None
    """The publisher's own rating."""
    publisher: str | None = None
    url: str | None = None
    date: PartialDate | None = None
    lang: str | None = None
    article: Id | None = None
    number: int | None = None
    """For a claim of ours: its article and number."""
    score: float
    probability: float
    band: Band
    differences: tuple[Difference, ...] = ()
    why: dict[str, float] = Field(default_factory=dict)
    decision: MatchDecision | None = None
    others: tuple[MatchDecision, ...] = ()
    """What other analysts decided about it before, each one's newest, the newest first."""
    alarms: tuple[Alarm, ...] = ()
    """What an analyst should look at before trusting either verdict."""


class Search(Model):
    """The answer of the matcher: what was found, and where it looked."""

    matches: tuple[Match, ...]
    looked_in: dict[str, int]
    """How many texts of each language were searched: ``{"fr": 214}``."""
    asked_in: str | None = None
    """Language of the claim, where texts in others were searched by names, figures and dates only."""
    unindexed: int = 0
    """Texts that were not searched: not in the index yet, and too many to be looked at one by one."""

    @property
    def partly(self) -> bool:
        """Whether some texts were searched by names, places, figures and dates only."""
        asked = self.asked_in
        return asked is not None and any(
            n for lang, n in self.looked_in.items() if lang[:2] not in {asked[:2], "?"}
        )


class Relation(StrEnum):
    """How an earlier check relates to a claim, as a person decided."""

    SAME = "same"
    OPPOSITE = "opposite"
    NARROWER = "narrower"
    BROADER = "broader"
    CONFLICTING_FIGURE = "conflicting_figure"
    UNRELATED = "unrelated"


class MatchDecision(Model):
    """What a person decided about a claim and an earlier check; a rerun never overwrites it."""

    id: Id
    claim: Id
    key: str
    """The other side: ``f:<fact-check id>`` or ``c:<claim id>``."""
    confirmed: bool
    relation: Relation
    analyst: str
    at: Moment


Match.model_rebuild()
