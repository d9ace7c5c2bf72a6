"""How well articles are split into claims, on the articles marked under corpus/gold.

    python bench/score_claims.py [--splitter NAME] [--texts FOLDER]

Prints F at overlaps .5 and .7, kinds and speakers for each article, each language and all. FOLDER holds the
texts of the articles under corpus/gold/positions, which are not ours to hand on; without it they are left
out.
``sentence = claim`` is the line to beat.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

from claim_gold import HALF, MOST, GoldArticle, Tally, articles, letters, pairs, tally, total

from claims import plugins
from claims.samples import corpus_folder
from claims.split import split_text

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 1_000
"""Draws for the interval; see Efron's bootstrap."""


def main() -> None:
    """Read the options, score, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--splitter", default="rules", help="name of an installed splitter")
    parser.add_argument("--texts", type=Path, help="folder with the texts of corpus/gold/positions")
    options = parser.parse_args()
    gold = corpus_folder() / "gold"
    read = list(articles(gold))
    if options.texts is not None:
        read += articles(gold / "positions", options.texts)
    split = plugins.splitter(options.splitter)
    for article in read:  # the first call of a language loads its tables
        split(article.text, article.lang, article.published)
    started = time.process_time()
    found = [split(article.text, article.lang, article.published) for article in read]
    seconds = time.process_time() - started
    tallies = [tally(article, one) for article, one in zip(read, found, strict=True)]
    print(f"{'':<44}{'ours':>6}{'gold':>6}{'F.5':>7}{'F.7':>7}{'kinds':>7}{'sp. P':>7}{'sp. R':>7}")
    for article, one in zip(read, tallies, strict=True):
        show(article.name, one)
    for lang in sorted({article.lang for article in read}):
        show(lang, total(one for article, one in zip(read, tallies, strict=True) if article.lang == lang))
    show(f"all, {options.splitter}", total(tallies))
    show("all, sentence = claim", total(_sentences(article) for article in read))
    low, high = interval(tallies)
    words = sum(len(article.text.split()) for article in read)
    print(f"F.5 of all: 95 % interval {low:.3f} to {high:.3f} over {len(read)} articles")
    print(f"{1e6 * seconds / words:.1f} ms of processor time for 1,000 words")


def show(name: str, one: Tally) -> None:
    """Print one line of the table."""
    cells = "".join(f"{value:7.3f}" for value in one.figures().values())
    print(f"{name[:43]:<44}{one.ours:6}{one.gold:6}{cells}")


def interval(tallies: Sequence[Tally]) -> tuple[float, float]:
    """The 95 % interval of F.5, articles drawn anew."""
    draw = random.Random(0)  # noqa: S311 - a repeatable draw, not a secret
    drawn = sorted(total(draw.choices(tallies, k=len(tallies))).figures()["f_50"] for _round in range(ROUNDS))
    return drawn[ROUNDS // 40], drawn[-ROUNDS // 40]


def _sentences(article: GoldArticle) -> Tally:
    spans = [letters(article.text, *span) for span in split_text(article.text, article.lang).sentences]
    aligned = pairs(spans, [letters(article.text, one.start, one.end) for one in article.claims])
    return Tally(
        ours=len(spans),
        gold=len(article.claims),
        hits_50=sum(overlap >= HALF for overlap, _, _ in aligned),
        hits_70=sum(overlap >= MOST for overlap, _, _ in aligned),
    )


if __name__ == "__main__":
    main()
