"""From decided pairs to clusters, in parts that many workers settle side by side.

Claims can only come together along pairs that are the same, so all that hangs together by such pairs is
settled on its own, by the local engine. Which part a claim is in is found in this process, from two columns
of numbers: that is all that one machine must hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claims.scale import parts
from claims.scale.plan import beside
from claims.scale.workers import dealt, fields, on_workers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daft import DataFrame

    from claims.scale.parts import Edge, Form, Links, Settled

_BATCH = 500
"""Parts a worker settles at a time."""

_EDGE = ("a", "b", "score", "weighed")


class Grouped(NamedTuple):
    """What a run found, as tables that need not fit in memory."""

    pairs: DataFrame
    """Columns ``a`` and ``b`` (keys), ``score`` and ``weighed`` (JSON); best score first."""
    clusters: DataFrame
    """Column ``keys``, a list in the order of rows; by the first row."""


def grouped(forms: DataFrame, decided: DataFrame, must: Links, cannot: Links) -> Grouped:
    """Cluster forms by what was decided about pairs of them.

    Args:
        forms: As ``claims.scale.plan.normal_forms`` gives them.
        decided: As ``claims.scale.plan.decided`` gives them.
        must: Numbers of forms that people put together.
        cannot: Numbers of forms that people keep apart.
    """
    from daft import col

    member = _parts(decided, must)
    pairs = decided
    for side in ("a", "b"):
        labels = member.select(col("form").alias(side), col("part").alias(f"part_{side}"))
        pairs = pairs.join(labels, on=side, how="left")
    inside = col("part_a").not_null() & col("part_a").eq_null_safe(col("part_b"))
    pairs = pairs.with_column("inside", inside).collect()
    settled = _settled(forms, member, pairs.where(col("inside")), must, cannot)
    left = settled.select(col("settled").get("left").alias("pair")).explode("pair")
    left = left.where(col("pair").not_null()).select(*fields(col("pair"), *_EDGE))
    groups = settled.select(col("settled").get("clusters").alias("members")).explode("members")
    alone = forms.join(member, on="form", how="anti").where(
        (col("members").list_count() > 1) & col("article").is_null()
    )
    groups = groups.where(col("members").not_null()).concat(alone.select("members"))
    return Grouped(_named(pairs.where(~col("inside")).select(*_EDGE).concat(left), forms), _in_order(groups))


def _parts(decided: DataFrame, must: Links) -> DataFrame:
    """Which part each form is in that may come together with another: columns ``form`` and ``part``."""
    import daft
    import numpy as np
    from daft import DataType, col

    joining = decided.where(col("joins")).select("a", "b").to_arrow()
    forced = np.array(must, np.int64).reshape(-1, 2)
    sides = [np.concatenate((joining[name].to_numpy(), forced[:, at])) for at, name in enumerate(("a", "b"))]
    numbers, labels = parts.connected(*sides)
    whole = DataType.int64()
    return daft.from_pydict({"form": numbers, "part": labels}).select(
        col("form").cast(whole), col("part").cast(whole)
    )


def _settled(forms: DataFrame, member: DataFrame, inside: DataFrame, must: Links, cannot: Links) -> DataFrame:
    """Each part settled: the column ``settled``."""
    from daft import DataType, col
    from daft.functions import to_struct

    def settle(held: Sequence[Sequence[Form]], edges: Sequence[Sequence[Edge] | None]) -> list[Settled]:
        return parts.settled(held, edges, must, cannot)

    names = ("form", "told", "members", "article")
    held = member.join(forms, on="form").select(
        "part", to_struct(**{name: col(name) for name in names}).alias("held")
    )
    edges = inside.select(
        col("part_a").alias("part"), to_struct(**{name: col(name) for name in _EDGE}).alias("edge")
    )
    told = (
        held.groupby("part")
        .agg(col("held").list_agg())
        .join(edges.groupby("part").agg(col("edge").list_agg()), on="part", how="left")
    )
    number, text = DataType.int64(), DataType.string()
    claim = DataType.struct({"row": number, "key": text})
    edge = DataType.struct({"a": number, "b": number, "score": DataType.float32(), "weighed": text})
    answer = DataType.struct({"clusters": DataType.list(DataType.list(claim)), "left": DataType.list(edge)})
    settled = on_workers(settle, answer, col("held"), col("edge"), batch=_BATCH)
    return dealt(told).select(settled.alias("settled")).collect()


def _named(pairs: DataFrame, forms: DataFrame) -> DataFrame:
    """Pairs of claims, from pairs of forms."""
    from daft import DataType, col

    text = DataType.string()
    keys = DataType.list(DataType.struct({"a": text, "b": text}))
    told = beside(pairs, forms, "members").select(
        "score",
        "weighed",
        col("a").alias("first"),
        col("b").alias("second"),
        on_workers(parts.named, keys, col("members_a"), col("members_b"), process=False).alias("keys"),
    )
    told = told.sort(["score", "first", "second"], desc=[True, False, False]).explode("keys")
    return told.select(*fields(col("keys"), "a", "b"), "score", "weighed")


def _in_order(groups: DataFrame) -> DataFrame:
    from daft import DataType, col

    order = DataType.struct({"first": DataType.int64(), "keys": DataType.list(DataType.string())})
    told = groups.select(on_workers(parts.in_order, order, col("members"), process=False).alias("told"))
    return dealt(told.select(*fields(col("told"), "first", "keys"))).sort("first").select("keys")
