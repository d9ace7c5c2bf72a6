"""Where a claim stands in a text: a position and the words themselves (W3C TextPosition and TextQuote)."""

from __future__ import annotations

from typing import Self

from pydantic import NonNegativeInt, model_validator

from schema.base import Id, Model

CONTEXT = 32
"""Code points kept before and after the span, as the Hypothesis client keeps them."""


class Anchor(Model):
    """A span of one text, in Unicode code points, end exclusive. Law: ``text[start:end] == exact``."""

    start: NonNegativeInt
    end: NonNegativeInt
    exact: str
    """The words of the span: never empty, no white space at either edge."""
    prefix: str = ""
    """Up to 32 code points before the span."""
    suffix: str = ""
    """Up to 32 code points after the span."""

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if self.end - self.start != len(self.exact):
            raise ValueError("a span must be as long as its words")
        if not self.exact or self.exact != self.exact.strip():
            raise ValueError("a span is not empty and has no white space at its edges")
        return self

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Anchor:
        """Anchor ``text[start:end]``, with its context.

        Raises:
            ValueError: When the span lies outside the text, is empty or has white space at an edge.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"the span {start}–{end} lies outside a text of {len(text)} characters")
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return cls(start=start, end=end, exact=text[start:end], prefix=before, suffix=after)


class Placement(Anchor):
    """The anchor of one claim in one revision, as stored; a claim has at most one for each revision."""

    id: Id
    claim: Id
    revision: Id
