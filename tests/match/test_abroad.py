"""Checks in another language are found by names, places, figures and dates, and are never more than related."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.match import Matcher
from claims.match.abroad import differences
from claims.match.facts import facts
from claims.match.free import free_words
from claims.match.source import MemorySource
from schema.match import Band, Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIRS = [
    tuple(line.split(" | "))
    for line in Path(__file__).with_name("abroad_pairs.txt").read_text("utf-8").splitlines()
]
STRANGERS = [
    "The mayor of Leeds opened a new swimming pool in May 2019.",
    "Germany will host 24 teams next summer.",
    "Macron met farmers at a fair outside Paris.",
    "The river rose by three meters in one night.",
    "A study of 3,000 patients found no benefit.",
    "Putin visited a school in Kazan.",
    "The museum sold 18,000 tickets in March.",
    "Spain beat Portugal in the final.",
]
WITHOUT = [
    "Le vaccin rend stérile.",
    "Le maire a menti aux habitants.",
    "La 5G donne le cancer.",
    "Les pompiers de Quimper ont sauvé un chat en juin.",
]


def matcher(folder: Path, texts: Sequence[str], lang: str) -> Matcher:
    rows = [Candidate(key=f"f:{at}", text=text, lang=lang) for at, text in enumerate(texts)]
    found = Matcher(folder, "abroad", MemorySource(rows))
    for _ in found.update():
        pass
    return found


def test_most_french_claims_find_their_english_check_first_among_strangers(tmp_path: Path) -> None:
    english = matcher(tmp_path, [there for _, there in PAIRS] + STRANGERS, "en")
    first = [english.search(here, "fr", limit=3) for here, _ in PAIRS]
    right = [bool(hits) and hits[0].key == f"f:{at}" for at, hits in enumerate(first)]
    assert sum(right) >= 38


def test_most_english_claims_find_their_french_check_first(tmp_path: Path) -> None:
    french = matcher(tmp_path, [here for here, _ in PAIRS], "fr")
    first = [french.search(there, "en", limit=3) for _, there in PAIRS]
    right = [bool(hits) and hits[0].key == f"f:{at}" for at, hits in enumerate(first)]
    assert sum(right) >= 38


def test_a_check_in_another_language_is_never_more_than_related(tmp_path: Path) -> None:
    english = matcher(tmp_path, [there for _, there in PAIRS], "en")
    bands = {hit.band for here, _ in PAIRS for hit in english.search(here, "fr", all=True)}
    assert bands == {Band.RELATED, Band.NONE}


@pytest.mark.parametrize("claim", WITHOUT)
def test_a_claim_whose_check_is_not_there_finds_nothing(claim: str, tmp_path: Path) -> None:
    english = matcher(tmp_path, [there for _, there in PAIRS] + STRANGERS, "en")
    assert english.search(claim, "fr") == []


def test_a_text_that_is_not_indexed_yet_is_found_too(tmp_path: Path) -> None:
    rows = [Candidate(key="f:1", text="Germany shut its last plants in April 2023.", lang="en-GB")]
    found = Matcher(tmp_path, "abroad", MemorySource(rows))
    (hit,) = found.search("L'Allemagne a fermé ses dernières centrales en avril 2023.", "fr")
    assert hit.key == "f:1"


def test_a_text_in_ones_own_words_is_no_foreign_one_whatever_its_label(tmp_path: Path) -> None:
    claim = "La coalition a quitté la base de Taji lundi matin."
    (hit,) = matcher(tmp_path, [claim], "de").search(claim, "fr")
    assert hit.band is Band.SAME


def test_what_was_excluded_is_not_found(tmp_path: Path) -> None:
    english = matcher(tmp_path, [there for _, there in PAIRS], "en")
    keys = {hit.key for hit in english.search(PAIRS[1][0], "fr", exclude=("f:1",), all=True)}
    assert "f:1" not in keys


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Les Allemands et la ville de Londres", "The Germans and the city of London"),
        ("Les Nations unies et l'OTAN aux États-Unis", "UN and NATO in the US"),
        ("Kiev, Moscou et Pékin en juin 2020", "Kyiv, Moscow and Beijing in June 2020"),
        ("Zelensky, Poutine, Erdogan et Netanyahou", "Zelenskyy, Putin, Erdogan, Netanyahu"),
        ("4 300 soldats néerlandais", "4,300 Dutch soldiers"),
        ("hausse de 3,5 % en Côte d'Ivoire", "3.5% rise in Ivory Coast"),
    ],
)
def test_free_words_are_the_same_in_both_languages(french: str, english: str) -> None:
    assert free_words(french, "fr") == free_words(english, "en")


def test_figures_and_dates_differ_across_languages_other_words_do_not() -> None:
    ours = facts("La France a livré 4 300 obus à Kiev le 17 mars 2020.", "fr")
    same = facts("France delivered 4,300 shells to Kyiv on March 17, 2020.", "en")
    other = facts("France delivered 4,500 shells to Kyiv on March 26, 2020.", "en")
    assert differences(ours, same) == ()
    assert [(one.kind.value, one.hard) for one in differences(ours, other)] == [
        ("date", True),
        ("number", True),
    ]


def test_places_that_differ_are_told_as_weak() -> None:
    found = differences(
        facts("Le train de Londres a déraillé.", "fr"), facts("The train from Vienna derailed.", "en")
    )
    assert [(one.ours, one.theirs, one.hard) for one in found] == [("Londres", "Vienna", False)]


@given(st.text(max_size=60), st.text(max_size=60))
def test_differences_across_languages_quote_both_texts_exactly(a: str, b: str) -> None:
    for one in differences(facts(a, "fr"), facts(b, "en")):
        assert one.ours == (a[slice(*one.ours_at)] if one.ours_at else "")
        assert one.theirs == (b[slice(*one.theirs_at)] if one.theirs_at else "")
