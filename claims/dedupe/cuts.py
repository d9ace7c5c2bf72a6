"""Claims cut short by a field limit: « …, qui avaient » is the beginning of a claim, and none of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claims.dedupe.relation import is_typo
from claims.dedupe.wording import wording
from claims.match.facts import FIGURE, STOP
from claims.match.pairing import is_slip
from schema.match import DifferenceKind

if TYPE_CHECKING:
    from claims.dedupe.normal import Form
    from claims.match.facts import Facts

_FINISHED = re.compile(r"[.!?][\"'»”)\]\s]*$")
_BREAKS_OFF = re.compile(r"[,;:(\[/&+-]\s*$")
_ELLIPSIS = re.compile(r"\s*[\[(]?(?:…|\.\.\.)[\])]?\s*$")
"""What a text ends with that goes on elsewhere."""
_LAST = re.compile(r"\s*\S+\s*$")
_FEWEST = 4
"""Words that must be left of a claim."""
_BETWEEN = re.compile(r"[^\w\s'’‘-]")
_KEPT = 0.5
"""Part of the words that must be left for a beginning to be told as such."""


_SHIFT = 4
"""Words by which a place may be off: a figure, a phrase or a contraction may be several words."""


class Cut(NamedTuple):
    """One claim is the beginning of another."""

    first: bool
    """Whether the first claim is the shorter one."""
    lost_from: int
    """Where in the longer text the lost end begins, in code points."""
    kept_to: int
    """Where in the shorter text its last word ends."""
    broken: bool
    """Whether it breaks off in the middle of a phrase, which nobody writes."""
    doubtful: bool
    """Whether it is a sentence of its own, that may well say less on purpose."""
    marked: bool = False
    """Whether a mark says that it goes on: “…”."""
    unfinished: bool = False
    """Whether it has no full stop where the other claim has one."""

    def explains(self, kind: DifferenceKind) -> bool:
        """Whether the lost end may well be all there is to say of a difference of this kind."""
        if self.marked:
            return True
        if self.broken:
            return kind is not DifferenceKind.NEGATION
        return self.unfinished and kind in {DifferenceKind.ENTITY, DifferenceKind.WORDING}


def without_fragments(ours: Form, theirs: Form) -> tuple[Form, Form]:
    """Two forms; one of which the last word was cut in two loses it: « …, qui avai »."""
    if ours.words[-1:] == theirs.words[-1:]:
        return ours, theirs
    if _ends_in_fragment(ours, theirs):
        return _without_last(ours), theirs
    return (ours, _without_last(theirs)) if _ends_in_fragment(theirs, ours) else (ours, theirs)


def _ends_in_fragment(form: Form, other: Form) -> bool:
    """Whether the last word begins the word that the other claim has in its place, all else being alike."""
    last = len(form.words) - 1
    if not _FEWEST <= last < len(other.words) or _is_finished(form.text):
        return False
    here, there = form.written[last], other.written[last]
    return here != there and there.startswith(here) and all(_is_one(form, other, at) for at in range(last))


def _is_finished(text: str) -> bool:
    return bool(_FINISHED.search(text)) and not _ELLIPSIS.search(text)


def _without_last(form: Form) -> Form:
    text = _LAST.sub(" …", _ELLIPSIS.sub("", form.text))
    return form._replace(words=form.words[:-1], written=form.written[:-1], text=text)


def cut_short(ours: Form, theirs: Form, left: Facts, right: Facts) -> Cut | None:
    """How one claim is the beginning of the other; None where it is not.

    Args:
        ours: The first claim.
        theirs: The second claim.
        left: Facts of the first.
        right: Facts of the second.
    """
    first = len(ours.words) < len(theirs.words)
    shorter, longer = (ours, theirs) if first else (theirs, ours)
    kept = len(shorter.words)
    if not _KEPT * len(longer.words) <= kept < len(longer.words):
        return None
    if not all(_is_one(shorter, longer, at) for at in range(kept)):
        return None
    told = right if first else left
    at = _place(longer.written[kept], len(longer.words) - kept, told)
    if at is None:  # “%” stands for “percent”
        last = _place(longer.written[kept - 1], len(longer.words) - kept + 1, told)
        if last is None or last + 1 == len(told.words):
            return None
        at = last + 1
    marked = bool(_ELLIPSIS.search(shorter.text))
    broken = marked or _breaks_off(shorter, told, at)
    finished = _is_finished(shorter.text)
    return Cut(
        first,
        told.starts[at],
        (left if first else right).ends[-1],
        broken,
        doubtful=not broken and finished,
        marked=marked,
        unfinished=not finished and _is_finished(longer.text),
    )


def _is_one(shorter: Form, longer: Form, at: int) -> bool:
    one, other = shorter.written[at], longer.written[at]
    return shorter.words[at] == longer.words[at] or is_slip(one, other) or is_typo(one, other)


def _place(word: str, from_end: int, claim: Facts) -> int | None:
    """Where a word stands that is so many words from the end; phrases and figures may shift it a little."""
    expected = len(claim.words) - from_end
    near = sorted(
        range(max(1, expected - _SHIFT), min(len(claim.words), expected + _SHIFT + 1)),
        key=lambda at: abs(at - expected),
    )
    alike = (at for at in near if claim.words[at][:2] == word[:2])  # “don't” is “do not” in the form
    return next((at for at in near if claim.words[at] == word), next(alike, None))


def _breaks_off(form: Form, longer: Facts, at: int) -> bool:
    """Whether the last word needs another: an article, a preposition, a noun or name that goes on."""
    if _BREAKS_OFF.search(form.text):
        return True
    last, following = longer.marks[at - 1], longer.marks[at]
    if form.written[-1] in wording(form.lang).dangling:
        return True
    if _FINISHED.search(form.text) or _BETWEEN.search(longer.text[longer.ends[at - 1] : longer.starts[at]]):
        return False
    return not following & STOP and not (last & FIGURE and not following & FIGURE) and not last & STOP
