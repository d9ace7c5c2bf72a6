"""Sentences become claims that are true or false apart, each with its speaker, its kind and a sentence of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from claims.errors import NotFound
from claims.plugins import splitter
from claims.split import split_text
from schema.claim import ClaimDraft, ClaimKind

DAY = "2020-03-29"


def claims(text: str, lang: str = "fr", published: str | None = None) -> list[ClaimDraft]:
    drafts = split_text(text, lang, published).claims
    for draft in drafts:
        assert text[draft.start : draft.end] == draft.text
    return list(drafts)


def spans(text: str, lang: str = "fr") -> list[str]:
    return [draft.text for draft in claims(text, lang)]


CUTS = [
    (
        "fr",
        "Le ministre a quitté la salle et a remis le dossier à son adjoint.",
        ["Le ministre a quitté la salle", "a remis le dossier à son adjoint"],
    ),
    (
        "fr",
        "La police a arrêté deux hommes et saisi une arme.",
        ["La police a arrêté deux hommes", "saisi une arme"],
    ),
    (
        "fr",
        "Il a rencontré le maire, le préfet et deux ministres à Lyon, à Nantes et à Lille.",
        ["Il a rencontré le maire, le préfet et deux ministres à Lyon, à Nantes et à Lille"],
    ),
    (
        "fr",
        "La tempête, qui a fait douze morts, a touché la Bretagne.",
        ["La tempête, qui a fait douze morts, a touché la Bretagne", "qui a fait douze morts"],
    ),
    (
        "fr",
        "Un homme qui portait un gilet jaune a tiré sur la foule.",
        ["Un homme qui portait un gilet jaune a tiré sur la foule", "qui portait un gilet jaune"],
    ),
    (
        "fr",
        "Le feu a détruit une ferme, tuant trente chevaux.",
        ["Le feu a détruit une ferme", "tuant trente chevaux"],
    ),
    (
        "fr",
        "Manille, capitale des Philippines, est inondée.",
        ["Manille, capitale des Philippines, est inondée", "capitale des Philippines"],
    ),
    (
        "fr",
        "Le chômage a baissé de 2 %, contre 3 % en 2019.",
        ["Le chômage a baissé de 2 %", "contre 3 % en 2019"],
    ),
    (
        "fr",
        "Il a démissionné parce que son parti avait perdu.",
        ["Il a démissionné", "son parti avait perdu"],
    ),
    (
        "fr",
        "Lorsque la pluie a cessé, les habitants ont quitté le gymnase.",
        ["Lorsque la pluie a cessé, les habitants ont quitté le gymnase"],
    ),
    (
        "fr",
        "L'alliance a quitté le 3 mars la base de Qara et le 17 mars la base de Tell.",
        ["L'alliance a quitté le 3 mars la base de Qara", "le 17 mars la base de Tell"],
    ),
    (
        "en",
        "The company closed two plants and fired 300 workers.",
        ["The company closed two plants", "fired 300 workers"],
    ),
    (
        "en",
        "Members may now vote online and appeal to the court.",
        ["Members may now vote online", "appeal to the court"],
    ),
    (
        "en",
        "A storm hit the coast, killing nine people.",
        ["A storm hit the coast", "killing nine people"],
    ),
    (
        "en",
        "The bridge, which opened in 1931, was closed on Monday.",
        ["The bridge, which opened in 1931, was closed on Monday", "which opened in 1931"],
    ),
    (
        "en",
        "The council evacuated the school after a shell landed in the yard.",
        ["The council evacuated the school", "a shell landed in the yard"],
    ),
    (
        "en",
        "Rounds of artillery fired by the army hit the town.",
        ["Rounds of artillery fired by the army hit the town"],
    ),
    (
        "en",
        "Sales rose in France, while exports fell in Spain.",
        ["Sales rose in France", "exports fell in Spain"],
    ),
    (
        "en",
        "They visited Paris, Lyon, and Nantes, and met the mayor.",
        ["They visited Paris, Lyon, and Nantes", "met the mayor"],
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CUTS, ids=[row[1] for row in CUTS])
def test_a_sentence_is_cut_where_its_parts_are_true_or_false_apart(
    lang: str, text: str, expected: list[str]
) -> None:
    assert spans(text, lang) == expected


SPEAKERS = [
    (
        "fr",
        "Le préfet a indiqué que la route était coupée.",
        "la route était coupée",
        "reported",
        "Le préfet",
    ),
    ("fr", "Selon la mairie, le pont date de 1931.", "le pont date de 1931", "reported", "la mairie"),
    ("fr", "Le pont date de 1931, d'après la mairie.", "Le pont date de 1931", "reported", "la mairie"),
    ("fr", "La route est coupée, a précisé Anne Morin.", "La route est coupée", "reported", "Anne Morin"),
    ("fr", "Le maire a parlé, affirmant que la dette a doublé.", "la dette a doublé", "reported", "Le maire"),
    ("fr", "« La route est coupée », a dit Anne Morin.", "La route est coupée", "quotation", "Anne Morin"),
    (
        "fr",
        "Anne Morin a déclaré : « La route est coupée ».",
        "La route est coupée",
        "quotation",
        "Anne Morin",
    ),
    ("fr", "Pour Anne Morin : « La route est coupée ».", "La route est coupée", "quotation", "Anne Morin"),
    (
        "fr",
        "La CGT estime à 300 le nombre de départs.",
        "La CGT estime à 300 le nombre de départs",
        "reported",
        "La CGT",
    ),
    ("en", "The mayor said the road was closed.", "the road was closed", "reported", "The mayor"),
    ("en", "Police told reporters that the road was closed.", "the road was closed", "reported", "Police"),
    ("en", "According to Oxfam, prices doubled.", "prices doubled", "reported", "Oxfam"),
    ("en", "The road is closed, police say.", "The road is closed", "reported", "police"),
    ("en", "The road, police said, was closed.", "The road, police said, was closed", "reported", "police"),
    ("en", "A survey found the road was closed.", "the road was closed", "reported", "A survey"),
    ("en", "Ann Moore said she thinks the road is closed.", "the road is closed", "reported", "Ann Moore"),
    (
        "fr",
        "Anne Morin dit avoir perdu 300 euros.",
        "avoir perdu 300 euros",
        "reported",
        "Anne Morin",
    ),
    (
        "fr",
        "Le parquet accuse Jean Roux d'avoir menti.",
        "Le parquet accuse Jean Roux d'avoir menti",
        "reported",
        "Le parquet",
    ),
    (
        "fr",
        "« La route est coupée », s'emporte Anne Morin.",
        "La route est coupée",
        "quotation",
        "Anne Morin",
    ),
    (
        "fr",
        "« La route est coupée, déplore Anne Morin. »",
        "La route est coupée",
        "quotation",
        "Anne Morin",
    ),
    ("en", '"The road is closed," said Ann Moore.', "The road is closed", "quotation", "Ann Moore"),
    ("en", 'Ann Moore, a baker, said: "The road is closed."', "The road is closed", "quotation", "Ann Moore"),
]


@pytest.mark.parametrize(
    ("lang", "text", "words", "kind", "speaker"), SPEAKERS, ids=[row[1] for row in SPEAKERS]
)
def test_reported_and_quoted_words_are_claims_of_their_speaker(
    lang: str, text: str, words: str, kind: str, speaker: str
) -> None:
    found = next(draft for draft in claims(text, lang) if draft.text == words)
    assert (found.kind, found.speaker) == (kind, speaker)


@pytest.mark.parametrize("row", SPEAKERS, ids=[row[1] for row in SPEAKERS])
def test_the_act_of_saying_is_no_claim(row: tuple[str, str, str, str, str]) -> None:
    lang, text, words, _, _ = row
    others = [span for span in spans(text, lang) if span != words]
    assert others in ([], ["Le maire a parlé"], ["a baker"])


def test_a_chain_of_sources_keeps_the_one_through_whom_it_is_known() -> None:
    (said, role) = claims(
        "« La route est coupée », a dit le chef, le colonel Jean Morel, selon un communiqué."
    )
    assert (said.speaker, said.via) == ("le chef, le colonel Jean Morel", "un communiqué")
    assert role.text == "le chef, le colonel Jean Morel"
    assert role.claim == "Le colonel Jean Morel est le chef."


def test_a_pronoun_before_a_verb_of_saying_means_the_speaker_before() -> None:
    text = "« La route est coupée », a dit Anne Morin. « Le pont tient », a-t-elle ajouté."
    assert [draft.speaker for draft in claims(text)] == ["Anne Morin", "Anne Morin"]


def test_each_sentence_of_a_long_quotation_is_a_claim_inside_the_marks() -> None:
    text = "« La route est coupée. Le pont tient. Qui le sait ? » a dit Anne Morin."
    assert spans(text) == ["La route est coupée", "Le pont tient"]
    assert {draft.speaker for draft in claims(text)} == {"Anne Morin"}


def test_a_few_words_taken_up_in_marks_are_no_quotation() -> None:
    (draft,) = claims("Les agents ont parlé d'un « climat de peur » au dépôt.")
    assert draft.kind is ClaimKind.STATEMENT


KINDS = [
    ("fr", "La ligne ouvrira en 2027.", "prediction"),
    ("fr", "La ville va fermer deux écoles.", "prediction"),
    ("fr", "« C'est une décision scandaleuse », a dit Anne Morin.", "opinion"),
    ("fr", "« Il faut fermer cette usine », a dit Anne Morin.", "opinion"),
    ("fr", "La ligne a ouvert en 2017.", "statement"),
    ("en", "The line will open in 2027.", "prediction"),
    ("en", "The city plans to close two schools.", "prediction"),
    ("en", '"This is a shameful and ridiculous idea," said Ann Moore.', "opinion"),
    ("en", "The line opened in 2017.", "statement"),
    ("en", "More rain is expected on Friday.", "prediction"),
    ("en", "The vote is to be held in May.", "prediction"),
    ("en", "The shop opens on Saturday.", "prediction"),
    ("en", "The kits would be free.", "prediction"),
    ("en", "Ann Moore faces up to 14 years in prison.", "prediction"),
    ("en", "People believe that a phone will save them.", "statement"),
    ("en", "Ann Moore is alleged to have stolen a car.", "reported"),
    ("en", "Ann Moore stole a car, a court heard on Monday.", "reported"),
    ("fr", "Jean Roux aurait vendu la maison.", "reported"),
    ("fr", "Il conclura sa campagne à Lyon.", "prediction"),
    ("fr", "La ville a prévu de fermer deux écoles.", "prediction"),
    ("fr", "Il entra dans la maison.", "statement"),
    ("fr", "« Ce serait un gâchis », a dit Anne Morin.", "opinion"),
]


@pytest.mark.parametrize(("lang", "text", "kind"), KINDS, ids=[row[1] for row in KINDS])
def test_plans_are_predictions_and_spoken_judgements_opinions(lang: str, text: str, kind: str) -> None:
    (draft,) = claims(text, lang)
    assert draft.kind == kind


ARTICLE = """Corse : la foudre tue deux randonneurs

12 mars 2020. - La foudre a tué deux randonneurs mardi.

Pourquoi le sentier était-il ouvert ?

Une équipe de secours sur le sentier. Photo : Jean Roux.

La préfecture a ouvert une enquête.
"""


def test_titles_captions_and_text_have_their_kinds_and_furniture_has_none() -> None:
    found = [(draft.kind.value, draft.text) for draft in claims(ARTICLE)]
    assert found == [
        ("headline", "la foudre tue deux randonneurs"),
        ("statement", "La foudre a tué deux randonneurs mardi"),
        ("image", "Une équipe de secours sur le sentier"),
        ("statement", "La préfecture a ouvert une enquête"),
    ]


INTERVIEW = """Interview with baker Ann Moore

When did you start?

I opened the shop in 2004.

What do you sell?

We bake 300 loaves a day.

Do you like it?

It is wonderful.
"""


def test_answers_of_an_interview_are_said_by_the_person_interviewed() -> None:
    found = [(draft.text, draft.kind.value, draft.speaker) for draft in claims(INTERVIEW, "en")]
    assert found == [
        ("I opened the shop in 2004", "quotation", "Ann Moore"),
        ("We bake 300 loaves a day", "quotation", "Ann Moore"),
        ("It is wonderful", "opinion", "Ann Moore"),
    ]


TURNS = """Interview with baker Ann Moore

Q: When did you start?

A: I opened the shop in 2004.

Q: What do you sell?

A: We bake 300 loaves a day.

[The town says there are four bakers.]
"""


def test_labels_of_turns_stay_outside_and_notes_are_nobodys_answer() -> None:
    found = [(draft.text, draft.kind.value, draft.speaker) for draft in claims(TURNS, "en")]
    assert found == [
        ("I opened the shop in 2004", "quotation", "Ann Moore"),
        ("We bake 300 loaves a day", "quotation", "Ann Moore"),
        ("there are four bakers", "reported", "The town"),
    ]


MARKED = """Interview with baker Ann Moore

When did you start?

“I opened the shop in 2004.” She laughs.

The town disputes this.

What do you sell?

“We bake 300 loaves a day.”

Moore's book costs £12.
"""


def test_beside_answers_in_marks_plain_words_are_the_reporters() -> None:
    found = {draft.text: (draft.kind.value, draft.speaker) for draft in claims(MARKED, "en")}
    assert found["I opened the shop in 2004"] == ("quotation", "Ann Moore")
    assert found["We bake 300 loaves a day"] == ("quotation", "Ann Moore")
    assert found["The town disputes this"] == ("statement", None)
    assert found["Moore's book costs £12"] == ("statement", None)


STANDALONE = [
    (
        "fr",
        "La coalition a quitté la base ce dimanche et a remis les clés à l'armée.",
        [
            "La coalition a quitté la base le dimanche 29 mars 2020.",
            "La coalition a remis les clés à l'armée.",
        ],
    ),
    (
        "fr",
        "Il y a dix jours, un obus est tombé sur l'école, qui était vide.",
        ["Le 19 mars 2020, un obus est tombé sur l'école.", "L'école était vide."],
    ),
    (
        "fr",
        "Le 27 décembre, le feu a détruit la grange, tuant deux vaches.",
        [
            "Le 27 décembre 2019, le feu a détruit la grange.",
            "Le 27 décembre, le feu a détruit la grange, tuant deux vaches.",
        ],
    ),
    (
        "fr",
        "K1, dans la province de Kirkouk, a été visée.",
        ["K1, dans la province de Kirkouk, a été visée.", "K1 se trouve dans la province de Kirkouk."],
    ),
    (
        "en",
        "The tug left yesterday and reached Hull.",
        ["The tug left on 28 March 2020.", "The tug reached Hull."],
    ),
    ("en", "It sank on March 17 off Hull.", ["It sank on March 17, 2020 off Hull."]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), STANDALONE, ids=[row[1] for row in STANDALONE])
def test_the_standalone_sentence_carries_subjects_and_resolves_dates(
    lang: str, text: str, expected: list[str]
) -> None:
    assert [draft.claim for draft in claims(text, lang, DAY)] == expected


def test_without_a_publication_date_the_words_of_a_relative_date_stay() -> None:
    (draft,) = claims("La base a fermé ce dimanche.")
    assert draft.claim == "La base a fermé ce dimanche."
    assert draft.uncertain == ("ce dimanche",)


def test_what_would_be_a_guess_is_named_and_left() -> None:
    (draft,) = claims("Elle rendra la base dans deux semaines.", "fr", DAY)
    assert draft.claim == "Elle rendra la base dans deux semaines."
    assert draft.uncertain == ("dans deux semaines", "Elle")


def test_dates_and_numbers_are_those_of_the_span_in_positions_of_the_article() -> None:
    text = "Le 3 mars 2020, 12 élus ont voté et 7 ont refusé."
    first, second = claims(text)
    assert [mention.text for mention in first.dates] == ["Le 3 mars 2020"]
    assert [text[number.start : number.end] for number in second.numbers] == ["7"]


def test_a_language_without_rules_keeps_one_claim_a_sentence() -> None:
    assert spans("Der Minister trat zurück, und die Kammer wählte. Er ging.", "de") == [
        "Der Minister trat zurück, und die Kammer wählte",
        "Er ging",
    ]


def test_a_splitter_is_found_by_its_name() -> None:
    assert splitter("rules") is split_text
    with pytest.raises(NotFound) as raised:
        splitter("oracle")
    assert "oracle" in raised.value.message
    assert "rules" in raised.value.hint


def test_the_package_itself_loads_no_rules() -> None:
    code = "import sys, claims.split; sys.exit('claims.split.claims' in sys.modules or 'pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
