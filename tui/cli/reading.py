"""Reads the article named on the command line: a file, or standard input."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import BadInput
from claims.i18n import gettext as _
from tui.cli.output import note

if TYPE_CHECKING:
    from claims.reading import Reading

STANDARD_INPUT = "-"
"""The name of standard input."""
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def read_article(name: str) -> Reading:
    """Read an article.

    Args:
        name: A file, or ``-`` for standard input.

    Raises:
        NotFound: When there is no such file.
        BadInput: When it cannot be read as a text, or is an address on the web.
    """
    from claims.reading import read_file, read_stream

    refuse_address(name)
    if name == STANDARD_INPUT:
        if sys.stdin.isatty():
            note(_("Paste the article, then press Ctrl-D on a line of its own."))
        return read_stream(sys.stdin.buffer)
    return read_file(Path(name))


def refuse_address(name: str) -> None:
    """Refuse an address on the web.

    Raises:
        BadInput: When the name is one.
    """
    if _ADDRESS.match(name):
        raise BadInput(
            _("Reading from the web needs the web extra, which is not part of this release."),
            _("Save the page as a text file and give that file."),
        )
