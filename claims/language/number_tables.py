"""The words of each language that tell numbers, read from data files once."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

from claims.language.folding import fold_letters
from schema.base import Model

LANGUAGES = ("en", "fr")
"""Languages whose number words are known; in others digits alone are read."""

_POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko", "th", "he", "hi", "ar", "ga", "cy", "mt", "ms"})
"""Languages that write 3.5; all others write 3,5. Figures: Unicode CLDR 45, symbol “decimal”."""


class NumberWords(Model):
    """One data file of number words. Lower case; tables that meet folded text are folded on reading."""

    decimal: str
    units: dict[str, int]
    tens: dict[str, int]
    hundreds: dict[str, int]
    scales: dict[str, int]
    plural_scales: dict[str, int]
    short_scales: dict[str, int]
    groups: dict[str, int]
    ordinals: dict[str, int]
    ordinal_endings: tuple[str, ...]
    fractions: dict[str, float]
    lone_fractions: tuple[str, ...]
    fraction_articles: tuple[str, ...]
    joiners: tuple[str, ...]
    articles: tuple[str, ...]
    of: tuple[str, ...]
    multipliers: dict[str, float]
    percent: tuple[str, ...]
    vague: tuple[str, ...]
    bounds: dict[str, tuple[str, ...]]
    bounds_after: dict[str, tuple[str, ...]]
    between: tuple[str, ...]
    range_words: tuple[str, ...]
    changes: tuple[str, ...]
    """Verbs of « passe de 10 à 20 », which is a change and no range, up to their endings."""
    share_words: tuple[str, ...]
    """Between the parts of « un sur cinq »."""
    share_noun_words: tuple[str, ...]
    """Those that may have a noun before them: « un habitant sur cinq »."""
    share_before_noun: bool
    """Whether the noun follows: “one in five residents”."""
    durations: tuple[str, ...]
    measures: tuple[str, ...]
    money: dict[str, str]
    irregular_plurals: tuple[str, ...]
    before_noun: tuple[str, ...]
    of_unit: tuple[str, ...]
    no_noun: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberTable:
    """The number words of one language with the patterns made from them. All patterns meet folded text."""

    lang: str
    decimal: str
    """The decimal mark: ``.`` or ``,``."""
    words: NumberWords | None
    """None for languages read by their digits alone."""
    unit: re.Pattern[str]
    """A measure, currency, percentage or duration right after the number."""
    kinds: dict[str, tuple[str, str]]
    """Folded unit → (kind, canonical unit)."""
    bound_before: re.Pattern[str]
    bound_after: re.Pattern[str]
    bounds: dict[str, str]
    """Folded bound words → sign."""
    vague: re.Pattern[str]
    short_scale: re.Pattern[str]
    ordinal: re.Pattern[str]
    range_between: re.Pattern[str]
    range_open: re.Pattern[str]
    changes: re.Pattern[str]
    """A verb of change before the opening word of a range."""
    share_between: re.Pattern[str]
    """What stands between the parts of « un habitant sur cinq »."""


def _any_of(words: list[str]) -> str:
    """A pattern for any of the words, longest first; one that never matches for none."""
    ordered = sorted({fold_letters(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[ ]+") for word in ordered) or r"(?!)"


def _whole(words: list[str], before: str = "", after: str = "") -> re.Pattern[str]:
    return re.compile(rf"{before}(?<!\w)({_any_of(words)})(?!\w){after}")


_SIGNS = ("%", "‰", "$", "€", "£", "¥", "₽", "₹")
SIGN_UNITS = {"%": ("percent", "%"), "‰": ("percent", "‰")} | {sign: ("money", sign) for sign in _SIGNS[2:]}
"""Signs that stand for a unit in every language."""


def _kinds(words: NumberWords | None) -> dict[str, tuple[str, str]]:
    kinds = dict(SIGN_UNITS)
    if words:
        kinds |= {fold_letters(word): ("percent", "%") for word in words.percent}
        kinds |= {fold_letters(word): ("measure", fold_letters(word)) for word in words.measures}
        kinds |= {fold_letters(word): ("duration", fold_letters(word)) for word in words.durations}
        kinds |= {fold_letters(word): ("money", sign) for word, sign in words.money.items()}
    return kinds


def _with_elisions(bounds: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The words before a number, « près de » also as « près d' »."""
    return {
        sign: (*group, *(f"{word[:-1]}'" for word in group if word.endswith(" de")))
        for sign, group in bounds.items()
    }


def _unit_pattern(kinds: dict[str, tuple[str, str]]) -> re.Pattern[str]:
    ordered = sorted(kinds, key=lambda word: (-len(word), word))
    each = [
        re.escape(word).replace(r"\ ", "[ ]+") + (r"(?![\w'])" if word[-1].isalnum() else "")
        for word in ordered
    ]
    return re.compile(rf"[ -]?(?:d'|de )?({'|'.join(each)})")


def _share_between(words: NumberWords | None) -> re.Pattern[str]:
    plain = _any_of(list(words.share_words) if words else [])
    after_noun = _any_of(list(words.share_noun_words) if words else [])
    return re.compile(rf"[ ](?:(?:{plain})|[^\W\d_]+[ ](?:{after_noun}))[ ]")


@functools.cache
def table(lang: str) -> NumberTable:
    """The number words and patterns of a language.

    Args:
        lang: ISO 639-1 code; a language without its own words gets digits, signs and its decimal mark.
    """
    words = None
    if lang in LANGUAGES:
        source = (
            resources.files("claims.language").joinpath("data", f"numbers.{lang}.json").read_text("utf-8")
        )
        words = NumberWords.model_validate_json(source)
    kinds = _kinds(words)
    before = _with_elisions(words.bounds) if words else {}
    after = words.bounds_after if words else {}
    scales = list(words.short_scales if words else ())
    ranges = list(words.range_words) if words else []
    return NumberTable(
        lang=lang,
        decimal="." if lang in _POINT_LANGUAGES else ",",
        words=words,
        unit=_unit_pattern(kinds),
        kinds=kinds,
        bound_before=re.compile(
            rf"(?<!\w)({_any_of([w for group in before.values() for w in group])})"
            r"[ ]*(?:the |les |des |a |an |une? |d'|[$€£¥])?[ ]*$"
        ),
        bound_after=re.compile(rf"[ ]?({_any_of([w for group in after.values() for w in group])})(?!\w)"),
        bounds={
            fold_letters(w): sign
            for table_ in (after, before)
            for sign, group in table_.items()
            for w in group
        },
        vague=_whole(list(words.vague) if words else []),
        short_scale=re.compile(rf"[ ]?({_any_of(scales)})(?![\w²³])(?!/)"),
        ordinal=re.compile(rf"({_any_of(list(words.ordinal_endings) if words else [])})(?!\w)"),
        range_between=re.compile(rf"[ ]*(?:-|(?<!\w)(?:{_any_of(ranges)})(?!\w))[ ]*[$€£]?"),
        range_open=_whole(list(words.between) if words else [], after=r"[ ]+[$€£]?$"),
        changes=re.compile(rf"(?<!\w)(?:{_any_of(list(words.changes) if words else [])})\w{{0,4}}[ ]+$"),
        share_between=_share_between(words),
    )
