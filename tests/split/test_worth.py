"""Check-worthiness orders claims, says why, and hides none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.dates import find as find_dates
from claims.language.numbers import find as find_numbers
from claims.split import split_text
from claims.split.finite import mark_finite
from claims.split.lexicon import cues
from claims.split.line import Line
from claims.split.tokens import tokenize
from claims.split.worth import reweighed, weigh
from schema.claim import ClaimDraft, ClaimKind, WorthReason


def claim(text: str, lang: str = "fr") -> ClaimDraft:
    (draft,) = split_text(text, lang).claims
    return draft


PAIRS = [
    ("fr", "Le maire a versé 300 000 euros à Paul Roux.", "Le temps était plutôt doux."),
    ("fr", "La banque est accusée de fraude depuis 2018.", "La banque se trouve dans une rue."),
    ("fr", "La ligne a ouvert le 3 mars 2019 à Lyon.", "La ligne a souvent du retard."),
    ("en", "The firm paid 3 million dollars to Ann Moore.", "The weather was rather mild."),
    ("en", "Police arrested 12 people in Leeds.", "Some people often complain."),
]


@pytest.mark.parametrize(("lang", "more", "less"), PAIRS, ids=[row[1] for row in PAIRS])
def test_figures_dates_names_and_accusations_come_first(lang: str, more: str, less: str) -> None:
    assert claim(more, lang).checkworthiness > claim(less, lang).checkworthiness


def test_the_reasons_say_what_raised_the_score() -> None:
    reasons = claim("Le 3 mars 2019, Paul Roux a été condamné à verser 300 euros.").reasons
    assert set(reasons) >= {
        WorthReason.FIGURE,
        WorthReason.DATED_EVENT,
        WorthReason.NAME,
        WorthReason.ALLEGATION,
    }


def test_reasons_come_once_and_in_a_fixed_order() -> None:
    reasons = claim("Le 3 mars 2019, 12 morts et 30 blessés ont été retrouvés à Lyon.").reasons
    assert list(reasons) == [reason for reason in WorthReason if reason in reasons]


def test_an_opinion_is_kept_and_comes_last() -> None:
    text = "« C'est une honte », a dit Paul Roux. Le maire a versé 300 euros."
    opinion, figure = split_text(text, "fr").claims
    assert WorthReason.OPINION in opinion.reasons
    assert opinion.checkworthiness < figure.checkworthiness


def test_vague_words_lower_the_score() -> None:
    assert WorthReason.VAGUE in claim("Plusieurs élus ont quelques doutes.").reasons
    assert (
        claim("Plusieurs élus ont quelques doutes.").checkworthiness
        < claim("Douze élus ont des doutes.").checkworthiness
    )


FIRES = [
    ("fr", WorthReason.FIGURE, "Le maire a versé 300 euros.", "Le maire a versé de l'argent."),
    ("en", WorthReason.FIGURE, "The firm paid 300 dollars.", "The firm paid the bill."),
    ("fr", WorthReason.DATED_EVENT, "Le pont a fermé le 3 mars 2019.", "Le pont a fermé."),
    ("en", WorthReason.DATED_EVENT, "The bridge closed on 3 March 2019.", "The bridge closed."),
    ("fr", WorthReason.NAME, "Le pont relie Lyon à la mer.", "Le pont relie la ville à la mer."),
    ("fr", WorthReason.NAME, "Macron a reçu les élus.", "Il a reçu les élus."),
    ("fr", WorthReason.NAME, "Le procureur a ouvert une enquête.", "Le bureau a ouvert une enquête."),
    ("en", WorthReason.NAME, "The mayor opened the bridge.", "The bridge opened to traffic."),
    ("fr", WorthReason.ALLEGATION, "Le maire est accusé de fraude.", "Le maire est parti en voyage."),
    ("en", WorthReason.ALLEGATION, "The mayor is accused of fraud.", "The mayor is on a journey."),
    (
        "fr",
        WorthReason.SUPERLATIVE,
        "C'est la plus haute tour du pays.",
        "Il ne travaille plus dans la tour.",
    ),
    ("fr", WorthReason.SUPERLATIVE, "Elle est la première femme élue.", "Le premier ministre est élu."),
    ("fr", WorthReason.SUPERLATIVE, "Le dernier train est parti.", "Le train est parti mardi dernier."),
    ("en", WorthReason.SUPERLATIVE, "It is the tallest tower.", "The tower opened last week."),
    ("en", WorthReason.SUPERLATIVE, "She is the first woman elected.", "The first lady was elected."),
    (
        "fr",
        WorthReason.CAUSAL,
        "Le feu a été provoqué par un court-circuit.",
        "La suite du film est attendue.",
    ),
    ("en", WorthReason.CAUSAL, "The fire led to a closure.", "She led the party for years."),
    ("fr", WorthReason.VAGUE, "Plusieurs élus sont partis.", "Douze élus sont partis."),
    ("en", WorthReason.VAGUE, "Several members left.", "Twelve members left."),
    ("fr", WorthReason.OPINION, "Cette loi est une honte pour le pays.", "Cette loi est en vigueur au pays."),
    ("en", WorthReason.OPINION, "The law is a disgrace to the country.", "The law is in force."),
    ("fr", WorthReason.FURNITURE, "Partagez l'article avec vos amis.", "Les frères partagent un bureau."),
    ("en", WorthReason.FURNITURE, "Subscribe to the letter of the week.", "His share of the market fell."),
]


@pytest.mark.parametrize(("lang", "reason", "with_it", "without"), FIRES, ids=[row[2] for row in FIRES])
def test_a_reason_is_told_where_it_holds_and_only_there(
    lang: str, reason: WorthReason, with_it: str, without: str
) -> None:
    assert reason in told(with_it, lang)
    assert reason not in told(without, lang)


def told(text: str, lang: str) -> tuple[WorthReason, ...]:
    """The reasons given for a sentence, whatever block it is taken for."""
    line = Line(tokenize(text, 0, len(text), cues(lang)), cues(lang))
    mark_finite(line)
    numbers, dates = find_numbers(text, lang), find_dates(text, lang, "2020-03-29")
    return weigh(text, line.tokens, lang, ClaimKind.STATEMENT, numbers, dates)[1]


def test_every_reason_is_tested_both_ways() -> None:
    assert {reason for _, reason, _, _ in FIRES} == set(WorthReason)


def test_other_weights_change_the_order_and_nothing_else() -> None:
    split = split_text("Le maire a versé 300 euros. Paul Roux est accusé de fraude.", "fr")
    figure, fraud = split.claims
    assert figure.checkworthiness > fraud.checkworthiness
    again = reweighed(split, {WorthReason.FIGURE: -5.0})
    assert again.claims[0].checkworthiness < again.claims[1].checkworthiness == fraud.checkworthiness
    assert [draft.reasons for draft in again.claims] == [draft.reasons for draft in split.claims]
    assert reweighed(split, {}) == split


@given(st.dictionaries(st.sampled_from(list(WorthReason)), st.floats(-10, 10)))
def test_no_weights_hide_a_claim_or_leave_the_scale(weights: dict[WorthReason, float]) -> None:
    text = "Le maire a versé 300 euros. « C'est une honte », a dit Paul Roux. Plusieurs élus sont partis."
    split = split_text(text, "fr")
    again = reweighed(split, weights)
    assert [draft.text for draft in again.claims] == [draft.text for draft in split.claims]
    assert all(0 <= draft.checkworthiness <= 1 for draft in again.claims)
