"""Our functions and the columns of Daft: how one is applied to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from daft import DataFrame, DataType, Expression

_BATCH = 2_000
"""Rows a worker is handed at a time."""

_PIECES = 2
"""For each processor of a cluster."""


def on_workers(
    function: Callable[..., Sequence[object]],
    dtype: DataType,
    *columns: Expression,
    batch: int = _BATCH,
    process: bool = True,
) -> Expression:
    """A function over lists, run on batches of these columns.

    Args:
        function: Takes a list for each column and gives one.
        dtype: Of what it gives.
        columns: What it is given.
        batch: Rows at a time.
        process: Whether it gets processes of its own; work that is soon done needs none.
    """
    import daft

    def over_series(*series: daft.Series) -> list[object]:
        return list(function(*(each.to_pylist() for each in series)))

    run = daft.func.batch(return_dtype=dtype, use_process=process, batch_size=batch)(over_series)
    return run(*columns)


def dealt(table: DataFrame) -> DataFrame:
    """The rows in pieces enough to keep a cluster busy; grouping leaves many small ones.

    For each piece a function is given a process of its own, which takes a second to start.
    """
    import daft

    if daft.runners.get_or_infer_runner_type() != "ray":
        return table
    import ray

    return table.into_partitions(_PIECES * max(1, int(ray.cluster_resources().get("CPU", 1))))


def fields(struct: Expression, *names: str) -> list[Expression]:
    """Fields of a column of structs as columns of their own."""
    return [struct.get(name).alias(name) for name in names]
