"""The HTML page says what the report says, needs no script and lets nothing hostile through."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.report import html
from claims.report.linked_data import block
from claims.report.links import link
from schema.verdict import VerdictValue
from schema.view import Standing
from tests.report.examples import Desk, coalition, source, tortured

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


class Page(HTMLParser):
    """Everything a test asks of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.text = ""
        self._quiet = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag in {"script", "style"}:
            self._quiet = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._quiet:
            self._quiet = ""

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.text += data


def words(text: str) -> str:
    return " ".join(text.split())


def data_blocks(page: str) -> list[str]:
    return re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_same_report_gives_the_same_bytes(lang: str) -> None:
    report = coalition()
    assert html.render(report, lang) == html.render(report.model_copy(), lang)


def test_the_page_opens_with_what_the_editor_must_do() -> None:
    text = words(Page(html.render(coalition(), "en")).text)
    heads = [
        "To fix 2",
        "Cannot confirm 2",
        "Disputed 1",
        "Waiting 1",
        "Not checked yet 4",
        "Verdicts",
        "claim by claim",
    ]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert "dans quinze jours → en moins de quinze jours proposed" in text
    assert "waiting: service de presse de la coalition, until 22 November 2026 at 22:30 UTC" in text


def test_words_claims_sources_corrections_and_signature_are_all_there() -> None:
    report = coalition()
    text = words(Page(html.render(report, "en")).text)
    for checked in report.claims:
        assert words(checked.detail.claim.claim) in text or words(checked.detail.line.text) in text
    for listed in report.sources:
        assert listed.title in text
    assert "trois entrepreneurs américains" in text
    assert "Signed off by Alice Bernard, cheffe de desk" in text
    assert report.head in text
    assert report.page.revision.content in text


def test_notes_and_confidential_details_never_appear() -> None:
    page = html.render(coalition(), "en")
    assert "NOTE FOR US ONLY" not in page
    assert "QUOTE THAT TELLS WHO" not in page
    assert "LOCATOR THAT TELLS" not in page
    assert "confidential source 1" in page


def test_every_internal_link_leads_somewhere_and_ids_are_given_once() -> None:
    page = Page(html.render(coalition(), "en"))
    assert len(page.ids) == len(set(page.ids))
    targets = [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]
    assert {target[1:] for target in targets if target.startswith("#")} <= set(page.ids)


def test_the_chart_speaks_without_colour() -> None:
    page = html.render(coalition(), "en")
    chart = page[page.index("<svg") : page.index("</svg>")]
    assert "<title" in chart
    assert (
        "5 supported, 1 supported, no source, 1 unverified, 2 contradicted, 1 disputed, 5 open, 1 skipped."
        in chart
    )
    for symbol in "✓?✗≠":
        assert f"{symbol} " in chart
    assert {"dots", "slashes", "mesh", "lines"} <= set(re.findall(r'pattern id="(\w+)"', chart))


def test_the_article_keeps_its_language_and_the_report_has_its_own() -> None:
    page = Page(html.render(coalition(), "en"))
    assert page.tags[0] == ("html", {"lang": "en"})
    assert ("h1", {"lang": "fr", "dir": "auto"}) in page.tags


def test_nothing_is_fetched_and_no_script_may_run() -> None:
    page = html.render(coalition(), "en")
    parsed = Page(page)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page
    fetching = {"link", "img", "iframe", "object", "embed", "video", "audio", "source", "base", "form"}
    assert not fetching & {tag for tag, _attrs in parsed.tags}
    assert "url(http" not in page
    assert [attrs for tag, attrs in parsed.tags if tag == "script"] == [{"type": "application/ld+json"}]


def test_a_hostile_article_stays_text() -> None:
    page = html.render(tortured(), "en")
    parsed = Page(page)
    assert not CONTROLS.search(page)
    assert sum(tag == "script" for tag, _attrs in parsed.tags) == 1
    assert not [name for _tag, attrs in parsed.tags for name in attrs if name.startswith("on")]
    for _tag, attrs in parsed.tags:
        assert re.match(r"https?:|mailto:|#", attrs.get("href") or "#")
    assert "<script>alert(1)</script>" in parsed.text
    assert "␛]52;c;" in parsed.text


@settings(max_examples=30)
@given(st.text(alphabet=st.sampled_from("<>&\"'/ab\n\u2028\u202e\x1b{}%`]-!"), min_size=1).filter(str.strip))
def test_any_words_come_back_as_text_and_add_no_tag(words_given: str) -> None:
    exact = words_given.strip()
    text = f"Avant {exact} après."
    desk = Desk(text, title=exact)
    desk.claim(exact, Standing.UNVERIFIED, rationale=exact)
    plain = Desk("Avant x après.", title="x")
    plain.claim("x", Standing.UNVERIFIED, rationale="x")
    tags = [
        tag
        for tag, _attrs in Page(html.render(desk.report(), "en")).tags
        if tag not in {"span", "a", "p", "div"}
    ]
    expected = [tag for tag, _attrs in Page(html.render(plain.report(), "en")).tags]
    assert set(tags) <= set(expected)


def test_the_data_block_names_judged_claims_and_rates_no_unverified_one() -> None:
    (data,) = data_blocks(html.render(coalition(), "en"))
    reviews = json.loads(data)["@graph"]
    rated = {review["claimReviewed"]: review["reviewRating"] for review in reviews}
    assert all(review["@type"] == "ClaimReview" for review in reviews)
    false = next(rating for claim, rating in rated.items() if "Al-Qaïm" in claim)
    assert (false["ratingValue"], false["bestRating"], false["worstRating"]) == (1, 5, 1)
    doubtful = next(rating for claim, rating in rated.items() if "Harim" in claim)
    assert doubtful == {"@type": "Rating", "alternateName": "unverified"}


def test_no_claim_reviewed_that_is_disputed_unsourced_waiting_or_skipped() -> None:
    (data,) = data_blocks(html.render(coalition(), "en"))
    reviewed = " ".join(review["claimReviewed"] for review in json.loads(data)["@graph"])
    assert "troisième emprise" not in reviewed
    assert "Plusieurs camps" not in reviewed
    assert "préparé de longue date" not in reviewed


@given(st.text(min_size=1).filter(str.strip))
def test_the_data_block_gives_back_any_claim_and_cannot_be_ended(claim: str) -> None:
    exact = claim.strip()
    desk = Desk(f"A {exact} z")
    desk.claim(exact, Standing.UNVERIFIED)
    written = block(desk.report(), "en")
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["@graph"][0]["claimReviewed"] == exact


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        " https://a.example",
        "https://a.example/\u202egpj",
        "https://a.example/ b",
        "data:text/html,x",
        "https:",
        "//a.example",
        "file:///etc/passwd",
        "https://[a",
        'https://a.example/"onmouseover=x',
        "",
    ],
)
def test_what_is_no_plain_web_address_becomes_no_link(url: str) -> None:
    assert link(url) == ""
    desk = Desk("Un pont a fermé.", url=url or None)
    desk.claim("Un pont a fermé", Standing.UNVERIFIED)
    hrefs = [attrs["href"] for tag, attrs in Page(html.render(desk.report(), "en")).tags if tag == "a"]
    assert all((href or "").startswith("#") for href in hrefs)


@pytest.mark.parametrize(
    "url", ["https://a.example/é?b=1&c=2#d", "http://a.example", "mailto:desk@a.example"]
)
def test_a_web_or_mail_address_becomes_a_link(url: str) -> None:
    assert link(url) == url


def test_an_article_without_claims_still_makes_a_page() -> None:
    text = Page(html.render(Desk("Rien à vérifier ici.").report(), "en")).text
    assert "Rien à vérifier ici." in text
    assert "Nothing is left to do." in text


def test_a_source_that_is_only_an_origin_is_listed_after_those_cited() -> None:
    from claims.report.build import assemble
    from schema.source import Stance

    origin = source("Communiqué")
    wire = source("Dépêche", based_on=origin.id)
    desk = Desk("Un pont a fermé.")
    desk.claim("Un pont a fermé", Standing.SUPPORTED, cite=((wire, Stance.SUPPORTS, {}),))
    whole = desk.report()
    report = assemble(whole.page, desk.details, {}, head=None, made_at=whole.made_at, origins=(origin,))
    text = words(Page(html.render(report, "en")).text)
    assert "based on source 2" in text
    assert "Not cited itself: another source rests on it." in text


def test_verdict_words_come_in_the_language_asked() -> None:
    assert VerdictValue.CONTRADICTED.value in html.render(coalition(), "en")
    assert "contredit" in html.render(coalition(), "fr")
