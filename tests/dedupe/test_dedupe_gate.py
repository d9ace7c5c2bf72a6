"""Deduplication may not get worse on claims of our own: floors and the digest of the gold are pinned."""

from __future__ import annotations

import hashlib
import json
from itertools import combinations

from claims.dedupe import DedupeClaim, deduplicate
from claims.progress import finished
from claims.samples import corpus_folder
from schema.cluster import PairDecision

GOLD = corpus_folder() / "gold/dedupe/claims.json"
DIGEST = "ae6acf3d9516eb8b3729d2121ccd5cd6a4e47ad3c1a9f0aab717d6da011abf4e"
"""sha256 of the gold: floors are worth nothing without it."""

RECALL, AFTER_REVIEW = 0.8, 0.97
"""Floors; nothing that tells something else may be called the same."""


def claims() -> tuple[list[DedupeClaim], dict[str, str]]:
    """The claims of the gold, and what each of them tells."""
    told, truth = [], {}
    for number, row in enumerate(json.loads(GOLD.read_text(encoding="utf-8"))["claims"]):
        for kind in ("same", "other"):
            for at, text in enumerate(row[kind]):
                key = f"{number}.{kind}.{at}"
                told.append(DedupeClaim(key, text, row["lang"]))
                truth[key] = f"{number}" if kind == "same" else key
    return told, truth


def test_the_gold_is_the_one_the_floors_were_set_on() -> None:
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest() == DIGEST


def test_what_tells_the_same_is_found_and_nothing_else_is_merged() -> None:
    told, truth = claims()
    found = finished(deduplicate(told))
    same = {frozenset(two) for cluster in found.clusters for two in combinations(cluster, 2)}
    asked = {frozenset((pair.a, pair.b)) for pair in found.pairs if pair.decision is PairDecision.REVIEW}
    real = {frozenset((a, b)) for a, b in combinations(truth, 2) if truth[a] == truth[b]}
    assert same - real == set()
    assert len(same & real) >= RECALL * len(real)
    assert len((same | asked) & real) >= AFTER_REVIEW * len(real)
