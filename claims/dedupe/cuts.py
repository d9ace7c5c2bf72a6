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
_SKIPPED = 2
"""Places at which a claim may differ in words that say nothing from the one it is the beginning of."""
_KEPT, _KEPT_MARKED = 0.5, 0.35
"""Part of the words that must be left for a beginning to be told as such, and where “…” says so."""


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
        return self.unfinished and kind is not DifferenceKind.NEGATION


def without_fragments(ours: Form, theirs: Form) -> tuple[Form, Form]:
    """Two forms; one of which the last word was cut in two loses it: « …, qui avai »."""
    if ours.words[-1:] == theirs.words[-1:]:
        return ours, theirs
    if _ends_in_fragment(ours, theirs):
        return _without_last(ours), theirs
    return (ours, _without_last(theirs)) if _ends_in_fragment(theirs, ours) else (ours, theirs)


def _ends_in_fragment(form: Form, other: Form) -> bool:
    """Whether the last word begins the word that the other claim has in its place, all else being alike."""
    if not _FEWEST < len(form.words) <= len(other.words) + _SKIPPED or _is_finished(form.text):
        return False
    last = form.written[-1]
    if last in other.written or not any(word.startswith(last) for word in other.written):
        return False
    at = _lost_from(form._replace(words=form.words[:-1], written=form.written[:-1]), other)
    return at is not None and other.written[at].startswith(last)


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
    marked = bool(_ELLIPSIS.search(shorter.text))
    if not (_KEPT_MARKED if marked else _KEPT) * len(longer.words) <= kept < len(longer.words):
        return None
    lost = _lost_from(shorter, longer)
    if lost is None:
        return None
    told = right if first else left
    at = _place(longer.written[lost], len(longer.words) - lost, told)
    if at is None:  # “%” stands for “percent”
        last = _place(longer.written[lost - 1], len(longer.words) - lost + 1, told)
        if last is None or last + 1 == len(told.words):
            return None
        at = last + 1
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


def _lost_from(shorter: Form, longer: Form) -> int | None:
    """The place in the longer claim behind the words of the shorter one; None where these do not begin it.

    A few words that say nothing may come and go, and two words may have run together.
    """
    plain = wording(shorter.lang).plain
    here = there = skipped = 0
    while here < len(shorter.words):
        if there >= len(longer.words) or skipped > _SKIPPED:
            return None
        if _is_one(shorter, longer, here, there):
            here, there = here + 1, there + 1
            continue
        skipped += 1
        if shorter.written[here] == "".join(longer.written[there : there + 2]):
            here, there = here + 1, there + 2
        elif longer.written[there] == "".join(shorter.written[here : here + 2]):
            here, there = here + 2, there + 1
        elif longer.words[there] in plain:
            there += 1
        elif shorter.words[here] in plain:
            here += 1
        else:
            return None
    return there if there < len(longer.words) else None


def _is_one(shorter: Form, longer: Form, at: int, there: int) -> bool:
    one, other = shorter.written[at], longer.written[there]
    return shorter.words[at] == longer.words[there] or is_slip(one, other) or is_typo(one, other)


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
