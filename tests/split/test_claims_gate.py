"""The splitter may not get worse on the marked articles of the corpus: floors and the digest of the data are pinned."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from claims.samples import corpus_folder
from claims.split import split_text

GOLD = corpus_folder() / "gold"
DIGEST = "9020b045fbe88ce8090db61b6a499d83be1983531a6cf59dcbb849d6d8024caa"
"""sha256 over the names and contents of the gold files: floors are worth nothing without it."""

FLOORS = {"f_50": 0.95, "f_70": 0.92, "kinds": 0.92, "speaker_precision": 0.93, "speaker_recall": 0.93}


@dataclass
class Tally:
    ours: int = 0
    gold: int = 0
    hits_50: int = 0
    hits_70: int = 0
    kinds: int = 0
    named: int = 0
    spoken: int = 0
    right: int = 0

    def figures(self) -> dict[str, float]:
        both = self.ours + self.gold
        return {
            "f_50": 2 * self.hits_50 / both,
            "f_70": 2 * self.hits_70 / both,
            "kinds": self.kinds / self.hits_50,
            "speaker_precision": self.right / self.named,
            "speaker_recall": self.right / self.spoken,
        }


def letters(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset(at for at in range(start, end) if text[at].isalnum())


def pairs(ours: list[frozenset[int]], gold: list[frozenset[int]]) -> list[tuple[float, int, int]]:
    """One to one by Jaccard overlap of letters, the best first."""
    scored = (
        (len(a & b) / len(a | b), i, j) for i, a in enumerate(ours) for j, b in enumerate(gold) if a & b
    )
    left, right, kept = set(), set(), []
    for overlap, i, j in sorted(scored, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            kept.append((overlap, i, j))
    return kept


def score() -> Tally:
    tally = Tally()
    for path in sorted(GOLD.glob("*.json")):
        marked = json.loads(path.read_text(encoding="utf-8"))
        text = (GOLD / marked["file"]).read_text(encoding="utf-8")
        ours, gold = split_text(text, marked["lang"], marked["published"]).claims, marked["claims"]
        spans = [letters(text, draft.start, draft.end) for draft in ours]
        aligned = pairs(spans, [letters(text, one["start"], one["end"]) for one in gold])
        tally.ours += len(ours)
        tally.gold += len(gold)
        tally.hits_70 += sum(overlap >= 0.7 for overlap, _, _ in aligned)
        for _, i, j in (pair for pair in aligned if pair[0] >= 0.5):
            tally.hits_50 += 1
            tally.kinds += ours[i].kind == gold[j]["kind"]
            tally.named += ours[i].speaker is not None
            tally.spoken += gold[j]["speaker"] is not None
            tally.right += ours[i].speaker is not None and ours[i].speaker == gold[j]["speaker"]
    return tally


def test_the_gold_articles_are_the_ones_the_floors_were_measured_on() -> None:
    digest = hashlib.sha256()
    for path in sorted(GOLD.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    assert digest.hexdigest() == DIGEST


def test_every_gold_span_slices_cleanly_and_in_order() -> None:
    for path in GOLD.glob("*.json"):
        marked = json.loads(path.read_text(encoding="utf-8"))
        text = (GOLD / marked["file"]).read_text(encoding="utf-8")
        for one in marked["claims"]:
            assert text[one["start"] : one["end"]] == one["text"] == one["text"].strip()
        starts = [one["start"] for one in marked["claims"]]
        assert starts == sorted(starts)


def test_no_figure_falls_below_its_floor() -> None:
    figures = score().figures()
    assert {name: value for name, value in figures.items() if value < FLOORS[name]} == {}


def test_a_sentence_is_not_a_claim() -> None:
    """Taking each sentence for a claim must fail the floor, or the floor would measure nothing."""
    hits = total = 0
    for path in GOLD.glob("*.json"):
        marked = json.loads(path.read_text(encoding="utf-8"))
        text = (GOLD / marked["file"]).read_text(encoding="utf-8")
        spans = [letters(text, *span) for span in split_text(text, marked["lang"]).sentences]
        aligned = pairs(spans, [letters(text, one["start"], one["end"]) for one in marked["claims"]])
        hits += sum(overlap >= 0.5 for overlap, _, _ in aligned)
        total += len(spans) + len(marked["claims"])
    assert 2 * hits / total < 0.75
