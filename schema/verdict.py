"""Verdicts: what an analyst found about a claim, with reasons, fixes and the resolution of disputes."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import NonNegativeInt, PositiveInt, model_validator

from schema.base import Digest, Id, Model, Moment, PartialDate, Text


class VerdictValue(StrEnum):
    """The three answers; a claim without one is open."""

    SUPPORTED = "supported"
    UNVERIFIED = "unverified"
    CONTRADICTED = "contradicted"


class Aspect(StrEnum):
    """What was judged: what the claim says, or that its speaker said it in these words."""

    CONTENT = "content"
    ATTRIBUTION = "attribution"


class Reason(StrEnum):
    """Why a verdict is what it is."""

    NO_SOURCE = "no_source"
    CONFLICTING_SOURCES = "conflicting_sources"
    NOT_CHECKABLE = "not_checkable"
    NOT_REACHED = "not_reached"
    NUMBER_WRONG = "number_wrong"
    DATE_WRONG = "date_wrong"
    NAME_WRONG = "name_wrong"
    PLACE_WRONG = "place_wrong"
    OUT_OF_DATE = "out_of_date"
    MISLEADING_CONTEXT = "misleading_context"
    EXAGGERATED = "exaggerated"
    FABRICATED = "fabricated"
    VERBATIM = "verbatim"
    FAITHFUL_TRANSLATION = "faithful_translation"
    PARAPHRASE = "paraphrase"
    NOT_HEARD = "not_heard"
    ALTERED = "altered"
    OUT_OF_CONTEXT = "out_of_context"
    WRONG_SPEAKER = "wrong_speaker"


_CONTENT, _ATTRIBUTION = Aspect.CONTENT, Aspect.ATTRIBUTION
_SUPPORTED, _UNVERIFIED, _CONTRADICTED = VerdictValue

REASONS: dict[tuple[Aspect, VerdictValue], tuple[Reason, ...]] = {
    (_CONTENT, _SUPPORTED): (),
    (_CONTENT, _UNVERIFIED): (
        Reason.NO_SOURCE,
        Reason.CONFLICTING_SOURCES,
        Reason.NOT_CHECKABLE,
        Reason.NOT_REACHED,
    ),
    (_CONTENT, _CONTRADICTED): (
        Reason.NUMBER_WRONG,
        Reason.DATE_WRONG,
        Reason.NAME_WRONG,
        Reason.PLACE_WRONG,
        Reason.OUT_OF_DATE,
        Reason.MISLEADING_CONTEXT,
        Reason.EXAGGERATED,
        Reason.FABRICATED,
    ),
    (_ATTRIBUTION, _SUPPORTED): (Reason.VERBATIM, Reason.FAITHFUL_TRANSLATION, Reason.PARAPHRASE),
    (_ATTRIBUTION, _UNVERIFIED): (Reason.NOT_HEARD, Reason.NO_SOURCE, Reason.NOT_REACHED),
    (_ATTRIBUTION, _CONTRADICTED): (Reason.ALTERED, Reason.OUT_OF_CONTEXT, Reason.WRONG_SPEAKER),
}
"""The reasons that fit each aspect and answer, in the order in which they are offered."""


class Verdict(Model):
    """One analyst's answer on one aspect of a claim. Earlier answers are kept; the newest stands."""

    id: Id
    claim: Id
    revision: Id
    """The revision of the article that was judged."""
    aspect: Aspect
    value: VerdictValue
    reason: Reason | None = None
    rationale: str | None = None
    as_of: PartialDate | None = None
    """The day the verdict speaks of, where truth depends on it."""
    judged: Digest
    """Digest of the span and the standalone sentence as judged: if either changes, the claim reopens."""
    analyst: str
    at: Moment
    standing: bool = True
    """Whether it is this analyst's newest on this aspect."""

    @model_validator(mode="after")
    def _reason_fits(self) -> Self:
        allowed = REASONS[self.aspect, self.value]
        if self.reason is not None and self.reason not in allowed:
            fitting = ", ".join(allowed) or "none"
            raise ValueError(f"the reason {self.reason} does not fit {self.value}; fitting: {fitting}")
        return self


class FixState(StrEnum):
    """What became of a proposed wording."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Fix(Model):
    """A part of a claim's span that is wrong, with the wording proposed instead."""

    id: Id
    claim: Id
    revision: Id
    start: NonNegativeInt
    """Position in the revision's text, in code points."""
    end: NonNegativeInt
    wrong: Text
    """The words as they stand: ``text[start:end]``."""
    proposed: str
    """The wording proposed; empty to strike the words out."""
    state: FixState = FixState.PROPOSED
    analyst: str
    at: Moment
    version: PositiveInt = 1
    changed_by: str
    changed_at: Moment

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if self.end - self.start != len(self.wrong):
            raise ValueError("a fix is as long as the words it replaces")
        if self.wrong == self.proposed:
            raise ValueError("a fix must change something")
        return self


class Resolution(Model):
    """How a dispute between analysts ended, with the reason; it stands until a newer verdict comes."""

    id: Id
    claim: Id
    aspect: Aspect
    value: VerdictValue
    why: Text
    verdicts: tuple[Id, ...] = ()
    """The verdicts that disagreed. The resolution stands while no other verdict does."""
    analyst: str
    at: Moment
