"""What one claim has around the words of another: who tells it, where it was sent from, a heading, a link word.

One text alone does not tell whether “Rumour has it that” belongs to the claim. Beside another claim that
begins where these words end, it does: they are a frame around the same claim.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.dedupe.attribution import is_speech, openers, subordinates
from claims.dedupe.normal import normal, words
from claims.dedupe.wording import wording
from claims.language.folding import fold
from claims.match.tables import guard_words

if TYPE_CHECKING:
    from claims.dedupe.normal import Form
    from claims.dedupe.wording import Wording

_REACH = 120
"""Characters at either end in which a frame is looked for."""
_LONGEST = 14
"""Words at most of one who tells it and how."""
_LABEL = 5
"""Words at most of a heading, a place or a name."""
_LEAST = 4
"""Words that must be left of the claim."""
_HEADS = re.compile(r"\s+[-–—|/]+\s+|[:,|.\])]\s+|\s+(?:that|que)\s+|\s+qu['’]\s?|(?<=\w)\s+(?=[\w\"“«‘'])")
_TAILS = re.compile(r"\s+[-–—|/©]+\s+|[,;]\s+|(?<=[.!?…\"»”)])\s+|\s*[(\[]")
_THAT = ("that", "que", "qu")


def unframed(ours: Form, theirs: Form) -> tuple[Form, Form]:
    """Two forms, each without the frame that the other has not."""
    if ours.words[:2] != theirs.words[:2]:
        ours, theirs = _opened(ours, theirs), _opened(theirs, ours)
    if ours.words[-2:] != theirs.words[-2:]:
        ours, theirs = _closed(ours, theirs), _closed(theirs, ours)
    return ours, theirs


def _opened(form: Form, other: Form) -> Form:
    """A form without words before those that the other begins with."""
    if len(other.words) < _LEAST or not _may_begin(form, other):
        return form
    for found in _HEADS.finditer(form.text, 0, _REACH):
        head, rest = form.text[: found.start()], form.text[found.end() :]
        if _is_opening(head, fold(found[0]).strip(), form.lang):
            inner = normal(rest, form.lang)
            if inner.words[:2] == other.words[:2]:
                return inner._replace(opening=f"{form.opening} {head} {inner.opening}".strip(), ending=form.ending)
    return form


def _closed(form: Form, other: Form) -> Form:
    """A form without words behind those that the other ends with."""
    if len(other.words) < _LEAST or other.words[-1] not in form.words:
        return form
    for found in _TAILS.finditer(form.text, max(0, len(form.text) - _REACH)):
        rest, tail = form.text[: found.start()], form.text[found.end() :]
        if rest and _is_ending(tail, found[0].strip(), form.lang):
            inner = normal(rest, form.lang)
            if inner.words[-2:] == other.words[-2:]:
                return inner._replace(opening=form.opening, ending=f"{inner.ending} {tail} {form.ending}".strip())
    return form


def _may_begin(form: Form, other: Form) -> bool:
    """Whether the first words of the other claim stand somewhere behind the first word of this."""
    first, second = other.words[:2]
    near = form.words[1 : _LONGEST + 2]
    return any(one == first and next_ == second for one, next_ in zip(near, form.words[2 : _LONGEST + 3], strict=False))


def _is_opening(head: str, mark: str, lang: str) -> bool:
    """Whether words before a claim tell who says it, or are a heading or a link."""
    found = words(head, lang)
    known = wording(lang)
    if not 0 < len(found) <= _LONGEST or not _is_harmless(found, known, lang):
        return False
    if mark.rstrip("'") in _THAT:
        return any(is_speech(word, lang) or word in known.hearsay or word in known.fillers for word in found)
    if mark == "":
        return len(found) <= _LABEL + 2 and is_speech(found[-1], lang) and len(found) > 1
    if mark == ",":
        return _is_link(found, known) or _is_source(found, lang)
    if mark == ".":
        return len(found) <= _LABEL and head.isupper()
    return len(found) <= _LABEL or (mark == ":" and any(is_speech(word, lang) for word in found))


def _is_ending(tail: str, mark: str, lang: str) -> bool:
    """Whether words behind a claim tell who says it, or name an author or a paper."""
    found = words(tail, lang)
    known = wording(lang)
    if not 0 < len(found) <= _LONGEST or not _is_harmless(found, known, lang):
        return False
    if found[0] in subordinates(lang):
        return False
    if _is_source(found, lang) or any(is_speech(word, lang) for word in found[:_LABEL]):
        return mark != "" or is_speech(found[0], lang)
    if mark in {",", ";"}:
        return False
    names = [word for word in tail.split() if fold(word.strip("(),.;:'\"")) not in known.stop]
    return len(found) <= _LABEL and all(word.strip("([\"'“«")[:1].isupper() for word in names)


def _is_harmless(found: tuple[str, ...], known: Wording, lang: str) -> bool:
    """Whether words hold no figure and deny or doubt nothing."""
    guard = guard_words(lang)
    deniers = guard.deniers if guard else ()
    return not (
        known.denies(found)
        or any(word in deniers or any(letter.isdigit() for letter in word) for word in found)
        or found[0] in subordinates(lang)
    )


def _is_link(found: tuple[str, ...], known: Wording) -> bool:
    return all(word in known.fillers or word in known.stop for word in found)


def _is_source(found: tuple[str, ...], lang: str) -> bool:
    """Whether words begin as “according to” does, or as “as the minister said”."""
    told = " ".join(found)
    if any(told.startswith(f"{one} ") for one in openers(lang)):
        return True
    return found[0] in {"as", "comme", "ainsi"} and any(is_speech(word, lang) for word in found)
