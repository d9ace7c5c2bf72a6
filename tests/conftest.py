"""Every test starts in English, in a home of its own, and fails the same way on every machine."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from claims import i18n

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# No deadline: how long an example takes says more about the machine than about the code. The fixtures of this file
# change nothing between two examples, so that Hypothesis need not warn of them.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names for the tests' homes, one after the other."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, _homes: Iterator[Path]) -> Path:
    """Keep tests away from the database, settings, log and index of whoever runs them."""
    home = next(_homes)
    home.mkdir()
    for variable in [name for name in os.environ if name.startswith(("CLAIMDESK_", "XDG_"))]:
        monkeypatch.delenv(variable)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    i18n.use("en")
    return home
