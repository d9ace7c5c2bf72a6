"""The splitter may not get worse on the marked articles of the corpus: floors and the digest of the data are pinned."""

from __future__ import annotations

import hashlib
import json

from bench.claim_gold import HALF, articles, letters, pairs, tally, total
from claims.samples import corpus_folder
from claims.split import split_text

GOLD = corpus_folder() / "gold"
DIGEST = "c2fb18c3f9a810d4380a23962cfb12a021c9bcbf7a4808fe0bd5c38c813fa9fe"
"""sha256 over the names and contents of the marked articles: floors are worth nothing without it."""

FLOORS = {"f_50": 0.80, "f_70": 0.70, "kinds": 0.80, "speaker_precision": 0.85, "speaker_recall": 0.70}
"""A little below what was measured last (``python bench/score_claims.py``)."""


def test_the_marked_articles_are_the_ones_the_floors_were_measured_on() -> None:
    digest = hashlib.sha256()
    for path in sorted([*GOLD.glob("*.json"), *GOLD.glob("*.txt")]):
        digest.update(path.name.encode() + path.read_bytes())
    assert digest.hexdigest() == DIGEST


def test_every_marked_span_slices_cleanly_and_in_order() -> None:
    for path in GOLD.glob("*.json"):
        marked = json.loads(path.read_text(encoding="utf-8"))
        text = (GOLD / marked["file"]).read_text(encoding="utf-8")
        for one in marked["claims"]:
            assert text[one["start"] : one["end"]] == one["text"] == one["text"].strip()
        starts = [one["start"] for one in marked["claims"]]
        assert starts == sorted(starts)


def test_marks_without_a_text_of_ours_hold_positions_and_no_words_of_others() -> None:
    for path in (GOLD / "positions").glob("*.json"):
        marked = json.loads(path.read_text(encoding="utf-8"))
        assert len(marked["sha256"]) == 64
        assert not any({"text", "claim"} & set(one) for one in marked["claims"])
        assert all(0 <= one["start"] < one["end"] for one in marked["claims"])


def test_no_figure_falls_below_its_floor() -> None:
    figures = total(tally(article) for article in articles(GOLD)).figures()
    assert {name: value for name, value in figures.items() if value < FLOORS[name]} == {}


def test_a_sentence_is_not_a_claim() -> None:
    """Taking each sentence for a claim must fail the floor, or the floor would measure nothing."""
    hits = both = 0
    for article in articles(GOLD):
        spans = [letters(article.text, *span) for span in split_text(article.text, article.lang).sentences]
        aligned = pairs(spans, [letters(article.text, one.start, one.end) for one in article.claims])
        hits += sum(overlap >= HALF for overlap, _, _ in aligned)
        both += len(spans) + len(article.claims)
    assert 2 * hits / both < FLOORS["f_50"] - 0.1
