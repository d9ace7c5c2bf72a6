"""Working an article through from the keyboard and with the mouse, on a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from schema.claim import ClaimKind, WorkState
from schema.source import SourceKind
from schema.verdict import Aspect, FixState, Reason, VerdictValue
from schema.view import Standing
from tests.tui.examples import NOW, TEXT, Sample, application, held, on_desk, shown, until, worklist
from tui.screens.form import Form
from tui.screens.pick import Pick

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tui.screens.desk import DeskScreen


async def write(pilot: Pilot[None], words: str) -> None:
    """Type words into the field that has the focus."""
    await pilot.press(*("space" if letter == " " else letter for letter in words))


async def dialog(pilot: Pilot[None], kind: type = Form) -> None:
    """Wait for a dialog."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    await pilot.pause()


async def back(pilot: Pilot[None], screen: DeskScreen) -> None:
    """Wait until no dialog is left above the desk."""
    await until(pilot, lambda: pilot.app.screen is screen)


async def test_one_key_marks_a_claim_and_the_next_goes_on(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("j", "s")
        await until(pilot, lambda: held(screen).standing is Standing.SUPPORTED)
        assert held(screen).number == 2
        await pilot.press("n")
        assert held(screen).number == 3
    with Desk(sample.path) as desk:
        assert desk.claims.line(sample.claims[1]).verdict is VerdictValue.SUPPORTED


async def test_a_reason_is_one_more_key(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("c")
        await dialog(pilot, Pick)
        await pilot.press("2")
        await until(pilot, lambda: held(screen).reason is not None)
        assert held(screen).reason == Reason.DATE_WRONG


async def test_the_verdict_key_twice_gives_no_reason(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("u")
        await dialog(pilot, Pick)
        await pilot.press("u")
        await until(pilot, lambda: held(screen).standing is Standing.UNVERIFIED)
        assert held(screen).reason is None


async def test_escape_takes_the_verdict_key_back(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("c")
        await dialog(pilot, Pick)
        await pilot.press("escape")
        await back(pilot, screen)
        assert held(screen).standing is Standing.OPEN
    with Desk(sample.path) as desk:
        assert desk.history.last() == 1


async def test_a_rationale_is_kept_with_the_verdict_and_shown(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("s")
        await until(pilot, lambda: held(screen).verdict is not None)
        await pilot.press("r")
        await dialog(pilot)
        await write(pilot, "The town hall said so.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "The town hall said so." in shown(screen.desk_app))
    with Desk(sample.path) as desk:
        assert desk.claims.detail(sample.claims[0]).verdicts[0].rationale == "The town hall said so."


async def test_what_was_typed_is_there_again_after_escape(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("d")
        await dialog(pilot)
        await write(pilot, "call back")
        await pilot.press("escape")
        await back(pilot, screen)
        await pilot.press("d")
        await dialog(pilot)
        await pilot.press("ctrl+s")
        await back(pilot, screen)
    with Desk(sample.path) as desk:
        await_note = desk.claims.detail(sample.claims[0]).notes
        assert [note.text for note in await_note] == ["call back"]


async def test_a_fix_names_words_of_the_claim_and_what_they_should_be(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("j", "f")
        await dialog(pilot)
        await write(pilot, "mer")
        await pilot.press("enter", *"jeudi", "enter")
        assert isinstance(pilot.app.screen, Form), "words that do not stand in the claim are refused"
        await pilot.press("home", "shift+end", *"mardi", "enter")
        assert isinstance(pilot.app.screen, Form)
        await pilot.press("enter")
        await until(pilot, lambda: held(screen).open_fixes == 1)
    with Desk(sample.path) as desk:
        fix = desk.claims.detail(sample.claims[1]).fixes[0]
        assert (fix.wrong, fix.proposed) == ("mardi", "jeudi")
        assert TEXT[fix.start : fix.end] == "mardi"


async def test_an_open_fix_is_decided_with_the_same_key(sample: Sample) -> None:
    with Desk(sample.path, analyst="Anna Bell") as desk:
        desk.verdicts.fix(sample.claims[0], "lundi", "mardi")
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("f")
        await dialog(pilot, Pick)
        await pilot.press("1")
        await until(pilot, lambda: held(screen).open_fixes == 0)
    with Desk(sample.path) as desk:
        assert desk.claims.detail(sample.claims[0]).fixes[0].state is FixState.ACCEPTED


async def test_a_new_source_is_cited_for_all_marked_claims(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("space", "space")
        assert len(worklist(screen).marked) == 2
        await pilot.press("a")
        await dialog(pilot)
        await pilot.press("down")
        await write(pilot, "Town hall")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: worklist(screen).page.lines[1].sources == 1)
        assert worklist(screen).page.lines[0].sources == 1
        assert not worklist(screen).marked
    with Desk(sample.path) as desk:
        assert [source.title for source in desk.sources.list()] == ["Town hall"]


async def test_a_known_source_is_found_by_typing(sample: Sample) -> None:
    with Desk(sample.path, analyst="Anna Bell") as desk:
        for title in ("Town hall", "Port authority"):
            desk.sources.add(SourceKind.PAGE, title)
    async with on_desk(sample) as (pilot, screen):
        from tui.screens.choose_source import ChooseSource

        await pilot.press("a")
        await dialog(pilot, ChooseSource)
        await write(pilot, "town")
        await pilot.press("enter")
        await dialog(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: held(screen).sources == 1)
    with Desk(sample.path) as desk:
        assert desk.claims.detail(sample.claims[0]).sources[0].title == "Town hall"


async def test_a_confidential_source_keeps_its_name_out_of_the_source(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("a")
        await dialog(pilot)
        await pilot.press("down")
        await write(pilot, "Jane Roe")
        await pilot.press("down", "down", "down", "down", "down", "right", "ctrl+s")
        await until(pilot, lambda: held(screen).sources == 1)
    with Desk(sample.path) as desk:
        source = desk.sources.list()[0]
        assert source.confidential == 1
        assert "Jane" not in source.model_dump_json()
        assert "Jane Roe" in (desk.sources.identity(1) or "")


async def test_the_attribution_is_judged_apart_from_the_content(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("j", "j", "j", "t", "s")
        await dialog(pilot, Pick)
        await pilot.press("1")
        await until(pilot, lambda: held(screen).attribution is Standing.SUPPORTED)
        assert held(screen).standing is Standing.OPEN
        assert worklist(screen).aspect is Aspect.ATTRIBUTION


async def test_waiting_takes_whom_and_until_when(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("w")
        await dialog(pilot)
        await write(pilot, "the mayor")
        await pilot.press("enter", *"22h55", "enter")
        await until(pilot, lambda: held(screen).work is WorkState.WAITING)
        due = held(screen).until
        assert due is not None
        assert (due.date(), f"{due:%H:%M}") == (NOW.date(), "22:55")
        await until(pilot, lambda: "1 waiting (22:55)" in shown(screen.desk_app))


async def test_a_skipped_claim_says_why_and_comes_back_with_the_same_key(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("minus")
        await dialog(pilot)
        await write(pilot, "no claim")
        await pilot.press("enter")
        await until(pilot, lambda: held(screen).work is WorkState.SKIPPED)
        await pilot.press("minus")
        await until(pilot, lambda: held(screen).work is WorkState.TODO)


async def test_an_edited_sentence_reopens_a_judged_claim(sample: Sample) -> None:
    with Desk(sample.path, analyst="Anna Bell") as desk:
        desk.verdicts.mark(sample.claims[0], VerdictValue.UNVERIFIED)
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("e")
        await dialog(pilot)
        await write(pilot, " Bis.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: held(screen).standing is Standing.REOPENED)
        assert held(screen).claim.endswith("lundi. Bis.")
        assert held(screen).kind is ClaimKind.HEADLINE


async def test_a_claim_is_cut_where_the_bar_stands_and_joined_again(sample: Sample) -> None:
    from tui.screens.cut import CutClaim

    async with on_desk(sample) as (pilot, screen):
        await pilot.press("j", "x")
        await dialog(pilot, CutClaim)
        await pilot.press("home", "right", "right", "right", "enter")
        await until(pilot, lambda: len(worklist(screen).page.lines) == 6)
        assert held(screen).text == "Le maire a inauguré"
        await pilot.press("plus")
        await until(pilot, lambda: len(worklist(screen).page.lines) == 5)
        assert held(screen).text == "Le maire a inauguré le pont mardi, devant 4 300 habitants"


async def test_undo_and_redo_show_at_once_what_they_did(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("s")
        await until(pilot, lambda: held(screen).standing is Standing.SUPPORTED)
        await pilot.press("z")
        await until(pilot, lambda: held(screen).standing is Standing.OPEN)
        await pilot.press("Z")
        await until(pilot, lambda: held(screen).standing is Standing.SUPPORTED)


async def test_undo_without_anything_to_undo_is_refused_in_a_sentence(sample: Sample) -> None:
    with Desk(sample.path, analyst="Anna Bell") as desk:
        desk.history.undo()
        desk.history.redo()
    async with on_desk(sample) as (pilot, screen):
        screen.desk_app.clear_notifications()
        await pilot.press("ctrl+y")
        await until(pilot, lambda: bool(screen.desk_app._notifications))
        assert worklist(screen).page.lines


async def test_undo_on_the_desk_never_takes_the_article_away(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("z")
        await until(pilot, lambda: bool(screen.desk_app._notifications))
        assert "Nothing is left to undo" in next(iter(screen.desk_app._notifications)).message
    with Desk(sample.path, readonly=True) as desk:
        assert len(desk.articles.list()) == 1


async def test_changes_of_another_process_show_by_themselves(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        with Desk(sample.path, analyst="Ben Cole") as other:
            other.verdicts.mark(sample.claims[2], VerdictValue.CONTRADICTED)
        screen.data.catch_up()
        await until(pilot, lambda: worklist(screen).page.lines[2].standing is Standing.CONTRADICTED)
        with Desk(sample.path, analyst="Ben Cole") as other:
            other.claims.join([sample.claims[3], sample.claims[4]])
        screen.data.catch_up()
        await until(pilot, lambda: len(worklist(screen).page.lines) == 4)


async def test_two_analysts_who_differ_are_reconciled_with_a_reason(sample: Sample) -> None:
    with Desk(sample.path, analyst="Ben Cole") as other:
        other.verdicts.mark(sample.claims[0], VerdictValue.CONTRADICTED)
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("s")
        await until(pilot, lambda: held(screen).standing is Standing.DISPUTED)
        await pilot.press("v")
        await dialog(pilot)
        await pilot.press("enter")
        await write(pilot, "seen the deed")
        await pilot.press("enter")
        await until(pilot, lambda: held(screen).standing is Standing.SUPPORTED)


async def test_a_search_takes_the_claim_that_holds_the_words_in_hand(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("slash")
        await dialog(pilot)
        await write(pilot, "12 MILLIONS")
        await pilot.press("enter")
        await until(pilot, lambda: held(screen).number == 3)


async def test_the_filter_lists_some_claims_and_movement_stays_among_them(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("F")
        await dialog(pilot, Pick)
        await pilot.press("3")
        await until(pilot, lambda: worklist(screen).narrowed == "must_check")
        assert [line.number for line in worklist(screen).listed] == [1, 2, 3]
        await pilot.press("G")
        assert held(screen).number == 3


async def test_the_date_is_asked_for_when_unknown_and_may_stay_unknown(sample: Sample) -> None:
    from schema.article import DateBasis

    with Desk(sample.path, analyst="Anna Bell") as desk:
        desk.articles.date(sample.article, None, DateBasis.UNKNOWN, None)
    async with on_desk(sample) as (pilot, screen):
        await dialog(pilot)
        await pilot.press("escape")
        await back(pilot, screen)
        assert worklist(screen).page.article.published is None
        await pilot.press("D")
        await dialog(pilot)
        await write(pilot, "20/11/2026")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: worklist(screen).page.article.published == "2026-11-20")


async def test_the_report_is_written_where_one_says(sample: Sample, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    async with on_desk(sample) as (pilot, screen):
        await pilot.press("R")
        await dialog(pilot, Pick)
        await pilot.press("j")
        await dialog(pilot)
        await pilot.press("home", "shift+end")
        await write(pilot, str(target))
        await pilot.press("enter")
        await until(pilot, target.exists)
        await back(pilot, screen)
    assert b"claimdesk-report" in target.read_bytes()


async def test_a_click_takes_the_claim_hit_in_hand(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        line = worklist(screen).page.lines[2]
        row, cell = screen.article._layout_of_text.place(line.start + 4)
        await pilot.click("#article", offset=(1 + 5 + cell, 1 + row))
        await until(pilot, lambda: held(screen).number == 3)
        await pilot.click("#claims", offset=(10, 2))
        await until(pilot, lambda: held(screen).number == 2)


async def test_a_click_in_the_footer_runs_the_command(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        await until(pilot, lambda: "next open" in shown(screen.desk_app))
        place = shown(screen.desk_app).splitlines()[-1].index("next open")
        await pilot.click("#keys", offset=(place, 0))
        await until(pilot, lambda: held(screen).number == 2)


async def test_at_80_columns_one_pane_shows_and_the_strip_holds_the_claim(sample: Sample) -> None:
    async with on_desk(sample, (80, 24)) as (pilot, screen):
        await pilot.press("j", "s")
        await until(pilot, lambda: "supported, no source" in shown(screen.desk_app))
        assert screen.query_one("#article").display
        await pilot.press("tab")
        await pilot.pause()
        assert not screen.query_one("#article").is_on_screen
        assert screen.query_one("#claims").is_on_screen
        await pilot.press("h")
        assert screen.pane == "article"


async def test_help_lists_finds_and_does(sample: Sample) -> None:
    from tui.screens.help import HelpScreen

    async with on_desk(sample) as (pilot, screen):
        await pilot.press("question_mark")
        await dialog(pilot, HelpScreen)
        await write(pilot, "next open")
        await pilot.press("enter")
        await until(pilot, lambda: held(screen).number == 2)


async def test_the_palette_offers_what_works_here(sample: Sample) -> None:
    from textual.command import CommandPalette

    async with on_desk(sample) as (pilot, screen):
        await pilot.press("ctrl+p")
        await dialog(pilot, CommandPalette)
        await write(pilot, "supported")
        await until(pilot, lambda: "The claim is right" in shown(screen.desk_app))
        await pilot.press("enter")
        await until(pilot, lambda: held(screen).standing is Standing.SUPPORTED)


async def test_a_file_is_added_once_and_then_found_again(sample: Sample, tmp_path: Path) -> None:
    from tui.screens.desk import DeskScreen

    path = tmp_path / "again.txt"
    path.write_text(TEXT, encoding="utf-8")
    app = application(sample, path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, DeskScreen) and app.screen.work is not None)
        assert isinstance(app.screen, DeskScreen)
        assert worklist(app.screen).page.article.id == sample.article


@pytest.mark.parametrize("key", ["n", "s", "j", "m"])
async def test_keys_on_an_article_without_claims_do_nothing(sample: Sample, key: str) -> None:
    from claims.reading import read_bytes
    from tests.tui.examples import split_of

    with Desk(sample.path, analyst="Anna Bell") as desk:
        page = desk.articles.add(
            read_bytes(b"Rien.", name="x"), lang="fr", published="2026", split=split_of("Rien.", ())
        )
    async with on_desk(Sample(sample.path, page.article.id, ())) as (pilot, screen):
        await pilot.press(key)
        await pilot.pause()
        assert worklist(screen).line is None


async def test_arrows_and_page_keys_belong_to_the_desk_whichever_pane_is_in_use(sample: Sample) -> None:
    async with on_desk(sample) as (pilot, screen):
        for _pane in range(3):
            await pilot.press("home")
            assert held(screen).number == 1
            await pilot.press("down", "down", "up")
            assert held(screen).number == 2
            await pilot.press("end", "tab")
            assert held(screen).number == 5
