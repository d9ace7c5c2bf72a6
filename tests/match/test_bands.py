"""Where the bands of earlier checks begin is for the user to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claims import places
from claims.desk import Desk
from claims.errors import BadInput
from claims.progress import finished
from schema.match import Band

if TYPE_CHECKING:
    from pathlib import Path


def settings(folder: Path, text: str) -> places.Settings:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return places.settings(path)


def test_bands_are_read_from_the_configuration(tmp_path: Path) -> None:
    assert settings(tmp_path, "[bands]\nsame = 0.9\nrelated = 0").bands == places.BandSettings(
        same=0.9, related=0
    )
    assert settings(tmp_path, "").bands == places.BandSettings()


@pytest.mark.parametrize(
    "line",
    ["same = 1.1", "same = -0.1", "same = nan", 'same = "0.9"', "alike = 0.5", "same = 0.2\nrelated = 0.3"],
)
def test_bands_that_cannot_be_are_refused_by_name(tmp_path: Path, line: str) -> None:
    with pytest.raises(BadInput, match="bands") as refused:
        settings(tmp_path, f"[bands]\n{line}")
    assert refused.value.hint


def test_the_desk_follows_the_configured_bands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "config_file", lambda: tmp_path / "config.toml")
    monkeypatch.setenv("CLAIMDESK_INDEX", str(tmp_path / "index"))
    rows = [{"id": "1", "text": "The mayor of Brest opened a bridge of 300 metres.", "lang": "en"}]
    found = []
    for line in ("same = 0.0", "same = 1.0"):
        settings(tmp_path, f"[bands]\n{line}")
        with Desk(tmp_path / "claims.db", analyst="Zoe") as desk:
            finished(desk.factchecks.import_rows(rows))
            found += desk.matches.search("A bridge of 300 metres was opened in Brest", lang="en").matches
    assert [match.band for match in found] == [Band.SAME, Band.RELATED]
