"""A pair to be decided, in sentences that a screen reader can read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from claims.sidebyside import only_in
from claims.usecases.duplicates import contradict
from tui.cli.output import columns, say, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.desk import Desk
    from schema.cluster import Pair
    from schema.duplicates import ClaimSide
    from schema.match import Difference

NAMES = "AB"
"""What the two claims of a pair are called."""
_INDENT = "   "


def print_pair(sides: Sequence[ClaimSide], pair: Pair) -> None:
    """Print both claims with article, date, verdict and context, then in what they differ."""
    for name, side in zip(NAMES, sides, strict=True):
        say(wrap(_heading(side), columns(), _INDENT, f"{name}: "))
        for told in (side.line.claim, *_about(side)):
            say(wrap(told, columns(), _INDENT, _INDENT))
    for told in _apart(sides, pair):
        say(wrap(told, columns(), ""))


def print_article(ready: Desk, side: ClaimSide) -> None:
    """Print the whole article of a claim, its paragraphs apart, the claim's own one announced."""
    article, line = side.article, side.line
    say(wrap(_heading(side), columns()))
    at = 0
    for paragraph in ready.articles.text(article.id).split("\n"):
        end = at + len(paragraph)
        if paragraph.strip():
            holds = at <= line.start <= end and line.text in paragraph
            first = _("The claim stands here:") + " " if holds else ""
            say(wrap(first + paragraph, columns()))
        at = end + 1


def _heading(side: ClaimSide) -> str:
    """Where a claim is told: publisher, date, title and number."""
    article = side.article
    published = words.day(article.published) if article.published else _("no date")
    parts = (article.publisher, published, article.title, f"#{side.line.number}")
    return ", ".join(part for part in parts if part) + "."


def _about(side: ClaimSide) -> Iterator[str]:
    """What is known of a claim: its verdict, who says it, its dates, its cluster and its context."""
    line = side.line
    sourced = f", {words.sources(line)}" if line.sources else ""
    yield _("Verdict: {verdict}.").format(verdict=f"{words.verdict(line)}{sourced}")
    if line.speaker:
        yield _("{who} says it.").format(who=line.speaker)
    for mention in side.dates:
        if mention.value and mention.text not in line.claim:
            yield _("“{words}” means {date}.").format(words=mention.text, date=words.day(mention.value))
    if side.together > 1:
        told = _("It stands for {claims}.") if side.canonical else _("It is one of {claims}.")
        yield told.format(claims=words.claims(side.together))
    if side.before.strip() or side.after.strip():
        yield _("In the article: {words}").format(words=f"{side.before}{line.text}{side.after}".strip())


def _apart(sides: Sequence[ClaimSide], pair: Pair) -> Iterator[str]:
    """In what two claims differ, the typed differences first, then the words only one of both has."""
    if contradict(sides):
        yield _("Alarm: one of them was found right, the other wrong.")
    ordered = sorted(pair.differences, key=lambda one: not one.hard)
    yield from (_differs(one) for one in ordered)
    if not ordered:
        yield _("They do not differ in figures, dates, names or negation.")
    only = only_in(sides[0].line.claim, sides[1].line.claim)
    if not any(only):
        yield _("They have the same words in another order.")
    for name, missing in zip(NAMES, only, strict=True):
        if missing:
            said = ngettext(
                "Only {name} has the word {words}.", "Only {name} has the words {words}.", len(missing)
            )
            yield said.format(name=name, words=", ".join(missing))


def _differs(one: Difference) -> str:
    """A typed difference as a sentence: “Difference in date: A says 26 March, B says 17 March.”."""
    kind = words.word(one.kind)
    if one.ours and one.theirs:
        said = _("Difference in {kind}: A says {ours}, B says {theirs}.")
        return said.format(kind=kind, ours=one.ours, theirs=one.theirs)
    name, told = ("A", one.ours) if one.ours else ("B", one.theirs)
    return _("Difference in {kind}: only {name} says {words}.").format(kind=kind, name=name, words=told)
