"""Holding articles against themselves may not get worse: floors and the digest of the gold are pinned."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from claims.samples import corpus_folder
from schema.inside import InsideKind
from tests.inside.examples import found_in

if TYPE_CHECKING:
    from schema.inside import InsidePair

GOLD = corpus_folder() / "gold/inside/same_fact.json"
DIGEST = "b265f36c6c149aecf0d5ab2e467b92e83834d3f18b76f3582d9b239b05ebcd53"
"""sha256 of the gold: floors are worth nothing without it."""

PRECISION, RECALL = 0.9, 0.8
"""Floors for both kinds, over all articles."""

Pair = tuple[str, int, int]


class Score(NamedTuple):
    """Pairs proposed and pairs marked, of one kind."""

    proposed: set[Pair]
    marked: set[Pair]

    def precision(self) -> float:
        return len(self.proposed & self.marked) / len(self.proposed)

    def recall(self) -> float:
        return len(self.proposed & self.marked) / len(self.marked)


def articles() -> list[dict]:
    return json.loads(GOLD.read_text(encoding="utf-8"))["articles"]


def numbers(pair: InsidePair) -> tuple[int, int]:
    return int(pair.a), int(pair.b)


def score(kind: InsideKind) -> Score:
    proposed: set[Pair] = set()
    marked: set[Pair] = set()
    for article in articles():
        found = found_in(article["claims"], article["lang"])
        proposed |= {(article["name"], *numbers(pair)) for pair in found if pair.kind is kind}
        wanted = article["same"] if kind is InsideKind.SAME else [one["pair"] for one in article["disagrees"]]
        marked |= {(article["name"], a, b) for a, b in wanted}
    return Score(proposed, marked)


def test_the_gold_is_the_one_the_floors_were_measured_on() -> None:
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest() == DIGEST


def test_disagreements_are_found_and_look_alikes_stay_silent() -> None:
    told = score(InsideKind.DISAGREES)
    assert told.precision() >= PRECISION, sorted(told.proposed - told.marked)
    assert told.recall() >= RECALL, sorted(told.marked - told.proposed)


def test_the_same_fact_is_found_and_look_alikes_stay_silent() -> None:
    told = score(InsideKind.SAME)
    assert told.precision() >= PRECISION, sorted(told.proposed - told.marked)
    assert told.recall() >= RECALL, sorted(told.marked - told.proposed)


def test_a_disagreement_shows_the_words_of_both_claims() -> None:
    for article in articles():
        found = {numbers(pair): pair for pair in found_in(article["claims"], article["lang"])}
        for wanted in article["disagrees"]:
            pair = found.get(tuple(wanted["pair"]))
            if pair is not None:
                shown = {frozenset((one.ours, one.theirs)) for one in pair.differences}
                assert frozenset((wanted["ours"], wanted["theirs"])) in shown
