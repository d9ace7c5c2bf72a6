"""Claims told more than once, by command: what is shown, asked, selected and stored."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tui.cli import dedupe_review

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Answer

    Run = Callable[..., Answer]

BUDGET = "Le conseil de Valmont a {verb} le budget des écoles communales mardi soir au théâtre."
BRIDGE = "Le pont de Valmont a coûté 4 300 euros par habitant en 2019 selon un rapport."


@pytest.fixture
def stored(run: Run, tmp_path: Path) -> list[str]:
    """Ids of four articles: two that vote or comment a budget, two that tell the same of a bridge."""
    ids = []
    for number, text in enumerate(
        (BUDGET.format(verb="voté"), BUDGET.format(verb="commenté"), BRIDGE, "URGENT : " + BRIDGE)
    ):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        answer = run(
            "add", path, "--published", f"202{number}-03", "--publisher", f"Journal {number}", "--lang", "fr"
        )
        assert answer.status == 0
        ids.append(answer.out.split()[-1])
    return ids


def test_adding_tells_what_other_articles_tell_too_and_merges_nothing(
    run: Run, stored: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "again.txt"
    run("different", f"{stored[2]}/1", f"{stored[3]}/1")
    path.write_text("Tout autre chose d'abord. " + BRIDGE, encoding="utf-8")
    answer = run("add", path, "--lang", "fr", "--published", "2024")
    assert "1 pair tells the same" in answer.out
    assert "1 cluster" not in run("log").out
    shown = run("dedupe", "--article", answer.out.split()[-1])
    assert shown.out.count("same claim · ") == 1  # the other is kept apart from that one, so a person decides
    assert "1 pair tells the same · 1 pair is a question" in shown.out
    assert "1 pair put together." in run("dedupe", "--article", answer.out.split()[-1], "--apply").out
    assert run("log").out.count("1 cluster changed") == 1
    assert run("undo").status == 0


def test_a_run_says_how_many_questions_it_leaves_and_the_review_asks_as_many(
    run: Run, stored: list[str]
) -> None:
    assert stored
    assert "1 question needs a person; “claimdesk dedupe --review” asks it." in run("dedupe", "--apply").out
    run("dedupe", "--review", stdin="d\n")
    assert "need" not in run("dedupe").out


@pytest.mark.usefixtures("stored")
def test_claims_with_another_figure_are_counted_and_listed_once_for_all_that_tell_the_same(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "conflict.txt"
    path.write_text(BRIDGE.replace("4 300", "4 500"), encoding="utf-8")
    run("add", path, "--lang", "fr", "--published", "2024")
    shown = run("dedupe")
    assert "1 pair differs in a figure or a date. “claimdesk dedupe --conflicts” lists them." in shown.out
    assert "4 500" not in shown.out
    listed = run("dedupe", "--conflicts")
    assert listed.out.count("4 500 euros par") == 1
    assert "≠ number" in listed.out


def test_a_review_asks_one_pair_at_a_time_and_keeps_the_answers(run: Run, stored: list[str]) -> None:
    assert stored
    answer = run("dedupe", "--review", stdin="what\nskip\nundo\nd autre vote\nundo\nkb\n")
    assert answer.status == 0
    said = answer.out
    for each in (
        "1 of 1 left.\nA: Journal ",
        "“what” is no answer here; ? lists the answers.",
        "Left for later.",
        "Kept apart.",
        "The same; B stands for all.",
        "Nothing is left to decide.",
    ):
        assert each in said
    assert said.count("Taken back.") == 2
    assert said.endswith("1 answer is stored, 0 pairs are left.\n")
    assert "Nothing is left to decide." in run("dedupe", "--review").out


def test_ctrl_c_in_a_review_says_what_is_stored(
    run: Run, stored: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stored
    typed = ["d\n"]

    def readline() -> str:
        if not typed:
            raise KeyboardInterrupt
        return typed.pop()

    monkeypatch.setattr(dedupe_review, "sys", SimpleNamespace(stdin=SimpleNamespace(readline=readline)))
    answer = run("dedupe", "--review")
    assert answer.status == 130
    assert answer.out.endswith("1 answer is stored, 0 pairs are left.\n")


def test_a_review_reads_out_articles_dates_verdicts_context_and_differences_in_sentences(
    run: Run, stored: list[str]
) -> None:
    run("mark", f"{stored[0]}/1", "supported")
    run("mark", f"{stored[1]}/1", "contradicted")
    said = " ".join(run("dedupe", "--review", stdin="oa\n").out.split())
    for each in (
        "A: Journal 0, March 2020, ",
        "Verdict: supported, no source.",
        "Verdict: contradicted.",
        "Alarm: one of them was found right, the other wrong.",
        "A says voté, B says commenté.",
        "Only A has the word voté. Only B has the word commenté.",
        "The claim stands here: Le conseil de Valmont a voté",
    ):
        assert each in said
    assert not set("≠⟦⟧→") & set(said)


def test_the_verdict_of_a_checked_claim_is_offered_by_the_command_that_gives_it(
    run: Run, stored: list[str]
) -> None:
    run("mark", f"{stored[1]}/1", "supported")
    said = run("dedupe", "--review", stdin="s\n").out
    assert f"“claimdesk handon {stored[1]}/1 {stored[0]}/1” gives its verdict to the other." in said
    assert run("handon", f"{stored[1]}/1", f"{stored[0]}/1").status == 0


def test_a_reason_and_a_conflicting_figure_are_kept_with_the_answer(run: Run, stored: list[str]) -> None:
    said = run("dedupe", "--review", stdin="c chiffre du ministère\n").out
    assert "Kept apart, as a conflicting figure." in said
    log = run("log").out
    assert "same fact, conflicting figure, chiffre du ministère" in log
    assert stored


def test_a_review_ends_with_its_input(run: Run, stored: list[str]) -> None:
    assert stored
    for typed in ("", "q\n"):
        answer = run("dedupe", "--review", stdin=typed)
        assert "1 of 1 left." in answer.out
        assert answer.out.endswith("0 answers are stored, 1 pair is left.\n")
        assert answer.status == 0


def test_only_the_articles_selected_are_compared(run: Run, stored: list[str]) -> None:
    assert stored
    assert "1 claim is told more than once." in run("dedupe", "--since", "2022").out
    assert "0 claims are told more than once." in run("dedupe", "--until", "2022").out
    assert "0 claims are told more than once." in run("dedupe", "--publisher", "journal 2").out
    assert run("dedupe", "--dry-run", "--lang", "en").out == "There is no claim to compare.\n"
    run("dedupe", "--apply")
    assert "1 cluster changed" in run("log").out


@pytest.mark.parametrize(
    "options",
    [
        ("--apply", "--dry-run"),
        ("--apply", "--review"),
        ("--review", "--json"),
        ("--review", "--jsonl"),
        ("--article", "k", "--since", "2020"),
        ("--since", "gestern"),
        ("--article", "nothing"),
    ],
)
def test_options_that_contradict_each_other_are_refused_in_a_sentence(
    run: Run, options: tuple[str, ...]
) -> None:
    answer = run("dedupe", *options)
    assert answer.status == 2
    assert answer.err.strip()


def test_opposite_verdicts_in_one_cluster_are_an_alarm(run: Run, stored: list[str]) -> None:
    run("dedupe", "--apply")
    run("mark", f"{stored[2]}/1", "supported")
    run("mark", f"{stored[3]}/1", "contradicted")
    assert "Alarm: 1 stored cluster was found both right and wrong." in run("dedupe").out
