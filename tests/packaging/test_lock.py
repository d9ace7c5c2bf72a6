"""The lock files pin all that the project declares, with hashes, and name no place to fetch it from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")


def entries(lock: str) -> list[tuple[Requirement, list[str]]]:
    """The requirements of a lock file, each with its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return [
        (Requirement(line.split("--hash")[0]), re.findall(r"--hash=sha256:([0-9a-f]{64})(?= |$)", line))
        for line in lines
    ]


def declared(lock: str) -> list[Requirement]:
    """What pyproject.toml asks for."""
    groups = PROJECT["dependency-groups"]
    asked = PROJECT["project"]["dependencies"] + groups["build"]
    if lock == "requirements-dev.lock":
        asked = asked + [line for line in groups["dev"] if isinstance(line, str)]
    return [Requirement(line) for line in asked]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_pinned_with_hashes(lock: str) -> None:
    for requirement, hashes in entries(lock):
        assert [clause.operator for clause in requirement.specifier] == ["=="], requirement
        assert hashes, requirement
        assert requirement.url is None


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_declared_is_locked_in_a_fitting_version(lock: str) -> None:
    pinned = {
        canonicalize_name(requirement.name): next(iter(requirement.specifier)).version
        for requirement, _hashes in entries(lock)
    }
    for requirement in declared(lock):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_place_and_not_the_other_schema(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--find-links|--index|--extra|\.\./|file:", text)
    assert "schema" not in {requirement.name for requirement, _hashes in entries(lock)}


def test_the_development_lock_holds_the_very_versions_people_run() -> None:
    runtime, dev = (
        {str(requirement.specifier) + requirement.name for requirement, _ in entries(lock)} for lock in LOCKS
    )
    assert runtime - dev == set()
