"""Claims that came or changed since the index was written, found by their words as the index finds others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claims.i18n import gettext as _
from claims.match.documents import compared
from claims.match.index import Alike
from claims.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claims.match.index import TextIndex
    from claims.store.feed import TextFeed
    from schema.match import Candidate

_AT_ONCE = 200
"""Changes read between two signs of progress, some 20 ms."""


class Unindexed:
    """The newest changes of texts that are not in the index; each is read once.

    Args:
        index: The index.
        feed: The changes.
    """

    def __init__(self, index: TextIndex, feed: TextFeed) -> None:
        self._index = index
        self._feed = feed
        self._changed: dict[str, int] = {}
        self._words: dict[str, str] = {}
        self._holders: dict[str, set[str]] = {}
        self._start = self._read = 0

    def __contains__(self, key: str) -> bool:
        """Whether what the index holds of a text is out of date."""
        return key in self._changed

    def read_on(self) -> Iterator[Progress]:
        """Read what changed since the last time, and forget what is in the index by now.

        An index that had to start anew knows less than before: then all is read again.
        """
        since = self._index.unindexed_since(self._feed)
        start = self._index.cursor if since is None else since
        for key in [key for key, seq in self._changed.items() if seq <= start or start < self._start]:
            self._forget(key)
        self._read = start if start < self._start else max(self._read, start)
        self._start = start
        while since is not None and (changes := self._feed.changes(self._read, _AT_ONCE)):
            for seq, key, text in changes:
                self._put(seq, key, text)
            self._read = changes[-1][0]
            yield Progress(len(self._changed), None, _("reading claims"))

    def alike(self, words: Sequence[str], limit: int) -> list[Alike]:
        """See ``TextIndex.alike``."""
        shared = Counter(key for word in words for key in self._holders.get(word, ()))
        enough = min(len(words), 2)
        found = sorted((-count, key) for key, count in shared.items() if count >= enough)
        return [Alike(key, self._words[key]) for _count, key in found[:limit]]

    def frequency(self, words: Sequence[str]) -> list[int]:
        """In how many of these claims each word is."""
        return [len(self._holders.get(word, ())) for word in words]

    def _put(self, seq: int, key: str, text: Candidate | None) -> None:
        self._forget(key)
        self._changed[key] = seq
        words = "" if text is None else compared(text)
        if words:
            self._words[key] = words
            for word in words.split():
                self._holders.setdefault(word, set()).add(key)

    def _forget(self, key: str) -> None:
        self._changed.pop(key, None)
        for word in set(self._words.pop(key, "").split()):
            holders = self._holders[word]
            holders.discard(key)
            if not holders:
                del self._holders[word]
