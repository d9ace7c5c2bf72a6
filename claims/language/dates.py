"""Dates as a text writes them, with the plain date each one means.

Spans come from the patterns of ``data/dates.json``, values from the rules of ``claims.language.date_values``.
dateparser is asked only for languages without patterns of ours, once a day, month and year stand there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from claims.language.date_speech import looks_ahead, unresolved
from claims.language.date_terms import Asked, Calendar, Meaning, Published
from claims.language.date_values import meaning
from schema.claim import DateMention

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = Path(__file__).with_name("data") / "dates.json"
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_NEAR = 24
"""Characters before a date in which « aux alentours du » is looked for."""
_REACH = 160
"""Characters each side that tell whether the sentence speaks of the future."""
_ANCHOR_REACH = 300
"""Characters within which «la veille» may count from a date told before."""

_LONGEST_DATE = 80
"""Characters of a date on each side of its core, and what the patterns look at behind it."""

_WORDED = {
    "feast",
    "part_of_year",
    "century",
    "short_decade",
    "shift",
    "unknown",
    "offset",
    "overnight",
    "period",
}
"""Rules whose patterns have neither month nor unit nor digit for sure."""

_CORE_PARTS = {"month": ("{m}", "{m2}", "{m0}"), "weekday": ("{w}", "{w2}"), "unit": ("{u}",)}
"""Parts of the patterns by the core they have."""

_SENTENCE_END = re.compile(r"[.!?…]\s")
_ELSEWHERE = re.compile(
    r"(?<![\w.])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
    r"|\d{1,2}\.?(?: de| d['’])? [^\W\d_]{3,12}\.?(?: de)? \d{4})(?!\d)"
)


class _Table(TypedDict):
    """One language of the data file."""

    patterns: list[list[str]]
    cores: dict[str, str]
    parts: dict[str, str]
    future: str
    past: str
    conditional: str
    since: str
    near: str
    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    offsets: dict[str, int]
    shifts: dict[str, int]
    feasts: dict[str, str]
    decades: dict[str, int]
    before: list[str]
    after: list[str]
    month_first: bool


@dataclass(frozen=True)
class _Rules:
    patterns: tuple[tuple[str, str, re.Pattern[str]], ...]
    """For each pattern its rule and the core that every match has."""
    cores: dict[str, re.Pattern[str]]
    """A digit, a month, a weekday, a unit or another word of time."""
    calendar: Calendar
    future: re.Pattern[str]
    past: re.Pattern[str]
    conditional: re.Pattern[str]
    """« rouvrirait », “would”: what lay ahead when it was said."""
    since: re.Pattern[str]
    """« depuis » right before a date, which then lies in the past."""
    near: re.Pattern[str]
    """« vers », “around” right before a date."""


def find(text: str, lang: str, published: str | None = None) -> tuple[DateMention, ...]:
    """The dates of a text in order, none overlapping another.

    Args:
        text: Any text; positions are its code points.
        lang: ISO 639-1 code of its language.
        published: Publication date of year, month or day precision. Without it no relative date and no
            missing year is resolved; today is never assumed.
    """
    rules = _rules().get(lang)
    if rules is None:
        return tuple(_elsewhere(text, lang))
    base = Published.read(published)
    found = sorted(_matches(text, rules), key=lambda pair: (pair[1].start(), -pair[1].end()))
    mentions: list[DateMention] = []
    end = 0
    for rule, match in found:
        if match.start() < end:
            continue
        value = meaning(rule, _asked(text, match, rules, base, mentions))
        if value is not None:
            mentions.append(_mention(text, match, value, rules))
        end = match.end()
    return tuple(unresolved(text, mentions, base))


def _asked(
    text: str, match: re.Match[str], rules: _Rules, base: Published, mentions: list[DateMention]
) -> Asked:
    """A match with what its sentence tells of it."""
    before, after = _around(text, match)
    sentence = f"{before} … {after}"
    future, past = bool(rules.future.search(sentence)), bool(rules.past.search(sentence))
    ahead = None
    if not rules.since.search(before):
        ahead = looks_ahead(before, after, rules.conditional, rules.past)
    if ahead is not None:
        future, past = True, False
        if _told_long_ago(mentions, match.start() - len(before), base):
            base = Published()  # what lies ahead of a day in the past is known from no publication date
    return Asked(
        match,
        rules.calendar,
        base,
        future=future,
        past=past,
        anchor=_anchor(text, mentions, match.start()),
    )


def _told_long_ago(mentions: list[DateMention], start: int, base: Published) -> bool:
    """Whether a date of an earlier year stands in the same sentence."""
    return base.year is not None and any(
        one.start >= start
        and not one.relative
        and one.value is not None
        and one.value[:4] < f"{base.year:04}"
        for one in mentions
    )


def _anchor(text: str, mentions: list[DateMention], start: int) -> Meaning | None:
    """The date told last before a place in the same paragraph, from which «la veille» may count."""
    if not mentions or start - mentions[-1].end > _ANCHOR_REACH or "\n" in text[mentions[-1].end : start]:
        return None
    last = mentions[-1]
    return Meaning(last.value, last.end_value, relative=last.relative, guess=last.guess)


@cache
def _rules() -> dict[str, _Rules]:
    raw = json.loads(_DATA.read_text(encoding="utf-8"))
    return {lang: _compile(table) for lang, table in raw.items()}


def _compile(table: _Table) -> _Rules:
    parts = table["parts"]
    compiled = []
    for rule, pattern, *leads in table["patterns"]:
        before = "|".join(rf"(?<=\b{lead} )" for lead in leads[0].split("|")) if leads else ""
        filled = re.sub(
            r"\{(\w*[a-z]\w*)\}", lambda found: parts[found[1]], pattern.replace("{lead}", f"(?:{before})")
        )
        filled = filled.replace(" ", "[ \u00a0\u202f]")
        compiled.append(
            (rule, _core_of(rule, pattern), re.compile(rf"(?<!\w)(?:{filled})(?!\w)", re.IGNORECASE))
        )
    calendar = Calendar(
        months=table["months"],
        weekdays=table["weekdays"],
        numbers=table["numbers"],
        units=table["units"],
        offsets=table["offsets"],
        ordinals=table["ordinals"],
        shifts=table["shifts"],
        feasts=table["feasts"],
        decades=table["decades"],
        before=frozenset(table["before"]),
        after=frozenset(table["after"]),
        month_first=table["month_first"],
    )
    future, past, conditional, since, near = (
        re.compile(table[name], re.IGNORECASE) for name in ("future", "past", "conditional", "since", "near")
    )
    cores = {name: re.compile(core, re.IGNORECASE) for name, core in table["cores"].items()}
    return _Rules(tuple(compiled), cores, calendar, future, past, conditional, since, near)


def _core_of(rule: str, pattern: str) -> str:
    """The name of the core that every match of a pattern has: its month, its weekday, its unit, a digit."""
    if rule in _WORDED:
        return "word"
    named = (name for name, parts in _CORE_PARTS.items() if any(part in pattern for part in parts))
    return next(named, "digit")


def _matches(text: str, rules: _Rules) -> Iterator[tuple[str, re.Match[str]]]:
    near = {name: _near(text, core) for name, core in rules.cores.items()}
    for rule, core, pattern in rules.patterns:
        for first, last in near[core]:
            for match in pattern.finditer(text, first, last):
                yield rule, match


def _near(text: str, core: re.Pattern[str]) -> list[tuple[int, int]]:
    """The stretches around a core, in which alone a date may stand: most of a text is far from any."""
    found: list[tuple[int, int]] = []
    for match in core.finditer(text):
        first, last = max(0, match.start() - _LONGEST_DATE), min(len(text), match.end() + _LONGEST_DATE)
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The sentence before a date and behind it."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    after = text[match.end() : match.end() + _REACH]
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    stop = _SENTENCE_END.search(after)
    return before[ends[-1] if ends else 0 :], after[: stop.start() if stop else None]


def _mention(text: str, match: re.Match[str], meant: Meaning, rules: _Rules) -> DateMention:
    start, end = match.span()
    if meant.relative and (owner := _POSSESSIVE.match(text, end)):
        end = owner.end()  # “Yesterday's (28 March 2020) vote”: the plain date goes behind the whole word
    rough = (
        meant.relative and meant.value is not None and rules.near.search(text, max(0, start - _NEAR), start)
    )
    return DateMention(
        start=start,
        end=end,
        text=text[start:end],
        value=meant.value,
        end_value=meant.end_value,
        relative=meant.relative,
        guess=meant.guess or bool(rough),
    )


def _elsewhere(text: str, lang: str) -> Iterator[DateMention]:
    """Full dates of a language without patterns of ours."""
    for match in _ELSEWHERE.finditer(text):
        words = match.group()
        value = words if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words) else _parsed(words, lang)
        if value is not None:
            yield DateMention(start=match.start(), end=match.end(), text=words, value=value)


def _parsed(words: str, lang: str) -> str | None:
    import dateparser

    try:
        found = dateparser.parse(
            words, languages=[lang], settings={"REQUIRE_PARTS": ["day", "month", "year"]}
        )
    except ValueError:  # dateparser does not know the language
        return None
    return found.date().isoformat() if found else None
