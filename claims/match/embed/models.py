"""What a model of sentence vectors is to the rest of the program."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]

LONGEST = 2_000
"""Characters of a text that a model is given: a claim is short, and time grows with the length."""


class Kind(StrEnum):
    """On which side of a search a text stands; some models are trained to tell them apart."""

    QUERY = "query"
    PASSAGE = "passage"


class Embedder(Protocol):
    """Turns texts into vectors. It may be called from several threads, and never uses the network."""

    @property
    def name(self) -> str:
        """Names the model and its release: vectors of different names are never compared."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str], kind: Kind) -> Floats:
        """The vectors of some texts.

        Args:
            texts: The texts, any characters.
            kind: On which side of a search they stand.

        Returns:
            Shape (texts, dimensions), each row of length 1, so that the product of two is their cosine.
        """


def readable(text: str) -> str:
    """A text as any model may be given it: no longer than useful, without what no encoder accepts.

    A zero character ends a text for a library written in C, and half a surrogate pair cannot be encoded.
    """
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
