"""Articles and the revisions of their text."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import NonNegativeInt, PositiveInt, StringConstraints, model_validator

from schema.base import Digest, Id, Model, Moment, PartialDate

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""ISO 639 code of the language of a text."""


class DateBasis(StrEnum):
    """How the publication date is known."""

    STATED = "stated"
    PLANNED = "planned"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Article(Model):
    """The work: what a newsroom publishes under one title, through all its corrected texts."""

    id: Id
    title: str
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    lang: Language
    published: PartialDate | None = None
    """Publication date; None resolves no relative date, and today is never assumed."""
    date_basis: DateBasis = DateBasis.UNKNOWN
    last_number: NonNegativeInt = 0
    """The highest claim number given so far, kept by the store; none is given twice, even after an undo."""
    version: PositiveInt = 1
    changed_by: str
    changed_at: Moment

    @model_validator(mode="after")
    def _date_has_basis(self) -> Self:
        if (self.published is None) != (self.date_basis is DateBasis.UNKNOWN):
            raise ValueError("a publication date is known with a basis, or unknown without a date")
        return self


class Revision(Model):
    """One text of an article. The original bytes and the text are kept under the digest of the bytes."""

    id: Id
    article: Id
    number: PositiveInt
    """1 for the first text, 2 for its first correction, …"""
    content: Digest
    """sha256 of the original bytes."""
    decoding: str
    """The decoding used: ``utf-8``, ``utf-8-sig``, ``utf-16``, ``cp1252`` …"""
    added_by: str
    added_at: Moment


class Document(Model):
    """What a revision's digest names: the original bytes, and the text read from them."""

    digest: Digest
    content: bytes
    text: str
