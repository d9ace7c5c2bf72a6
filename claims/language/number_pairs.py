"""Two figures that belong together: the ends of a range, the parts of « un sur cinq »."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.language.folding import fold_letters
from schema.claim import Number, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.language.number_tables import NumberTable, NumberWords
    from claims.language.number_words import Figure

_BEFORE = 36
"""Characters before a range in which its opening word stands."""
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD_AFTER = re.compile(r"[ ]([^\W\d_]+)")


def joined(folded: str, figures: list[Figure], numbers: NumberTable) -> Iterator[Figure]:
    """The figures with « un habitant sur cinq » and “one in five” made one.

    Args:
        folded: Result of ``fold_letters``.
        figures: Figures in order.
        numbers: The language's table.
    """
    at = 0
    while at < len(figures):
        figure = figures[at]
        following = figures[at + 1] if at + 1 < len(figures) else None
        if following and _is_share(folded, figure, following, numbers):
            yield replace(figure, end=following.end, value=figure.value / following.value, sort="share")
            at += 2
        else:
            yield figure
            at += 1


def _is_share(folded: str, part: Figure, whole: Figure, numbers: NumberTable) -> bool:
    """Whether the second figure is what the first is a part of; « sur trois étages » counts storeys."""
    if part.sort not in {"count", "article"} or whole.sort != "count" or not 0 < part.value < whole.value:
        return False
    if not numbers.share_between.fullmatch(folded, part.end, whole.start):
        return False
    after = _WORD_AFTER.match(folded, whole.end)
    if numbers.words and numbers.words.share_before_noun:
        return not numbers.unit.match(folded, whole.end)
    return not (after and after[1].endswith(("s", "x")))


def counted_between(text: str, folded: str, start: int, end: int, words: NumberWords) -> str | None:
    """The noun inside « un habitant sur cinq », as written.

    Args:
        text: The composed text.
        folded: The same, folded.
        start: Where the words begin.
        end: Where they end.
        words: The language's words.
    """
    inside = list(_LETTERS.finditer(folded, start, end))
    links = " ".join(words.share_words).split()
    known = {*words.units, *words.tens, *words.articles, *links}
    return next((text[word.start() : word.end()] for word in inside if word[0] not in known), None)


def ranges(folded: str, found: list[Number], numbers: NumberTable) -> list[Number]:
    """Give both ends of « entre 3 et 5 millions » and “10 to 15” their bounds, and the low end the scale.

    A change (« passe de 10 à 20 ») has two exact ends, which share their unit and no bound.
    """
    ranged = list(found)
    for at in range(len(found) - 1):
        low, high = ranged[at], ranged[at + 1]
        gap = numbers.range_between.fullmatch(folded, low.end, high.start)
        if gap and low.value is not None and high.value is not None:
            before = folded[max(0, low.start - _BEFORE) : low.start]
            link = folded[low.end : high.start].strip()
            ranged[at], ranged[at + 1] = _ends(before, link, low, high, numbers)
    return ranged


def _ends(before: str, link: str, low: Number, high: Number, numbers: NumberTable) -> tuple[Number, Number]:
    """Two neighbouring numbers as what they are together: a change, a range, or nothing."""
    opened = numbers.range_open.search(before)
    worded = link in {"to", "a"}
    value = _scaled(low, high, numbers)
    if opened and worded and numbers.changes.search(before[: opened.start()]):
        return _shared(low, high).model_copy(update={"value": value}), high
    if _has_sign_in_front(low) and high.kind is NumberKind.COUNT:
        high = high.model_copy(update={"kind": low.kind, "unit": low.unit})
    ordered = low.value is not None and high.value is not None and low.value < high.value
    if not ordered or high.bound or low.bound not in {None, "~"}:
        return low, high
    kin = low.kind in {high.kind, NumberKind.COUNT}
    dashed = link in {"-", "–"} and _is_many(high, numbers)
    if not (opened or (kin and (worded or dashed))):
        return low, high
    return (
        _shared(low, high).model_copy(update={"bound": ">=", "value": value}),
        high.model_copy(update={"bound": "<="}),
    )


def _shared(low: Number, high: Number) -> Number:
    """The low end with the kind and unit that only the high end tells."""
    unit = low.unit if low.unit and low.kind is not NumberKind.COUNT else high.unit
    kind = high.kind if low.kind is NumberKind.COUNT else low.kind
    return low.model_copy(update={"unit": unit, "kind": kind})


def _has_sign_in_front(number: Number) -> bool:
    """Whether a number is money by the sign before it, which a range writes once: “$2-4 million”."""
    return number.kind is NumberKind.MONEY and bool(number.unit) and number.text.startswith(number.unit or "")


def _scale(number: Number, words: NumberWords | None) -> float:
    """The scale in a number's words: a million in « 5 millions d'euros » and “$5m”; 1 without one."""
    if words is None:
        return 1.0
    scales = {**words.short_scales, **words.scales, **words.plural_scales}
    told = [scales[word] for word in _LETTERS.findall(fold_letters(number.text)) if word in scales]
    return float(told[-1]) if told else 1.0


def _scaled(low: Number, high: Number, numbers: NumberTable) -> float | None:
    """The low end's value: the 3 of « 3 à 5 millions » is 3 million, 800 in « 800 à 1 million » is 800."""
    scale = _scale(high, numbers.words)
    if low.value is None or high.value is None or scale == 1 or _scale(low, numbers.words) != 1:
        return low.value
    return low.value * scale if low.value < high.value / scale else low.value


def _is_many(number: Number, numbers: NumberTable) -> bool:
    """Whether a number counts or measures something, unlike the 1 of the score 3-1."""
    if number.kind is not NumberKind.COUNT or _scale(number, numbers.words) != 1:
        return True
    irregular = numbers.words.irregular_plurals if numbers.words else ()
    return bool(number.unit and (number.unit.endswith(("s", "x")) or number.unit in irregular))
