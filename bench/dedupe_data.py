"""Claims of any number with known duplicates, for ``bench/dedupe.py``: the same from one run to the next.

A claim is a made-up sentence, half of them French: words of the press texts of ``corpus`` and made-up words
by Zipf's law, names, most with a figure and a year. A third of the rows retell a claim: attributed, with an
agency's mark, with a typing error, without accents, with other quotation marks or another way to write its
figure. About an eighth look like one and say something else: another figure, year or name, a negation, two
names exchanged.
"""

from __future__ import annotations

import functools
import itertools
import random
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = 80_000
"""Telling words of a language, made-up ones among them."""
NAMES = 30_000
SEED = 20_260_500
RETOLD, LOOK_ALIKE = 0.4, 0.2
"""Of a hundred claims that many are retold once or more, or have a look-alike."""
_CORPUS = Path(__file__).parent.parent / "corpus"
_SMALL = {
    "en": ("the", "of", "to", "and", "in", "for", "on", "with", "by", "at", "from", "as", "the", "of"),
    "fr": ("le", "la", "de", "des", "du", "les", "en", "pour", "avec", "dans", "sur", "par", "de", "la"),
}
_SHAPES = {
    "en": "{name} has {start} {figure} {middle} {other} {year}",
    "fr": "{name} a {start} {figure} {middle} {other} {year}",
}
_UNITS = {"en": ("euros", "people", "homes", "jobs"), "fr": ("euros", "personnes", "logements", "emplois")}
_TOLD = {
    "en": (
        "According to police, {}",
        "{}, the ministry said.",
        "Officials said {}",
        "{} (Reuters)",
        "BREAKING: {}",
    ),
    "fr": (
        "Selon la police, {}",
        "{}, a indiqué le ministère.",
        "D'après la mairie, {}",
        "{} (AFP)",
        "URGENT : {}",
    ),
}
_SYLLABLES = itertools.product(
    (*"bcdfglmnprstv", "bl", "br", "ch", "cl", "dr", "pl", "pr", "st", "tr"),
    "aeiou",
    ("", "", "l", "n", "r", "s"),
)


class Row(NamedTuple):
    """One claim."""

    text: str
    lang: str
    cluster: int
    """Rows of one cluster tell the same."""


class _Claim(NamedTuple):
    """What a sentence is made of."""

    lang: str
    name: str
    start: str
    figure: int
    unit: str
    middle: str
    other: str
    year: int
    denied: bool = False


def rows(count: int) -> list[Row]:
    """So many claims, their order drawn."""
    made = list(itertools.islice(_clusters(), count))
    random.Random(SEED).shuffle(made)  # noqa: S311 - no secret
    return made


def _clusters() -> Iterator[Row]:
    number = 0
    while True:
        draw = random.Random(SEED + number)  # noqa: S311 - no secret
        claim = _claim(draw, draw.choice(("en", "fr")))
        yield Row(_written(claim), claim.lang, number)
        if draw.random() < RETOLD:
            for _copy in range(draw.choice((1, 1, 1, 2, 3))):
                yield Row(_retold(_written(claim), claim, draw), claim.lang, number)
        number += 1
        if draw.random() < LOOK_ALIKE:
            yield Row(_written(_look_alike(claim, draw)), claim.lang, number)
            number += 1


@functools.cache
def _syllables() -> list[str]:
    return ["".join(parts) for parts in _SYLLABLES]


@functools.cache
def _vocabulary(lang: str) -> tuple[list[str], list[float]]:
    """Telling words, commonest first, and their cumulative weights by Zipf's law."""
    texts = " ".join(path.read_text("utf-8") for path in sorted(_CORPUS.rglob(f"*.{lang}.md")))
    words = dict.fromkeys(re.findall(r"(?<![\w'’])[a-zà-ÿ]{4,}(?![\w'’])", texts))
    draw = random.Random(f"{SEED}{lang}")  # noqa: S311 - no secret
    while len(words) < WORDS:
        words["".join(draw.choices(_syllables(), k=draw.choice((2, 3, 3, 4))))] = None
    return list(words), list(itertools.accumulate(1 / (at + 10) for at in range(len(words))))


@functools.cache
def _names() -> tuple[list[str], list[float]]:
    draw = random.Random(SEED - 1)  # noqa: S311 - no secret
    made = [
        " ".join("".join(draw.choices(_syllables(), k=draw.choice((2, 3)))).title() for _part in range(2))
        for _name in range(NAMES)
    ]
    return made, list(itertools.accumulate(1 / (at + 10) for at in range(NAMES)))


def _drawn_name(draw: random.Random) -> str:
    names, weights = _names()
    return draw.choices(names, cum_weights=weights)[0]


def _claim(draw: random.Random, lang: str) -> _Claim:
    words, weights = _vocabulary(lang)
    parts = []
    for most in (4, 5):
        told = draw.choices(words, cum_weights=weights, k=draw.randint(2, most))
        small = draw.choices(_SMALL[lang], k=len(told))
        parts.append(" ".join(f"{word} {little}" for word, little in zip(told, small, strict=True)))
    return _Claim(
        lang,
        _drawn_name(draw),
        parts[0],
        draw.choice((0, draw.randint(2, 99), draw.randint(1000, 99_999))),
        draw.choice(_UNITS[lang]),
        parts[1],
        _drawn_name(draw),
        draw.choice((0, draw.randint(1950, 2026))),
    )


def _grouped(figure: int, lang: str) -> str:
    return f"{figure:,}".replace(",", "," if lang == "en" else "\u202f")


def _written(claim: _Claim) -> str:
    shape = _SHAPES[claim.lang]
    if claim.denied:
        shape = shape.replace(" has ", " has not ").replace("} a {", "} n'a pas {")
    text = shape.format(
        name=claim.name,
        start=claim.start,
        figure=f"{_grouped(claim.figure, claim.lang)} {claim.unit}" if claim.figure else claim.unit,
        middle=claim.middle,
        other=claim.other,
        year=f"{'in' if claim.lang == 'en' else 'en'} {claim.year}" if claim.year else "",
    )
    return f"{text.strip()}."


def _retold(text: str, claim: _Claim, draw: random.Random) -> str:
    """The same claim as another outlet writes it, changed once or twice."""
    for edit in draw.sample((_attributed, _mistyped, _plain, _reformatted), k=draw.choice((1, 1, 2))):
        text = edit(text, claim, draw)
    return text


def _attributed(text: str, claim: _Claim, draw: random.Random) -> str:
    shape = draw.choice(_TOLD[claim.lang])
    return shape.format(text.rstrip(".") if "{}," in shape else text)


def _mistyped(text: str, _claim: _Claim, draw: random.Random) -> str:
    long = list(re.finditer(r"\b[a-zà-ÿ]{7,}\b", text))
    if not long:
        return text
    at = draw.choice(long).start() + draw.randint(2, 5)
    return text[:at] + text[at + 1 :]


def _plain(text: str, _claim: _Claim, _draw: random.Random) -> str:
    """Without accents, as a wire in capitals loses them, and without the full stop."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )
    return bare.rstrip(".")


def _reformatted(text: str, claim: _Claim, _draw: random.Random) -> str:
    return (
        text.replace(_grouped(claim.figure, claim.lang), str(claim.figure))
        if claim.figure > 999
        else f"« {text} »"
    )


def _look_alike(claim: _Claim, draw: random.Random) -> _Claim:
    """A claim in nearly the same words that says something else."""
    kinds = ["name", "denied", "exchanged", *["figure"] * bool(claim.figure), *["year"] * bool(claim.year)]
    kind = draw.choice(kinds)
    if kind == "figure":
        return claim._replace(figure=claim.figure + draw.choice((1, 10, -1)))
    if kind == "year":
        return claim._replace(year=claim.year + draw.choice((1, -1)))
    if kind == "denied":
        return claim._replace(denied=True)
    if kind == "exchanged" and claim.name != claim.other:
        return claim._replace(name=claim.other, other=claim.name)
    names = iter(lambda: _drawn_name(draw), None)
    return claim._replace(other=next(name for name in names if name != claim.other))
