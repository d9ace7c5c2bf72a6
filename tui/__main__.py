"""The console entry point: checks the installation, runs the command line, and turns defects into a sentence.

Exit status: 0 done; 1 a finding; 2 something the user can mend; 70 a defect of ours; 130 interrupted;
141 the reader of our output went away. What the user can mend is told by `tui.cli.program`.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from claims.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

USER_ERROR, DEFECT, INTERRUPTED = 2, 70, 130


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
        from tui.cli import main as program

        return int(program.main(arguments, prog_name="claimdesk", standalone_mode=False) or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the only blanket: people get a sentence, the log the rest
        return _report_defect(error)


def _schema_is_ours() -> bool:
    """Whether the package ``schema`` is the one that came with this program."""
    import schema

    return getattr(schema, "CLAIMDESK_SCHEMA", None) is not None


def _write_what_cannot_be_encoded() -> None:
    """Let a character that the terminal's encoding lacks show as an escape: it is no reason to stop."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _report_defect(error: Exception) -> int:
    """Log an error that nobody foresaw and say where; never show a traceback."""
    sentence = _("Claimdesk stopped on a defect of its own: {what}.").format(what=type(error).__name__)
    try:
        from tui.crash import record

        path = record(error)
    except (OSError, ImportError) as failure:
        _complain(sentence, _("The log could not be written: {why}.").format(why=failure))
    else:
        _complain(
            sentence, _("What was saved is safe. Please report it with this file: {path}").format(path=path)
        )
    return DEFECT


def _complain(sentence: str, hint: str) -> None:
    """Write a sentence and a hint to standard error, harmless whatever they quote."""
    from claims.safe import visible

    sys.stderr.write(f"{visible(sentence)}\n{visible(hint)}\n")


if __name__ == "__main__":
    sys.exit(main())
