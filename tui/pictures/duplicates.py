"""Claims told more than once: a cluster as a line, a member as a line, and a claim as met from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from schema.view import Standing
from tui import display
from tui.pictures.claims import ink

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from schema.claim import DateMention
    from schema.duplicates import ClaimSide, ClusterLine

CANONICAL = "★"
"""Sign of the claim that stands for all of its cluster."""
ALARM = "!"
"""Sign of a cluster whose members were found both right and wrong."""

TYPED = "bold $difference"
"""Words in which two claims differ as the guard sees it; brackets stand around them as well."""
CHANGED = "underline"
"""Other words that one claim has and the other has not."""

_SHOWN = (
    Standing.SUPPORTED,
    Standing.UNVERIFIED,
    Standing.CONTRADICTED,
    Standing.DISPUTED,
    Standing.REOPENED,
    Standing.OPEN,
)
_ROOMY, _WIDE = 60, 84
_DATE = 12
_NEAR = 70
"""Characters of the article before a claim where there is little room."""


def tally(standings: Mapping[Standing, int]) -> Content:
    """How the members of a cluster stand: “✓2 ✗1 ·4”."""
    parts = []
    for standing in _SHOWN:
        count = standings.get(standing, 0)
        if count:
            colour = "$open" if standing is Standing.REOPENED else f"${standing.value}"
            parts.append((f"{words.symbol(standing)}{count} ", colour))
    return display.row(*parts)


def cluster_row(line: ClusterLine, width: int) -> Content:
    """A cluster in the list: alarm, size, the canonical claim, and how its members stand."""
    left = display.row(
        (f"{ALARM if line.conflict else ' '} ", "bold $contradicted"),
        (f"{line.members:>3}", "bold"),
        ("× ", "$quiet"),
        line.canonical.claim,
    )
    return display.ends(left, display.row("  ", tally(line.standings)), width)


def cluster_title(line: ClusterLine) -> Content:
    """What a cluster is: its size, its articles, and the alarm where there is one."""
    articles = ngettext("{n} article", "{n} articles", line.articles).format(n=words.number(line.articles))
    said = display.dotted(words.claims(line.members), articles)
    if not line.conflict:
        return display.text(said)
    alarm = f" · {ALARM} " + _("found both right and wrong")
    return display.row(said, (alarm, "bold $contradicted"))


def member_row(side: ClaimSide, width: int) -> Content:
    """A member of a cluster: sign, date, paper, words."""
    article = side.article
    paper = article.publisher or article.title
    left = display.row(
        (CANONICAL if side.canonical else " ", "bold $key"),
        (f"{words.line_symbol(side.line)} ", f"bold {ink(side.line)}"),
        (display.fit(display.text(article.published or _("no date")), _DATE).plain, "$quiet"),
        display.fit(display.text(paper, "$quiet"), min(24, width // 4)) if width >= _ROOMY else "",
        " ",
        side.line.claim,
    )
    cited = words.sources(side.line) if side.line.sources and width >= _WIDE else ""
    return display.ends(left, display.text(f"  {cited} " if cited else " ", "$quiet"), width)


def side_title(side: ClaimSide) -> Content:
    """Where a claim is told: “Le Courrier · 29 March 2020 · 3”."""
    article = side.article
    day = words.day(article.published) if article.published else _("no date")
    return display.text(display.dotted(article.publisher or article.title, day, f"#{side.line.number}"))


def side_panel(
    side: ClaimSide,
    typed: Iterable[tuple[int, int]] = (),
    changed: Iterable[tuple[int, int]] = (),
    *,
    compact: bool = False,
) -> Content:
    """A claim as one has to know it for deciding whether it is another one.

    Args:
        side: The claim.
        typed: Where its sentence differs from the other one as the guard sees it.
        changed: Where it has other words.
        compact: Whether there is room for a few lines only.
    """
    line, gap = side.line, () if compact else (Content(""),)
    rows = [sentence(line.claim, typed, changed), *gap, _stands(side)]
    if line.speaker:
        rows.append(display.row((_("says"), "$quiet"), "  ", line.speaker))
    rows += [_date(mention) for mention in side.dates if mention.value and mention.text not in line.claim]
    rows += [*gap, *_context(side, compact=compact)]
    return display.lines(*rows)


def sentence(text: str, typed: Iterable[tuple[int, int]], changed: Iterable[tuple[int, int]]) -> Content:
    """A claim with the words that differ: in brackets where the guard says how, else underlined.

    Args:
        text: The claim's sentence.
        typed: Places that differ in a known way; what overlaps an earlier one is left out.
        changed: Places with other words.
    """
    parts: list[Content | tuple[str, str]] = []
    at = 0
    for start, end in sorted({place for place in typed if 0 <= place[0] < place[1] <= len(text)}):
        if start >= at:
            parts += _underlined(text, at, start, changed)
            parts.append((f"⟦{text[start:end]}⟧", TYPED))
            at = end
    return display.row(*parts, *_underlined(text, at, len(text), changed)).stylize_before("bold")


def _underlined(
    text: str, start: int, end: int, changed: Iterable[tuple[int, int]]
) -> list[Content | tuple[str, str]]:
    """A stretch of a text, words of it underlined."""
    parts: list[Content | tuple[str, str]] = []
    at = start
    for begin, stop in changed:
        first, last = max(at, begin), min(end, stop)
        if first < last:
            parts += [(text[at:first], ""), (text[first:last], CHANGED)]
            at = last
    parts.append((text[at:end], ""))
    return parts


def _stands(side: ClaimSide) -> Content:
    line = side.line
    cited = "" if line.unsourced or not line.sources else f" · {words.sources(line)}"
    group: list[tuple[str, str]] = []
    if side.together > 1:
        said = _("stands for {claims}") if side.canonical else _("one of {claims}")
        sign = f"   {CANONICAL} " if side.canonical else "   "
        group = [(sign, "bold $key"), (said.format(claims=words.claims(side.together)), "$quiet")]
    return display.row(
        (words.line_symbol(line), f"bold {ink(line)}"),
        " ",
        (words.verdict(line), f"bold {ink(line)}"),
        (cited, "$quiet"),
        *group,
    )


def _date(mention: DateMention) -> Content:
    meant = words.day(mention.value or "")
    if mention.end_value:
        meant += f" – {words.day(mention.end_value)}"
    likely = (" " + _("likely"), "$difference") if mention.guess else ("", "")
    return display.row((_("date"), "$quiet"), "  ", f"{mention.text} → {meant}", likely)


def _context(side: ClaimSide, *, compact: bool) -> list[Content]:
    """The claim in its paragraph, with the article's title where a paper stands in the heading."""
    before, after = side.before, side.after
    if compact and len(before) > _NEAR:
        before = "…" + before[-_NEAR:].partition(" ")[2]
    paragraph = display.row(
        (before, "$quiet"), ("▐", "$key"), side.line.text, ("▌", "$key"), (after, "$quiet")
    )
    if compact or not side.article.publisher:
        return [paragraph]
    return [display.text(side.article.title, "$quiet"), paragraph]
