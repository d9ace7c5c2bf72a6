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
from claims.match.index import Scores

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from schema.match import Candidate

NAMES = (
    "bm25_share",
    "claim_share",
    "title_share",
    "review_share",
    "query_found",
    "claim_found",
    "title_found",
    "told_found",
    "query_nearly",
    "told_nearly",
    "letters",
    "ratio",
    "title_ratio",
    "lengths",
    "pairs",
    "figures",
    "names",
    "rarest_shared",
    "weight_shared",
)
"""The features in the order of the weights. None grows with the size of the database.

``…_share`` is the index's score, over all or in one field, as a part of the best candidate's; ``…_found``
the part of one side's words, weighed by rarity, that the other side has, where *told* is claim and title
together; ``…_nearly`` the same with a word counting by its runs of four letters that the other side has, so
that a typo or another ending costs little; ``letters`` the part of the query's runs of four letters, blanks
between words included, in claim and title; ``ratio`` and ``title_ratio`` rapidfuzz's ratio of the analysed
words; ``lengths`` compares how long both are; ``pairs`` is the part of the claim's neighbouring words that
stand side by side in the query too; ``figures`` and ``names`` the part of the query's figures and names
found in claim or title; ``rarest_shared`` and ``weight_shared`` how rare the rarest shared word is, and all
of them together.
"""

MEANING = ("meaning", "meaning_squared")
"""What is added where both texts have a vector: how close their meanings are, from 0 for texts that have
nothing to do with each other to 1 for the same, and its square; see ``embed.vectors``."""

_GRAM = 4
_UNSAID = 0.5
"""What a feature is worth where the query has no figure, or no name, that could be found."""
_NAME = re.compile(r"(?<=[^.!?:\s] )[A-ZÀ-Þ][\w'’-]+")
KEPT = 1_000
"""Analysed texts kept in memory, some 8 kB each: an article's claims find the same few earlier checks."""
KEPT_TOKENS = 10_000
"""Tokens kept with their runs of letters, some 1 kB each."""


class Words(NamedTuple):
    """A text as the features see it."""

    tokens: frozenset[str]
    joined: str
    """All tokens in order."""


class Query(NamedTuple):
    """The claim asked about, as the features see it."""

    tokens: frozenset[str]
    joined: str
    """All tokens in order."""
    grams: frozenset[str]
    """Runs of four letters of the folded text."""
    names: frozenset[str]
    """Tokens of the words with a capital inside a sentence."""
    figures: frozenset[str]


class Told(NamedTuple):
    """An earlier text, as the features see it."""

    claim: Words
    title: Words
    tokens: frozenset[str]
    """Of both."""
    grams: frozenset[str]
    """Runs of four letters of both, folded."""


def query_of(text: str, lang: str) -> Query:
    """Analyse the claim asked about.

    Args:
        text: The claim.
        lang: ISO 639-1 code of its language.
    """
    words = _words(text, lang)
    names = frozenset(tokens(" ".join(_NAME.findall(text)), lang))
    figures = frozenset(token for token in words.tokens if token[0].isdigit())
    return Query(words.tokens, words.joined, _grams(fold(text)), names, figures)


@lru_cache(maxsize=KEPT)
def told_by(text: str, title: str, lang: str) -> Told:
    """Analyse an earlier text once for all comparisons."""
    claim, heading = _words(text, lang), _words(title, lang)
    grams = _grams(fold(f"{text} {title}" if title else text))
    return Told(claim, heading, claim.tokens | heading.tokens, grams)


def _words(text: str, lang: str) -> Words:
    found = tokens(text, lang)
    return Words(frozenset(found), " ".join(found))


def _grams(folded: str, ending: str = " ") -> frozenset[str]:
    letters = f" {folded}{ending}"
    return frozenset([letters[at : at + _GRAM] for at in range(max(1, len(letters) - _GRAM + 1))])


@lru_cache(maxsize=KEPT_TOKENS)
def _grams_of_token(token: str) -> frozenset[str]:
    """Runs of four letters of a token; a stem may go on, so that no blank ends it."""
    return _grams(token, ending="")


class Rarity:
    """How telling words are: the logarithm of texts in all per text that has the word.

    Args:
        frequencies: In how many texts each word stands; unknown words stand in none.
        texts: How many texts there are.
    """

    def __init__(self, frequencies: Mapping[str, int], texts: int) -> None:
        self._weights = {word: math.log(1 + texts / (1 + count)) for word, count in frequencies.items()}
        self._unknown = math.log(2 + texts)
        self._wholes: dict[frozenset[str], float] = {}

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

    def nearly(self, words: frozenset[str], by: frozenset[str], grams: frozenset[str]) -> float:
        """The part of the words' weight found, other words counting by their runs of four letters.

        Args:
            words: The words looked for.
            by: The words of the other side.
            grams: Its runs of four letters.
        """
        whole = self.of(words)
        found = self.of(words & by)
        for word in words - by:
            own = _grams_of_token(word)
            found += self._weights.get(word, self._unknown) * len(own & grams) / len(own)
        return found / whole if whole else 0.0

    def shared(self, words: Collection[str]) -> tuple[float, float]:
        """The weight of the rarest of these words, and of all together, in weights of an unknown word."""
        weights = [self._weights.get(word, self._unknown) for word in words]
        return max(weights, default=0.0) / self._unknown, sum(weights) / self._unknown


class Weighed(NamedTuple):
    """A candidate beside the query."""

    candidate: Candidate
    told: Told
    scores: Scores
    """What the index says of it."""


def best_of(weighed: Sequence[Weighed]) -> Scores:
    """The best score of all candidates, over all and in each field; never nothing."""
    return Scores(*(max(each) or 1.0 for each in zip(*(one.scores for one in weighed), strict=True)))


def features(query: Query, weighed: Weighed, best: Scores, rarity: Rarity) -> list[float]:
    """The features of one candidate, in the order of ``NAMES``.

    Args:
        query: The claim asked about.
        weighed: The candidate.
        best: Result of ``best_of`` over all candidates.
        rarity: How telling the words of the query and of all candidates are.
    """
    claim, title, told, grams = weighed.told
    rarest, together = rarity.shared(query.tokens & told)
    return [
        *(score / most for score, most in zip(weighed.scores, best, strict=True)),
        rarity.covered(query.tokens, told),
        rarity.covered(claim.tokens, query.tokens),
        rarity.covered(title.tokens, query.tokens),
        rarity.covered(told, query.tokens),
        rarity.nearly(query.tokens, told, grams),
        rarity.nearly(told, query.tokens, query.grams),
        len(query.grams & grams) / len(query.grams),
        fuzz.ratio(query.joined, claim.joined) / 100,
        fuzz.ratio(query.joined, title.joined) / 100,
        math.log((1 + len(claim.tokens)) / (1 + len(query.tokens))),
        _side_by_side(query.joined, claim.joined),
        len(query.figures & told) / len(query.figures) if query.figures else _UNSAID,
        rarity.covered(query.names, told) if query.names else _UNSAID,
        rarest,
        together,
    ]


def _side_by_side(query: str, claim: str) -> float:
    """The part of the claim's neighbouring words that are neighbours in the query too."""
    ours, theirs = query.split(" "), claim.split(" ")
    pairs = set(itertools.pairwise(theirs))
    return len(pairs & set(itertools.pairwise(ours))) / max(1, len(pairs))
