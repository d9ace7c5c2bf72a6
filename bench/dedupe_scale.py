"""One run of one engine for ``bench/dedupe.py --curve``: seconds, candidates, edges, digest of the answer.

Processor seconds are those of this process and of those it started and waited for: they tell more than the
clock on a machine with other work. Ray's workers are nobody's children, so theirs are not known.
"""

from __future__ import annotations

import hashlib
import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.dedupe_data import Row
    from claims.dedupe import DedupeClaim, Deduplication


def run(engine: str, rows: Sequence[Row]) -> dict[str, float | str]:
    """Run ``local``, ``daft``, or ``ray`` (Daft on a Ray of its own here); their start is not counted."""
    from claims.dedupe import DedupeClaim

    claims = [DedupeClaim(str(number), row.text, row.lang) for number, row in enumerate(rows)]
    before = sum(os.times()[:4])
    seconds, candidates, found = _local(claims) if engine == "local" else _daft(engine, claims)
    spent = sum(os.times()[:4]) - before
    told = repr(sorted(map(repr, found.pairs))) + repr(found.clusters)
    return {
        "seconds": seconds,
        "processor": spent if engine != "ray" else 0.0,
        "candidates": candidates,
        "edges": len(found.pairs),
        "same": sum(len(cluster) - 1 for cluster in found.clusters),
        "digest": hashlib.sha256(told.encode()).hexdigest()[:8],
    }


def _local(claims: Sequence[DedupeClaim]) -> tuple[float, int, Deduplication]:
    from claims.dedupe import blocking, deduplicate
    from claims.progress import finished

    counted = [0]
    candidates = blocking.candidates

    def counting(forms: Sequence[Sequence[str]]) -> object:
        found = candidates(forms)
        counted[0] = len(found)
        return found

    blocking.candidates = counting  # type: ignore[assignment]  # a run tells pairs, and not how many were looked at
    started = time.perf_counter()
    found = finished(deduplicate(claims))
    return time.perf_counter() - started, counted[0], found


def _daft(engine: str, claims: Sequence[DedupeClaim]) -> tuple[float, int, Deduplication]:
    from claims.scale.engine import started as begun

    with begun("local" if engine == "ray" else None):
        from claims.scale.run import deduplicate, frame, in_memory

        started = time.perf_counter()
        steps = deduplicate(frame(claims))
        candidates = 0
        while True:
            try:
                candidates = max(candidates, next(steps).total or 0)
            except StopIteration as end:
                found = in_memory(end.value)
                return time.perf_counter() - started, candidates, found
