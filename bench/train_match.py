"""Train the weights of the matcher and print how well they do on the queries kept out.

    python bench/train_match.py --set CLAIMS.jsonl[.gz] QUERIES.jsonl [--set …] --write

Claims and queries are JSON Lines as ``claimdesk import`` and ``claimdesk match --jsonl`` read them; queries
also hold ``relevant`` (ids) and ``split``: only ``train`` is learned from, ``dev`` is printed. Each query
is learned from twice, once with its answers taken out of the candidates, so that “nothing found” is a
calibrated answer.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from logistic import digest, fit, fit_choice

from claims.language.analysis import tokens
from claims.match.features import NAMES, Rarity, Weighed, features, query_of, words_of
from claims.match.index import TextIndex
from claims.match.matcher import CANDIDATES
from claims.match.rank import MARGINS, Bands, Regression, Weights, with_margins
from claims.match.source import MemorySource
from schema.match import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

SMALL, ASKED_AT_ONCE = 100, 20
"""Size of a small database, and how many queries are asked of one."""

TELLING = 10
"""Candidates of each query that teach the probability: those that are shown."""

SAME, RELATED = 0.8, 0.15
"""Where the bands begin: from .8 on nineteen of twenty first answers were right on the queries kept out."""


class Ranked(NamedTuple):
    """A query's candidates."""

    rows: Floats
    right: NDArray[np.bool_]
    answers: int
    texts: int
    """How many were searched."""


def read(path: Path) -> list[dict[str, object]]:
    """The rows of a JSON Lines file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def trained(names: Sequence[str], rows: Floats, labels: Floats) -> Regression:
    """A logistic regression over named features."""
    constant, *found = fit(rows, labels)
    return Regression(
        names=tuple(names), weights=tuple(float(round(one, 6)) for one in found), bias=float(constant)
    )


def texts_of(claims: Path) -> list[Candidate]:
    """The texts of a claims database."""
    return [
        Candidate(
            key=str(row["id"]),
            text=str(row["text"]),
            title=(row.get("title") and str(row["title"])) or None,
            review=(row.get("review") and str(row["review"])) or None,
            lang=str(row.get("lang") or "en"),
        )
        for row in read(claims)
    ]


def ranked(texts: Sequence[Candidate], queries: Sequence[dict[str, object]]) -> Iterator[Ranked]:
    """The features of the candidates of each query, asked of a database of these texts."""
    source = MemorySource(texts)
    with tempfile.TemporaryDirectory() as folder:
        index = TextIndex(Path(folder), "train")
        for _ in index.update(source):
            pass
        for query in queries:
            yield candidates(index, source, query)


def ranked_small(texts: Sequence[Candidate], queries: Sequence[dict[str, object]]) -> Iterator[Ranked]:
    """The same, asked of many small databases: a newsroom's first hundred checks must be judged as well."""
    draw = random.Random(0)  # noqa: S311 - no secret
    for at in range(0, len(queries), ASKED_AT_ONCE):
        some = queries[at : at + ASKED_AT_ONCE]
        answers = {str(key) for query in some for key in query["relevant"]}
        others = draw.sample(texts, SMALL)
        yield from ranked([text for text in texts if text.key in answers] + others, some)


def of_split(queries: Path, split: str) -> list[dict[str, object]]:
    """The queries of one split."""
    return [query for query in read(queries) if query.get("split") == split]


def candidates(index: TextIndex, source: MemorySource, query: dict[str, object]) -> Ranked:
    """One query's candidates with their features, and which of them are right."""
    lang, relevant = str(query.get("lang") or "en"), set(map(str, query["relevant"]))
    asked = query_of(str(query["text"]), lang)
    found = index.search(tokens(str(query["text"]), lang), CANDIDATES)
    texts = {text.key: text for text in source.candidates([each.key for each in found])}
    weighed = []
    for each in found:
        text = texts[each.key]
        told = text.lang or "en"
        weighed.append(Weighed(text, words_of(text.text, told), words_of(text.title or "", told), each.bm25))
    if not weighed:
        return Ranked(np.empty((0, len(NAMES))), np.empty(0, np.bool_), len(relevant), 0)
    vocabulary = sorted(asked.tokens.union(*(each.claim.tokens | each.title.tokens for each in weighed)))
    counts, total = index.frequency(vocabulary)
    rarity = Rarity(dict(zip(vocabulary, counts, strict=True)), total)
    best = max(each.bm25 for each in weighed)
    rows = np.array([features(asked, each, best, rarity) for each in weighed])
    return Ranked(rows, np.array([each.candidate.key in relevant for each in weighed]), len(relevant), total)


def without_answers(one: Ranked) -> Ranked:
    """The same query as if its answers were not in the database."""
    rows = one.rows[~one.right].copy()
    if len(rows):
        share = NAMES.index("bm25_share")
        rows[:, share] /= rows[:, share].max() or 1.0
    return Ranked(rows, np.zeros(len(rows), np.bool_), 0, one.texts)


def learn(queries: Sequence[Ranked], small: Sequence[Ranked]) -> tuple[Regression, Regression]:
    """The two regressions: for the order, and for how sure the answer is.

    Args:
        queries: Learned from for both.
        small: Queries asked of small databases, learned from for the second.
    """
    useful = [one for one in queries if len(one.rows)]
    chosen = fit_choice([(one.rows, one.right * 1.0) for one in useful])
    order = Regression(names=NAMES, weights=tuple(round(float(one), 6) for one in chosen), bias=0.0)
    rows, labels = [], []
    for one in (*useful, *small):
        for each in (one, without_answers(one)):
            scores = order.scores(each.rows)
            best = np.argsort(scores)[::-1][:TELLING]
            told = with_margins(each.rows, scores, each.texts) if len(scores) else []
            rows += [told[at] for at in best]
            labels += [float(each.right[at]) for at in best]
    return order, trained((*NAMES, *MARGINS), np.array(rows), np.array(labels))


def judge(queries: Sequence[Ranked], order: Regression, sure: Regression) -> dict[str, float]:
    """MAP@5, recall among ten, and the expected calibration error of the first answers.

    For the latter each query is asked twice, once with its answers left out.
    """
    precision = recall = 0.0
    firsts: list[tuple[float, bool]] = []
    for one in queries:
        scores = np.array(order.scores(one.rows))
        right = one.right[np.argsort(-scores, kind="stable")]
        hits = np.flatnonzero(right[:5])
        precision += sum((at + 1) / (hit + 1) for at, hit in enumerate(hits)) / min(5, one.answers)
        recall += right[:10].sum() / one.answers
        for asked in (one, without_answers(one)):
            if len(asked.rows):
                given = order.scores(asked.rows)
                first = int(np.argmax(given))
                probability = sure.probabilities(with_margins(asked.rows, given, asked.texts))[first]
                firsts.append((probability, bool(asked.right[first])))
    bins: dict[int, list[tuple[float, bool]]] = {}
    for probability, hit in firsts:
        bins.setdefault(min(9, int(probability * 10)), []).append((probability, hit))
    error = sum(abs(sum(p - hit for p, hit in each)) for each in bins.values()) / max(1, len(firsts))
    certain = [hit for probability, hit in firsts if probability >= SAME]
    return {
        "map_5": float(precision / len(queries)),
        "recall_10": float(recall / len(queries)),
        "calibration_error": error,
        "right_from_same_on": sum(certain) / max(1, len(certain)),
    }


def main() -> None:
    """Train, print, and write the weights if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", nargs=2, type=Path, action="append", required=True, metavar=("CLAIMS", "QUERIES")
    )
    parser.add_argument("--write", action="store_true", help="replace claims/match/data/weights.json")
    args = parser.parse_args()
    sets = [(texts_of(claims), queries) for claims, queries in args.set]
    order, sure = learn(
        [one for texts, queries in sets for one in ranked(texts, of_split(queries, "train"))],
        [one for texts, queries in sets for one in ranked_small(texts, of_split(queries, "train"))],
    )
    trained_on = [path for paths in args.set for path in paths]
    found = Weights(
        order=order,
        sure=sure,
        bands=Bands(same=SAME, related=RELATED),
        trained_on={path.name: digest(path) for path in trained_on},
    )
    for texts, queries in sets:
        asked = of_split(queries, "dev")
        for size, kept_out in (("all", ranked(texts, asked)), ("small", ranked_small(texts, asked))):
            figures = judge(list(kept_out), order, sure)
            print(queries.name, size, {name: round(value, 4) for name, value in figures.items()})
    if args.write:
        target = Path(__file__).parent.parent / "claims/match/data/weights.json"
        target.write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
