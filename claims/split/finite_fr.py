"""Finite verbs of French: by their form, and by their neighbours where the form is a noun's too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.split.tokens import inverted_verb

if TYPE_CHECKING:
    from claims.split.line import Line

_SURE_ENDING = re.compile(r"\w{3,}(?:aient|èrent|eront|iront|erait|irait|eraient)")
_REACH = 3
"""Words between an auxiliary and its participle."""

_INFINITIVE = re.compile(r"\w+(?:er|ir|re)")
_LIKELY_ENDING = re.compile(r"\w{3,}(?:[^aeiou]ait|era|ira)")


def is_finite(line: Line, at: int) -> bool:  # noqa: PLR0911 - one return for each rule
    """Whether the word is a finite verb where it stands."""
    token, verbs = line[at], line.cues.verbs
    inverted = inverted_verb(token.low)
    if inverted:
        return inverted in verbs.finite or inverted in verbs.auxiliaries
    low = token.low
    if low in verbs.auxiliaries:
        return _is_auxiliary(line, at)
    if low in verbs.not_finite or (token.capital and at):
        return False
    if low in verbs.participles and _is_participle(line, at):
        return False
    if low in verbs.seldom_nouns:
        return _is_verb_unless_closed(line, at)
    if low in verbs.noun_like:
        return _is_verb_rather_than_noun(line, at)
    if low in verbs.finite or _SURE_ENDING.fullmatch(low):
        governed = line.has(at - 1, "prepositions") and not line.has(at - 1, "clitics")
        heads = at == 0 and low.endswith("e") and not line.has(at, "impersonal_verbs")
        return not (line.has(at - 1, "articles") or governed or heads or _opens_noun(line, at - 1))
    return bool(_LIKELY_ENDING.fullmatch(low)) and not line.has(at - 1, "determiners", "prepositions")


def _opens_noun(line: Line, at: int) -> bool:
    """«L'arbitre»: an article, for an object pronoun has its subject before it."""
    if not line.has(at, "definite_articles") or not line.has(at, "clitics"):
        return False
    return at == 0 or not line[at - 1].word or line[at - 1].finite or line.has(at - 1, "prepositions")


def _is_auxiliary(line: Line, at: int) -> bool:
    low, prior = line.low(at), line.low(at - 1)
    if low == "est":
        compass = line.has(at - 1, "articles_before_compass")
        return not compass or (prior == "l'" and line.participle(at + 1))
    if low == "soit":
        counts = at + 1 < len(line) and line[at + 1].number
        return prior not in {"", ",", "soit", ";", "(", "ou"} and not counts
    if low in {"as", "ai", "es", "suis"}:
        return prior in {"j'", "je", "tu", "n'", "ne", "que", "qui", "m'"}
    if low == "a":
        return not line[at].capital and not _is_ago(line, at)
    return prior not in {"un", "une", "d'"}


def _is_ago(line: Line, at: int) -> bool:
    """«il y a dix jours» is a date."""
    return line.low(at - 1) == "y" and any(line.has(n, "time_units") for n in range(at + 1, at + 5))


def _has_auxiliary(line: Line, at: int) -> bool:
    return any(line.low(n) in line.cues.verbs.auxiliaries for n in range(max(0, at - _REACH), at))


def _is_participle(line: Line, at: int) -> bool:
    """Behind a comma «dit» is a participle, unless an infinitive follows: «…, dit avoir perdu»."""
    if _has_auxiliary(line, at):
        return True
    return line.low(at - 1) == "," and not _infinitive(line, at + 1) and not line.has(at + 1, "sure_objects")


def _infinitive(line: Line, at: int) -> bool:
    while line.has(at, "negations", "clitics", "adverbs"):
        at += 1
    return bool(_INFINITIVE.fullmatch(line.low(at))) and not line.has(at, "prepositions")


def _is_verb_unless_closed(line: Line, at: int) -> bool:
    closed = line.has(at - 1, "articles", "prepositions") or _has_auxiliary(line, at)
    return at > 0 and not closed and line.low(at - 1) not in {"le", "la", "l'"}


def _is_verb_rather_than_noun(line: Line, at: int) -> bool:
    if line.has(at - 1, "subject_pronouns", "negations", "subject_relatives") and line.low(at - 1) != "ce":
        return True
    if at == 0 or line.has(at - 1, "determiners", "prepositions") or not line[at - 1].word:
        object_follows = line.has(at + 1, "determiners", "that", "numbers") or (
            at + 1 < len(line) and line[at + 1].number
        )
        return line.low(at - 1) == "," and at > 1 and object_follows
    if line.has(at + 1, "infinitive_links") and _infinitive(line, at + 2):
        return not line.has(at - 1, "conjunctions")
    if line.has(at - 1, "conjunctions"):
        return line.has(at + 1, "sure_objects", "adverbs")
    if line[at - 1].number:
        return False
    counted = at + 1 < len(line) and (line[at + 1].number or line.has(at + 1, "numbers"))
    dated = line[at - 1].capital and line.has(at + 1, "calendar")
    return counted or dated or line.has(at + 1, "object_openers")
