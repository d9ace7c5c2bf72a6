"""What to say of two claims: the same, different, or a question for a person.

Words decide where they are enough; all else is asked of the guard, the one the matcher asks too.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from claims.dedupe.cuts import Cut, cut_short, without_fragments
from claims.dedupe.frames import relabelled, unframed
from claims.dedupe.normal import plain_words, words
from claims.dedupe.relation import Relation, is_another_letter, is_typo, relate, shortens
from claims.dedupe.wording import wording
from claims.language.folding import fold, fold_letters
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

_LONG_SLIP = 5
"""Slips in words of so many letters need no guard."""

_LONG_NAME = 5
"""From so many letters on, two names that differ by one of them, not the first, are one name misspelt."""

_FIGURES = {DifferenceKind.NUMBER, DifferenceKind.DATE}

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
    """Whether the question is one that no third claim answers: order, a small word, a name of another letter."""

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
    if ours.denied != theirs.denied:
        return Weighed(PairDecision.DIFFERENT, (_denial(ours, theirs),))
    within = unframed(ours, theirs)
    shared = _shared_source(ours, theirs) or _shared_source(*within)
    if shared:
        within = unframed(_with_source(ours), _with_source(theirs), whole=True)
    ours, theirs = without_fragments(*within)
    relation = relate(ours, theirs)
    if _tell_of_other_things(ours, theirs, relation, score):
        return None
    renamed = any(_renamed(one, other, ours, theirs) for one, other in relation.slips)
    if not renamed and _is_typing(relation, ours.lang):
        return Weighed(PairDecision.SAME, wording=True)
    if figures := _other_figures(ours, theirs, relation):
        return Weighed(PairDecision.DIFFERENT, figures)
    left, right = _facts(ours.text, ours.lang), _facts(theirs.text, ours.lang)
    short = cut_short(ours, theirs, left, right) if relation.cut and not relation.moved else None
    found = tuple(
        _softened(_paired(one, ours, theirs), left, right, short)
        for one in differences(left, right)
        if not (_is_synonym(one, ours, theirs, relation) or _is_slip(one, relation, renamed=renamed))
    )
    if shared == 1:  # « confirma Kerins » and « confirma Barratt »: another speaker is a question
        found = tuple(_weakened(one) if one.kind is DifferenceKind.ENTITY else one for one in found)
    if _same_figures(ours, theirs, relation, found):
        relation = relation._replace(ours=(), theirs=())
    said = _judged(relation, score, found, short)
    if said.decision is PairDecision.DIFFERENT and _is_in_labels(ours, theirs, found):
        return Weighed(PairDecision.REVIEW, tuple(map(_weakened, found)))
    doubtful = renamed or _is_weighty(ours, theirs, relation, short)
    if said.decision is PairDecision.SAME and doubtful:
        return Weighed(PairDecision.REVIEW, found, doubtful=True)
    return said._replace(doubtful=doubtful or relation.moved)


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
    if not all(_is_explained(one, relation, short) for one in found):
        return Weighed(PairDecision.REVIEW, found)
    if relation.cut and (short is None or short.doubtful):
        return Weighed(PairDecision.REVIEW, found)
    if score < ALIKE and relation.cut:
        return Weighed(PairDecision.REVIEW, found)
    return Weighed(PairDecision.SAME, cut=relation.cut)


def _is_weighty(ours: Form, theirs: Form, relation: Relation, short: Cut | None) -> bool:
    """Whether a small word that one claim has alone may change it: “may”, “after”; those of a lost end apart."""
    plain = wording(ours.lang).plain
    kept = [len(ours.words), len(theirs.words)]
    if short is not None:
        kept = [min(kept)] * 2
    return any(
        form.words[at] not in plain and len(form.words[at]) > 1 and at < end
        for form, places, end in zip((ours, theirs), (relation.ours_small, relation.theirs_small), kept, strict=True)
        for at in places
    )


def _same_figures(
    ours: Form, theirs: Form, relation: Relation, found: Iterable[Difference]
) -> bool:
    """Whether claims write their figures in other ways and nothing else: “$5” and “five dollars”."""
    if not (relation.ours and relation.theirs) or any(one.kind in _FIGURES for one in found):
        return False
    counting = wording(ours.lang).counting
    return all(
        word in counting or word.replace(".", "").isdecimal()
        for form, places in ((ours, relation.ours), (theirs, relation.theirs))
        for word in [form.written[at] for at in places]
    )


def _is_slip(one: Difference, relation: Relation, *, renamed: bool) -> bool:
    """Whether a difference lies in words that a typing error parted or misspelt."""
    if one.kind is DifferenceKind.NUMBER:
        joined = any(fold(one.ours) in ours and fold(one.theirs) in theirs for ours, theirs in _joints(relation))
        return joined or _is_misspelt_unit(one, relation)
    if renamed or one.kind not in {DifferenceKind.ENTITY, DifferenceKind.WORDING, DifferenceKind.DATE}:
        return False
    mine, yours = fold(one.ours).split(), fold(one.theirs).split()
    ours, theirs = ({word for slip in relation.slips for word in slip[side].split()} for side in (0, 1))
    return set(mine) <= ours and set(yours) <= theirs and bool(mine or yours)


def _is_misspelt_unit(one: Difference, relation: Relation) -> bool:
    """Whether figures are the same and what they count is misspelt: “80 percent” and “80 percnet”."""
    mine, yours = fold(one.ours).split(), fold(one.theirs).split()
    return len(mine) == len(yours) > 1 and all(
        ours == theirs or not {(ours, theirs), (ours, "%"), ("%", theirs)}.isdisjoint(relation.slips)
        for ours, theirs in zip(mine, yours, strict=True)
    )


def _joints(relation: Relation) -> list[tuple[str, str]]:
    """Words that are the same letter by letter, and parted in one claim only."""
    return [slip for slip in relation.slips if slip[0].replace(" ", "") == slip[1].replace(" ", "")]


def _is_synonym(one: Difference, ours: Form, theirs: Form, relation: Relation) -> bool:
    """Whether names are one in two spellings, or each of two contrary words has a synonym in the other claim.

    « débute à Oran et se termine à Dole » and « commence à Oran et s'achève à Dole » do not differ.
    """
    if relation.moved or not (one.ours and one.theirs):
        return False
    canonical = wording(ours.lang).canonical
    if one.kind is DifferenceKind.ENTITY:  # “Programs” and “Programmes”
        mine, yours = fold(one.ours).split(), fold(one.theirs).split()
        return list(map(canonical, mine)) == list(map(canonical, yours))
    if one.kind is not DifferenceKind.ANTONYM:
        return False
    return canonical(fold(one.ours)) in theirs.words and canonical(fold(one.theirs)) in ours.words


def _renamed(one: str, other: str, ours: Form, theirs: Form) -> bool:
    """Whether two words taken for one may be two names: Marlow and Harlow, Claudia and Claudius."""
    if is_typo(one, other) or not (one.isalpha() and other.isalpha()):
        return False
    if one.startswith(other) or other.startswith(one) or shortens(one, other, ours.text) or shortens(other, one, theirs.text):
        return False
    if not all(_has_capital(word, form.text) for word, form in ((one, ours), (other, theirs))):
        return False
    if len(one) < _LONG_NAME or one[0] != other[0] or not is_slip(one, other):
        return True
    return _is_known(one, _facts(ours.text, ours.lang)) and _is_known(other, _facts(theirs.text, ours.lang))


def _has_capital(word: str, text: str) -> bool:
    at = fold_letters(text).find(word)
    return at > 0 and text[at].isupper()


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
    if not (_disagree(ours.opening, theirs.opening, ours.lang) or _disagree(ours.ending, theirs.ending, ours.lang)):
        return 0
    mine, yours = (set(words(f"{form.opening} {form.ending}", form.lang)) for form in (ours, theirs))
    return len((mine & yours) - wording(ours.lang).stop)


def _disagree(one: str, other: str, lang: str) -> bool:
    """Whether both claims name a source, and neither source is that of the other with one more around it."""
    if one == other or not (one and other):
        return False
    mine, yours = words(one, lang), words(other, lang)
    shorter = min(len(mine), len(yours))
    return mine[-shorter:] != yours[-shorter:] and mine[:shorter] != yours[:shorter]


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


def _softened(one: Difference, left: Facts, right: Facts, short: Cut | None) -> Difference:
    """A hard difference that may be a typing error, or the end that one claim lost, is a question."""
    if not one.hard:
        return one
    if _in_lost_end(one, short) or _may_be_typo(one, left, right):
        return _weakened(one)
    return one


def _paired(one: Difference, ours: Form, theirs: Form) -> Difference:
    """A name beside another one is no contradiction where the other claim has it too, in other words."""
    if one.kind is not DifferenceKind.ENTITY or not (one.ours and one.theirs):
        return one
    canonical = wording(ours.lang).canonical
    mine, yours = ([canonical(word) for word in fold(side).split()] for side in (one.ours, one.theirs))
    reworded = any(
        all(word.startswith("=") and word in form.words for word in names)
        for names, form in ((mine, theirs), (yours, ours))
    )
    return _weakened(one) if reworded and not set(mine) & set(yours) else one


def _weakened(one: Difference) -> Difference:
    return one.model_copy(update={"hard": False})


def _in_lost_end(one: Difference, short: Cut | None) -> bool:
    """Whether a difference lies in the end that one claim lost."""
    if short is None:
        return False
    mine, yours = (one.ours_at, one.theirs_at) if short.first else (one.theirs_at, one.ours_at)
    if yours is None:
        return False
    if mine is None:
        return yours[0] >= short.lost_from
    return mine[1] >= short.kept_to and yours[1] > short.lost_from  # “70” of “70 percent”


def _may_be_typo(one: Difference, left: Facts, right: Facts) -> bool:
    ours, theirs = fold(one.ours), fold(one.theirs)
    if one.kind is DifferenceKind.NEGATION:
        return _misspelt(ours or theirs, right if ours else left)
    if one.kind not in {DifferenceKind.ENTITY, DifferenceKind.WORDING}:
        return False
    if not (is_typo(ours, theirs) or (ours[:1] == theirs[:1] and is_another_letter(ours, theirs))):
        return False
    return not (_is_known(ours, left) and _is_known(theirs, right))


def _misspelt(word: str, other: Facts) -> bool:
    """Whether the other text has a negation with a typing error: « ppas »."""
    stop = wording(other.lang).stop
    return any(is_typo(word, one) and one not in stop for one in other.words)


def _is_known(word: str, claim: Facts) -> bool:
    return any(word in claim.words[known.start : known.end] for known in claim.known)


def _is_explained(one: Difference, relation: Relation, short: Cut | None) -> bool:
    """Whether a weak difference is a synonym, or stands in the lost end of a claim that breaks off."""
    if one.hard:
        return False
    if one.kind is DifferenceKind.WORDING:
        return bool(one.ours and one.theirs) and not (relation.ours and relation.theirs)
    return short is not None and short.explains(one.kind) and _in_lost_end(one, short)
