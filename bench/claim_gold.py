"""How close the splitter comes to articles whose claims people marked: the measure of gate and table.

A claim found and a claim marked belong together, one to one and best first, by the letters their spans share
(Jaccard). F at .5 and at .7 count pairs that share at least so much; kinds are counted over pairs at .5, and
speakers by their telling words, of which half must be shared.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, NamedTuple

from claims.split import split_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from schema.claim import Split

HALF, MOST = 0.5, 0.7
"""Overlaps from which two spans count as the same claim."""

_SMALL = frozenset(
    "le la les l de des du d un une et à au aux the of and a an in on m mr mrs ms mme".split()  # noqa: SIM905 - words
)


class Marked(NamedTuple):
    """One claim as somebody marked it."""

    start: int
    end: int
    kind: str
    speaker: str | None


class GoldArticle(NamedTuple):
    """An article with its marked claims."""

    name: str
    text: str
    lang: str
    published: str | None
    claims: tuple[Marked, ...]


@dataclass
class Tally:
    """Counts from which the figures follow; two can be added."""

    ours: int = 0
    """Claims found."""
    gold: int = 0
    """Claims marked."""
    hits_50: int = 0
    hits_70: int = 0
    kinds: int = 0
    """Pairs whose kinds agree."""
    named: int = 0
    """Pairs for which we name a speaker."""
    spoken: int = 0
    """Pairs for which the gold names one."""
    right: int = 0
    """Pairs that name the same one."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Tally)))

    def figures(self) -> dict[str, float]:
        """F, kinds and speakers, each from 0 to 1; what cannot be counted is 0."""
        both = self.ours + self.gold
        return {
            "f_50": _part(2 * self.hits_50, both),
            "f_70": _part(2 * self.hits_70, both),
            "kinds": _part(self.kinds, self.hits_50),
            "speaker_precision": _part(self.right, self.named),
            "speaker_recall": _part(self.right, self.spoken),
        }


def _part(some: int, all_: int) -> float:
    return some / all_ if all_ else 0.0


def articles(folder: Path, texts: Path | None = None) -> Iterator[GoldArticle]:
    """The marked articles of a folder, by name.

    Args:
        folder: Holds one JSON file an article.
        texts: Where their texts are, when they are not beside the marks.

    Raises:
        FileNotFoundError: When a text is missing.
    """
    for path in sorted(folder.glob("*.json")):
        marked = json.loads(path.read_text(encoding="utf-8"))
        found = tuple(
            Marked(one["start"], one["end"], one["kind"], one["speaker"]) for one in marked["claims"]
        )
        text = ((texts or folder) / marked["file"]).read_bytes().decode("utf-8")
        yield GoldArticle(path.stem, text, marked["lang"], marked.get("published"), found)


def tally(article: GoldArticle, split: Split | None = None) -> Tally:
    """Count what a splitter found against what was marked.

    Args:
        article: The marked article.
        split: What was found; our rules' answer when it is left out.
    """
    found = (split or split_text(article.text, article.lang, article.published)).claims
    spans = [letters(article.text, draft.start, draft.end) for draft in found]
    aligned = pairs(spans, [letters(article.text, one.start, one.end) for one in article.claims])
    counted = Tally(ours=len(found), gold=len(article.claims))
    counted.hits_70 = sum(overlap >= MOST for overlap, _, _ in aligned)
    for _, i, j in (pair for pair in aligned if pair[0] >= HALF):
        ours, theirs = found[i].speaker, article.claims[j].speaker
        counted.hits_50 += 1
        counted.kinds += found[i].kind == article.claims[j].kind
        counted.named += ours is not None
        counted.spoken += theirs is not None
        counted.right += same_name(ours, theirs)
    return counted


def letters(text: str, start: int, end: int) -> frozenset[int]:
    """Places of the letters and digits of a span."""
    return frozenset(at for at in range(start, end) if text[at].isalnum())


def pairs(ours: list[frozenset[int]], gold: list[frozenset[int]]) -> list[tuple[float, int, int]]:
    """One to one by Jaccard overlap, the best first: the overlap, place of ours, place of the gold one."""
    scored = (
        (len(a & b) / len(a | b), i, j) for i, a in enumerate(ours) for j, b in enumerate(gold) if a & b
    )
    left, right, kept = set(), set(), []
    for overlap, i, j in sorted(scored, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            kept.append((overlap, i, j))
    return kept


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names mean one speaker: at least half of the telling words of each are shared."""
    first, second = (set(re.findall(r"\w+", (name or "").casefold())) - _SMALL for name in (a, b))
    if not first or not second:
        return False
    return len(first & second) / min(len(first), len(second)) >= HALF


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of some tallies."""
    return sum(tallies, Tally())
