"""Holding an article against itself by command, and deciding about what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

TEXT = (
    "Douze morts dans un incendie à Brévannes\n\n"
    "Un incendie a fait treize morts jeudi dans un immeuble de Brévannes. Le maire a décrété un deuil.\n"
)


@pytest.fixture
def article(run: Run, tmp_path: Path) -> str:
    path = tmp_path / "incendie.txt"
    path.write_text(TEXT, encoding="utf-8")
    return run("add", path, "--lang", "fr", "--published", "2026-11-20").out.split()[-1]


def pair(run: Run, article: str, *more: str) -> dict:
    return run("inside", article, "--json", *more).json()["pairs"][0]


def test_the_places_where_an_article_disagrees_are_listed_with_both_wordings(run: Run, article: str) -> None:
    listed = run("inside", article)
    assert listed.status == 0
    assert "≠? disagreement · Douze morts ≠ treize morts" in listed.out
    assert "in 1 place" in listed.err
    found = pair(run, article)
    assert (found["pair"]["kind"], found["state"]) == ("disagrees", "open")
    assert found["pair"]["differences"][0]["theirs"] == "treize morts"


def test_claims_and_show_mark_what_disagrees(run: Run, article: str) -> None:
    found = pair(run, article)
    a, b = found["a_number"], found["b_number"]
    assert f"≠?{b} " in run("claims", article).out
    marked = next(each for each in run("claims", article, "--json").json()["claims"] if each["number"] == a)
    assert marked["inside"] == [
        {
            "number": b,
            "claim": found["pair"]["b"],
            "kind": "disagrees",
            "state": "open",
            "differences": found["pair"]["differences"],
        }
    ]
    shown = run("show", f"{article}/{b}")
    assert f"≠? {a} · treize morts ≠ Douze morts" in shown.out
    assert run("show", f"{article}/{b}", "--json").json()["inside"][0]["number"] == a


def test_decisions_are_made_and_undone_by_command(run: Run, article: str) -> None:
    found = pair(run, article)
    names = [found["pair"]["a"], found["pair"]["b"]]
    assert run("inside", *names, "--disagree", "--why", "Le préfet dit treize.").status == 0
    confirmed = pair(run, article)
    assert (confirmed["state"], confirmed["why"], confirmed["analyst"]) == (
        "confirmed",
        "Le préfet dit treize.",
        "Ana Bell",
    )
    assert "the article disagrees with itself" in run("log").out
    assert "Le préfet dit treize." in run("report", article, "--format", "md").out
    assert run("undo").status == 0
    assert pair(run, article)["state"] == "open"
    assert run("inside", *names, "--apart").status == 0
    assert run("inside", article, "--json").json()["pairs"] == []
    assert pair(run, article, "--all")["state"] == "rejected"
    assert run("inside", *names, "--same").status == 0
    assert pair(run, article)["pair"]["kind"] == "same"
    assert run("log", "--verify").status == 0


def test_what_cannot_be_done_is_told_in_a_sentence(run: Run, article: str) -> None:
    found = pair(run, article)
    assert run("inside", found["pair"]["a"], found["pair"]["b"]).status == 2
    assert run("inside", found["pair"]["a"], "--same").status == 2
    assert run("inside", "nowhere").status == 2
