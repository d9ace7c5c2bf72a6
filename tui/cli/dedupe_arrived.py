"""``dedupe --article``: what an article has in common with all others, found through the index of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.i18n import ngettext
from schema.cluster import PairDecision
from tui.cli.dedupe import print_pairs
from tui.cli.dedupe_review import go_through
from tui.cli.output import document, plain, say
from tui.cli.progress import drive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claims.desk import Desk


def arrived(ready: Desk, articles: Sequence[str], *, apply: bool, review: bool, as_json: bool) -> None:
    """Show what articles have in common with others, ask about it, or put together what is the same.

    Args:
        ready: The open desk.
        articles: Ids or prefixes.
        apply: Whether to store it.
        review: Whether to ask about each pair that only a person can decide.
        as_json: Whether to print one JSON document.
    """
    found = [ready.find.article(each) for each in articles]
    drive(ready.matches.update())
    pairs = [pair for article in found for pair in ready.clusters.arrived(article)]
    if review:
        go_through(ready, ready.clusters.review_of(pairs))
        return
    done = ready.clusters.accept(pairs) if apply else 0
    if as_json:
        document("duplicates", {"pairs": [plain(pair) for pair in pairs], "clusters": [], "applied": apply})
        return
    print_pairs(ready, [pair for pair in pairs if pair.decision is not PairDecision.DIFFERENT])
    same = sum(pair.decision is PairDecision.SAME for pair in pairs)
    say(told_elsewhere(same, len(pairs) - same))
    if done:
        say(ngettext("{n} pair put together.", "{n} pairs put together.", done).format(n=done))


def told_elsewhere(same: int, questions: int) -> str:
    """How much of an article is told in others too, in one line."""
    said = ngettext("{n} pair tells the same", "{n} pairs tell the same", same).format(n=same)
    asked = ngettext("{n} pair is a question", "{n} pairs are questions", questions).format(n=questions)
    return f"{said} · {asked}"
