"""``dedupe --jsonl --engine daft``: the same job over files, by Daft here or on a Ray cluster."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.errors import BadInput, DeskError
from claims.files import replace_file
from claims.i18n import gettext as _
from tui.cli.jsonl import parse
from tui.cli.output import plain, say, to_json, write_json
from tui.cli.program import N_, USER_ERROR, option
from tui.cli.progress import drive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claims.dedupe import DedupeClaim
    from claims.scale.grouping import Grouped
    from claims.scale.inputs import BadRow

_NO_ID = "null"
_LOCAL = "local"
_OPTIONS = (
    click.argument("files", metavar="[FILE]...", nargs=-1),
    option(
        "--engine",
        type=click.Choice([_LOCAL, "daft"]),
        default=_LOCAL,
        show_default=True,
        help=N_("What does the work of --jsonl; daft needs the extra “scale”."),
    ),
    option("--ray", metavar="ADDRESS", help=N_("A Ray cluster for --engine daft; “local” starts one here.")),
    option(
        "-o",
        "--output",
        metavar="PATH",
        type=click.Path(path_type=Path),
        help=N_("File that --engine daft writes; it is replaced as a whole or not at all."),
    ),
)


def over_files(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take FILE, --engine, --ray and -o; without any of them it runs as it is.

    Args:
        command: Takes ``jsonl`` among others, all of which are false or empty when they are not given.
    """

    @functools.wraps(command)
    def chosen(
        *, files: tuple[str, ...], engine: str, ray: str | None, output: Path | None, **others: object
    ) -> None:
        if engine == _LOCAL and not (files or ray or output):
            command(**others)
            return
        if engine == _LOCAL or not files or [name for name in others if others[name]] != ["jsonl"]:
            raise BadInput(
                _("FILE, --ray and -o go with --jsonl --engine daft, and with no other option."),
                _("“claimdesk dedupe --jsonl < claims.jsonl” reads standard input, without --engine."),
            )
        dedupe_files(files, ray, output)

    for declare in reversed(_OPTIONS):
        chosen = declare(chosen)
    return chosen


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


def _answers(found: Grouped, bad: Sequence[BadRow]) -> Iterator[dict[str, object]]:
    from claims.scale.run import clusters, pairs

    for row in bad:
        yield {"id": _id(row.id), "error": {"code": row.code, "message": row.message}}
    for pair in pairs(found):
        told = plain(pair)
        named = [_of(pair.a), _of(pair.b)]
        yield {"pair": named, **{name: told[name] for name in ("decision", "score", "differences")}}
    for cluster in clusters(found):
        yield {"cluster": [_of(key) for key in cluster]}


def _of(key: str) -> object:
    """The id in a key of ``read_claims``."""
    return _id(key.partition(" ")[2])


def _id(written: str) -> object:
    """An id from its JSON, its numbers as they are written."""
    return parse(f'{{"id":{written}}}'.encode()).id
