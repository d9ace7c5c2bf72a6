"""Rows and queries of any number for ``bench/match.py``, the same from one run to the next.

A row is a made-up sentence: words drawn from the press texts of ``corpus`` and from made-up words by Zipf's
law, 6 to 16 of them, small words between. A query tells a row in other words: more than half of its words are
left out or replaced, halves change places, one word has a typo, and somebody is said to have said it.
"""

from __future__ import annotations

import functools
import itertools
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = 80_000
"""Telling words in all, about as many as 44,000 published claims hold."""
LOST = 0.35
"""Part of a row's words that its query leaves out, and of the rest that it replaces."""
SEED = 20_260_000
_CORPUS = Path(__file__).parent.parent / "corpus"
_SMALL = tuple(re.findall(r"\w+", "the of to and in a that is for on with was by at from it as this has"))
_SYLLABLES = [
    *itertools.starmap("{}{}".format, itertools.product([*"bcdfglmnprstv", "br", "st", "tr"], "aeiou"))
]
_ATTRIBUTIONS = ("Officials said that ", "According to a report, ", "A post says ", "")


@functools.cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Telling words, commonest first, and their cumulative weights by Zipf's law."""
    real = re.findall(
        r"[^\W\d_]{4,}", " ".join(path.read_text("utf-8") for path in sorted(_CORPUS.rglob("*.en.md")))
    )
    words = dict.fromkeys([*real, *map(str, range(1990, 2026))])
    draw = random.Random(SEED)  # noqa: S311 - no secret
    while len(words) < WORDS:
        words["".join(draw.choices(_SYLLABLES, k=draw.choice((2, 3, 3, 4))))] = None
    listed = list(words)
    draw.shuffle(listed)
    return listed, list(itertools.accumulate(1 / (at + 10) for at in range(len(listed))))


def row(number: int) -> str:
    """The text of one row."""
    draw = random.Random(SEED + number)  # noqa: S311 - no secret
    words, weights = _vocabulary()
    told = draw.choices(words, cum_weights=weights, k=draw.randint(6, 16))
    small = draw.choices(_SMALL, k=len(told))
    text = " ".join(
        f"{little} {word}" if at % 2 else word
        for at, (word, little) in enumerate(zip(told, small, strict=True))
    )
    return f"{text[0].upper()}{text[1:]}."


def rows(count: int) -> Iterator[tuple[str, str]]:
    """Keys and texts of so many rows."""
    return ((str(number), row(number)) for number in range(count))


def queries(count: int, of: int) -> list[tuple[str, str]]:
    """Keys of rows among so many, and each in other words."""
    draw = random.Random(SEED - 1)  # noqa: S311 - no secret
    return [(str(number), _retold(row(number), draw)) for number in draw.sample(range(of), count)]


def _retold(text: str, draw: random.Random) -> str:
    words, weights = _vocabulary()
    kept = [word for word in text.rstrip(".").lower().split() if draw.random() > LOST]
    kept = [word if draw.random() > LOST else draw.choices(words, cum_weights=weights)[0] for word in kept]
    half = len(kept) // 2
    kept = kept[half:] + kept[:half]
    at = max(range(len(kept)), key=lambda place: len(kept[place]))
    letters = kept[at]
    kept[at] = letters[:2] + letters[3:] if len(letters) > 4 else letters
    return draw.choice(_ATTRIBUTIONS) + " ".join(kept)
