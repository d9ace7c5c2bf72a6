"""A report is put together in article order, without what must stay in the newsroom, and reads back."""

from __future__ import annotations

from claims.report import json
from claims.report.build import assemble, public
from claims.safe import visible
from schema.report import Report
from schema.source import SourceKind, Stance
from schema.view import Standing
from tests.report.examples import NOW, Desk, coalition, source

SECRETS = ("NOTE FOR US ONLY", "QUOTE THAT TELLS WHO", "LOCATOR THAT TELLS", "2020-03-28")


def test_json_reads_back_as_the_same_report() -> None:
    report = coalition()
    assert Report.model_validate_json(json.render(report, "fr")) == report


def test_json_shows_harmlessly_and_reads_back_what_it_hides() -> None:
    desk = Desk("Il a dit \x9b3 fois \u202eoui\u200b.")
    desk.claim("dit \x9b3 fois \u202eoui\u200b")
    written = json.render(desk.report(), "fr")
    assert visible(written, lines=True) == written
    assert Report.model_validate_json(written) == desk.report()


def test_json_says_what_it_is() -> None:
    assert '"format": "claimdesk-report",\n  "version": 1' in json.render(coalition(), "en")


def test_no_format_of_the_data_holds_a_note_or_a_trace_of_a_confidential_source() -> None:
    written = json.render(coalition(), "en")
    assert not [secret for secret in SECRETS if secret in written]


def test_json_takes_secrets_out_of_a_report_made_elsewhere() -> None:
    report = coalition()
    secret = source("confidential source 2", SourceKind.PERSON, confidential=2, supplied_by="WHO GAVE IT")
    desk = Desk("Un pont a fermé.")
    detail = desk.claim(
        "Un pont a fermé", cite=((secret, Stance.CONTEXT, {"quote": "TELLS WHO"}),), notes=("NOTE",)
    )
    made = report.model_copy(
        update={"claims": (report.claims[0].model_copy(update={"detail": detail}),), "sources": (secret,)}
    )
    written = json.render(made, "en")
    assert not [word for word in ("WHO GAVE IT", "TELLS WHO", '"NOTE"') if word in written]


def test_making_public_twice_changes_nothing_more() -> None:
    report = coalition()
    assert public(report) == report


def test_claims_come_in_article_order_and_sources_in_the_order_first_cited() -> None:
    text = "Un pont a fermé. Une gare a ouvert."
    first, second, third = source("Un"), source("Deux"), source("Trois")
    desk = Desk(text)
    later = desk.claim("Une gare a ouvert", Standing.SUPPORTED, cite=((first, Stance.SUPPORTS, {}),))
    desk.claim(
        "Un pont a fermé",
        Standing.SUPPORTED,
        cite=((second, Stance.SUPPORTS, {}), (first, Stance.CONTEXT, {}), (third, Stance.CONTEXT, {})),
    )
    report = assemble(desk.report().page, desk.details, {}, head=None, made_at=NOW)
    assert report.claims[-1].detail.line.id == later.line.id
    assert [listed.title for listed in report.sources] == ["Deux", "Un", "Trois"]


def test_earlier_checks_belong_to_their_claim() -> None:
    earlier = [
        (checked.detail.line.number, len(checked.earlier))
        for checked in coalition().claims
        if checked.earlier
    ]
    assert earlier == [(11, 1)]
