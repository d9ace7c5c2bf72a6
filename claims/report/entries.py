"""What a report says of each claim, put into the reader's words; the formats only lay it out.

Nothing here is guarded against hostile text yet: each format does that for its own medium.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims import words
from schema.claim import ClaimKind, WorkState
from schema.match import MatchSource
from schema.source import Stance
from schema.verdict import Aspect, FixState
from schema.view import Standing

if TYPE_CHECKING:
    from schema.base import Id
    from schema.match import Match
    from schema.report import CheckedClaim, Report
    from schema.source import Citation, Source
    from schema.verdict import Fix, Verdict, VerdictValue
    from schema.view import ClaimDetail, ClaimLine


SKIPPED = "skipped"
"""Looks of a claim that was set aside."""
UNSOURCED = "unsourced"
"""Looks of a claim found supported without any source."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation under a claim."""

    number: int
    """Number of the source in the report's list."""
    symbol: str
    stance: str
    aspect: str
    """Empty for the content, which needs no saying."""
    title: str
    locator: str
    quote: str
    quote_lang: str
    translation: str
    seen: str
    """Who saw it, and which day."""
    opposes: bool
    """Whether it speaks against the claim."""
    reused: bool
    """Whether it was taken over from an earlier check."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """One analyst's standing verdict."""

    analyst: str
    when: str
    value: VerdictValue
    aspect: Aspect
    words: str
    """The verdict with its reason."""
    as_of: str
    """The day the verdict speaks of, where truth depends on it."""
    rationale: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A fix: the words as they stand and the wording proposed."""

    wrong: str
    proposed: str
    """Empty to strike the words out."""
    state: str
    start: int
    end: int
    owed: bool
    """Whether the text still has to change."""
    here: bool
    """Whether it was proposed for this revision, so that its position counts."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier check that a person confirmed."""

    relation: str
    symbol: str
    verdict: str
    publisher: str
    day: str
    text: str
    url: str
    differences: str


@dataclass(frozen=True, slots=True)
class Entry:
    """All that a report says of one claim."""

    number: int
    start: int
    end: int
    placed: bool
    """Whether its words still stand in the text of this revision."""
    state: str
    """Code of its looks: a standing, “unsourced” or “skipped”."""
    symbol: str
    """Its sign, with the quotation mark once the attribution was checked."""
    standing: Standing
    attribution: Standing
    verdict: str
    attribution_verdict: str
    claim: str
    words: str
    """The words of the article."""
    kind: str
    """Empty for a plain statement, which needs no saying."""
    speaker: str
    via: str
    sourced: str
    opinions: tuple[Opinion, ...]
    attributions: tuple[Opinion, ...]
    resolutions: tuple[Opinion, ...]
    fixes: tuple[Wording, ...]
    citations: tuple[Cited, ...]
    earlier: tuple[Earlier, ...]
    waits: bool
    unsourced: bool
    must_check: bool
    work_note: str
    until: str
    same_fact: str
    uncertain: str
    dropped: str


def entries(report: Report, lang: str) -> tuple[Entry, ...]:
    """What the report says of each claim, in article order, in the language of the reader."""
    numbers = {source.id: number for number, source in enumerate(report.sources, 1)}
    listed = {source.id: source for source in report.sources}
    return tuple(
        _Teller(checked, report.page.revision.id, numbers, listed, lang).entry() for checked in report.claims
    )


def title_of(source: Source, lang: str) -> str:
    """The title of a source; a confidential one has a number and nothing else."""
    if source.confidential is None:
        return source.title
    _ = words.translator(lang)
    return _("confidential source {number}").format(number=source.confidential)


class _Teller:
    """Puts one claim into words.

    Args:
        checked: The claim with all that was found about it.
        revision: The revision whose text the report shows.
        numbers: The number of each source in the report.
        listed: The sources by their ids.
        lang: The reader's language.
    """

    def __init__(
        self, checked: CheckedClaim, revision: Id, numbers: dict[Id, int], listed: dict[Id, Source], lang: str
    ) -> None:
        self._detail: ClaimDetail = checked.detail
        self._earlier = checked.earlier
        self._revision = revision
        self._numbers = numbers
        self._listed = listed
        self._lang = lang

    def entry(self) -> Entry:
        """The whole claim in words."""
        detail, line, claim = self._detail, self._detail.line, self._detail.claim
        checked = words.ATTRIBUTION_CHECKED if line.attribution is not Standing.OPEN else ""
        return Entry(
            number=line.number,
            start=line.start,
            end=line.end,
            placed=detail.anchor is not None,
            state=_state(line),
            symbol=words.line_symbol(line) + checked,
            standing=line.standing,
            attribution=line.attribution,
            verdict=_verdict(line, self._lang),
            attribution_verdict=words.word(line.attribution, self._lang) if checked else "",
            claim=claim.claim,
            words=line.text,
            kind="" if claim.kind is ClaimKind.STATEMENT else words.word(claim.kind, self._lang),
            speaker=claim.speaker or "",
            via=claim.via or "",
            sourced=words.sources(line, self._lang),
            opinions=self._opinions(Aspect.CONTENT),
            attributions=self._opinions(Aspect.ATTRIBUTION),
            resolutions=self._resolutions(),
            fixes=tuple(self._wording(fix) for fix in sorted(detail.fixes, key=lambda fix: fix.start)),
            citations=tuple(self._cited(citation) for citation in detail.citations),
            earlier=tuple(self._match(match) for match in self._earlier),
            waits=line.work is WorkState.WAITING,
            unsourced=line.unsourced,
            must_check=line.must_check,
            work_note=claim.work_note or "",
            until=words.moment(line.until, self._lang) if line.until else "",
            same_fact=", ".join(str(number) for number in line.same_fact),
            uncertain=", ".join(claim.uncertain),
            dropped=", ".join(detail.dropped),
        )

    def _opinions(self, aspect: Aspect) -> tuple[Opinion, ...]:
        """The standing verdicts on one aspect, newest first."""
        return tuple(
            self._opinion(given)
            for given in self._detail.verdicts
            if given.standing and given.aspect is aspect
        )

    def _opinion(self, given: Verdict) -> Opinion:
        said = [words.word(given.value, self._lang)]
        if given.reason:
            said.append(words.word(given.reason, self._lang))
        return Opinion(
            analyst=given.analyst,
            when=words.moment(given.at, self._lang),
            value=given.value,
            aspect=given.aspect,
            words=" · ".join(said),
            as_of=words.day(given.as_of, self._lang) if given.as_of else "",
            rationale=given.rationale or "",
        )

    def _resolutions(self) -> tuple[Opinion, ...]:
        """How disputes ended."""
        return tuple(
            Opinion(
                analyst=ended.analyst,
                when=words.moment(ended.at, self._lang),
                value=ended.value,
                aspect=ended.aspect,
                words=words.word(ended.value, self._lang),
                as_of="",
                rationale=ended.why,
            )
            for ended in self._detail.resolutions
        )

    def _wording(self, fix: Fix) -> Wording:
        here = fix.revision == self._revision
        return Wording(
            wrong=fix.wrong,
            proposed=fix.proposed,
            state=words.word(fix.state, self._lang),
            start=fix.start,
            end=fix.end,
            owed=fix.state is FixState.PROPOSED or (here and fix.state is FixState.ACCEPTED),
            here=here,
        )

    def _cited(self, citation: Citation) -> Cited:
        _ = words.translator(self._lang)
        day = citation.accessed or f"{citation.seen_at:%Y-%m-%d}"
        source = self._listed[citation.source]
        # A confidential source's citation says who saw it, and not the day.
        when = "" if source.confidential is not None else words.day(day, self._lang)
        seen = _("seen by {who}, {day}") if when else _("seen by {who}")
        return Cited(
            number=self._numbers[citation.source],
            symbol=words.symbol(citation.stance),
            stance=words.word(citation.stance, self._lang),
            aspect="" if citation.aspect is Aspect.CONTENT else words.word(citation.aspect, self._lang),
            title=title_of(source, self._lang),
            locator=citation.locator or "",
            quote=citation.quote or "",
            quote_lang=citation.quote_lang or "",
            translation=citation.translation or "",
            seen=seen.format(who=citation.seen_by, day=when),
            opposes=citation.stance is Stance.CONTRADICTS,
            reused=citation.reused_from is not None,
        )

    def _match(self, match: Match) -> Earlier:
        ours = match.source is MatchSource.CLAIM
        return Earlier(
            relation=words.word(match.decision.relation, self._lang) if match.decision else "",
            symbol=words.symbol(match.verdict) if match.verdict else "",
            verdict=match.label or (words.word(match.verdict, self._lang) if match.verdict else ""),
            publisher=words.word(match.source, self._lang) if ours else match.publisher or "",
            day=words.day(match.date, self._lang) if match.date else "",
            text=match.text,
            url=match.url or "",
            differences=", ".join(
                f"{found.ours or '–'} ≠ {found.theirs or '–'}" for found in match.differences
            ),
        )


def _verdict(line: ClaimLine, lang: str) -> str:
    """Where a claim stands; set aside or waiting says more than that it is open."""
    told = words.word(line.work, lang)
    if line.work is WorkState.SKIPPED or (line.work is WorkState.WAITING and line.standing is Standing.OPEN):
        return told
    standing = words.verdict(line, lang)
    return f"{standing} · {told}" if line.work is WorkState.WAITING else standing


def _state(line: ClaimLine) -> str:
    """How a claim looks; one found supported without a source must not look like the others."""
    if line.work is WorkState.SKIPPED:
        return SKIPPED
    return UNSOURCED if line.unsourced else line.standing.value
