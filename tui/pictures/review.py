"""A pair to be reviewed: how many are left, what differs, what was decided and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from claims.sidebyside import apart, only_in
from claims.usecases.duplicates import contradict
from tui import display
from tui.pictures.duplicates import ALARM
from tui.pictures.matches import difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.content import Content

    from claims.sidebyside import Spans
    from schema.cluster import Link
    from schema.duplicates import ClaimSide
    from schema.match import Difference

_BAR = 16
"""Cells of the progress bar."""
_ROOMY = 100


def left_of(left: int, total: int, more: int, width: int) -> Content:
    """How much is left: “settles 4 pairs at once · 27 of 212 left”, with a bar where there is room.

    Args:
        left: How many pairs are to be decided.
        total: How many there were.
        more: How many other pairs the next answer settles.
        width: Cells of the line.
    """
    said = _("{left} of {total} left").format(left=words.number(left), total=words.number(total))
    said = display.dotted(settles(more), said)
    if width < _ROOMY:
        return display.text(said)
    full = round((total - left) / total * _BAR) if total else _BAR
    return display.row(said, "  ", ("━" * full, "$key"), ("─" * (_BAR - full), "$faint"))


def kinds_of(differences: Iterable[Difference]) -> str:
    """In what two claims differ, each kind once: “differs in: date, number”; empty where in nothing known."""
    kinds = dict.fromkeys(words.word(one.kind) for one in differences)
    return _("differs in: {kinds}").format(kinds=", ".join(kinds)) if kinds else ""


def settles(more: int) -> str:
    """How many pairs the answer settles at once; empty where it is the one in hand alone.

    Args:
        more: How many other pairs it settles.
    """
    if not more:
        return ""
    said = ngettext("settles {n} pair at once", "settles {n} pairs at once", more + 1)
    return said.format(n=words.number(more + 1))


def differences_of(differences: Sequence[Difference], ours: str, theirs: str) -> Content:
    """The typed differences, one a line, hard ones first, then the words that only one of both has."""
    rows = [difference(one) for one in sorted(differences, key=lambda one: not one.hard)]
    if not rows:
        rows = [display.text(_("no difference in figures, dates, names or negation"), "$quiet")]
    mine, yours = only_in(ours, theirs)
    if mine or yours:
        said = _("{what}: {sides}").format(
            what=_("only on one side"), sides=f"{' '.join(mine) or '–'} / {' '.join(yours) or '–'}"
        )
    else:
        said = _("the same words in another order")
    return display.lines(*rows, display.text(said, "$quiet"))


def alarm_of(sides: Iterable[ClaimSide]) -> Content | None:
    """The alarm of two claims that were found right and wrong; None where they were not."""
    if contradict(sides):
        return display.text(f"{ALARM} " + _("found both right and wrong"), "bold $contradicted")
    return None


def places(text: str, found: Iterable[tuple[str, tuple[int, int] | None]]) -> Spans:
    """Where the words of differences stand in a claim's sentence.

    Args:
        text: The sentence.
        found: Words and the place told for them. Where the place is one in another form of the sentence,
            the words are looked for; where they do not stand in it at all, they are left out.
    """
    spans = []
    for said, at in found:
        if not said:
            continue
        if at is not None and text[slice(*at)] == said:
            spans.append(at)
            continue
        start = text.casefold().find(said.casefold())
        if start >= 0:
            spans.append((start, start + len(said)))
    return tuple(spans)


def marks(
    ours: str, theirs: str, differences: Sequence[Difference]
) -> tuple[tuple[Spans, Spans], tuple[Spans, Spans]]:
    """For each of two sentences: the places of typed differences, and of all other words that differ."""
    mine, yours = apart(ours, theirs)
    left = places(ours, ((one.ours, one.ours_at) for one in differences))
    right = places(theirs, ((one.theirs, one.theirs_at) for one in differences))
    return (left, mine), (right, yours)


def decided(link: Link, *, mine: bool, other: ClaimSide | None = None) -> Content:
    """Who decided what about a pair, and when.

    Args:
        link: The decision.
        mine: Whether the analyst at the screen decided.
        other: The other claim, where only one of both is on the screen.
    """
    at = words.moment(link.at.astimezone())
    if mine:
        said = _("you decided: {what}").format(what=words.word(link.kind))
    else:
        said = _("{who} decided: {what}").format(who=link.analyst, what=words.word(link.kind))
    parts = [at, link.why or ""]
    if other is not None:
        parts.insert(0, f"{other.article.publisher or other.article.title} #{other.line.number}")
    return display.row(("● ", "$key"), (said, "bold"), (f" · {display.dotted(*parts)}", "$quiet"))


def finished(total: int) -> Content:
    """What stands where the pairs stood, once none is left."""
    if not total:
        return display.text(_("No pair needs a person."), "bold")
    said = ngettext("The pair is decided.", "All {n} pairs are decided.", total)
    return display.text(said.format(n=words.number(total)), "bold")
