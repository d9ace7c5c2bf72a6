"""Sentences are cut where a reader would cut them, at positions that are exact in any text."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.split import sentence_rules
from claims.split.blocks import blocks
from claims.split.sentence_tables import languages, table
from claims.split.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

TRICKY = st.text(
    st.sampled_from(
        ".!?…»«“”„\"'()[]-–—> \n\r\t\u2028\ufeff\u200b\u200d\u2060\u202e\u00a0aAéM1àe\u0301אب؟.日。」😀👩🏽\ud800\udc00"
    ),
    max_size=60,
)
ANY_TEXT = st.one_of(st.text(st.characters(exclude_categories=())), TRICKY)
LANGUAGES = st.sampled_from([*sorted(languages()), "nl", "sv", "xx"])


def cut(text: str, lang: str = "fr") -> list[str]:
    return [text[start:end] for start, end in sentences(text, lang)]


def marked(text: str) -> tuple[str, list[str]]:
    """A text and its sentences, written with a bar between them."""
    parts = text.split("|")
    return " ".join(parts), parts


FRENCH = [
    "M. Durand a vu Mme Petit à 9 h 15.|Le gén. Morel s'est tu.",
    "Il est né en janv. 1962 à Nantes.|Il vit à St. Malo.",
    "La loi (art. 12 et suiv.) est claire.|L'art. 5 le dit.",
    "J.-M. Leroy et A. B. Martin signent.|Le maire aussi.",
    "Il vend des pommes, des poires, etc.|Sa sœur l'aide.",
    "Le temple date du IIe siècle av. J.-C.|La ville est plus jeune.",
    "Le temple date de 200 ans avant J.-C.|Rome le prit.",
    "« Venez tous ! » a crié le maire.|Personne n'a bougé.",
    "« C'est fini. »|La phrase a fait le tour du pays.",
    "Il a dit : « Nous partons. »|Puis il s'est assis.",
    "« Nous avons attendu trois heures. |Personne n'est venu nous voir », raconte une voisine.",
    "« Trois heures. Bref », soupire une voisine.",
    'Il a répondu : "Nous verrons."|"Rien ne presse", a-t-il ajouté.',
    "Le site www.exemple.fr/a.html et l'adresse jean@exemple.fr marchent.|Tout va bien.",
    "Elle pèse 3.5 kg.|Il en pèse 4,2.",
    "Le col est fermé.|Le col. Petit l'a dit.",
    "Reste la question : qui paie ?|Personne ne le sait.",
    "Il a hésité… puis rien.|Il a hésité…|Voilà tout.",
    "Louis XIV.|Le roi mourut en 1715.",
    "1. Ouvrir la porte.|2. Entrer.",
    "Le discours […] Paris a été coupé.|Il reste long.",
    "La hausse est forte.[3]|Elle dure.",
    "« Bonjour. », a-t-il dit.|Rien de plus.",
    "Ne prenez pas ce médicament. |- si vous toussez. |- si vous dormez mal.",
    "Le budget comprend deux volets. |a) Les routes. |b) Les écoles, cf. la v. 2 du texte.|Il est voté.",
    "Le rapport de m. Roy et de mm. Faure et Petit mesure 30 mm. |Il en manque.",
    "Vers 5 h. du matin tout a brûlé.|Bilan : 3 morts.",
]
ENGLISH = [
    "Gen. Smith met Lt. Col. Jones at 5 p.m. Monday.|They left early.",
    "They met at 5 p.m.|Police said nothing.",
    "The U.S. Army left.|It lives in the U.S.|The end.",
    "“I am not sure. Perhaps,” he said.|She left.",
    "“I am not sure about any of this. |She never told me,” he said.",
    '"Why now?" Senator Ann Smith asked.|Nobody knew.',
    "Mr. Jones Jr. arrived, cf. p. 12 and Fig. 3.|That was all.",
    "Acme Inc. bought Foo Ltd. in Jan. 2019.|The price is unknown.",
    "J. K. Rowling wrote it.|W. H. Auden did not.",
    "Was it 3.5%?|No.|It was more!",
    "Do you Yahoo! Mail today?|Yes.",
    "He has a Ph.D. in physics.|She has none.",
    "He fell ill.|Police came.",
    "It grew to 1,000 people etc.|Later it shrank.",
    "The iPhone sold well.|iPhone sales doubled.",
]
OTHERS = [
    ("de", "Am 12. Juni kam Dr. Weber um 8 Uhr, z. B. mit Frau Klein.|Sie blieb."),
    ("de", "Im 6. Jahrhundert v. Chr. stand hier nichts.|Das Dorf kam später."),
    ("de", "„Ich gehe jetzt.“|Er ging wirklich."),
    ("de", "Er gewann 2 Mio. Euro.|Sie nichts."),
    ("es", "El Sr. Ruiz vive en EE. UU. desde 1990.|¿Por qué?|Nadie lo sabe."),
    ("es", "¡Qué calor!|¿Vienes?|No."),
    ("it", "L'on. Verdi e il dott. Neri sono qui.|È tardi."),
    ("it", "Nacque nel 30 a.C. a Roma.|Il padre era ricco."),
    ("pt", "O Sr. Costa mora na av. Brasil, nº 5.|Ele saiu às 15h30."),
    ("pl", "W 2009 r. było inaczej.|Prof. Nowak wie, np. to."),
    ("ru", "Он жил в г. Москве в 1990 г.|Потом уехал и т. д.|Это всё."),
    ("el", "Πού είναι;|Ο κ. Παππάς δεν ξέρει."),
    ("de", "»Ich gehe jetzt.«|Er ging.|»Nein«, sagte sie.|»Niemals!«|Das war alles."),
    ("de", "Sie wohnt in der Müller-Str. 12, er in der Lindenstr. 3.|Das liegt nah."),
    ("de", "Der Chef (Anm. d. Red.: Weber) kam.|Er blieb."),
    ("pl", "W 2016 r. Sejm uchwalił ustawę.|W XIX w. Łódź była mała.|Wzrost wyniósł 4 proc.|Nikt nie wie."),
    ("pl", "Londyn (ang. London) to stolica.|Pisarz (ur. 1952) tam mieszka."),
    (
        "ru",
        "В 2016 г. Путин приехал.|Это стоит 5 млн долл. США.|Нужны дома, школы и т. д.|Новый завод открыт.",
    ),
    ("uk", "У м. Львів зібралися всі.|Договір від 6 червня 2016 р. № 8 чинний і т. п.|Усе."),
    ("cs", "V hl. m. Praze bydlí lidé.|V roce 2016 Karel odešel."),
    ("ar", "هل وصل الوزير؟|نعم، وصل أمس.|قال د. سمير: «سنعود غدا».|انتهى الاجتماع!"),
    ("ja", "映画『走れ！』で主演した。|「行くぞ！」と叫んだ。|終わり。"),
    ("zh", "他走了。|“ 香港好。”|她说。|“为什么？”|没人知道……"),
    ("zh", "作家J. K. 羅琳（J. K. Rowling）來了。|她在U.S. News工作。|第1.5章。"),
    ("el", "Όλοι μίλησαν για τις νέες τιμές. |κανείς δεν ήξερε.|Ο κ. Παππάς, βλ. σελ. 5, το είπε."),
    ("ru", "По данным банка, в мае 2019 г. Газпром вырос.|Он был там, в 2019 г.|Потом ушёл."),
    ("pl", "W maju 2016 r. Sejm głosował.|Zmarł w 1999 r.|Został pochowany w Łodzi."),
    ("ar", "وصل م. علي إلى بغداد.|«لن نعود»، قال الوزير.|هل انتهى؟|لا!"),
    ("fr", 'On le savait.|L\'hôtel " ancien et neuf " ferme.|Il rouvrira.'),
    ("fr", "La loi est longue.|Le vote a lieu cette semaine. |la suite est connue.|Vers 5 h. Paul dormait."),
    ("fr", "Il vit dans le départ. de la Loire, à env. dix km.|Le chap. 3 et l'al. 2 le disent."),
    ("hi", "डॉ. सिंह आए।|वे चले गए।"),
    ("nl", "Hij komt morgen.|Zij blijft thuis."),
]


@pytest.mark.parametrize("example", FRENCH)
def test_french_sentences(example: str) -> None:
    text, expected = marked(example.replace(" |", "|"))
    assert cut(text) == expected


@pytest.mark.parametrize("example", ENGLISH)
def test_english_sentences(example: str) -> None:
    text, expected = marked(example.replace(" |", "|"))
    assert cut(text, "en") == expected


@pytest.mark.parametrize(("lang", "example"), OTHERS)
def test_sentences_of_other_languages(lang: str, example: str) -> None:
    joined = "" if lang in {"ja", "zh"} else " "
    expected = [part.strip() for part in example.split("|")]
    text = joined.join(expected)
    assert cut(text, lang) == expected


def test_scripts_without_blanks_are_cut_after_their_full_stops() -> None:
    assert cut("他走了。“你好。”她说。《走吧！爸爸》很好看。", "zh") == [
        "他走了。",
        "“你好。”",
        "她说。",
        "《走吧！爸爸》很好看。",
    ]
    assert cut("行きます!楽しみですね。はい", "ja") == ["行きます!", "楽しみですね。", "はい"]


def test_a_line_break_ends_a_sentence_without_a_full_stop() -> None:
    text = "Un titre sans point\nUne légende sans point\n\nLe corps du texte. Sa suite."
    assert cut(text) == ["Un titre sans point", "Une légende sans point", "Le corps du texte.", "Sa suite."]


WRAPPED = """Le conseil municipal a voté hier soir le budget de la commune après un
débat de quatre heures, au cours duquel les élus de l'opposition ont
quitté la salle. Le maire, qui présidait la séance, a promis que les
impôts locaux ne bougeraient pas.

Les écoles rouvriront lundi."""


def test_the_lines_of_a_wrapped_paragraph_are_one_text() -> None:
    assert [" ".join(sentence.split())[:20] for sentence in cut(WRAPPED)] == [
        "Le conseil municipal",
        "Le maire, qui présid",
        "Les écoles rouvriron",
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_wrapped_paragraphs_are_found_whatever_ends_their_lines(end: str) -> None:
    assert len(cut(WRAPPED.replace("\n", end))) == 3


def test_lines_of_one_sentence_each_are_not_taken_for_wrapped_text() -> None:
    line = "La ville de {} a perdu un habitant sur dix depuis le début du siècle."
    text = "\n".join(line.format(name) for name in ("Nevers", "Bourges", "Vierzon", "Moulins"))
    assert len(cut(text)) == 4


def test_items_of_a_list_are_never_joined() -> None:
    item = "- une ligne de liste assez longue pour qu'un courrier l'ait coupée ici"
    assert len(cut(f"{item}\n{item}\n{item}")) == 3


@given(ANY_TEXT, LANGUAGES)
def test_spans_are_exact_ordered_and_without_white_space_at_their_edges(text: str, lang: str) -> None:
    spans = sentences(text, lang)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(ANY_TEXT, LANGUAGES)
def test_no_letter_is_lost_between_sentences(text: str, lang: str) -> None:
    kept = "".join(text[start:end] for start, end in sentences(text, lang))
    assert "".join(filter(str.isalnum, kept)) == "".join(filter(str.isalnum, text))


@given(ANY_TEXT, st.sampled_from(sorted(languages())))
def test_nothing_but_white_space_and_shapeless_marks_is_lost(text: str, lang: str) -> None:
    lost = list(text)
    for start, end in sentences(text, lang):
        lost[start:end] = [""] * (end - start)
    assert all(sign.isspace() or sign in "\ufeff\u200b\u2060" for sign in "".join(lost))


@given(ANY_TEXT, LANGUAGES)
def test_a_sentence_begins_and_ends_with_a_visible_sign(text: str, lang: str) -> None:
    for start, end in sentences(text, lang):
        assert {text[start], text[end - 1]}.isdisjoint("\ufeff\u200b\u2060")


@given(ANY_TEXT, LANGUAGES)
def test_a_line_before_does_not_change_how_the_next_paragraph_is_cut(text: str, lang: str) -> None:
    before = "Un paragraphe.\n\n"
    shifted = [(start - len(before), end - len(before)) for start, end in sentences(before + text, lang)]
    assert shifted[1:] == sentences(text, lang)


@given(ANY_TEXT, st.sampled_from(["fr", "en"]))
def test_no_sentence_crosses_a_block(text: str, lang: str) -> None:
    found = blocks(text, lang)
    for start, end in sentences(text, lang, found):
        assert sum(block.start <= start and end <= block.end for block in found) == 1


def test_positions_are_those_of_the_string_given() -> None:
    text = "\ufeffUn. 😀 Deux.\r\nTrois e\u0301te\u0301.\u2028Quatre."
    assert cut(text) == ["Un.", "😀 Deux.", "Trois e\u0301te\u0301.", "Quatre."]


@pytest.mark.parametrize("text", ["", "   \n\t", "\ufeff", "\u200b\n"])
def test_nothing_gives_no_sentence(text: str) -> None:
    assert sentences(text, "fr") == []


HOSTILE = [
    "M. ",
    ".",
    '" ',
    ". ",
    ".»",
    '."',
    ". (",
    "a",
    "“",
    "\n",
    "a\n",
    "A. ",
    ".[1]",
    "1. ",
    "! – ",
    "… ",
    "。",
    " .",
]


def work(text: str) -> int:
    """How much the rules do for a text: their lines run, and the characters handed to their calls."""
    total = 0

    def count(frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        nonlocal total
        if "claims" not in frame.f_code.co_filename:
            return None
        total += 1
        if event == "call":
            values = frame.f_locals.values()
            total += sum(len(value) for value in values if isinstance(value, str) and value != text)
        return count

    sys.settrace(count)
    try:
        sentences(text, "fr")
    finally:
        sys.settrace(None)
    return total


def calls(text: str) -> int:
    """How often the rules call anything for a text."""
    total = 0

    def count(_frame: FrameType, event: str, _: Any) -> None:
        nonlocal total
        total += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        sentences(text, "fr")
    finally:
        sys.setprofile(None)
    return total


@pytest.mark.parametrize("unit", HOSTILE)
def test_the_work_grows_with_the_length_and_no_faster(unit: str) -> None:
    sentences("Un. Deux.", "fr")
    assert work(unit * 4_000) <= 4.5 * work(unit * 1_000) + 100


PIECE = "« Nous avons fermé la vanne. Personne ne l'a su », dit M. Aubry, à 200 m. du pont. Le prix ? 3.7 %… "


def test_one_two_and_four_megabytes_in_one_line_take_work_in_proportion() -> None:
    pieces = 1_000_000 // len(PIECE.encode())
    one, two, four = (calls(PIECE * (pieces * size)) for size in (1, 2, 4))
    assert two <= 2.01 * one
    assert four <= 4.02 * one


def test_a_rule_reads_a_bounded_stretch_before_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    original = sentence_rules.word_ends

    def measured(before: str, *rest: Any, **named: Any) -> bool:
        read.append(len(before))
        return original(before, *rest, **named)

    monkeypatch.setattr(sentence_rules, "word_ends", measured)
    sentences("mot " * 5_000 + "fin. Le reste", "fr")
    assert read == [48]


@pytest.mark.parametrize("lang", sorted(languages()))
def test_every_table_is_well_formed(lang: str) -> None:
    rules = table(lang)
    assert rules is not None
    assert all(
        word and not word.endswith((".", " "))
        for word in rules.titles | rules.numbered | rules.soft | rules.end
    )
    assert all(word == word.lower() for word in rules.starters | rules.months | rules.phrases)


def test_every_key_of_the_data_files_is_a_field() -> None:
    folder = Path(sentence_rules.__file__).with_name("data") / "sentences"
    fields = {*table("fr").__dataclass_fields__, "about", "terminals"}  # type: ignore[union-attr]
    for path in folder.glob("*.json"):
        assert set(json.loads(path.read_text("utf-8"))) <= fields, path.name
