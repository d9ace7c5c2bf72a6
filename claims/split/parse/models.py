"""The spaCy pipelines that the extra ``nlp`` brings, and their sentences as trees."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claims.errors import NotFound
from claims.i18n import gettext as _
from claims.split.parse.tree import Form, Relation, Tree, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

_TABLES = Path(__file__).with_name("labels.json")
_WHOLE = "claimdesk_one_sentence"
_INFINITIVES = ("er", "ir")
"""No finite verb of French ends so, whatever the tagger says."""

_LONGEST = 4000
"""Characters of a sentence beyond which it is a list or a table: not parsed."""


class Morphology(Protocol):
    """The features of a word."""

    def get(self, field: str) -> list[str]:
        """The values of a feature such as VerbForm."""


class Token(Protocol):
    """What is read of a word that spaCy parsed."""

    i: int
    idx: int
    text: str
    pos_: str
    tag_: str
    dep_: str
    morph: Morphology
    is_sent_start: bool | None

    @property
    def head(self) -> Token:
        """The word it hangs on, itself at the root."""


class Pipeline(Protocol):
    """What is asked of a pipeline of spaCy."""

    meta: dict[str, str]

    def __call__(self, text: str) -> Sequence[Token]:
        """The words of a text, parsed."""


@cache
def _tables() -> dict[str, dict[str, str | list[str]]]:
    tables: dict[str, dict[str, str | list[str]]] = json.loads(_TABLES.read_text(encoding="utf-8"))
    return tables


def languages() -> frozenset[str]:
    """The languages for which a pipeline is known."""
    return frozenset(_tables()["pipelines"])


@cache
def questions(lang: str) -> frozenset[str]:
    """The words that open a question inside a sentence: it tells nothing."""
    return frozenset(_tables()["questions"][lang])


@cache
def pipeline(lang: str) -> Pipeline:
    """The pipeline of a language, loaded once.

    Raises:
        NotFound: When spaCy or the language's pipeline is not installed.
    """
    if find_spec("spacy") is None:
        raise NotFound(
            _("The splitter “nlp” needs spaCy, which is not installed."),
            _("Install it with: pip install 'claimdesk[nlp]'"),
        )
    name = next((one for one in _tables()["pipelines"][lang] if find_spec(one)), None)
    if name is None:
        raise NotFound(
            _("The splitter “nlp” has no language model for “{lang}” installed.").format(lang=lang),
            _("Install it with: pip install {package}").format(package=_tables()["packages"][lang]),
        )
    import spacy
    from spacy.language import Language

    Language.component(_WHOLE, func=_keep_whole)
    loaded = spacy.load(name, exclude=["ner", "lemmatizer", "senter"])
    loaded.add_pipe(_WHOLE, before="parser")
    ready: Pipeline = loaded
    return ready


def _keep_whole(doc: Sequence[Token]) -> Sequence[Token]:
    """Tell the parser that its text is one sentence: where sentences end is found better without it."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def version(lang: str) -> str:
    """Name and version of a language's pipeline."""
    meta = pipeline(lang).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def parse(text: str, start: int, end: int, lang: str) -> Tree:
    """The tree of one sentence; empty where it is too long to be one.

    Args:
        text: The article.
        start: First character of the sentence.
        end: Behind its last.
        lang: A language of ``languages()``.
    """
    if end - start > _LONGEST:
        return Tree([])
    return Tree([_word(token, start) for token in pipeline(lang)(text[start:end])])


def _word(token: Token, start: int) -> Word:
    tables = _tables()
    relation = Relation(tables["relations"].get(token.dep_, "other"))
    begin = start + token.idx
    return Word(begin, begin + len(token.text), token.pos_, _form(token), relation, token.head.i)


def _form(token: Token) -> Form | None:
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    tag = _tables()["forms"].get(token.tag_)
    if tag is not None:
        return Form(tag)
    kinds, tense = token.morph.get("VerbForm"), token.morph.get("Tense")
    if "Fin" in kinds and not token.text.lower().endswith(_INFINITIVES):
        return Form.FINITE
    if "Inf" in kinds or "Fin" in kinds:
        return Form.INFINITIVE
    if "Part" in kinds:
        return Form.GERUND if "Pres" in tense else Form.PARTICIPLE
    return None
