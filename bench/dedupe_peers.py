"""Other ways of finding the same claim, for ``bench/dedupe.py``: each takes texts and gives scored pairs.

Each is set up as its documentation shows for short texts, on texts in small letters, and hands over all pairs
down to a low score, so that the benchmark can choose the threshold best for it.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Scored = Iterable[tuple[int, int, float]]
    """Two places in the texts and how alike they are, 0 to 1."""

SHINGLE = 4
"""Letters of a shingle for MinHash."""
PERMUTATIONS = 128
LOWEST = 0.5
"""Pairs less alike are not handed over."""
_CHUNK = 500
_SEED = 1


def brute_force(texts: Sequence[str]) -> Scored:
    """Rapidfuzz: the ratio of every pair's sorted words, computed by cdist."""
    import numpy as np
    from rapidfuzz import fuzz, process

    ready = [" ".join(sorted(text.split())) for text in texts]
    for start in range(0, len(ready), _CHUNK):
        found = process.cdist(
            ready[start : start + _CHUNK],
            ready,
            scorer=fuzz.ratio,
            score_cutoff=60,
            dtype=np.uint8,
            workers=-1,
        )
        for row, column in zip(*np.nonzero(found), strict=True):
            if start + row < column:
                yield int(start + row), int(column), float(found[row, column]) / 100


def _shingles(text: str) -> list[str]:
    return [text[at : at + SHINGLE] for at in range(max(1, len(text) - SHINGLE + 1))]


def datasketch(texts: Sequence[str]) -> Scored:
    """Datasketch: MinHash and its LSH index at .5, similarities estimated."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=LOWEST, num_perm=PERMUTATIONS)
    hashes = MinHash.bulk(
        ([shingle.encode() for shingle in _shingles(text)] for text in texts),
        num_perm=PERMUTATIONS,
        seed=_SEED,
    )
    for number, made in enumerate(hashes):
        for other in index.query(made):
            yield other, number, made.jaccard(hashes[other])
        index.insert(number, made)


def rensa(texts: Sequence[str]) -> Scored:
    """Rensa: the same in Rust, 32 bands of four."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=LOWEST, num_perm=PERMUTATIONS, num_bands=32)
    hashes = []
    for number, text in enumerate(texts):
        made = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
        made.update(_shingles(text))
        hashes.append(made)
        for other in index.query(made):
            yield other, number, made.jaccard(hashes[other])
        index.insert(number, made)


def sparse_dot(texts: Sequence[str]) -> Scored:
    """sparse_dot_topn: cosine of tf-idf over three letters, the ten nearest of each."""
    import numpy as np
    from scipy.sparse import csr_matrix, diags
    from sparse_dot_topn import sp_matmul_topn

    number: dict[str, int] = {}
    counts = [Counter(text[at : at + 3] for at in range(max(1, len(text) - 2))) for text in texts]
    columns = [number.setdefault(gram, len(number)) for row in counts for gram in row]
    rows = np.repeat(np.arange(len(texts)), [len(row) for row in counts])
    values = np.array([value for row in counts for value in row.values()], np.float32)
    seen = np.bincount(columns, minlength=len(number))
    weights = values * (np.log((1 + len(texts)) / (1 + seen[columns])) + 1).astype(np.float32)
    matrix = csr_matrix((weights, (rows, columns)), shape=(len(texts), len(number)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix = (diags(1 / np.maximum(lengths, 1e-9)) @ matrix).tocsr().astype(np.float32)
    near = sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=10, threshold=LOWEST, n_threads=2).tocoo()
    pairs = {
        (min(a, b), max(a, b)): score
        for a, b, score in zip(near.row.tolist(), near.col.tolist(), near.data.tolist(), strict=True)
        if a != b
    }
    return ((a, b, score) for (a, b), score in pairs.items())


def semhash(texts: Sequence[str]) -> Scored:
    """Semhash: nearest neighbours of sentence vectors.

    Its own model must be fetched from a hub; these are the vectors that the package wordllama brings along.
    """
    import wordllama
    from semhash import SemHash

    model = wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)

    class Encoder:
        def encode(self, inputs: Sequence[str], **_options: object) -> object:
            return model.embed(list(inputs), norm=True)

    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        places.setdefault(text, []).append(number)
    found = SemHash.from_records(list(texts), model=Encoder()).self_deduplicate(threshold=0.8)
    for record in found.filtered:
        here = places[record.record]
        for a, b in combinations(here, 2):
            yield a, b, 1.0
        for other, score in record.duplicates:
            if other != record.record:
                yield from ((min(a, b), max(a, b), float(score)) for a in here for b in places[other])


def splink(texts: Sequence[str]) -> Scored:
    """Splink on DuckDB: blocks of two rare words in common, letters and words compared, weights by EM."""
    import duckdb
    import pyarrow as pa
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    seen = Counter(word for text in texts for word in set(text.split()))
    words = [sorted(set(text.split())) for text in texts]
    rare = [sorted((w for w in each if seen[w] > 1), key=lambda w: (seen[w], w))[:4] for each in words]
    table = pa.table(
        {
            "unique_id": list(range(len(texts))),
            "text": list(texts),
            "words": words,
            "rarest": [each[0] if each else None for each in rare],
            "pairs": [[" ".join(sorted(two)) for two in combinations(each, 2)] for each in rare],
        }
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("text", [0.95, 0.85]),
            compare.ArrayIntersectAtSizes("words", [12, 8, 5]),
        ],
        blocking_rules_to_generate_predictions=[block_on("pairs", arrays_to_explode=["pairs"])],
    )
    linker = Linker(DuckDBAPI(duckdb.connect()).register(table), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("rarest"))
    found = linker.inference.predict(threshold_match_probability=LOWEST).as_dict()
    names = ("unique_id_l", "unique_id_r", "match_probability")
    for a, b, score in zip(*(found[name] for name in names), strict=True):
        yield min(a, b), max(a, b), score


PEERS: dict[str, Callable[[Sequence[str]], Scored]] = {
    "rapidfuzz cdist": brute_force,
    "datasketch": datasketch,
    "rensa": rensa,
    "sparse_dot_topn": sparse_dot,
    "semhash": semhash,
    "splink": splink,
}
"""By the name shown in the table."""
