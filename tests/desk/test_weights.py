"""The weights of check-worthiness in the user's configuration."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims import places
from claims.errors import BadInput
from claims.split.worth import default_weights
from claims.splitting import chosen

TEXT = "Le maire a versé 300 euros. Le pont est fermé."


def configure(text: str) -> None:
    """Write the user's configuration."""
    path = places.config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_configured_weight_changes_the_score_of_its_reason_alone() -> None:
    before = chosen()(TEXT, "fr").claims
    configure("[worth]\nfigure = -4\n")
    after = chosen()(TEXT, "fr").claims
    assert after[0].checkworthiness < before[0].checkworthiness
    assert after[1] == before[1]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("figur = 1", "worth.figur"),
        ('figure = "much"', "worth.figure"),
        ("figure = true", "worth.figure"),
        ("figure = nan", "worth.figure"),
        ("figure = inf", "worth.figure"),
        ("figure = 11", "worth.figure"),
        ("figure = [1]", "worth.figure"),
    ],
)
def test_a_weight_that_is_none_is_refused_in_one_sentence(line: str, place: str) -> None:
    configure(f"[worth]\n{line}\n")
    with pytest.raises(BadInput) as caught:
        chosen()
    assert place in caught.value.message
    assert "\n" not in caught.value.message
    assert "dated_event" in (caught.value.hint or "")


def test_weights_outlive_the_name_of_the_analyst() -> None:
    configure("[worth]\nfigure = 2.5\n")
    places.remember_analyst("Zoe")
    assert places.settings().worth == {"figure": 2.5}


def test_the_page_on_the_configuration_states_the_weights_as_they_are() -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    stated = re.findall(r"^\| `(\w+)` \| (-?[\d.]+) \|", page, re.MULTILINE)
    assert {code: float(weight) for code, weight in stated} == dict(default_weights())


def test_the_configuration_shown_is_one() -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    configure(shown)
    assert places.settings().worth == {"superlative": 1.5, "name": 0, "opinion": -4}
