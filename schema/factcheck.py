"""Checks published before, imported into the claims database or made here."""

from __future__ import annotations

from enum import StrEnum

from pydantic import FiniteFloat, PositiveInt

from schema.base import Id, Model, Moment, PartialDate, Text
from schema.verdict import VerdictValue


class RatingScale(Model):
    """A publisher's numeric scale as published; some publish it upside down, and it is kept so."""

    value: FiniteFloat | None = None
    best: FiniteFloat | None = None
    worst: FiniteFloat | None = None


class FactCheck(Model):
    """One published check. Its identity is (source, external id); a re-import updates it."""

    id: Id
    source: str
    """Where it was imported from: a name the importer gives, ``import`` by default."""
    external_id: str
    """The row's own id as JSON, so that ``12`` and ``"12"`` stay apart and come back as they were."""
    claim: Text
    """The claim reviewed."""
    title: str | None = None
    review: str | None = None
    lang: str | None = None
    verdict: VerdictValue | None = None
    """Ours, mapped from the publisher's label; None is unknown, a value like the others."""
    label: str | None = None
    """The publisher's own words."""
    scale: RatingScale | None = None
    url: str | None = None
    publisher: str | None = None
    speaker: str | None = None
    date: PartialDate | None = None
    """When the check was published."""
    date_text: str | None = None
    """The date as the row gave it, where it is no plain date."""
    imported_at: Moment
    version: PositiveInt = 1


class Repair(StrEnum):
    """What was amiss in a published row and could be read all the same."""

    EMPTY_ITEM = "empty_item"
    """A feed's item was null or empty; nothing is lost."""
    TRAILING_COMMA = "trailing_comma"
    """The JSON had a comma too many."""
    INVERTED_SCALE = "inverted_scale"
    """The best rating is below the worst; kept as published."""
    LABEL_SHAPE = "label_shape"
    """The label was a list or an object where a text belongs."""
    LABEL_NAME = "label_name"
    """The label stood in the rating's ``name``, or was the whole rating."""
    ENTITIES = "entities"
    """The text held HTML entities."""
    DATE = "date"
    """The date is none that can be read; its words are kept."""
    ADDRESS = "address"
    """The address was relative to the page."""
    REPEATED = "repeated"
    """The file holds a row with the same id before this one; the later one counts."""
