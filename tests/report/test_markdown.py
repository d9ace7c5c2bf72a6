"""The Markdown report renders as it reads, and no text of a stranger becomes markup or a link in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claims.report import markdown
from claims.report.markdown import escape
from claims.safe import visible
from schema.source import Stance
from schema.view import Standing
from tests.report.examples import HOSTILE, Desk, coalition, source, tortured

if TYPE_CHECKING:
    from markdown_it.token import Token

RENDERER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
MARKUP = (
    "link",
    "image",
    "em",
    "strong",
    "code",
    "html",
    "fence",
    "blockquote",
    "hr",
    "ordered",
    "table",
    "s_open",
)


def tokens(written: str) -> list[Token]:
    flat: list[Token] = []
    for token in RENDERER.parse(written):
        flat += [token, *(token.children or ())]
    return flat


def shown(written: str) -> str:
    """What a reader of the rendered page sees."""
    spaced = {"softbreak": " ", "hardbreak": " "}
    return "".join(
        token.content or spaced.get(token.type, "") for token in tokens(written) if token.type != "inline"
    )


def one_line(text: str) -> str:
    return visible(re.sub(r"[ \t\r\n]+", " ", text))


nasty = st.text(alphabet=st.sampled_from("\\`*_[]()<>&|~#+-=.!:/ab1 \n\t\x1b\u202e\u00a0é\"'"), max_size=30)


@given(st.one_of(nasty, st.text()))
def test_escaped_text_is_shown_as_it_is_and_as_nothing_else(text: str) -> None:
    written = escape(text)
    assert shown(written).strip() == one_line(text).strip()
    assert not [
        token.type for token in tokens(written) if token.type.startswith((*MARKUP, "heading", "bullet"))
    ]


@given(nasty)
def test_escaped_text_stays_in_its_list_item(text: str) -> None:
    written = f"- {escape(text)}\n  end\n"
    kinds = [token.type for token in tokens(written) if token.type != "text"]
    assert kinds[:3] == ["bullet_list_open", "list_item_open", "paragraph_open"]
    assert kinds.count("bullet_list_open") == 1
    assert not [kind for kind in kinds if kind.startswith((*MARKUP, "heading"))]


@settings(max_examples=40)
@given(nasty.filter(lambda text: text.strip(" \n\t\u00a0")))
def test_a_report_on_any_words_shows_them_and_has_no_markup_of_theirs(words: str) -> None:
    exact = words.strip()
    desk = Desk(f"Avant.\n\n1. {exact} fin.", title=exact)
    desk.claim(
        exact, Standing.CONTRADICTED, sentence=f"{exact} !", rationale=exact, fixes=((exact, exact + "x"),)
    )
    written = markdown.render(desk.report(), "en")
    assert one_line(exact) in shown(written)
    assert not [token.type for token in tokens(written) if token.type.startswith(MARKUP)]


def test_the_only_links_are_the_sources_web_addresses() -> None:
    links = [
        token.attrs["href"]
        for token in tokens(markdown.render(coalition(), "en"))
        if token.type == "link_open"
    ]
    assert links == [
        "https://courrier.example/irak/k1",
        "https://check.example/q-west",
        "https://coalition.example/communiques/k1",
        "https://archive.example/20200329/k1",
        "https://aex.example/d/1",
    ]


def test_a_hostile_article_makes_no_link_markup_or_control_character() -> None:
    written = markdown.render(tortured(), "en")
    assert not [token.type for token in tokens(written) if token.type.startswith(MARKUP)]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]", written)
    assert one_line(HOSTILE) in shown(written)


def test_a_mail_address_as_url_is_plain_text() -> None:
    desk = Desk("Un pont a fermé.")
    desk.claim(
        "Un pont a fermé",
        Standing.SUPPORTED,
        cite=((source("Mairie", url="mailto:mairie@example.org"), Stance.SUPPORTS, {}),),
    )
    written = markdown.render(desk.report(), "en")
    assert not [token for token in tokens(written) if token.type == "link_open"]
    assert "mailto:mairie@example.org" in shown(written)


def test_it_opens_with_what_the_editor_must_do_in_article_order() -> None:
    written = markdown.render(coalition(), "en")
    heads = [
        "To fix (2)",
        "Cannot confirm (2)",
        "Disputed (1)",
        "Waiting (1)",
        "Not checked yet (4)",
        "Verdicts",
    ]
    places = [written.index(f"# {head}") for head in heads]
    assert places == sorted(places)
    todo = written[places[0] : places[1]]
    first, second = (
        todo.index("“dans quinze jours” → “en moins de quinze jours”"),
        todo.index("“(est)” → “(ouest)”"),
    )
    assert first < second
    assert "Source: Communiqué de la coalition (1), p. 2." in todo


def test_notes_and_confidential_details_never_appear() -> None:
    written = markdown.render(coalition(), "en")
    for secret in ("NOTE FOR US ONLY", "QUOTE THAT TELLS WHO", "LOCATOR THAT TELLS"):
        assert secret not in written
    assert "confidential source 1" in written


def test_the_bar_of_many_claims_stays_short() -> None:
    desk = Desk("Un pont a fermé.")
    for _ in range(200):
        desk.claim("Un pont a fermé", Standing.UNVERIFIED)
    written = markdown.render(desk.report(), "en")
    assert "?" * 60 in written
    assert "?" * 61 not in written
    assert "- ? 200 unverified" in written


def test_the_same_report_gives_the_same_bytes() -> None:
    report = coalition()
    assert markdown.render(report, "fr") == markdown.render(report.model_copy(), "fr")
