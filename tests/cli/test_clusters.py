"""The cluster browser by command: what is listed, taken out, made canonical and handed on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_dedupe import BRIDGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Answer

    Run = Callable[..., Answer]


@pytest.fixture
def told(run: Run, tmp_path: Path) -> list[str]:
    """Claims of three articles that tell the same, as one cluster."""
    names = []
    for number, text in enumerate((BRIDGE, "URGENT : " + BRIDGE, BRIDGE + " Suite.")):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        told = ("--published", f"202{number}-03", "--publisher", f"Journal {number}", "--lang", "fr")
        names.append(run("add", path, *told).out.split()[-1] + "/1")
    assert run("dedupe", "--apply").status == 0
    return names


def test_clusters_are_listed_with_members_articles_dates_and_verdicts(run: Run, told: list[str]) -> None:
    run("mark", told[1], "supported")
    listed = " ".join(run("clusters").out.split())
    assert "3 claims, 3 articles; 1 supported, 2 open." in listed
    shown = run("clusters", told[1]).out
    for each in ("★ Journal 0, March 2020, · open", "Journal 1, March 2021, ✓ supported", "Journal 2"):
        assert each in shown
    document = json.loads(run("clusters", told[1], "--json").out)
    assert [side["line"]["standing"] for side in document["members"]] == ["open", "supported", "open"]


def test_only_clusters_with_an_alarm_are_listed_where_asked(run: Run, told: list[str]) -> None:
    assert run("clusters", "--alarms").out == ""
    run("mark", told[1], "supported")
    run("mark", told[2], "contradicted")
    assert "Alarm: found both right and wrong." in run("clusters", "--alarms").out


def test_a_member_is_taken_out_with_a_reason_and_undo_brings_it_back(run: Run, told: list[str]) -> None:
    assert "2 claims are left together" in run("unmerge", told[2], "--why", "autre pont").out
    assert "Journal 2" not in run("clusters", told[0]).out
    decided = run("clusters", told[2]).out
    assert "autre pont" in decided
    assert f"{told[0][:6]}/1 " in decided
    for article in ("", told[0].split("/")[0], told[2].split("/")[0]):
        assert "taken out of its cluster, autre pont" in run("log", *article.split()).out
    run("dedupe", "--apply")
    assert "Journal 2" not in run("clusters", told[0]).out
    run("undo")
    assert "Journal 2" in run("clusters", told[0]).out
    run("unmerge", told[2])
    assert "no cluster is left" in run("unmerge", told[1]).out
    assert run("unmerge", told[1]).status == 2


def test_another_member_stands_for_all_through_a_second_search(run: Run, told: list[str]) -> None:
    assert "It stands for 3 claims now." in run("canonical", told[2], "--why", "plus proche").out
    assert "stands for all of its cluster, plus proche" in run("log", told[2].split("/")[0]).out
    run("dedupe", "--apply")
    assert "★ Journal 2" in run("clusters", told[0]).out


def test_a_verdict_goes_only_to_those_named_or_to_all_on_demand(run: Run, told: list[str]) -> None:
    assert run("handon", told[0], told[1]).status == 2
    run("mark", told[0], "supported")
    assert run("handon", told[0]).status == 2
    assert run("handon", told[0], told[1]).status == 0
    assert run("clusters", told[0]).out.count("✓") == 2
    assert run("handon", told[0], "--all").status == 0
    assert run("clusters", told[0]).out.count("✓") == 3
