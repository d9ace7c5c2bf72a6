"""Train the weights of the matcher and print how well they do on the queries kept out.

    python bench/train_match.py --set CLAIMS.jsonl[.gz] QUERIES.jsonl [--set …] --write

Claims and queries are JSON Lines as ``claimdesk import`` and ``claimdesk match --jsonl`` read them; queries
also hold ``relevant`` (ids) and ``split``: only ``train`` is learned from, ``dev`` is printed. Each query
is learned from twice, once with its answers taken out of the candidates, so that “nothing found” is a
calibrated answer, and once with titles and reviews taken away. ``--folds 5`` prints
figures by cross-validation over all queries instead; queries with the same answer share a fold.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from logistic import digest, fit, fit_choice

from claims.match.features import NAMES, Rarity, Weighed, best_of, features, query_of, told_by
from claims.match.index import TextIndex
from claims.match.matcher import CANDIDATES
from claims.match.rank import MARGINS, Bands, Regression, Weights, probabilities, with_margins
from claims.match.source import MemorySource
from schema.match import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from claims.match.index import Scores

    Floats = NDArray[np.float64]

SIZES, OF_SMALLER = (100, 1_000), 5
"""Sizes of smaller databases, only judged, and how many of their texts there are for each query asked."""

UNMATCHED = 2
"""How often each query is learned from with its answers left out: most claims were never checked before."""

WEIGHTS = Path(__file__).parent.parent / "claims/match/data/weights.json"

TELLING = 10
"""Candidates of each query that teach the probability: those that are shown."""

RIDGE = 10.0
"""Penalty on the weights of the order; between 2 and 20 MAP@5 moves by .01 at most."""

SAME, RELATED = 0.8, 0.15
"""Where the bands begin: from .8 on nineteen of twenty first answers were right on posts kept out."""


class Ranked(NamedTuple):
    """A query's candidates."""

    rows: Floats
    right: NDArray[np.bool_]
    relevant: frozenset[str]
    """Keys of the answers."""
    fold: int
    """Queries with the same answer have the same."""


def read(path: Path) -> list[dict[str, object]]:
    """The rows of a JSON Lines file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def trained(names: Sequence[str], rows: Floats, labels: Floats) -> Regression:
    """A logistic regression over named features."""
    constant, *found = fit(rows, labels)
    return Regression(
        names=tuple(names),
        weights=tuple(float(round(one, 6)) for one in found),
        bias=round(float(constant), 6),
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


def ranked_smaller(
    texts: Sequence[Candidate], queries: Sequence[dict[str, object]], size: int
) -> Iterator[Ranked]:
    """The same, asked of smaller databases: a newsroom's first hundred checks must be judged as well."""
    draw = random.Random(0)  # noqa: S311 - no secret
    at_once = max(1, size // OF_SMALLER)
    for at in range(0, len(queries), at_once):
        some = queries[at : at + at_once]
        answers = {str(key) for query in some for key in query["relevant"]}
        others = [text for text in draw.sample(texts, size) if text.key not in answers]
        yield from ranked([text for text in texts if text.key in answers] + others, some)


def of_split(queries: Path, split: str) -> list[dict[str, object]]:
    """The queries of one split."""
    return [query for query in read(queries) if query.get("split") == split]


def candidates(index: TextIndex, source: MemorySource, query: dict[str, object]) -> Ranked:
    """One query's candidates by its words."""
    found = index.search(words_of(query), CANDIDATES)
    return described(index, source, query, {each.key: each.scores for each in found})


def words_of(query: dict[str, object]) -> list[str]:
    """The words of a query, as the index wants them."""
    return sorted(query_of(str(query["text"]), str(query.get("lang") or "en")).tokens)


def described(
    index: TextIndex, source: MemorySource, query: dict[str, object], found: Mapping[str, Scores]
) -> Ranked:
    """The features of a query's candidates, and which of them are right."""
    lang, relevant = str(query.get("lang") or "en"), frozenset(map(str, query["relevant"]))
    asked = query_of(str(query["text"]), lang)
    fold = int(hashlib.sha256(min(relevant).encode()).hexdigest(), 16)
    weighed = [
        Weighed(text, told_by(text.text, text.title or "", text.lang or "en"), found[text.key])
        for text in source.candidates(list(found))
    ]
    if not weighed:
        return Ranked(np.empty((0, len(NAMES))), np.empty(0, np.bool_), relevant, fold)
    vocabulary = sorted(asked.tokens.union(*(each.told.tokens for each in weighed)))
    counts, total = index.frequency(vocabulary)
    rarity = Rarity(dict(zip(vocabulary, counts, strict=True)), total)
    best = best_of(weighed)
    rows = np.array([features(asked, each, best, rarity) for each in weighed])
    return Ranked(rows, np.array([each.candidate.key in relevant for each in weighed]), relevant, fold)


def without_answers(one: Ranked) -> Ranked:
    """The same query as if its answers were not in the database."""
    rows = one.rows[~one.right].copy()
    if len(rows):
        shares = [at for at, name in enumerate(NAMES) if name.endswith("_share")]
        most = rows[:, shares].max(0)
        rows[:, shares] /= np.where(most > 0, most, 1.0)
    return Ranked(rows, np.zeros(len(rows), np.bool_), one.relevant, one.fold)


def bare(texts: Sequence[Candidate]) -> list[Candidate]:
    """The same texts without title and review, as a newsroom's own claims are."""
    return [Candidate(key=text.key, text=text.text, lang=text.lang) for text in texts]


def asked_twice(texts: Sequence[Candidate], queries: Sequence[dict[str, object]]) -> list[Ranked]:
    """The queries, asked of the texts as they are and of their claims alone."""
    return [*ranked(texts, queries), *ranked(bare(texts), queries)]


def learn(queries: Sequence[Ranked], names: Sequence[str] = NAMES) -> Weights:
    """The regressions for the order, for the first answer and for the others.

    Args:
        queries: What is learned from.
        names: The features.
    """
    useful = [one for one in queries if len(one.rows)]
    chosen = fit_choice([(one.rows, one.right * 1.0) for one in useful], RIDGE)
    order = Regression(names=tuple(names), weights=tuple(round(float(one), 6) for one in chosen), bias=0.0)
    rows: tuple[list[list[float]], list[list[float]]] = ([], [])
    labels: tuple[list[float], list[float]] = ([], [])
    for one in useful:
        for each in (one, *[without_answers(one)] * UNMATCHED):
            scores = order.scores(each.rows)
            told = with_margins(each.rows, scores) if scores else []
            for place, at in enumerate(np.argsort(scores)[::-1][:TELLING]):
                rows[place > 0].append(told[at])
                labels[place > 0].append(float(each.right[at]))
    first, others = (
        trained((*names, *MARGINS), np.array(some), np.array(truth))
        for some, truth in zip(rows, labels, strict=True)
    )
    return Weights(
        order=order, first=first, others=others, bands=Bands(same=SAME, related=RELATED), trained_on={}
    )


class Judged(NamedTuple):
    """How one query went."""

    first: float
    precision: float
    recall: float
    relevant: frozenset[str]
    answers: tuple[tuple[float, bool], tuple[float, bool]]
    """How sure the first answer was and whether it was right, with the answers there and without them."""


def judged(one: Ranked, given: Weights) -> Judged:
    """Ask one query."""
    right = one.right[np.argsort([-score for score in order_of(one, given)], kind="stable")]
    hits = np.flatnonzero(right[:5])
    precision = sum((at + 1) / (hit + 1) for at, hit in enumerate(hits)) / min(5, len(one.relevant))
    answers = []
    for asked in (one, without_answers(one)):
        scores = order_of(asked, given)
        at = int(np.argmax(scores)) if scores else -1
        sure = probabilities(given, asked.rows, scores)
        answers.append((sure[at], bool(asked.right[at])) if scores else (0.0, False))
    return Judged(
        float(right[:1].any()),
        precision,
        right[:10].sum() / len(one.relevant),
        one.relevant,
        (answers[0], answers[1]),
    )


def order_of(one: Ranked, given: Weights) -> list[float]:
    """Log odds of the candidates of a query."""
    return given.order.scores(one.rows)


def figures(all_judged: Sequence[Judged]) -> str:
    """MAP@1, MAP@5, recall among ten, and how well the first answers are calibrated.

    For the latter the answers of every second query are left out of the database, and with them every query
    that has no other; then the answers of the other half. What is told is the mean of both.
    """
    halves = []
    for half in (0, 1):
        gone = set().union(*(one.relevant for one in all_judged[half::2]))
        halves.append([one.answers[one.relevant <= gone] for one in all_judged])
    asked = len(all_judged)
    means = [sum(one[at] for one in all_judged) / asked for at in range(3)]
    error = sum(map(calibration_error, halves)) / 2
    recall = sum(map(recall_at_95, halves)) / 2
    certain = [hit for half in halves for sure, hit in half if sure >= SAME]
    return (
        f"{asked:6} {means[0]:7.3f} {means[1]:7.3f} {means[2]:7.3f} {error:7.3f} {recall:7.3f}"
        f" {sum(certain) / max(1, len(certain)):7.3f}"
    )


def calibration_error(firsts: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error in ten bins."""
    bins: dict[int, list[float]] = {}
    for probability, hit in firsts:
        bins.setdefault(min(9, int(probability * 10)), []).append(probability - hit)
    return sum(abs(sum(each)) for each in bins.values()) / max(1, len(firsts))


def recall_at_95(firsts: Sequence[tuple[float, bool]]) -> float:
    """The part of right first answers that lies above a probability from which 95 of 100 are right."""
    right, found = 0, 0
    for place, (_, hit) in enumerate(sorted(firsts, reverse=True), 1):
        right += hit
        if right >= 0.95 * place:
            found = right
    return found / max(1, right)


HEADER = f"{'':40}{'asked':>6} {'MAP@1':>7} {'MAP@5':>7} {'R@10':>7} {'ECE':>7} {'R@P95':>7} {'P@same':>7}"


def cross_validated(
    sets: Sequence[tuple[str, list[Ranked]]], folds: int, names: Sequence[str] = NAMES
) -> None:
    """Print the figures of each set, each query judged by weights that never saw its answer.

    Args:
        sets: Names and what ``asked_twice`` gives for all queries.
        folds: Into how many parts the queries are cut.
        names: The features.
    """
    found: dict[str, dict[int, Judged]] = {name: {} for name, _ in sets}
    for fold in range(folds):
        given = learn([one for _, asked in sets for one in asked if one.fold % folds != fold], names)
        for name, asked in sets:
            full = asked[: len(asked) // 2]
            found[name] |= {at: judged(one, given) for at, one in enumerate(full) if one.fold % folds == fold}
    for name, each in found.items():
        print(f"{name:40}{figures([each[at] for at in sorted(each)])}")


def main() -> None:
    """Train, print, and write the weights if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", nargs=2, type=Path, action="append", required=True, metavar=("CLAIMS", "QUERIES")
    )
    parser.add_argument("--write", action="store_true", help="replace claims/match/data/weights.json")
    parser.add_argument("--folds", type=int, help="cross-validate over all queries and write nothing")
    args = parser.parse_args()
    sets = [(texts_of(claims), queries) for claims, queries in args.set]
    print(HEADER)
    if args.folds:
        asked = [(queries.name, asked_twice(texts, read(queries))) for texts, queries in sets]
        cross_validated(asked, args.folds)
        return
    found = learn([one for texts, queries in sets for one in asked_twice(texts, of_split(queries, "train"))])
    trained_on = {path.name: digest(path) for paths in args.set for path in paths}
    for texts, queries in sets:
        asked_of = of_split(queries, "dev")
        kept_out = {"all": ranked(texts, asked_of)}
        kept_out |= {f"{size}": ranked_smaller(texts, asked_of, size) for size in SIZES}
        for size, each in kept_out.items():
            print(f"{queries.name} {size:>6}".ljust(40) + figures([judged(one, found) for one in each]))
    if args.write:
        written = found.model_copy(update={"trained_on": trained_on}).model_dump_json(indent=1)
        WEIGHTS.write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
