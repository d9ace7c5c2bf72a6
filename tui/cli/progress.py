"""Drives long work: a line on the terminal while it runs, and Ctrl-C that keeps what was committed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

from claims.i18n import gettext as _
from claims.safe import visible
from tui.cli.output import cut, note
from tui.cli.program import INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Generator

    from claims.progress import Progress

Result = TypeVar("Result")
"""What a job returns at its end."""

_CLEAR = "\r\x1b[K"


def drive(job: Generator[Progress, None, Result]) -> Result:
    """Run a job to its end and show how far it is; the line appears on a terminal only.

    Returns:
        What the job returns.

    Raises:
        click.exceptions.Exit: After Ctrl-C; what the job committed stays, and is said to stay.
    """
    shown = sys.stderr.isatty()
    last: Progress | None = None
    try:
        while True:
            last = next(job)
            if shown:
                _draw(last)
    except StopIteration as end:
        result: Result = end.value
        return result
    except KeyboardInterrupt:
        _clear(shown=shown)
        note(_stopped(last))
        raise click.exceptions.Exit(INTERRUPTED) from None
    finally:
        job.close()
        _clear(shown=shown)


def _draw(step: Progress) -> None:
    """Redraw the line: the words, then how many of how many."""
    counted = f"{step.done}/{step.total}" if step.total else str(step.done or "")
    sys.stderr.write(_CLEAR + cut(visible(f"{step.words} {counted}"), 78))
    sys.stderr.flush()


def _clear(*, shown: bool) -> None:
    if shown:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


def _stopped(last: Progress | None) -> str:
    """What to say after Ctrl-C."""
    if last is None or not last.done:
        return _("Stopped.")  # what came before this job may have been stored
    if last.total:
        said = _("Stopped at {done} of {total}; what was done until then is kept.")
        return said.format(done=last.done, total=last.total)
    return _("Stopped at {done}; what was done until then is kept.").format(done=last.done)
