"""The ways of finding earlier checks that ``bench/match.py`` sets side by side.

Each is built into a folder by one process and opened by another, so that what building leaves in memory is
not counted as the price of asking.
"""

from __future__ import annotations

import pickle
import re
import sqlite3
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    import tantivy

    from schema.match import Candidate

    Search = Callable[[str], Sequence[str]]
    """From a claim to the keys found, best first."""
    Build = Callable[[Iterable[Candidate], Path], dict[str, float]]
    """Put texts into a folder; tells the processor seconds of each step where there is more than one."""
    Open = Callable[[Path, str], Search]
    """Open the folder for queries of one language."""

FOUND = 10
HEAP = 64_000_000
_WORD = re.compile(r"\w+")


class Engine(NamedTuple):
    """One way of finding earlier checks."""

    name: str
    build: Build
    open: Open


def build_claimdesk(texts: Iterable[Candidate], folder: Path) -> dict[str, float]:
    """Import into a database as a user would, then index in batches."""
    from claims.desk import Desk
    from claims.progress import finished

    given = (
        {"id": each.key, "text": each.text, "title": each.title, "review": each.review, "lang": each.lang}
        for each in texts
    )
    rows = ({name: value for name, value in row.items() if value is not None} for row in given)
    started = time.process_time()
    with Desk(folder / "claims.db", analyst="bench", migrate="yes") as desk:
        finished(desk.factchecks.import_rows(rows))
        imported = time.process_time()
        for _ in desk.matches.update():
            pass
    return {"import": imported - started, "index": time.process_time() - imported}


def open_claimdesk(folder: Path, lang: str) -> Search:
    """The desk, with all that a hit is shown with."""
    from claims.desk import Desk

    desk = Desk(folder / "claims.db", readonly=True)

    def search(text: str) -> Sequence[str]:
        return [
            str(match.id) for match in desk.matches.search(text, lang=lang, limit=FOUND, all=True).matches
        ]

    return search


def _plain_schema() -> tantivy.Schema:
    import tantivy

    return tantivy.SchemaBuilder().add_text_field("key", stored=True).add_text_field("text").build()


def build_tantivy(texts: Iterable[Candidate], folder: Path) -> dict[str, float]:
    """Tantivy with its own analysis, claim and title in one field."""
    import tantivy

    index = tantivy.Index(_plain_schema(), str(folder))
    writer = index.writer(HEAP, 1)
    for text in texts:
        writer.add_document(tantivy.Document(key=text.key, text=f"{text.text} {text.title or ''}"))
    writer.commit()
    writer.wait_merging_threads()
    return {}


def open_tantivy(folder: Path, _lang: str) -> Search:
    """All words of the query, by BM25."""
    import tantivy

    index = tantivy.Index(_plain_schema(), str(folder))
    searcher = index.searcher()

    def search(text: str) -> Sequence[str]:
        words = " ".join(_WORD.findall(text.lower()))
        if not words:
            return []
        hits = searcher.search(index.parse_query(words, ["text"]), FOUND).hits
        return [searcher.doc(address)["key"][0] for _, address in hits]

    return search


def build_fts5(texts: Iterable[Candidate], folder: Path) -> dict[str, float]:
    """SQLite's full-text search with its own analysis."""
    with sqlite3.connect(folder / "fts.db") as base:
        base.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(key UNINDEXED, text, title, tokenize='unicode61')"
        )
        base.executemany(
            "INSERT INTO texts VALUES (?, ?, ?)", ((one.key, one.text, one.title) for one in texts)
        )
    return {}


def open_fts5(folder: Path, _lang: str) -> Search:
    """All words of the query joined by OR, by BM25."""
    base = sqlite3.connect(folder / "fts.db")

    def search(text: str) -> Sequence[str]:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(text))
        asked = "SELECT key FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?"
        return [row[0] for row in base.execute(asked, (words, FOUND))] if words else []

    return search


def build_bm25s(texts: Iterable[Candidate], folder: Path) -> dict[str, float]:
    """The library bm25s with its English stop words."""
    import bm25s

    rows = [(one.key, f"{one.text} {one.title or ''}") for one in texts]
    engine = bm25s.BM25()
    engine.index(
        bm25s.tokenize([text for _, text in rows], stopwords="en", show_progress=False), show_progress=False
    )
    engine.save(str(folder / "bm25s"))
    (folder / "keys").write_bytes(pickle.dumps([key for key, _ in rows]))
    return {}


def open_bm25s(folder: Path, _lang: str) -> Search:
    """Its index, mapped into memory."""
    import bm25s

    engine = bm25s.BM25.load(str(folder / "bm25s"), mmap=True)
    keys = pickle.loads((folder / "keys").read_bytes())  # noqa: S301 - written by us a moment ago

    def search(text: str) -> Sequence[str]:
        words = bm25s.tokenize([text], stopwords="en", show_progress=False, return_ids=False)
        found, _ = engine.retrieve(words, k=min(FOUND, len(keys)), show_progress=False)
        return [keys[at] for at in found[0]]

    return search


def build_rapidfuzz(texts: Iterable[Candidate], folder: Path) -> dict[str, float]:
    """The texts as its processor makes them."""
    from rapidfuzz import utils

    rows = [(one.key, utils.default_process(one.text)) for one in texts]
    (folder / "rows").write_bytes(pickle.dumps(rows))
    return {}


def open_rapidfuzz(scorer: str) -> Open:
    """Rapidfuzz over all rows with one of its scorers."""

    def opened(folder: Path, _lang: str) -> Search:
        from rapidfuzz import fuzz, process, utils

        score = getattr(fuzz, scorer)
        rows = pickle.loads((folder / "rows").read_bytes())  # noqa: S301 - written by us a moment ago
        keys, texts = [key for key, _ in rows], [text for _, text in rows]

        def search(text: str) -> Sequence[str]:
            best = process.extract(utils.default_process(text), texts, scorer=score, limit=FOUND)
            return [keys[at] for _, _, at in best]

        return search

    return opened


ENGINES = {
    engine.name: engine
    for engine in (
        Engine("claimdesk", build_claimdesk, open_claimdesk),
        Engine("tantivy", build_tantivy, open_tantivy),
        Engine("fts5", build_fts5, open_fts5),
        Engine("bm25s", build_bm25s, open_bm25s),
        *(
            Engine(f"rapidfuzz:{scorer}", build_rapidfuzz, open_rapidfuzz(scorer))
            for scorer in ("ratio", "token_set_ratio", "WRatio")
        ),
    )
}
"""By name, ours first."""
