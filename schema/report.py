"""The verdict report as data: the models themselves, so that it can be read back."""

from __future__ import annotations

from typing import Literal

from schema.base import Digest, Model, Moment
from schema.inside import InsideLine
from schema.match import Match
from schema.source import Source
from schema.view import ArticlePage, ClaimDetail


class CheckedClaim(Model):
    """A claim with all that was found about it."""

    detail: ClaimDetail
    earlier: tuple[Match, ...] = ()
    """Earlier checks a person confirmed."""


class Report(Model):
    """Everything a report says, in article order. Notes and confidential identities are never in it."""

    format: Literal["claimdesk-report"] = "claimdesk-report"
    version: Literal[1] = 1
    page: ArticlePage
    claims: tuple[CheckedClaim, ...]
    sources: tuple[Source, ...]
    """Numbered once, in the order in which they are first cited."""
    disagreements: tuple[InsideLine, ...] = ()
    """Where the article disagrees with itself: found by rules or by people, and rejected by nobody."""
    head: Digest | None
    """Head of the history, so that a cut-off log shows."""
    made_at: Moment
    """Time of the last event, not of the export: the same input gives the same bytes."""
