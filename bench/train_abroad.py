"""Train the weights by which texts in other languages are found by names, figures and dates alone.

    python bench/train_abroad.py FIRST.pairs.jsonl SECOND.pairs.jsonl [--write]

Rows are ``{"id", "a", "lang"}``; the two files hold the same sentences in two languages, under ids that
differ by the language only. Each sentence is looked for among those of the other language, once with its
translation there and once without; of sentences of the same words one is kept. Prints, for five folds, how
many translations come first and among five, how well the probability tells right from wrong, and its
calibration. ``--write`` trains on all rows.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
from logistic import area, chances, digest, fit, fit_choice

from claims.language.analysis import tokens
from claims.match import abroad
from claims.match.index import TextIndex
from claims.match.rank import Regression, with_margins
from claims.match.scan import Scan
from claims.match.source import MemorySource
from schema.match import Candidate

TARGET = Path(__file__).parent.parent / "claims/match/data/abroad_weights.json"
FOLDS = 5
FIRST = 5
BINS = 10
_LANGUAGE = re.compile(r"(?<![a-z])(en|fr)(?![a-z])")


class Asked(NamedTuple):
    """One sentence with what was found for it."""

    fold: int
    rows: np.ndarray
    """Features of the candidates, shape (n, k)."""
    right: np.ndarray
    """1 for its translation, shape (n,)."""


def read(path: Path) -> list[Candidate]:
    """The sentences of a file, under keys that are the same in both languages."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [Candidate(key=_LANGUAGE.sub("", row["id"]), text=row["a"], lang=row["lang"]) for row in rows]


def ask(queries: list[Candidate], texts: list[Candidate]) -> list[Asked]:
    """Look for each sentence among those of the other language."""
    asked: list[Asked] = []
    with tempfile.TemporaryDirectory() as folder:
        source = MemorySource(texts)
        index = TextIndex(Path(folder), "train")
        for _ in index.update(source):
            pass
        scan = Scan([])
        for each in queries:
            query = abroad.query_of(each.text, each.lang or "")
            for exclude in ((), (each.key,)):
                found = abroad.look(query, index, scan, source, exclude=exclude)
                right = [float(text.key == each.key) for text in found.texts]
                if right:
                    fold = fold_of(each.key)
                    asked.append(Asked(fold, np.array(found.rows), np.array(right)))
    return asked


def fold_of(key: str) -> int:
    """The fold of a sentence, the same in both languages."""
    return zlib.crc32(key.encode()) % FOLDS


def train(asked: list[Asked], names: tuple[str, ...] = abroad.NAMES) -> tuple[Regression, Regression]:
    """The order of the candidates, and how sure the first of them is."""
    weights = fit_choice([(one.rows, one.right) for one in asked])
    order = Regression(names=names, weights=tuple(map(float, weights)), bias=0.0)
    rows, right = zip(*(each for one in asked for each in _first(order, one)), strict=True)
    sure = fit(np.array(rows), np.array(right))
    told = (*names, "score", "margin")
    return order, Regression(names=told, weights=tuple(map(float, sure[1:])), bias=float(sure[0]))


def _first(order: Regression, one: Asked) -> list[tuple[list[float], float]]:
    """The best candidates of a sentence with their margins, and whether they are right."""
    rows = one.rows.tolist()
    scores = order.scores(rows)
    told = with_margins(rows, scores)
    best = sorted(range(len(rows)), key=lambda at: -scores[at])[:FIRST]
    return [(told[at], float(one.right[at])) for at in best]


def judge(asked: list[Asked], names: tuple[str, ...] = abroad.NAMES) -> None:
    """Print how well weights do that never saw the sentence."""
    ranks, sure, right = [], [], []
    for fold in range(FOLDS):
        order, regression = train([one for one in asked if one.fold != fold], names)
        for one in (each for each in asked if each.fold == fold):
            first = _first(order, one)
            told = chances(
                np.array([regression.bias, *regression.weights]), np.array([row for row, _ in first])
            )
            sure += told.tolist()
            right += [each for _, each in first]
            if one.right.any():
                ranks.append(next((at for at, (_, each) in enumerate(first) if each), FIRST))
    chance, truth = np.array(sure), np.array(right)
    bins = np.minimum((chance * BINS).astype(int), BINS - 1)
    gaps = [
        (bins == one).mean() * abs(chance[bins == one].mean() - truth[bins == one].mean())
        for one in range(BINS)
        if (bins == one).any()
    ]
    place = np.array(ranks)
    print(
        f"first {np.mean(place == 0):.3f}  among {FIRST} {np.mean(place < FIRST):.3f}  of {len(place)} found"
    )
    print(f"AUC {area(chance, truth):.3f}  expected calibration error {sum(gaps):.3f}")


def main() -> None:
    """Train, judge and, if asked, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", nargs=2, type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    one, other = map(read, args.pairs)
    one, other = distinct(one, other)
    asked = ask(one, other) + ask(other, one)
    judge(asked)
    if args.write:
        about = {path.name: digest(path) for path in args.pairs}
        trained = written(asked, abroad.NAMES, about)
        TARGET.write_text(json.dumps(trained, indent=1) + "\n", encoding="utf-8")


def distinct(one: list[Candidate], other: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """The sentences without those that have the same words as another."""
    kept = {tuple(sorted(tokens(each.text, each.lang or ""))): each.key for each in one}.values()
    return [each for each in one if each.key in kept], [each for each in other if each.key in kept]


def written(asked: list[Asked], names: tuple[str, ...], about: dict[str, str]) -> dict[str, object]:
    """The weights learned from all sentences, as they are kept."""
    order, sure = train(asked, names)
    return {"order": _rounded(order), "sure": _rounded(sure), "trained_on": about}


def _rounded(one: Regression) -> dict[str, object]:
    return {
        "names": one.names,
        "weights": [round(weight, 5) for weight in one.weights],
        "bias": round(one.bias, 5),
    }


if __name__ == "__main__":
    main()
