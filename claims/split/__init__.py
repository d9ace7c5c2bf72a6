"""Cut articles into sentences and sentences into atomic claims.

``split_text`` is the splitter that comes along; entry points named ``claimdesk.splitters`` offer others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schema.claim import Split


def split_text(text: str, lang: str | None = None, published: str | None = None) -> Split:
    """Split a text into blocks, sentences and claims by cue rules.

    Args:
        text: Any text. All positions in the answer are code points of exactly this string.
        lang: ISO 639-1 code; told from the text when not given. French and English have claim rules, in every
            other language a sentence is a claim.
        published: Publication date (``2020``, ``2020-03`` or ``2020-03-29``) that relative dates and missing
            years rest on; without it none of them is resolved.
    """
    from claims.split.claims import split

    return split(text, lang, published)
