"""``dedupe --jsonl --engine daft``: the same job over files, by Daft here or on a Ray cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claims.errors import DeskError
from claims.files import replace_file
from claims.i18n import gettext as _
from tui.cli.jsonl import parse
from tui.cli.output import plain, say, to_json, write_json
from tui.cli.program import USER_ERROR
from tui.cli.progress import drive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from claims.dedupe import DedupeClaim, Deduplication
    from claims.scale.inputs import BadRow

_NO_ID = "null"


def dedupe_files(files: Sequence[str], ray: str | None, output: Path | None) -> None:
    """Find the same claim in files and write the rows that ``--jsonl`` writes.

    Args:
        files: Parquet or JSON Lines.
        ray: Address of a Ray cluster, ``local`` for one of our own, None for Daft alone.
        output: File to write; None is standard output.
    """
    from claims.scale.engine import started

    with started(ray):
        from claims.scale.inputs import read_claims
        from claims.scale.run import deduplicate

        claims, bad = read_claims(files, read_row)
        found = drive(deduplicate(claims))
    if output is None:
        for row in _answers(found, bad):
            write_json(row)
    else:
        replace_file(output, (to_json(row).encode() + b"\n" for row in _answers(found, bad)))
        say(_("Written: {path}").format(path=output))
    if bad:
        click.get_current_context().exit(USER_ERROR)


def read_row(line: bytes) -> tuple[str, DedupeClaim | DeskError]:
    """The id of a row as it is written, and its claim or what is wrong with it."""
    from claims.dedupe import DedupeClaim

    written = _NO_ID
    try:
        row = parse(line)
        written = to_json(row.id)
        return written, DedupeClaim(written, row.text("text"), row.language())
    except DeskError as error:
        return written, error


def _answers(found: Deduplication, bad: Sequence[BadRow]) -> Iterator[dict[str, object]]:
    for row in bad:
        yield {"id": _id(row.id), "error": {"code": row.code, "message": row.message}}
    for pair in found.pairs:
        told = plain(pair)
        named = [_of(pair.a), _of(pair.b)]
        yield {"pair": named, **{name: told[name] for name in ("decision", "score", "differences")}}
    for cluster in found.clusters:
        yield {"cluster": [_of(key) for key in cluster]}


def _of(key: str) -> object:
    """The id in a key of ``read_claims``."""
    return _id(key.partition(" ")[2])


def _id(written: str) -> object:
    """An id from its JSON, its numbers as they are written."""
    return parse(f'{{"id":{written}}}'.encode()).id
