"""The samples are whole, marked as samples, and set the traps the manifest promises."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

import pytest

from claims.samples import Manifest, Sample, SampleKind, corpus_folder, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST: Manifest = read_manifest()
K1_FR, K1_FIXED = "articles/coalition-k1.fr.txt", "articles/coalition-k1.corrected.fr.txt"


def read(file: str) -> str:
    return (corpus_folder() / file).read_text(encoding="utf-8")


def sentences(text: str) -> list[str]:
    """Split the two plain texts, which hold none of the cases that make splitting hard."""
    return [
        part for line in text.splitlines() if line for part in re.split(r"(?<=[a-z9][.]) (?=[A-ZÉ])", line)
    ]


def checks() -> list[dict[str, str]]:
    return [json.loads(line) for line in read("fact_checks.jsonl").splitlines()]


@pytest.mark.parametrize("sample", MANIFEST.files, ids=lambda sample: sample.file)
def test_every_file_has_the_digest_and_the_marks_of_the_manifest(sample: Sample) -> None:
    content = sample.path.read_bytes()
    assert hashlib.sha256(content).hexdigest() == sample.sha256
    assert sample.sample
    assert sample.licence == "CC0-1.0"
    if sample.file.endswith(".md"):
        front_matter = content.decode().split("---\n")[1]
        assert "\nsample: true\n" in front_matter
        assert f"\npublished: {sample.published}\n" in front_matter
        assert front_matter.startswith(f"title: {sample.title}\n")
        assert f"\npublisher: {sample.publisher}\n" in front_matter
        assert f"\nauthor: {sample.author}\n" in front_matter


def test_no_file_is_missing_from_the_manifest() -> None:
    folder = corpus_folder()
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    listed = {sample.file for sample in MANIFEST.files} | {"manifest.json"}
    assert {file for file in there if not file.startswith("gold/")} == listed


def test_names_of_publishers_say_that_they_are_samples() -> None:
    names = [sample.publisher or "" for sample in MANIFEST.of_kind(SampleKind.ARTICLE)]
    names += [check["publisher"] for check in checks()]
    assert all(name.endswith(("(sample)", "(exemple)")) for name in names)


def test_the_french_article_sets_its_traps() -> None:
    kicker, headline, caption, *_ = (line for line in read(K1_FR).splitlines() if line)
    text = read(K1_FR)
    assert not kicker.endswith(".")
    assert not headline.endswith(".")
    assert re.match(r"[A-Z]+/[A-Z ]+ - ", caption)
    assert "« Depuis K1" in text
    assert "Harim » , a déclaré le directeur du soutien, le général" in text
    assert "dans quinze jours" in headline
    assert "ont quitté ce dimanche" in text
    assert "(est), à deux pas de la frontière syrienne" in text
    dates = [
        "dans quinze jours",
        "ce dimanche",
        "moins de deux semaines",
        "Il y a dix jours",
        "ces dernières semaines",
    ]
    dates += [
        "il y a trois jours",
        "le 17 mars",
        "au cours des derniers mois",
        "Le 27 décembre",
        "Quelques jours plus",
    ]
    assert all(text.count(date) == 1 for date in dates)


def test_the_corrected_text_changes_one_sentence_drops_one_adds_one_and_moves_some() -> None:
    before, after = sentences(read(K1_FR)), sentences(read(K1_FIXED))
    gone, new = set(before) - set(after), set(after) - set(before)
    changed = {sentence for sentence in gone if sentence.replace("(est)", "(ouest)") in new}
    assert len(changed) == 1
    assert len(gone) == len(new) == 2
    kept_before = [sentence for sentence in before if sentence in after]
    kept_after = [sentence for sentence in after if sentence in before]
    assert kept_before != kept_after


def test_a_revision_names_an_article_of_the_manifest() -> None:
    articles = {sample.file for sample in MANIFEST.of_kind(SampleKind.ARTICLE)}
    assert {sample.revises for sample in MANIFEST.of_kind(SampleKind.REVISION)} <= articles


def test_the_checks_are_in_the_import_format_and_point_nowhere_real() -> None:
    rows = checks()
    allowed = {"id", "text", "title", "lang", "verdict", "url", "publisher", "speaker", "date", "review"}
    assert len({row["id"] for row in rows}) == len(rows) >= 20
    for row in rows:
        assert {"id", "text"} <= set(row) <= allowed
        assert row["url"] == f"https://example.org/checks/{row['id']}"
        assert row["verdict"] in {"supported", "unverified", "contradicted"}
    assert {row["lang"] for row in rows} == {"fr", "en"}


def test_a_folder_without_manifest_is_no_corpus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from claims import samples
    from claims.errors import NotFound

    monkeypatch.setattr(samples, "_PLACES", (tmp_path,))
    with pytest.raises(NotFound):
        corpus_folder()
