"""sqlite-utils without numpy.

sqlite-utils imports numpy where it is installed, to know its number types as column types. We never store any
and numpy costs a third of the time and 25 MiB of a short command, so it is hidden during that one import.
"""

from __future__ import annotations

import importlib.abc
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType


class _Hidden(importlib.abc.MetaPathFinder):
    """Says that numpy is not there, to the thread that made it and to no other."""

    def __init__(self) -> None:
        self.thread = threading.get_ident()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse numpy; leave everything else to the finders that follow."""
        del path, target
        if fullname == "numpy" and threading.get_ident() == self.thread:
            raise ModuleNotFoundError(fullname, name=fullname)
        return None


_hidden = _Hidden()
sys.meta_path.insert(0, _hidden)
try:
    from sqlite_utils import Database, Migrations
finally:
    sys.meta_path.remove(_hidden)

__all__ = ["Database", "Migrations"]
