"""Where claims stand: whose verdict counts, on which words, and what reopens or disputes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.errors import Conflict, Refused
from schema.claim import WorkState
from schema.source import SourceKind, Stance
from schema.verdict import Aspect, FixState, Reason, VerdictValue
from schema.view import Standing

if TYPE_CHECKING:
    from claims.desk import Desk
    from schema.view import ArticlePage

SUPPORTED, UNVERIFIED, CONTRADICTED = VerdictValue


def test_a_supported_claim_without_a_source_is_not_settled(anna: Desk, page: ArticlePage) -> None:
    line = anna.verdicts.mark(page.lines[0].id, SUPPORTED)
    assert (line.standing, line.unsourced, line.settled) == (Standing.SUPPORTED, True, False)
    source = anna.sources.add(SourceKind.PAGE, "Communiqué")
    anna.sources.cite([line.id], source.id)
    line = anna.claims.line(line.id)
    assert (line.sources, line.unsourced, line.settled) == (1, False, True)


def test_the_newest_verdict_of_an_analyst_stands_and_the_earlier_one_is_kept(
    anna: Desk, page: ArticlePage
) -> None:
    claim = page.lines[0].id
    anna.verdicts.mark(claim, SUPPORTED)
    assert anna.verdicts.mark(claim, UNVERIFIED, reason=Reason.NO_SOURCE).standing is Standing.UNVERIFIED
    verdicts = anna.claims.detail(claim).verdicts
    assert [(verdict.value, verdict.standing) for verdict in verdicts] == [
        (UNVERIFIED, True),
        (SUPPORTED, False),
    ]


def test_two_analysts_who_differ_dispute_a_claim_until_it_is_resolved(
    anna: Desk, ben: Desk, page: ArticlePage
) -> None:
    claim = page.lines[0].id
    anna.verdicts.mark(claim, SUPPORTED)
    line = ben.verdicts.mark(claim, CONTRADICTED, reason=Reason.DATE_WRONG)
    assert (line.standing, line.verdict, line.settled) == (Standing.DISPUTED, None, False)
    line = anna.verdicts.resolve(claim, CONTRADICTED, "Ben a vu les photographies.")
    assert (line.standing, line.verdict, line.reason) == (Standing.CONTRADICTED, CONTRADICTED, "date_wrong")


def test_a_newer_verdict_ends_a_resolution(anna: Desk, ben: Desk, page: ArticlePage) -> None:
    claim = page.lines[0].id
    anna.verdicts.mark(claim, SUPPORTED)
    ben.verdicts.mark(claim, CONTRADICTED)
    anna.verdicts.resolve(claim, CONTRADICTED, "vu")
    assert anna.verdicts.mark(claim, SUPPORTED).standing is Standing.DISPUTED


def test_nothing_can_be_resolved_where_nobody_disagrees(anna: Desk, page: ArticlePage) -> None:
    anna.verdicts.mark(page.lines[0].id, SUPPORTED)
    with pytest.raises(Refused, match="Nobody disagrees"):
        anna.verdicts.resolve(page.lines[0].id, SUPPORTED, "vu")


def test_two_analysts_who_agree_need_no_resolution(anna: Desk, ben: Desk, page: ArticlePage) -> None:
    anna.verdicts.mark(page.lines[0].id, UNVERIFIED)
    assert ben.verdicts.mark(page.lines[0].id, UNVERIFIED).standing is Standing.UNVERIFIED


def test_changed_words_reopen_a_claim_and_keep_showing_the_old_verdict(anna: Desk, page: ArticlePage) -> None:
    claim = page.lines[0].id
    anna.verdicts.mark(claim, CONTRADICTED)
    anna.claims.edit(claim, 1, claim="La base K1 a été rendue le 29 mars.")
    line = anna.claims.line(claim)
    assert (line.standing, line.verdict, line.settled) == (Standing.REOPENED, CONTRADICTED, False)
    anna.claims.edit(claim, 2, claim=page.lines[0].claim)
    assert anna.claims.line(claim).standing is Standing.CONTRADICTED


def test_another_span_reopens_a_claim(anna: Desk, page: ArticlePage) -> None:
    line = page.lines[0]
    anna.verdicts.mark(line.id, SUPPORTED)
    anna.claims.respan(line.id, line.version, line.start, line.end - 1)
    assert anna.claims.line(line.id).standing is Standing.REOPENED


def test_one_verdict_on_changed_words_counts_alone(anna: Desk, ben: Desk, page: ArticlePage) -> None:
    claim = page.lines[0].id
    anna.verdicts.mark(claim, SUPPORTED)
    anna.claims.edit(claim, 1, claim="Autrement.")
    assert ben.verdicts.mark(claim, CONTRADICTED).standing is Standing.CONTRADICTED


def test_content_and_attribution_are_judged_apart(anna: Desk, page: ArticlePage) -> None:
    claim = page.lines[1].id
    line = anna.verdicts.mark(claim, SUPPORTED, aspect=Aspect.ATTRIBUTION, reason=Reason.VERBATIM)
    assert (line.standing, line.attribution) == (Standing.OPEN, Standing.SUPPORTED)


def test_an_open_fix_keeps_a_supported_claim_from_being_settled(anna: Desk, page: ArticlePage) -> None:
    claim = page.lines[2].id
    source = anna.sources.add(SourceKind.PAGE, "Carte")
    anna.sources.cite([claim], source.id)
    line = anna.verdicts.mark(claim, SUPPORTED, fixes=[("(est)", "(ouest)")])
    assert (line.open_fixes, line.settled) == (1, False)
    fix = anna.claims.detail(claim).fixes[0]
    assert page.text[fix.start : fix.end] == fix.wrong == "(est)"
    anna.verdicts.decide_fix(fix.id, FixState.ACCEPTED, fix.version)
    assert anna.claims.line(claim).open_fixes == 0


def test_wrong_words_must_stand_in_the_span_and_nothing_is_stored_else(anna: Desk, page: ArticlePage) -> None:
    with pytest.raises(Refused, match="does not stand"):
        anna.verdicts.mark(page.lines[0].id, CONTRADICTED, fixes=[("(est)", "(ouest)")])
    assert anna.claims.line(page.lines[0].id).standing is Standing.OPEN


def test_a_reason_that_does_not_fit_is_refused_in_one_sentence(anna: Desk, page: ArticlePage) -> None:
    with pytest.raises(Refused, match="does not fit"):
        anna.verdicts.mark(page.lines[0].id, SUPPORTED, reason=Reason.DATE_WRONG)


def test_a_rationale_keeps_the_verdict(anna: Desk, page: ArticlePage) -> None:
    claim = page.lines[0].id
    anna.verdicts.mark(claim, CONTRADICTED, reason=Reason.DATE_WRONG)
    anna.verdicts.rationale(claim, "C'était samedi.")
    verdict = anna.claims.detail(claim).verdicts[0]
    assert (verdict.value, verdict.reason, verdict.rationale) == (
        CONTRADICTED,
        Reason.DATE_WRONG,
        "C'était samedi.",
    )


def test_clearing_withdraws_only_ones_own_verdict(anna: Desk, ben: Desk, page: ArticlePage) -> None:
    claim = page.lines[0].id
    anna.verdicts.mark(claim, SUPPORTED)
    ben.verdicts.mark(claim, CONTRADICTED)
    assert anna.verdicts.clear(claim).standing is Standing.CONTRADICTED
    with pytest.raises(Refused):
        anna.verdicts.clear(claim)


def test_several_claims_are_marked_by_one_action_that_one_undo_takes_back(
    anna: Desk, page: ArticlePage
) -> None:
    anna.verdicts.mark_many([line.id for line in page.lines[:3]], UNVERIFIED)
    assert anna.articles.page(page.article.id).counts.unverified == 3
    anna.history.undo()
    assert anna.articles.page(page.article.id).counts.unverified == 0


def test_two_sources_that_relay_one_are_one_origin(anna: Desk, page: ArticlePage) -> None:
    claim = page.lines[0].id
    origin = anna.sources.add(SourceKind.DOCUMENT, "Communiqué", primary=True)
    agency = anna.sources.add(SourceKind.PAGE, "Dépêche", based_on=origin.id)
    daily = anna.sources.add(SourceKind.PAGE, "Journal", based_on=agency.id)
    for source in (origin, agency, daily):
        anna.sources.cite([claim], source.id, stance=Stance.SUPPORTS)
    line = anna.claims.line(claim)
    assert (line.sources, line.origins, line.primaries) == (3, 1, 1)


def test_waiting_needs_somebody_to_wait_for_and_is_not_settled(anna: Desk, page: ArticlePage) -> None:
    claim = page.lines[0].id
    with pytest.raises(Refused):
        anna.work.set(claim, WorkState.WAITING)
    anna.verdicts.mark(claim, UNVERIFIED)
    line = anna.work.set(claim, WorkState.WAITING, note="le service de presse")
    assert (line.waiting_for, line.settled) == ("le service de presse", False)
    line = anna.work.set(claim, WorkState.DONE)
    assert (line.waiting_for, line.settled) == (None, True)


def test_a_second_writer_is_told_who_changed_the_claim_and_when(
    anna: Desk, ben: Desk, page: ArticlePage
) -> None:
    line = page.lines[0]
    ben.claims.edit(line.id, line.version, speaker="Barker")
    with pytest.raises(Conflict, match=r"changed by Ben at 2026-11-22 09:\d\d UTC"):
        anna.claims.edit(line.id, line.version, speaker="Personne")
    assert anna.claims.line(line.id).speaker == "Barker"


def test_wording_why_does_not_judge_a_reopened_claim_anew(anna: Desk, page: ArticlePage) -> None:
    claim = page.lines[0].id
    anna.verdicts.mark(claim, CONTRADICTED, rationale="Faux.")
    anna.claims.edit(claim, None, claim="La base a été rendue samedi.")
    assert anna.verdicts.rationale(claim, "C'était faux.").standing is Standing.REOPENED
