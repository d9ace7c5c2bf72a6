"""The text index: a sidecar of the database that can be thrown away at any time.

It holds words only, no verdicts. Its folder keeps a tantivy index and a state file with the database's id and a
cursor over the sequence of text changes. The state is written after each commit, so that a killed process leaves
at worst some texts to be indexed again; each is removed before it is added.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import tantivy

from claims.i18n import gettext as _
from claims.language.analysis import language_of, tokens
from claims.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.match.source import TextChange, TextSource
    from schema.match import Candidate

FORMAT = 1
"""Raised when the analysis or the fields change: an index of another format is built anew."""

FIELDS = {"claim": 1.0, "title": 1.0, "review": 0.7}
"""Fields searched and their weights; the review text at .7 gave the best MAP@5 of those tried."""

BATCH = 20_000
"""Texts between two commits; a commit costs some 20 ms."""

UNINDEXED = 5_000
"""At most so many changes that are not in the index yet are looked at one by one."""

_HEAP = 64_000_000
_STATE = "state.json"


class Found(NamedTuple):
    """A text that shares words with the query."""

    key: str
    bm25: float


class TextIndex:
    """The words of all texts of one database.

    Args:
        folder: Where indexes are kept. One that cannot be written is replaced by a temporary one.
        database: Id of the database; an index of another one is never used.
    """

    def __init__(self, folder: Path, database: str) -> None:
        self._folder = _usable(folder / database)
        self._database = database
        self._schema = _schema()
        self._index = self._open()
        self.cursor = self._read_cursor()

    def update(self, source: TextSource) -> Iterator[Progress]:
        """Bring the index up to date, batch by batch.

        tantivy allows one writer: while another process holds it, nothing is done, and ``search`` looks at the
        changes after the cursor instead. What is committed stays when the caller stops.
        """
        last = source.last()
        self.cursor = self._read_cursor()
        if self.cursor > last:  # the database was replaced by an older copy of itself
            self._start_anew()
        if self.cursor >= last:
            return
        try:
            writer = self._index.writer(_HEAP, 1)
        except ValueError:  # the writer is held elsewhere
            return
        first = self.cursor
        while changes := source.changes(self.cursor, BATCH):
            self._write(writer, changes)
            yield Progress(self.cursor - first, last - first, _("indexing"))
        writer.wait_merging_threads()

    def search(self, words: Sequence[str], limit: int) -> list[Found]:
        """The texts that share most of these words, best first, by BM25 over all fields.

        Args:
            words: Result of ``tokens``; all are used, since rare words are not always the telling ones.
            limit: How many at most.
        """
        distinct = sorted(set(words))
        if not distinct:
            return []
        self._index.reload()
        searcher = self._index.searcher()
        parts = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(field, word), weight))
            for field, weight in FIELDS.items()
            for word in distinct
        ]
        found = searcher.search(tantivy.Query.boolean_query(parts), limit, count=False).hits
        return [Found(searcher.doc(address)["key"][0], score) for score, address in found]

    def frequency(self, words: Sequence[str]) -> tuple[list[int], int]:
        """In how many claims each word stands, and how many texts there are."""
        searcher = self._index.searcher()
        return [searcher.doc_freq("claim", word) for word in words], searcher.num_docs

    def unindexed(self, source: TextSource) -> list[TextChange]:
        """The newest changes that are not in the index yet; empty in the usual case."""
        if source.last() <= self.cursor:
            return []
        return list(source.changes(self.cursor, UNINDEXED))

    def _term(self, field: str, word: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, word, index_option="freq")

    def _open(self) -> tantivy.Index:
        path = self._folder / "tantivy"
        try:
            if self._state().get("database") == self._database and tantivy.Index.exists(str(path)):
                return tantivy.Index(self._schema, str(path))
        except ValueError:  # torn or written by another release: it is only a sidecar
            pass
        return self._make(path)

    def _make(self, path: Path) -> tantivy.Index:
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(self._schema, str(path))
        self._write_cursor(0)
        return index

    def _start_anew(self) -> None:
        self._index = self._make(self._folder / "tantivy")

    def _write(self, writer: tantivy.IndexWriter, changes: Sequence[TextChange]) -> None:
        newest = {key: candidate for _seq, key, candidate in changes}
        empty = self._index.searcher().num_docs == 0
        for key, candidate in newest.items():
            if not empty:
                writer.delete_documents_by_term("key", key)
            if candidate is not None:
                writer.add_document(_document(candidate))
        writer.commit()
        self._index.reload()
        self._write_cursor(changes[-1][0])

    def _state(self) -> dict[str, str | int]:
        try:
            state = json.loads((self._folder / _STATE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) and state.get("format") == FORMAT else {}

    def _read_cursor(self) -> int:
        state = self._state()
        return int(state.get("cursor", 0)) if state.get("database") == self._database else 0

    def _write_cursor(self, cursor: int) -> None:
        self.cursor = cursor
        state = {"format": FORMAT, "database": self._database, "cursor": cursor}
        fresh = self._folder / f"{_STATE}.{os.getpid()}"
        fresh.write_text(json.dumps(state), encoding="utf-8")
        fresh.replace(self._folder / _STATE)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(text: Candidate) -> tantivy.Document:
    lang = language_of(text.text, text.lang)
    document = tantivy.Document()
    document.add_text("key", text.key)
    for field, words in (("claim", text.text), ("title", text.title), ("review", text.review)):
        if words:
            document.add_text(field, " ".join(tokens(words, lang)))
    return document


def _usable(folder: Path) -> Path:
    """The folder, made if need be, or a temporary one where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.access(folder, os.W_OK | os.X_OK):
            return folder
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix="claimdesk-index-"))
