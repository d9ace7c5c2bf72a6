"""Little articles made of sentences, without the splitter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.inside import compare_claims
from claims.inside.told import Telling
from schema.claim import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from schema.inside import InsidePair


def found_in(claims: Sequence[Mapping[str, str]], lang: str) -> tuple[InsidePair, ...]:
    """What is found in an article whose every line is a claim; ids are the claims' numbers, from 1.

    Args:
        claims: The text of each claim, with its kind and speaker where they matter.
        lang: ISO 639-1 code.
    """
    text, tellings = "", []
    for number, claim in enumerate(claims, 1):
        start = len(text)
        text += claim["text"] + "\n"
        kind = ClaimKind(claim.get("kind", "statement"))
        tellings.append(
            Telling(f"{number:012}", claim["text"], start, len(text) - 1, kind, claim.get("speaker"))
        )
    return compare_claims(tellings, text, lang)
