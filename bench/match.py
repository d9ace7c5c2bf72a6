"""How well and how fast earlier checks are found, beside the plain ways to do it.

    python bench/match.py --claims CLAIMS.jsonl[.gz] --queries QUERIES.jsonl [--split dev] [--slow 40]

Claims and queries are JSON Lines; a query's ``relevant`` names the ids that are right. Prints MAP@1, MAP@5
and recall among ten, and the median and 95th percentile of milliseconds a query: the matcher, tantivy on
bare words, SQLite's FTS5, and rapidfuzz over all rows. Looking at every row is slow, so ``--slow`` says for
how many queries it is done.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import tantivy
from rapidfuzz import fuzz, process, utils
from train_match import read, texts_of

from claims.match import Matcher
from claims.match.source import MemorySource

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from schema.match import Candidate

    Search = Callable[[str], Sequence[str]]
    """From a claim to the keys found, best first."""

FOUND = 10
_WORD = re.compile(r"\w+")


def ours(texts: Sequence[Candidate], folder: Path, lang: str) -> Search:
    """The matcher, as the desk uses it."""
    matcher = Matcher(folder, "bench", MemorySource(texts))
    for _ in matcher.update():
        pass
    return lambda text: [hit.key for hit in matcher.search(text, lang, limit=FOUND, all=True)]


def bare_tantivy(texts: Sequence[Candidate], _folder: Path, _lang: str) -> Search:
    """Tantivy with its own analysis, claim and title in one field."""
    schema = tantivy.SchemaBuilder().add_text_field("key", stored=True).add_text_field("text").build()
    index = tantivy.Index(schema)
    writer = index.writer(64_000_000, 1)
    for text in texts:
        writer.add_document(tantivy.Document(key=text.key, text=f"{text.text} {text.title or ''}"))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> Sequence[str]:
        words = " ".join(_WORD.findall(text.lower()))
        if not words:
            return []
        hits = searcher.search(index.parse_query(words, ["text"]), FOUND).hits
        return [searcher.doc(address)["key"][0] for _, address in hits]

    return search


def fts5(texts: Sequence[Candidate], _folder: Path, _lang: str) -> Search:
    """SQLite's full-text search, all words of the query joined by OR."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE texts USING fts5(key UNINDEXED, text, title, tokenize='unicode61')")
    base.executemany("INSERT INTO texts VALUES (?, ?, ?)", [(one.key, one.text, one.title) for one in texts])

    def search(text: str) -> Sequence[str]:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(text))
        asked = "SELECT key FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in base.execute(asked, (words, FOUND))] if words else []

    return search


def every_row(texts: Sequence[Candidate], _folder: Path, _lang: str) -> Search:
    """Rapidfuzz over all rows, token_sort_ratio: of its scorers the one that does best on whole claims."""
    rows = [utils.default_process(one.text) for one in texts]

    def search(text: str) -> Sequence[str]:
        best = process.extract(utils.default_process(text), rows, scorer=fuzz.token_sort_ratio, limit=FOUND)
        return [texts[at].key for _, _, at in best]

    return search


def judge(search: Search, queries: Sequence[dict[str, object]]) -> str:
    """One line of the table."""
    first = precision = recall = 0.0
    times: list[float] = []
    for query in queries:
        relevant = set(map(str, query["relevant"]))
        started = time.perf_counter()
        found = search(str(query["text"]))
        times.append(1000 * (time.perf_counter() - started))
        hits = [key in relevant for key in found]
        first += bool(hits[:1] and hits[0])
        precision += sum(sum(hits[: at + 1]) / (at + 1) for at in range(min(5, len(hits))) if hits[at]) / min(
            5, len(relevant)
        )
        recall += sum(hits) / len(relevant)
    times.sort()
    asked = len(queries)
    return (
        f"{asked:7} {first / asked:7.3f} {precision / asked:7.3f} {recall / asked:7.3f}"
        f" {times[asked // 2]:9.2f} {times[int(asked * 0.95)]:9.2f}"
    )


WAYS = (
    ("claimdesk", ours),
    ("tantivy, bare", bare_tantivy),
    ("SQLite FTS5", fts5),
    ("rapidfuzz, all rows", every_row),
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--split", help="only the queries of this split")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--slow", type=int, default=40, help="queries for which every row is looked at")
    args = parser.parse_args()
    texts = texts_of(args.claims)
    queries = [query for query in read(args.queries) if args.split in {None, query.get("split")}]
    print(f"{len(texts)} texts")
    print(f"{'':24}{'queries':>7} {'MAP@1':>7} {'MAP@5':>7} {'R@10':>7} {'p50 ms':>9} {'p95 ms':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, way in WAYS:
            search = way(texts, Path(folder), args.lang)
            search(str(queries[0]["text"]))
            asked = queries[: args.slow] if way is every_row else queries
            print(f"{name:24}{judge(search, asked)}", flush=True)


if __name__ == "__main__":
    main()
