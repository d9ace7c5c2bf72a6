"""A piece of a sentence carries its subject and verb along, and what only restricts or lists stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.split import split_text

if TYPE_CHECKING:
    from schema.claim import ClaimDraft

DAY = "2020-03-29"


def claims(text: str, lang: str = "fr", published: str | None = None) -> list[ClaimDraft]:
    return list(split_text(text, lang, published).claims)


def spans(text: str, lang: str = "fr") -> list[str]:
    return [draft.text for draft in claims(text, lang)]


CARRIED = [
    (
        "fr",
        "Présent au port, le ministre a vu le maire et a visité le phare.",
        "Le ministre a visité le phare.",
    ),
    ("fr", "Au Mali, l'armée a repris Gao et a libéré deux otages.", "L'armée a libéré deux otages."),
    ("fr", "L'armée a repris Gao lundi et Kidal mardi.", "L'armée a repris Kidal mardi."),
    ("fr", "Le maire de Brest, Yves Le Gall, est parti.", "Yves Le Gall est le maire de Brest."),
    ("fr", "Yves Le Gall, maire de Brest, et Anne Roux ont signé.", "Yves Le Gall est maire de Brest."),
    (
        "fr",
        "La loi protège les pêcheurs qui ont servi en mer et qui ont perdu leur bateau.",
        "Les pêcheurs ont perdu leur bateau.",
    ),
    ("en", "The army took Gao on Monday and Kidal on Tuesday.", "The army took Kidal on Tuesday."),
    ("en", "Co-founder of Acme, Ann Moore, met Paul Reed and left Hull.", "Ann Moore left Hull."),
    ("en", "Teams from Mali, Chad, and Niger, which were late, lost.", "Mali, Chad, and Niger were late."),
]


@pytest.mark.parametrize(("lang", "text", "alone"), CARRIED, ids=[row[1][:50] for row in CARRIED])
def test_what_a_piece_is_about_stands_before_it(lang: str, text: str, alone: str) -> None:
    assert alone in [draft.claim for draft in claims(text, lang)]


WHOLE = [
    ("fr", "La ville compte trois musées : le palais des Arts, le fort et la maison du Lin."),
    ("en", "The robots were required to sort, carry and stack boxes."),
    ("en", "Since 2007 the museum has lent 300 works to schools."),
]


@pytest.mark.parametrize(("lang", "text"), WHOLE, ids=[row[1][:50] for row in WHOLE])
def test_lists_and_short_restrictions_stay_whole(lang: str, text: str) -> None:
    assert spans(text, lang) == [text.removesuffix(".")]


def test_two_verbs_of_one_relative_clause_stay_together() -> None:
    found = spans("Le maire a inauguré un pont qui tourne et se lève.")
    assert found == ["Le maire a inauguré un pont", "qui tourne et se lève"]


def test_where_a_report_was_written_is_no_part_of_its_first_claim() -> None:
    assert spans("Lansing, Michigan \u2014 The dam broke on Monday.", "en") == ["The dam broke on Monday"]


def test_a_day_of_last_month_gets_its_year_and_loses_the_word() -> None:
    (draft,) = claims("Le maire est parti le 12 janvier dernier.", published=DAY)
    assert draft.claim == "Le maire est parti le 12 janvier 2020."
