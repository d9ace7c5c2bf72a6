"""Two wordings beside each other: which words one has and the other has not."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from claims.language.folding import fold

Spans = tuple[tuple[int, int], ...]
"""Places in a text, in code points."""

_WORD = re.compile(r"\w+(?:[.,'’\-]\w+)*")
_LONGEST = 400
"""Words compared, at most: the comparison grows with their product, and nobody reads further."""


_ALIKE = 0.4
"""Share of common words from which the others are worth pointing at."""


def apart(ours: str, theirs: str) -> tuple[Spans, Spans]:
    """Where each of two texts has words that the other has not, or has elsewhere.

    Capitals and accents do not count. Words that stand beside each other make one place. Texts that share
    few words, as in two languages, have no places: marking nearly everything would point at nothing.

    Args:
        ours: The first text.
        theirs: The second text.
    """
    mine, yours = _words(ours), _words(theirs)
    matcher = SequenceMatcher(None, [word for word, _s in mine], [word for word, _s in yours], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return (), ()
    left, right = [], []
    for tag, start, end, begin, stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        if start < end:
            left.append((mine[start][1][0], mine[end - 1][1][1]))
        if begin < stop:
            right.append((yours[begin][1][0], yours[stop - 1][1][1]))
    return tuple(left), tuple(right)


def only_in(ours: str, theirs: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that each of two texts has and the other has not, wherever they stand; capitals do not count.

    Two empty answers mean the same words, perhaps in another order.

    Args:
        ours: The first text.
        theirs: The second text.
    """
    mine, yours = _words(ours), _words(theirs)
    return _missing(ours, mine, yours), _missing(theirs, yours, mine)


def _missing(
    text: str, words: list[tuple[str, tuple[int, int]]], others: list[tuple[str, tuple[int, int]]]
) -> tuple[str, ...]:
    known = Counter(word for word, _span in others)
    missing = []
    for word, span in words:
        known[word] -= 1
        if known[word] < 0:
            missing.append(text[slice(*span)])
    return tuple(missing)


def _words(text: str) -> list[tuple[str, tuple[int, int]]]:
    found = []
    for each in _WORD.finditer(text):
        found.append((fold(each.group()), each.span()))
        if len(found) == _LONGEST:
            break
    return found
