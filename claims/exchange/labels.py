"""Publishers' labels mapped to our verdicts; a label that is not known stays unknown."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from claims.store.text import fold
from schema.verdict import VerdictValue

if TYPE_CHECKING:
    from pydantic import JsonValue

    from schema.factcheck import RatingScale


def read_verdict(value: JsonValue, label: JsonValue) -> tuple[VerdictValue | None, str | None]:
    """Our verdict and the publisher's own words for it.

    Args:
        value: The row's ``verdict``: one of ours, or the publisher's words.
        label: The row's ``label``: the publisher's words.
    """
    words = label.strip() or None if isinstance(label, str) else None
    if isinstance(value, bool):
        value = "true" if value else "false"
    if not isinstance(value, str) or not value.strip():
        return (verdict_of(words) if words else None), words
    ours = value.strip() in set(VerdictValue)
    return verdict_of(value) or (verdict_of(words) if words else None), words or (
        None if ours else value.strip()
    )


def verdict_of(label: str) -> VerdictValue | None:
    """The verdict a publisher's label stands for; None where that is not known."""
    return _verdict_words().get(fold(label).strip(" .!?\"'«»"))


def verdict_of_scale(scale: RatingScale) -> VerdictValue | None:
    """The verdict of a rating without words, only at the ends of a scale that states both; else None.

    A scale upside down (best 1, worst 5) is read as it says.

    Args:
        scale: The rating as published.
    """
    if scale.value is None or scale.best is None or scale.worst is None or scale.best == scale.worst:
        return None
    ends = {scale.best: VerdictValue.SUPPORTED, scale.worst: VerdictValue.CONTRADICTED}
    return ends.get(scale.value)


@cache
def _verdict_words() -> dict[str, VerdictValue]:
    text = resources.files("claims.exchange").joinpath("data/verdict_words.json").read_text(encoding="utf-8")
    listed = json.loads(text)
    return {fold(word).strip(" .!?"): value for value in VerdictValue for word in listed[value]}
