"""Markdown is stored as people see it, and what it states about itself is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading import read_bytes
from claims.reading.front_matter import split
from claims.reading.markdown import read
from claims.split.blocks import blocks

ARTICLE = """---
title: "La route rouvre"
date: 2020-03-29T10:30
authors: [Anne Morel, 'Jean Roux']
lang: fr-FR
site: Le Courrier
url: https://courrier.example/route
tags:
  - vallée
---

# La route *rouvre*

Le **préfet** l'a dit [dimanche](https://courrier.example) dans
un communiqué.<br>Les `travaux` sont finis.

- Une route
- Deux ponts

3. Signer
4. Voter

> Nous avons tenu
> parole.

| Lieu | Jours |
|------|-------|
| Vaux | 14    |

![Le barrage de Vaux](barrage.jpg)

<div>Vu &amp; lu<script>alert(1)</script></div>
"""

SEEN = """La route rouvre

Le préfet l'a dit dimanche dans un communiqué.
Les travaux sont finis.

• Une route
• Deux ponts

3. Signer
4. Voter

> Nous avons tenu parole.

| Lieu | Jours |
| Vaux | 14 |

Le barrage de Vaux

Vu & lu"""


def test_the_text_people_see_is_stored() -> None:
    assert read(ARTICLE).text == SEEN


def test_front_matter_is_kept_and_not_shown() -> None:
    page = read(ARTICLE)
    assert (page.title, page.published, page.lang) == ("La route rouvre", "2020-03-29", "fr")
    assert (page.author, page.publisher) == ("Anne Morel, Jean Roux", "Le Courrier")
    assert page.url == "https://courrier.example/route"


def test_the_first_heading_is_the_title_where_none_is_stated() -> None:
    assert read("Un chapeau.\n\n# Le *vrai* titre\n\n## Un autre").title == "Le vrai titre"
    assert read("Rien qu'un texte.").title is None


def test_blocks_keep_their_roles() -> None:
    found = [block.role.value for block in blocks(read(ARTICLE).text, "fr")]
    assert found == ["title", "body", "body", *["list_item"] * 4, "quote", "table", "table", "body", "body"]


@pytest.mark.parametrize("suffix", ["md", "MD", "markdown"])
def test_markdown_is_read_by_its_suffix(suffix: str) -> None:
    assert read_bytes(b"# Un *titre*\n\nTexte.", name=f"a.{suffix}").text == "Un titre\n\nTexte."


@pytest.mark.parametrize("name", ["a.txt", "a", "-", "a.unknown"])
def test_everything_else_is_plain_text(name: str) -> None:
    reading = read_bytes(b"# Un *titre*", name=name)
    assert (reading.text, reading.title) == ("# Un *titre*", None)


@given(st.lists(st.text(st.sampled_from("abcdé"), min_size=1), min_size=1))
def test_every_word_of_plain_paragraphs_stays(words: list[str]) -> None:
    assert read("\n\n".join(words)).text == "\n\n".join(words)


@given(st.text(st.sampled_from("#*_`[]()!<>&|-+=~:\\ \n\t1.ax")))
def test_any_markdown_is_read(text: str) -> None:
    assert "\n\n\n" not in read(text).text


def test_a_nested_list_keeps_every_item() -> None:
    assert read("- un\n  - deux\n    - trois\n- quatre").text.split() == [
        "•",
        "un",
        "•",
        "deux",
        "•",
        "trois",
        "•",
        "quatre",
    ]


def test_deep_quotes_lose_no_word() -> None:
    assert "fond" in read("> " * 40 + "fond").text


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nUn filet, puis un texte.",
        "---\nDes mots : et d'autres\n---\nSuite.",
        "---\ntitle: jamais fermé\n\nSuite.",
        "Pas de tête.\n---\ntitle: non\n---",
        "---\n---\nVide.",
        "",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split(text) == ({}, text)


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("date: 2020-03", "published", "2020-03"),
        ("date: 29 mars 2020", "published", "2020-03-29"),
        ("date: Dimanche 29 mars 2020 à 18h30", "published", "2020-03-29"),
        ("date: March 29, 2020 at 6:30 p.m.", "published", "2020-03-29"),
        ("date: Sunday 29 March 2020", "published", "2020-03-29"),
        ("date: 1er avril 2020", "published", "2020-04-01"),
        ("date: mars 2020", "published", "2020-03"),
        ("date: 29/03/2020 10:00", "published", "2020-03-29"),
        ("date: 3/4/2020", "published", None),
        ("date: hier", "published", None),
        ("date: 29 mars", "published", None),
        ("date: du 3 au 5 mai 2020", "published", None),
        ("date: 29 mars 2020 ou peut-être plus tard", "published", None),
        ("date: 31 février 2020", "published", None),
        ("date: 2020-02-31", "published", None),
        ("lang: French", "lang", None),
        ("language: en_GB", "lang", "en"),
        ("titre: 'L''été'", "title", "L''été"),
        ("by: Jean Roux", "author", "Jean Roux"),
        ("author:\n  - Anne Morel\n  - Jean Roux", "author", "Anne Morel, Jean Roux"),
        ('title = "Un titre"', "title", "Un titre"),
    ],
)
def test_values_of_front_matter(line: str, name: str, value: str | None) -> None:
    stated, rest = split(f"---\n{line}\nother: x\n---\nTexte.")
    assert stated.get(name) == value
    assert rest == "Texte."


def test_the_stated_language_tells_day_and_month_apart() -> None:
    assert split("---\ndate: 3/4/2020\nlang: fr\n---\nTexte.")[0]["published"] == "2020-04-03"
    assert "published" not in split("---\ndate: 3/4/2020\nlang: en\n---\nText.")[0]


def test_front_matter_of_hugo_is_read_too() -> None:
    assert split('+++\ntitle = "Un titre"\n+++\nTexte.') == ({"title": "Un titre"}, "Texte.")


@pytest.mark.parametrize(
    "mark", ["<![bad[x]]>", "<![if gte IE 6]>", "<![CDATA[x]]>", "<![", "<![ ]>", "<!ELEMENT x>"]
)
def test_marked_sections_of_embedded_html_are_passed_over(mark: str) -> None:
    assert "Words stand here." in read(f"<div>\n{mark}\n</div>\n\nWords stand here.\n").text
