"""Runs the application on a hostile database, for the test that watches its bytes: ``python hostile.py DATABASE``."""

from __future__ import annotations

import sys
from pathlib import Path

from tui.app import run

if __name__ == "__main__":
    run(Path(sys.argv[1]), "Anna Bell")
