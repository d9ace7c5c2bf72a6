"""What the editor must do is sorted by what to do, complete, and in article order."""

from __future__ import annotations

from claims.report.entries import entries
from claims.report.todo import ToDo, to_do
from schema.claim import WorkState
from schema.source import Stance
from schema.verdict import Reason, VerdictValue
from schema.view import Standing
from tests.report.examples import Desk, source

TEXT = "Un pont a fermé mardi. Une gare a ouvert. Le maire s'en réjouit."


def listed(desk: Desk) -> ToDo:
    return to_do(entries(desk.report(), "en"))


def test_a_contradicted_claim_without_wording_is_still_to_fix() -> None:
    desk = Desk(TEXT)
    desk.claim("Un pont a fermé mardi", Standing.CONTRADICTED, reason=Reason.DATE_WRONG)
    (repair,) = listed(desk).repairs
    assert repair.fix is None
    assert repair.entry.verdict == "contradicted · date wrong"


def test_each_wording_owed_is_one_repair_with_what_speaks_against_the_words() -> None:
    against, beside = source("Arrêté"), source("Dépêche")
    desk = Desk(TEXT)
    desk.claim(
        "Un pont a fermé mardi",
        Standing.CONTRADICTED,
        fixes=(("Un", "Le"), ("mardi", "lundi")),
        cite=((beside, Stance.CONTEXT, {}), (against, Stance.CONTRADICTS, {})),
    )
    repairs = listed(desk).repairs
    assert [repair.fix.proposed for repair in repairs if repair.fix] == ["Le", "lundi"]
    assert [[cited.title for cited in repair.sources] for repair in repairs] == [["Arrêté"], ["Arrêté"]]


def test_a_wrong_attribution_is_to_fix_and_says_so() -> None:
    desk = Desk(TEXT)
    desk.claim("Le maire s'en réjouit", Standing.SUPPORTED, attribution=Standing.CONTRADICTED)
    (repair,) = listed(desk).repairs
    assert repair.attribution
    assert repair.opinions[0].words == "contradicted"


def test_supported_without_a_source_cannot_be_confirmed() -> None:
    desk = Desk(TEXT)
    desk.claim("Un pont a fermé mardi", Standing.SUPPORTED)
    (doubt,) = listed(desk).doubts
    assert doubt.entry.verdict == "supported, no source"


def test_a_dispute_shows_both_verdicts() -> None:
    desk = Desk(TEXT)
    values = (VerdictValue.SUPPORTED, VerdictValue.CONTRADICTED)
    desk.claim("Un pont a fermé mardi", Standing.DISPUTED, values=values)
    (dispute,) = listed(desk).disputes
    assert [opinion.words for opinion in dispute.opinions] == ["supported", "contradicted"]


def test_who_was_overruled_does_not_speak_for_a_repair() -> None:
    desk = Desk(TEXT)
    values = (VerdictValue.CONTRADICTED, VerdictValue.SUPPORTED)
    desk.claim(
        "Un pont a fermé mardi", Standing.CONTRADICTED, values=values, resolved=VerdictValue.CONTRADICTED
    )
    (repair,) = listed(desk).repairs
    assert [opinion.words for opinion in repair.opinions] == ["contradicted", "contradicted"]
    assert repair.opinions[-1].rationale == "la source primaire tranche"


def test_waiting_says_for_whom_and_until_when_and_is_not_listed_as_unchecked() -> None:
    desk = Desk(TEXT)
    desk.claim("Un pont a fermé mardi", work=WorkState.WAITING, work_note="la mairie", worth=0.9)
    todo = listed(desk)
    assert [(entry.work_note, entry.until) for entry in todo.waiting] == [
        ("la mairie", "22 November 2026 at 22:30")
    ]
    assert not todo.unchecked


def test_open_claims_worth_a_check_are_named_and_the_others_counted() -> None:
    desk = Desk(TEXT)
    desk.claim("Un pont a fermé mardi", worth=0.9)
    desk.claim("Une gare a ouvert", worth=0.1)
    desk.claim("Le maire s'en réjouit", Standing.REOPENED, worth=0.8)
    todo = listed(desk)
    assert [entry.words for entry in todo.unchecked] == ["Un pont a fermé mardi", "Le maire s'en réjouit"]
    assert todo.other_open == 1


def test_skipped_claims_and_settled_ones_leave_nothing_to_do() -> None:
    desk = Desk(TEXT)
    desk.claim("Un pont a fermé mardi", work=WorkState.SKIPPED, work_note="hors sujet", worth=0.9)
    desk.claim("Une gare a ouvert", Standing.SUPPORTED, cite=((source("Arrêté"), Stance.SUPPORTS, {}),))
    assert listed(desk).is_empty
