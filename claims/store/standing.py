"""Where a claim stands: each analyst's newest verdict counts, if the words judged are still the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.store.events import sha256
from schema.view import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.verdict import VerdictValue


@dataclass(frozen=True, slots=True)
class Voice:
    """One analyst's newest verdict on one aspect of a claim, as far as its standing needs it."""

    id: str
    value: VerdictValue
    reason: str | None
    judged: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a dispute was resolved, and which verdicts it was about."""

    value: VerdictValue
    verdicts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stand:
    """What all of it comes to."""

    standing: Standing = Standing.OPEN
    verdict: VerdictValue | None = None
    reason: str | None = None


OPEN = Stand()
"""A claim nobody judged yet."""


def judged_digest(span: str, sentence: str) -> str:
    """The digest of what a verdict is about: the words in the article and the standalone sentence."""
    return sha256(f"{span}\n{sentence}")


def stand(voices: Sequence[Voice], settlements: Sequence[Settlement], digest: str) -> Stand:
    """Weigh the verdicts on one aspect.

    Args:
        voices: Each analyst's newest verdict, newest first.
        settlements: Resolutions, newest first.
        digest: Digest of the words as they are now.
    """
    if not voices:
        return OPEN
    fresh = [voice for voice in voices if voice.judged == digest]
    agreed = settled(fresh or voices, settlements)
    if not fresh:
        return Stand(Standing.REOPENED, agreed or voices[0].value, voices[0].reason)
    if agreed is None:
        return Stand(Standing.DISPUTED)
    reason = next((voice.reason for voice in fresh if voice.value is agreed and voice.reason), None)
    return Stand(Standing(agreed), agreed, reason)


def settled(voices: Sequence[Voice], settlements: Sequence[Settlement]) -> VerdictValue | None:
    """What the verdicts agree on, or what their dispute was resolved to; None while it is open.

    A resolution stands as long as every verdict that stands is one it was about: a newer one ends it.
    """
    if len({voice.value for voice in voices}) == 1:
        return voices[0].value
    standing = {voice.id for voice in voices}
    return next((one.value for one in settlements if standing <= one.verdicts), None)
