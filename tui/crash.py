"""Keeps what is known about a defect in a log file of the user's, where it can be read and reported."""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from claims.safe import visible

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1_000_000
"""A log that grew past this is begun anew; the one before is kept beside it."""


def log_path() -> Path:
    """Where defects are logged."""
    from claims.places import log_folder

    return log_folder() / "claimdesk.log"


def record(error: BaseException) -> Path:
    """Append an error with its traceback to the log.

    The file is readable by its owner only: the words of an error may quote an unpublished article.

    Raises:
        OSError: When the log cannot be written.
    """
    path = log_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > MAX_BYTES:
        path.replace(path.with_suffix(".log.1"))
    told = "".join(traceback.format_exception(error))
    lines = [
        f"{datetime.now(UTC).isoformat(timespec='seconds')} claimdesk {version('claimdesk')}",
        *told.splitlines(),
    ]
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8"
    ) as log:
        log.write("\n".join(visible(line) for line in lines) + "\n\n")
    return path
