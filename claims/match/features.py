"""Named figures by which a candidate is ranked. Each says one thing; ``Hit.why`` shows them all."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from claims.language.analysis import tokens
from claims.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schema.match import Candidate

NAMES = (
    "bm25",
    "bm25_share",
    "query_found",
    "claim_found",
    "query_found_with_title",
    "title_found",
    "letters",
    "claim_letters",
    "ratio",
    "token_set",
    "partial",
    "lengths",
)
"""The features in the order of the weights.

``bm25`` is the logarithm of the index's score and ``bm25_share`` its part of the best one; ``…_found`` is
the part of one side's words, weighed by rarity, that the other side has; ``letters`` the same for runs of
four letters, from either side; ``ratio``, ``token_set`` and ``partial`` are rapidfuzz scorers over the
analysed words; ``lengths`` compares how long both are.
"""

_GRAM = 4
KEPT = 1_000
"""Analysed texts kept in memory, some 10 kB each: an article's claims find the same few earlier checks."""


class Words(NamedTuple):
    """A text as the features see it."""

    tokens: frozenset[str]
    joined: str
    """All tokens in order."""
    grams: frozenset[str]
    """Runs of four letters of the folded text; none where they are not asked for."""


@lru_cache(maxsize=KEPT)
def words_of(text: str, lang: str, *, letters: bool = True) -> Words:
    """Analyse a text once for all comparisons.

    Args:
        text: Any text.
        lang: ISO 639-1 code.
        letters: Whether its runs of letters are needed too.
    """
    found = tokens(text, lang)
    if not letters:
        return Words(frozenset(found), " ".join(found), frozenset())
    folded = f" {fold(text)} "
    grams = frozenset([folded[at : at + _GRAM] for at in range(max(1, len(folded) - _GRAM + 1))])
    return Words(frozenset(found), " ".join(found), grams)


class Rarity:
    """How telling words are: the logarithm of texts in all per text that has the word.

    Args:
        frequencies: In how many texts each word stands; unknown words stand in none.
        texts: How many texts there are.
    """

    def __init__(self, frequencies: Mapping[str, int], texts: int) -> None:
        self._weights = {word: math.log(1 + texts / (1 + count)) for word, count in frequencies.items()}
        self._unknown = math.log(1 + texts)

    def of(self, words: frozenset[str]) -> float:
        """The weight of a set of words together."""
        return sum(self._weights.get(word, self._unknown) for word in words)

    def covered(self, words: frozenset[str], by: frozenset[str]) -> float:
        """The part of the words' weight that the other set has, 0 to 1."""
        whole = self.of(words)
        return self.of(words & by) / whole if whole else 0.0


class Weighed(NamedTuple):
    """A candidate beside the query."""

    candidate: Candidate
    claim: Words
    title: Words
    bm25: float


def features(query: Words, weighed: Weighed, best_bm25: float, rarity: Rarity) -> list[float]:
    """The features of one candidate, in the order of ``NAMES``."""
    claim, title = weighed.claim, weighed.title
    common = len(query.grams & claim.grams)
    return [
        math.log1p(max(0.0, weighed.bm25)),
        weighed.bm25 / best_bm25 if best_bm25 else 0.0,
        rarity.covered(query.tokens, claim.tokens),
        rarity.covered(claim.tokens, query.tokens),
        rarity.covered(query.tokens, claim.tokens | title.tokens),
        rarity.covered(title.tokens, query.tokens),
        common / max(1, len(query.grams)),
        common / max(1, len(claim.grams)),
        fuzz.ratio(query.joined, claim.joined) / 100,
        fuzz.token_set_ratio(query.joined, claim.joined) / 100,
        fuzz.partial_ratio(query.joined, claim.joined) / 100,
        math.log((1 + len(claim.tokens)) / (1 + len(query.tokens))),
    ]
