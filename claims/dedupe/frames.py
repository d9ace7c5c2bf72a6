"""What one claim has around the words of another: who tells it, where it was sent from, a heading, a link.

One text alone does not tell whether “Rumour has it that” belongs to the claim. Beside another claim that
begins where these words end, it does: they are a frame around the same claim.
"""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import TYPE_CHECKING

from claims.dedupe.attribution import is_speech, openers, opening_words, subordinates
from claims.dedupe.normal import normal, plain_words, words
from claims.dedupe.wording import wording
from claims.language.folding import fold
from claims.match.tables import guard_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claims.dedupe.normal import Form
    from claims.dedupe.wording import Wording

_REACH = 120
"""Characters at either end in which a frame is looked for."""
_LONGEST = 14
"""Words at most of one who tells it and how."""
_VERB = 8
"""Words among which the verb of saying stands."""
_LABEL = 5
"""Words at most of a heading, a place or a name."""
_LEAST = 4
"""Words that must be left of the claim."""
_HEADS = re.compile(r"\s+[-–—|/]+\s+|[:,|.\])]\s+|\s+(?:that|que)\s+|\s+qu['’]\s?|(?<=\w)\s+(?=[\w\"“«‘'])")
_TAILS = re.compile(r"\s+[-–—|/©]+\s+|[,;]\s+|(?<=[.!?…\"»”)])\s+|\s*[(\[]")
_AS = {"as", "comme", "ainsi"}
_THAT = ("that", "que", "qu")


def unframed(ours: Form, theirs: Form, *, whole: bool = False) -> tuple[Form, Form]:
    """Two forms, each without the frame that the other has not.

    Args:
        ours: The first claim.
        theirs: The second claim.
        whole: Whether the forms hold the words about who said it.
    """
    if min(len(ours.words), len(theirs.words)) < _LEAST:
        return ours, theirs
    if ours.words[:2] != theirs.words[:2]:
        ours, theirs = _matching(ours, theirs, _openings, slice(None, 2), whole=whole)
    if ours.words[-2:] != theirs.words[-2:]:
        ours, theirs = _matching(ours, theirs, _endings, slice(-2, None), whole=whole)
    return ours, theirs


def relabelled(ours: Form, theirs: Form) -> tuple[Form, Form] | None:
    """Two forms without what stands around each and has nothing in common; None where nothing does."""
    for parts, end in ((_openings, slice(None, 1)), (_endings, slice(-1, None))):
        if ours.words[end] == theirs.words[end]:
            continue
        for (claim, label), (other, around) in product(parts(ours), parts(theirs)):
            shared = set(words(label, ours.lang)) & set(words(around, ours.lang))
            if not shared - wording(ours.lang).stop:
                one = _inside(ours, claim, label, parts, whole=False)
                two = _inside(theirs, other, around, parts, whole=False)
                if _agree(one, two, end):
                    return one, two
    return None


def _matching(
    ours: Form, theirs: Form, parts: Callable[[Form], Iterator[tuple[str, str]]], end: slice, *, whole: bool
) -> tuple[Form, Form]:
    """The forms without the frames behind which both have the same words at one end, if there are any."""
    if _holds(ours.words, theirs.words[end]):
        inner = _found(ours, theirs, parts, end, whole=whole)
        return inner or ours, theirs
    if _holds(theirs.words, ours.words[end]):
        inner = _found(theirs, ours, parts, end, whole=whole)
        return ours, inner or theirs
    if whole or not (_tells_who(ours, end) and _tells_who(theirs, end)):
        return ours, theirs
    for (claim, frame), (other, around) in product(parts(ours), parts(theirs)):
        if _are_two_sources(frame, around, ours.lang):
            one = _inside(ours, claim, frame, parts, whole=False)
            two = _inside(theirs, other, around, parts, whole=False)
            if _agree(one, two, end):
                return one, two
    return ours, theirs


def _holds(words_of: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two words stand side by side among others."""
    first, second = two
    return first in words_of and any(
        one == first and following == second for one, following in pairwise(words_of)
    )


def _tells_who(form: Form, end: slice) -> bool:
    """Whether a verb of saying or “according to” stands near an end of a claim."""
    near = form.written[:_LONGEST] if end.start is None else form.written[-_LONGEST:]
    return any(is_speech(word, form.lang) or word in opening_words(form.lang) for word in near)


def _found(
    form: Form, other: Form, parts: Callable[[Form], Iterator[tuple[str, str]]], end: slice, *, whole: bool
) -> Form | None:
    """What stands in a frame of the form where it agrees with the other form."""
    for claim, frame in parts(form):
        inner = _inside(form, claim, frame, parts, whole=whole)
        if _agree(inner, other, end):
            return inner
    return None


def _agree(one: Form, other: Form, end: slice) -> bool:
    return one.words[end] == other.words[end] and min(len(one.words), len(other.words)) >= _LEAST


def _are_two_sources(one: str, other: str, lang: str) -> bool:
    """Whether both tell who says it with no telling word in common: else one may be the other changed."""
    mine, yours = words(one, lang), words(other, lang)
    if set(mine) & set(yours) - wording(lang).stop:
        return False
    return all(
        _is_source(found, lang) or any(is_speech(word, lang) for word in found) for found in (mine, yours)
    )


def _inside(
    form: Form, claim: str, frame: str, parts: Callable[[Form], Iterator[tuple[str, str]]], *, whole: bool
) -> Form:
    """The form of what stands in a frame."""
    if whole:
        names, written = plain_words(claim, form.lang)
        return form._replace(words=names, written=written, text=claim)
    inner = normal(claim, form.lang)
    told = f"{form.opening} {frame} {inner.opening}" if parts is _openings else form.opening
    said = f"{inner.ending} {frame} {form.ending}" if parts is _endings else form.ending
    return inner._replace(opening=told.strip(), ending=said.strip())


def _openings(form: Form) -> Iterator[tuple[str, str]]:
    """The text behind each frame it may begin with, and the frame."""
    for found in _HEADS.finditer(form.text, 0, _REACH):
        head = form.text[: found.start()]
        if found[0].isspace() and not is_speech(fold(head.rsplit(None, 1)[-1]), form.lang):
            continue
        if _is_opening(head, fold(found[0]).strip(), form):
            yield form.text[found.end() :], head


def _endings(form: Form) -> Iterator[tuple[str, str]]:
    """The text before each frame it may end with, and the frame."""
    for found in _TAILS.finditer(form.text, max(0, len(form.text) - _REACH)):
        tail = form.text[found.end() :]
        if found.start() and _is_ending(tail, found[0].strip(), form.lang):
            yield form.text[: found.start()], tail


def _is_opening(head: str, mark: str, form: Form) -> bool:
    """Whether words before a claim tell who says it, or are a heading or a link."""
    lang = form.lang
    found = words(head, lang)
    known = wording(lang)
    if " ".join((*found, *_joined(mark))) in known.links or (mark == "," and " ".join(found) in known.links):
        return True
    if not 0 < len(found) <= _LONGEST or not _is_harmless(found, known, lang):
        return False
    if mark.rstrip("'") in _THAT:
        told = any(is_speech(word, lang) or word in known.hearsay for word in found)
        return told or (len(found) <= _VERB and known.unsure.isdisjoint(found))
    if mark == ",":
        named = form.opening.endswith(",") and len(found) <= _LABEL + 1  # “According to Ann Lee, head of …,”
        return named or _is_link(found, known) or _is_source(found, lang)
    if mark in {"", "."}:
        return 1 < len(found) <= _LABEL + 2 if mark == "" else len(found) <= _LABEL and head.isupper()
    return len(found) <= _LABEL or (mark == ":" and any(is_speech(word, lang) for word in found))


def _joined(mark: str) -> tuple[str, ...]:
    """The word “that” where it stands between a frame and the claim."""
    word = mark.rstrip("'")
    return ("que" if word == "qu" else word,) if word in _THAT else ()


def _is_ending(tail: str, mark: str, lang: str) -> bool:
    """Whether words behind a claim tell who says it, or name an author or a paper."""
    found = words(tail, lang)
    known = wording(lang)
    if not 0 < len(found) <= _LONGEST or not _is_harmless(found, known, lang):
        return False
    if found[0] in _AS and not _is_source(found, lang):
        return False
    if _is_source(found, lang) or any(
        is_speech(word, lang) or word in known.hearsay for word in found[:_VERB]
    ):
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
        or (found[0] in subordinates(lang) and found[0] not in _AS)
    )


def _is_link(found: tuple[str, ...], known: Wording) -> bool:
    return all(word in known.fillers or word in known.stop for word in found)


def _is_source(found: tuple[str, ...], lang: str) -> bool:
    """Whether words begin as “according to” does, or as “as the minister said”."""
    told = " ".join(found)
    if any(told.startswith(f"{one} ") for one in openers(lang)):
        return True
    return found[0] in _AS and any(is_speech(word, lang) for word in found)
