"""Cut articles into sentences and sentences into atomic claims.

``split_text`` is the splitter that comes along; entry points named ``claimdesk.splitters`` offer others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from schema.claim import Split

SPLITTERS = "claimdesk.splitters"
"""Entry point group: each entry is a function with the signature of ``split_text``."""


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


def splitter(name: str = "rules") -> Callable[[str, str | None, str | None], Split]:
    """The splitter of a name.

    Raises:
        NotFound: When no installed package offers a splitter of this name.
    """
    if name == "rules":
        return split_text
    from importlib.metadata import entry_points

    from claims.errors import NotFound
    from claims.i18n import gettext as _

    offered = entry_points(group=SPLITTERS)
    if name not in offered.names:
        names = ", ".join(sorted({"rules", *offered.names}))
        raise NotFound(
            _("There is no splitter named “{name}”.").format(name=name),
            _("Choose one of these: {names}.").format(names=names),
        )
    found: Callable[[str, str | None, str | None], Split] = offered[name].load()
    return found
