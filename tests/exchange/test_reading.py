"""Published checks as they really come: every oddity is read or told, and nothing stops the rest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.exchange.documents import api_rows, claimreview_rows
from claims.exchange.files import rows_of
from claims.exchange.json_stream import BrokenJsonError, members
from claims.exchange.raw import RowError
from claims.exchange.saved_page import page_rows
from schema.factcheck import Repair

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from claims.exchange.raw import RawRow

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "Le pont coûte 3 M€.",
    "url": "https://example.org/pont",
    "reviewRating": {"@type": "Rating", "alternateName": "Faux"},
}


def _values(rows: Iterable[RawRow]) -> list[object]:
    return [row.value.reason if isinstance(row.value, RowError) else row.value for row in rows]


def _one(value: object) -> RawRow:
    (row,) = claimreview_rows(json.dumps(value))
    return row


def _field(name: str, changed: dict[str, object]) -> object:
    row = _one(REVIEW | changed)
    assert isinstance(row.value, dict), row.value
    return row.value.get(name)


@pytest.mark.parametrize(
    "document",
    [
        REVIEW,
        [REVIEW],
        {"@graph": [{"@type": "NewsArticle"}, None, REVIEW]},
        {"@type": "WebPage", "mainEntity": {"review": [REVIEW]}},
        {"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]},
        {"@type": "DataFeed", "dataFeedElement": [{"item": REVIEW}]},
        REVIEW | {"@type": ["Review", "http://schema.org/ClaimReview"]},
        REVIEW | {"@type": "schema:ClaimReview"},
    ],
)
def test_a_claimreview_is_found_wherever_it_stands(document: object) -> None:
    (row,) = claimreview_rows(json.dumps(document))
    assert row.value == {
        "id": "https://example.org/pont",
        "text": "Le pont coûte 3 M€.",
        "label": "Faux",
        "url": "https://example.org/pont",
    }


@pytest.mark.parametrize(
    ("rating", "label", "repairs"),
    [
        ({"alternateName": "Faux"}, "Faux", ()),
        ({"alternateName": ["", "Faux"]}, "Faux", (Repair.LABEL_SHAPE,)),
        ({"alternateName": {"@value": "Faux", "@language": "fr"}}, "Faux", (Repair.LABEL_SHAPE,)),
        ({"name": "Faux", "alternateName": ""}, "Faux", (Repair.LABEL_NAME,)),
        ("Faux", "Faux", (Repair.LABEL_NAME,)),
        ([None, {"alternateName": "Faux"}], "Faux", ()),
        (None, None, ()),
        ({}, None, ()),
    ],
)
def test_the_label_is_kept_in_whatever_shape_it_comes(
    rating: object, label: str | None, repairs: tuple[Repair, ...]
) -> None:
    row = _one(REVIEW | {"reviewRating": rating})
    assert isinstance(row.value, dict)
    assert (row.value.get("label"), row.repairs) == (label, repairs)


def test_a_scale_upside_down_is_kept_as_published_and_told() -> None:
    row = _one(REVIEW | {"reviewRating": {"ratingValue": "5", "bestRating": 1, "worstRating": "5,0"}})
    assert isinstance(row.value, dict)
    assert row.value["scale"] == {"value": 5.0, "best": 1.0, "worst": 5.0}
    assert row.repairs == (Repair.INVERTED_SCALE,)


@pytest.mark.parametrize(
    ("name", "changed", "read"),
    [
        ("text", {"claimReviewed": "Caf&eacute; &amp;quot;noir&amp;quot;"}, 'Café "noir"'),
        ("text", {"claimReviewed": ["", {"@value": "Un fait."}]}, "Un fait."),
        ("text", {"claimReviewed": "a && b &c; d"}, "a && b &c; d"),
        ("publisher", {"author": [{"@type": "Organization", "name": "Desk"}]}, "Desk"),
        ("publisher", {"author": "", "publisher": {"name": "Desk"}}, "Desk"),
        ("speaker", {"itemReviewed": {"@type": "CreativeWork", "author": {"name": "Ada"}}}, "Ada"),
        ("speaker", {"itemReviewed": {"author": {"name": ""}}}, None),
        ("speaker", {"itemReviewed": [{}, {"author": ["Ada", "Bob"]}]}, "Ada, Bob"),
        ("speaker", {"itemReviewed": "https://example.org/video"}, None),
        ("lang", {"inLanguage": "fr-FR"}, "fr"),
        ("lang", {"inLanguage": {"@type": "Language", "name": "French"}}, None),
        ("date", {"datePublished": "2020-10-07 20:05"}, "2020-10-07 20:05"),
        ("date", {"datePublished": "", "dateModified": "2021"}, "2021"),
        ("title", {"headline": "", "name": "Le pont"}, "Le pont"),
        ("review", {"reviewBody": {"@value": "Non."}}, "Non."),
    ],
)
def test_every_field_may_be_a_text_a_list_an_object_or_empty(
    name: str, changed: dict[str, object], read: str | None
) -> None:
    assert _field(name, changed) == read


def test_a_feed_with_empty_items_loses_nothing_else() -> None:
    items = [None, {"item": None}, {"item": [None]}, {"item": [REVIEW, None]}, {"item": {"@type": "Thing"}}]
    rows = list(claimreview_rows(json.dumps({"dataFeedElement": items, "name": "feed"})))
    assert [Repair.EMPTY_ITEM in row.repairs for row in rows] == [True, True, True, False, False]
    assert isinstance(rows[3].value, dict)
    assert isinstance(rows[4].value, RowError)


def test_two_claims_checked_at_one_address_stay_two_and_the_same_one_twice_stays_one() -> None:
    other = REVIEW | {"claimReviewed": "Le pont est fermé."}
    rows = claimreview_rows(json.dumps([REVIEW, other, REVIEW]))
    assert [row.value["id"] for row in rows if isinstance(row.value, dict)] == [
        "https://example.org/pont",
        "https://example.org/pont (2)",
        "https://example.org/pont",
    ]


def test_a_check_of_several_claims_is_several_checks() -> None:
    rows = claimreview_rows(json.dumps(REVIEW | {"claimReviewed": ["Un.", "", {"@value": "Deux."}]}))
    assert [row.value["text"] for row in rows if isinstance(row.value, dict)] == ["Un.", "Deux."]


def test_what_stands_in_an_item_without_a_type_belongs_to_that_item() -> None:
    page = """<div itemscope itemtype="https://schema.org/ClaimReview"><i itemprop="claimReviewed">Un.</i>
    <time itemprop="datePublished" datetime="2020-05-05"></time><div itemprop="itemReviewed" itemscope>
    <div itemprop="author" itemscope><b itemprop="name">Le maire</b></div>
    <meta itemprop="datePublished" content="2011-01-01"></div></div>"""
    (row,) = page_rows(page)
    assert row.value == {"text": "Un.", "speaker": "Le maire", "date": "2020-05-05"}


def test_entities_in_answers_of_the_api_are_read_and_told() -> None:
    claim = {"text": "L&#39;eau", "claimReview": [{"textualRating": "C&#39;est faux"}]}
    (row,) = api_rows(json.dumps({"claims": [claim]}))
    assert row.value == {"text": "L'eau", "label": "C'est faux"}
    assert row.repairs == (Repair.ENTITIES,)


def test_a_row_with_cells_too_many_is_broken_and_not_shifted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,verdict\nUn fait, sans guillemets,vrai\nUn autre,faux,\n", encoding="utf-8")
    assert _values(rows_of(path)) == [
        "The row has more cells than the first line: is a comma not in quotes?",
        {"text": "Un autre", "verdict": "faux"},
    ]


def test_a_table_saved_by_a_french_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "Affirmation;Verdict;Éditeur;Date\r\nL’été a commencé;vrai;Déc;2020\r\n".encode("cp1252")
    )
    (row,) = rows_of(path)
    assert row.value == {"text": "L’été a commencé", "verdict": "vrai", "publisher": "Déc", "date": "2020"}


def test_a_document_broken_in_the_middle_gives_what_came_before() -> None:
    written = json.dumps([REVIEW, REVIEW])[:-30]
    rows = list(claimreview_rows(written))
    assert isinstance(rows[0].value, dict)
    assert isinstance(rows[1].value, RowError)
    assert "no JSON" in rows[1].value.reason


def test_a_saved_page_is_read_in_json_ld_microdata_and_rdfa() -> None:
    page = """<html><head><link rel="canonical" href="https://example.org/p/">
    <script type="application/ld+json"> /* no JSON */ </script>
    <script type="application/ld+json">//<![CDATA[
    {"@type": "ClaimReview", "claimReviewed": "Un.", "url": "un", "reviewRating": "Vrai",}
    //]]></script><script>var a = "ClaimReview"</script></head><body>
    <div itemscope itemtype="https://schema.org/ClaimReview">
      <p itemprop="claimReviewed">Deux &amp; <b>demi</b>.</p><img src="x"><br>
      <time itemprop="datePublished" datetime="2021-05-12">mercredi</time>
      <div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
        <meta itemprop="ratingValue" content="1"><span itemprop="alternateName">Faux</span></div>
      <a itemprop="url" href="/deux">lire</a></div>
    <div vocab="https://schema.org/" typeof="ClaimReview"><span property="claimReviewed">Trois.</span>
      <span property="author" typeof="Organization"><span property="name">Desk</span></span></div>
    """
    rows = list(page_rows(page))
    assert isinstance(rows[0].value, RowError)
    assert _values(rows[1:]) == [
        {"id": "https://example.org/p/un", "text": "Un.", "label": "Vrai", "url": "https://example.org/p/un"},
        {
            "id": "https://example.org/deux",
            "text": "Deux & demi.",
            "label": "Faux",
            "scale": {"value": 1.0, "best": None, "worst": None},
            "url": "https://example.org/deux",
            "date": "2021-05-12",
        },
        {"text": "Trois.", "publisher": "Desk"},
    ]
    assert rows[1].repairs == (Repair.TRAILING_COMMA, Repair.LABEL_NAME, Repair.ADDRESS)


def test_answers_of_the_api_may_miss_every_field() -> None:
    answer = {
        "claims": [
            {
                "text": "Un.",
                "claimant": "Ada",
                "claimReview": [
                    {
                        "publisher": {"site": "example.org"},
                        "url": "https://example.org/1",
                        "textualRating": "Faux",
                    },
                    {"publisher": {"name": "Desk"}, "title": "t", "languageCode": "fr-CA", "reviewDate": ""},
                    None,
                ],
            },
            {"text": "Sans revue."},
            None,
        ],
        "nextPageToken": "x",
    }
    assert _values(api_rows(json.dumps(answer))) == [
        {
            "id": "https://example.org/1",
            "text": "Un.",
            "label": "Faux",
            "url": "https://example.org/1",
            "publisher": "example.org",
            "speaker": "Ada",
        },
        {"text": "Un.", "title": "t", "lang": "fr", "publisher": "Desk", "speaker": "Ada"},
        "The claim has no review.",
        "The item is no object with fields.",
    ]


def test_pages_as_their_publisher_entered_them_are_read() -> None:
    page = {
        "pageUrl": "https://example.org/p",
        "publishDate": "2020-01-02",
        "claimReviewAuthor": {"name": "Desk"},
        "claimReviewMarkups": [
            {
                "claimReviewed": "Un.",
                "claimAuthor": {"name": "Ada"},
                "rating": {"textualRating": "Faux", "ratingValue": 1, "bestRating": 5, "worstRating": 1},
            }
        ],
    }
    (row,) = api_rows(json.dumps({"pages": [page]}))
    assert row.value == {
        "id": "https://example.org/p",
        "text": "Un.",
        "label": "Faux",
        "scale": {"value": 1, "best": 5, "worst": 1},
        "url": "https://example.org/p",
        "publisher": "Desk",
        "speaker": "Ada",
        "date": "2020-01-02",
    }


@pytest.mark.parametrize(
    ("name", "content", "fields"),
    [
        ("a.jsonl", '{"id": 1, "text": "x"}', {"id": 1, "text": "x"}),
        ("a.json", '{"id": 1, "text": "x"}\n', {"id": 1, "text": "x"}),
        ("a.tsv", "id\ttext\n1\tx\n", {"id": "1", "text": "x"}),
        ("a.json", json.dumps([{"@type": "ClaimReview", "claimReviewed": "x"}]), {"text": "x"}),
        ("a", '\ufeff<p itemtype="ClaimReview"><b itemprop="claimReviewed">x</b>', {"text": "x"}),
        ("a.json", '{"claims": [{"text": "x", "claimReview": [{}]}]}', {"text": "x"}),
        (
            "a.json",
            '{"dataFeedElement": [{"item": {"@type": "ClaimReview", "claimReviewed": "x"}}]}',
            {"text": "x"},
        ),
    ],
)
def test_the_format_is_told_by_name_and_beginning(
    tmp_path: Path, name: str, content: str, fields: dict[str, object]
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (row,) = rows_of(tmp_path / name)
    assert row.value == fields


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
PROPERTIES = [*REVIEW, "author", "itemReviewed", "inLanguage", "datePublished", "headline", "identifier"]


@given(st.dictionaries(st.sampled_from(PROPERTIES), JSON))
def test_any_claimreview_is_a_row_or_an_error(fields: dict[str, object]) -> None:
    rows = list(claimreview_rows(json.dumps({**fields, "@type": "ClaimReview"})))
    assert rows
    assert all(isinstance(row.value, (dict, RowError)) for row in rows)


@given(st.text() | st.text(alphabet='<>/="ablipscrt itemprop-!'))
def test_any_page_is_read_to_its_end(page: str) -> None:
    assert all(isinstance(row.value, (dict, RowError)) for row in page_rows(page))


@given(st.lists(JSON), st.dictionaries(st.text(), JSON, max_size=4))
def test_a_document_read_piecewise_is_the_document(items: list[object], others: dict[str, object]) -> None:
    document = {**others, "@graph": items}
    *pieces, rest = members(json.dumps(document, indent=1), {"@graph"})
    assert [piece.value for piece in pieces] == items
    assert rest.value == {name: value for name, value in document.items() if name != "@graph"}


@given(JSON, st.integers(1, 20))
def test_a_document_cut_short_is_an_error_and_never_a_crash(value: object, missing: int) -> None:
    text = json.dumps([value, value])[:-missing]
    with pytest.raises(BrokenJsonError):
        list(members(text, ()))


def test_a_page_nested_without_end_is_read() -> None:
    page = "<div>" * 100_000 + '<p itemtype="ClaimReview"><b itemprop="claimReviewed">x</b>'
    assert len(list(page_rows(page))) <= 1
    deep = "[" * 100_000
    (row,) = page_rows(f'<script type="application/ld+json">{deep}</script>')
    assert isinstance(row.value, RowError)
