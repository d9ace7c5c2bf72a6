"""Finds earlier texts for a claim: the index proposes, features rank, the guard tells differences."""

from __future__ import annotations

from collections import Counter
from heapq import merge
from operator import add
from typing import TYPE_CHECKING

from claims.language.analysis import language_of
from claims.match import abroad
from claims.match.facts import facts
from claims.match.features import MEANING, NAMES, Rarity, Weighed, best_of, features, query_of, told_by
from claims.match.index import TextIndex
from claims.match.pairs import compare_facts
from claims.match.rank import Bands, probabilities, weights
from claims.match.scan import Scan
from schema.match import Band, Hit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from claims.match.embed.vectors import Vectors
    from claims.match.facts import Facts
    from claims.match.features import Query
    from claims.match.index import Scores
    from claims.match.source import TextSource
    from claims.progress import Progress
    from schema.match import Candidate, Difference

CANDIDATES = 30
"""Texts taken from the index and weighed; with 100 MAP@5 rises by .006 at most."""

CROWDED = 480
"""Texts looked through at most where most are to be left out, as in an article of like claims."""

FULL_UP_TO = 200_000
"""Texts among which near meanings are looked for unasked: some 60 ms a query, and 80 MB of memory."""

NEAR = 0.8
"""rapidfuzz ratio of the analysed words from which two texts are compared whatever the ranking says."""

HELD, HELD_RATIO = 0.9, 0.3
"""Part of one side's words that the other holds, and rapidfuzz ratio, from which both are related.

Whatever the ranking says: people also search with a part of a claim.
"""

_RATIO, _OURS, _THEIRS = (NAMES.index(name) for name in ("ratio", "query_found", "claim_found"))


class Matcher:
    """The texts of one database, ready to be searched. It belongs to the thread that made it.

    Args:
        folder: Where indexes are kept; the caller's cache folder.
        database_id: Id of the database the texts come from.
        source: The texts.
        same: Probability from which a text is called likely the same; as trained when not given.
        related: Probability from which it is called related; as trained when not given, never above ``same``.
        vectors: What the texts mean, where sentence vectors are wanted.
        full: Whether near meanings are looked for among all texts, not only among those that share words; if
            not given, among at most ``FULL_UP_TO``.
    """

    def __init__(
        self,
        folder: Path,
        database_id: str,
        source: TextSource,
        *,
        same: float | None = None,
        related: float | None = None,
        vectors: Vectors | None = None,
        full: bool | None = None,
    ) -> None:
        trained = weights().bands
        same = trained.same if same is None else same
        self._bands = Bands(same=same, related=min(same, trained.related if related is None else related))
        self._vectors = vectors
        self._full = full
        self._source = source
        self._index = TextIndex(folder, database_id)
        self._scan: Scan | None = None
        self._scan_of = (0, 0)
        self._counts: Mapping[str, int] = {}
        self._counted_at = (-1, -1)

    def update(self) -> Iterator[Progress]:
        """Bring the index up to date; see ``TextIndex.update``."""
        yield from self._index.update(self._source)

    def unread(self) -> int:
        """How many texts a search misses until ``update`` ran; 0 in the usual case.

        Those that are not in the index are looked at one by one, unless they are too many.
        """
        self._scanned()  # sees how far another process has written the index
        return self._index.unread(self._source)

    def moment(self) -> tuple[int, int, int]:
        """The last change of a text, how many are not searched, and the last one whose meaning is known."""
        return self._source.last(), self.unread(), -1 if self._vectors is None else self._vectors.cursor

    @property
    def has_vectors(self) -> bool:
        """Whether texts are also compared by what they mean."""
        return self._vectors is not None

    def embed(self) -> Iterator[Progress]:
        """Work out what the texts that changed mean, where vectors are wanted; see ``Vectors.update``."""
        if self._vectors is not None:
            yield from self._vectors.update(self._source)

    def looked_in(self) -> Mapping[str, int]:
        """How many texts of each language are searched, the commonest first."""
        moment = (self._source.last(), self._index.cursor)
        if moment != self._counted_at:
            scan = self._scanned()
            counts = scan.languages() + Counter(self._index.languages(scan.keys))
            self._counts, self._counted_at = dict(counts.most_common()), moment
        return self._counts

    def search(
        self,
        text: str,
        lang: str | None = None,
        limit: int = 10,
        exclude: Collection[str] = (),
        *,
        all: bool = False,  # noqa: A002  # the plain word for it
        full: bool | None = None,
    ) -> list[Hit]:
        """The earlier texts closest to a claim, best first.

        Args:
            text: The claim.
            lang: ISO 639-1 code of its language; guessed between French and English where it is not given.
            limit: How many at most.
            exclude: Keys that are not to be found.
            all: Also those that are hardly related, which score tools ask for.
            full: Whether near meanings are looked for among all texts; as the matcher was made if not given.
        """
        lang = language_of(text, lang)
        query = query_of(text, lang)
        weighed = self._candidates(query, exclude)
        if self._is_full(asked=full):
            weighed += self._nearest(text, query, weighed, exclude)
        asked = abroad.query_of(text, lang)
        weighed, found = self._abroad(asked, weighed, exclude)
        elsewhere = abroad.hits(asked, found, limit, self._bands.related)
        if not weighed:
            return [hit for hit in elsewhere if all or hit.band is not Band.NONE]
        rows, scores, sure = self._rank(text, query, weighed)
        ranking = sorted(range(len(weighed)), key=lambda at: (-scores[at], weighed[at].candidate.key))[:limit]
        ours = facts(text, lang)
        hits = [self._hit(ours, weighed[at].candidate, rows[at], sure[at]) for at in ranking]
        both = merge(hits, elsewhere, key=lambda hit: -hit.probability) if found.meaning else hits + elsewhere
        return [hit for hit in both if all or hit.band is not Band.NONE][:limit]

    def _abroad(
        self,
        query: abroad.Query,
        weighed: Sequence[Weighed],
        exclude: Collection[str],
        *,
        ready: bool = False,
    ) -> tuple[list[Weighed], abroad.Found]:
        """The candidates in the claim's own language, and all those in others; see ``abroad``."""
        home = [each for each in weighed if not _is_foreign(query, each)]
        at_home = {each.candidate.key for each in home}
        foreign = [each.candidate for each in weighed if each.candidate.key not in at_home]
        found = abroad.look(
            query,
            self._index,
            self._scanned(),
            self._source,
            besides=foreign,
            exclude=at_home.union(exclude),
        )
        told = self._meanings(query.text, found.texts, ready=ready)
        return home, found if told is None else found.with_meaning(told)

    def _meanings(
        self, text: str, others: Sequence[Candidate], *, ready: bool = False
    ) -> list[list[float]] | None:
        """``features.MEANING`` of each text; None without vectors, or where many are not worked out yet."""
        if self._vectors is None or not others:
            return None
        return self._vectors.meanings(text, [other.text for other in others], ready=ready)

    def _is_full(self, *, asked: bool | None) -> bool:
        """Whether a search goes through all vectors, as asked, else as the matcher was made."""
        if self._vectors is None:
            return False
        chosen = self._full if asked is None else asked
        return self._vectors.count() <= FULL_UP_TO if chosen is None else chosen

    def _nearest(
        self,
        text: str,
        query: Query,
        weighed: Sequence[Weighed],
        exclude: Collection[str],
        *,
        ready: bool = False,
    ) -> list[Weighed]:
        """The texts of nearest meaning that are not among the candidates yet, in any language."""
        if self._vectors is None:
            return []
        passed = {each.candidate.key for each in weighed} | self._scanned().keys | frozenset(exclude)
        keys = self._vectors.nearest(text, CANDIDATES, passed, ready=ready)
        scores = self._index.scores(sorted(query.tokens), keys)
        return [_weighed(each, scores[each.key]) for each in self._source.candidates(keys)]

    def count(self, text: str, lang: str | None = None, exclude: Collection[str] = ()) -> int:
        """How many earlier texts are the same or related, without comparing them one by one.

        Args:
            text: The claim.
            lang: ISO 639-1 code of its language.
            exclude: Keys that do not count.

        Returns:
            At most ``CANDIDATES`` and the few that are not indexed yet.
        """
        lang = language_of(text, lang)
        query = query_of(text, lang)
        weighed = self._candidates(query, exclude)
        if self._is_full(asked=None):
            weighed += self._nearest(text, query, weighed, exclude, ready=True)
        weighed, found = self._abroad(abroad.query_of(text, lang), weighed, exclude, ready=True)
        elsewhere = abroad.count(found, self._bands.related)
        if not weighed:
            return elsewhere
        rows, _scores, sure = self._rank(text, query, weighed, ready=True)
        return elsewhere + sum(self._is_related(row, each) for row, each in zip(rows, sure, strict=True))

    def _found(self, query: Query, exclude: Collection[str]) -> dict[str, Scores]:
        """Keys from the index with their scores; asks for more where an article's claims crowd them out."""
        asked = CANDIDATES
        while True:
            found = self._index.search(sorted(query.tokens), asked)
            kept = {each.key: each.scores for each in found if each.key not in exclude}
            if len(kept) >= CANDIDATES or len(found) < asked or asked >= CROWDED:
                return dict(list(kept.items())[:CANDIDATES])
            asked *= 4

    def _candidates(self, query: Query, exclude: Collection[str]) -> list[Weighed]:
        """Texts that share words with the query, from the index and from what changed since."""
        found = self._found(query, self._scanned().keys | frozenset(exclude))
        scan = self._scanned()  # anew: an index that turns out to be torn leaves all texts to the scan
        texts = self._source.candidates(list(found))
        fresh = {
            each.key: each.scores
            for each in scan.search(sorted(query.tokens), self._index, CANDIDATES + len(exclude))
            if each.key not in exclude
        }
        return [_weighed(text, found[text.key]) for text in texts] + [
            _weighed(text, fresh[text.key]) for text in scan.candidates(list(fresh)[:CANDIDATES])
        ]

    def _scanned(self) -> Scan:
        """The texts that are not in the index, read once until more of them change."""
        moment = (self._source.last(), self._index.cursor)
        if self._scan is None or moment != self._scan_of:
            self._scan = Scan(self._index.unindexed(self._source))
            self._scan_of = (moment[0], self._index.cursor)
        return self._scan

    def _rank(
        self, text: str, query: Query, weighed: Sequence[Weighed], *, ready: bool = False
    ) -> tuple[list[list[float]], list[float], list[float]]:
        vocabulary = sorted(query.tokens.union(*(each.told.tokens for each in weighed)))
        counts, texts = self._index.frequency(vocabulary)
        changed, more = self._scanned().frequency(vocabulary)
        rarity = Rarity(dict(zip(vocabulary, map(add, counts, changed), strict=True)), texts + more)
        best = best_of(weighed)
        rows = [features(query, each, best, rarity) for each in weighed]
        told = self._meanings(text, [each.candidate for each in weighed], ready=ready)
        if told is not None:
            rows = [[*row, *more] for row, more in zip(rows, told, strict=True)]
        given = weights(meaning=told is not None)
        scores = given.order.scores(rows)
        return rows, scores, probabilities(given, rows, scores)

    def _hit(self, ours: Facts, found: Candidate, row: Sequence[float], probability: float) -> Hit:
        """A candidate as it is answered. What is hardly related is not compared: all of it would differ.

        Two texts that are nearly equal are as likely the same as ``compare`` says, however many copies of
        them there are: the margin to the second, by which a winner is told, says nothing among copies.
        """
        differing: tuple[Difference, ...] = ()
        related = self._is_related(row, probability)
        if related:
            compared = compare_facts(ours, facts(found.text, ours.lang))
            differing = compared.differences
            probability = max(probability, compared.probability) if row[_RATIO] >= NEAR else probability
        return Hit(
            key=found.key,
            score=100 * row[_RATIO],
            probability=probability,
            band=self._band(probability, related=related, hard=any(one.hard for one in differing)),
            differences=differing,
            why={name: round(value, 4) for name, value in zip((*NAMES, *MEANING), row, strict=False)},
        )

    def _is_related(self, row: Sequence[float], probability: float) -> bool:
        """Whether a candidate is worth showing unasked."""
        held = max(row[_OURS], row[_THEIRS]) >= HELD and row[_RATIO] >= HELD_RATIO
        return held or row[_RATIO] >= NEAR or probability >= self._bands.related

    def _band(self, probability: float, *, related: bool, hard: bool) -> Band:
        if probability >= self._bands.same and not hard:
            return Band.SAME
        return Band.RELATED if related else Band.NONE


def _is_foreign(query: abroad.Query, weighed: Weighed) -> bool:
    shared = len(query.grams & weighed.told.grams) / max(1, len(query.grams))
    return abroad.is_foreign(weighed.candidate, query.lang, shared=shared)


def _weighed(text: Candidate, scores: Scores) -> Weighed:
    lang = language_of(text.text, text.lang)
    return Weighed(text, told_by(text.text, text.title or "", lang), scores)
