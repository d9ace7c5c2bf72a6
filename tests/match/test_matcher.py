"""The matcher finds earlier texts, whatever happens to its index."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.match import Matcher, compare
from claims.match import index as index_module
from claims.match.features import NAMES
from claims.match.matcher import CANDIDATES
from claims.match.rank import MARGINS, weights
from claims.match.source import MemorySource
from schema.match import Band, Candidate

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = [
    Candidate(key="f:1", text="La coalition a quitté la base de Taji le 17 mars 2020.", lang="fr"),
    Candidate(key="f:2", text="Le maire de Brest a inauguré un pont de 300 mètres.", lang="fr"),
    Candidate(key="f:3", text="Le chômage a baissé de 3,5 % en Bretagne.", title="Chômage en Bretagne", lang="fr"),
    Candidate(key="f:4", text="A photograph shows a shark swimming on a flooded highway.", title="Shark on the highway", lang="en"),
    Candidate(key="f:5", text="Drinking bleach cures the virus.", review="Doctors warn that bleach is poison.", lang="en"),
]  # fmt: skip

HOLD = """
import sys
from pathlib import Path
from claims.match import index
from claims.match.source import MemorySource
from schema.match import Candidate
index.BATCH = index.COMMIT = 50
source = MemorySource([Candidate(key=f"f:{n}", text=f"alpha word{n} beta{n % 7}", lang="en") for n in range(1500)])
for progress in index.TextIndex(Path(sys.argv[1]), "db").update(source):
    print(progress.done, flush=True)
    if len(sys.argv) > 2:
        sys.stdin.readline()
"""
"""A process that indexes in small steps, and waits after each for a line where a second argument is given."""


def matcher(folder: Path, texts: list[Candidate] | None = None) -> tuple[Matcher, MemorySource]:
    source = MemorySource(TEXTS if texts is None else texts)
    made = Matcher(folder, "db", source)
    for _ in made.update():
        pass
    return made, source


def keys(made: Matcher, text: str, lang: str = "fr") -> list[str]:
    return [hit.key for hit in made.search(text, lang, all=True)]


def many() -> list[Candidate]:
    return [Candidate(key=f"f:{n}", text=f"alpha word{n} beta{n % 7}", lang="en") for n in range(1500)]


def test_the_same_claim_told_again_is_found_first_and_called_the_same(tmp_path: Path) -> None:
    made, _ = matcher(tmp_path)
    hit = made.search("La coalition a quitté la base de Taji le 17 mars 2020", "fr")[0]
    assert (hit.key, hit.band, hit.differences) == ("f:1", Band.SAME, ())
    assert set(hit.why) == set(NAMES)


@pytest.mark.parametrize("copies", [1, 2, 5])
def test_copies_of_a_claim_are_all_called_the_same_even_in_a_tiny_database(
    tmp_path: Path, copies: int
) -> None:
    text = "La ville a fermé deux écoles primaires en mars 2021, selon le maire."
    source = MemorySource([Candidate(key=str(at), text=text, lang="fr") for at in range(copies)])
    matcher = Matcher(tmp_path, "copies", source)
    for _ in matcher.update():
        pass
    source.put(Candidate(key="fresh", text=text, lang="fr"))
    hits = matcher.search(text, "fr")
    assert {hit.key for hit in hits} == {*map(str, range(copies)), "fresh"}
    assert {hit.band for hit in hits} == {Band.SAME}
    assert matcher.count(text, "fr") == copies + 1


def test_a_hard_difference_blocks_the_band_same_and_is_told(tmp_path: Path) -> None:
    made, _ = matcher(tmp_path)
    hit = made.search("La coalition a quitté la base de Taji le 26 mars 2020", "fr")[0]
    assert (hit.key, hit.band) == ("f:1", Band.RELATED)
    assert [(one.ours, one.theirs) for one in hit.differences] == [("26", "17")]


@pytest.mark.parametrize("part", ["Un pont a été inauguré à Brest", "le maire de Brest a inauguré un pont"])
def test_a_part_of_a_claim_finds_the_whole(tmp_path: Path, part: str) -> None:
    made, _ = matcher(tmp_path, [*many(), *TEXTS])
    assert [hit.key for hit in made.search(part, "fr")] == ["f:2"]
    assert made.count(part, "fr") == 1


def test_title_and_review_are_searched_too(tmp_path: Path) -> None:
    made, _ = matcher(tmp_path)
    assert keys(made, "a doctor says bleach is a poison", "en")[0] == "f:5"
    assert keys(made, "shark", "en") == ["f:4"]


def test_what_is_hardly_related_is_listed_only_when_asked_for(tmp_path: Path) -> None:
    made, _ = matcher(tmp_path, many()[:200])
    query = "an alpha male rules nothing but his own garden and a pond of frogs"
    assert made.search(query, "en") == []
    assert {hit.band for hit in made.search(query, "en", all=True)} == {Band.NONE}


def test_excluded_keys_are_not_found_and_make_room_for_others(tmp_path: Path) -> None:
    texts = [
        Candidate(key=f"c:{n}", text="Le pont de Brest mesure 300 mètres", lang="fr")
        for n in range(3 * CANDIDATES)
    ]
    made, _ = matcher(tmp_path, [*texts, TEXTS[1]])
    own = [text.key for text in texts]
    assert [hit.key for hit in made.search(texts[0].text, "fr", exclude=own, all=True)] == ["f:2"]


@pytest.mark.parametrize("query", ["", "  ", "et de la", "\u200b", "…", "\ud800"])
def test_a_query_without_telling_words_finds_nothing(tmp_path: Path, query: str) -> None:
    made, _ = matcher(tmp_path)
    assert made.search(query, "fr", all=True) == []


@pytest.mark.parametrize("query", ["pont AND (", '"pont', "pont:*", "pont~2^9", "-pont +Brest [", "\\pont/"])
def test_query_syntax_means_nothing(tmp_path: Path, query: str) -> None:
    made, _ = matcher(tmp_path)
    assert keys(made, query) == ["f:2"]


def test_an_empty_database_answers_nothing(tmp_path: Path) -> None:
    made, _ = matcher(tmp_path, [])
    assert made.search("pont", "fr", all=True) == []
    assert made.looked_in() == {}


def test_where_was_looked_is_counted_by_language(tmp_path: Path) -> None:
    assert matcher(tmp_path)[0].looked_in() == {"fr": 3, "en": 2}


def test_changed_and_removed_texts_are_seen_before_and_after_indexing(tmp_path: Path) -> None:
    made, source = matcher(tmp_path)
    source.put(Candidate(key="f:2", text="Le préfet de Rennes a fermé un tunnel.", lang="fr"))
    source.remove("f:3")
    source.put(Candidate(key="f:9", text="Un tunnel relie Rennes à Vannes.", lang="fr"))
    for _ in range(2):
        assert sorted(keys(made, "tunnel Rennes")) == ["f:2", "f:9"]
        assert keys(made, "pont Brest chômage Bretagne") == []
        list(made.update())


def test_a_second_opening_reads_the_index_and_writes_nothing(tmp_path: Path) -> None:
    matcher(tmp_path)
    again = Matcher(tmp_path, "db", MemorySource(TEXTS))
    assert list(again.update()) == []
    assert keys(again, "pont Brest") == ["f:2"]


def damaged(path: Path, how: str) -> None:
    if how == "cut":
        os.truncate(path, path.stat().st_size // 2)
    elif how == "garbage":
        path.write_bytes(bytes(range(256)) * (1 + path.stat().st_size // 256))
    else:
        path.unlink()


@pytest.mark.parametrize("how", ["cut", "garbage", "gone"])
@pytest.mark.parametrize(
    "ending", ["state.json", "meta.json", ".term", ".idx", ".store", ".fieldnorm", ".pos", ".fast"]
)
def test_a_torn_index_is_built_anew(tmp_path: Path, ending: str, how: str) -> None:
    matcher(tmp_path, many())
    for path in [path for path in tmp_path.rglob("*") if path.is_file() and path.name.endswith(ending)]:
        damaged(path, how)
    made = Matcher(tmp_path, "db", MemorySource(many()))
    for _ in range(2):
        made.search("word77", "en", all=True)
        list(made.update())
    assert keys(made, "word77", "en") == ["f:77"]


@pytest.mark.parametrize(
    "state", ["", "[]", "{", '{"format": 1}', '{"format":2,"database":"db","folder":"texts-../x","cursor":9}']
)
def test_a_foreign_state_is_not_believed(tmp_path: Path, state: str) -> None:
    matcher(tmp_path)
    (tmp_path / "db" / "state.json").write_text(state, encoding="utf-8")
    made, _ = matcher(tmp_path)
    assert keys(made, "pont Brest") == ["f:2"]


def test_the_index_of_another_database_is_never_used(tmp_path: Path) -> None:
    matcher(tmp_path)
    (tmp_path / "db").rename(tmp_path / "other")
    other = Matcher(tmp_path, "other", MemorySource([]))
    assert other.search("pont Brest", "fr", all=True) == []


def test_an_older_copy_of_the_database_starts_anew(tmp_path: Path) -> None:
    matcher(tmp_path)
    made, _ = matcher(tmp_path, TEXTS[:1])
    assert keys(made, "pont Brest") == []


def test_a_folder_that_cannot_be_written_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "db").write_text("a file stands in the way", encoding="utf-8")
    made, _ = matcher(tmp_path)
    assert keys(made, "pont Brest") == ["f:2"]


def test_a_process_killed_while_indexing_leaves_an_index_that_goes_on(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(3):
            process.stdout.readline()
        process.kill()
    made, source = matcher(tmp_path, many())
    assert all(keys(made, f"word{n}", "en") == [f"f:{n}"] for n in (0, 60, 149, 151, 900, 1499))
    assert made.looked_in() == {"en": source.last()}


def test_two_desks_of_one_process_open_the_same_index_at_once(tmp_path: Path) -> None:
    def openings(_thread: int) -> int:
        return sum(index_module.TextIndex(tmp_path / str(at), "db").cursor for at in range(150))

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(openings, range(4))) == [0] * 4


def test_while_another_process_writes_everything_is_still_found(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", HOLD, str(tmp_path), "wait"]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "50\n"
        made = Matcher(tmp_path, "db", MemorySource(many()))
        assert list(made.update()) == []
        assert keys(made, "word20", "en") == ["f:20"]
        assert keys(made, "word1499", "en") == ["f:1499"]
        process.stdin.close()
        for _ in process.stdout:
            pass
    assert keys(made, "word1499", "en") == ["f:1499"]
    assert list(made.update()) == []


def test_what_is_read_but_not_committed_is_kept_when_the_caller_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "BATCH", 2)
    made = Matcher(tmp_path, "db", MemorySource(TEXTS))
    steps = made.update()
    next(steps)
    steps.close()
    assert [step.done for step in made.update()] == [2, 3]
    assert keys(made, "bleach virus", "en") == ["f:5"]


def test_a_text_that_changed_twice_is_indexed_once(tmp_path: Path) -> None:
    source = MemorySource(TEXTS)
    for mayor in ("préfet", "ministre"):
        source.put(Candidate(key="f:2", text=f"Le {mayor} a inauguré un pont.", lang="fr"))
    made = Matcher(tmp_path, "db", source)
    list(made.update())
    found = index_module.TextIndex(tmp_path, "db")
    assert [each.key for each in found.search(["pont", "maire", "ministr"], 10)] == ["f:2"]
    assert found.frequency(["pont"]) == ([1], len(TEXTS))


def test_the_words_run_together_in_a_tag_find_the_claim(tmp_path: Path) -> None:
    text = Candidate(key="fyre", text="The Fyre Festival left its guests without a bed.", lang="en")
    made, _ = matcher(tmp_path, [*many()[:50], text])
    assert keys(made, "#FyreFestival is a fraud", "en")[0] == "fyre"


def test_how_sure_an_answer_is_hardly_depends_on_how_many_texts_have_nothing_to_do_with_it(
    tmp_path: Path,
) -> None:
    query = "The mayor of Brest opened a bridge, 300 metres long"
    texts = [Candidate(key="bridge", text="The mayor of Brest has opened a bridge of 300 metres.", lang="en")]
    sure = []
    for size in (50, 1500):
        made, _ = matcher(tmp_path / str(size), [*texts, *many()[:size]])
        sure.append(made.search(query, "en", all=True)[0].probability)
    assert sure[0] == pytest.approx(sure[1], abs=0.1)


def test_bands_begin_where_the_user_wants_them(tmp_path: Path) -> None:
    query = "Les blindés ont roulé toute la nuit du 17 mars avant que la coalition ne laisse Taji"
    bands = []
    for same, related in ((0.0, None), (1.0, 0.0), (1.0, 1.0)):
        made = Matcher(tmp_path, "db", MemorySource(TEXTS[:1]), same=same, related=related)
        bands.append([hit.band for hit in made.search(query, "fr", all=True)])
    assert bands == [[Band.SAME], [Band.RELATED], [Band.NONE]]


def test_where_was_looked_counts_changed_texts_as_they_are_now(tmp_path: Path) -> None:
    made, source = matcher(tmp_path)
    source.remove("f:1")
    source.put(Candidate(key="f:2", text="The mayor opened a bridge.", lang="en"))
    source.put(Candidate(key="f:9", text="Ein Tunnel", lang=None))
    for _ in range(2):
        assert made.looked_in() == {"fr": 1, "en": 3, "?": 1}
        list(made.update())


words = st.lists(
    st.sampled_from(["pont", "base", "chômage", "Brest", "Taji", "300", "mars", "route", "maire", "virus"]),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(words, min_size=1, max_size=30), words)
def test_index_and_scan_find_the_same_texts(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], query: list[str]
) -> None:
    source = MemorySource(
        [Candidate(key=f"f:{n}", text=" ".join(text), lang="fr") for n, text in enumerate(texts)]
    )
    scanned = Matcher(tmp_path_factory.mktemp("a"), "db", source)
    indexed = Matcher(tmp_path_factory.mktemp("b"), "db", source)
    list(indexed.update())
    one = {hit.key: hit.why for hit in scanned.search(" ".join(query), "fr", limit=30, all=True)}
    other = {hit.key: hit.why for hit in indexed.search(" ".join(query), "fr", limit=30, all=True)}
    assert one.keys() == other.keys()
    for key, why in one.items():
        assert why == pytest.approx(other[key], rel=0.05, abs=0.02)


def test_batches_are_committed_one_by_one_and_a_stop_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "BATCH", 2)
    monkeypatch.setattr(index_module, "COMMIT", 2)
    made = Matcher(tmp_path, "db", MemorySource(TEXTS))
    steps = made.update()
    assert next(steps).done == 2
    steps.close()
    assert keys(made, "pont Brest") == ["f:2"]
    assert [step.done for step in made.update()] == [2, 3]


def test_the_weights_belong_to_the_features() -> None:
    assert weights().order.names == NAMES
    assert weights().first.names == weights().others.names == (*NAMES, *MARGINS)
    assert len(weights().trained_on) >= 2
    assert weights().bands.related < weights().bands.same


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["fr", "en", None]))
def test_a_comparison_stays_within_its_bounds(a: str, b: str, lang: str | None) -> None:
    found = compare(a, b, lang)
    assert 0 <= found.score <= 100
    assert 0 <= found.probability <= 1


def test_a_changed_figure_lowers_the_probability_though_the_score_stays_high() -> None:
    same = compare("L'armée a envoyé 4 300 soldats à Taji.", "L'armée a envoyé 4300 soldats à Taji", "fr")
    other = compare("L'armée a envoyé 4 300 soldats à Taji.", "L'armée a envoyé 4 500 soldats à Taji.", "fr")
    assert other.score > 90
    assert same.probability > 0.8
    assert other.probability < 0.3


def test_the_guard_alone_loads_neither_index_nor_arrays() -> None:
    code = "import sys, claims.match.guard; print([m for m in ('tantivy', 'numpy', 'rapidfuzz') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
