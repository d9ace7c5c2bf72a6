"""Each line of an article is known for what it is, by its form and its place."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.split.blocks import blocks, title_of

if TYPE_CHECKING:
    from types import FrameType

ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(
        st.sampled_from(
            [
                "Un titre",
                "Par Jean Roux",
                "Le corps. Sa suite.",
                "- un",
                "• deux",
                "> cité",
                ">",
                "---",
                "",
                "\t",
            ]
        )
    ).map("\n".join),
)
BODY = "Le conseil a voté le budget hier soir."


def roles(text: str, lang: str = "fr") -> list[tuple[str, str]]:
    return [(block.role.value, text[block.start : block.end]) for block in blocks(text, lang)]


def role(line: str, lang: str = "fr") -> str:
    """The role of a line between a title and two paragraphs."""
    text = f"Un titre\n\n{BODY}\n\n{line}\n\n{BODY}"
    return next(
        found for found, words in roles(text, lang) if words in line and words not in {BODY, "Un titre"}
    )


ARTICLE = """Il s'agit du barrage de Vaux, au nord de la vallée

Le préfet rouvre la route du barrage après deux semaines

AP/ANNE MOREL - Des ouvriers inspectent la route du barrage de Vaux

La route du barrage a été rouverte ce dimanche. Elle était fermée depuis deux semaines.

« Tout est sûr » , a déclaré le préfet."""


def test_a_credit_of_an_agency_we_do_not_know_is_still_a_caption() -> None:
    assert role("AEX/CLARA VERNEUIL - Une patrouille traverse un hameau") == "caption"
    assert role("OK/NON - Le vote est clos") == "caption"


def test_kicker_title_and_caption_stand_apart_from_the_body() -> None:
    assert [found for found, _ in roles(ARTICLE)] == ["kicker", "title", "caption", "body", "body"]
    assert (
        title_of(ARTICLE, blocks(ARTICLE, "fr")) == "Le préfet rouvre la route du barrage après deux semaines"
    )


def test_a_title_may_be_followed_by_a_deck_and_a_byline() -> None:
    deck = "La coalition a tenu sa promesse : deux semaines de travaux ont suffi pour tout remettre en état"
    text = f"La route du barrage rouvre\n{deck}\nPar Anne Morel\n\n{BODY}\n\n{BODY}"
    assert [found for found, _ in roles(text)] == ["title", "heading", "byline", "body", "body"]


def test_a_title_may_ask() -> None:
    assert roles(f"Faut-il rouvrir la route ?\n\n{BODY}")[0][0] == "title"


def test_a_text_of_one_line_is_no_title() -> None:
    assert roles("La Terre est ronde") == [("body", "La Terre est ronde")]
    assert title_of("La Terre est ronde", blocks("La Terre est ronde", "fr")) is None


def test_lines_without_any_paragraph_are_no_titles() -> None:
    assert {found for found, _ in roles("Une liste\nde mots\nsans point")} == {"body"}


@pytest.mark.parametrize("line", ["Le choc PSG/Marseille ce soir", "Le duel de l'année : OM/Lens"])
def test_a_match_between_two_clubs_is_no_credit(line: str) -> None:
    assert role(line) == "heading"


def test_a_short_line_before_a_paragraph_is_a_heading() -> None:
    assert role("Un budget en hausse") == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "© AFP / Jean Roux",
        "Le maire devant l'école (Photo AP/Jean Roux)",
        "Le maire devant l'école. © Jean Roux",
        "Le maire devant l'école / AFP",
        "REUTERS/Jane Doe - Le maire devant l'école",
        "Photo : Jean Roux / Le Courrier",
        "The mayor at the school. Image: Jane Doe.",
        "Le maire devant l'école. - Crédit photo : Jean Roux",
        "Le maire devant l'école. LP/Inès Caron",
        "The mayor at the school (Photo by Jane Doe)",
    ],
)
def test_a_credit_makes_a_caption(line: str) -> None:
    assert role(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Par Jean Roux",
        "By Jane Doe",
        "Par Jean Roux et Anne Morel (avec AFP)",
        "Par AFP",
        "By Jane Doe in Paris",
    ],
)
def test_names_after_by_make_a_byline(line: str) -> None:
    assert role(line) == "byline"


@pytest.mark.parametrize(
    "line", ["Par temps de pluie, la route ferme", "By then it was too late", "De plus, il pleut"]
)
def test_words_after_by_make_no_byline(line: str) -> None:
    assert role(line) != "byline"


def test_the_last_line_may_sign_the_text() -> None:
    assert roles(f"Un titre\n\n{BODY}\n\nJean Roux")[-1] == ("byline", "Jean Roux")
    assert roles(f"Un titre\n\n{BODY}\n\n(avec AFP)")[-1] == ("byline", "(avec AFP)")


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Bagdad, le 29 mars", "fr"),
        ("Publié le 29 mars 2020 à 12h30", "fr"),
        ("dimanche 29 mars 2020", "fr"),
        ("Sunday, March 29, 2020", "en"),
        ("May 3, 2021 6:05 PM EDT", "en"),
        ("29.3.2020", "de"),
        ("Berlin, 29. März 2020", "de"),
        ("2020-03-29", "es"),
    ],
)
def test_a_line_of_place_and_date_is_a_dateline(line: str, lang: str) -> None:
    assert role(line, lang) == "dateline"


@pytest.mark.parametrize(
    "head",
    [
        "PARIS (Reuters) -",
        "Bagdad, le 29 mars. –",
        "22 mai 2012. -",
        "WASHINGTON —",
        "Vaux-le-Pont, France (AFP) –",
        "(AFP) -",
        "LONDON, 3 May (Reuters) -",
    ],
)
def test_a_dateline_before_a_paragraph_stands_apart_from_it(head: str) -> None:
    assert roles(f"Un titre\n\n{head} {BODY}")[1:] == [("dateline", head), ("body", BODY)]


@pytest.mark.parametrize(
    "line",
    ["Le 29 mars - jour de marché - tout ferme.", "Jean – le maire – a signé.", "2012 fut une année sèche."],
)
def test_a_paragraph_that_begins_with_a_date_or_name_stays_whole(line: str) -> None:
    assert roles(f"Un titre\n\n{line}")[1:] == [("body", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi : Le budget en trois questions",
        "Read more: the budget explained",
        "Partager",
        "Publicité",
        "* * *",
        "Temps de lecture : 3 min",
        "5 min read",
        "Tags : budget, école",
        "Press writer Jane Doe contributed to this report.",
    ],
)
def test_what_belongs_to_the_page_is_furniture(line: str) -> None:
    assert role(line) == "furniture"


@pytest.mark.parametrize(
    "line", ["Partager la route est possible.", "Subscribers have left the paper.", "Lire est un plaisir."]
)
def test_sentences_that_begin_like_furniture_are_body(line: str) -> None:
    assert role(line) == "body"


def test_items_of_a_list_know_each_other() -> None:
    text = f"Un titre\n\n{BODY}\n\n- Une école\n- Deux routes\n\n1. Voter\n2. Signer\n\n{BODY}"
    assert [found for found, _ in roles(text)][2:-1] == ["list_item"] * 4


def test_one_dash_opens_a_line_of_dialogue() -> None:
    assert role("- Venez, dit le maire.") == "body"


def test_a_bullet_is_a_list_item_even_alone() -> None:
    assert role("• Une école") == "list_item"


def test_quoted_lines_are_quotes_without_their_mark() -> None:
    assert roles(f"Un titre\n\n{BODY}\n\n> Nous verrons.\n\n{BODY}")[2] == ("quote", "Nous verrons.")


def test_a_quotation_without_a_full_stop_on_a_line_of_its_own_is_a_pull_quote() -> None:
    assert role("« Nous n'avons jamais vu cela »") == "quote"
    assert role("« Nous n'avons jamais vu cela. »") == "body"


def test_rows_are_a_table() -> None:
    assert role("Vaux\t12\t30") == "table"
    assert role("| Vaux | 12 |") == "table"


def test_the_title_stands_on_one_line_even_where_it_was_wrapped() -> None:
    title = "Le conseil municipal a voté hier soir le budget de la commune après un\ndébat de quatre heures"
    assert title_of(f"{title}\n\n{BODY}", blocks(f"{title}\n\n{BODY}", "fr")) == " ".join(title.split())


@given(ANY_TEXT, st.sampled_from(["fr", "en", "de", "xx"]))
def test_blocks_are_ordered_and_trimmed_and_say_something(text: str, lang: str) -> None:
    found = blocks(text, lang)
    assert all(text[block.start : block.end] == text[block.start : block.end].strip() for block in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(ANY_TEXT)
def test_every_letter_of_the_text_is_in_a_block(text: str) -> None:
    inside = "".join(text[block.start : block.end] for block in blocks(text, "fr"))
    assert "".join(filter(str.isalnum, inside)) == "".join(filter(str.isalnum, text))


@given(ANY_TEXT, st.sampled_from(["fr", "en", "ar", "xx"]))
def test_nothing_but_white_space_and_the_marks_of_quoted_lines_is_outside_the_blocks(
    text: str, lang: str
) -> None:
    lost = list(text)
    for block in blocks(text, lang):
        lost[block.start : block.end] = [""] * (block.end - block.start)
    assert all(sign.isspace() or sign in ">\ufeff\u200b\u2060" for sign in "".join(lost))


def calls(text: str) -> int:
    """How often anything is called to find the blocks of a text."""
    total = 0

    def count(_frame: FrameType, event: str, _: Any) -> None:
        nonlocal total
        total += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        blocks(text, "fr")
    finally:
        sys.setprofile(None)
    return total


@pytest.mark.parametrize(
    "unit", ["Un titre\n", "- un\n", "> a\n\n", "Un.\nDeux\n", "| a | b |\n", "A « ", "Par A B\n"]
)
def test_the_work_grows_with_the_number_of_lines_and_no_faster(unit: str) -> None:
    blocks("Un titre\n\nUn. Deux.", "fr")
    assert calls(unit * 8_000) <= 4.1 * calls(unit * 2_000) + 100
