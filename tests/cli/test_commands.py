"""A run through the desk by commands alone, as a script or a person with a screen reader would do it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Answer, Run

TEXT = """The tram will cost 212 million euros

The line will be 12 kilometres long and will open in 2031. Mayor Inès Carpentier said that the work will begin \
on Monday. The town has 48,000 inhabitants.
"""


@pytest.fixture
def article(run: Run) -> str:
    answer = run(
        "add", "-", "--published", "2026-10-14", "--publisher", "Gazette", "--lang", "en", stdin=TEXT
    )
    assert answer.status == 0, answer.err
    return answer.out.splitlines()[-1]


def lines(run: Run, article: str) -> list[dict]:
    return run("claims", article, "--json").json()["claims"]


def line(run: Run, article: str, number: int) -> dict:
    return next(each for each in lines(run, article) if each["number"] == number)


def is_document(answer: Answer, kind: str) -> dict:
    assert answer.status == 0, answer.err
    found = answer.json()
    assert found["format"] == f"claimdesk-{kind}"
    assert found["version"] == 1
    return found


def test_adding_prints_the_id_alone_in_the_last_line(run: Run, article: str) -> None:
    listed = is_document(run("articles", "--json"), "articles")["articles"]
    assert [each["article"]["id"] for each in listed] == [article]
    assert listed[0]["article"]["publisher"] == "Gazette"
    assert listed[0]["article"]["date_basis"] == "stated"
    assert run("articles").out.splitlines()[1].startswith(article)


def test_adding_the_same_file_twice_names_the_one_that_is_there(run: Run, article: str) -> None:
    answer = run("add", "-", stdin=TEXT)
    assert answer.status == 2
    assert article in answer.err
    assert run("add", "-", "--again", stdin=TEXT).status == 0


def test_claims_give_their_place_words_and_verdict(run: Run, article: str) -> None:
    found = is_document(run("claims", article, "--json"), "claims")["claims"]
    assert len(found) >= 4
    for each in found:
        assert TEXT[each["start"] : each["end"]] == each["text"]
        assert {"id", "claim", "kind", "verdict", "number"} <= set(each)
        assert each["verdict"] is None
    told = run("claims", article[:6]).out.splitlines()
    assert len(told) == len(found) + 1


def test_a_verdict_with_reason_rationale_and_fix_shows_everywhere(run: Run, article: str) -> None:
    number = next(each["number"] for each in lines(run, article) if "12 kilometres" in each["text"])
    name = f"{article}/{number}"
    answer = run(
        "mark", name, "contradicted", "--reason", "number_wrong", "--note", "The plan says 11.",
        "--fix", "12 kilometres=11 kilometres", "--as-of", "2026-10-01",
    )  # fmt: skip
    assert answer.status == 0, answer.err
    assert "✗" in answer.out
    detail = is_document(run("show", name, "--json"), "claim")
    assert detail["verdicts"][0]["rationale"] == "The plan says 11."
    assert detail["verdicts"][0]["analyst"] == "Ana Bell"
    assert detail["fixes"][0]["wrong"] == "12 kilometres"
    told = run("show", name).out
    assert "The plan says 11." in told
    assert "12 kilometres → 11 kilometres" in told
    fix = detail["fixes"][0]["id"]
    assert run("fix", name, fix, "accepted").status == 0
    assert run("show", name, "--json").json()["fixes"][0]["state"] == "accepted"
    assert run("fix", name, "long=short").status == 0
    assert line(run, article, number)["open_fixes"] == 1
    assert run("mark", name, "open").status == 0
    assert line(run, article, number)["verdict"] is None


def test_words_that_do_not_stand_in_the_claim_cannot_be_fixed(run: Run, article: str) -> None:
    answer = run("mark", f"{article}/1", "contradicted", "--fix", "zebra=horse")
    assert answer.status == 2
    assert line(run, article, 1)["verdict"] is None


def test_several_claims_are_marked_and_taken_back_in_one_step(run: Run, article: str) -> None:
    found = is_document(run("mark", f"{article}/1", f"{article}/2", "supported", "--json"), "claims")
    assert [each["verdict"] for each in found["claims"]] == ["supported", "supported"]
    assert run("undo").status == 0
    assert {each["verdict"] for each in lines(run, article)} == {None}
    assert run("redo").status == 0
    assert line(run, article, 2)["verdict"] == "supported"


def test_the_attribution_is_judged_apart_from_the_content(run: Run, article: str) -> None:
    answer = run("mark", f"{article}/1", "supported", "--on", "attribution", "--reason", "verbatim", "--json")
    (found,) = answer.json()["claims"]
    assert found["attribution"] == "supported"
    assert found["verdict"] is None


def test_one_source_is_cited_for_several_claims(run: Run, article: str) -> None:
    answer = run(
        "cite", f"{article}/1", f"{article}/2", "--title", "Town plan", "--url", "https://example.org/plan",
        "--published", "2026-09", "--accessed", "2026-10-15", "--quote", "« 212 M€ »", "--locator", "p. 3",
        "--primary", "--json",
    )  # fmt: skip
    cited = is_document(answer, "citations")["citations"]
    assert len(cited) == 2
    assert len({each["source"] for each in cited}) == 1
    source = cited[0]["source"]
    assert run("cite", f"{article}/3", "--source", source[:7], "--stance", "contradicts").status == 0
    assert len(is_document(run("source", "list", "--json"), "sources")["sources"]) == 1
    detail = run("show", f"{article}/3", "--json").json()
    assert detail["citations"][0]["stance"] == "contradicts"
    assert detail["sources"][0]["primary"] is True
    assert "Town plan" in run("show", f"{article}/1").out
    assert run("source", "edit", source, "--publisher", "Town").status == 0
    assert "Town" in run("source", "list", "plan").out


def test_a_confidential_identity_is_in_no_list_log_or_report(run: Run, article: str, tmp_path: Path) -> None:
    who = tmp_path / "who.txt"
    who.write_text("Jeanne Secrète, 06 12 34 56 78", encoding="utf-8")
    answer = run("cite", f"{article}/1", "--confidential", "--identity", str(who))
    assert answer.status == 0, answer.err
    for arguments in (
        ("source", "list"),
        ("source", "list", "--json"),
        ("show", f"{article}/1", "--json"),
        ("log", "--json"),
        ("report", article, "--format", "json"),
        ("report", article, "--format", "html"),
    ):
        told = run(*arguments)
        assert told.status == 0
        assert "Secrète" not in told.out
        assert "Secr\\u" not in told.out
    assert run("redact", "--identity", "1", "--why", "She asked.").status == 0
    assert run("log", "--verify").status == 0


def test_work_notes_and_disputes(run: Run, article: str) -> None:
    name = f"{article}/2"
    assert run("work", name, "waiting", "--for", "press office", "--until", "22:55").status == 0
    assert line(run, article, 2)["waiting_for"] == "press office"
    later = run("work", name, "waiting", "--for", "press office", "--until", "2099-01-02T10:00")
    assert "2 January 2099" in later.out
    assert run("work", name, "skipped").status == 2
    assert run("work", name, "done", "--priority", "3", "--assign", "Bo").status == 0
    assert run("note", name, "Ask the map desk.").status == 0
    assert "Ask the map desk." in run("show", name).out
    assert "Ask the map desk." not in run("report", article, "--format", "json").out
    assert run("mark", name, "supported").status == 0
    assert run("--as", "Bo Chen", "mark", name, "contradicted").status == 0
    assert line(run, article, 2)["standing"] == "disputed"
    assert run("claims", article, "--filter", "disputed", "--json").json()["claims"][0]["number"] == 2
    assert run("resolve", name, "supported", "The plan says so.").status == 0
    assert line(run, article, 2)["standing"] == "supported"


def test_claims_are_edited_cut_joined_added_and_grouped(run: Run, article: str) -> None:
    number = next(each["number"] for each in lines(run, article) if "inhabitants" in each["text"])
    assert run("edit", f"{article}/{number}", "--claim", "Valmont has 48,000 inhabitants.").status == 0
    changed = line(run, article, number)
    assert changed["claim"] == "Valmont has 48,000 inhabitants."
    parts = run("cut", f"{article}/{number}", "--before", "has", "--json").json()["claims"]
    assert [part["text"] for part in parts] == ["The town", "has 48,000 inhabitants"]
    names = [part["id"] for part in parts]
    joined = run("join", *names, "--json").json()["claims"][0]
    assert joined["text"] == changed["text"]
    assert run("group", f"{article}/1", joined["id"]).status == 0
    assert line(run, article, 1)["same_fact"] == [joined["number"]]
    assert run("group", f"{article}/1", joined["id"], "--apart").status == 0
    made = run("new", article, "--words", "will open in 2031", "--json").json()["claims"][0]
    assert made["text"] == "will open in 2031"
    span = f"{made['start']}:{made['end'] + 1}"
    assert run("edit", made["id"], "--span", span, "--json").json()["claims"][0]["text"].endswith("2031.")
    assert run("new", article, "--words", "will").status == 2
    assert run("log", "--verify").status == 0


def test_a_new_publication_date_is_read_into_the_claims(run: Run, article: str) -> None:
    said = run("edit", article, "--published", "2026-11-04", "--json").json()["article"]
    assert said["published"] == "2026-11-04"
    said = run("edit", article, "--published", "unknown", "--title", "The tram", "--json").json()["article"]
    assert (said["published"], said["date_basis"], said["title"]) == (None, "unknown", "The tram")
    assert run("edit", article, "--published", "2026-02-30").status == 2


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_a_report_is_printed_or_written_and_is_the_same_each_time(
    run: Run, article: str, tmp_path: Path, form: str
) -> None:
    run("mark", f"{article}/1", "contradicted", "--fix", "212=221")
    printed = run("report", article, "--format", form)
    assert printed.status == 0, printed.err
    path = tmp_path / f"report.{form}"
    written = run("report", article, "--format", form, "-o", str(path))
    assert str(path) in written.out
    assert path.read_text(encoding="utf-8") == printed.out
    assert "212" in printed.out


def test_the_report_speaks_the_language_asked_for(run: Run, article: str) -> None:
    english, french = (run("report", article, "--lang", each).out for each in ("en", "fr"))
    assert english != french


def test_search_finds_claims_of_all_articles(run: Run, article: str) -> None:
    found = is_document(run("search", "INHABITANTS", "--json"), "claims")["claims"]
    assert [each["article"] for each in found] == [article]
    assert "inhabitants" in run("search", "inhabitants").out
    assert run("search", "zebra").out == ""


def test_the_history_is_told_and_proved(run: Run, article: str, tmp_path: Path) -> None:
    run("mark", f"{article}/1", "supported", "--note", "Names a minor.")
    events = is_document(run("log", "--json"), "log")["events"]
    assert events[0]["kind"] == "verdict_marked"
    assert "Ana Bell" in run("log", article).out
    head = is_document(run("log", "--verify", "--json"), "verification")["head"]
    assert run("log", "--verify", "--head", head).status == 0
    assert run("log", "--verify", "--head", "0" * 64).status == 1
    assert run("redact", "--event", str(events[0]["seq"]), "--why", "Names a minor.").status == 0
    assert "Names a minor." not in json.dumps(run("log", "--json").json()["events"][1])
    assert run("log", "--verify").status == 0
    assert run("doctor").status == 0
    copy = tmp_path / "copy.db"
    assert run("backup", str(copy)).status == 0
    assert run("articles", "--json", "--db", str(copy)).json()["articles"][0]["article"]["id"] == article


def test_a_changed_row_is_found_with_status_1(run: Run, article: str, tmp_path: Path) -> None:
    import sqlite3

    run("mark", f"{article}/1", "supported")
    db = sqlite3.connect(tmp_path / "desk.db")
    with db:
        db.execute("UPDATE verdict SET value = 'contradicted'")
    db.close()
    assert run("log", "--verify").status == 1
    assert run("log", "--verify", "--json").json()["sound"] is False


def test_corrections_and_sign_off_are_recorded(run: Run, article: str) -> None:
    assert run("correct", article, "12 kilometres", "11 kilometres", "The plan says 11.").status == 0
    signed = is_document(run("sign", article, "--role", "chief editor", "--json"), "signoff")["signoff"]
    assert (signed["who"], signed["role"]) == ("Ana Bell", "chief editor")


def test_hostile_text_is_harmless_in_every_answer(run: Run) -> None:
    hostile = "The mayor \x1b]52;c;QUJD\x07 paid \u202e3 million\u200b euros [/x] [@click=app.quit].\n"
    article = run("add", "-", "--title", "T\x1b[31m\u202e", "--lang", "en", stdin=hostile).out.split()[-1]
    run("note", f"{article}/1", "n\x1b[31m")
    run("cite", f"{article}/1", "--title", "s\x1b[31m\u202e", "--quote", "q\x9b31m")
    for arguments in (
        ("articles",), ("articles", "--json"), ("claims", article), ("claims", article, "--json"),
        ("show", f"{article}/1"), ("show", f"{article}/1", "--json"), ("log",), ("log", "--json"),
        ("source", "list"), ("source", "list", "--json"), ("report", article), ("open", article),
        ("report", article, "--format", "html"),
        ("match", hostile), ("compare", hostile, hostile), ("search", "mayor"),
    ):  # fmt: skip
        answer = run(*arguments)
        assert answer.status == 0, (arguments, answer.err)
        for acting in "\x1b\x07\x9b\u202e\u200b":
            assert acting not in answer.out, arguments
            assert acting not in answer.err, arguments
