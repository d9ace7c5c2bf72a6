"""Train the weights by which earlier checks are ranked where sentence vectors are there too.

    python bench/train_vectors.py --set CLAIMS.jsonl[.gz] QUERIES.jsonl [--set …] --pairs EN.jsonl FR.jsonl
        --vectors FOLDER [--model e5] [--folds 5] [--full] [--write]

The same as ``train_match.py`` and ``train_abroad.py``, whose features it takes, with what a model says of
each candidate added; candidates are those of the words and, learned from too, the nearest by meaning.
``--full`` prints figures over both. Vectors are kept in the folder, since working them out takes some 25 ms
a text.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import train_abroad
import train_match
from logistic import digest
from train_match import Ranked

from claims import plugins
from claims.match import abroad
from claims.match.embed.vectors import Vectors
from claims.match.features import MEANING, NAMES
from claims.match.index import TextIndex
from claims.match.matcher import CANDIDATES
from claims.match.scan import Scan
from claims.match.source import MemorySource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.match.embed.models import Embedder
    from schema.match import Candidate

DATA = Path(__file__).parent.parent / "claims/match/data"


class Meanings:
    """The vectors of one set of texts.

    Args:
        folder: Where vectors are kept.
        model: The model.
        texts: The texts.
    """

    def __init__(self, folder: Path, model: Embedder, texts: Sequence[Candidate]) -> None:
        told = hashlib.sha256("".join(text.text for text in texts).encode()).hexdigest()[:12]
        self._vectors = Vectors(folder / f"{told}.db", model)
        for step in self._vectors.update(MemorySource(texts)):
            print(f"\r{step.words} {step.done}/{step.total}", end="")
        print("\r", end="")

    def of(self, text: str, others: Sequence[Candidate]) -> list[list[float]]:
        """``features.MEANING`` of each text beside a claim."""
        return self._vectors.meanings(text, [other.text for other in others]) or []

    def nearest(self, text: str, besides: Sequence[str]) -> list[str]:
        """Keys of the nearest texts that are not there yet."""
        return self._vectors.nearest(text, CANDIDATES, besides)


def ranked(
    texts: Sequence[Candidate], queries: Sequence[dict[str, object]], meanings: Meanings, *, full: bool
) -> list[Ranked]:
    """The candidates of each query with all features."""
    source = MemorySource(texts)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        index = TextIndex(Path(folder), "train")
        for _ in index.update(source):
            pass
        for query in queries:
            text = str(query["text"])
            words = train_match.words_of(query)
            keys = {each.key: each.scores for each in index.search(words, CANDIDATES)}
            if full:
                keys |= index.scores(words, meanings.nearest(text, list(keys)))
            one = train_match.described(index, source, query, keys)
            if len(one.rows):
                told = meanings.of(text, source.candidates(list(keys)))
                found.append(one._replace(rows=np.hstack([one.rows, np.array(told)])))
    return found


def of_set(
    claims: Path, queries: list[dict[str, object]], given: argparse.Namespace, *, full: bool
) -> list[Ranked]:
    """The queries, asked of the texts as they are and of their claims alone."""
    texts = train_match.texts_of(claims)
    meanings = Meanings(given.vectors, plugins.embedder(given.model), texts)
    return [
        *ranked(texts, queries, meanings, full=full),
        *ranked(train_match.bare(texts), queries, meanings, full=full),
    ]


def asked_abroad(pairs: Sequence[Path], given: argparse.Namespace) -> list[train_abroad.Asked]:
    """Each sentence looked for in the other language by what needs no translation, and by its meaning."""
    one, other = train_abroad.distinct(*map(train_abroad.read, pairs))
    found = []
    for queries, texts in ((one, other), (other, one)):
        meanings = Meanings(given.vectors, plugins.embedder(given.model), texts)
        source = MemorySource(texts)
        with tempfile.TemporaryDirectory() as folder:
            index = TextIndex(Path(folder), "train")
            for _ in index.update(source):
                pass
            for query in queries:
                found += [_asked(query, exclude, index, source, meanings) for exclude in ((), (query.key,))]
    return [one for one in found if len(one.right)]


def _asked(
    query: Candidate, exclude: Sequence[str], index: TextIndex, source: MemorySource, meanings: Meanings
) -> train_abroad.Asked:
    near = source.candidates(meanings.nearest(query.text, exclude))
    asked = abroad.query_of(query.text, query.lang or "")
    found = abroad.look(asked, index, Scan([]), source, besides=near, exclude=exclude)
    found = found.with_meaning(meanings.of(query.text, found.texts))
    right = np.array([float(text.key == query.key) for text in found.texts])
    return train_abroad.Asked(train_abroad.fold_of(query.key), np.array(found.rows), right)


def main() -> None:
    """Train, print how well it does on what was kept out, and write if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", nargs=2, type=Path, action="append", metavar=("CLAIMS", "QUERIES"), default=[]
    )
    parser.add_argument("--pairs", nargs=2, type=Path, metavar=("ONE", "OTHER"))
    parser.add_argument("--vectors", type=Path, required=True, help="folder of the vectors")
    parser.add_argument("--model", default="e5")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--full", action="store_true", help="judge with the nearest by meaning among them")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    names = (*NAMES, *MEANING)
    if given.set:
        print(train_match.HEADER)
        read = [(queries.name, claims, train_match.read(queries)) for claims, queries in given.set]
        asked = [(name, of_set(claims, rows, given, full=given.full)) for name, claims, rows in read]
        train_match.cross_validated(asked, given.folds, names)
    if given.set and given.write:
        learned = [
            one
            for claims, queries in given.set
            for full in (False, True)
            for one in of_set(claims, train_match.of_split(queries, "train"), given, full=full)
        ]
        about = {path.name: digest(path) for paths in given.set for path in paths} | {"model": _name(given)}
        found = train_match.learn(learned, names).model_copy(update={"trained_on": about})
        (DATA / "weights_meaning.json").write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")
    if given.pairs:
        asked = asked_abroad(given.pairs, given)
        train_abroad.judge(asked, (*abroad.NAMES, *MEANING))
    if given.pairs and given.write:
        about = {path.name: digest(path) for path in given.pairs} | {"model": _name(given)}
        trained = train_abroad.written(asked, (*abroad.NAMES, *MEANING), about)
        (DATA / "abroad_weights_meaning.json").write_text(
            json.dumps(trained, indent=1) + "\n", encoding="utf-8"
        )


def _name(given: argparse.Namespace) -> str:
    return plugins.embedder(given.model).name


if __name__ == "__main__":
    main()
