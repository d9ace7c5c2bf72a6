"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claims.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable


def replace_file(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Put a file in place in one step, so that no reader ever sees half of it.

    Behind a symbolic link it is the file named that is replaced. A device or pipe is written to as it is: put
    in its place, a file would take it away from everybody else.

    Args:
        path: The file; it need not exist.
        content: All its bytes, whole or in pieces as they are made.

    Raises:
        OSError: When it cannot be written; a file that was there is left as it was.
    """
    pieces = (content,) if isinstance(content, bytes) else content
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            file.writelines(pieces)
        return
    path = Path(os.path.realpath(path))  # unlike Path.resolve, it stops at a loop of links without an error
    temporary = path.with_name(f".{new_id()}.part")
    try:
        with temporary.open("xb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
