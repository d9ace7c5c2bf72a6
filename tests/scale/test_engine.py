"""The same job on Daft, natively and on a real Ray: the answer of the local engine, byte for byte.

Each run has a process of its own, for Daft takes one runner for the life of a process.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench.dedupe_data import rows

ROOT = Path(__file__).parents[2]
INSTALLED = find_spec("daft") is not None and find_spec("ray") is not None
with_extra = pytest.mark.skipif(not INSTALLED, reason="the extra “scale” is not installed")

BAD = ["oops", '{"id": [1.50], "text": 7}', '{"id": null}']
ODD = [
    '{"id": 1.50, "text": "Le maire a fermé 3 écoles à Lyon en mars."}',
    '{"id": "x\\u202e", "text": "Selon la préfecture, le maire a fermé 3 écoles à Lyon en mars.", "lang": "fr"}',
    '{"id": "x\\u202e", "text": ""}',
]

LINKS = """
import sys
from claims.dedupe import DedupeClaim, deduplicate
from claims.progress import finished
from claims.scale import engine
from bench.dedupe_data import rows

told = [DedupeClaim(f"k{at}", row.text, row.lang, "abc"[at % 3]) for at, row in enumerate(rows(600))]
plain = finished(deduplicate(told))
together = next((pair.a, pair.b) for pair in plain.pairs if pair.decision == "different")
cluster = next(cluster for cluster in plain.clusters)
links = {"must": [together, ("k1", "k2"), ("k1", "gone")], "cannot": [cluster[:2], ("k3", "k4")]}
with engine.started(sys.argv[1] or None, cpus=2):
    from claims.scale import run
    found = run.in_memory(finished(run.deduplicate(run.frame(told), **links)))
    assert run.in_memory(finished(run.deduplicate(run.frame([])))) == ((), ())
ours = finished(deduplicate(told, **links))
assert any(set(together) <= set(each) for each in ours.clusters)
assert not any(set(cluster[:2]) <= set(each) for each in ours.clusters)
assert found == ours, (found, ours)
print("same", len(ours.pairs), len(ours.clusters))
"""

CROWD = """
from claims.dedupe import blocking
from claims.dedupe.normal import normalise
from claims.scale import engine
from bench.dedupe_data import rows

texts = [(row.text, row.lang) for row in rows(300)]
texts += [(f"the mayor closed {extra} schools slip{at} again", "en") for at in range(90) for extra in ("", "many")]
forms = [form.words for form in normalise(texts)]
with engine.started(None):
    import daft
    from claims.scale import plan
    table = daft.from_pydict({"form": list(range(len(forms))), "words": [" ".join(form) for form in forms]})
    found = plan.candidates(table).to_pydict()
ours = [tuple(pair) for pair in blocking.candidates(forms).tolist()]
assert any(a >= 300 and b >= 300 for a, b in ours)
assert sorted(zip(found["a"], found["b"])) == ours
print("same")
"""

CLUSTER = """
import subprocess, sys
from claims.scale import engine
with engine.started("local", cpus=2):
    import ray
    address = ray.get_runtime_context().gcs_address
    command = [sys.executable, "-m", "tui", "dedupe", "--jsonl", "--engine", "daft", "--ray", address, *sys.argv[1:]]
    sys.exit(subprocess.run(command).returncode)
"""


def python(*arguments: str, stdin: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run Python with these arguments in the checkout."""
    with (stdin or Path(os.devnull)).open("rb") as given:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=given,
            capture_output=True,
            timeout=900,
            check=False,
        )


def dedupe(*arguments: str, stdin: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the command on rows."""
    return python("-m", "tui", "dedupe", "--jsonl", *arguments, stdin=stdin)


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three files of rows, good and bad."""
    folder = tmp_path_factory.mktemp("claims")
    lines = [
        json.dumps({"id": number, "text": row.text, "lang": row.lang})
        for number, row in enumerate(rows(1500))
    ]
    paths = []
    for number, part in enumerate((lines[:7], [*lines[7:1200], *BAD], [*ODD, *lines[1200:]])):
        paths.append(folder / f"part-{number}.jsonl")
        paths[-1].write_text("\n".join(part) + "\n", encoding="utf-8")
    return paths


@pytest.fixture(scope="module")
def together(claims: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rows of all files in one."""
    path = tmp_path_factory.mktemp("together") / "all.jsonl"
    path.write_bytes(b"".join(part.read_bytes() for part in claims))
    return path


@with_extra
@pytest.mark.parametrize("ray", [(), ("--ray", "local")], ids=["daft", "ray"])
def test_many_files_give_what_the_local_engine_gives_for_one_stream(
    ray: tuple[str, ...], claims: list[Path], together: Path
) -> None:
    expected = dedupe(stdin=together)
    assert expected.stdout.count(b'"cluster"') > 100
    found = dedupe("--engine", "daft", *ray, *map(str, claims))
    assert found.returncode == expected.returncode == 2
    assert found.stdout == expected.stdout


@with_extra
def test_a_cluster_that_runs_already_is_found_by_its_address_and_left_running(
    together: Path, tmp_path: Path
) -> None:
    written = tmp_path / "found.jsonl"
    answer = python("-c", CLUSTER, str(together), "-o", str(written))
    assert answer.returncode == 2, answer.stderr.decode()
    assert written.read_bytes() == dedupe(stdin=together).stdout


@with_extra
def test_parquet_gives_what_json_lines_give(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    told = [{"id": number, "text": row.text, "lang": row.lang} for number, row in enumerate(rows(400))]
    lines, table = tmp_path / "rows.jsonl", tmp_path / "rows.parquet"
    lines.write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
    parquet.write_table(pa.Table.from_pylist(told), table, row_group_size=64)
    found = dedupe("--engine", "daft", str(table))
    assert found.returncode == 0, found.stderr.decode()
    assert found.stdout == dedupe(stdin=lines).stdout


@with_extra
@pytest.mark.parametrize("ray", ["", "local"])
def test_people_win_and_articles_count_as_in_the_local_engine(ray: str) -> None:
    answer = python("-c", LINKS, ray)
    assert answer.stdout.startswith(b"same "), answer.stderr.decode()


@with_extra
def test_claims_most_of_whose_blocks_are_too_large_meet_the_neighbours_they_meet_locally() -> None:
    answer = python("-c", CROWD)
    assert answer.stdout == b"same\n", answer.stderr.decode()


@with_extra
def test_an_address_where_nobody_listens_is_told_at_once(together: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: every connection is refused
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        answer = dedupe("--engine", "daft", "--ray", address, str(together))
    assert answer.returncode == 2
    assert f"No Ray cluster answers at “{address}”" in answer.stderr.decode()


@with_extra
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, together: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(b'{"id": 1, "text": "a\xff"}\n')
    none = tmp_path / "none.parquet"
    for files in ([broken], [tmp_path / "missing.jsonl"], [none, together]):
        answer = dedupe("--engine", "daft", *map(str, files))
        assert answer.returncode == 2
        assert b"Traceback" not in answer.stderr


@pytest.mark.skipif(INSTALLED, reason="the extra “scale” is installed")
def test_a_missing_extra_is_told_with_the_way_to_install_it(together: Path) -> None:
    answer = dedupe("--engine", "daft", str(together))
    assert answer.returncode == 2
    assert "claimdesk[scale]" in answer.stderr.decode()


def test_the_program_loads_neither_daft_nor_ray_for_the_local_engine(together: Path) -> None:
    code = (
        "import sys; from tui.__main__ import main; main(['dedupe', '--jsonl']);"
        "sys.exit(bool({'daft', 'ray', 'claims.scale'} & set(sys.modules)))"
    )
    assert python("-c", code, stdin=together).returncode == 0


@pytest.mark.parametrize("arguments", [("x.jsonl",), ("--ray", "auto"), ("--engine", "daft"), ("-o", "x")])
def test_options_of_the_engine_without_it_are_refused_with_an_example(arguments: tuple[str, ...]) -> None:
    answer = dedupe(*arguments)
    assert answer.returncode == 2
    assert b"--engine daft" in answer.stderr
