"""How fast the program starts, paints and answers, beside a bare click program and a bare Textual app.

    python bench/start.py [--runs 20]

Prints medians of one run on this machine. The compared programs take turns, so that a slow minute hits all
alike.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from terminal import Terminal

BARE_CLICK = """
import click
@click.group()
@click.version_option("1")
def main(): "A bare program."
@main.command()
def one(): "One command."
main()
"""
BARE_TEXTUAL = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Bare(App):
    def compose(self):
        yield Header()
        yield Static("barepainted")
        yield Footer()
Bare().run()
"""
SUBJECTS = [
    "La ville",
    "Le conseil",
    "L'agence",
    "La région",
    "Le syndicat",
    "L'hôpital",
    "La préfète",
    "Le port",
]
VERBS = ["a inauguré", "a fermé", "a vendu", "a promis", "a perdu", "a reçu", "a financé", "a refusé"]
OBJECTS = [
    "un pont",
    "une école",
    "trois navires",
    "un stade",
    "une ligne de tram",
    "deux entrepôts",
    "un musée",
]
WORDS = 50_000


def article(words: int) -> str:
    """A long article of invented sentences, always the same."""
    draw, sentences, count = random.Random(7), ["Premiersmots du banc d'essai."], 4  # noqa: S311  # no secret here
    while count < words:
        amount, day = draw.randrange(2, 999), draw.randrange(1, 29)
        what = f"{draw.choice(SUBJECTS)} {draw.choice(VERBS)} {draw.choice(OBJECTS)}"
        sentences.append(f"{what} pour {amount} millions d'euros le {day} mars 2020, selon le rapport.")
        count += len(sentences[-1].split())
    lines = [" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6)]
    return "\n\n".join(lines)


def seconds(command: list[str]) -> float:
    """Wall seconds of one whole run."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def help_times(runs: int) -> tuple[float, float]:
    """Median milliseconds of ``claimdesk --help`` and of a bare click program's."""
    ours, bare = [], []
    for _ in range(runs):
        ours.append(seconds([sys.executable, "-m", "tui", "--help"]))
        bare.append(seconds([sys.executable, "-c", BARE_CLICK, "--help"]))
    return statistics.median(ours) * 1000, statistics.median(bare) * 1000


def paint_times(runs: int, database: Path, name: str) -> tuple[float, float]:
    """Median milliseconds to the first words on the screen: the desk's, and a bare Textual app's."""
    ours, bare = [], []
    for _ in range(runs):
        with Terminal(desk(database, name), 120, 40) as terminal:
            ours.append(terminal.wait_for("Premiersmots"))
        with Terminal([sys.executable, "-c", BARE_TEXTUAL], 120, 40) as terminal:
            bare.append(terminal.wait_for("barepainted"))
    return statistics.median(ours), statistics.median(bare)


def desk(database: Path, name: str) -> list[str]:
    """The command that opens the long article."""
    return [sys.executable, "-m", "tui", "--db", str(database), "--as", "Banc", "open", name]


def add(database: Path, words: int) -> str:
    """Store the long article and return its id."""
    path = database.with_suffix(".txt")
    path.write_text(article(words), encoding="utf-8")
    command = [sys.executable, "-m", "tui", "--db", str(database), "--as", "Banc", "add", str(path)]
    done = subprocess.run([*command, "--published", "2020-03-29"], check=True, capture_output=True, text=True)
    return done.stdout.split()[-1]


def key_costs(presses: int, database: Path, name: str) -> tuple[float, float, float, float]:
    """What a verdict key costs on one claim after the other: wall milliseconds, processor time, and memory.

    Returns:
        Median and 95th percentile of the wall time, median of the processor time, resident MiB.
    """
    with Terminal(desk(database, name), 120, 40) as terminal:
        terminal.wait_for("Premiersmots")
        terminal.settle()
        samples = []
        for _ in range(presses):
            samples.append(terminal.press("s"))
            terminal.press("j")
            terminal.settle(quiet=0.1)
        walls = sorted(sample.wall_ms for sample in samples)
        cpu = statistics.median(sample.cpu_ms for sample in samples)
        return statistics.median(walls), walls[int(len(walls) * 0.95)], cpu, terminal.resident_mib()


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.db"
        os.environ["XDG_CACHE_HOME"] = folder
        began = time.perf_counter()
        name = add(database, WORDS)
        added = time.perf_counter() - began
        ours_help, bare_help = help_times(runs)
        ours_paint, bare_paint = paint_times(runs, database, name)
        wall, tail, cpu, memory = key_costs(runs * 5, database, name)
    rows = [
        (
            "claimdesk --help, ms",
            ours_help,
            f"{ours_help / bare_help:.2f} × click {bare_help:.0f} ms",
            "≤ 1.6 ×",
        ),
        (
            "first paint, 50,000 words, ms",
            ours_paint,
            f"{ours_paint / bare_paint:.2f} × bare {bare_paint:.0f} ms",
            "≤ 3 ×",
        ),
        ("verdict key to paint, p50 ms", wall, f"p95 {tail:.1f} ms", "≤ 15"),
        ("verdict key, processor ms", cpu, "", "≤ 6"),
        ("resident memory of the desk, MiB", memory, "", "≤ 140"),
        ("adding 50,000 words, s", added, "", ""),
    ]
    print(f"{'medians of ' + str(runs) + ' runs':36} {'ours':>8}  {'beside':28} {'goal':8}")
    for label, figure, beside, goal in rows:
        print(f"{label:36} {figure:8.1f}  {beside:28} {goal:8}")


if __name__ == "__main__":
    main()
