"""What the editor must do, in article order; each item stands alone, so that it can be pasted into a mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.report.entries import SKIPPED
from schema.verdict import Aspect, VerdictValue
from schema.view import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claims.report.entries import Cited, Entry, Opinion, Wording


@dataclass(frozen=True, slots=True)
class Repair:
    """Words to change: with a proposed wording, or without one where nobody proposed any."""

    entry: Entry
    fix: Wording | None
    attribution: bool
    """Whether it is the attribution, not the content, that was found wrong."""
    opinions: tuple[Opinion, ...]
    sources: tuple[Cited, ...]
    """What speaks against the words; failing that, whatever was cited."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that cannot be confirmed, or that analysts disagree on."""

    entry: Entry
    attribution: bool
    """Whether it is about the attribution rather than the content."""
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True)
class ToDo:
    """The editor's list."""

    repairs: tuple[Repair, ...]
    doubts: tuple[Doubt, ...]
    disputes: tuple[Doubt, ...]
    waiting: tuple[Entry, ...]
    unchecked: tuple[Entry, ...]
    """Claims worth a check that nobody has judged yet, or whose words changed since."""
    other_open: int
    """How many further claims are open."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to do."""
        return not (
            self.repairs or self.doubts or self.disputes or self.waiting or self.unchecked or self.other_open
        )


def to_do(entries: Iterable[Entry]) -> ToDo:
    """Sort what is left to do by what the editor must do about it."""
    listed = [entry for entry in entries if entry.state != SKIPPED]
    pending = {Standing.OPEN, Standing.REOPENED}
    not_judged = [entry for entry in listed if entry.standing in pending and not entry.waits]
    unchecked = tuple(entry for entry in not_judged if entry.must_check)
    return ToDo(
        repairs=tuple(repair for entry in listed for repair in _repairs(entry)),
        doubts=tuple(
            doubt
            for entry in listed
            for doubt in _doubts(entry, lambda standing: standing is Standing.UNVERIFIED)
        ),
        disputes=tuple(
            doubt
            for entry in listed
            for doubt in _doubts(entry, lambda standing: standing is Standing.DISPUTED)
        ),
        waiting=tuple(entry for entry in listed if entry.waits),
        unchecked=unchecked,
        other_open=len(not_judged) - len(unchecked),
    )


def _repairs(entry: Entry) -> tuple[Repair, ...]:
    """One repair for each fix still owed, or one without wording for what was found wrong."""
    content = entry.standing is Standing.CONTRADICTED
    misattributed = entry.attribution is Standing.CONTRADICTED and not content
    opinions = _grounds(entry, Aspect.ATTRIBUTION if misattributed else Aspect.CONTENT)
    against = tuple(cited for cited in entry.citations if cited.opposes) or entry.citations
    owed: list[Wording | None] = [fix for fix in entry.fixes if fix.owed]
    if not owed and (content or misattributed):
        owed.append(None)
    return tuple(Repair(entry, fix, misattributed, opinions, against) for fix in owed)


def _grounds(entry: Entry, aspect: Aspect) -> tuple[Opinion, ...]:
    """The opinions that speak for where the claim stands; who was overruled does not speak for a repair."""
    content = aspect is Aspect.CONTENT
    given = entry.opinions if content else entry.attributions
    standing = (entry.standing if content else entry.attribution).value
    if standing not in set(VerdictValue):
        return given
    ended = tuple(opinion for opinion in entry.resolutions if opinion.aspect is aspect)
    return tuple(opinion for opinion in (*given, *ended) if opinion.value.value == standing)


def _doubts(entry: Entry, concerns: Callable[[Standing], bool]) -> tuple[Doubt, ...]:
    """The content, the attribution or both, where their standing is concerned."""
    content = concerns(entry.standing) or (entry.unsourced and concerns(Standing.UNVERIFIED))
    return tuple(
        Doubt(entry, attribution, opinions)
        for attribution, opinions, concerned in (
            (False, entry.opinions, content),
            (True, entry.attributions, concerns(entry.attribution)),
        )
        if concerned
    )
