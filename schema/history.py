"""Events: every change, with its inverse, its analyst and its place in a chain of digests."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, JsonValue, PositiveInt

from schema.base import Digest, Model, Moment


class EventKind(StrEnum):
    """What happened."""

    ARTICLE_ADDED = "article_added"
    ARTICLE_EDITED = "article_edited"
    ARTICLE_REVISED = "article_revised"
    CLAIM_EDITED = "claim_edited"
    CLAIM_ADDED = "claim_added"
    CLAIM_CUT = "claim_cut"
    CLAIMS_JOINED = "claims_joined"
    SAME_FACT_GROUPED = "same_fact_grouped"
    INSIDE_DECIDED = "inside_decided"
    """Somebody said whether two claims of one article disagree."""
    VERDICT_MARKED = "verdict_marked"
    VERDICT_CLEARED = "verdict_cleared"
    FIX_PROPOSED = "fix_proposed"
    FIX_DECIDED = "fix_decided"
    DISPUTE_RESOLVED = "dispute_resolved"
    SOURCE_ADDED = "source_added"
    SOURCE_EDITED = "source_edited"
    CITED = "cited"
    CITATION_EDITED = "citation_edited"
    CITATION_REMOVED = "citation_removed"
    CHECK_REUSED = "check_reused"
    WORK_CHANGED = "work_changed"
    NOTE_ADDED = "note_added"
    MATCH_DECIDED = "match_decided"
    FACT_CHECKS_IMPORTED = "fact_checks_imported"
    CLUSTERS_CHANGED = "clusters_changed"
    LINKED = "linked"
    CORRECTION_ADDED = "correction_added"
    SIGNED_OFF = "signed_off"
    JOB_STARTED = "job_started"
    JOB_ENDED = "job_ended"
    UNDONE = "undone"
    REDONE = "redone"
    REDACTED = "redacted"
    IDENTITY_ERASED = "identity_erased"


class RowChange(Model):
    """One row before and after an event; None where the row did not exist. The inverse swaps the two."""

    table: str
    id: str
    before: dict[str, JsonValue] | None
    after: dict[str, JsonValue] | None


class Payload(Model):
    """What an event changed."""

    changes: tuple[RowChange, ...] = ()
    about: dict[str, JsonValue] = Field(default_factory=dict)
    """Codes and parameters for the history's sentence: the claim's number, the value, a reason …"""


class Event(Model):
    """One link of the history. Its digest covers the previous one and the digest of its payload."""

    seq: PositiveInt
    kind: EventKind
    analyst: str
    at: Moment
    job: PositiveInt | None = None
    """The first event of the bulk job it belongs to."""
    target: PositiveInt | None = None
    """The event that an undo, redo or redaction is about."""
    payload: Payload | None
    """None once purged; the chain still holds."""
    payload_digest: Digest
    previous: Digest
    digest: Digest


class FindingCode(StrEnum):
    """What can be wrong with a database."""

    CHAIN_BROKEN = "chain_broken"
    PAYLOAD_CHANGED = "payload_changed"
    ROW_DIFFERS = "row_differs"
    HEAD_MISSING = "head_missing"
    FILE_DAMAGED = "file_damaged"
    REFERENCE_BROKEN = "reference_broken"
    ROW_INVALID = "row_invalid"
    ANCHOR_WRONG = "anchor_wrong"
    DOCUMENT_CHANGED = "document_changed"
    SCHEMA_DIFFERS = "schema_differs"
    FILE_OPEN_TO_OTHERS = "file_open_to_others"
    INDEX_BEHIND = "index_behind"
    """Texts are stored that searches do not look in yet."""


class Finding(Model):
    """One thing that is wrong with the database or its history."""

    code: FindingCode
    message: str
    """One plain sentence in the language spoken."""
    hint: str = ""


class Verification(Model):
    """What re-reading the whole history found."""

    events: int
    head: Digest | None
    """Digest of the last event; None while nothing has happened."""
    purged: int = 0
    """Events whose payload was purged: their rows cannot be told from the history alone."""
    findings: tuple[Finding, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings
