"""What to say of two claims: the same, different, or a question for a person.

Words decide where they are enough; all else is asked of the guard, the one the matcher asks too.
"""

from __future__ import annotations

import functools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claims.dedupe.cuts import Cut, cut_short, without_fragments
from claims.dedupe.forgiving import (
    is_explained,
    is_known,
    is_slip_of,
    is_synonym,
    is_told_in_both,
    paired,
    softened,
    weakened,
)
from claims.dedupe.frames import relabelled, unframed
from claims.dedupe.normal import plain_words, without_phrases, words
from claims.dedupe.relation import Relation, is_typo, relate, shortens
from claims.dedupe.wording import wording
from claims.language.folding import fold_letters
from claims.match.guard import Facts, differences, facts
from claims.match.pairing import is_slip
from schema.cluster import PairDecision
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claims.dedupe.normal import Form

COMPARED = 60.0
"""Below this rapidfuzz ratio of sorted words two claims are not even worth a question."""

ALIKE = 75.0
"""From this ratio on, two claims without any difference are the same. The guard makes the precision: raising
this to 90 lifts precision by .001 and costs .05 of recall."""

_APART, _APART_SHARE = 2, 0.17
"""Two claims with so many telling words of their own each tell of other things; where letters are alike,
with more of them, and this share of all words."""

_FEW_ALONE = 6
"""Words that claims have alone where a slip parted a phrase."""

_LONG_SLIP = 5
"""Slips in words of so many letters need no guard."""

_LONG_NAME = 5
"""From so many letters on, two names that differ by one of them, not the first, are one name misspelt."""

_ENTITY, _NEGATION = DifferenceKind.ENTITY, DifferenceKind.NEGATION
_FIGURES = {DifferenceKind.NUMBER, DifferenceKind.DATE}

_SIGNS = {"$", "€", "£", "¥"}

_READ = 4_096
"""Claims whose facts are remembered, some 8 kB each."""


class Weighed(NamedTuple):
    """What is said of two claims."""

    decision: PairDecision
    differences: tuple[Difference, ...] = ()
    cut: bool = False
    """Whether one is the other cut short; it may be the beginning of a third claim too."""
    wording: bool = False
    """Whether nothing but typing errors sets them apart."""
    doubtful: bool = False
    """Whether the question is one that no third claim answers: order, a small word, a letter of a name."""
    reworded: bool = False
    """Whether each has telling words that the other has not."""

    @property
    def parts(self) -> bool:
        """Whether no third claim may bring the two together."""
        return self.doubtful or self.decision is PairDecision.DIFFERENT


def weigh(pairs: Iterable[tuple[Form, Form, float]]) -> list[Weighed | None]:
    """Decide about many pairs; None for a pair that is not worth a question.

    Args:
        pairs: Two normal forms each, with the rapidfuzz ratio of their sorted words, 0 to 100.
    """
    return [decide(ours, theirs, score) for ours, theirs, score in pairs]


def decide(ours: Form, theirs: Form, score: float) -> Weighed | None:
    """Decide about two claims.

    Another order of words is never decided here, even where the guard is sure: a moved clause and swapped
    roles look alike, so a person decides.

    Args:
        ours: The first claim.
        theirs: The second claim.
        score: rapidfuzz ratio of the sorted words, 0 to 100.

    Returns:
        None where the two tell of other things.
    """
    said = _decided(ours, theirs, score)
    if said is not None and said.decision is PairDecision.SAME and _disagree_across(ours, theirs):
        return Weighed(PairDecision.REVIEW, doubtful=True)
    return said


def _decided(ours: Form, theirs: Form, score: float) -> Weighed | None:
    """What is said of two claims whose sources agree, or stand in the same place."""
    if denied := ours.denied != theirs.denied:
        ours, theirs, denial = _with_source(ours), _with_source(theirs), _denial(ours, theirs)
        if _denials(ours) != _denials(theirs):
            return Weighed(PairDecision.DIFFERENT, (denial,))
    within = unframed(ours, theirs, whole=denied)
    shared = _shared_source(ours, theirs) or _shared_source(*within)
    if shared:
        within = unframed(_with_source(ours), _with_source(theirs), whole=True)
    ours, theirs = without_fragments(*within)
    relation = relate(ours, theirs)
    if _lie_in_phrases(ours, theirs, relation):
        plain = without_phrases(ours), without_phrases(theirs)
        apart = relate(*plain)
        if not (apart.ours or apart.theirs or apart.small or apart.moved):
            (ours, theirs), relation = plain, apart
    if _tell_of_other_things(ours, theirs, relation, score):
        return None
    renamed = any(_renamed(one, other, ours, theirs) for one, other in relation.slips)
    if not renamed and _is_typing(relation, ours.lang):
        return Weighed(PairDecision.SAME, wording=True)
    if figures := _other_figures(ours, theirs, relation):
        return Weighed(PairDecision.DIFFERENT, figures)
    weak = frozenset(kind for kind, of in ((_ENTITY, shared == 1), (_NEGATION, denied)) if of)
    return _asked(ours, theirs, relation, score, renamed=renamed, weak=weak)


def _asked(
    ours: Form,
    theirs: Form,
    relation: Relation,
    score: float,
    *,
    renamed: bool,
    weak: frozenset[DifferenceKind],
) -> Weighed:
    """What the guard makes of two claims.

    Args:
        ours: The first claim.
        theirs: The second claim.
        relation: How their words relate.
        score: rapidfuzz ratio of the sorted words.
        renamed: Whether a slip may be another name.
        weak: Kinds of differences that are no more than questions: names where two are said to say it
            (« confirma Kerins » and « confirma Barratt »), negations where both have the same.
    """
    left, right = _facts(ours.text, ours.lang), _facts(theirs.text, ours.lang)
    short = cut_short(ours, theirs, left, right) if relation.cut and not relation.moved else None
    found = tuple(
        softened(paired(one, ours, theirs), left, right, short)
        for one in differences(left, right)
        if not (
            is_synonym(one, ours, theirs, relation)
            or is_slip_of(one, relation, ours.lang, renamed=renamed)
            or is_told_in_both(one, ours, theirs, left, right)
        )
    )
    if weak:
        found = tuple(weakened(one) if one.kind in weak else one for one in found)
    if _same_figures(ours, theirs, relation, found) and _figures(left) == _figures(right):
        relation = relation._replace(ours=(), theirs=())
    said = _judged(relation, score, found, short)
    if said.decision is PairDecision.DIFFERENT and _is_in_labels(ours, theirs, found):
        return Weighed(PairDecision.REVIEW, tuple(map(weakened, found)))
    doubtful = renamed or _is_weighty(ours, theirs, relation, short)
    if said.decision is PairDecision.SAME and doubtful:
        return Weighed(PairDecision.REVIEW, found, doubtful=True)
    reworded = bool(relation.ours and relation.theirs)
    return said._replace(doubtful=doubtful or relation.moved, reworded=reworded)


def _is_in_labels(ours: Form, theirs: Form, found: Iterable[Difference]) -> bool:
    """Whether names alone differ, and those around the claims only: “LONDON —” and “Update:”."""
    if any(one.hard and one.kind is not DifferenceKind.ENTITY for one in found):
        return False
    within = relabelled(ours, theirs)
    if within is None:
        return False
    one, other = (_facts(form.text, ours.lang) for form in within)
    return not any(each.hard for each in differences(one, other))


def _with_source(form: Form) -> Form:
    """The form of a claim together with who said it."""
    whole = plain_words(form.whole, form.lang)
    return form._replace(words=whole[0], written=whole[1], text=form.whole, opening="", ending="")


def _judged(relation: Relation, score: float, found: tuple[Difference, ...], short: Cut | None) -> Weighed:
    """What words and guard together say."""
    if any(one.hard and one.kind is not DifferenceKind.ORDER for one in found):
        return Weighed(PairDecision.DIFFERENT, found)
    if relation.moved or (relation.ours and relation.theirs):
        return Weighed(PairDecision.REVIEW, found)
    if not all(is_explained(one, relation, short) for one in found):
        return Weighed(PairDecision.REVIEW, found)
    if relation.cut and (short is None or short.doubtful):
        return Weighed(PairDecision.REVIEW, found)
    if score < ALIKE and relation.cut and not (short and short.marked):
        return Weighed(PairDecision.REVIEW, found)
    return Weighed(PairDecision.SAME, cut=relation.cut)


def _is_weighty(ours: Form, theirs: Form, relation: Relation, short: Cut | None) -> bool:
    """Whether a small word that one claim has alone may change it: “may”; those of a lost end apart."""
    plain = wording(ours.lang).plain
    kept = [len(ours.words), len(theirs.words)]
    if short is not None:
        kept = [min(kept)] * 2
    return any(
        form.words[at] not in plain and len(form.words[at]) > 1 and at < end
        for form, places, end in zip(
            (ours, theirs), (relation.ours_small, relation.theirs_small), kept, strict=True
        )
        for at in places
    )


def _figures(claim: Facts) -> Counter[tuple[float, str]]:
    """The figures of a claim, and the currency of sums."""
    return Counter(
        (one.value, one.unit if one.unit in _SIGNS else "") for one in claim.quantities if one.sure
    )


def _same_figures(ours: Form, theirs: Form, relation: Relation, found: Iterable[Difference]) -> bool:
    """Whether claims write their figures in other ways and nothing else: “$5” and “five dollars”."""
    if not (relation.ours and relation.theirs) or any(one.kind in _FIGURES for one in found):
        return False
    counting = wording(ours.lang).counting
    return all(
        word in counting or word.replace(".", "").isdecimal()
        for form, places in ((ours, relation.ours), (theirs, relation.theirs))
        for word in [form.written[at] for at in places]
    )


def _renamed(one: str, other: str, ours: Form, theirs: Form) -> bool:
    """Whether two words taken for one may be two names: Marlow and Harlow, Claudia and Claudius."""
    if is_typo(one, other) or not (one.isalpha() and other.isalpha()):
        return False
    if (
        one.startswith(other)
        or other.startswith(one)
        or shortens(one, other, ours.text)
        or shortens(other, one, theirs.text)
    ):
        return False
    slip = is_slip(one, other)
    if not all(_has_capital(word, form.text, first=slip) for word, form in ((one, ours), (other, theirs))):
        return False
    if len(one) < _LONG_NAME or one[0] != other[0] or not slip:
        return True
    return is_known(one, _facts(ours.text, ours.lang)) and is_known(other, _facts(theirs.text, ours.lang))


def _has_capital(word: str, text: str, *, first: bool) -> bool:
    """Whether a word is written as a name is; a capital that begins the text tells less."""
    at = fold_letters(text).find(word)
    return at >= first and text[at].isupper()


def _denials(form: Form) -> Counter[str]:
    """The words of a claim that deny."""
    denying = wording(form.lang).denying
    return Counter(word for word in form.written if word in denying)


def _denial(ours: Form, theirs: Form) -> Difference:
    said = [f"{form.opening} {form.ending}".strip() if form.denied else "" for form in (ours, theirs)]
    return Difference(kind=DifferenceKind.NEGATION, ours=said[0], theirs=said[1])


def _shared_source(ours: Form, theirs: Form) -> int:
    """How many telling words both have of who said it, where they differ in others; else 0.

    « …, a déclaré l'opposition à El Mundo » and « … à El País » are held against each other; “Reuters reports
    that” and « selon le maire » are not.
    """
    if ours.denied and (ours.opening, ours.ending) != (theirs.opening, theirs.ending):
        return len(ours.words)
    if not (
        _disagree(ours.opening, theirs.opening, ours.lang) or _disagree(ours.ending, theirs.ending, ours.lang)
    ):
        return 0
    mine, yours = (set(words(f"{form.opening} {form.ending}", form.lang)) for form in (ours, theirs))
    telling = len((mine & yours) - wording(ours.lang).stop)
    return telling or int(_names_alone(mine - yours, ours) and _names_alone(yours - mine, theirs))


def _names_alone(found: set[str], form: Form) -> bool:
    """Whether words of who says it are names: « selon Johnson » beside « selon Tanaka »."""
    folded = fold_letters(said := f"{form.opening} {form.ending}")
    return bool(found) and all(said[folded.find(word)].isupper() for word in found)


def _disagree(one: str, other: str, lang: str) -> bool:
    """Whether both claims name a source, and neither source is that of the other with one more around it."""
    if one == other or not (one and other):
        return False
    mine, yours = words(one, lang), words(other, lang)
    shorter = min(len(mine), len(yours))
    return mine[-shorter:] != yours[-shorter:] and mine[:shorter] != yours[:shorter]


def _disagree_across(ours: Form, theirs: Form) -> bool:
    """Whether one begins with its source and the other ends with one that is told in other words, in part."""
    if not (ours.opening and theirs.ending and not (ours.ending or theirs.opening)) and not (
        theirs.opening and ours.ending and not (theirs.ending or ours.opening)
    ):
        return False
    stop = wording(ours.lang).stop
    mine, yours = (set(words(form.opening or form.ending, form.lang)) - stop for form in (ours, theirs))
    return bool(mine & yours and mine - yours and yours - mine)


def _lie_in_phrases(ours: Form, theirs: Form, relation: Relation) -> bool:
    """Whether a claim has words alone, a few, of which one stands for a phrase: a slip parts « en fati »."""
    alone = [ours.written[at] for at in (*relation.ours, *relation.ours_small)]
    alone += [theirs.written[at] for at in (*relation.theirs, *relation.theirs_small)]
    return 0 < len(alone) <= _FEW_ALONE and not wording(ours.lang).phrase_words.isdisjoint(alone)


def _tell_of_other_things(ours: Form, theirs: Form, relation: Relation, score: float) -> bool:
    alone = min(len(relation.ours), len(relation.theirs))
    if score < ALIKE:
        return alone >= _APART
    return alone > _APART and alone >= _APART_SHARE * min(len(ours.words), len(theirs.words))


def _is_typing(relation: Relation, lang: str) -> bool:
    """Whether the words alone say that two claims are the same."""
    known = wording(lang)
    return not (relation.ours or relation.theirs or relation.moved or relation.small) and all(
        (one in known.saying and other in known.saying)
        or (min(len(one), len(other)) >= _LONG_SLIP and not known.guarded & {one, other})
        for one, other in relation.slips
    )


def _other_figures(ours: Form, theirs: Form, relation: Relation) -> tuple[Difference, ...]:
    """The differences of two claims that differ in figures alone, one for one: no guard sees more in them."""
    if relation.moved or relation.small or relation.slips or len(relation.ours) != len(relation.theirs):
        return ()
    mine = [ours.words[at] for at in relation.ours]
    yours = [theirs.words[at] for at in relation.theirs]
    if relation.ours != relation.theirs or not all(word.isdecimal() for word in (*mine, *yours)):
        return ()
    return tuple(
        Difference(kind=DifferenceKind.NUMBER, ours=one, theirs=other)
        for one, other in zip(mine, yours, strict=True)
    )


@functools.lru_cache(maxsize=_READ)
def _facts(text: str, lang: str) -> Facts:
    return facts(text, lang)
