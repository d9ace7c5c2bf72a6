"""The wheel holds all the program needs, runs alone, and notices a stranger in its place."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from claims.samples import read_manifest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).parents[2]


def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def tracked(*folders: str) -> set[str]:
    """The files of these folders that belong to the project: no caches, nothing an editor left."""
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in paths if "__pycache__" not in path.parts}


def test_the_wheel_holds_every_file_of_the_three_packages(wheel: Path) -> None:
    assert tracked("schema", "claims", "tui") - names(wheel) == set()


def test_the_wheel_holds_the_samples_and_the_translations(wheel: Path) -> None:
    inside = names(wheel)
    samples = {f"claims/corpus/{sample.file}" for sample in read_manifest().files}
    assert samples | {"claims/corpus/manifest.json"} <= inside
    assert "claims/locale/fr/LC_MESSAGES/claimdesk.mo" in inside


def test_the_wheel_holds_nothing_but_the_program(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"schema", "claims", "tui"}
    assert not [name for name in names(wheel) if "/gold/" in name or "__pycache__" in name]


def test_the_installed_program_runs_alone(installed: Path, run: Run) -> None:
    answer = run(installed, "-m", "tui", "--version")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("claimdesk ")


@pytest.mark.parametrize(
    "code",
    [
        "import tui; print(tui.__file__)",
        "import schema.claim; print(schema.claim.__file__)",
        "from claims.samples import corpus_folder; print(corpus_folder())",
        "from claims.i18n import LOCALE; print(LOCALE)",
    ],
)
def test_the_installed_program_uses_its_own_files(installed: Path, run: Run, code: str) -> None:
    answer = run(installed, "-c", code)
    assert answer.stderr == ""
    assert Path(answer.stdout.strip()).is_relative_to(installed)


def test_the_installed_program_reads_its_samples(installed: Path, run: Run) -> None:
    code = "from claims.samples import read_manifest; print(all(s.path.is_file() for s in read_manifest().files))"
    assert run(installed, "-c", code).stdout == "True\n"


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("articles",), ()])
def test_a_stranger_named_schema_makes_the_program_explain_itself(
    installed: Path, run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    overwritten = tmp_path / "overwritten"
    shutil.copytree(installed, overwritten)
    (overwritten / "schema" / "__init__.py").write_text("class Schema:\n    '''Another library.'''\n")
    answer = run(overwritten, "-m", "tui", *arguments)
    assert answer.returncode == 2
    assert answer.stdout == ""
    sentence, hint = answer.stderr.splitlines()
    assert sentence == "Another Python library named “schema” has overwritten a part of Claimdesk."
    assert "pipx" in hint
