"""Text made to be slow is read like any other.

The time is not measured: cut in countless ways, any of these would keep a process busy for hours, so the reading
runs in a process of its own, which is given up after five minutes.
"""

from __future__ import annotations

import subprocess
import sys

READ = """
from claims.match.guard import differences, facts
texts = [
    "x" * 50 + ", said " + "a" * 400 + " ?x",
    "Alpha, " + "a-" * 2000 + "!x",
    "Le maire, a dit " + "a" * 3000 + "!x",
    ", " * 5000,
    "said that " * 2000,
    "selon " + "mot " * 3000,
    "'" * 10000,
    "«" * 10000,
    "Le 17 mars 2020, 4 300 euros, 3,5 % de plus qu'en 2019. " * 500,
    "1 " * 10000,
    "un " * 10000,
    "A.B." * 5000,
]
for lang in ("fr", "en", "de"):
    for text in texts:
        differences(facts(text, lang), facts("Le maire a payé 4 500 euros.", lang))
print("read")
"""


def test_text_made_to_be_slow_is_read() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ], capture_output=True, text=True, timeout=300, check=True
    )
    assert done.stdout == "read\n"
