"""Verb forms made from lemmas, so that the data files hold lemmas and irregular rows only."""

from __future__ import annotations

import re
from dataclasses import dataclass

_VOWELS = "aeiouéèê"
_WEAK = re.compile(r"(.*)[eé]([bcçdfgjklmnprstvyz]|qu|gu|gn|ch|[bcdfgptv][lr])")
"""Stems whose «e» or «é» changes before a silent ending."""


@dataclass(frozen=True)
class Verbs:
    """Verb forms of one language, in lower case."""

    finite: frozenset[str]
    """Forms that are finite wherever no article stands before them."""
    noun_like: frozenset[str]
    """Finite forms that are nouns or adjectives as often."""
    seldom_nouns: frozenset[str]
    """Finite forms that are nouns or participles after an article, a preposition or an auxiliary only."""
    auxiliaries: frozenset[str]
    modals: frozenset[str]
    past: frozenset[str]
    """English forms that are past tense or past participle by context; empty in French."""
    participles: frozenset[str]
    """Past participles."""
    gerunds: frozenset[str]
    """Present participles; other words of that ending are judged by their ending."""
    not_finite: frozenset[str]
    """Words that look like verbs by their ending and are none."""
    not_gerund: frozenset[str]
    bases: frozenset[str]
    """Lemmas."""


def verbs(lang: str, raw: dict[str, str]) -> Verbs:
    """All forms out of one verb file."""
    return _french(raw) if lang == "fr" else _english(raw)


def speech_forms(lang: str, lemmas: frozenset[str]) -> frozenset[str]:
    """Finite forms, past participles and the lemmas of regular verbs."""
    if lang == "fr":
        made = ((_first_group(lemma), lemma) for lemma in lemmas if lemma.endswith("er"))
        return frozenset(form for (finite, past, _), lemma in made for form in finite | past | {lemma})
    return frozenset(form for lemma in lemmas for form in (lemma, *_regular(lemma)[:2]))


def gerunds_of(lang: str, lemmas: frozenset[str]) -> frozenset[str]:
    """Present participles of regular verbs."""
    if lang == "fr":
        return frozenset(_first_group(lemma)[2] for lemma in lemmas if lemma.endswith("er"))
    return frozenset(_regular(lemma)[2] for lemma in lemmas)


def _stressed(stem: str) -> str | None:
    """The stem where the ending is silent: «récupèr-e», «pès-e», «emploi-e»; None where it is the same."""
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    found = _WEAK.fullmatch(stem)
    return f"{found.group(1)}è{found.group(2)}" if found else None


def _first_group(lemma: str) -> tuple[set[str], set[str], str]:
    """Finite forms, past participles and present participle of an -er verb."""
    stem = lemma[:-2]
    soft = {"g": stem + "e", "c": stem[:-1] + "ç"}.get(stem[-1], stem)
    finite = {stem + "e", stem + "ent", soft + "ait", soft + "aient", soft + "a", stem + "èrent"}
    finite |= {lemma + ending for ending in ("a", "ont", "ait", "aient")}
    stressed = _stressed(stem)
    if stressed is not None:
        finite |= {stressed + "e", stressed + "ent"}
    participles = {stem + ending for ending in ("é", "ée", "és", "ées")}
    return finite, participles, soft + "ant"


def _second_group(lemma: str) -> tuple[set[str], set[str], str]:
    stem = lemma[:-1]
    finite = {
        stem + ending for ending in ("t", "ssent", "ssait", "ssaient", "rent", "ra", "ront", "rait", "raient")
    }
    return finite, {stem + ending for ending in ("", "e", "s", "es")}, stem + "ssant"


def _row(row: str) -> tuple[set[str], set[str], str]:
    one, many, imperfect, past_one, past_many, future, participle = row.split()
    finite = {one, many, imperfect + "ait", imperfect + "aient", past_one, past_many}
    finite |= {future + ending for ending in ("a", "ont", "ait", "aient")}
    endings = ("", "e", "s", "es") if not participle.endswith("s") else ("", "e", "es")
    return finite, {participle + ending for ending in endings}, imperfect + "ant"


def _french(raw: dict[str, str]) -> Verbs:
    made = [_first_group(lemma) for lemma in raw["er"].split() if lemma.endswith("er")]
    made += [_second_group(lemma) for lemma in raw["ir"].split()]
    made += [_row(row) for row in raw["rows"]]
    finite = {form for forms, _, _ in made for form in forms} | set(raw["finite_extra"].split())
    participles = {form for _, forms, _ in made for form in forms} | set(raw["participles_extra"].split())
    modals = frozenset(raw["modals"].split())
    return Verbs(
        finite=frozenset(finite | modals),
        noun_like=frozenset(raw["noun_like"].split()) & frozenset(finite),
        seldom_nouns=frozenset(raw["seldom_nouns"].split()),
        auxiliaries=frozenset(raw["auxiliaries"].split()),
        modals=modals,
        past=frozenset(),
        participles=frozenset(participles),
        gerunds=frozenset(gerund for _, _, gerund in made),
        not_finite=frozenset(raw["not_finite"].split()),
        not_gerund=frozenset(raw["gerund_excluded"].split()),
        bases=frozenset(),
    )


def _regular(lemma: str) -> tuple[str, str, str]:
    """Third person, past and present participle of an English verb that follows the rules."""
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return third, lemma + "ed", lemma + "ing"


def _english(raw: dict[str, str]) -> Verbs:
    regular = raw["regular"].split()
    rows = [row.split() for row in raw["irregular"]]
    bases = {*regular, *(row[0] for row in rows)}
    nouns = set(raw["base_nouns"].split())
    present = {_regular(lemma)[0] for lemma in bases} | bases
    sure = {past for base, past, participle in rows if past not in (participle, base)} | {
        "say",
        "said",
        "says",
        "told",
    }
    pasts = {past for _, past, participle in rows} - sure
    return Verbs(
        finite=frozenset(present | sure),
        noun_like=(frozenset(nouns | {_regular(lemma)[0] for lemma in nouns}) | frozenset(bases)) - sure,
        seldom_nouns=frozenset(),
        auxiliaries=frozenset(raw["auxiliaries"].split()),
        modals=frozenset(raw["modals"].split()),
        past=frozenset(pasts | {_regular(lemma)[1] for lemma in regular})
        - {"read"}
        - set(raw["seldom_past"].split()),
        participles=frozenset({_regular(lemma)[1] for lemma in regular} | {row[2] for row in rows}),
        gerunds=frozenset(_regular(lemma)[2] for lemma in bases),
        not_finite=frozenset(raw["not_past"].split()),
        not_gerund=frozenset(raw["gerund_excluded"].split()),
        bases=frozenset(bases),
    )
