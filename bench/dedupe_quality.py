"""How good deduplication is on claims with a gold answer, and what it says of real paraphrases.

    python bench/dedupe_quality.py --gold claims10k.jsonl            # rows {id, text, lang, cluster}
    python bench/dedupe_quality.py --gold a.jsonl --edits            # rows with {ops, of} besides: by edit
    python bench/dedupe_quality.py --pairs pawsx_en.pairs.jsonl      # rows {a, b, lang, same}, as they come
    python bench/dedupe_quality.py --made 10000                      # made-up claims of bench/dedupe_data.py

Printed are precision and recall of *same*, the recall when a person answers all that is left to review, true
pairs called different, B-cubed F1 before and after that person (who answers as the gold does), and how many
pairs within a cluster differ hard: none may.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.dedupe_data import rows as made_up
from claims.dedupe import DedupeClaim, Deduplication, deduplicate
from claims.dedupe.decide import COMPARED, decide
from claims.dedupe.normal import normal
from claims.dedupe.settle import differing
from claims.progress import finished
from schema.cluster import PairDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SAYS = ("same", "review", "different", "unlike")
"""What may be said of two claims; *unlike* is not worth a question."""


class Told(NamedTuple):
    """A claim of the gold."""

    key: str
    text: str
    lang: str | None
    cluster: int
    edits: str = ""
    of: str = ""
    """The claim that was edited."""


def read(path: Path) -> list[Told]:
    """The claims of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        Told(
            str(row["id"]),
            row["text"],
            row.get("lang"),
            row["cluster"],
            row.get("ops", ""),
            str(row.get("of", "")),
        )
        for row in map(json.loads, lines)
    ]


def made(size: int) -> list[Told]:
    """Made-up claims."""
    return [Told(str(at), row.text, row.lang, row.cluster) for at, row in enumerate(made_up(size))]


def b_cubed(claims: Sequence[Told], groups: Iterable[Sequence[str]]) -> float:
    """B-cubed F1 of clusters; claims in none are alone."""
    truth = {claim.key: claim.cluster for claim in claims}
    sizes = Counter(truth.values())
    mine = {key: group for group in groups for key in group}
    precision = recall = 0.0
    for key, cluster in truth.items():
        group = mine.get(key, (key,))
        right = sum(truth[other] == cluster for other in group)
        precision += right / len(group)
        recall += right / sizes[cluster]
    precision, recall = precision / len(truth), recall / len(truth)
    return 2 * precision * recall / (precision + recall)


def reviewed(found: Deduplication, truth: Mapping[str, int]) -> list[list[str]]:
    """The clusters when a person answered all that is left to review as the gold does."""
    home = {key: number for number, group in enumerate(found.clusters) for key in group}
    members = {number: list(group) for number, group in enumerate(found.clusters)}
    for pair in found.pairs:
        for key in (pair.a, pair.b):
            if key not in home:
                home[key] = len(members)
                members[home[key]] = [key]
        kept, gone = home[pair.a], home[pair.b]
        if pair.decision is PairDecision.REVIEW and truth[pair.a] == truth[pair.b] and kept != gone:
            home.update(dict.fromkeys(members[gone], kept))
            members[kept] += members[gone]
            members[gone] = []
    return [group for group in members.values() if group]


def hard_in_clusters(claims: Sequence[Told], found: Deduplication) -> int:
    """Pairs within a cluster that differ hard; claims of one normal form are one."""
    forms = [normal(claim.text, claim.lang) for claim in claims]
    first: dict[object, int] = {}
    alike = [first.setdefault((form.words, form.opening, form.ending), at) for at, form in enumerate(forms)]
    at = {claim.key: alike[number] for number, claim in enumerate(claims)}
    return len(differing(forms, [sorted({at[key] for key in group}) for group in found.clusters]))


def decisions(found: Deduplication) -> dict[frozenset[str], str]:
    """What is said of each pair of keys."""
    said = {frozenset((pair.a, pair.b)): pair.decision.value for pair in found.pairs}
    said.update((frozenset(two), "same") for group in found.clusters for two in combinations(group, 2))
    return said


def totals(name: str, claims: Sequence[Told], found: Deduplication) -> str:
    """One line of figures."""
    truth = {claim.key: claim.cluster for claim in claims}
    count: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for pair, said in decisions(found).items():
        count[said] += 1
        right[said] += len({truth[key] for key in pair}) == 1
    pairs = sum(size * (size - 1) // 2 for size in Counter(truth.values()).values())
    figures = {
        "same P": right["same"] / max(1, count["same"]),
        "R": right["same"] / max(1, pairs),
        "after review": (right["same"] + right["review"]) / max(1, pairs),
        "called different": right["different"] / max(1, pairs),
        "B3": b_cubed(claims, found.clusters),
        "B3 reviewed": b_cubed(claims, reviewed(found, truth)),
    }
    told = "  ".join(f"{label} {value:.4f}" for label, value in figures.items())
    return f"{name:<20} {told}  review {count['review']}  hard {hard_in_clusters(claims, found)}"


def by_edit(claims: Sequence[Told], found: Deduplication) -> list[str]:
    """What is said of each claim and the one it was made from, edit by edit, where one edit was made."""
    said = decisions(found)
    truth = {claim.key: claim.cluster for claim in claims}
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.edits and "+" not in claim.edits:
            kind = "same" if truth[claim.key] == truth[claim.of] else "other"
            rows[f"{kind:<6}{claim.lang} {claim.edits}"][
                said.get(frozenset((claim.key, claim.of)), "unlike")
            ] += 1
    return [_row(name, counted) for name, counted in sorted(rows.items())]


def of_pairs(path: Path) -> list[str]:
    """What is said of pairs as they come, for those that say the same and those that do not."""
    from rapidfuzz import fuzz

    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        ours, theirs = normal(row["a"], row.get("lang")), normal(row["b"], row.get("lang"))
        score = fuzz.ratio(" ".join(sorted(ours.words)), " ".join(sorted(theirs.words)))
        weighed = decide(ours, theirs, score) if score >= COMPARED else None
        kind = "same" if row["same"] else "other"
        rows[kind]["unlike" if weighed is None else weighed.decision.value] += 1
        if sorted(ours.words) == sorted(theirs.words) and ours.words != theirs.words:
            rows[f"{kind}, only reordered"]["unlike" if weighed is None else weighed.decision.value] += 1
    return [_row(f"{path.name} {name}", counted) for name, counted in sorted(rows.items())]


def _row(name: str, counted: Counter[str]) -> str:
    size = counted.total()
    shares = "  ".join(f"{say} {counted[say] / size:.3f}" for say in SAYS)
    return f"{name:<44} {size:>5}  {shares}"


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", nargs="*", type=Path, default=[])
    parser.add_argument("--pairs", nargs="*", type=Path, default=[])
    parser.add_argument("--made", type=int, default=0, help="made-up claims")
    parser.add_argument("--edits", action="store_true", help="a table edit by edit")
    asked = parser.parse_args()
    sets = [(path.name, read(path)) for path in asked.gold]
    if asked.made:
        sets.append((f"{asked.made} made up", made(asked.made)))
    for name, claims in sets:
        found = finished(deduplicate([DedupeClaim(one.key, one.text, one.lang) for one in claims]))
        print(totals(name, claims, found))
        if asked.edits:
            print(*by_edit(claims, found), sep="\n")
    for path in asked.pairs:
        print(*of_pairs(path), sep="\n")


if __name__ == "__main__":
    main()
