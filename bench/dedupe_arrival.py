"""What an article costs that arrives where many claims are stored, and how much of a batch's answer it finds.

    python bench/dedupe_arrival.py                                       20,000 stored claims, 40 articles
    python bench/dedupe_arrival.py --stored 1000000 --articles 200
    python bench/dedupe_arrival.py --jsonl FILE          rows {"text", "lang", "kind"} to use instead
    python bench/dedupe_arrival.py --keep FOLDER         fill the database once, and measure on copies of it

Claims lie in articles of thirty, stored by the use case that stores any article, with events and all, and the
index is brought up to date as the program does it. The articles that arrive have thirty claims too: a quarter
retell stored ones with an edit, an eighth look like stored ones, as those of ``bench/dedupe_curve.py`` do.
Timed is what follows when an article is stored: finding pairs, then putting together in one transaction what
is the same. Of the batch's stages only the last, weighing, is kept to the pairs that touch a new claim.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.dedupe_curve import claims as made_up
from claims.desk import Desk
from claims.progress import finished
from claims.reading import Reading
from claims.usecases.selected import Selection, selected
from schema.claim import Block, BlockRole, ClaimDraft, ClaimKind, Split
from schema.cluster import PairDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claims.dedupe import DedupeClaim
    from schema.cluster import Pair

STORED, ARTICLES, CLAIMS = 20_000, 40, 30
"""Claims stored and articles arriving where nothing else is said, and claims of an article."""
SHARES = {"copy": 8, "look-alike": 4}
"""Of the claims of an arriving article, how many retell stored ones and how many look like them."""
LANGUAGES = ("en", "fr")
"""Of the arriving articles, in turn."""
SHOWN = 10
"""Missed pairs that are printed."""
Row = dict[str, str]
"""A claim: its ``text``, ``lang`` and ``kind``."""
Both = frozenset[str]
"""The keys of two claims."""
_FEW = 1_000
_TOLD = frozenset({PairDecision.SAME, PairDecision.REVIEW})


class Took(NamedTuple):
    """Seconds of one article."""

    wall: float
    processor: float


class Measured(NamedTuple):
    """What arriving cost and found."""

    finding: list[Took]
    recording: list[Took]
    indexing: list[Took]
    pairs: dict[Both, PairDecision]
    arrived: dict[str, int]
    """Articles in their order."""


def main() -> None:
    """Fill a database, let articles arrive, and print what it took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stored", type=int, default=STORED)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--jsonl", type=Path, help="claims to use instead of made-up ones")
    parser.add_argument("--keep", type=Path, help="folder of a database that is filled once")
    parser.add_argument("--no-batch", action="store_true", help="do not look at what a batch finds")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        kept = args.keep or Path(temporary) / "stored"
        stored, arriving = dealt(args.jsonl, args.stored, args.articles)
        if not (kept / "done").exists():
            fill(kept, stored)
        del stored
        work = Path(temporary) / "work"
        shutil.copytree(kept, work)
        os.environ["CLAIMDESK_INDEX"] = str(work / "index")
        with Desk(work / "desk.db", analyst="Bench") as desk:
            finished(desk.matches.update())
            found = arrive(desk, arriving)
            print_times(found)
            if not args.no_batch:
                print_agreement(desk, found)


def dealt(path: Path | None, stored: int, articles: int) -> tuple[list[Row], list[list[Row]]]:
    """Rows that are stored, and the rows of each arriving article; what those retell is among the stored."""
    rows = _rows(path, stored + articles * CLAIMS)
    draw = random.Random(7)  # noqa: S311  # no secrets
    at_hand: dict[tuple[str, str], list[int]] = {}
    for at, row in enumerate(rows):
        at_hand.setdefault((row["lang"], row["kind"]), []).append(at)
    for places in at_hand.values():
        draw.shuffle(places)
    shares = SHARES | {"base": CLAIMS - sum(SHARES.values())}
    arriving = []
    for number in range(articles):
        lang = LANGUAGES[number % len(LANGUAGES)]
        taken = [at_hand[lang, kind].pop() for kind, share in shares.items() for _claim in range(share)]
        draw.shuffle(taken)
        arriving.append(taken)
    out = set(chain.from_iterable(arriving))
    kept = [row for at, row in enumerate(rows) if at not in out]
    return kept, [[rows[at] for at in taken] for taken in arriving]


def _rows(path: Path | None, count: int) -> list[Row]:
    if path is None:
        return [{name: str(row[name]) for name in ("text", "lang", "kind")} for row in made_up(count)]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for _at, line in zip(range(count), lines, strict=False)]


def fill(folder: Path, rows: Sequence[Row]) -> None:
    """Store claims in articles of one language each, and index them."""
    folder.mkdir(parents=True)
    os.environ["CLAIMDESK_INDEX"] = str(folder / "index")
    started = time.perf_counter()
    with Desk(folder / "desk.db", analyst="Bench") as desk:
        articles = list(_in_articles(rows))
        for number, (lang, told) in enumerate(articles):
            store(desk, f"{lang} {number}", lang, told)
            if number % _FEW == 0:
                print(
                    f"{number:>8,} of {len(articles):,} articles, {time.perf_counter() - started:.0f} s",
                    file=sys.stderr,
                )
        finished(desk.matches.update())
    (folder / "done").touch()
    print(f"filled in {time.perf_counter() - started:.0f} s", file=sys.stderr)


def _in_articles(rows: Iterable[Row]) -> Iterator[tuple[str, list[str]]]:
    waiting: dict[str, list[str]] = {}
    for row in rows:
        told = waiting.setdefault(row["lang"], [])
        told.append(row["text"])
        if len(told) == CLAIMS:
            yield row["lang"], told
            waiting[row["lang"]] = []
    yield from ((lang, told) for lang, told in waiting.items() if told)


def store(desk: Desk, title: str, lang: str, told: Sequence[str]) -> str:
    """Store an article whose every line is a claim; gives its id."""
    spans, at = [], len(title) + 1
    for text in told:
        spans.append((at, at + len(text)))
        at += len(text) + 1
    text = "\n".join((title, *told))
    drafts = tuple(
        ClaimDraft(
            start=start,
            end=end,
            text=text[start:end],
            claim=text[start:end],
            kind=ClaimKind.STATEMENT,
            checkworthiness=0.5,
        )
        for start, end in spans
    )
    block = Block(start=0, end=len(text), role=BlockRole.BODY)
    split = Split(lang=lang, blocks=(block,), sentences=tuple(spans), claims=drafts, splitter="bench 1")
    content = text.encode()
    reading = Reading(
        content=content, sha256=hashlib.sha256(content).hexdigest(), decoding="utf-8", text=text
    )
    return desk.articles.add(reading, split=split, title=title).article.id


def arrive(desk: Desk, articles: Sequence[Sequence[Row]]) -> Measured:
    """Let articles arrive one after the other, each compared with all before it."""
    measured = Measured([], [], [], {}, {})
    for number, rows in enumerate(articles):
        article = store(desk, f"new {number}", rows[0]["lang"], [row["text"] for row in rows])
        began = time.perf_counter(), time.process_time()
        pairs = desk.clusters.arrived(article)
        between = time.perf_counter(), time.process_time()
        desk.clusters.accept(pairs)
        ended = time.perf_counter(), time.process_time()
        finished(desk.matches.update())
        measured.finding.append(_between(began, between))
        measured.recording.append(_between(between, ended))
        measured.indexing.append(_between(ended, (time.perf_counter(), time.process_time())))
        measured.pairs.update((_both(pair), pair.decision) for pair in pairs)
        measured.arrived[article] = number
    return measured


def _between(began: tuple[float, float], ended: tuple[float, float]) -> Took:
    return Took(ended[0] - began[0], ended[1] - began[1])


def _both(pair: Pair) -> Both:
    return frozenset((pair.a, pair.b))


def print_times(found: Measured) -> None:
    """Print the table of milliseconds."""
    together = [
        Took(one.wall + other.wall, one.processor + other.processor)
        for one, other in zip(found.finding, found.recording, strict=True)
    ]
    print(f"{len(together)} articles, {len(found.pairs):,} pairs; milliseconds")
    print(f"{'':<22} {'p50':>8} {'p95':>8} {'max':>8}")
    for name, took in (
        ("finding", found.finding),
        ("recording", found.recording),
        ("both", together),
        ("indexing it then", found.indexing),
    ):
        for clock in ("wall", "processor"):
            values = sorted(1000 * getattr(one, clock) for one in took)
            p50, p95 = (values[min(len(values) - 1, int(len(values) * share))] for share in (0.5, 0.95))
            print(f"{name + ', ' + clock:<22} {p50:>8.1f} {p95:>8.1f} {values[-1]:>8.1f}")


def print_agreement(desk: Desk, found: Measured) -> None:
    """Print which share of the pairs a batch decides as the same or a question was found.

    What is in one cluster with what is the same counts as found: it is told once, and nobody is asked.
    """
    claims = selected(desk._session.store, Selection())  # noqa: SLF001  # a benchmark looks at the whole store
    wanted = batch(claims, found.arrived)
    home = {key: number for number, cluster in enumerate(desk.clusters.list()) for key in cluster.members}
    together = {both for both in wanted if len({home.get(key, key) for key in both}) == 1}
    missed = wanted - found.pairs.keys() - together
    print(f"batch: {len(wanted):,} pairs, found {1 - len(missed) / max(1, len(wanted)):.4f} of them,")
    print(f"       {len(found.pairs.keys() - wanted):,} more that it does not block together")
    texts = {claim.key: claim.text for claim in claims}
    for both in sorted(missed, key=sorted)[:SHOWN]:
        print("  missed:", *(texts[key][:150] for key in sorted(both)), sep="\n    ")


def batch(claims: Sequence[DedupeClaim], arrived: dict[str, int]) -> set[Both]:
    """The pairs with a new claim that the batch's stages decide as the same or as a question."""
    import numpy as np

    from claims.dedupe import blocking, scoring
    from claims.dedupe.decide import COMPARED, weigh
    from claims.dedupe.normal import normalise

    forms = normalise((claim.text, claim.lang) for claim in claims)
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, form in enumerate(forms):
        groups.setdefault((form.words, form.opening, form.ending) if form.words else (number,), []).append(
            number
        )
    members = list(groups.values())
    heads = [forms[each[0]] for each in members]
    new = np.array([any(claims[one].article in arrived for one in each) for each in members])
    pairs = blocking.candidates([form.words for form in heads])
    pairs = pairs[new[pairs[:, 0]] | new[pairs[:, 1]]]
    ratios = scoring.scores([form.words for form in heads], pairs, COMPARED)
    asked = [
        (int(a), int(b), float(ratio))
        for (a, b), ratio in zip(pairs, ratios, strict=True)
        if ratio >= COMPARED
    ]
    answers = weigh((heads[a], heads[b], ratio) for a, b, ratio in asked)
    together = [
        (a, b) for (a, b, _ratio), said in zip(asked, answers, strict=True) if said and said.decision in _TOLD
    ]
    together += [(at, at) for at, each in enumerate(members) if len(each) > 1 and new[at]]
    wanted = set()
    for a, b in together:
        for ours in members[a]:
            for theirs in members[b]:
                one, other = claims[ours], claims[theirs]
                if one.article != other.article and {one.article, other.article} & arrived.keys():
                    wanted.add(frozenset((one.key, other.key)))
    return wanted


if __name__ == "__main__":
    main()
