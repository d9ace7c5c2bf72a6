"""Finding checks in other languages, without any model, by what needs no translation.

Names, places, figures and dates are the same in all languages, or are listed with their translations. Texts
that share them are only *related*: whether they say the same, a person decides.
"""

from __future__ import annotations

import functools
import math
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from claims.language.analysis import language_of
from claims.language.folding import fold
from claims.match.differ_figures import numbers
from claims.match.facts import Facts, facts
from claims.match.features import MEANING, Rarity
from claims.match.free import free_words, known_names, plain_code
from claims.match.pairing import Pairing
from claims.match.rank import Regression, with_margins
from schema.base import Model
from schema.match import Band, Candidate, Difference, DifferenceKind, Hit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from claims.match.index import TextIndex
    from claims.match.scan import Scan
    from claims.match.source import TextSource

CANDIDATES = 30
"""Texts in other languages that are weighed for one claim."""

NAMES = ("free_found", "free_told", "rarest", "shared", "figures", "figures_back", "letters", "letters_back")
"""The features in the order of the weights.

``free_found`` is the part of the query's free words, weighed by rarity, that the text has, ``free_told`` the
other way; ``rarest`` and ``shared`` how rare the rarest shared one is, and all together; ``figures`` the part
of the query's figures found, ``figures_back`` the other way; ``letters`` the part of the query's runs of four
letters found, for many words of neighbouring languages begin alike, ``letters_back`` the other way.
"""

_GRAM = 4
_ALIKE = 0.7
_BACKGROUND = 10_000
"""Texts that are taken to be there beside those of the database: in a small one every word seems rare."""
_TELLING = 3
"""Figures of fewer digits are everywhere."""
_COMMON, _YEAR, _KNOWN = 0.05, 0.03, 0.01
"""Part of press texts with one small figure or month, one year, one known name, as rough as it need be."""
_UNSAID = 0.5
"""What a share of figures is worth where there are none."""
_KEPT = 4_000


class _Weights(Model):
    """Everything trained for other languages."""

    order: Regression
    sure: Regression
    """Over the features, the score and the margin to the second."""
    trained_on: dict[str, str]
    """sha256 of each file used, by name."""


@functools.cache
def weights(*, meaning: bool = False) -> _Weights:
    """The weights shipped with the program, made by ``bench/train_abroad.py``.

    Args:
        meaning: Those over the features and ``features.MEANING``, made by ``bench/train_vectors.py``.
    """
    name = "abroad_weights_meaning.json" if meaning else "abroad_weights.json"
    path = resources.files("claims.match").joinpath("data", name)
    return _Weights.model_validate_json(path.read_text("utf-8"))


class Query(NamedTuple):
    """The claim asked about."""

    text: str
    lang: str
    free: frozenset[str]
    grams: frozenset[str]
    """Runs of four letters of the folded text."""


class Found(NamedTuple):
    """Candidates in other languages, with their features."""

    texts: tuple[Candidate, ...]
    rows: tuple[list[float], ...]
    meaning: bool = False
    """Whether the rows hold ``features.MEANING`` too."""

    def with_meaning(self, told: Sequence[Sequence[float]]) -> Found:
        """The same with what vectors say of each text."""
        rows = tuple([*row, *more] for row, more in zip(self.rows, told, strict=True))
        return Found(self.texts, rows, meaning=True)


def query_of(text: str, lang: str) -> Query:
    """Read the claim asked about."""
    return Query(text, plain_code(lang), free_words(text, plain_code(lang)), _grams(text))


def look(
    query: Query,
    index: TextIndex,
    scan: Scan,
    source: TextSource,
    *,
    besides: Sequence[Candidate] = (),
    exclude: Collection[str] = (),
) -> Found:
    """The texts in other languages that share most of what needs no translation.

    Args:
        query: The claim asked about.
        index: The texts indexed.
        scan: The texts that are not in the index yet.
        source: Where the texts come from.
        besides: Texts in other languages found by words that look alike.
        exclude: Keys that are not to be found.
    """
    known = {text.key: text for text in besides}
    passed = frozenset(exclude) | scan.keys
    asked = CANDIDATES + len(passed & frozenset(exclude))
    keys = [
        key
        for key in index.abroad(sorted(query.free), query.lang, min(asked, 20 * CANDIDATES))
        if key not in passed and key not in known
    ]
    known |= {text.key: text for text in source.candidates(keys[:CANDIDATES])}
    fresh = [
        text
        for text in scan.all_texts()
        if text.key not in exclude
        and _lang(text) != query.lang
        and query.free & free_words(text.text, _lang(text))
    ]
    fresh.sort(key=lambda text: (-len(query.free & free_words(text.text, _lang(text))), text.key))
    known |= {text.key: text for text in fresh[:CANDIDATES]}
    texts = tuple(known.values())
    return Found(texts, tuple(_rows(query, texts, index, len(scan.keys))))


def _lang(text: Candidate) -> str:
    return plain_code(language_of(text.text, text.lang))


def is_foreign(text: Candidate, lang: str, *, shared: float) -> bool:
    """Whether a text is in another language than the claim asked about.

    Args:
        text: The text.
        lang: ISO 639-1 code of the claim.
        shared: Part of the claim's runs of four letters that the text has; with most of them it is no other
            language, whatever its label says.
    """
    return _lang(text) != plain_code(lang) and shared < _ALIKE


def _rows(query: Query, texts: Sequence[Candidate], index: TextIndex, more: int) -> Iterator[list[float]]:
    told = [free_words(text.text, _lang(text)) for text in texts]
    vocabulary = sorted(query.free.union(*told))
    counts, total = index.frequency(vocabulary, "free")
    expected = [
        count + round(_BACKGROUND * _usual(word)) for count, word in zip(counts, vocabulary, strict=True)
    ]
    rarity = Rarity(dict(zip(vocabulary, expected, strict=True)), total + more + _BACKGROUND)
    ours = query.grams
    for text, free in zip(texts, told, strict=True):
        theirs = _grams(text.text)
        yield [
            rarity.covered(query.free, free),
            rarity.covered(free, query.free),
            *rarity.shared(query.free & free),
            _figures(query.free, free),
            _figures(free, query.free),
            len(ours & theirs) / max(1, len(ours)),
            len(ours & theirs) / max(1, len(theirs)),
        ]


def _usual(word: str) -> float:
    """In what part of texts a free word is to be expected before any text is known."""
    if word[0] != "@":
        return (
            _COMMON if word.startswith("month") or len(word) < _TELLING else _YEAR if _is_year(word) else 0.0
        )
    return _KNOWN if word[1:] in known_names() else 0.0


def _is_year(word: str) -> bool:
    return len(word) == len("2020") and word[:2] in {"19", "20"}


def _figures(one: frozenset[str], other: frozenset[str]) -> float:
    told = {token for token in one if token[0] != "@"}
    return len(told & other) / len(told) if told else _UNSAID


@functools.lru_cache(maxsize=_KEPT)
def _grams(text: str) -> frozenset[str]:
    letters = f" {fold(text)} "
    return frozenset(letters[at : at + _GRAM] for at in range(max(1, len(letters) - _GRAM + 1)))


def hits(query: Query, found: Found, limit: int, related: float) -> list[Hit]:
    """The texts in other languages as they are answered, best first.

    Args:
        query: The claim asked about.
        found: Result of ``look``.
        limit: How many at most.
        related: Probability from which a text is called related.
    """
    if not found.texts:
        return []
    scores, sure = _judged(found)
    best = sorted(range(len(scores)), key=lambda at: (-scores[at], found.texts[at].key))[:limit]
    ours = facts(query.text, query.lang) if max(sure) >= related else None
    return [_hit(ours, found.texts[at], found.rows[at], sure[at], related) for at in best]


def count(found: Found, related: float) -> int:
    """How many texts in other languages are related, without comparing them one by one.

    Args:
        found: Result of ``look``.
        related: Probability from which a text is called related.
    """
    return sum(each >= related for each in _judged(found)[1]) if found.texts else 0


def _judged(found: Found) -> tuple[list[float], list[float]]:
    """Log odds and probability of each text."""
    given = weights(meaning=found.meaning)
    scores = given.order.scores(found.rows)
    return scores, given.sure.probabilities(with_margins(found.rows, scores))


def _hit(
    ours: Facts | None, text: Candidate, row: Sequence[float], probability: float, related: float
) -> Hit:
    """A text as it is answered; never more than related, for its words were not understood."""
    shown = probability >= related
    theirs = facts(text.text, _lang(text)) if shown else None
    return Hit(
        key=text.key,
        score=100 * math.sqrt(row[0] * row[1]),
        probability=probability,
        band=Band.RELATED if shown else Band.NONE,
        differences=differences(ours, theirs) if ours and theirs else (),
        why={name: round(value, 4) for name, value in zip((*NAMES, *MEANING), row, strict=False)},
    )


def differences(a: Facts, b: Facts) -> tuple[Difference, ...]:
    """In what two claims of different languages differ, as far as it needs no translation.

    Args:
        a: Facts of the first claim, read in its language.
        b: Facts of the second, read in its own.

    Returns:
        Figures and dates as the guard tells them; known names that each has alone, as weak differences.
    """
    found = numbers(Pairing(a, b))
    ours = [one for one in a.known if one.name not in {other.name for other in b.known}]
    theirs = [one for one in b.known if one.name not in {other.name for other in a.known}]
    for one, other in zip(ours, theirs, strict=False):
        mine = (a.starts[one.start], a.ends[one.end - 1])
        yours = (b.starts[other.start], b.ends[other.end - 1])
        found.append(
            Difference(
                kind=DifferenceKind.ENTITY,
                ours=a.text[slice(*mine)],
                theirs=b.text[slice(*yours)],
                ours_at=mine,
                theirs_at=yours,
                hard=False,
            )
        )
    return tuple(found)
