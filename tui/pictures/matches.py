"""Earlier checks: how close, what differs, and what people decided. The probability stays out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from schema.match import Band, MatchSource
from tui import display

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from textual.content import Content

    from schema.match import Difference, Match, Search


def where_from(match: Match) -> str:
    """Who checked it: a publisher, or our desk with the claim's number."""
    if match.source is MatchSource.CLAIM:
        return _("our desk") + (f" #{match.number}" if match.number else "")
    return match.publisher or words.word(match.source)


def verdict_of(match: Match) -> Content:
    """The verdict of an earlier check with its sign; the publisher's own label in brackets."""
    if match.verdict is None:
        said = f"({match.label})" if match.label else _("no verdict")
        return display.text(said, "$quiet")
    label = f" ({match.label})" if match.label and match.label != match.verdict.value else ""
    shown = f"{words.symbol(match.verdict)} {words.word(match.verdict)}"
    return display.row((shown, f"${match.verdict.value}"), (label, "$quiet"))


def difference(one: Difference) -> Content:
    """One difference: “≠ date: 26 March / 17 March”."""
    sides = f"{one.ours or '–'} / {one.theirs or '–'}"
    return display.row(
        ("≠ " if one.hard else "~ ", "bold $difference"),
        (_("{what}: {sides}").format(what=words.word(one.kind), sides=sides), "$difference"),
    )


def decision(match: Match) -> Content:
    """What a person decided about it, or the band where nobody did; nothing where it is far off."""
    if match.decision is None and match.band is Band.NONE:
        return display.text("")
    if match.decision is None:
        return display.text(words.word(match.band), "$key" if match.band is Band.SAME else "$quiet")
    if not match.decision.confirmed:
        return display.text(_("rejected"), "$quiet")
    said = _("confirmed: {relation}").format(relation=words.word(match.decision.relation))
    return display.text(said, "$supported")


def decided(match: Match) -> Content:
    """Who decided and when; nothing where nobody did."""
    if match.decision is None:
        return display.text("")
    by, at = match.decision.analyst, words.day(f"{match.decision.at:%Y-%m-%d}")
    return display.text(f"{by} · {at}", "$quiet")


def match_row(match: Match, width: int, today: date) -> Content:
    """An earlier check as one line of a list."""
    dated = f" · {words.age(match.date, today)}" if match.date else ""
    left = display.row(" ", verdict_of(match), f"  {match.text}")
    right = display.row(f"  {where_from(match)}", (dated, "$quiet"), "  ", decision(match), " ")
    if right.cell_length > width // 2:
        right = display.fit(right, width // 2)
    return display.ends(left, right, width)


def match_lines(match: Match, today: date) -> list[Content]:
    """An earlier check in a few lines, as beside a claim."""
    dated = (f" · {words.age(match.date, today)}", "$quiet") if match.date else ("", "")
    head = display.row(decision(match), "  ", verdict_of(match), (f"  {where_from(match)}", ""), dated)
    return [
        head,
        *(display.text(f"? {words.said_before(other)}", "bold $difference") for other in match.others),
        *(display.text(f"! {words.word(alarm)}", "bold $contradicted") for alarm in match.alarms),
        marked(match.text, [one.theirs_at for one in match.differences]),
        *(difference(one) for one in match.differences),
    ]


def marked(text: str, places: Iterable[tuple[int, int] | None]) -> Content:
    """A text with the words in which it differs in brackets and in their own style: never by colour alone."""
    parts: list[str | tuple[str, str]] = []
    at = 0
    for start, end in sorted({place for place in places if place is not None and place[0] < place[1]}):
        if start < at:
            continue
        parts += [text[at:start], ("⟦" + text[start:end] + "⟧", "bold $difference")]
        at = end
    return display.row(*parts, text[at:])


def match_panel(match: Match, today: date) -> Content:
    """Everything about an earlier check, its features on demand apart."""
    rows = [*match_lines(match, today)]
    if match.decision is not None:
        rows.append(decided(match))
    if match.url:
        rows.append(display.text(match.url, "$quiet"))
    if not match.differences:
        rows.append(display.text(_("no difference in figures, dates, names or negation"), "$quiet"))
    return display.lines(*rows)


def features(match: Match) -> Content:
    """Why it was proposed: probability and features, shown on demand only."""
    rows = [display.row((_("probability"), "$quiet"), f" {match.probability:.2f}  score {match.score:.0f}")]
    rows += [
        display.row((f"{name:<24}", "$quiet"), f"{value:8.3f}") for name, value in sorted(match.why.items())
    ]
    return display.lines(*rows)


def looked_in(search: Search) -> str:
    """Where one looked: “in 214 fr and 31 en texts”; what is not named was not searched."""
    total = sum(search.looked_in.values())
    if not total:
        return _("nothing to search yet: import published checks or add articles")
    by_size = sorted(search.looked_in.items(), key=lambda pair: (-pair[1], pair[0]))
    unknown = _("without a language")
    said = ", ".join(f"{words.number(count)} {unknown if lang == '?' else lang}" for lang, count in by_size)
    found = ngettext("searched {n} text: {langs}", "searched {n} texts: {langs}", total)
    where = found.format(n=words.number(total), langs=said)
    elsewhere = _("other languages by names and figures only")
    parts = [where, elsewhere if search.partly else ""]
    parts.append(words.not_searched(search.unindexed) if search.unindexed else "")
    return "; ".join(part for part in parts if part)
