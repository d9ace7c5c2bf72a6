"""What surrounds a publication: internal notes, corrections, sign-off."""

from __future__ import annotations

from schema.base import Digest, Id, Model, Moment, PartialDate, Text


class Note(Model):
    """An internal note on a claim; never exported."""

    id: Id
    claim: Id
    text: Text
    analyst: str
    at: Moment


class Correction(Model):
    """A correction owed to readers, in the form the IFCN code asks for."""

    id: Id
    article: Id
    wrong: Text
    right: Text
    published: PartialDate | None = None
    why: Text
    analyst: str
    at: Moment


class SignOff(Model):
    """Somebody's word that a revision is ready."""

    id: Id
    article: Id
    revision: Id
    content: Digest
    """Digest of the revision signed."""
    who: str
    role: str
    at: Moment
    head: Digest
    """Head of the history when it was signed."""


class Analyst(Model):
    """A person who works on the desk."""

    name: str
    initials: str
    since: Moment
