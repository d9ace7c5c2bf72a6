"""Claims: single assertions of an article that are true or false on their own."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, NonNegativeInt, PositiveInt, model_validator

from schema.base import Id, Model, Moment, PartialDate, Text


class ClaimKind(StrEnum):
    """What sort of assertion a claim is."""

    STATEMENT = "statement"
    REPORTED = "reported"
    QUOTATION = "quotation"
    HEADLINE = "headline"
    CAPTION = "caption"
    IMAGE = "image"
    OPINION = "opinion"
    PREDICTION = "prediction"


class NumberKind(StrEnum):
    """What a number counts."""

    COUNT = "count"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    FRACTION = "fraction"
    VAGUE = "vague"


class WorthReason(StrEnum):
    """Why a claim is worth checking, or is not."""

    FIGURE = "figure"
    DATED_EVENT = "dated_event"
    NAME = "name"
    ALLEGATION = "allegation"
    SUPERLATIVE = "superlative"
    CAUSAL = "causal"
    VAGUE = "vague"
    OPINION = "opinion"
    FURNITURE = "furniture"


class BlockRole(StrEnum):
    """What a block of an article is for."""

    TITLE = "title"
    KICKER = "kicker"
    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    FURNITURE = "furniture"


class Span(Model):
    """A stretch of a text in code points, end exclusive."""

    start: NonNegativeInt
    end: PositiveInt

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        if self.start >= self.end:
            raise ValueError("a span starts before it ends")
        return self


class Block(Span):
    """A paragraph or line of an article with its role."""

    role: BlockRole


class Number(Span):
    """A figure as the text writes it. Positions are those of the article."""

    text: str
    value: float | None
    """Its value, scales applied («3,5 millions» is 3500000.0); None for vague words such as «plusieurs»."""
    kind: NumberKind
    unit: str | None = None
    """What is counted, as written: «%», «soldats», «M€» …"""
    bound: str | None = Field(default=None, pattern="^(<|>|~|<=|>=)$")
    """«moins de» is <, «plus de» is >, «environ» is ~."""


class DateMention(Span):
    """A date as the text writes it. Positions are those of the article."""

    text: str
    value: PartialDate | None
    """The plain date meant, or None where the text does not allow to say."""
    end_value: PartialDate | None = None
    """The last day of a period that has one."""
    relative: bool = False
    """Whether the value rests on the publication date."""
    guess: bool = False
    """Whether the value is the likeliest of several readings."""


class ClaimDraft(Span):
    """A claim as a splitter proposes it, before it is stored. Positions are those of the text given."""

    text: str
    """The words of the span: ``text[start:end]`` of the article."""
    claim: str
    """The standalone sentence: subjects carried, relative dates resolved."""
    kind: ClaimKind
    speaker: str | None = None
    """Who says it, in the article's words."""
    via: str | None = None
    """Through whom it is known: «un communiqué de l'alliance»."""
    checkworthiness: float = Field(ge=0, le=1)
    """How much a check is worth; it orders claims and never hides one."""
    reasons: tuple[WorthReason, ...] = ()
    dates: tuple[DateMention, ...] = ()
    numbers: tuple[Number, ...] = ()
    uncertain: tuple[str, ...] = ()
    """Words whose meaning was left as it stands because resolving them would be a guess."""


class Split(Model):
    """What splitting one text gave."""

    lang: str
    """ISO 639-1 code of the language used."""
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int], ...]
    claims: tuple[ClaimDraft, ...]
    splitter: str
    """Name and version, for instance ``rules 1``."""


class WorkState(StrEnum):
    """How far the work on a claim is."""

    TODO = "todo"
    DOING = "doing"
    WAITING = "waiting"
    DONE = "done"
    SKIPPED = "skipped"


class Claim(Model):
    """A claim of an article, as stored. Its place in a revision is its anchor, kept apart."""

    id: Id
    article: Id
    number: PositiveInt
    """Its number within the article, never given twice: ``ARTICLE/24`` names it."""
    claim: Text
    """The standalone sentence."""
    kind: ClaimKind
    speaker: str | None = None
    via: str | None = None
    dates: tuple[DateMention, ...] = ()
    numbers: tuple[Number, ...] = ()
    checkworthiness: float = Field(ge=0, le=1)
    reasons: tuple[WorthReason, ...] = ()
    uncertain: tuple[str, ...] = ()
    priority: int = Field(default=0, ge=-9, le=9)
    """Set by hand, apart from the check-worthiness."""
    work: WorkState = WorkState.TODO
    work_note: str | None = None
    """Whom or what one waits for, or why it was skipped."""
    work_until: Moment | None = None
    assignee: str | None = None
    origin: str
    """``splitter rules 1`` or ``analyst AB``."""
    derived_from: tuple[Id, ...] = ()
    """The claims it was cut or joined from."""
    retired: bool = False
    """Whether it gave way to others after a cut or a join."""
    same_fact: Id | None = None
    """Its group of claims of the same article that tell the same fact."""
    version: PositiveInt = 1
    changed_by: str
    changed_at: Moment

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.work in {WorkState.WAITING, WorkState.SKIPPED} and not self.work_note:
            raise ValueError("say whom or what the claim waits for, or why it is skipped")
        return self
