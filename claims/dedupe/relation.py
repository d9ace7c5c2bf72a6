"""Two normal forms side by side: which words one has alone, and whether the others keep their order."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from claims.dedupe.joints import without_joints
from claims.dedupe.wording import wording
from claims.language.folding import fold
from claims.match.pairing import is_slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from claims.dedupe.normal import Form
    from claims.dedupe.wording import Wording

TYPO = 75.0
"""rapidfuzz ratio from which two words are taken for one with a typing error or another ending."""

_MISSPELT = 80.0
"""The same for a word a slip of which may be another claim."""

_UNLIKE = 50.0
"""Words that begin with other letters and are less alike than this are never one; “on” and “no” reach it."""

_SHORTEST_FORM = 4
"""Two words shorter than this are never forms of one word."""


class Relation(NamedTuple):
    """How two claims relate, word by word. Numbers are places in the words of each form."""

    ours: tuple[int, ...]
    """Telling words of the first claim that the second has not, typing errors apart."""
    theirs: tuple[int, ...]
    """The same of the second claim."""
    slips: tuple[tuple[str, str], ...]
    """Words taken for one with a typing error or another ending, and words parted or run together."""
    moved: bool
    """Whether the words both share stand in another order: who did what to whom may have changed."""
    ours_small: tuple[int, ...]
    """Small words of the first claim that the second has not."""
    theirs_small: tuple[int, ...]
    """The same of the second claim."""

    @property
    def cut(self) -> bool:
        """Whether the words of one claim alone are all there is to say of the difference."""
        return bool(self.ours) != bool(self.theirs)

    @property
    def small(self) -> bool:
        """Whether small words differ besides."""
        return bool(self.ours_small or self.theirs_small)


_ALIKE = Relation((), (), (), moved=False, ours_small=(), theirs_small=())


def relate(ours: Form, theirs: Form) -> Relation:
    """Set two normal forms of one language side by side."""
    known = wording(ours.lang)
    start, end = _shared_ends(ours.words, theirs.words)
    if start == len(ours.words) == len(theirs.words):
        return _ALIKE
    left, right = list(range(start, len(ours.words) - end)), list(range(start, len(theirs.words) - end))
    joined: list[tuple[str, str]] = []
    if left and right:
        left, right, joined = without_joints(ours.written, left, theirs.written, right)
    here, there = [ours.words[at] for at in left], [theirs.words[at] for at in right]
    mine, yours = _surplus(left, here, there), _surplus(right, there, here)
    mine, yours, slips = _without_slips(ours, mine, theirs, yours, known)
    small = [
        [at for at in places if not _tells(form.words[at], known)]
        for form, places in ((ours, mine), (theirs, yours))
    ]
    mine = [at for at in mine if _tells(ours.words[at], known) and ours.written[at] not in known.fillers]
    yours = [
        at for at in yours if _tells(theirs.words[at], known) and theirs.written[at] not in known.fillers
    ]
    if slips:
        replaced = {ours.words[one]: theirs.words[other] for one, other in slips}
        here = [replaced.get(word, word) for word in here]
    written = [(ours.written[one], theirs.written[other]) for one, other in slips]
    return Relation(
        tuple(mine),
        tuple(yours),
        (*joined, *written),
        _moved(here, there, known),
        *map(tuple, small),
    )


def _shared_ends(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int]:
    """How many words both begin and end with."""
    shorter = min(len(ours), len(theirs))
    start = 0
    while start < shorter and ours[start] == theirs[start]:
        start += 1
    end = 0
    while end < shorter - start and ours[-1 - end] == theirs[-1 - end]:
        end += 1
    return start, end


def _surplus(places: Sequence[int], words: Sequence[str], others: Sequence[str]) -> list[int]:
    """Places of the words one side has more often, of one word the last ones: what is added stands behind."""
    if not (words and others):
        return list(places)
    free = Counter(others)
    found = []
    for place, word in zip(places, words, strict=True):
        if free.get(word, 0) > 0:
            free[word] -= 1
        else:
            found.append(place)
    return found


def _tells(word: str, known: Wording) -> bool:
    return word in known.guarded or not (word in known.stop or (len(word) == 1 and word.isalpha()))


def _without_slips(
    ours: Form, mine: list[int], theirs: Form, yours: list[int], known: Wording
) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """Pair off words that are one with a typing error; a wrong digit is none, nor is a negation."""
    if not (mine and yours):
        return mine, yours, []
    free = list(yours)
    kept: list[int] = []
    slips: list[tuple[int, int]] = []
    for at in mine:
        other = next((one for one in free if _is_one(ours, at, theirs, one, known)), None)
        if other is None:
            kept.append(at)
        else:
            free.remove(other)
            slips.append((at, other))
    return kept, free, slips


def _is_one(ours: Form, at: int, theirs: Form, other: int, known: Wording) -> bool:
    """Whether two words are one: misspelt, in another form, shortened, or both no more than “said”."""
    mine, yours = ours.written[at], theirs.written[other]
    if mine in known.saying and yours in known.saying:
        return True
    if mine == "%" or yours == "%":
        return is_slip(yours if mine == "%" else mine, "percent")
    if mine[0] != yours[0] and fuzz.ratio(mine, yours) < _UNLIKE:
        return False
    if _near(mine, yours, known):
        return True
    return shortens(mine, yours, ours.text) or shortens(yours, mine, theirs.text)


def shortens(short: str, long: str, text: str) -> bool:
    """Whether a word with a point stands for a longer one: “Dec.”, “Dept.”, « lun. »."""
    if not (2 <= len(short) < len(long) and short[0] == long[0] and short.isalpha()):  # noqa: PLR2004
        return False
    letters = iter(long)
    if not all(letter in letters for letter in short):
        return False
    if not (long.startswith(short) or short[-1] == long[-1]):
        return False
    return re.search(rf"(?<!\w){re.escape(short)}\.", fold(text)) is not None


def _near(one: str, other: str, known: Wording) -> bool:
    """Whether two words are one with a typing error, or two forms of one."""
    if not (one.isalpha() and other.isalpha()):
        return False
    if not known.negations.isdisjoint((one, other)):
        return min(len(one), len(other)) > _SHORTEST_FORM and _is_slip_beside(one, other, known, is_typo)
    if known.guarded.issuperset((one, other)):
        return one.removesuffix("s") == other.removesuffix("s")
    if one in known.guarded or other in known.guarded:
        return _is_slip_beside(one, other, known, _is_misspelt)
    if not known.stop.isdisjoint((one, other)) or min(len(one), len(other)) < _SHORTEST_FORM:
        is_slip_of_one = is_typo(one, other) or is_another_letter(one, other)
        return is_slip_of_one and not known.stop.issuperset((one, other))
    return fuzz.ratio(one, other) >= TYPO and not known.opposed(one, other)


def _is_slip_beside(one: str, other: str, known: Wording, slip: Callable[[str, str], bool]) -> bool:
    """Whether a word is a listed one with a slip, and no listed word itself."""
    return slip(one, other) or (is_another_letter(one, other) and not _are_words(one, other, known))


def _are_words(one: str, other: str, known: Wording) -> bool:
    """Whether both are words that a list has, so that neither is the other misspelt."""
    return all(word in known.stop or word in known.guarded for word in (one, other))


def is_another_letter(one: str, other: str) -> bool:
    """Whether one letter of four and more is another."""
    return (
        len(one) == len(other) >= _SHORTEST_FORM and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    )


def _is_misspelt(one: str, other: str) -> bool:
    return is_typo(one, other) or fuzz.ratio(one, other) >= _MISSPELT


def is_typo(one: str, other: str) -> bool:
    """Whether a letter was doubled, dropped or exchanged with the next: « ppas » for « pas », “nto” for not.

    Another letter makes another word where words are short: “Iran” and “Iraq”.
    """
    if one == other or not (one.isalpha() and other.isalpha()) or min(len(one), len(other)) < 2:  # noqa: PLR2004
        return False
    if len(one) == len(other):
        apart = [at for at, letter in enumerate(one) if letter != other[at]]
        return len(apart) == 2 and apart[1] == apart[0] + 1 and _crossed(one, other, apart[0])  # noqa: PLR2004
    shorter, longer = sorted((one, other), key=len)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def _crossed(one: str, other: str, at: int) -> bool:
    return one[at] == other[at + 1] and one[at + 1] == other[at]


def _moved(left: Sequence[str], right: Sequence[str], known: Wording) -> bool:
    """Whether words of both stand in another order, be they ever so small: “to A from B”, “from A to B”."""
    shared = set(left).intersection(right) - known.fillers
    if not shared:
        return False
    ours, theirs = _in_order(left, shared), _in_order(right, shared)
    if ours == theirs:
        return False
    return LCSseq.similarity(ours, theirs) < min(len(ours), len(theirs))


def _in_order(words: Iterable[str], shared: set[str]) -> list[str]:
    return [word for word in words if word in shared]
