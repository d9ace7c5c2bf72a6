"""Earlier checks, comparisons and duplicates by command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from claims import places
from claims.samples import SampleKind, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

CHECKS = [
    {
        "id": 7,
        "text": "Le pont de Valmont a coûté 3 millions d'euros.",
        "lang": "fr",
        "verdict": "contradicted",
        "url": "https://example.org/7",
        "publisher": "Vérif Exemple",
        "date": "2026-10-02",
    },
    {"id": "7", "text": "The mayor of Oakton resigned in May.", "lang": "en", "verdict": "supported"},
    {"id": 7.5, "text": "La gare de Lorval sera fermée en 2031.", "lang": "fr"},
]


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "checks.jsonl"
    path.write_text("\n".join(json.dumps(check) for check in CHECKS), encoding="utf-8")
    assert run("import", str(path)).status == 0


@pytest.mark.usefixtures("filled")
def test_a_match_answers_with_the_id_of_the_row_as_it_was(run: Run) -> None:
    rows = [
        {"id": {"q": 1}, "text": "Le pont de Valmont a coûté 4 millions d'euros.", "lang": "fr"},
        {"id": 2, "text": "The mayor of Oakton resigned in May.", "lang": None},
        {"id": None, "text": 5},
        {"id": 3, "text": "La gare de Lorval sera fermée en 2031."},
    ]
    answer = run("match", "--jsonl", "--limit", "2", stdin="\n".join(json.dumps(row) for row in rows))
    assert answer.status == 2
    found = answer.rows()
    assert [row["id"] for row in found] == [{"q": 1}, 2, None, 3]
    best = found[0]["matches"][0]
    assert best["id"] == 7
    assert {"source", "text", "verdict", "publisher", "url", "date", "score", "probability", "band"} <= set(
        best
    )
    assert best["verdict"] == "contradicted"
    assert "number" in {each["kind"] for each in best["differences"]}
    assert {"kind", "ours", "theirs"} <= set(best["differences"][0])
    assert isinstance(best["why"], dict)
    assert found[1]["matches"][0]["id"] == "7"
    assert found[1]["matches"][0]["score"] == 100
    assert found[2]["error"]["code"] == "bad_input"
    assert found[3]["matches"][0]["id"] == 7.5
    assert all(len(row["matches"]) <= 2 for row in found if "matches" in row)


@pytest.mark.usefixtures("filled")
def test_a_match_says_what_differs_and_where_was_looked(run: Run) -> None:
    told = run("match", "Le pont de Valmont a coûté 4 millions d'euros.")
    assert told.status == 0
    assert "Vérif Exemple" in told.out
    assert "≠ number: 4 millions ≠ 3 millions" in " ".join(told.out.split())
    assert "Looked in 3 texts: 2 in French, 1 in English." in told.out
    found = run("match", "Le pont de Valmont a coûté 4 millions d'euros.", "--json").json()
    assert found["matches"][0]["id"] == 7
    assert found["looked_in"] == {"fr": 2, "en": 1}


def test_nothing_found_in_an_empty_database_is_said(run: Run) -> None:
    told = run("match", "The bridge fell.")
    assert told.status == 0
    assert told.out.startswith("Nothing found.")


@pytest.mark.usefixtures("filled")
def test_an_earlier_check_is_confirmed_reused_or_rejected(run: Run) -> None:
    text = "Le pont de Valmont a coûté 3 millions d'euros. La gare de Lorval sera fermée en 2031.\n"
    article = run("add", "-", "--lang", "fr", stdin=text).out.split()[-1]
    claim = run("claims", article, "--json").json()["claims"][0]
    matches = run("match", "--claim", claim["id"], "--json").json()["matches"]
    key = matches[0]["key"]
    assert run("confirm", claim["id"], key, "--relation", "narrower").status == 0
    told = run("match", "--claim", claim["id"], "--json").json()["matches"][0]
    assert told["decision"]["relation"] == "narrower"
    reused = run("confirm", claim["id"], key, "--reuse", "--json").json()["citations"]
    assert reused[0]["reused_from"] == key
    shown = run("show", claim["id"], "--earlier")
    assert "https://example.org/7" in shown.out
    assert "confirmed" in shown.out
    assert run("reject", claim["id"], key).status == 0
    assert (
        run("match", "--claim", claim["id"], "--json").json()["matches"][-1]["decision"]["confirmed"] is False
    )
    assert run("reject", claim["id"], "f:nothing").status == 2


def test_pairs_are_compared_in_order_with_their_differences(run: Run) -> None:
    rows = [
        {
            "id": 1,
            "a": "The bridge cost 3 million euros.",
            "b": "The bridge cost 4 million euros.",
            "lang": "en",
        },
        {"id": "b", "a": "La ville a voté.", "b": "La ville n'a pas voté.", "lang": "fr"},
        {"id": 2.5, "a": "x"},
        {"id": False, "a": "The bridge fell.", "b": "The bridge fell."},
    ]
    answer = run("compare", "--jsonl", stdin="\n".join(json.dumps(row) for row in rows))
    assert answer.status == 2
    found = answer.rows()
    assert [row["id"] for row in found] == [1, "b", 2.5, False]
    assert {"score", "probability", "differences"} <= set(found[0])
    assert [each["kind"] for each in found[0]["differences"]] == ["number"]
    assert [each["kind"] for each in found[1]["differences"]] == ["negation"]
    assert "error" in found[2]
    assert found[3]["differences"] == []
    assert found[3]["score"] == 100


def test_a_comparison_is_told_in_words(run: Run) -> None:
    told = run("compare", "The bridge cost 3 million euros.", "The bridge cost 4 million euros.")
    assert "≠ number: 3 million ≠ 4 million" in " ".join(told.out.split())
    assert "No difference" in run("compare", "The bridge fell.", "The bridge fell.").out
    assert run("compare", "a", "b", "--json").json()["format"] == "claimdesk-comparison"


def test_duplicates_in_a_stream_keep_the_ids_of_their_rows(run: Run) -> None:
    rows = [
        {"id": 1, "text": "The bridge of Oakton cost 3 million euros.", "lang": "en"},
        {"id": "1", "text": "The bridge of Oakton cost 3 million euros.", "lang": None},
        {"id": [1], "text": "The bridge of Oakton cost 4 million euros."},
        {"id": 9, "text": None},
        {"id": None, "text": "Otters sleep in the river at night."},
    ]
    answer = run("dedupe", "--jsonl", stdin="\n".join(json.dumps(row) for row in rows))
    assert answer.status == 2
    found = answer.rows()
    assert [row["id"] for row in found if "error" in row] == [9]
    assert [row["cluster"] for row in found if "cluster" in row] == [[1, "1"]]
    pairs = [row for row in found if "pair" in row]
    assert all({"pair", "decision", "score", "differences"} == set(row) for row in pairs)
    assert all(row["decision"] in {"same", "review", "different"} for row in pairs)


def test_the_same_claim_is_found_across_articles_and_the_merge_taken_back(run: Run) -> None:
    one = "The bridge of Oakton cost 3 million euros. It rained in Lorval on Monday.\n"
    two = "Sheep graze near Pelham. The bridge of Oakton cost 3 million euros.\n"
    first, second = (run("add", "-", "--lang", "en", stdin=text).out.split()[-1] for text in (one, two))
    told = run("dedupe")
    assert told.status == 0
    assert f"{first[:6]}/1" in told.out
    assert f"{second[:6]}/2" in told.out
    assert run("dedupe", "--apply", "--json").json()["applied"] is True
    assert run("log", "--limit", "1").out
    assert run("undo").status == 0
    merged = run("same", f"{first}/1", f"{second}/2", "--why", "One sum.", "--canonical", "--json").json()
    assert len(merged["cluster"]["members"]) == 2
    assert run("different", f"{first}/2", f"{second}/1").status == 0
    assert run("log", "--verify").status == 0


def test_the_demonstration_works_through_the_sample_article(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("demo")
    assert told.status == 0, told.err
    sample = read_manifest().of_kind(SampleKind.ARTICLE)[0]
    assert sample.title
    assert sample.title in " ".join(told.out.split())
    assert "≈ likely the same" in told.out
    assert "⇄ also told by" in told.out
    assert "≠" in told.out
    assert max(len(line) for line in told.out.splitlines() if str(tmp_path) not in line) <= 80
    report = tmp_path / "sample-report.html"
    assert str(report) in told.out
    assert "<!doctype html>" in report.read_text(encoding="utf-8").lower()
    assert not (tmp_path / "desk.db").exists()
    assert not places.index_folder().exists()
    french = run("--lang", "fr", "demo")
    assert french.status == 0
    assert french.out != told.out


def test_opening_a_file_without_a_terminal_stores_it_once_and_tells_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.txt"
    path.write_text(
        "The bridge of Oakton cost 3 million euros. It was closed on 3 May 2020.\n", encoding="utf-8"
    )
    told = run("open", str(path))
    assert told.status == 0, told.err
    assert "3 million euros" in told.out
    again = run("open", str(path))
    assert again.status == 0
    (line,) = run("articles", "--json").json()["articles"]
    name = line["article"]["id"]
    assert (tmp_path / f"{name}-report.html").is_file()
    assert run("open", name[:5]).out == again.out
    assert name in run().out


@pytest.mark.parametrize("arguments", [["match", " "], ["compare", "", "The bridge fell."]])
def test_an_empty_text_is_refused_in_a_sentence(run: Run, arguments: list[str]) -> None:
    told = run(*arguments)
    assert (told.status, told.out) == (2, "")
    assert "is empty" in told.err


def test_an_empty_text_in_a_stream_is_an_error_of_its_row(run: Run) -> None:
    rows = [{"id": 1, "a": "", "b": ""}, {"id": 2, "a": "The bridge fell.", "b": "The bridge fell."}]
    answer = run("compare", "--jsonl", stdin="\n".join(json.dumps(row) for row in rows))
    assert answer.status == 2
    assert [row.get("error", {}).get("code") for row in answer.rows()] == ["bad_input", None]
    answer = run("match", "--jsonl", stdin=json.dumps({"id": 1, "text": " \n"}))
    assert answer.rows()[0]["error"]["code"] == "bad_input"


def test_earlier_checks_of_free_words_that_contradict_each_other_are_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "checks.jsonl"
    text = "Les vaccins causent l'autisme chez les enfants."
    rows = [
        {"id": n, "text": text, "verdict": verdict} for n, verdict in enumerate(["supported", "contradicted"])
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert run("import", str(path)).status == 0
    told = run("match", text).out
    assert told.count("! earlier checks contradict each other") == 2
    assert "Looked in 2 texts: 2 without a language given." in told


@pytest.mark.usefixtures("filled")
def test_analysts_who_disagree_about_a_check_are_both_shown(run: Run) -> None:
    text = "Le pont de Valmont a coûté 3 millions d'euros. La gare de Lorval sera fermée en 2031.\n"
    article = run("add", "-", "--lang", "fr", stdin=text).out.split()[-1]
    claim = run("claims", article, "--json").json()["claims"][0]["id"]
    key = run("match", "--claim", claim, "--json").json()["matches"][0]["key"]
    assert run("confirm", claim, key, "--relation", "opposite").err == ""
    told = run("--as", "Ben", "reject", claim, key)
    assert (told.status, "Ana Bell said: confirmed: opposite claim" in told.err) == (0, True)
    for arguments in (["show", claim], ["show", claim, "--earlier"], ["match", "--claim", claim]):
        shown = " ".join(run(*arguments).out.split())
        assert "rejected (Ben, " in shown
        assert "? Ana Bell said: confirmed: opposite claim" in shown
    assert run("show", claim, "--json").json()["decided"][0]["others"][0]["analyst"] == "Ana Bell"
    assert f"earlier check {key}" in " ".join(run("log").out.split())
