"""Texts that changed since the index was written, weighed as the index would weigh them.

tantivy allows one writer at a time. While another process holds it, or before the first commit, these texts
are looked at one by one; the same query must find the same texts.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claims.language.analysis import language_of, tokens
from claims.match.documents import FIELDS
from claims.match.index import Found, Scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.match.index import TextIndex
    from claims.match.source import TextChange
    from schema.match import Candidate

_K1, _B = 1.2, 0.75
"""tantivy's constants of BM25."""


class _Read(NamedTuple):
    """One text as the index would keep it."""

    candidate: Candidate
    words: dict[str, Counter[str]]
    """Of each field, how often it has each word."""


class Scan:
    """The changed texts of one moment.

    Args:
        changes: Changes that are not in the index, in their order.
    """

    def __init__(self, changes: Sequence[TextChange]) -> None:
        newest = {key: candidate for _seq, key, candidate in changes}
        self.keys = frozenset(newest)
        """Keys whose words in the index are out of date, or gone."""
        self._texts = {key: _read(text) for key, text in newest.items() if text is not None}
        self._frequencies = {
            field: Counter(word for text in self._texts.values() for word in text.words[field])
            for field in FIELDS
        }
        lengths = {field: sum(text.words[field].total() for text in self._texts.values()) for field in FIELDS}
        self._average = {
            field: max(1.0, length / max(1, len(self._texts))) for field, length in lengths.items()
        }

    def search(self, words: Sequence[str], index: TextIndex, limit: int) -> list[Found]:
        """The changed texts that share most of these words, best first.

        Args:
            words: Result of ``tokens``.
            index: Where the other texts are; its frequencies count too.
            limit: How many at most.
        """
        distinct = sorted(set(words))
        rarity = {field: self._rarity(field, distinct, index) for field in FIELDS}
        found = [
            Found(key, scores)
            for key, text in self._texts.items()
            if (scores := self._scores(text, distinct, rarity)).total
        ]
        return sorted(found, key=lambda one: (-one.scores.total, one.key))[:limit]

    def frequency(self, words: Sequence[str]) -> tuple[list[int], int]:
        """In how many changed texts the claim has each word, and how many changed texts there are."""
        return [self._frequencies["claim"][word] for word in words], len(self._texts)

    def languages(self) -> Counter[str]:
        """How many changed texts of each language there are, ``?`` for an unknown one."""
        return Counter(text.candidate.lang or "?" for text in self._texts.values())

    def candidates(self, keys: Sequence[str]) -> list[Candidate]:
        """The texts of these keys."""
        return [self._texts[key].candidate for key in keys]

    def all_texts(self) -> list[Candidate]:
        """All changed texts, as they are now."""
        return [text.candidate for text in self._texts.values()]

    def _rarity(self, field: str, words: Sequence[str], index: TextIndex) -> dict[str, float]:
        counts, indexed = index.frequency(words, field)
        total = indexed + len(self._texts)
        both = {
            word: count + self._frequencies[field][word] for word, count in zip(words, counts, strict=True)
        }
        return {word: math.log(1 + (total - count + 0.5) / (count + 0.5)) for word, count in both.items()}

    def _scores(self, text: _Read, words: Sequence[str], rarity: dict[str, dict[str, float]]) -> Scores:
        parts = {field: self._score(text, field, words, rarity[field]) for field in FIELDS}
        return Scores(sum(weight * parts[field] for field, weight in FIELDS.items()), **parts)

    def _score(self, text: _Read, field: str, words: Sequence[str], rarity: dict[str, float]) -> float:
        counts = text.words[field]
        slow = _K1 * (1 - _B + _B * counts.total() / self._average[field])
        return sum(
            rarity[word] * (_K1 + 1) * count / (count + slow) for word in words if (count := counts[word])
        )


def _read(text: Candidate) -> _Read:
    lang = language_of(text.text, text.lang)
    fields = {"claim": text.text, "title": text.title or "", "review": text.review or ""}
    return _Read(text, {field: Counter(tokens(words, lang)) for field, words in fields.items()})
