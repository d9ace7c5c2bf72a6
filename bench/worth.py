"""How well check-worthiness puts the claims that a checker would mark before the others.

    python bench/worth.py --gold FOLDER [--articles FOLDER]

FOLDER holds gold files ``{"file", "lang", "claims": [{"start", "end", "checkworthy"}, …]}``; the article of
each lies beside it or anywhere under ``--articles``. Each marked claim takes the score of the claim of ours
that overlaps it most, by half at least; the others are left out and counted. Prints the area under
the ROC curve, the average precision beside that of a random order, and the same without each reason in turn.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claims.split import split_text
from claims.split.worth import reweighed
from schema.claim import WorthReason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from schema.claim import ClaimDraft, Split

HALF = 0.5
"""Overlap from which a claim of ours is the marked one."""


class Article(NamedTuple):
    """A split text and its marked claims: start, end and whether a checker would mark it."""

    split: Split
    marks: tuple[tuple[int, int, bool], ...]


def read(gold: Path, articles: Path) -> list[Article]:
    """The gold files of a folder, split without a publication date."""
    found = []
    for path in sorted(gold.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        beside = path.parent / told["file"]
        source = beside if beside.is_file() else next(articles.rglob(told["file"]))
        marks = tuple((claim["start"], claim["end"], claim["checkworthy"]) for claim in told["claims"])
        found.append(Article(split_text(source.read_text(encoding="utf-8"), told["lang"]), marks))
    return found


def scored(articles: Sequence[Article], weights: Mapping[WorthReason, float]) -> list[tuple[float, bool]]:
    """Score and flag of each marked claim that one of ours overlaps."""
    rows = []
    for article in articles:
        drafts = reweighed(article.split, weights).claims
        for start, end, flag in article.marks:
            best = max(drafts, key=lambda draft: overlap(draft, start, end))
            if overlap(best, start, end) >= HALF:
                rows.append((best.checkworthiness, flag))
    return rows


def overlap(draft: ClaimDraft, start: int, end: int) -> float:
    """Share of the code points of both that they have in common."""
    common = max(0, min(draft.end, end) - max(draft.start, start))
    return common / (draft.end - draft.start + end - start - common)


def area(rows: Sequence[tuple[float, bool]]) -> float:
    """Chance that a check-worthy claim stands before another one; ties count half."""
    yes = [score for score, flag in rows if flag]
    no = [score for score, flag in rows if not flag]
    wins = sum((a > b) + 0.5 * (a == b) for a in yes for b in no)
    return wins / (len(yes) * len(no))


def average_precision(rows: Sequence[tuple[float, bool]]) -> float:
    """Mean of the precision at each check-worthy claim, equal scores in the unkindest order."""
    hits, total = 0, 0.0
    for rank, (_, flag) in enumerate(sorted(rows, key=lambda row: (-row[0], row[1])), 1):
        hits += flag
        total += flag * hits / rank
    return total / hits


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--articles", type=Path)
    given = parser.parse_args()
    articles = read(given.gold, given.articles or given.gold)
    rows = scored(articles, {})
    flags = [flag for _, flag in rows]
    marked = sum(len(article.marks) for article in articles)
    print(f"{len(rows)} of {marked} marked claims found, {sum(flags)} of them check-worthy")
    if all(flags) or not any(flags):
        print("Nothing to order: all claims have the same flag.")
        return
    print(f"{'':16}{'AUC':>7}{'AP':>7}   random order: AP {sum(flags) / len(flags):.3f}")
    print(f"{'all reasons':16}{area(rows):7.3f}{average_precision(rows):7.3f}")
    for reason in WorthReason:
        less = scored(articles, {reason: 0.0})
        print(f"{'− ' + reason:16}{area(less):7.3f}{average_precision(less):7.3f}")


if __name__ == "__main__":
    main()
