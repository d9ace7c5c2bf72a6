"""The blocks of an article as a report shows them: its lines, with the looks of a headline or caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.claim import Block, BlockRole, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from schema.view import ClaimLine

_LOOKS = {ClaimKind.HEADLINE: BlockRole.TITLE, ClaimKind.CAPTION: BlockRole.CAPTION}


def blocks(text: str, lines: Iterable[ClaimLine]) -> Iterator[Block]:
    """The lines of a text that hold something, each with a role drawn from the claims that begin in it."""
    looks = {line.start: _LOOKS[line.kind] for line in lines if line.kind in _LOOKS}
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            role = next((looks[at] for at in sorted(looks) if start <= at < end), BlockRole.BODY)
            yield Block(start=start, end=end, role=role)
        start = end + 1
