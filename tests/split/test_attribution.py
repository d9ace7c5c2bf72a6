"""Who says what: papers that have no will of their own, listeners, passives, and quotations told in other sentences."""

from __future__ import annotations

import pytest

from claims.split import split_text

VIA = [
    ("fr", "Selon un communiqué de l'alliance, la base est fermée.", "l'alliance", "un communiqué"),
    ("fr", "« La base est fermée », a déclaré à l'AFP Jean Morel.", "Jean Morel", "l'AFP"),
    ("fr", "Jean Morel explique dans un communiqué que la base est fermée.", "Jean Morel", "un communiqué"),
    ("en", "According to a statement from the army, the base is closed.", "the army", "a statement"),
    ("en", "The base is closed, the army said in a statement.", "the army", "a statement"),
]


@pytest.mark.parametrize(("lang", "text", "speaker", "via"), VIA, ids=[row[1] for row in VIA])
def test_a_paper_or_an_agency_is_the_way_and_not_the_speaker(
    lang: str, text: str, speaker: str, via: str
) -> None:
    (draft,) = split_text(text, lang).claims
    assert (draft.speaker, draft.via) == (speaker, via)


SPEAKERS = [
    ("fr", "« La base est fermée », ont déclaré Jean Morel et Anne Roux.", "Jean Morel et Anne Roux"),
    ("fr", "« Le gel », dit le maire, « et la neige ont fermé la base », a dit Anne Roux.", "Anne Roux"),
    ("fr", "Jean Morel a nuancé ces chiffres. « La base a perdu 30 soldats ».", "Jean Morel"),
    ("fr", "« La base est fermée », a dit Jean Morel.\n\n« Les soldats sont partis hier ».", "Jean Morel"),
    ("en", "Per the report, the base is closed.", "the report"),
    ("en", "It was asserted by the army that the base was closed.", "the army"),
    ("en", "The army notes, \u201cThe base was closed in May.\u201d", "The army"),
    ("en", "Ann Moore stated,\n\n\u201cThe base was closed in May.\u201d", "Ann Moore"),
    (
        "en",
        "In the words of the Crown prosecutor, Paul Reed, the base was closed.",
        "the Crown prosecutor, Paul Reed",
    ),
]


@pytest.mark.parametrize(("lang", "text", "speaker"), SPEAKERS, ids=[row[1][:50] for row in SPEAKERS])
def test_the_speaker_is_the_one_the_text_names(lang: str, text: str, speaker: str) -> None:
    said = [draft for draft in split_text(text, lang).claims if draft.kind in {"quotation", "reported"}]
    assert said[-1].speaker == speaker


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Il a été dit que la base était fermée."),
        ("en", "It was reported that the base was closed."),
        ("en", "The soldiers were told that the base was closed."),
    ],
)
def test_a_passive_report_names_nobody(lang: str, text: str) -> None:
    (draft,) = split_text(text, lang).claims
    assert (draft.kind, draft.speaker) == ("reported", None)


def test_a_pronoun_of_the_other_gender_does_not_mean_the_last_speaker() -> None:
    text = "« La base est fermée », a dit Jean Morel. « Les soldats sont partis », a-t-elle ajouté."
    assert [draft.speaker for draft in split_text(text, "fr").claims] == ["Jean Morel", None]


def test_the_people_told_are_no_part_of_what_is_told() -> None:
    (draft,) = split_text("Ann Moore told reporters she would resign.", "en").claims
    assert (draft.text, draft.speaker) == ("she would resign", "Ann Moore")
    assert draft.claim == "Ann Moore would resign."


def test_words_taken_up_without_verb_stay_in_their_sentence() -> None:
    text = "Le skipper a renoncé en raison « d'une longue rupture de la quille sous la ligne de flottaison »."
    assert [draft.text + "." for draft in split_text(text, "fr").claims] == [text]
