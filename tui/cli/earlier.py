"""How earlier checks are printed, and that nothing was found, with where it was looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from schema.match import MatchSource
from tui.cli.output import columns, say, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schema.match import Difference, Match, Search


def print_search(search: Search, indent: str = "") -> None:
    """Print what was found, best first, and where it was looked."""
    for match in search.matches:
        print_match(match, indent)
    where = looked_in(search.looked_in)
    if search.matches:
        say(f"{indent}{where}")
    else:
        say(indent + _("Nothing found. {where}").format(where=where))


def print_match(match: Match, indent: str = "") -> None:
    """Print one earlier check: how close, its verdict, who, when; its words; what differs; its key."""
    verdict = (
        f"{words.symbol(match.verdict)} {words.word(match.verdict)}" if match.verdict else _("no verdict")
    )
    parts = [words.word(match.band), verdict, _origin(match)]
    if match.date:
        parts.append(words.day(match.date))
    if match.decision:
        parts.append(_("confirmed") if match.decision.confirmed else _("rejected"))
    room = columns()
    say(wrap(" · ".join(parts), room, f"{indent}  ", indent))
    say(wrap(match.text, room, f"{indent}  "))
    if match.differences:
        differing = " · ".join(difference(each) for each in match.differences)
        say(wrap(differing, room, f"{indent}  ", f"{indent}  ≠ "))
    say(f"{indent}  {match.key}" + (f" · {match.url}" if match.url else ""))


def _origin(match: Match) -> str:
    """Who checked it: the publisher, or our desk with the place of the claim."""
    if match.source is MatchSource.CLAIM:
        place = f" {match.article[:6]}/{match.number}" if match.article else ""
        return words.word(match.source) + place
    return match.publisher or words.word(match.source)


def difference(each: Difference) -> str:
    """One difference: “number: 4 300 ≠ 4 500”."""
    kind = words.word(each.kind)
    return f"{kind}: {each.ours or '–'} ≠ {each.theirs or '–'}"


def looked_in(counts: Mapping[str, int]) -> str:
    """Where it was looked, the language with most texts first: “Looked in: 214 fr, 80 en”."""
    if not counts:
        return _("There is nothing to look in yet.")
    known = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    parts = ", ".join(f"{words.number(count)} {lang}" for lang, count in known)
    return _("Looked in: {parts}.").format(parts=parts)
