"""How well and how fast texts are cut into sentences, ours beside the libraries installed.

    python bench/split.py --gold FOLDER [--library NAME ...]

FOLDER holds ``*.jsonl`` files, one document a line: ``{"text", "lang", "sentences": [[start, end], …]}``,
positions in code points, end exclusive. Prints F1 over the starts of sentences (the first of a document is
left out), per file and as a mean of the files of each language, and the speed over the texts a library takes.
Libraries that are not installed are left out.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Cut = Callable[[str, str], list[int]]

    class Span(Protocol):
        """What pysbd gives for a sentence."""

        start: int

    class Segmenter(Protocol):
        """pysbd for one language."""

        def segment(self, text: str) -> list[Span]:
            """The sentences."""

    class Tokenizer(Protocol):
        """Punkt for one language."""

        def span_tokenize(self, text: str) -> Iterator[tuple[int, int]]:
            """The sentences."""


class Document(NamedTuple):
    """One text and where its sentences start."""

    text: str
    lang: str
    starts: frozenset[int]


def ours() -> Cut:
    """Our rules."""
    from claims.split.sentences import sentences

    return lambda text, lang: [start for start, _ in sentences(text, lang)]


def sentencex() -> Cut:
    """The library that serves languages without rules of ours."""
    boundaries = import_module("sentencex").get_sentence_boundaries

    def cut(text: str, lang: str) -> list[int]:
        starts = (found["start_index"] for found in boundaries(lang, text))
        return [start + _blanks(text, start) for start in starts]

    return cut


def pysbd() -> Cut:
    """Rules by language, with positions."""
    library = import_module("pysbd")

    @cache
    def segmenter(lang: str) -> Segmenter:
        made: Segmenter = library.Segmenter(language=lang, clean=False, char_span=True)
        return made

    return lambda text, lang: [span.start for span in segmenter(lang).segment(text)]


def icu() -> Cut:
    """The break iterator of Unicode, without suppressions. It counts in UTF-16."""
    library = import_module("icu")

    def cut(text: str, lang: str) -> list[int]:
        breaks = library.BreakIterator.createSentenceInstance(library.Locale(lang))
        breaks.setText(text)
        units, starts = text.encode("utf-16-le"), [0]
        for before, after in pairwise([0, *breaks]):
            starts.append(starts[-1] + len(units[2 * before : 2 * after].decode("utf-16-le")))
        return [start + _blanks(text, start) for start in starts[:-1]]

    return cut


def punkt() -> Cut:
    """Punkt with its models and lists of abbreviations; line breaks end a sentence, as they do for us."""
    library = import_module("punkt")

    @cache
    def tokenizer(lang: str) -> Tokenizer:
        made: Tokenizer = library.tokenizer_for(PUNKT[lang], line_breaks="always", prefixes=True)
        return made

    return lambda text, lang: [start for start, _ in tokenizer(lang).span_tokenize(text)]


PUNKT = {
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

LIBRARIES: dict[str, Callable[[], Cut]] = {
    "ours": ours,
    "sentencex": sentencex,
    "pysbd": pysbd,
    "icu": icu,
    "punkt": punkt,
}
"""What can be compared, by the name of the module that must be installed."""


def _blanks(text: str, start: int) -> int:
    return len(text[start:]) - len(text[start:].lstrip())


def read(path: Path) -> list[Document]:
    """The documents of a gold file."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Document(row["text"], row["lang"], frozenset(start for start, _ in row["sentences"][1:]))
        for row in rows
    ]


def f1(cut: Cut, documents: Iterable[Document]) -> Iterator[tuple[str, float]]:
    """The F1 of each language in a file, in per cent."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for document in documents:
        found = set(cut(document.text, document.lang)[1:])
        count = counts[document.lang]
        count[0] += len(found & document.starts)
        count[1] += len(found)
        count[2] += len(document.starts)
    for lang, (right, found_all, gold_all) in sorted(counts.items()):
        yield lang, 200 * right / max(1, found_all + gold_all)


def speed(cut: Cut, documents: list[Document]) -> float:
    """Megabytes of UTF-8 a second of processor time, the start left out."""
    if not documents:
        return 0.0
    cut(documents[0].text, documents[0].lang)
    started = time.process_time()
    for document in documents:
        cut(document.text, document.lang)
    return sum(len(document.text.encode()) for document in documents) / 1e6 / (time.process_time() - started)


def scored(cut: Cut, documents: list[Document]) -> dict[str, float] | str:
    """The figures of one file, or why there are none: libraries refuse languages each in its own way."""
    try:
        return dict(f1(cut, documents))
    except (KeyError, ValueError, LookupError, RuntimeError, AttributeError) as problem:
        return type(problem).__name__


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True, help="folder of gold *.jsonl files")
    parser.add_argument("--library", nargs="*", choices=LIBRARIES, default=list(LIBRARIES))
    options = parser.parse_args()
    chosen = [name for name in options.library if name == "ours" or find_spec(name)]
    files = {path.stem: read(path) for path in sorted(options.gold.glob("*.jsonl"))}
    cuts = {name: LIBRARIES[name]() for name in chosen}
    by_language: dict[tuple[str, str], list[float]] = defaultdict(list)
    taken: dict[str, list[Document]] = defaultdict(list)
    print(f"{'file':<34}{'lang':<6}" + "".join(f"{name:>12}" for name in chosen))
    for stem, documents in files.items():
        results = {name: scored(cut, documents) for name, cut in cuts.items()}
        for name, result in results.items():
            taken[name] += [] if isinstance(result, str) else documents
        for lang in sorted({document.lang for document in documents}):
            cells = []
            for name, result in results.items():
                cells.append(result if isinstance(result, str) else f"{result[lang]:.2f}")
                if not isinstance(result, str):
                    by_language[lang, name].append(result[lang])
            print(f"{stem[:33]:<34}{lang:<6}" + "".join(f"{cell:>12}" for cell in cells))
    print()
    for lang in sorted({lang for lang, _ in by_language}):
        means = (by_language.get((lang, name)) for name in chosen)
        cells = [f"{statistics.mean(mean):.2f}" if mean else "–" for mean in means]
        print(f"{'mean':<34}{lang:<6}" + "".join(f"{cell:>12}" for cell in cells))
    rates = (speed(cut, taken[name]) for name, cut in cuts.items())
    print(f"{'MB/s':<40}" + "".join(f"{rate:>12.1f}" for rate in rates))


if __name__ == "__main__":
    main()
