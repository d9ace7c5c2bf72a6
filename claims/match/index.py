"""The text index: a sidecar of the database that can be thrown away at any time.

It holds words only, no verdicts. Its folder keeps tantivy's files, in a folder of their own, and a state
file that names that folder with the database's id and a cursor over the sequence of text changes. The state
is written after each commit: a process killed in between leaves some texts to be indexed again, each
removed before it is added. Two processes that both start anew write into folders of their own, and the last
state counts.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import tantivy

from claims.files import replace_file
from claims.i18n import gettext as _
from claims.match.documents import COMPARED, FIELDS, document, schema, sharing_two
from claims.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from claims.match.source import TextChange, TextSource

FORMAT = 6
"""Raised when analysis, normal form or fields change: an index of another format is built anew."""

BATCH = 5_000
"""Texts read at once; after each batch the caller hears how far it is, and may stop."""

COMMIT = 100_000
"""Texts between two commits: each leaves a part of the index that every query must look through.

With 20,000 an index of 100,000 texts had five parts instead of one, and looking up how rare words are took
more than half as long as searching.
"""

KEPT_FREQUENCIES = 50_000
"""Words of a field whose frequency is remembered, some 100 bytes each; asking the index takes 1 to 8 µs."""

UNINDEXED = 5_000
"""At most so many changes that are not in the index yet are looked at one by one, the newest."""

_SHOULD, _MUST, _MUST_NOT = tantivy.Occur.Should, tantivy.Occur.Must, tantivy.Occur.MustNot
_HEAP = 64_000_000
_STATE = "state.json"
_TEXTS = "texts-"
_DAY = 86_400.0
_BROKEN = (ValueError, OSError)
"""What tantivy raises for files that are torn, missing or of another release."""


class Scores(NamedTuple):
    """BM25 of a text for a query."""

    total: float
    """Over all fields with their weights."""
    claim: float = 0.0
    title: float = 0.0
    review: float = 0.0


class Found(NamedTuple):
    """A text that shares words with the query."""

    key: str
    scores: Scores


class Alike(NamedTuple):
    """A claim that shares two words with another."""

    key: str
    words: str
    """Those of its normal form, in the order of the alphabet."""


class TextIndex:
    """The words of all texts of one database.

    Args:
        folder: Where indexes are kept. One that cannot be written is replaced by a temporary one.
        database: Id of the database; an index of another one is never used.
    """

    def __init__(self, folder: Path, database: str) -> None:
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._folder = self._usable(folder / database)
        self._database = database
        self._schema = schema()
        self._name = ""
        self._frequencies: dict[str, dict[str, int]] = {}
        self.cursor = 0
        """The last change of the texts that is in the index."""
        self._index = self._open()

    def update(self, source: TextSource) -> Iterator[Progress]:
        """Bring the index up to date, batch by batch.

        tantivy allows one writer: while another process holds it, nothing is done, and ``Scan`` looks at the
        changes after the cursor instead. What is committed stays when the caller stops.
        """
        last = source.last()
        if self._state().get("folder") != self._name:  # another process had to start anew
            self._index = self._open()
        self._read_on()
        if self.cursor > last:  # the database was replaced by an older copy of itself
            self._index = self._make()
        if self.cursor >= last:
            return
        first = read = self.cursor
        try:
            writer = self._index.writer(_HEAP, 1)
            try:
                while changes := source.changes(read, BATCH):
                    self._add(writer, changes)
                    read = changes[-1][0]
                    if read - self.cursor >= COMMIT:
                        self._commit(writer, read)
                    yield Progress(read - first, last - first, _("indexing"))
            finally:
                if read > self.cursor:
                    self._commit(writer, read)
            writer.wait_merging_threads()
        except _BROKEN:  # the writer is held elsewhere, the disk is full, or the files are gone
            return

    def search(self, words: Sequence[str], limit: int) -> list[Found]:
        """The texts that share most of these words, best first, by BM25 over all fields.

        Args:
            words: Result of ``tokens``; all are used, since rare words are not always the telling ones.
            limit: How many at most.
        """
        distinct = sorted(set(words))
        if not distinct:
            return []
        query = tantivy.Query.boolean_query(
            [
                (_SHOULD, tantivy.Query.boost_query(self._term(field, word), weight))
                for field, weight in FIELDS.items()
                for word in distinct
            ]
        )
        try:
            searcher = self._index.searcher()
            hits = searcher.search(query, limit, count=False).hits
            totals = {searcher.doc(address)["key"][0]: score for score, address in hits}
            parts = [self._in_field(searcher, field, distinct, list(totals)) for field in FIELDS]
        except _BROKEN:  # torn after it was opened: start anew, and let the scan answer meanwhile
            self._index = self._make()
            return []
        return [
            Found(key, Scores(total, *(part.get(key, 0.0) for part in parts)))
            for key, total in totals.items()
        ]

    def scores(self, words: Sequence[str], keys: Sequence[str]) -> dict[str, Scores]:
        """BM25 of texts that were found otherwise than by their words; nothing shared is nothing scored.

        Args:
            words: Result of ``tokens``.
            keys: The texts.
        """
        distinct = sorted(set(words))
        try:
            searcher = self._index.searcher()
            parts = {field: self._in_field(searcher, field, distinct, list(keys)) for field in FIELDS}
        except _BROKEN:
            return dict.fromkeys(keys, Scores(0.0))
        found = {key: {field: part.get(key, 0.0) for field, part in parts.items()} for key in keys}
        return {
            key: Scores(sum(weight * each[field] for field, weight in FIELDS.items()), **each)
            for key, each in found.items()
        }

    def _in_field(
        self, searcher: tantivy.Searcher, field: str, words: Sequence[str], keys: list[str]
    ) -> dict[str, float]:
        """BM25 of these texts in one field; texts without any of the words are left out."""
        known = [word for word in words if searcher.doc_freq(field, word)]
        if not known or not keys:
            return {}
        among = tantivy.Query.const_score_query(tantivy.Query.term_set_query(self._schema, "key", keys), 0.0)
        told = [(_SHOULD, self._term(field, word)) for word in known]
        hits = searcher.search(
            tantivy.Query.boolean_query([(_MUST, among), *told]), len(keys), count=False
        ).hits
        return {searcher.doc(address)["key"][0]: score for score, address in hits}

    def abroad(self, free: Sequence[str], lang: str, limit: int) -> list[str]:
        """Keys of the texts in other languages that share most of these words, best first.

        Args:
            free: Result of ``free_words``.
            lang: ISO 639-1 code of the language that is left out.
            limit: How many at most.
        """
        if not free:
            return []
        terms = [(_SHOULD, self._term("free", word)) for word in free]
        home = tantivy.Query.term_query(self._schema, "lang", lang, index_option="basic")
        query = tantivy.Query.boolean_query([*terms, (_MUST_NOT, home)])
        try:
            searcher = self._index.searcher()
            found = searcher.search(query, limit, count=False).hits
            return [searcher.doc(address)["key"][0] for _score, address in found]
        except _BROKEN:  # torn after it was opened: the next search starts anew
            return []

    def alike(self, words: Sequence[str], limit: int, *, each: bool = False) -> list[Alike]:
        """The claims that share two of some words in their normal forms, those with most rare ones first.

        Args:
            words: Some rare words of a normal form; where there is one alone, claims that have it.
            limit: How many at most.
            each: Whether so many are meant for each two words: the shortest claims that have both.
        """
        queries = sharing_two(self._schema, words)
        if not each:
            queries = [tantivy.Query.boolean_query([(_SHOULD, query) for query in queries])]
        try:
            searcher = self._index.searcher()
            hits = [hit for query in queries for hit in searcher.search(query, limit, count=False).hits]
            places = {(address.segment_ord, address.doc): address for _score, address in hits}
            found = [searcher.doc(address) for address in places.values()]
            return [Alike(one["key"][0], one[COMPARED][0]) for one in found]
        except (
            _BROKEN
        ):  # torn after it was opened: start anew, and let the caller look at what is not indexed
            self._index = self._make()
            return []

    def frequency(self, words: Sequence[str], field: str = "claim") -> tuple[list[int], int]:
        """In how many texts a field has each word, and how many texts there are."""
        searcher = self._index.searcher()
        known = self._frequencies.setdefault(field, {})
        if len(known) > KEPT_FREQUENCIES:
            known.clear()
        for word in words:
            if word not in known:
                known[word] = searcher.doc_freq(field, word)
        return [known[word] for word in words], searcher.num_docs

    def languages(self, but: Collection[str]) -> dict[str, int]:
        """How many texts of each language there are, ``?`` for an unknown one.

        Args:
            but: Keys of texts that do not count.
        """
        searcher = self._index.searcher()
        others = (tantivy.Occur.MustNot, tantivy.Query.term_set_query(self._schema, "key", sorted(but)))
        counted = tantivy.Query.boolean_query(
            [(_MUST, tantivy.Query.all_query()), *([others] if but else [])]
        )
        try:
            return dict(searcher.terms_with_prefix("stated", "", counted))
        except _BROKEN:  # torn after it was opened
            return {}

    def unindexed(self, source: TextSource) -> list[TextChange]:
        """The newest changes that are not in the index yet; empty in the usual case."""
        since = self.unindexed_since(source)
        return [] if since is None else list(source.changes(since, UNINDEXED))

    def unindexed_since(self, source: TextSource) -> int | None:
        """After which change texts are to be looked at one by one; None where all are in the index."""
        last = source.last()
        if last > self.cursor:
            self._read_on()
        return None if last <= self.cursor else max(self.cursor, last - UNINDEXED)

    def unread(self, source: TextSource) -> int:
        """How many changes are neither in the index nor looked at one by one; 0 in the usual case."""
        return unread_after(self.cursor, source)

    def _term(self, field: str, word: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, word, index_option="freq")

    def _open(self) -> tantivy.Index:
        state = self._state()
        self._name = str(state.get("folder", ""))
        path = self._folder / self._name
        try:
            if self._name and tantivy.Index.exists(str(path)):
                index = tantivy.Index(self._schema, str(path))
                self.cursor = int(state.get("cursor", 0))
                return index
        except _BROKEN:  # it is only a sidecar
            pass
        return self._make()

    def _make(self) -> tantivy.Index:
        """An empty index in a folder of its own; folders that nobody can still be using are swept away."""
        path = Path(tempfile.mkdtemp(prefix=_TEXTS, dir=self._folder))
        index = tantivy.Index(self._schema, str(path))
        self._name = path.name
        self._write_cursor(0)
        for old in self._folder.glob(f"{_TEXTS}*"):
            if old.name != self._name and _age(old) > _DAY:
                shutil.rmtree(old, ignore_errors=True)
        return index

    def _add(self, writer: tantivy.IndexWriter, changes: Sequence[TextChange]) -> None:
        newest = {key: candidate for _seq, key, candidate in changes}
        for key, candidate in newest.items():
            writer.delete_documents_by_term("key", key)
            if candidate is not None:
                writer.add_document(document(candidate))

    def _commit(self, writer: tantivy.IndexWriter, cursor: int) -> None:
        writer.commit()
        self._reload()
        self._write_cursor(cursor)

    def _reload(self) -> None:
        self._index.reload()
        self._frequencies.clear()

    def _state(self) -> dict[str, str | int]:
        return _state_in(self._folder, self._database)

    def _read_on(self) -> None:
        """See how far another process has written this index, or one that it had to start anew."""
        state = self._state()
        if int(state.get("cursor", 0)) <= self.cursor:
            return
        if state["folder"] != self._name:
            self._index = self._open()
            self._frequencies.clear()
            return
        self._reload()
        self.cursor = int(state["cursor"])

    def _write_cursor(self, cursor: int) -> None:
        self.cursor = cursor
        state = {"format": FORMAT, "database": self._database, "folder": self._name, "cursor": cursor}
        replace_file(self._folder / _STATE, json.dumps(state).encode())

    def _usable(self, folder: Path) -> Path:
        """The folder, made if need be, or one for this process alone where it cannot be written."""
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            self._temporary = tempfile.TemporaryDirectory(
                prefix="claimdesk-index-", ignore_cleanup_errors=True
            )
            return Path(self._temporary.name)


def unread_after(cursor: int, source: TextSource) -> int:
    """How many changes after a cursor are more than are looked at one by one.

    Args:
        cursor: The last change that is in the index.
        source: The texts.
    """
    return max(0, source.last() - cursor - UNINDEXED)


def unread_in(folder: Path, database: str, source: TextSource) -> int:
    """How many changes a search would miss as the index of a database is now; nothing is opened or made.

    Args:
        folder: Where indexes are kept.
        database: Id of the database.
        source: Its texts.
    """
    return unread_after(int(_state_in(folder / database, database).get("cursor", 0)), source)


def _state_in(folder: Path, database: str) -> dict[str, str | int]:
    """The state file of an index; empty where it is missing, torn, foreign or of another format."""
    try:
        state = json.loads((folder / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    ours = isinstance(state, dict) and state.get("format") == FORMAT and state.get("database") == database
    known = ours and str(state.get("folder")).startswith(_TEXTS) and isinstance(state.get("cursor"), int)
    return state if known and "/" not in state["folder"] else {}


def _age(folder: Path) -> float:
    """Seconds since a folder was last written to; none for one that is gone."""
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0.0
