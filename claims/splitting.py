"""The splitter a text is cut with: the one asked for or configured, scoring as the configuration says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import places, plugins

if TYPE_CHECKING:
    from claims.plugins import Splitter
    from schema.claim import Split


def chosen(name: str | None = None) -> Splitter:
    """A splitter whose scores follow the weights of the configuration's ``[worth]``.

    The splitters themselves know no configuration, so that benchmarks and gates measure the same everywhere.

    Args:
        name: Which; the configured one when not given.

    Raises:
        NotFound: When there is no such splitter.
        BadInput: When the configuration cannot be read.
    """
    cut = plugins.splitter(name or places.splitter())
    weights = places.settings().worth
    if not weights:
        return cut

    def weighed(text: str, lang: str | None = None, published: str | None = None) -> Split:
        from claims.split.worth import reweighed
        from schema.claim import WorthReason

        return reweighed(
            cut(text, lang, published), {WorthReason(code): value for code, value in weights.items()}
        )

    return weighed
