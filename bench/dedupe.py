"""Deduplication: ours beside other ways, each in a process of its own, then ours alone.

    python bench/dedupe.py                             # 10,000 and 100,000 claims, then ours at 1,000,000
    python bench/dedupe.py --gold claims10k.jsonl      # rows {id, text, lang, cluster}, not made-up ones
    python bench/dedupe.py --sizes 10000 --last 0 --only claimdesk,rensa
    python bench/dedupe.py --curve 10000,50000,100000 --engines local,daft,ray    # seconds of growing sizes

The peers give scored pairs; the threshold with the best F1 on these very rows is chosen for each, which is
more than a user could do. Ours runs as it comes. Recall counts pairs called the same; behind the comma stands
the recall when a person also answers the pairs left to review. What takes longer than the budget is stopped.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.dedupe_data import Row, rows
from bench.dedupe_peers import PEERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OURS = "claimdesk"
_MIB = 1024


def told(size: int, gold: str) -> list[Row]:
    """Made-up claims, or those of a file."""
    if not gold:
        return rows(size)
    lines = Path(gold).read_text(encoding="utf-8").splitlines()[:size]
    return [Row(row["text"], row.get("lang"), row["cluster"]) for row in map(json.loads, lines)]


def true_pairs(claims: Iterable[Row]) -> int:
    """Pairs of claims that tell the same."""
    return sum(math.comb(count, 2) for count in Counter(row.cluster for row in claims).values())


def measured(claims: Sequence[Row], found: Iterable[tuple[int, int, float]]) -> dict[str, float]:
    """Precision and recall at the threshold with the best F1."""
    scored = sorted(((score, claims[a].cluster == claims[b].cluster) for a, b, score in found), reverse=True)
    best, right, truth = {"f1": 0.0, "precision": 0.0, "recall": 0.0, "threshold": 1.0}, 0, true_pairs(claims)
    for count, (score, is_right) in enumerate(scored, 1):
        right += is_right
        last = count == len(scored) or scored[count][0] < score
        if last and right and 2 * right / (count + truth) > best["f1"]:
            best = {
                "f1": 2 * right / (count + truth),
                "precision": right / count,
                "recall": right / truth,
                "threshold": score,
            }
    return best | {"pairs": len(scored)}


def ours(claims: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """Our engine as it comes: seconds, and how right it was."""
    from claims.dedupe import DedupeClaim, deduplicate
    from claims.progress import finished

    given = [DedupeClaim(str(number), row.text, row.lang) for number, row in enumerate(claims)]
    started = time.perf_counter()
    found = finished(deduplicate(given))
    seconds = time.perf_counter() - started
    same = [(int(a), int(b), 1.0) for cluster in found.clusters for a, b in combinations(cluster, 2)]
    review = sum(
        claims[int(pair.a)].cluster == claims[int(pair.b)].cluster
        for pair in found.pairs
        if pair.decision == "review"
    )
    result = measured(claims, same)
    truth = max(1, true_pairs(claims))
    return seconds, result | {
        "reviewed": result["recall"] + review / truth,
        "edges": len(found.pairs) + len(same),
    }


def alone(name: str, size: int, gold: str) -> None:
    """Run one engine in this process and print what came of it."""
    claims = told(size, gold)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if name == OURS:
        seconds, result = ours(claims)
    else:
        texts = [row.text.lower() for row in claims]
        started = time.perf_counter()
        found = list(PEERS[name](texts))
        seconds = time.perf_counter() - started
        result = measured(claims, found)
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps(result | {"seconds": seconds, "mib": most / _MIB, "data_mib": before / _MIB}))


def curve(engine: str, size: int, gold: str) -> None:
    """Run one engine on one size and print seconds, candidates, edges and a digest of the answer."""
    from bench.dedupe_scale import run

    claims = told(size, gold)
    print(json.dumps(run(engine, claims)))


def child(budget: float, *arguments: str) -> dict[str, float] | str:
    """What one engine gave in a process of its own, or why it gave nothing."""
    command = [sys.executable, str(Path(__file__)), *arguments]
    quiet = os.environ | {"TQDM_DISABLE": "1", "HF_HUB_OFFLINE": "1"}
    try:
        answer = subprocess.run(
            command, capture_output=True, text=True, timeout=budget, env=quiet, check=False
        )
    except subprocess.TimeoutExpired:
        return f"not finished in {budget:.0f} s"
    if answer.returncode:
        return (answer.stderr.strip().splitlines() or ["failed"])[-1][:90]
    result: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return result


def line(name: str, size: int, result: dict[str, float] | str) -> str:
    """A row of the table."""
    if isinstance(result, str):
        return f"| {name} | {size:,} | {result} | | | | |"
    recall = f"{result['recall']:.4f}" + (f", {result['reviewed']:.4f}" if "reviewed" in result else "")
    at = "–" if name == OURS else f"{result['threshold']:.2f}"
    return (
        f"| {name} | {size:,} | {result['precision']:.4f} | {recall} | {at} |"
        f" {result['seconds']:.1f} | {result['mib']:,.0f} |"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--last", type=int, default=1_000_000, help="claims for ours alone; 0 for none")
    parser.add_argument("--gold", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--budget", type=float, default=180.0, help="seconds for one engine and size")
    parser.add_argument("--curve", default="")
    parser.add_argument("--engines", default="local,daft,ray")
    parser.add_argument("--alone", nargs=2, metavar=("ENGINE", "SIZE"), help=argparse.SUPPRESS)
    parser.add_argument("--grow", nargs=2, metavar=("ENGINE", "SIZE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    gold = ["--gold", asked.gold] if asked.gold else []
    if asked.alone:
        alone(asked.alone[0], int(asked.alone[1]), asked.gold)
    elif asked.grow:
        curve(asked.grow[0], int(asked.grow[1]), asked.gold)
    elif asked.curve:
        sizes = [int(size) for size in asked.curve.split(",")]
        curves(sizes, asked.engines.split(","), asked.budget, gold)
    else:
        peers([int(size) for size in asked.sizes.split(",")], asked.only, asked.budget, gold)
        if asked.last and not asked.gold:
            print(line(OURS, asked.last, child(3600, "--alone", OURS, str(asked.last))), flush=True)


def peers(sizes: Sequence[int], only: str, budget: float, gold: list[str]) -> None:
    """Ours beside the others."""
    load = os.getloadavg()[0]
    print(f"load at the start {load:.1f}, {os.cpu_count()} processors, budget {budget:.0f} s\n")
    print("| engine | claims | precision | recall, after review | threshold | seconds | MiB |")
    print("|---|---:|---:|---|---:|---:|---:|")
    for size in sizes:
        for name in (OURS, *PEERS):
            if not only or name in only.split(","):
                print(line(name, size, child(budget, "--alone", name, str(size), *gold)), flush=True)


def curves(sizes: Sequence[int], engines: Sequence[str], budget: float, gold: list[str]) -> None:
    """Growing sizes on each engine, whether all gave one answer, and the exponent of the growth."""
    print("| engine | claims | candidates | edges | same | seconds | processor seconds | load | answer |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---|")
    seconds: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for size in sizes:
        for engine in engines:
            result = child(budget, "--grow", engine, str(size), *gold)
            if isinstance(result, str):
                print(f"| {engine} | {size:,} | {result} | | | | | | |", flush=True)
                continue
            result["processor"] = round(result["processor"])
            seconds[engine].append((size, result["processor"] or result["seconds"]))
            shown = [f"{result[name]:,.0f}" for name in ("candidates", "edges", "same")]
            print(
                f"| {engine} | {size:,} | {' | '.join(shown)} | {result['seconds']:.1f} |"
                f" {result['processor'] or '–'} | {os.getloadavg()[0]:.1f} | {result['digest']} |",
                flush=True,
            )
    for engine, points in seconds.items():
        if len(points) > 1:
            (few, short), (many, long) = points[0], points[-1]
            power = math.log(long / short) / math.log(many / few)
            print(f"{engine}: seconds (of the processor, if known) grow as n^{power:.2f}")


if __name__ == "__main__":
    main()
