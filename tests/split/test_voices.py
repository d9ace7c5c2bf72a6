"""What only judges, what is to come, and who holds a view without a verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims.split import split_text

if TYPE_CHECKING:
    from schema.claim import ClaimDraft


def drafts(lang: str, text: str) -> tuple[ClaimDraft, ...]:
    return split_text(text, lang).claims


JUDGED = [
    ("en", "“You can create worlds,” said Ann Ford."),
    ("en", "“You never forget that smell,” said Ann Ford."),
    ("en", "“I also like the freedom here,” said Ann Ford."),
    ("en", "“It is a bit like a second home,” said Ann Ford."),
    ("en", "“They don't seem to get it,” said Ann Ford."),
    ("en", "“We take the matter seriously,” said Ann Ford."),
    ("en", "It was a cruel end."),
    ("en", "Members called the cuts short-sighted."),
    ("en", "The bishop has called the sentence “dangerous”."),
    ("fr", "« C'est comme une seconde maison », raconte Anne Faure."),
    ("fr", "« Les gens sont contents », raconte Anne Faure."),
    ("fr", "Les riverains jugent le projet inutile."),
    ("fr", "Ce fut un but magnifique."),
    ("fr", "La directrice regrettait l'arbitrage, à ses yeux « incohérent »."),
]


@pytest.mark.parametrize(("lang", "text"), JUDGED, ids=[row[1] for row in JUDGED])
def test_what_nobody_can_check_is_an_opinion(lang: str, text: str) -> None:
    assert drafts(lang, text)[0].kind == "opinion"


CHECKABLE = [
    ("en", "“You sold the farm in 1986,” said Ann Ford.", "quotation"),
    ("en", "“You can take the ferry to Dover,” said Ann Ford.", "quotation"),
    ("en", "“People believe that a phone will save them,” said Ann Ford.", "quotation"),
    ("en", "“She doesn't even like hockey,” said Ann Ford.", "quotation"),
    ("en", "It is encouraging people to move.", "statement"),
    ("en", "I called it Character.", "statement"),
    ("fr", "« Vous avez vendu la ferme », raconte Anne Faure.", "quotation"),
    ("fr", "« Il faut attendre la comparaison », raconte Anne Faure.", "quotation"),
]


@pytest.mark.parametrize(("lang", "text", "kind"), CHECKABLE, ids=[row[1] for row in CHECKABLE])
def test_names_figures_and_the_past_keep_words_checkable(lang: str, text: str, kind: str) -> None:
    assert drafts(lang, text)[0].kind == kind


TIMES = [
    ("en", "The museum reopens Thursday after a refit.", "prediction"),
    ("en", "The bus runs every Monday.", "statement"),
    ("en", "Shares fell by 3% on Monday.", "statement"),
    ("en", "A vaccine could be licensed as early as 2028.", "prediction"),
    ("en", "The tickets should be gone by 10.", "prediction"),
    ("en", "By the end of the decade the fever will have reached Leeds.", "prediction"),
    ("fr", "Le musée rouvre jeudi ses portes.", "prediction"),
    ("fr", "Le bus part chaque lundi.", "statement"),
    ("fr", "Les lois de la République prévoient des sanctions.", "statement"),
    ("fr", "La ville compte vendre la caserne.", "prediction"),
    ("fr", "On compte au moins dix morts.", "statement"),
    ("fr", "« Je promets le changement », a dit Jean Morel.", "prediction"),
]


@pytest.mark.parametrize(("lang", "text", "kind"), TIMES, ids=[row[1] for row in TIMES])
def test_appointments_and_deadlines_look_ahead_and_rules_do_not(lang: str, text: str, kind: str) -> None:
    assert drafts(lang, text)[0].kind == kind


VOICES = [
    ("fr", "« Nous avons gagné », riait Jean Morel.", "Jean Morel"),
    ("fr", "« Nous avons gagné », s'est esclaffé Jean Morel.", "Jean Morel"),
    ("fr", "« Nous avons perdu en mai », grince le maire, Paul Roux.", "le maire, Paul Roux"),
    ("fr", "Jean Morel a gagné. « Nous avons tout joué », riait-il.", "Jean Morel"),
    ("fr", "Jeudi, l'agence sanitaire en recensait vingt-deux.", "l'agence sanitaire"),
    ("fr", "Le maire, Paul Roux, a qualifié la décision de « honteuse ».", "Le maire, Paul Roux"),
    ("fr", "Malgré la pluie, Jean Morel a gagné. Hier, il assure que la base est fermée.", "Jean Morel"),
    ("fr", "Anne Morel a gagné. Malgré la pluie, elle assure que la base est fermée.", "Anne Morel"),
    ("fr", "Selon l'enquête, Jean Morel a perdu. L'argent aurait transité par Malte.", "l'enquête"),
    ("fr", "Le parquet pointe du doigt les choix de la ville.", "Le parquet"),
    ("en", "“It rained all day in May,” grinned the coach.", "the coach"),
    ("en", "“It rained all day in May,” Ann Lee beamed.", "Ann Lee"),
    ("en", "The judge described him as a danger to women.", "The judge"),
    ("en", "Paul Dewar said the combined lapses raise doubts about the army.", "Paul Dewar"),
    (
        "en",
        "The bureau has confirmed nine cases, although it believes others were mistaken for flu.",
        "The bureau",
    ),
    ("en", "Waiting times doubled in a year, watchdog finds\n\nBy Ann Lee\n\nIt rained in May.", "watchdog"),
]


@pytest.mark.parametrize(("lang", "text", "speaker"), VOICES, ids=[row[1] for row in VOICES])
def test_whose_voice_it_is(lang: str, text: str, speaker: str) -> None:
    assert speaker in {draft.speaker for draft in drafts(lang, text)}


NOBODY = [
    ("fr", "Jean Morel a gagné. « Nous ne commentons pas cela », indique-t-on au siège."),
    ("fr", "L'alerte a été longue, « quand nous avons reçu dix appels »."),
    ("fr", "Les agresseurs auraient remarqué un signe avant de « le prendre à partie et l'insulter »."),
    ("fr", "Le texte prévoit une hausse de 3 % dès janvier."),
    ("en", "The area grew by 12km, twice as fast as previously thought."),
    ("en", "Pesticide rules, blamed by farmers, seem to play no part."),
]


@pytest.mark.parametrize(("lang", "text"), NOBODY, ids=[row[1] for row in NOBODY])
def test_things_and_adverbs_do_not_speak(lang: str, text: str) -> None:
    assert {draft.speaker for draft in drafts(lang, text)} == {None}
