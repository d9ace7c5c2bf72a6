"""A real browser shows a report on a hostile article: nothing of it runs, and notes open without a script."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from claims.report import html
from schema.view import Standing
from tests.report.examples import HOSTILE, Desk, coalition, tortured

if TYPE_CHECKING:
    from pathlib import Path

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium is installed; the build server runs these tests"
)

ATTACK = "<script>document.title = 'RAN'</script><img src=x onerror=\"document.title = 'RAN'\"></script>"


class Dom(HTMLParser):
    """The page as the browser understood it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts.setdefault(self.inside[-1], []).append(data)


def dump(page: str, folder: Path, fragment: str = "") -> str:
    """The document object model after loading, as HTML."""
    file = folder / "report.html"
    file.write_text(page, encoding="utf-8")
    done = subprocess.run(
        [
            str(BROWSER),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            "--dump-dom",
            file.as_uri() + fragment,
        ],
        capture_output=True,
        check=True,
        timeout=120,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return dump(html.render(tortured(), "en"), tmp_path_factory.mktemp("hostile"))


def test_the_browser_would_notice_a_script_that_runs(tmp_path: Path) -> None:
    page = f"<!doctype html><title>kept</title>{ATTACK}"
    assert "<title>RAN</title>" in dump(page, tmp_path)


def test_no_script_of_the_article_runs(tmp_path: Path) -> None:
    desk = Desk(f"Avant {ATTACK} après.", title=f"Titre {ATTACK}")
    desk.claim(f"Avant {ATTACK} après", Standing.CONTRADICTED, rationale=ATTACK, sentence=ATTACK)
    dom = Dom(dump(html.render(desk.report(), "en"), tmp_path))
    assert dom.texts["title"][0].startswith("Titre <script>")
    assert "RAN" in "".join(dom.texts["h1"])
    assert [attrs for tag, attrs in dom.tags if tag == "script"] == [{"type": "application/ld+json"}]
    assert not [tag for tag, _attrs in dom.tags if tag == "img"]


def test_the_policy_stops_a_script_even_if_one_got_in(tmp_path: Path) -> None:
    page = html.render(coalition(), "en").replace("</main>", f"{ATTACK}</main>")
    assert "RAN" not in "".join(Dom(dump(page, tmp_path)).texts["title"])


def test_a_hostile_report_has_one_data_block_that_parses(hostile: str) -> None:
    dom = Dom(hostile)
    (data,) = dom.texts["script"]
    (review,) = json.loads(data)["@graph"]
    assert review["claimReviewed"] == HOSTILE
    assert [attrs for tag, attrs in dom.tags if tag == "script"] == [{"type": "application/ld+json"}]


def test_a_hostile_report_has_no_event_attribute_and_no_link_that_is_not_to_the_web(hostile: str) -> None:
    dom = Dom(hostile)
    names = {name for _tag, attrs in dom.tags for name in attrs}
    assert not [name for name in names if name.startswith("on") or name == "@click"]
    hrefs = [attrs["href"] or "" for tag, attrs in dom.tags if tag == "a"]
    assert hrefs
    assert not [href for href in hrefs if not re.match(r"#|https?://|mailto:", href)]


def test_a_hostile_report_shows_control_and_bidi_characters_as_symbols(hostile: str) -> None:
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", hostile
    )
    assert "␛]52;c;" in hostile


def test_a_link_to_a_claim_opens_its_note_without_a_script(tmp_path: Path) -> None:
    dom = Dom(dump(html.render(coalition(), "en"), tmp_path, "#c12"))
    opened = [attrs["id"] for tag, attrs in dom.tags if tag == "details" and "open" in attrs]
    assert opened == ["c12-note"]
