"""Everything known about the claim in hand, from its sentence to its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from schema.claim import WorkState
from schema.verdict import Aspect, FixState
from schema.view import Standing
from tui import display
from tui.pictures.claims import due, ink
from tui.pictures.inside import inside_rows, own_words, underlined
from tui.pictures.matches import looked_in, match_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from schema.base import Id
    from schema.inside import InsideLine
    from schema.match import Search
    from schema.source import Citation, Source
    from schema.verdict import Verdict
    from schema.view import ClaimDetail

_SHOWN_MATCHES = 4
"""Earlier checks shown beside a claim; all of them are one key away."""


def claim_panel(
    detail: ClaimDetail,
    earlier: Search | None,
    initials: Mapping[str, str],
    today: date,
    inside: Sequence[InsideLine] = (),
    sentences: Mapping[Id, str] | None = None,
) -> Content:
    """Everything about a claim.

    Args:
        detail: What the desk knows.
        earlier: Earlier checks found; None while they are looked for.
        initials: How analysts sign, by name.
        today: For the age of earlier checks.
        inside: What other claims of the article have to do with it.
        sentences: The sentences of those claims.
    """
    name = detail.claim.id
    parts = [
        underlined(detail.claim.claim, own_words(inside, name), "bold"),
        *inside_rows(inside, name, sentences or {}),
        *_about(detail),
        Content(""),
        *_verdicts(detail, initials),
        *_work(detail),
        Content(""),
        *_citations(detail),
        Content(""),
        *_earlier(earlier, today),
        *_notes(detail, initials),
    ]
    return display.lines(*parts)


def _about(detail: ClaimDetail) -> list[Content]:
    claim = detail.claim
    rows = []
    if claim.speaker:
        via = (f", {claim.via}", "$quiet") if claim.via else ("", "")
        rows.append(display.row((_("says"), "$quiet"), "  ", claim.speaker, via))
    elif claim.via:
        rows.append(display.row((_("known from"), "$quiet"), "  ", claim.via))
    for mention in claim.dates:
        if mention.value:
            until = f" – {words.day(mention.end_value)}" if mention.end_value else ""
            guess = (" " + _("likely"), "$difference") if mention.guess else ("", "")
            said = f"{words.day(mention.value)}{until}"
            rows.append(display.row((_("date"), "$quiet"), "  ", f"{mention.text} → {said}", guess))
        else:
            rows.append(display.row((_("date"), "$quiet"), "  ", f"{mention.text} → ?"))
    if claim.uncertain:
        rows.append(display.row((_("unclear"), "$quiet"), "  ", ", ".join(claim.uncertain)))
    if detail.dropped:
        rows.append(display.row((_("left out"), "$quiet"), "  ", " … ".join(detail.dropped)))
    if claim.reasons:
        why = ", ".join(words.word(reason) for reason in claim.reasons)
        rows.append(display.row((_("worth a check"), "$quiet"), "  ", why))
    if detail.line.same_fact:
        numbers = ", ".join(str(number) for number in detail.line.same_fact)
        rows.append(display.row((words.SAME_FACT, "$quiet"), "  ", _("same fact as {n}").format(n=numbers)))
    return rows


def _verdicts(detail: ClaimDetail, initials: Mapping[str, str]) -> list[Content]:
    line = detail.line
    rows = [
        display.row(
            (words.line_symbol(line), f"bold {ink(line)}"), " ", (words.verdict(line), f"bold {ink(line)}")
        )
    ]
    if line.standing is Standing.REOPENED:
        rows.append(display.text(_("its words changed since it was judged"), "$quiet"))
    standing = [verdict for verdict in detail.verdicts if verdict.standing]
    several = len({verdict.value for verdict in standing if verdict.aspect is Aspect.CONTENT}) > 1
    for verdict in standing:
        if verdict.aspect is Aspect.ATTRIBUTION or several or line.standing is Standing.REOPENED:
            rows.append(_verdict(verdict))
        if verdict.rationale:
            rows.append(display.block(verdict.rationale))
        rows.append(_signed(verdict, initials))
    rows += [
        display.row(
            ("⟦", "$quiet"),
            (fix.wrong, "$contradicted"),
            ("⟧ → ", "$quiet"),
            (fix.proposed or _("strike out"), "$supported"),
            (f"  {words.word(fix.state)}", "$difference" if fix.state is FixState.PROPOSED else "$quiet"),
        )
        for fix in detail.fixes
    ]
    rows += [
        display.row((_("settled: "), "$quiet"), words.word(resolution.value), (f" · {resolution.why}", ""))
        for resolution in detail.resolutions[:1]
    ]
    return rows


def _verdict(verdict: Verdict) -> Content:
    reason = f" · {words.word(verdict.reason)}" if verdict.reason else ""
    return display.row(
        (f"{words.word(verdict.aspect)}  ", "$quiet"),
        (f"{words.symbol(verdict.value)} {words.word(verdict.value)}{reason}", f"${verdict.value.value}"),
    )


def _signed(verdict: Verdict, initials: Mapping[str, str]) -> Content:
    who = initials.get(verdict.analyst, verdict.analyst)
    at = verdict.at.astimezone()
    of = _("as of {day}").format(day=words.day(verdict.as_of)) if verdict.as_of else ""
    signed = f"{who} {words.clock(at)}, {words.day(f'{at:%Y-%m-%d}')}"
    return display.text(display.dotted(signed, of), "$quiet")


def _work(detail: ClaimDetail) -> list[Content]:
    line, claim = detail.line, detail.claim
    rows = []
    if line.work is WorkState.WAITING:
        until = f" · {due(line.until)}" if line.until else ""
        rows.append(
            display.text(_("waiting for {what}").format(what=line.waiting_for or "?") + until, "$waiting")
        )
    elif line.work is WorkState.SKIPPED:
        rows.append(display.text(_("skipped: {why}").format(why=claim.work_note or "?"), "$waiting"))
    if claim.assignee:
        rows.append(display.row((_("with"), "$quiet"), "  ", claim.assignee))
    if line.priority:
        rows.append(display.row((_("priority"), "$quiet"), f"  {line.priority:+d}"))
    return rows


def _citations(detail: ClaimDetail) -> list[Content]:
    if not detail.citations:
        return [_heading(_("Sources")), display.text(_("none yet"), "$quiet")]
    rows = [_heading(words.sources(detail.line))]
    known = {source.id: source for source in detail.sources}
    for number, citation in enumerate(detail.citations, 1):
        rows += _citation(number, citation, known.get(citation.source))
    return rows


def _citation(number: int, citation: Citation, source: Source | None) -> list[Content]:
    title = source.title if source else citation.source
    tail = [part for part in (citation.locator, _aspect(citation)) if part]
    colour = {"supports": "$supported", "contradicts": "$contradicted"}.get(citation.stance.value, "$quiet")
    rows = [
        display.row(
            (f"{number} ", "$quiet"),
            (words.symbol(citation.stance), f"bold {colour}"),
            f" {title}",
            (" ".join(f" · {part}" for part in tail), "$quiet"),
            (" · " + _("primary") if source and source.primary else "", "$key"),
        )
    ]
    if source and source.url:
        rows.append(display.text(f"  {source.url}", "$quiet"))
    if citation.quote:
        rows.append(display.block(f"  « {citation.quote} »"))
    if citation.translation:
        rows.append(display.block(f"  {citation.translation}", "$quiet"))
    return rows


def _aspect(citation: Citation) -> str:
    return words.word(citation.aspect) if citation.aspect is Aspect.ATTRIBUTION else ""


def _earlier(earlier: Search | None, today: date) -> list[Content]:
    if earlier is None:
        return [_heading(_("Earlier checks")), display.text(_("looking…"), "$quiet")]
    if not earlier.matches:
        said = display.dotted(_("nothing found") if earlier.looked_in else "", looked_in(earlier))
        return [_heading(_("Earlier checks")), display.text(said, "$quiet")]
    rows = [_heading(_("Earlier checks") + f" ({len(earlier.matches)})")]
    for match in earlier.matches[:_SHOWN_MATCHES]:
        rows += match_lines(match, today)
    rows.append(display.text(looked_in(earlier), "$quiet"))
    return rows


def _notes(detail: ClaimDetail, initials: Mapping[str, str]) -> list[Content]:
    if not detail.notes:
        return []
    said = ngettext("{n} note, never exported", "{n} notes, never exported", len(detail.notes))
    rows = [Content(""), _heading(said.format(n=len(detail.notes)))]
    for note in detail.notes:
        who = initials.get(note.analyst, note.analyst)
        rows.append(display.text(f"{who} {words.clock(note.at.astimezone())}", "$quiet"))
        rows.append(display.block(note.text))
    return rows


def _heading(said: str) -> Content:
    return display.text(said, "$key")
