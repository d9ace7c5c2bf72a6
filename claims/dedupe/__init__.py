"""Deduplication: the same claim told by several articles is found once, and a changed figure is never merged.

Normal forms → blocks of rare token pairs → rapidfuzz scores → the guard of the matcher → clusters that hold
no hard difference unless a person decided so. ARCHITECTURE.md says what each step was measured to be worth.
"""

from __future__ import annotations

from claims.dedupe.run import DedupeClaim, Deduplication, deduplicate

__all__ = ["DedupeClaim", "Deduplication", "deduplicate"]
