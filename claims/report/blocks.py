"""The blocks of an article as a report shows them: those of the splitter, in the light of the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.blocks import blocks
from schema.claim import Block, BlockRole, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from schema.view import ClaimLine

_LOOKS = {ClaimKind.CAPTION: BlockRole.CAPTION, ClaimKind.IMAGE: BlockRole.CAPTION}


def shown_blocks(text: str, lang: str, lines: Iterable[ClaimLine]) -> Iterator[Block]:
    """The blocks of a text, each with the role that decides about its looks.

    A claim on a picture or its caption tells the role of its block, whatever its form is taken for; a
    dateline stays on the line of the paragraph it opens.

    Args:
        text: The article.
        lang: ISO 639-1 code of its language.
        lines: Its claims.
    """
    looks = [(line.start, _LOOKS[line.kind]) for line in lines if line.kind in _LOOKS]
    opening: int | None = None
    for block in blocks(text, lang):
        start = block.start if opening is None else opening
        if block.role is BlockRole.DATELINE and not _ends_line(text, block.end):
            opening = start
            continue
        opening = None
        role = next((role for at, role in looks if start <= at < block.end), block.role)
        yield Block(start=start, end=block.end, role=role)


def _ends_line(text: str, end: int) -> bool:
    """Whether nothing but white space follows on the line."""
    return not text[end:].split("\n", 1)[0].strip()
