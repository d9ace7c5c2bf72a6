"""Every code, date and count has words in both languages."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

import schema
from claims import chronicle, i18n, words
from schema.claim import WorkState
from schema.history import EventKind, FindingCode
from schema.verdict import FixState, VerdictValue
from schema.view import ClaimLine, Standing

LANGS = ("en", "fr")


def codes() -> list[StrEnum]:
    """All but kinds of events, which have sentences, and findings, which carry theirs."""
    modules = [
        importlib.import_module(f"schema.{found.name}") for found in pkgutil.iter_modules(schema.__path__)
    ]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    return [
        code
        for kind in sorted(kinds, key=lambda each: each.__name__)
        if issubclass(kind, StrEnum) and kind not in {StrEnum, EventKind, FindingCode}
        for code in kind
    ]


def line(**fields: object) -> ClaimLine:
    told = {"id": "0" * 12, "article": "0" * 12, "number": 1, "start": 0, "end": 1, "text": "x", "claim": "x"}
    return ClaimLine.model_validate({**told, "kind": "statement", **fields}, strict=False)


@pytest.mark.parametrize("code", codes(), ids=repr)
@pytest.mark.parametrize("lang", LANGS)
def test_every_code_of_the_models_has_a_word(code: StrEnum, lang: str) -> None:
    assert words.word(code, lang).strip()


@pytest.mark.parametrize("code", [*VerdictValue, *Standing, *WorkState, *FixState])
def test_every_verdict_standing_work_state_and_fix_has_a_sign_of_one_character(code: StrEnum) -> None:
    assert len(words.symbol(code)) == 1


def test_the_words_follow_the_language_in_use() -> None:
    assert words.word(VerdictValue.UNVERIFIED) == "unverified"
    i18n.use("fr")
    assert words.word(VerdictValue.UNVERIFIED) == "non vérifiée"
    assert words.word(VerdictValue.UNVERIFIED, "en") == "unverified"


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        ("2020-03-29", "29 March 2020", "29 mars 2020"),
        ("2020-05-01", "1 May 2020", "1er mai 2020"),
        ("2020-08", "August 2020", "août 2020"),
        ("2020", "2020", "2020"),
    ],
)
def test_plain_dates_read_as_people_write_them(value: str, english: str, french: str) -> None:
    assert (words.day(value, "en"), words.day(value, "fr")) == (english, french)


def test_moments_read_as_people_write_them() -> None:
    at = datetime(2020, 3, 29, 9, 5, tzinfo=UTC)
    assert words.clock(at) == "09:05"
    assert words.moment(at, "en") == "29 March 2020 at 09:05"
    assert words.moment(at, "fr") == "29 mars 2020 à 09\u00a0h\u00a005"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-11-22", "today"),
        ("2026-11-21", "1 day ago"),
        ("2026-11-10", "12 days ago"),
        ("2026-08-20", "3 months ago"),
        ("2026-07", "4 months ago"),
        ("2020-03-29", "6 years ago"),
        ("2020", "6 years ago"),
        ("2026", "2026"),
        ("2027-01-01", "1 January 2027"),
    ],
)
def test_ages_are_as_coarse_as_the_date(value: str, said: str) -> None:
    assert words.age(value, date(2026, 11, 22), "en") == said


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from([4, 7, 10]), st.sampled_from(LANGS))
def test_every_date_has_an_age(day: date, precision: int, lang: str) -> None:
    assert words.age(day.isoformat()[:precision], date(2026, 11, 22), lang)


def test_sources_are_counted_by_origin_and_primary() -> None:
    assert words.sources(line(sources=2, origins=1, primaries=1), "en") == "2 sources · 1 origin · 1 primary"
    assert (
        words.sources(line(sources=2, origins=1, primaries=1), "fr") == "2 sources · 1 origine · 1 primaire"
    )
    assert words.sources(line(sources=1, origins=1), "en") == "1 source · 1 origin"
    assert words.sources(line(), "fr") == "sans source"


def test_supported_never_stands_plain_without_source_or_with_an_open_fix() -> None:
    assert words.verdict(line(standing="supported"), "en") == "supported, no source"
    assert (
        words.verdict(line(standing="supported", sources=1, open_fixes=1), "en") == "supported, to be fixed"
    )
    assert words.verdict(line(standing="supported", sources=1), "en") == "supported"


def test_a_verdict_is_told_with_its_reason() -> None:
    told = line(standing="contradicted", verdict="contradicted", reason="place_wrong")
    assert words.verdict(told, "en") == "contradicted · place wrong"
    assert words.verdict(told, "fr") == "contredite · lieu faux"


def test_waiting_and_skipped_show_before_the_verdict() -> None:
    assert words.line_symbol(line(standing="open", work="waiting")) == "⏱"
    assert words.line_symbol(line(standing="supported", work="skipped")) == "–"
    assert words.line_symbol(line(standing="disputed")) == "≠"


def test_counts_agree_in_french() -> None:
    assert words.tally(Standing.SUPPORTED, 1, "fr") == "1 étayée"
    assert words.tally(Standing.SUPPORTED, 2, "fr") == "2 étayées"
    assert words.tally(Standing.SUPPORTED, 0, "fr") == "0 étayée"
    assert words.claims(1_000_000, "fr") == "1\u202f000\u202f000 affirmations"
    assert words.claims(1_000_000, "en") == "1,000,000 claims"


@pytest.mark.parametrize("kind", EventKind)
@pytest.mark.parametrize("lang", LANGS)
def test_every_event_can_be_told_whatever_it_carries(kind: EventKind, lang: str) -> None:
    assert chronicle.sentence(kind, {}, lang) == chronicle.label(kind, lang)
    odd = {"claim": 3, "claims": [1, 2], "value": "nonsense", "reason": None, "of": ["x"], "other": {"a": 1}}
    assert chronicle.sentence(kind, odd, lang)


def test_events_are_told_as_fully_as_their_parameters_allow() -> None:
    about = {"claim": 20, "value": "contradicted", "reason": "place_wrong", "aspect": "content"}
    assert chronicle.sentence(EventKind.VERDICT_MARKED, about, "en") == "claim 20: contradicted, place wrong"
    french = chronicle.sentence(EventKind.VERDICT_MARKED, about, "fr")
    assert french == "affirmation 20\u00a0: contredite, lieu faux"
    undone = chronicle.sentence(EventKind.UNDONE, {"of": "cited", "event": 12}, "en")
    assert undone == "undone: source cited (no. 12)"
    apart = chronicle.sentence(EventKind.SAME_FACT_GROUPED, {"claims": [7, 18], "grouped": False}, "en")
    assert apart == "claims 7, 18: no longer one fact"
    checked = {"claim": 8, "value": "supported", "reason": "verbatim", "aspect": "attribution"}
    assert chronicle.sentence(EventKind.VERDICT_MARKED, checked, "en") == (
        "claim 8, attribution: supported, word for word"
    )


def test_braces_in_what_people_wrote_are_only_words() -> None:
    about = {"claim": 1, "wrong": "{claim}", "proposed": "{0.__class__}"}
    assert chronicle.sentence(EventKind.FIX_PROPOSED, about, "en") == (
        "claim 1: fix proposed, “{claim}” → “{0.__class__}”"
    )


def test_what_is_due_on_another_day_is_told_with_its_day() -> None:
    now = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
    assert words.due(now.replace(hour=22, minute=55), now) == "22:55"
    assert words.due(datetime(2026, 11, 24, 10, 0, tzinfo=UTC), now) == "24 November 2026 at 10:00"
