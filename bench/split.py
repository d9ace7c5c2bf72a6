"""How well, how exactly and how fast texts are cut into sentences, ours beside the libraries installed.

    python bench/split.py --gold FOLDER [--library NAME ...]

FOLDER holds ``*.jsonl`` files, one document a line: ``{"text", "lang", "sentences": [[start, end], …]}``,
positions in code points, end exclusive. Prints F1 over the starts of sentences (the first of a document is
left out) for each file, the mean of the larger files of each language, the speed over the texts a library
takes, and whether its positions hold on texts that make it hard. ``bench/peers_split.py`` names the packages;
those that are not installed are left out.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from peers_split import PEERS

if TYPE_CHECKING:
    from peers_split import Cut, Peer, Spans

FEW = 100
"""Sentences of one language in a file that is shown but not counted in a mean, at most."""

SIX = ("fr", "en", "de", "es", "it", "pt")
"""The languages of the last mean."""

SHAPELESS = "\ufeff\u200f"
"""Marks in the nasty texts that may go with either sentence or with none."""

NASTY = {
    "empty": "",
    "blank": " \n\t\u00a0",
    "decomposed": "Il e\u0301tait la\u0300. Il est reste\u0301. Fin.",
    "CRLF": "Un titre\r\n\r\nLe maire vient. Il parle.\r\nIl part.",
    "tabs": "Le maire vient.\tIl parle.\t\tIl part.",
    "emoji": "Le maire 😀 rit. Elle 👩🏽\u200d🚒 part. 🎉 Tous rient. Fin.",
    "no-break": "Le maire vient\u00a0! Qui parle\u202f? Il part.",
    "mark of order": "\ufeffLe maire vient. Il parle. Il part.",
    "repeated": "Il part. Il part. Il part. Il part.",
    "separator": "Le maire vient.\u2028Il parle. Il part.\u2029Fin.",
    "right to left": "قال الوزير نعم. ثم خرج. \u200fانتهى.",
    "paragraphs": "Un. Deux.\n\n\n  Trois. Quatre.\n\nCinq.",
}
"""Texts in which a sentence always ends before white space, so that a position inside a word is wrong."""


class Document(NamedTuple):
    """One text and where its sentences start."""

    text: str
    lang: str
    starts: frozenset[int]


@dataclass
class Tally:
    """What one library did with the texts of one language in a file."""

    right: int = 0
    found: int = 0
    gold: int = 0
    size: int = 0
    """Bytes of UTF-8."""
    seconds: float = 0.0
    """Of processor time."""

    @property
    def f1(self) -> float:
        """In per cent; a text of one sentence left whole is right."""
        return 200 * self.right / (self.found + self.gold) if self.found + self.gold else 100.0


@dataclass
class Column:
    """All figures of one library."""

    peer: Peer
    cut: Cut
    cells: dict[tuple[str, str], Tally | str] = field(default_factory=dict)
    """By file and language; a text says why there is no figure."""

    def run(self, stem: str, lang: str, documents: list[Document]) -> None:
        """Cut the documents of one language in a file. Libraries refuse languages each in its own way."""
        if not self.peer.takes(lang):
            self.cells[stem, lang] = "–"
            return
        try:
            self.cut(documents[0].text, lang)
            self.cells[stem, lang] = tally(self.cut, documents)
        except (KeyError, ValueError, LookupError, RuntimeError, AttributeError) as problem:
            self.cells[stem, lang] = type(problem).__name__[:9]

    def mean(self, lang: str) -> float | None:
        """The mean F1 of the files of one language that hold enough."""
        scores = [
            cell.f1
            for (_, code), cell in self.cells.items()
            if code == lang and isinstance(cell, Tally) and cell.gold > FEW
        ]
        return statistics.mean(scores) if scores else None

    def six(self) -> float | None:
        """The mean of the six languages, where all have one."""
        means = [mean for lang in SIX if (mean := self.mean(lang)) is not None]
        return statistics.mean(means) if len(means) == len(SIX) else None

    def speed(self) -> float:
        """Megabytes of UTF-8 a second of processor time, starts left out."""
        tallies = [cell for cell in self.cells.values() if isinstance(cell, Tally)]
        seconds = sum(cell.seconds for cell in tallies)
        return sum(cell.size for cell in tallies) / 1e6 / seconds if seconds else 0.0

    def exact(self) -> str:
        """«yes», or on how many nasty texts the positions hold; «none» where there are no positions."""
        if not self.peer.positions:
            return "none"
        held = sum(is_exact(self.cut, text) for text in NASTY.values())
        return "yes" if held == len(NASTY) else f"{held}/{len(NASTY)}"


def read(path: Path) -> dict[str, list[Document]]:
    """The documents of a gold file by language."""
    found: dict[str, list[Document]] = defaultdict(list)
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        starts = frozenset(start for start, _ in row["sentences"][1:])
        found[row["lang"]].append(Document(row["text"], row["lang"], starts))
    return found


def trimmed(text: str, spans: Spans) -> Spans:
    """Spans without white space at their edges; empty ones fall away."""
    found = []
    for start, end in spans:
        piece = text[start:end]
        if piece.strip():
            found.append((start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())))
    return found


def tally(cut: Cut, documents: list[Document]) -> Tally:
    """Cut each text once; time and count."""
    count = Tally()
    for document in documents:
        started = time.process_time()
        spans = cut(document.text, document.lang)
        count.seconds += time.process_time() - started
        found = {start for start, _ in trimmed(document.text, spans)[1:]}
        count.right += len(found & document.starts)
        count.found += len(found)
        count.gold += len(document.starts)
        count.size += len(document.text.encode())
    return count


def is_exact(cut: Cut, text: str) -> bool:
    """Whether the positions in a nasty text are in order, lose nothing and fall between words."""
    try:
        spans = cut(text, "fr")
    except (KeyError, ValueError, LookupError, RuntimeError, AttributeError, AssertionError):
        return False
    lost, last = list(text), 0
    for start, end in trimmed(text, spans):
        if start < last or not 0 <= start < end <= len(text):
            return False
        if not (text[:start].rstrip(SHAPELESS)[-1:] or " ").isspace():
            return False
        lost[start:end] = [""] * (end - start)
        last = end
    return not "".join(sign for sign in lost if sign not in SHAPELESS).strip()


def line(head: str, lang: str, cells: list[str]) -> str:
    """One row of the table."""
    return f"{head[:33]:<34}{lang:<5}" + "".join(f"{cell:>10}" for cell in cells)


def shown(value: float | None, digits: int = 2) -> str:
    """A figure, or a dash."""
    return "–" if value is None else f"{value:.{digits}f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True, help="folder of gold *.jsonl files")
    parser.add_argument("--library", nargs="*", choices=PEERS, default=list(PEERS))
    options = parser.parse_args()
    chosen = {name: PEERS[name] for name in options.library if PEERS[name].installed}
    columns = {name: Column(peer, peer.make()) for name, peer in chosen.items()}
    print(line("file", "lang", list(columns)))
    langs: set[str] = set()
    for path in sorted(options.gold.glob("*.jsonl")):
        for lang, documents in sorted(read(path).items()):
            langs.add(lang)
            for column in columns.values():
                column.run(path.stem, lang, documents)
            cells = [column.cells[path.stem, lang] for column in columns.values()]
            print(
                line(path.stem, lang, [cell if isinstance(cell, str) else shown(cell.f1) for cell in cells])
            )
    print()
    for lang in sorted(langs):
        print(line(f"mean of files above {FEW}", lang, [shown(c.mean(lang)) for c in columns.values()]))
    print(line("mean of " + " ".join(SIX), "", [shown(c.six()) for c in columns.values()]))
    print(line("MB/s", "", [shown(c.speed()) for c in columns.values()]))
    print(line("positions exact", "", [c.exact() for c in columns.values()]))
    missing = [name for name in options.library if name not in chosen]
    print(f"Not installed, left out: {', '.join(missing) or 'none'}")


if __name__ == "__main__":
    main()
