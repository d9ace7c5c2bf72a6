"""What is denied, doubted, negated or called false is never a claim of its own."""

from __future__ import annotations

import pytest

from claims.split import split_text

WITHHELD = [
    ("fr", "La directrice n'a jamais dit que la piscine rouvrirait en mai.", None),
    ("fr", "Jean Petit nie que le barrage ait cédé.", "Jean Petit"),
    ("fr", "La préfète a démenti que le lycée ferme en 2024.", "La préfète"),
    ("fr", "Les élus ne croient pas que la tour coûte 9 millions d'euros.", "Les élus"),
    ("fr", "L'hôpital n'a pas confirmé que trois patients sont morts.", None),
    ("fr", "La ministre n'a pas voulu dire que le budget baisserait.", None),
    ("fr", "Personne n'a affirmé que la digue tenait.", None),
    ("fr", "Le tract affirme à tort que 90 classes ont fermé.", None),
    ("fr", "Le trésorier nie avoir dit que la caisse était vide.", "Le trésorier"),
    ("en", "The governor never said that the ferry would sink.", None),
    ("en", "Doctors have not confirmed that three patients died.", None),
    ("en", "The union does not believe that the tower costs 9 million.", "The union"),
    ("en", "Jane Petty denied that the dam broke.", "Jane Petty"),
    ("en", "The council rejected claims that 12 schools closed.", "The council"),
    ("en", "The leaflet falsely claimed that 90 classes closed.", None),
    ("en", "Nobody said the dyke was safe.", None),
    ("en", "The coach didn't say the match would be replayed.", None),
]


@pytest.mark.parametrize(("lang", "text", "speaker"), WITHHELD, ids=[row[1] for row in WITHHELD])
def test_withheld_content_stays_in_its_sentence(lang: str, text: str, speaker: str | None) -> None:
    assert [(one.text, one.speaker) for one in split_text(text, lang).claims] == [(text[:-1], speaker)]


ASSERTED = [
    ("fr", "La préfète a dit que le lycée n'est pas fermé.", "le lycée n'est pas fermé", "La préfète"),
    ("fr", "Le juge n'était pas là, mais il a dit que la digue tenait.", "la digue tenait", "Le juge"),
    ("en", "The council said that the tower is not safe.", "the tower is not safe", "The council"),
    ("en", "No, the council said that the tower was closed.", "the tower was closed", "the council"),
    ("en", "Jane Petty angrily said that the dam broke.", "the dam broke", "Jane Petty"),
    ("en", "The family said that the dam broke.", "the dam broke", "The family"),
]


@pytest.mark.parametrize(("lang", "text", "said", "speaker"), ASSERTED, ids=[row[1] for row in ASSERTED])
def test_asserted_content_keeps_its_speaker(lang: str, text: str, said: str, speaker: str) -> None:
    assert (said, speaker) in [(one.text, one.speaker) for one in split_text(text, lang).claims]


def test_a_denied_thing_is_no_denied_clause() -> None:
    claims = split_text("The mayor disputed that account.", "en").claims
    assert [(one.kind, one.speaker) for one in claims] == [("statement", None)]
