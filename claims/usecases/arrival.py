"""An article that arrives: its claims are compared with those stored, through the index of texts.

A batch finds its pairs by blocks of rare words; here the index finds the stored claims that share two rare
words with a claim, so that no table of blocks has to be kept true.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claims import places
from claims.dedupe.arriving import Known, proposals
from claims.dedupe.normal import normal
from claims.i18n import gettext as _
from claims.match.index import TextIndex
from claims.progress import Progress
from claims.store.feed import TextFeed
from claims.store.rows import canonical
from claims.usecases.nearby import Nearby
from claims.usecases.selected import Selection, selected, texts_of
from claims.usecases.unindexed import Unindexed

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Mapping

    from claims.dedupe import DedupeClaim
    from claims.dedupe.normal import Form
    from claims.store.store import Store
    from schema.base import Id
    from schema.cluster import Pair

FELLOWS = 20
"""Members of a cluster that a claim is held against before it is said to belong there."""

_AT_ONCE = 200
"""Claims read between two signs of progress, some 20 ms."""

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
        self._nearby = Nearby(self._index, self._unindexed)

    def proposals(self, article: Id) -> Generator[Progress, None, tuple[Pair, ...]]:
        """What an article's claims have in common with claims of others, best score first.

        Only what is the same or worth a question; not what people decided about, nor what is together.

        Yields:
            How far it is, some 20 ms each.
        """
        ours = {claim.key: claim for claim in selected(self._store, Selection(articles=(article,)))}
        forms = yield from _forms(ours)
        near = yield from self._all_near(forms)
        theirs = texts_of(self._store, {other for keys in near.values() for other in keys})
        homes = self._homes([*ours, *theirs])
        theirs |= self._fellows(theirs, homes, ours)
        forms = (yield from _forms(theirs)) | forms
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
                keys = [found.removeprefix(_CLAIM) for found in self._nearby.keys(form, own)]
                near[key] = [found for found in keys if found not in forms]
                yield Progress(number, len(forms), _("comparing"))
            if self._index.cursor >= known:  # else it turned out to be torn and starts anew
                return near

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


def _forms(claims: Mapping[Id, DedupeClaim]) -> Generator[Progress, None, dict[Id, Form]]:
    """The normal forms of claims by key, in their order."""
    forms: dict[Id, Form] = {}
    for key, claim in claims.items():
        forms[key] = normal(claim.text, claim.lang)
        if len(forms) % _AT_ONCE == 0:
            yield Progress(len(forms), len(claims), _("reading claims"))
    return forms
