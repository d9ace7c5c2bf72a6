"""Train the weights by which ``compare`` tells how likely two claims say the same.

    python bench/train_pairs.py PAIRS.jsonl... [--write]

Rows are ``{"id", "a", "b", "same", "lang"}``. All files hold look-alikes; to know strangers too, the first
text of every second pair is also set against the second text of another. Prints the area under the curve
for each file and language, each pair judged by weights that never saw it (five folds; a pair and its
translation share one). ``--write`` trains on all rows and writes ``claims/match/data/pair_weights.json``.
"""

from __future__ import annotations

import argparse
import json
import re
import zlib
from pathlib import Path

import numpy as np
from logistic import area, chances, digest, fit, save

from claims.match.facts import facts
from claims.match.guard import of_pair
from claims.match.pairing import Pairing
from claims.match.pairs import features

FOLDS = 5
TARGET = Path(__file__).parent.parent / "claims/match/data/pair_weights.json"
STRANGERS = "strangers"
_LANGUAGE = re.compile(r"(?<![a-z])(en|fr)(?![a-z])")
"""A pair and its translation differ by this in their ids."""


def read(paths: list[Path]) -> list[dict[str, object]]:
    """The labelled pairs of all files, and pairs of strangers made from them."""
    rows = [
        json.loads(line) | {"file": path.name}
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return rows + [
        one | {"b": other["b"], "same": 0, "file": STRANGERS}
        for one, other in zip(rows[7::2], rows[::2], strict=False)
        if one["lang"] == other["lang"]
    ]


def main() -> None:
    """Train, judge and, if asked, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = read(args.pairs)
    named = []
    for row in rows:
        lang = str(row["lang"])
        pair = Pairing(facts(str(row["a"]), lang), facts(str(row["b"]), lang))
        named.append(features(pair, of_pair(pair)))
    names = list(named[0])
    table = np.array([[one[name] for name in names] for one in named])
    truth = np.array([float(bool(row["same"])) for row in rows])
    folds = np.array([zlib.crc32(_LANGUAGE.sub("", str(row["id"])).encode()) % FOLDS for row in rows])
    judged = np.zeros(len(rows))
    for fold in range(FOLDS):
        judged[folds == fold] = chances(fit(table[folds != fold], truth[folds != fold]), table[folds == fold])
    for name, lang in sorted({(str(row["file"]), str(row["lang"])) for row in rows}):
        inside = np.array([(row["file"], row["lang"]) == (name, lang) for row in rows])
        if name == STRANGERS:
            print(f"{name:34} {lang}  {inside.sum():5}  mean {judged[inside].mean():.4f}")
        else:
            print(f"{name:34} {lang}  {inside.sum():5}  AUC  {area(judged[inside], truth[inside]):.4f}")
    if args.write:
        save(TARGET, names, fit(table, truth), {path.name: digest(path) for path in args.pairs})


if __name__ == "__main__":
    main()
