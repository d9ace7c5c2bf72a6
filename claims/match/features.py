"""Named figures by which a candidate is ranked. Each says one thing; ``Hit.why`` shows them all."""

from __future__ import annotations

import itertools
import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from claims.language.analysis import tokens
from claims.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

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
    "all_letters",
    "pairs",
    "rarest",
    "figures",
    "names",
)
"""The features in the order of the weights.

``bm25`` is the logarithm of the index's score and ``bm25_share`` its part of the best one; ``…_found`` is
the part of one side's words, weighed by rarity, that the other side has; ``letters``, ``claim_letters`` and
``all_letters`` the same for runs of four letters, of the query, of the claim, and of the query in claim and
title; ``ratio``, ``token_set`` and ``partial`` are rapidfuzz scorers over the analysed words; ``lengths``
compares how long both are; ``pairs`` is the part of the claim's neighbouring words that stand side by side
in the query too; ``rarest``, ``figures`` and ``names`` the part of the query's rarest words, figures and
names found in claim or title.
"""

_GRAM = 4
_RAREST = 4
_UNSAID = 0.5
"""What a feature is worth where the query has no figure, or no name, that could be found."""
_NAME = re.compile(r"(?<=[^.!?:\s] )[A-ZÀ-Þ][\w'’-]+")
KEPT = 1_000
"""Analysed texts kept in memory, some 10 kB each: an article's claims find the same few earlier checks."""


class Words(NamedTuple):
    """A text as the features see it."""

    tokens: frozenset[str]
    joined: str
    """All tokens in order."""
    grams: frozenset[str]
    """Runs of four letters of the folded text."""


class Query(NamedTuple):
    """The claim asked about, as the features see it; the first fields are those of ``Words``."""

    tokens: frozenset[str]
    joined: str
    grams: frozenset[str]
    names: frozenset[str]
    """Tokens of the words with a capital inside a sentence."""
    figures: frozenset[str]


def query_of(text: str, lang: str) -> Query:
    """Analyse the claim asked about.

    Args:
        text: The claim.
        lang: ISO 639-1 code of its language.
    """
    words = words_of(text, lang)
    names = frozenset(tokens(" ".join(_NAME.findall(text)), lang))
    return Query(*words, names, frozenset(token for token in words.tokens if token[0].isdigit()))


@lru_cache(maxsize=KEPT)
def words_of(text: str, lang: str) -> Words:
    """Analyse a text once for all comparisons."""
    found = tokens(text, lang)
    letters = f" {fold(text)} "
    grams = frozenset([letters[at : at + _GRAM] for at in range(max(1, len(letters) - _GRAM + 1))])
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
        self._wholes: dict[frozenset[str], float] = {}
        self._rarest: dict[frozenset[str], frozenset[str]] = {}

    def of(self, words: Collection[str]) -> float:
        """The weight of a set of words together."""
        unknown = self._unknown
        return sum([self._weights.get(word, unknown) for word in words])

    def covered(self, words: frozenset[str], by: frozenset[str]) -> float:
        """The part of the words' weight that the other set has, 0 to 1."""
        whole = self._wholes.get(words)
        if whole is None:
            whole = self._wholes[words] = self.of(words)
        return self.of(words & by) / whole if whole else 0.0

    def rarest(self, words: frozenset[str], count: int) -> frozenset[str]:
        """The most telling words, at most so many."""
        found = self._rarest.get(words)
        if found is None:
            ordered = sorted(words, key=lambda word: (-self._weights.get(word, self._unknown), word))
            found = self._rarest[words] = frozenset(ordered[:count])
        return found


class Weighed(NamedTuple):
    """A candidate beside the query."""

    candidate: Candidate
    claim: Words
    title: Words
    bm25: float


def features(query: Query, weighed: Weighed, best_bm25: float, rarity: Rarity) -> list[float]:
    """The features of one candidate, in the order of ``NAMES``."""
    claim, title = weighed.claim, weighed.title
    told = claim.tokens | title.tokens
    in_claim = query.grams & claim.grams
    common = len(in_claim)
    rarest = rarity.rarest(query.tokens, _RAREST)
    return [
        math.log1p(max(0.0, weighed.bm25)),
        weighed.bm25 / best_bm25 if best_bm25 else 0.0,
        rarity.covered(query.tokens, claim.tokens),
        rarity.covered(claim.tokens, query.tokens),
        rarity.covered(query.tokens, told),
        rarity.covered(title.tokens, query.tokens),
        common / max(1, len(query.grams)),
        common / max(1, len(claim.grams)),
        fuzz.ratio(query.joined, claim.joined) / 100,
        fuzz.token_set_ratio(query.joined, claim.joined) / 100,
        fuzz.partial_ratio(query.joined, claim.joined) / 100,
        math.log((1 + len(claim.tokens)) / (1 + len(query.tokens))),
        len(in_claim | (query.grams & title.grams)) / max(1, len(query.grams)),
        _side_by_side(query.joined, claim.joined),
        len(rarest & told) / max(1, len(rarest)),
        len(query.figures & told) / len(query.figures) if query.figures else _UNSAID,
        rarity.covered(query.names, told) if query.names else _UNSAID,
    ]


def _side_by_side(query: str, claim: str) -> float:
    """The part of the claim's neighbouring words that are neighbours in the query too."""
    ours, theirs = query.split(" "), claim.split(" ")
    pairs = set(itertools.pairwise(theirs))
    return len(pairs & set(itertools.pairwise(ours))) / max(1, len(pairs))
