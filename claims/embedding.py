"""The model of sentence vectors that the configuration names, and the vectors of one database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claims import places, plugins

if TYPE_CHECKING:
    from claims.match.embed.models import Embedder
    from claims.match.embed.vectors import Vectors

FILE = "vectors.db"
"""Name of the file of vectors, in the folder of the database's index."""


def chosen() -> Embedder | None:
    """The model of the configuration's ``[embeddings]``, opened; None where it names none.

    A name with a slash, or one that begins with a tilde or a dot, is a folder.

    Raises:
        NotFound: When it is not there, or a package it needs is not installed.
        BadInput: When it cannot be used, or the configuration cannot be read.
    """
    name = places.embeddings().model
    if not name:
        return None
    if "/" in name or name.startswith(("~", ".")):
        from claims.match.embed import folder

        return folder.load(Path(name).expanduser().resolve())
    return plugins.embedder(name)


def vectors_of(database_id: str) -> Vectors | None:
    """The vectors of a database by the configured model; None where none is configured.

    Raises:
        NotFound: See ``chosen``.
        BadInput: See ``chosen``.
    """
    embedder = chosen()
    if embedder is None:
        return None
    from claims.match.embed.vectors import Vectors

    return Vectors(places.index_folder() / database_id / FILE, embedder)
