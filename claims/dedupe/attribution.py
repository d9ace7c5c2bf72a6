"""Who is said to have said a claim, recognised by its structure: who, a verb of saying, and the claim.

The guard's own rules (``claims.match.attribution``) come first; these also know reports, studies and what
stands behind the verb: “…, the ministry said in a statement”, « Un rapport montre que … ».
"""

from __future__ import annotations

import functools
import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from claims.dedupe.wording import verb_forms, wording
from claims.language.analysis import stem
from claims.language.folding import fold, fold_letters
from claims.match.attribution import begin, finish
from claims.match.tables import guard_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+(?=[\W\d_]*$)")
_TAIL = 40
"""Characters at the end among which the last word is looked for."""
_LONGEST_OPENING = 8
"""Words at most before “that”."""
_LONGEST_ENDING = 10
_NEAR = 14
"""Words at either end among which the verb of saying stands."""
_START = 4
"""Letters that forms of one verb begin with."""
_LEAST = 3
"""Words that must be left of the claim."""


class _Speech(NamedTuple):
    """The words of one language."""

    verbs: frozenset[str]
    """Forms, and stems marked as such."""
    that: frozenset[str]
    behind: frozenset[str]
    never: frozenset[str]
    plain_opening: re.Pattern[str]
    """“According to a statement”, whatever stands behind it."""
    plain_ending: re.Pattern[str]
    """“… officials said”, « … a indiqué le ministère », whatever stands before it."""
    openers: tuple[str, ...]
    """What a source is named after."""
    general: frozenset[str]
    """Words that name no source in particular."""
    starts: frozenset[str]
    """How words begin of which an attribution has one; a text without any has none."""
    last: frozenset[str]
    """How the last words of a plain ending begin."""


class Told(NamedTuple):
    """A text taken apart."""

    opening: str
    claim: str
    ending: str


def take_apart(text: str, lang: str) -> Told:
    """A text without who said it, and the words at both ends that say who.

    Args:
        text: Composed text on one line.
        lang: ISO 639-1 code; in a language without lists the whole text is the claim.
    """
    speech = _speech(lang)
    if speech is None:
        return Told("", text, "")
    folded = fold_letters(text)
    begins = [word[:_START] for word in folded.split()]
    start, end = 0, len(folded)
    if not speech.starts.isdisjoint(begins[:_NEAR]):
        start = begin(folded, lang) or _opened(folded, speech, lang)
    if not speech.starts.isdisjoint(begins[-_NEAR:]):
        end = _closed(folded, start, speech, lang)
    return Told(text[:start].strip(), text[start:end].strip(), text[end:].strip())


def _opened(folded: str, speech: _Speech, lang: str) -> int:
    found = speech.plain_opening.match(folded)
    return found.end() if found else _opening(folded, speech, lang)


def _closed(folded: str, start: int, speech: _Speech, lang: str) -> int:
    end = finish(folded, start, lang)
    if end < len(folded):
        return end
    found = _plain_ending(folded, start, speech)
    return found.start() if found else _ending(folded, start, speech, lang)


def _plain_ending(folded: str, start: int, speech: _Speech) -> re.Match[str] | None:
    """“… officials said” at the end; looked for only where the last word can be one of it."""
    last = _LAST_WORD.search(folded, max(start, len(folded) - _TAIL))
    if last and last[0][:_START] not in speech.last:
        return None
    return speech.plain_ending.search(folded, start)


def _opening(folded: str, speech: _Speech, lang: str) -> int:
    """Where the claim begins behind « Un rapport montre que »; 0 where nobody is said to say it."""
    if not any(word in folded for word in speech.that):
        return 0
    heads: list[str] = []
    for found in _WORD.finditer(folded):
        word = found[0]
        if word in speech.that and heads and _is_speech(heads[-3:], speech, lang):
            left = folded[found.end() :]
            return len(folded) - len(left.lstrip(" '")) if len(_WORD.findall(left)) >= _LEAST else 0
        if _parted(folded, found.start()):
            if not _is_circumstance(heads, speech):
                return 0
            heads = []
        if len(heads) == _LONGEST_OPENING or word in speech.that:
            return 0
        heads.append(word)
    return 0


def _is_circumstance(heads: Sequence[str], speech: _Speech) -> bool:
    """Whether words before a comma tell when or where somebody said it: “Asked about it,”."""
    told = " ".join(heads)
    return any(told == one or told.startswith(f"{one} ") for one in speech.openers)


def _parted(folded: str, at: int) -> bool:
    return at > 1 and folded[at - 2] in ",;:.!?"


def _ending(folded: str, start: int, speech: _Speech, lang: str) -> int:
    """Where the claim ends before “, critics argue”; the end of the text where nothing of the kind stands."""
    part, behind = _last_part(folded, start)
    if part < 0:
        return len(folded)
    words = _WORD.findall(folded, behind)
    if not words or len(words) > _LONGEST_ENDING or words[0] in speech.never:
        return len(folded)
    places = [at for at, word in enumerate(words) if is_speech(word, lang)]
    if not places or len(_WORD.findall(folded[start:part])) < _LEAST:
        return len(folded)
    closed = any(at in {0, len(words) - 1} or words[at + 1] in speech.behind for at in places)
    inverted = lang == "fr" and places[0] <= 1
    return part if closed or inverted else len(folded)


def _last_part(folded: str, start: int) -> tuple[int, int]:
    """Where the mark before the last part of a text begins and ends, a comma or else a dash; -1 if none."""
    comma = folded.rfind(",", start)
    if comma >= 0:
        return comma, comma + 1
    dash = folded.find(" - ", start)
    return dash, dash + 3


def _is_speech(words: Sequence[str], speech: _Speech, lang: str) -> bool:
    return any(word in speech.verbs or f"~{stem(word, lang)}" in speech.verbs for word in words)


@functools.lru_cache(maxsize=1 << 16)
def is_speech(word: str, lang: str) -> bool:
    """Whether a folded word is a form of a verb of saying."""
    speech = _speech(lang)
    return speech is not None and _is_speech([word], speech, lang)


def openers(lang: str) -> tuple[str, ...]:
    """Folded words that a source is named after: “according to”."""
    speech = _speech(lang)
    return speech.openers if speech else ()


@functools.cache
def opening_words(lang: str) -> frozenset[str]:
    """The first word of each of these."""
    return frozenset(one.split()[0] for one in openers(lang))


def is_general(part: Iterable[str], lang: str) -> bool:
    """Whether folded words tell no more than that somebody says it: “officials said in a statement”."""
    speech = _speech(lang)
    if speech is None:
        return False
    return all(word in speech.general or _is_speech([word], speech, lang) for word in part)


def subordinates(lang: str) -> frozenset[str]:
    """Folded words that begin a clause which belongs to the claim: “unless”, “who”."""
    speech = _speech(lang)
    return speech.never if speech else frozenset()


@functools.cache
def _speech(lang: str) -> _Speech | None:
    text = files("claims.dedupe").joinpath("data", "speech.json").read_text(encoding="utf-8")
    lists = json.loads(text).get(lang)
    if lists is None:
        return None
    listed = [form for word in lists["verbs"].split() for form in (word, *verb_forms(word, lang))]
    verbs = [fold(word) for word in listed]
    stems = {f"~{stem(word, lang)}" for word in listed if len(word) > _LEAST}
    first = [fold(word) for word in lists["first"].split("|")]
    return _Speech(
        frozenset(verbs) | stems,
        frozenset(lists["that"].split()),
        frozenset(map(fold, lists["behind"].split())),
        frozenset(map(fold, lists["not"].split())),
        *_plain(lists, first, verbs),
        tuple(word.replace("'", " ") for word in (*first, *map(fold, lists["places"].split("|")))),
        _general(lists, first, lang),
        _beginnings(lang, verbs, first),
        frozenset(word[:_START] for word in (*verbs, *map(fold, re.split(r"[ -]", lists["sources"])))),
    )


def _general(lists: dict[str, str], first: Sequence[str], lang: str) -> frozenset[str]:
    guard = guard_words(lang)
    helpers = (*guard.attribution_hearsay, *guard.attribution_auxiliaries) if guard else ()
    named = (lists["sources"], lists["articles"], lists["that"], *first, *helpers)
    plain = [part for phrase in named for part in re.split(r"[ '-]", fold(phrase))]
    return frozenset(plain) | wording(lang).plain


def _beginnings(lang: str, verbs: Sequence[str], first: Sequence[str]) -> frozenset[str]:
    """How words begin of which each attribution has one, of those named after the guard's rules too."""
    guard = guard_words(lang)
    more = (*guard.attribution_verbs, *guard.attribution_hearsay) if guard else ()
    told = [one for one in more if not one.endswith("ing")]  # “…, saying it hurts” tells more than who
    return frozenset(max(phrase.split(), key=len)[:_START] for phrase in (*verbs, *first, *told))


def _plain(
    lists: dict[str, str], first: Sequence[str], verbs: Sequence[str]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of an attribution to a source named generally, at either end of a text."""
    articles, sources = (_any(map(fold, lists[key].split())) for key in ("articles", "sources"))
    source = rf"(?:(?:{articles})[ ]?)?(?:{sources})"
    according = rf"(?:{_any(first)})[ ]?{source}\b"
    verb = rf"(?:(?:a|ont|has|have|had|avait|avaient)[ ])?(?:{_any({word[:_START] for word in verbs})})\w*"
    said = rf"(?:{source}[ ]{verb}(?:[ ](?:in|dans)[ ]{source})?|{verb}[ ]{source})"
    return re.compile(rf"{according}[ ]?[,:]?[ ]?"), re.compile(
        rf"[ ]?[,-]?[ ](?:{according}|{said})[ ]?[.!?]*$"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
