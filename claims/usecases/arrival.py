"""An article that arrives: its claims are compared with those stored, through the index of texts.

A batch finds its pairs by blocks of rare words; here the index finds the stored texts that share the rarest
words of a claim, so that no table of blocks has to be kept true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import places
from claims.dedupe.decide import COMPARED, decide
from claims.dedupe.normal import normal
from claims.language.analysis import language_of, tokens
from claims.language.folding import fold
from claims.match.index import TextIndex
from claims.match.scan import Scan
from claims.store.feed import TextFeed
from claims.store.rows import canonical
from claims.usecases.selected import Selection, selected, texts_of
from schema.cluster import Pair, PairDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claims.dedupe import DedupeClaim
    from claims.store.store import Store
    from schema.base import Id

RAREST = 8
"""Words of a claim that are looked up. A batch's blocks are pairs of the six rarest."""

FOUND = 40
"""Texts taken from the index for each claim; published checks are among them."""

WORTH_READING = 0.4
"""Part of the shorter text's words that the other must have as written: normal forms cost far more."""

_CLAIM = "c:"
_DECIDED = (
    "SELECT a, b FROM link WHERE a IN (SELECT value FROM json_each(?1))"
    " OR b IN (SELECT value FROM json_each(?1))"
)
_HOMES = "SELECT claim, cluster FROM cluster_member WHERE claim IN (SELECT value FROM json_each(?))"


class Arrivals:
    """The stored claims, ready to be compared with those that arrive. It belongs to the thread that made it.

    Args:
        store: The open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._feed = TextFeed(store)
        self._index = TextIndex(places.index_folder(), store.database_id)

    def proposals(self, article: Id) -> tuple[Pair, ...]:
        """What an article's claims have in common with claims of others, best score first.

        Only what is the same or worth a question; not what people decided about, nor what is together.
        """
        ours = selected(self._store, Selection(articles=(article,)))
        own = {_CLAIM + claim.key for claim in ours}
        scan = Scan([each for each in self._index.unindexed(self._feed) if each[1] not in own])
        near = {claim.key: self._near(claim, scan) for claim in ours}
        theirs = texts_of(self._store, {key for keys in near.values() for key in keys})
        others = {key: claim for key, claim in theirs.items() if claim.article != article}
        settled = _settled(self._store, [*near, *others])
        found = [
            pair
            for claim in ours
            for pair in _weighed(claim, [others[key] for key in near[claim.key] if key in others])
            if frozenset((pair.a, pair.b)) not in settled
        ]
        return tuple(sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b)))

    def _near(self, claim: DedupeClaim, scan: Scan) -> list[Id]:
        """Stored claims that share rare words with this one."""
        words = sorted(set(tokens(claim.text, language_of(claim.text, claim.lang))))
        indexed, changed = self._index.frequency(words)[0], scan.frequency(words)[0]
        known = sorted((a + b, word) for a, b, word in zip(indexed, changed, words, strict=True) if a + b)
        rarest = [word for _count, word in known[:RAREST]]
        found = [one.key for one in self._index.search(rarest, FOUND) if one.key not in scan.keys]
        found += [one.key for one in scan.search(rarest, self._index, FOUND)]
        return [key.removeprefix(_CLAIM) for key in found if key.startswith(_CLAIM)]


def _weighed(claim: DedupeClaim, others: Iterable[DedupeClaim]) -> Iterator[Pair]:
    """Pairs of a claim and others that are the same or a question."""
    from rapidfuzz import fuzz

    written = set(fold(claim.text).split())
    ours = normal(claim.text, claim.lang)
    for other in others:
        told = set(fold(other.text).split())
        if len(written & told) < WORTH_READING * min(len(written), len(told)):
            continue
        theirs = normal(other.text, other.lang)
        score = fuzz.ratio(_sorted(ours.words), _sorted(theirs.words), score_cutoff=COMPARED)
        weighed = decide(ours, theirs, score) if score else None
        if weighed is not None and weighed.decision is not PairDecision.DIFFERENT:
            yield Pair(
                a=claim.key,
                b=other.key,
                decision=weighed.decision,
                score=score,
                differences=weighed.differences,
            )


def _sorted(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _settled(store: Store, claims: Iterable[Id]) -> set[frozenset[Id]]:
    """Pairs of claims that people decided about, or that are in one cluster already."""
    wanted = canonical(list(claims))
    settled = {frozenset((str(a), str(b))) for a, b in store.all(_DECIDED, (wanted,))}
    together: dict[str, list[str]] = {}
    for claim, cluster in store.all(_HOMES, (wanted,)):
        together.setdefault(str(cluster), []).append(str(claim))
    return settled | {
        frozenset((a, b)) for members in together.values() for a in members for b in members if a != b
    }
