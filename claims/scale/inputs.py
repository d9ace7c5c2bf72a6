"""Claims in files, Parquet or JSON Lines, of any size: workers read them, not this process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claims.errors import BadInput, DeskError, NotFound
from claims.i18n import gettext as _
from claims.scale.workers import fields, on_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from daft import DataFrame, Expression

    from claims.dedupe.run import DedupeClaim

    ReadRow = Callable[[bytes], tuple[str, DedupeClaim | DeskError]]
    """From a line of JSON to the JSON of its id (or ``null``), and the claim or what is wrong."""

_PARQUET = (".parquet", ".pq")
_COLUMNS = ("id", "text", "lang")


class BadRow(NamedTuple):
    """A row that is no claim."""

    id: str
    """JSON of its id."""
    code: str
    """As ``DeskError.code``."""
    message: str


def read_claims(files: Sequence[str], read: ReadRow) -> tuple[DataFrame, tuple[BadRow, ...]]:
    """The claims of some files, in their order, and the rows that are none.

    Args:
        files: Paths, wildcards or addresses that Daft can read, ending in ``.parquet`` for Parquet and in
            anything else for JSON Lines; those of one call are of one kind.
        read: What reads a line. Rows of Parquet are handed to it as JSON, so both kinds obey one rule.

    Returns:
        Claims as ``claims.scale.run.deduplicate`` takes them, with the key ``ROW ID``: the row's number, a
        blank and the JSON of its id; and the bad rows.

    Raises:
        NotFound: A file is not there.
        BadInput: The files are of two kinds, cannot be read, or have no ``id`` and ``text``.
    """
    from daft import DataType, col, lit
    from daft.exceptions import DaftCoreException
    from daft.functions import monotonically_increasing_id

    text = DataType.string()
    row = DataType.struct(dict.fromkeys((*_COLUMNS, "code", "message"), text))
    try:
        numbered = _lines(files).with_column("row", monotonically_increasing_id().cast(DataType.int64()))
        answer = on_workers(_reader(read), row, col("line")).alias("answer")
        told = numbered.select("row", answer).collect()
        bad = told.where(col("answer").get("code").not_null()).sort("row")
        problems = bad.select(*fields(col("answer"), *BadRow._fields)).to_pylist()
    except (DaftCoreException, OSError, UnicodeError) as error:
        raise BadInput(
            _("The files cannot be read: {why}").format(why=str(error).strip().splitlines()[0])
        ) from None
    key = col("row").cast(text) + lit(" ") + col("answer").get("id")
    claims = told.where(col("answer").get("code").is_null()).select(
        "row",
        key.alias("key"),
        *fields(col("answer"), "text", "lang"),
        lit(None).cast(text).alias("article"),
    )
    return claims, tuple(BadRow(**problem) for problem in problems)


def _lines(files: Sequence[str]) -> DataFrame:
    """One column ``line``: a row of JSON each."""
    import daft
    from daft import col

    for file in files:
        if "://" not in file and not any(mark in file for mark in "*?[") and not Path(file).exists():
            raise NotFound(_("There is no file “{path}”.").format(path=file))
    kinds = {file.lower().endswith(_PARQUET) for file in files}
    if len(kinds) > 1:
        raise BadInput(_("Give Parquet files or JSON Lines files, not both at once."))
    if kinds == {False}:
        return daft.read_text(list(files)).select(col("text").alias("line"))
    table = daft.read_parquet(list(files))
    if not {"id", "text"} <= set(table.column_names):
        raise BadInput(_("The files need the columns “id” and “text”."))
    names = [name for name in _COLUMNS if name in table.column_names]
    return table.select(_as_json(names).alias("line"))


def _as_json(names: Sequence[str]) -> Expression:
    """The columns of a row as one JSON object."""
    from daft import DataType, col

    def written(*columns: Sequence[object]) -> list[str]:
        return [
            json.dumps(dict(zip(names, row, strict=True)), default=str) for row in zip(*columns, strict=True)
        ]

    return on_workers(written, DataType.string(), *(col(name) for name in names))


def _reader(read: ReadRow) -> Callable[[Sequence[str]], list[dict[str, str | None]]]:
    def answers(lines: Sequence[str]) -> list[dict[str, str | None]]:
        return [_answer(line, read) for line in lines]

    return answers


def _answer(line: str, read: ReadRow) -> dict[str, str | None]:
    written, claim = read(line.encode())
    if isinstance(claim, DeskError):
        return {"id": written, "code": claim.code, "message": claim.message}
    return {"id": written, "text": claim.text, "lang": claim.lang}
