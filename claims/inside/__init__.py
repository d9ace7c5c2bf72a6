"""What claims of one article say of each other: the same fact twice, or two things that cannot both be true.

``compare_claims`` proposes; people decide (``claims.usecases.inside``). Nothing here is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.inside.told import Telling
    from schema.inside import InsidePair

__all__ = ["compare_claims"]


def compare_claims(tellings: Sequence[Telling], text: str, lang: str) -> tuple[InsidePair, ...]:
    """Find claims of one article that tell the same fact, and those that disagree.

    Args:
        tellings: The claims in document order.
        text: The text they stand in.
        lang: ISO 639-1 code; without word lists of the language only what needs none is compared.

    Returns:
        Pairs, the earlier claim first, in document order.
    """
    from claims.inside.run import steps
    from claims.progress import finished

    return finished(steps(tellings, text, lang))
