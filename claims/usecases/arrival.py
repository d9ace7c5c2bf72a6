"""An article that arrives: its claims are compared with those stored, through the index of texts.

A batch finds its pairs by blocks of rare words; here the index finds the stored claims that share two rare
words with a claim, so that no table of blocks has to be kept true.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claims import places
from claims.dedupe.arriving import Known, proposals
from claims.dedupe.decide import COMPARED
from claims.dedupe.normal import normal
from claims.i18n import gettext as _
from claims.match import documents
from claims.match.index import TextIndex
from claims.progress import Progress
from claims.store.feed import TextFeed
from claims.store.rows import canonical
from claims.usecases.selected import Selection, selected, texts_of
from claims.usecases.unindexed import Unindexed

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Mapping, Sequence

    from claims.dedupe import DedupeClaim
    from claims.dedupe.normal import Form
    from claims.match.index import Alike
    from claims.store.store import Store
    from schema.base import Id
    from schema.cluster import Pair

RAREST = 6
"""Words of a claim that are looked up, as many as form a batch's blocks."""

FOUND, FOUND_AT_MOST = 40, 640
"""Claims taken from the index for each claim; more where the last of them are still alike."""

FELLOWS = 20
"""Members of a cluster that a claim is held against before it is said to belong there."""

_CLAIM = "c:"
_LINKS = (
    "SELECT a, b, kind = 'must' FROM link WHERE a IN (SELECT value FROM json_each(?1))"
    " OR b IN (SELECT value FROM json_each(?1))"
)
_HOMES = "SELECT claim, cluster FROM cluster_member WHERE claim IN (SELECT value FROM json_each(?))"
_FELLOWS = "SELECT claim FROM cluster_member WHERE cluster = ? LIMIT ?"


class Arrivals:
    """The stored claims, ready to be compared with those that arrive. It belongs to the thread that made it.

    Args:
        store: The open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index = TextIndex(places.index_folder(), store.database_id)
        self._unindexed = Unindexed(self._index, TextFeed(store))

    def proposals(self, article: Id) -> Generator[Progress, None, tuple[Pair, ...]]:
        """What an article's claims have in common with claims of others, best score first.

        Only what is the same or worth a question; not what people decided about, nor what is together.

        Yields:
            How far it is, some 20 ms each.
        """
        ours = {claim.key: claim for claim in selected(self._store, Selection(articles=(article,)))}
        forms = {key: normal(claim.text, claim.lang) for key, claim in ours.items()}
        near = yield from self._all_near(forms)
        theirs = texts_of(self._store, {other for keys in near.values() for other in keys})
        homes = self._homes([*ours, *theirs])
        theirs |= self._fellows(theirs, homes, ours)
        forms = {key: normal(claim.text, claim.lang) for key, claim in theirs.items()} | forms
        pairs = [(key, other) for key, keys in near.items() for other in keys if other in theirs]
        must, cannot = self._links(forms)
        return (yield from proposals(Known(forms, homes, must, cannot), pairs))

    def _all_near(self, forms: Mapping[Id, Form]) -> Generator[Progress, None, dict[Id, list[Id]]]:
        """For each claim the stored ones whose words are alike."""
        own = Counter(word for form in forms.values() for word in set(form.words))
        near: dict[Id, list[Id]] = {}
        while True:
            yield from self._unindexed.read_on()
            known = self._index.cursor
            for number, (key, form) in enumerate(forms.items()):
                near[key] = self._near(form, own, forms.keys())
                yield Progress(number, len(forms), _("comparing"))
            if self._index.cursor >= known:  # else it turned out to be torn and starts anew
                return near

    def _near(self, form: Form, own: Mapping[str, int], but: Collection[Id]) -> list[Id]:
        """Stored claims whose words are alike, those of the article itself left out."""
        ours = " ".join(sorted(form.words))
        words = self._rarest(form, own)
        if not words:
            return []
        found = [one for one in self._indexed(ours, words) if one.key not in self._unindexed]
        found += self._unindexed.alike(words, FOUND_AT_MOST)
        keys = [one.key.removeprefix(_CLAIM) for one in found if _is_alike(ours, one)]
        return [key for key in keys if key not in but]

    def _indexed(self, ours: str, words: Sequence[str]) -> list[Alike]:
        """What the index finds; more of it while what it found last is still alike."""
        asked = FOUND
        while True:
            found = self._index.alike(words, asked)
            last = found[-(FOUND // 4) :]
            if len(found) < asked or asked >= FOUND_AT_MOST or not any(_is_alike(ours, one) for one in last):
                return found
            asked *= 4

    def _rarest(self, form: Form, own: Mapping[str, int]) -> list[str]:
        """The rarest words that claims of other articles have too."""
        words = sorted(set(form.words))
        indexed = self._index.frequency(words, documents.COMPARED)[0]
        counts = zip(words, indexed, self._unindexed.frequency(words), strict=True)
        known = sorted((one + more - own[word], word) for word, one, more in counts if one + more > own[word])
        return [word for _count, word in known[:RAREST]]

    def _homes(self, claims: Iterable[Id]) -> dict[Id, Id]:
        """The clusters that claims are in."""
        rows = self._store.all(_HOMES, (canonical(list(claims)),))
        return {str(claim): str(cluster) for claim, cluster in rows}

    def _fellows(
        self, theirs: Mapping[Id, DedupeClaim], homes: dict[Id, Id], but: Collection[Id]
    ) -> dict[Id, DedupeClaim]:
        """Some members of the clusters that claims are in, whose clusters are noted too."""
        fellows: set[Id] = set()
        for cluster in {homes[key] for key in theirs if key in homes}:
            members = [str(row[0]) for row in self._store.all(_FELLOWS, (cluster, FELLOWS))]
            homes |= dict.fromkeys(members, cluster)
            fellows.update(members)
        return texts_of(self._store, fellows.difference(theirs, but))

    def _links(self, claims: Iterable[Id]) -> tuple[list[tuple[Id, Id]], list[tuple[Id, Id]]]:
        """What people put together and what they keep apart."""
        rows = self._store.all(_LINKS, (canonical(list(claims)),))
        must = [(str(a), str(b)) for a, b, same in rows if same]
        return must, [(str(a), str(b)) for a, b, same in rows if not same]


def _is_alike(ours: str, other: Alike) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(ours, other.words, score_cutoff=COMPARED) > 0
