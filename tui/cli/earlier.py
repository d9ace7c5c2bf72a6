"""How earlier checks are printed, and that nothing was found, with where it was looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from claims.safe import visible
from schema.match import MatchSource
from tui.cli.output import columns, say, wrap
from tui.cli.program import N_
from tui.cli.progress import drive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claims.desk import Desk
    from schema.match import Difference, Match, MatchDecision, Search


def read_on(ready: Desk) -> None:
    """Bring the index up to date where a search would miss texts, as after an import that was stopped."""
    if ready.matches.unread():
        drive(ready.matches.update())


def print_search(search: Search, indent: str = "") -> None:
    """Print what was found, best first, and where it was looked."""
    for match in search.matches:
        print_match(match, indent)
    where = looked_in(search.looked_in)
    if search.partly:
        elsewhere = _("Other languages by names, places, figures and dates only.")
        where = f"{where} {elsewhere}"
    if search.unindexed:
        where = f"{where} {words.not_searched(search.unindexed)}"
    if search.matches:
        say(f"{indent}{where}")
    else:
        say(indent + _("Nothing found. {where}").format(where=where))


def print_match(match: Match, indent: str = "") -> None:
    """Print one earlier check: how close, its verdict, who, when; its words; what differs; its key."""
    verdict = (
        f"{words.symbol(match.verdict)} {words.word(match.verdict)}" if match.verdict else _("no verdict")
    )
    close = decided(match.decision) if match.decision else words.word(match.band)
    parts = [close, verdict, _origin(match)]
    if match.date:
        parts.append(words.day(match.date))
    room = columns()
    say(wrap(" · ".join(parts), room, f"{indent}  ", indent))
    say(wrap(match.text, room, f"{indent}  "))
    for other in match.others:
        say(wrap(words.said_before(other), room, f"{indent}  ", f"{indent}  ? "))
    for alarm in match.alarms:
        say(wrap(words.word(alarm), room, f"{indent}  ", f"{indent}  ! "))
    if match.differences:
        differing = " · ".join(difference(each) for each in match.differences)
        say(wrap(differing, room, f"{indent}  ", f"{indent}  ≠ "))
    say(f"{indent}  {match.key}" + (f" · {match.url}" if match.url else ""))


def decided(decision: MatchDecision) -> str:
    """What a person decided, who, and when: “confirmed: narrower (Anna, 3 May 2026)”."""
    return f"{words.decision(decision)} ({decision.analyst}, {words.day(f'{decision.at:%Y-%m-%d}')})"


def _origin(match: Match) -> str:
    """Who checked it: the publisher, or our desk with the place of the claim."""
    if match.source is MatchSource.CLAIM:
        place = f" {match.article[:6]}/{match.number}" if match.article else ""
        return words.word(match.source) + place
    return match.publisher or words.word(match.source)


def difference(each: Difference) -> str:
    """One difference, “number: 4 300 ≠ 4 500”, held together by hard spaces."""
    hard = "\N{NO-BREAK SPACE}"
    return hard.join([f"{words.word(each.kind)}:", each.ours or "–", "≠", each.theirs or "–"])


_LANGUAGES = {
    "de": N_("German"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "fr": N_("French"),
    "it": N_("Italian"),
    "pt": N_("Portuguese"),
}
"""Names of the languages we meet most; others are named by their code."""


def looked_in(counts: Mapping[str, int]) -> str:
    """Where it was looked: “Looked in 294 texts: 214 in French, 80 in English.”."""
    total = sum(counts.values())
    if not total:
        return _("There is nothing to look in yet.")
    known = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    parts = [_said_in(lang).format(n=words.number(count)) for lang, count in known if count]
    looked = ngettext("Looked in {n} text: {parts}.", "Looked in {n} texts: {parts}.", total)
    return looked.format(n=words.number(total), parts=", ".join(parts))


def _said_in(lang: str) -> str:
    """How many texts there are in a language, with a place for the number."""
    if lang == "?":
        return _("{n} without a language given")
    language = _(_LANGUAGES[lang]) if lang in _LANGUAGES else visible(lang)
    return _("{n} in {language}").replace("{language}", language)
