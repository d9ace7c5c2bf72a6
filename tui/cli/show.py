"""``show``: all that is known about one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claims import words
from claims.i18n import gettext as _
from tui.cli.earlier import print_match, print_search, read_on
from tui.cli.inside import fields_of, told_of
from tui.cli.lines import paragraph
from tui.cli.output import columns, document, plain, say, wrap
from tui.cli.program import N_, command, option
from tui.cli.session import desk

if TYPE_CHECKING:
    from schema.source import Citation, Source
    from schema.verdict import Resolution, Verdict
    from schema.view import ClaimDetail


@command("show", examples=("claimdesk show k3/20", "claimdesk show k3/20 --earlier"))
@click.argument("claim", metavar="CLAIM")
@option("--earlier", is_flag=True, help=N_("Also look for earlier checks."))
@option("--json", "as_json", is_flag=True, help=N_("Print one JSON document."))
def show_command(*, claim: str, earlier: bool, as_json: bool) -> None:
    """Show a claim."""
    with desk(readonly=not earlier) as ready:
        found = ready.find.claim(claim)
        detail = ready.claims.detail(found)
        inside = ready.inside.of(detail.claim.article)
        decided = () if earlier else ready.matches.decided(found)
        if earlier:
            read_on(ready)
        search = ready.matches.for_claim(found) if earlier else None
    if as_json:
        told = plain(detail) | {"inside": fields_of(inside, found)}
        told |= {"decided": [plain(match) for match in decided]} if decided else {}
        document("claim", told | ({"earlier": plain(search)} if search else {}))
        return
    _print_claim(detail)
    for number, line in enumerate(inside.about(found)):
        paragraph("" if number else _("inside"), told_of(line, found))
    _print_verdicts(detail)
    _print_sources(detail)
    for note in detail.notes:
        paragraph(_("note"), f"{note.text} ({note.analyst}, {words.moment(note.at.astimezone())})")
    if search or decided:
        say()
    for match in decided:
        print_match(match)
    if search:
        print_search(search)


def _print_claim(detail: ClaimDetail) -> None:
    """What the claim says, who says it, and where it stands."""
    line, claim = detail.line, detail.claim
    say(wrap(claim.claim, columns(), "  ", f"{words.line_symbol(line)} {line.number} "))
    say()
    if " ".join(line.text.split()) != claim.claim:
        paragraph(_("words"), f"« {line.text} »")
    paragraph(_("place"), f"{line.start}–{line.end}")
    paragraph(_("kind"), words.word(claim.kind))
    if claim.speaker:
        paragraph(_("speaker"), claim.speaker + (f" ({claim.via})" if claim.via else ""))
    for date in claim.dates:
        meant = words.day(date.value) if date.value else "?"
        paragraph(_("date"), f"{date.text} → {meant}" if meant != date.text else meant)
    if detail.dropped:
        paragraph(_("left out"), ", ".join(detail.dropped))
    reasons = ", ".join(words.word(reason) for reason in claim.reasons)
    paragraph(_("worth"), f"{claim.checkworthiness:.2f}" + (f" ({reasons})" if reasons else ""))
    state = words.word(claim.work)
    if claim.work_note:
        state += f": {claim.work_note}"
    if claim.work_until:
        state += f" ({words.moment(claim.work_until.astimezone())})"
    paragraph(_("work"), state + (f" · {claim.assignee}" if claim.assignee else ""))
    paragraph(_("id"), claim.id)


def _print_verdicts(detail: ClaimDetail) -> None:
    """The verdict that stands, the answers given, the fixes and how disputes ended."""
    say()
    paragraph(_("verdict"), f"{words.line_symbol(detail.line)} {words.verdict(detail.line)}")
    for verdict in detail.verdicts:
        if verdict.standing:
            paragraph("", _verdict(verdict))
    for resolution in detail.resolutions:
        paragraph("", _resolution(resolution))
    for fix in detail.fixes:
        shown = f"{fix.wrong} → {fix.proposed or '∅'} · {words.word(fix.state)} · {fix.id}"
        paragraph(_("fix"), shown)


def _verdict(verdict: Verdict) -> str:
    parts = [words.word(verdict.aspect), f"{words.symbol(verdict.value)} {words.word(verdict.value)}"]
    if verdict.reason:
        parts.append(words.word(verdict.reason))
    if verdict.rationale:
        parts.append(verdict.rationale)
    if verdict.as_of:
        parts.append(_("as of {day}").format(day=words.day(verdict.as_of)))
    return f"{' · '.join(parts)} ({verdict.analyst}, {words.moment(verdict.at.astimezone())})"


def _resolution(resolution: Resolution) -> str:
    said = _("resolved: {value} · {why} ({analyst})")
    return said.format(value=words.word(resolution.value), why=resolution.why, analyst=resolution.analyst)


def _print_sources(detail: ClaimDetail) -> None:
    """The sources cited, numbered as they come."""
    paragraph(_("sources"), words.sources(detail.line))
    by_id = {source.id: source for source in detail.sources}
    for number, citation in enumerate(detail.citations, 1):
        paragraph("", f"{number} {_citation(citation, by_id[citation.source])}")


def _citation(citation: Citation, source: Source) -> str:
    parts = [f"{words.symbol(citation.stance)} {source.title}"]
    parts += [part for part in (source.publisher, source.url, citation.locator) if part]
    if citation.quote:
        parts.append(f"« {citation.quote} »")
    return " · ".join(parts)
