"""A model of sentence vectors small enough to read: words of the same concept are the same, in any language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.match.embed.models import Floats, Kind

CONCEPTS = (
    "chômage unemployment jobless",
    "baissé fell dropped",
    "bretagne brittany",
    "maire mayor",
    "pont bridge",
    "inauguré opened",
    "requin shark",
    "autoroute highway",
    "coalition",
    "base",
    "quitté left",
    "virus",
    "javel bleach",
)
"""Each line is one dimension."""

OTHERS = 200
"""Dimensions of the words that are no concept."""

_DIMENSION = {word: at for at, line in enumerate(CONCEPTS) for word in line.split()}


class Concepts:
    """Counts concepts, and less of all other words, spread over so many dimensions that few fall together."""

    def __init__(self, name: str = "concepts") -> None:
        self.name = name
        self.dimensions = len(CONCEPTS) + OTHERS
        self.encoded: list[str] = []
        """Every text it was given, in order."""

    def encode(self, texts: Sequence[str], kind: Kind) -> Floats:
        self.encoded += texts
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                if word in _DIMENSION:
                    row[_DIMENSION[word]] += 1
                else:
                    row[len(CONCEPTS) + crc32(word.encode()) % OTHERS] += 0.3
        rows[:, 0] += 0.01  # a text without a word is not nothing
        assert kind in {"query", "passage"}
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)
