"""The vectors of all texts of one database: worked out in the background, compared in bulk.

A vector is kept as int8 codes, a byte for each dimension: cosines move by less than .001, which is less than
tells two neighbours apart, at a quarter of the room. Claims are compared with claims, so both sides are read
as passages: a claim that is itself in the database has its vector already, and English queries met French
claims better that way than with one side read as a query (MAP@5 .85 against .81).
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotDoneError
from contextlib import suppress
from importlib import resources
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from pydantic import TypeAdapter

from claims.i18n import gettext as _
from claims.match.embed.cache import VectorCache, digest_of
from claims.match.embed.models import Kind
from claims.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from numpy.typing import NDArray

    from claims.match.embed.models import Embedder, Floats
    from claims.match.source import TextSource

    Codes = NDArray[np.int8]

BATCH = 512
"""Changes read at once; how far they were read is written down after each batch."""

AT_ONCE = 8
"""Texts worked out between two commits, some 20 ms each: what a cancelled job waits for."""

PATIENCE = 0.02
"""Seconds the caller's thread waits before it says again how far things are, and can do something else."""

BLOCK = 8_192
"""Vectors compared at once: 12 MB as floats, so that neither memory nor caches overflow."""

MISSING = 4
"""Candidates without a vector that are worked out while somebody waits; with more, words alone decide."""

REMEMBERED = 500
"""Claims asked about whose vectors are kept in memory, 1.5 kB each."""

FIRST = 64
"""Closest vectors looked at first; more only where most of them belong to texts that are left out."""

_STEPS = 127
_MOST_USUAL = 0.99
"""A model that finds everything alike tells nothing; this keeps it from dividing by nothing."""


class Vectors:
    """The vectors of one database by one model. It belongs to the thread that made it.

    Args:
        path: The file they are kept in.
        embedder: The model.
    """

    def __init__(self, path: Path, embedder: Embedder) -> None:
        self._embedder = embedder
        self._cache = VectorCache(path, embedder.name, embedder.dimensions)
        self._asked: OrderedDict[bytes, Floats] = OrderedDict()
        self._blocks: list[tuple[NDArray[np.int64], Codes, Floats]] = []
        self._read = 0

    @property
    def cursor(self) -> int:
        """The last change of the texts whose meaning was worked out."""
        return self._cache.cursor

    def count(self) -> int:
        """How many vectors there are, or a few more."""
        try:
            return self._cache.count()
        except sqlite3.DatabaseError:
            return 0

    def update(self, source: TextSource) -> Generator[Progress, None, None]:
        """Work out the vectors of the texts that changed, a few at a time.

        The model runs on a thread of its own; whoever drives this hears every ``PATIENCE`` how far it is, and
        may stop. What was worked out until then stays.

        Args:
            source: The texts.
        """
        last = source.last()
        if self._cache.cursor > last:  # the database was replaced by an older copy of itself
            self._start_anew()
        first = self._cache.cursor
        if first >= last:
            return
        try:
            for done in self._worked_out(source, first):
                yield Progress(done - first, last - first, _("reading what texts mean"))
            self._cache.sweep()
        except sqlite3.OperationalError:  # another process writes, or the disk is full
            return
        except sqlite3.DatabaseError:
            self._start_anew()

    def meanings(self, text: str, others: Sequence[str], *, ready: bool = False) -> list[list[float]] | None:
        """``features.MEANING`` of a claim beside others.

        Args:
            text: The claim asked about.
            others: The texts it is compared with.
            ready: Whether to give up rather than to work out the claim's vector, for which nobody waits.

        Returns:
            A row for each; None where more than ``MISSING`` of them have no vector yet.
        """
        digests = [digest_of(other) for other in others]
        kept = self._stored([*digests, digest_of(text)])
        missing = {digest: other for digest, other in zip(digests, others, strict=True) if digest not in kept}
        if len(missing) > MISSING or (ready and not self._is_ready(text, kept)):
            return None
        asked, usual = self._vector(text, kept), self._usual()
        if missing:
            worked_out = _codes(self._embedder.encode(list(missing.values()), Kind.PASSAGE))
            kept |= dict(zip(missing, worked_out, strict=True))
        table = np.frombuffer(b"".join(kept[digest] for digest in digests), np.int8)
        cosines = _cosines(table.reshape(len(digests), -1), None, asked)
        return [[close, close**2] for close in ((float(one) - usual) / (1 - usual) for one in cosines)]

    def nearest(
        self, text: str, limit: int, exclude: Collection[str] = (), *, ready: bool = False
    ) -> list[str]:
        """Keys of the texts closest to a claim in all the database, best first.

        Args:
            text: The claim.
            limit: How many at most.
            exclude: Keys that are not to be found.
            ready: Whether to give up rather than to work out the claim's vector, for which nobody waits.
        """
        kept = self._stored([digest_of(text)])
        if ready and not self._is_ready(text, kept):
            return []
        try:
            self._read_on()
            asked = self._vector(text, kept)
            return self._named(self._ordered(asked), limit, frozenset(exclude))
        except sqlite3.DatabaseError:
            self._start_anew()
            return []

    def close(self) -> None:
        """Close the file."""
        self._cache.close()

    def _worked_out(self, source: TextSource, read: int) -> Iterator[int]:
        """Work out the vectors of all changes after this one; gives, ever again, how far it is."""
        with ThreadPoolExecutor(1, thread_name_prefix="vectors") as worker:
            while changes := source.changes(read, BATCH):
                newest = {key: candidate for _seq, key, candidate in changes}
                texts = {digest_of(one.text): one.text for one in newest.values() if one is not None}
                for done in self._kept(texts, worker):
                    yield read + done * len(changes) // len(texts)
                linked = {key: None if one is None else digest_of(one.text) for key, one in newest.items()}
                read = changes[-1][0]
                self._cache.link(linked, read)
                yield read

    def _kept(self, texts: dict[bytes, str], worker: ThreadPoolExecutor) -> Iterator[int]:
        """Work out what is not kept yet; gives, ever again, how many of the texts are done."""
        known = self._stored(list(texts))
        missing = [digest for digest in texts if digest not in known]
        for at in range(0, len(missing), AT_ONCE):
            some = missing[at : at + AT_ONCE]
            making = worker.submit(self._embedder.encode, [texts[digest] for digest in some], Kind.PASSAGE)
            while not _is_done(making):
                yield len(known) + at
            self._cache.put(dict(zip(some, _codes(making.result()), strict=True)))

    def _stored(self, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        """What the file holds of these; nothing, and a new file, where it is torn."""
        try:
            return self._cache.vectors(digests)
        except sqlite3.DatabaseError:
            self._start_anew()
            return {}

    def _start_anew(self) -> None:
        self._cache.start_anew()
        self._blocks.clear()
        self._read = 0

    def _ordered(self, asked: Floats) -> Iterator[int]:
        """Numbers of all vectors, the closest first; the first few cost no sorting of the others."""
        if not self._blocks:
            return
        numbers = np.concatenate([block[0] for block in self._blocks])
        scores = np.concatenate([_cosines(codes, norms, asked) for _numbers, codes, norms in self._blocks])
        told, count = 0, FIRST
        while told < len(scores):
            best = _best(scores, count)
            yield from (int(number) for number in numbers[best[told:]])
            told, count = len(best), count * 8

    def _named(self, numbers: Iterator[int], limit: int, exclude: frozenset[str]) -> list[str]:
        """Keys of the first so many vectors that still belong to a text."""
        found = (key for number in numbers for key in self._cache.keys_of(number) if key not in exclude)
        return list(islice(found, limit))

    def _usual(self) -> float:
        """The mean cosine of texts that have nothing to do with each other.

        Models differ in where they begin: .78 for one is what 0 is for another.
        """
        with suppress(sqlite3.DatabaseError):
            if self._cache.usual is not None:
                return self._cache.usual
        vectors = self._embedder.encode(_unrelated(), Kind.PASSAGE)
        apart = (vectors @ vectors.T)[~np.eye(len(vectors), dtype=bool)]
        usual = min(_MOST_USUAL, float(apart.mean()))
        with suppress(sqlite3.DatabaseError):
            self._cache.usual = usual
        return usual

    def _is_ready(self, text: str, kept: dict[bytes, bytes]) -> bool:
        digest = digest_of(text)
        return digest in kept or digest in self._asked

    def _vector(self, text: str, kept: dict[bytes, bytes]) -> Floats:
        """The vector of a claim asked about, of length 1."""
        digest = digest_of(text)
        if digest in kept:
            codes = np.frombuffer(kept[digest], np.int8).astype(np.float32)
            return np.asarray(codes / max(1.0, float(np.linalg.norm(codes))), np.float32)
        if digest not in self._asked:
            self._asked[digest] = self._embedder.encode([text], Kind.PASSAGE)[0]
        self._asked.move_to_end(digest)
        if len(self._asked) > REMEMBERED:
            self._asked.popitem(last=False)
        return self._asked[digest]

    def _read_on(self) -> None:
        """Read the vectors that came since into memory: 388 bytes for each text."""
        while rows := self._cache.after(self._read, BLOCK):
            codes = np.frombuffer(b"".join(code for _number, code in rows), np.int8).reshape(len(rows), -1)
            norms = np.linalg.norm(codes.astype(np.float32), axis=1)
            self._blocks.append((np.array([number for number, _code in rows]), codes, norms))
            self._read = rows[-1][0]


def _unrelated() -> list[str]:
    """Sentences of our own about things that have nothing to do with each other, in two languages."""
    path = resources.files("claims.match.embed").joinpath("unrelated.json")
    return TypeAdapter(list[str]).validate_json(path.read_text("utf-8"))


def _is_done(making: Future[Floats]) -> bool:
    """Wait a little for a job; whether it is done, or failed, which its result will tell."""
    try:
        making.exception(PATIENCE)
    except NotDoneError:
        return False
    return True


def _codes(vectors: Floats) -> list[bytes]:
    """Vectors as int8, each stretched so that its largest number fills the byte: cosines know no length."""
    most = np.abs(vectors).max(axis=1, keepdims=True)
    codes = np.rint(vectors / np.where(most > 0, most, 1) * _STEPS).astype(np.int8)
    return [row.tobytes() for row in codes]


def _cosines(codes: Codes, norms: Floats | None, asked: Floats) -> Floats:
    """Cosines of rows of codes, shape (n, dimensions), with one vector of length 1."""
    numbers = codes.astype(np.float32)
    norms = np.linalg.norm(numbers, axis=1) if norms is None else norms
    return np.asarray(numbers @ asked / np.maximum(norms, 1), np.float32)


def _best(scores: Floats, count: int) -> NDArray[np.int64]:
    """Places of the highest scores, best first."""
    if count < len(scores):
        among = np.argpartition(-scores, count)[:count]
        return np.asarray(among[np.argsort(-scores[among], kind="stable")], np.int64)
    return np.asarray(np.argsort(-scores, kind="stable"), np.int64)
