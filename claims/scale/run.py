"""A run beyond one machine: the plan on Daft, from claims to pairs and clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.dedupe.run import Deduplication
from claims.i18n import gettext as _
from claims.progress import Progress
from claims.scale import plan, stages
from claims.scale.grouping import Grouped, grouped
from schema.cluster import Pair

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from daft import DataFrame

    from claims.dedupe.run import DedupeClaim
    from claims.scale.parts import Links


def frame(claims: Sequence[DedupeClaim]) -> DataFrame:
    """Claims in memory as the plan reads them."""
    import daft
    from daft import DataType, col

    columns = {
        "row": list(range(len(claims))),
        "key": [claim.key for claim in claims],
        "text": [claim.text for claim in claims],
        "lang": [claim.lang for claim in claims],
        "article": [claim.article for claim in claims],
    }
    text = DataType.string()
    return daft.from_pydict(columns).select(
        col("row").cast(DataType.int64()), *(col(name).cast(text) for name in list(columns)[1:])
    )


def deduplicate(
    claims: DataFrame, *, must: Iterable[tuple[str, str]] = (), cannot: Iterable[tuple[str, str]] = ()
) -> Generator[Progress, None, Grouped]:
    """Find the claims that tell the same, as ``claims.dedupe.deduplicate`` finds them.

    Runs inside ``claims.scale.engine.started``.

    Args:
        claims: Columns ``row``, ``key``, ``text``, ``lang`` and ``article``; keys and rows are distinct.
        must: Pairs of keys that people put together.
        cannot: Pairs of keys that people keep apart.

    Yields:
        How far the run is.

    Returns:
        What the local engine returns for the same claims in the order of their rows, as tables.
    """
    must, cannot = list(must), list(cannot)
    yield Progress(0, None, _("reading claims"))
    forms = plan.normal_forms(claims, {key for pair in cannot for key in pair})
    yield Progress(0, None, _("comparing"))
    pairs = plan.candidates(forms)
    yield Progress(0, len(pairs), _("weighing pairs"))
    decided = plan.decided(forms, pairs)
    yield Progress(0, None, _("grouping"))
    return grouped(forms, decided, *_numbered(forms, must, cannot))


def pairs(found: Grouped) -> Iterator[Pair]:
    """The pairs that are left open, best score first, one by one."""
    for row in found.pairs.iter_rows():
        weighed = stages.read_decision(row["weighed"])
        yield Pair(
            a=row["a"],
            b=row["b"],
            decision=weighed.decision,
            score=row["score"],
            differences=weighed.differences,
        )


def clusters(found: Grouped) -> Iterator[tuple[str, ...]]:
    """The keys of each cluster, in the order of their first rows."""
    for row in found.clusters.iter_rows():
        yield tuple(row["keys"])


def in_memory(found: Grouped) -> Deduplication:
    """All that was found, as the local engine gives it."""
    return Deduplication(tuple(pairs(found)), tuple(clusters(found)))


def _numbered(forms: DataFrame, *links: Sequence[tuple[str, str]]) -> list[Links]:
    """People's links between keys as links between forms; claims that are not there are passed over."""
    from daft import col

    linked = list({key for pairs in links for pair in pairs for key in pair})
    if not linked:
        return [[] for _pairs in links]
    held = forms.select("form", "members").explode("members")
    held = held.select("form", col("members").get("key").alias("key")).where(col("key").is_in(linked))
    at = {row["key"]: row["form"] for row in held.to_pylist()}
    return [[(at[a], at[b]) for a, b in pairs if a in at and b in at] for pairs in links]
