"""Sources and citations: what was consulted, and how it bears on a claim."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import PositiveInt, model_validator

from schema.base import Digest, Id, Model, Moment, PartialDate
from schema.verdict import Aspect


class SourceKind(StrEnum):
    """What was consulted."""

    PAGE = "page"
    DOCUMENT = "document"
    PERSON = "person"
    DATASET = "dataset"
    IMAGE = "image"
    OBSERVATION = "observation"


class Terms(StrEnum):
    """On what terms a person spoke."""

    ON_RECORD = "on_record"
    BACKGROUND = "background"
    OFF_RECORD = "off_record"


class Stance(StrEnum):
    """How a citation bears on its claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


class Source(Model):
    """Something consulted, entered once for many claims."""

    id: Id
    kind: SourceKind
    title: str
    """For a confidential source the neutral label only: “confidential source 1”."""
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    archived: str | None = None
    """URL of an archived copy."""
    snapshot: Digest | None = None
    """sha256 of a copy kept."""
    role: str | None = None
    """A person's role; like channel, never set for a confidential source."""
    channel: str | None = None
    """By phone, in person, by mail …"""
    spoken: PartialDate | None = None
    terms: Terms | None = None
    supplied_by: str | None = None
    """Who handed it over: a source the author supplied is not independent."""
    based_on: Id | None = None
    """Another source it relays: both are one origin."""
    primary: bool = False
    confidential: int | None = None
    """The number of a confidential source; its identity lies in a table of its own that can be erased."""
    version: PositiveInt = 1
    changed_by: str
    changed_at: Moment

    @model_validator(mode="after")
    def _hides_identity(self) -> Self:
        told = (self.url, self.publisher, self.author, self.role, self.channel, self.archived)
        if self.confidential is not None and any(told):
            raise ValueError("a confidential source carries nothing that could identify it")
        return self


class Citation(Model):
    """A source tied to a claim and an aspect."""

    id: Id
    claim: Id
    source: Id
    aspect: Aspect = Aspect.CONTENT
    stance: Stance
    quote: str | None = None
    quote_lang: str | None = None
    translation: str | None = None
    locator: str | None = None
    """Page, paragraph or timestamp."""
    accessed: PartialDate | None = None
    """The day the page was read."""
    seen_by: str
    seen_at: Moment
    """Kept when the citation is reused for another claim."""
    reused_from: str | None = None
    """Key of the earlier check it was taken over from."""
    version: PositiveInt = 1
    changed_by: str
    changed_at: Moment


class Identity(Model):
    """Who a confidential source is. Never in events, exports, lists or logs; it can be erased."""

    number: PositiveInt
    details: str
    """Name, contact, whatever the analyst must remember."""
