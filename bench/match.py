"""How well, how fast and in how much memory earlier checks are found, beside the plain ways to do it.

    python bench/match.py [--rows 10000 100000 1000000] [--engine claimdesk …] [--ask 60] [--budget 300]
    python bench/match.py --set CLAIMS.jsonl[.gz] QUERIES.jsonl [--split dev] [--lang en]

Without ``--set`` rows are made up and a query tells one of them in other words (``match_rows.py``). Claims
and queries of a set are JSON Lines; a query's ``relevant`` names the ids that are right. Each engine is built
by one process and asked by another. An engine that is not built in time, or that did not get through its
queries within the budget of seconds, is said to be so. Needs bm25s beside the locked dependencies; without it
its line says so.

Times are milliseconds a query, by the clock and of the processor; building is told by both, its steps by the
processor; *open* ends with the first answer; *memory* is what the asking process holds alone (RssAnon); an
*article* is sixty queries.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from match_engines import ENGINES, FOUND
from match_rows import queries, rows

from schema.match import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ARTICLE = 60
OPENING = 120
"""Seconds given to an engine to open, and to finish the query it is at when its budget is spent."""
_HEADER = (
    f"{'':26}{'build s':>9}{'cpu s':>8}{'disk MB':>9}{'open ms':>9}{'memory MiB':>12}{'asked':>7}{'MAP@1':>7}"
    f"{'MAP@5':>7}{'R@10':>7}{'p50':>9}{'p95':>9}{'cpu p50':>9}{'cpu p95':>9}{'article s':>11}"
)


def texts_of(args: argparse.Namespace) -> Iterable[Candidate]:
    """The rows to be searched."""
    if args.set:
        from train_match import texts_of as read_texts

        return read_texts(args.set[0])
    return (Candidate(key=key, text=text, lang="en") for key, text in rows(args.rows[0]))


def asked_of(args: argparse.Namespace) -> list[tuple[str, set[str]]]:
    """The queries and the keys that are right."""
    if args.set:
        from train_match import read

        found = [query for query in read(args.set[1]) if args.split in {None, query.get("split")}]
        return [(str(query["text"]), set(map(str, query["relevant"]))) for query in found]
    return [(text, {key}) for key, text in queries(args.ask, args.rows[0])]


def build(args: argparse.Namespace) -> dict[str, object]:
    """Build one engine in this process."""
    started, worked = time.perf_counter(), time.process_time()
    steps = ENGINES[args.engine[0]].build(texts_of(args), args.folder)
    disk = sum(path.stat().st_size for path in args.folder.rglob("*") if path.is_file())
    return {
        "seconds": time.perf_counter() - started,
        "cpu": time.process_time() - worked,
        "disk": disk / 1e6,
        "steps": steps,
    }


def ask(args: argparse.Namespace) -> dict[str, float]:
    """Ask one engine in this process."""
    wanted = asked_of(args)
    engine = ENGINES[args.engine[0]]
    started = time.perf_counter()
    search = engine.open(args.folder, args.lang)
    search(wanted[0][0])
    opened = time.perf_counter() - started
    walls: list[float] = []
    works: list[float] = []
    quality: list[tuple[float, float, float]] = []
    until = time.perf_counter() + args.budget
    for text, relevant in wanted:
        wall, work = time.perf_counter(), time.process_time()
        found = search(text)
        works.append(1000 * (time.process_time() - work))
        walls.append(1000 * (time.perf_counter() - wall))
        quality.append(_quality(found, relevant))
        if time.perf_counter() > until:
            break
    first, precision, recall = (sum(each) / len(quality) for each in zip(*quality, strict=True))
    return {
        "open": 1000 * opened,
        "memory": _own_memory(),
        "asked": len(walls),
        "of": len(wanted),
        "map_1": first,
        "map_5": precision,
        "recall_10": recall,
        "p50": _part(walls, 0.5),
        "p95": _part(walls, 0.95),
        "cpu_50": _part(works, 0.5),
        "cpu_95": _part(works, 0.95),
        "article": ARTICLE * sum(walls) / len(walls) / 1000,
    }


def _quality(found: Sequence[str], relevant: set[str]) -> tuple[float, float, float]:
    hits = [key in relevant for key in found]
    precise = sum(sum(hits[: at + 1]) / (at + 1) for at, hit in enumerate(hits[:5]) if hit)
    return float(any(hits[:1])), precise / min(5, len(relevant)), sum(hits[:FOUND]) / len(relevant)


def _part(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def _own_memory() -> float:
    """MiB that this process holds alone."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("RssAnon"))


def in_own_process(
    args: argparse.Namespace, step: str, engine: str, size: int, folder: str
) -> dict[str, object]:
    """Run one step of one engine; its figures, or why there are none."""
    command = [sys.executable, __file__, "--step", step, "--engine", engine, "--folder", folder]
    command += [
        "--rows",
        str(size),
        "--ask",
        str(args.ask),
        "--budget",
        str(args.budget),
        "--lang",
        args.lang,
    ]
    command += ["--set", *map(str, args.set)] if args.set else []
    command += ["--split", args.split] if args.split else []
    caches = {"CLAIMDESK_INDEX": str(Path(folder) / "index"), "OMP_NUM_THREADS": "1"}
    limit = args.build if step == "build" else args.budget + OPENING
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=limit,
            env=os.environ | caches,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"failed": f"{step}: not done within {limit:.0f} s"}
    if done.returncode:
        return {"failed": f"{step}: {(done.stderr.strip().splitlines() or ['?'])[-1]}"}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def measure(args: argparse.Namespace, engine: str, size: int) -> str:
    """One line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        built = in_own_process(args, "build", engine, size, folder)
        found = built if "failed" in built else in_own_process(args, "ask", engine, size, folder)
    if "failed" in found:
        return f"{engine:26}{found['failed']}"
    steps = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in built["steps"].items())
    unfinished = f"   {found['asked']} of {found['of']} asked" if found["asked"] < found["of"] else ""
    return (
        f"{engine:26}{built['seconds']:9.1f}{built['cpu']:8.1f}{built['disk']:9.1f}{found['open']:9.0f}{found['memory']:12.0f}"
        f"{found['asked']:7}{found['map_1']:7.3f}{found['map_5']:7.3f}{found['recall_10']:7.3f}{found['p50']:9.2f}"
        f"{found['p95']:9.2f}{found['cpu_50']:9.2f}{found['cpu_95']:9.2f}{found['article']:11.2f}"
        f"{unfinished}{'   ' + steps if steps else ''}"
    )


def main() -> None:
    """Print one table for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--set", nargs=2, type=Path, metavar=("CLAIMS", "QUERIES"))
    parser.add_argument("--split", help="only the queries of this split")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--ask", type=int, default=ARTICLE, help="how many made-up queries")
    parser.add_argument("--budget", type=float, default=300.0, help="seconds for an engine's queries")
    parser.add_argument("--build", type=float, default=900.0, help="seconds for building an engine")
    parser.add_argument("--step", choices=("build", "ask"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.step:
        print(json.dumps(build(args) if args.step == "build" else ask(args)))
        return
    for size in args.rows[:1] if args.set else args.rows:
        what = args.set[0].name if args.set else f"{size:,} rows"
        print(f"\n{what}, load {os.getloadavg()[0]:.1f}\n{_HEADER}")
        for engine in args.engine:
            print(measure(args, engine, size), flush=True)


if __name__ == "__main__":
    main()
