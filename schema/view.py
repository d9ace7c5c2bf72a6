"""What screens, commands and reports show: read-only pictures of several nouns at once."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from schema.anchor import Anchor
from schema.article import Article, Revision
from schema.base import Id, Model, Moment, PartialDate
from schema.claim import Claim, ClaimKind, WorkState
from schema.match import MatchDecision
from schema.publication import Correction, Note, SignOff
from schema.source import Citation, Source
from schema.verdict import Fix, Resolution, Verdict, VerdictValue


class Standing(StrEnum):
    """Where one aspect of a claim stands, all analysts considered; fixes are counted apart."""

    OPEN = "open"
    SUPPORTED = "supported"
    UNVERIFIED = "unverified"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    REOPENED = "reopened"
    """Judged before, but its words changed since."""


class ClaimLine(Model):
    """One line of the claim list and of the article's gutter."""

    id: Id
    article: Id
    number: int
    start: int
    end: int
    text: str
    claim: str
    kind: ClaimKind
    speaker: str | None = None
    standing: Standing = Standing.OPEN
    verdict: VerdictValue | None = None
    """The content verdict that stands; None when open or disputed. Kept, but not standing, when reopened."""
    reason: str | None = None
    attribution: Standing = Standing.OPEN
    open_fixes: int = 0
    sources: int = 0
    origins: int = 0
    primaries: int = 0
    work: WorkState = WorkState.TODO
    waiting_for: str | None = None
    until: Moment | None = None
    priority: int = 0
    checkworthiness: float = 0.0
    same_fact: tuple[int, ...] = ()
    """Numbers of the other claims of the article that tell the same fact."""
    version: int = 1

    @property
    def unsourced(self) -> bool:
        """Whether it was found supported without any source: shown as such, and not counted as done."""
        return self.standing is Standing.SUPPORTED and self.sources == 0

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do on it."""
        if self.work is WorkState.SKIPPED:
            return True
        if self.work is WorkState.WAITING or (self.open_fixes and self.standing is Standing.SUPPORTED):
            return False
        judged = self.standing in {Standing.SUPPORTED, Standing.UNVERIFIED, Standing.CONTRADICTED}
        return judged and not self.unsourced

    @property
    def must_check(self) -> bool:
        """Whether it is worth a check and nothing has been found about it yet."""
        return not self.settled and (self.priority > 0 or self.checkworthiness >= MUST_CHECK)


MUST_CHECK = 0.5
"""Check-worthiness from which a claim counts among those that must be checked."""


class ClaimDetail(Model):
    """Everything known about one claim."""

    line: ClaimLine
    claim: Claim
    anchor: Anchor | None
    verdicts: tuple[Verdict, ...] = ()
    """All, newest first; those that stand are marked."""
    fixes: tuple[Fix, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    citations: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    """Those cited, in the order of the citations."""
    notes: tuple[Note, ...] = ()
    decisions: tuple[MatchDecision, ...] = ()
    dropped: tuple[str, ...] = ()
    """Words of the span that the standalone sentence leaves out."""


class Counts(Model):
    """How far an article is."""

    claims: int = 0
    settled: int = 0
    supported: int = 0
    unverified: int = 0
    contradicted: int = 0
    open: int = 0
    disputed: int = 0
    reopened: int = 0
    waiting: int = 0
    skipped: int = 0
    must_check: int = 0
    next_until: Moment | None = None
    """The earliest time something waited for is due."""


class ArticleLine(Model):
    """One line of the library."""

    article: Article
    revision: int
    counts: Counts


class ArticlePage(Model):
    """An article ready for the desk: its text and its claims in document order."""

    article: Article
    revision: Revision
    text: str
    lines: tuple[ClaimLine, ...]
    counts: Counts
    corrections: tuple[Correction, ...] = ()
    signoffs: tuple[SignOff, ...] = ()


class DatabaseGlance(Model):
    """The claims database at a glance."""

    articles: int = 0
    claims: int = 0
    fact_checks: int = 0
    sources: int = 0
    languages: dict[str, int] = Field(default_factory=dict)
    last_import: Moment | None = None


class ChangedDate(Model):
    """What changing the publication date did: claims whose dates read otherwise now."""

    article: Article
    before: PartialDate | None
    claims: tuple[Id, ...]
    """Claims re-resolved; those with a verdict reopened."""
