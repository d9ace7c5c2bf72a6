"""Our functions and the columns of Daft: how one is applied to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from daft import DataType, Expression

_BATCH = 2_000
"""Rows a worker is handed at a time."""


def on_workers(
    function: Callable[..., Sequence[object]], dtype: DataType, *columns: Expression, batch: int = _BATCH
) -> Expression:
    """A function over lists, run by processes of their own on batches of these columns."""
    import daft

    def over_series(*series: daft.Series) -> list[object]:
        return list(function(*(each.to_pylist() for each in series)))

    run = daft.func.batch(return_dtype=dtype, use_process=True, batch_size=batch)(over_series)
    return run(*columns)


def fields(struct: Expression, *names: str) -> list[Expression]:
    """Fields of a column of structs as columns of their own."""
    return [struct.get(name).alias(name) for name in names]
