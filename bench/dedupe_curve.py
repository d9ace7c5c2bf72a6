"""What deduplication costs as the claims grow: seconds, memory, pairs weighed.

    python bench/dedupe_curve.py                    10,000, 30,000 and 100,000 claims
    python bench/dedupe_curve.py --sizes 1000000
    python bench/dedupe_curve.py --jsonl FILE       rows {"id", "text", "lang"} instead of made-up claims

Each size runs in a process of its own. Made-up claims are sentences of words drawn by Zipf's law around
names and figures; a quarter of them are copies (a label of the wire, an attribution, a typing error, an end
cut off, capitals) and an eighth look-alikes (another figure or name, a negation). The seed is fixed.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import accumulate
from multiprocessing import active_children
from pathlib import Path

_SECONDS_BETWEEN_LOOKS = 0.5
SIZES = (10_000, 30_000, 100_000)
SYLLABLES = [start + end for start in (*"bcdfglmnprstv", "br", "ch", "tr") for end in "aeiou"]
SMALL = {
    "en": ["the", "of", "in", "and", "to", "with", "for", "on", "at", "from", "by"],
    "fr": ["le", "la", "les", "des", "dans", "et", "pour", "avec", "sur", "par", "du"],
}
SAID = {
    "en": ("According to officials, ", "A report shows that ", "BREAKING: ", "PARIS (Reuters) - "),
    "fr": ("Selon un communiqué, ", "Un rapport montre que ", "URGENT : ", "PARIS (AFP) - "),
}
NOT = {"en": " not", "fr": " pas"}
WORDS = 120_000
BLOCK, BASES, COPIES = 1_000, 630, 2 / 3
"""Claims made together, how many of them are no copies, and how many of the others are no look-alikes."""


def words(draw: random.Random) -> list[str]:
    """A vocabulary of made-up words, each once."""
    found: dict[str, None] = {}
    while len(found) < WORDS:
        found["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4)))] = None
    return list(found)


def claims(count: int, seed: int = 5) -> list[dict[str, object]]:
    """Rows of made-up claims, shuffled thousand by thousand, so that fewer of them are as alike as all."""
    draw = random.Random(seed)  # noqa: S311  # made-up claims, no secrets
    vocabulary = words(draw)
    weights = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))
    rows: list[dict[str, object]] = []
    while len(rows) < count:
        bases = [_base(draw, vocabulary, weights) for _ in range(BASES)]
        block = [{"text": text, "lang": lang, "kind": "base"} for text, lang in bases]
        while len(block) < BLOCK:
            text, lang = draw.choice(bases)
            if draw.random() < COPIES:
                block.append({"text": _copy(draw, text, lang), "lang": lang, "kind": "copy"})
            else:
                other = _look_alike(draw, text, lang, vocabulary)
                block.append({"text": other, "lang": lang, "kind": "look-alike"})
        draw.shuffle(block)
        rows += block
    return [{"id": number, **row} for number, row in enumerate(rows[:count])]


def _base(draw: random.Random, vocabulary: list[str], weights: list[float]) -> tuple[str, str]:
    lang = draw.choice(("en", "fr"))
    told = draw.choices(vocabulary, cum_weights=weights, k=draw.randint(6, 20))
    told.insert(draw.randint(0, len(told)), f"{draw.choice(vocabulary)} {draw.choice(vocabulary)}".title())
    told.insert(draw.randint(0, len(told)), str(draw.randint(2, 9_999)))
    mixed = [
        part
        for word in told
        for part in ((word, draw.choice(SMALL[lang])) if draw.random() < 0.5 else (word,))
    ]
    return " ".join(mixed).capitalize() + ".", lang


def _copy(draw: random.Random, text: str, lang: str) -> str:
    how = draw.randrange(5)
    if how == 0:
        return draw.choice(SAID[lang]) + text
    if how == 1:
        at = draw.randrange(3, len(text) - 3)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if how == 2:
        parts = text.split()
        return " ".join(parts[: math.ceil(len(parts) * draw.uniform(0.7, 0.95))])
    return text.upper() if how == 3 else text.rstrip(".").replace(" ", "  ", 1) + "!"


def _look_alike(draw: random.Random, text: str, lang: str, vocabulary: list[str]) -> str:
    parts = text.split()
    figure = next((at for at, part in enumerate(parts) if part.strip(".").isdigit()), None)
    how = draw.randrange(3)
    if how == 0 and figure is not None:
        parts[figure] = str(draw.randint(10_000, 99_999))
    elif how == 1:
        parts[draw.randrange(1, len(parts))] = draw.choice(vocabulary)
    else:
        parts[len(parts) // 2] += NOT[lang]
    return " ".join(parts)


def measure(path: Path, size: int, processes: int | None) -> dict[str, float]:
    """One run: seconds of its steps, the pairs it weighed and the memory it took."""
    from claims.dedupe import DedupeClaim, deduplicate

    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for _at, line in zip(range(size), lines, strict=False)]
    told = [DedupeClaim(str(row["id"]), row["text"], row.get("lang")) for row in rows]
    del rows
    began = time.perf_counter()
    steps: dict[str, float] = {}
    running = deduplicate(told, processes=processes)
    weighed = 0
    helpers = 0.0
    looked = began
    while True:
        try:
            progress = next(running)
            if time.perf_counter() - looked > _SECONDS_BETWEEN_LOOKS:
                looked = time.perf_counter()
                helpers = max(helpers, sum(_megabytes(child.pid) for child in active_children()))
        except StopIteration as end:
            found = end.value
            break
        steps.setdefault(progress.words, time.perf_counter() - began)
        weighed = max(weighed, progress.total or 0) if progress.words == "weighing pairs" else weighed
    seconds = time.perf_counter() - began
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "claims": len(told),
        "seconds": seconds,
        "pairs": weighed,
        "clusters": len(found.clusters),
        "open": len(found.pairs),
        "cpu": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
        "mb": _megabytes(os.getpid()) + helpers,
        "steps": {name: round(at, 1) for name, at in steps.items()},
    }


def _megabytes(process: int | None) -> float:
    """The most memory that a process held so far; what getrusage tells begins with that of its parent."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024 if "VmHWM:" in status else 0.0


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--jsonl", type=Path, help="claims to use instead of made-up ones")
    parser.add_argument("--processes", type=int, help="one for each processor by default")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument(
        "--write", type=Path, help="write the made-up claims here, or read them if they are there"
    )
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measure(args.jsonl, args.one, args.processes)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = args.jsonl or args.write or Path(folder) / "claims.jsonl"
        if not args.jsonl:
            with path.open("w", encoding="utf-8") as out:
                out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in claims(max(args.sizes)))
        curve(path, sorted(args.sizes), args.processes)


def curve(path: Path, sizes: list[int], processes: int | None) -> None:
    """Print what each size costs."""
    print(f"{'claims':>9} {'seconds':>8} {'cpu':>8} {'MB':>6} {'pairs':>10} {'µs / (n log2 n)':>16}  steps")
    for size in sizes:
        command = [sys.executable, __file__, "--one", str(size), "--jsonl", str(path)]
        command += ["--processes", str(processes)] if processes else []
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        cost = 1e6 * found["seconds"] / (found["claims"] * math.log2(found["claims"]))
        print(
            f"{found['claims']:>9,} {found['seconds']:>8.1f} {found['cpu']:>8.1f} {found['mb']:>6,.0f}"
            f" {found['pairs']:>10,} {cost:>16.2f}  {found['steps']}"
        )


if __name__ == "__main__":
    main()
