"""The console entry point: checks the installation, runs the command line, turns errors into sentences.

Exit status: 0 done; 1 a finding; 2 something the user can mend; 70 a defect of ours; 130 interrupted;
141 the reader of our output went away.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from claims.errors import DeskError
from claims.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

USER_ERROR, DEFECT, INTERRUPTED, PIPE_CLOSED = 2, 70, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: The words after the program's name; those of this process when None.

    Returns:
        The exit status.
    """
    if not _schema_is_ours():
        _complain(
            _("Another Python library named “schema” has overwritten a part of Claimdesk."),
            _("Install Claimdesk in an environment of its own, for instance with pipx or uv tool."),
        )
        return USER_ERROR
    _write_what_cannot_be_encoded()
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - the one blanket of the program: people get a sentence, the log gets the rest
        return _report_defect(error)


def _schema_is_ours() -> bool:
    """Whether the package ``schema`` is the one that came with this program."""
    import schema

    return getattr(schema, "CLAIMDESK_SCHEMA", None) is not None


def _run(arguments: Sequence[str] | None) -> int:
    """Run the command line; what the user can mend becomes a sentence."""
    import click

    from tui.cli import main as program

    try:
        status = program.main(arguments, prog_name="claimdesk", standalone_mode=False)
        sys.stdout.flush()
    except DeskError as error:
        _complain(error.message, error.hint)
        return USER_ERROR
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = _("See {command} --help").format(command=context.command_path) if context else ""
        _complain(" ".join(error.format_message().splitlines()), hint)
        return USER_ERROR
    except click.Abort:
        return INTERRUPTED
    return status if isinstance(status, int) else 0


def _report_defect(error: Exception) -> int:
    """Log an error nobody foresaw and say where; never show a traceback."""
    from tui.crash import record

    try:
        path = record(error)
    except OSError as failure:
        _complain(
            _("Claimdesk stopped on a defect of its own: {what}.").format(what=type(error).__name__),
            _("The log could not be written: {why}.").format(why=failure.strerror),
        )
    else:
        _complain(
            _("Claimdesk stopped on a defect of its own: {what}.").format(what=type(error).__name__),
            _("What was saved is safe. Please report it with this file: {path}").format(path=path),
        )
    return DEFECT


def _complain(sentence: str, hint: str = "") -> None:
    """Write a sentence and a hint to standard error, harmless whatever they quote."""
    from claims.safe import visible

    lines = [visible(text) for text in (sentence, hint) if text]
    try:
        sys.stderr.write("\n".join(lines) + "\n")
        sys.stderr.flush()
    except BrokenPipeError:
        _drop_output()


def _write_what_cannot_be_encoded() -> None:
    """Let a character the terminal's encoding lacks show as an escape; it is no reason to stop."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain while it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


if __name__ == "__main__":
    sys.exit(main())
