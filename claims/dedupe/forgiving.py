"""Which differences the guard names are none between two claims: slips, other words, a lost end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from claims.dedupe.relation import is_another_letter, is_typo
from claims.dedupe.wording import wording
from claims.language.folding import fold
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from claims.dedupe.cuts import Cut
    from claims.dedupe.normal import Form
    from claims.dedupe.relation import Relation
    from claims.match.guard import Facts

_NOT = "t"
"""What is left of “not” in “isn't”."""
_LONG, _SLIPS = 5, 2
"""So many slips may part names of so many letters, which a person then decides."""


def is_slip_of(one: Difference, relation: Relation, lang: str, *, renamed: bool) -> bool:
    """Whether a difference lies in words that a typing error parted or misspelt."""
    if one.kind is DifferenceKind.NUMBER:
        return _is_parted(one, relation, lang) or _is_misspelt_unit(one, relation)
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


def _is_parted(one: Difference, relation: Relation, lang: str) -> bool:
    """Whether figures differ in words alone that a slip parted or misspelt: “$9 millionof it”."""
    if any(fold(one.ours) in ours and fold(one.theirs) in theirs for ours, theirs in _joints(relation)):
        return True
    apart = set(fold(one.ours).split()) ^ set(fold(one.theirs).split())
    slips = {word for slip in relation.slips for side in slip for word in side.split()}
    telling = apart - wording(lang).plain
    return bool(telling) and bool(one.ours and one.theirs) and telling <= slips


def _joints(relation: Relation) -> list[tuple[str, str]]:
    """Words that are the same letter by letter, and parted in one claim only."""
    return [slip for slip in relation.slips if slip[0].replace(" ", "") == slip[1].replace(" ", "")]


def is_told_in_both(one: Difference, ours: Form, theirs: Form, left: Facts, right: Facts) -> bool:
    """Whether the other claim has a negation too: as a synonym, or in a word misspelt, “doen't”."""
    if one.kind is not DifferenceKind.NEGATION:
        return False
    word = fold(one.ours or one.theirs)
    if word == _NOT:
        return left.words.count(word) == right.words.count(word)
    name = wording(ours.lang).canonical(word)
    return name.startswith("=") and ours.words.count(name) == theirs.words.count(name)


def is_synonym(one: Difference, ours: Form, theirs: Form, relation: Relation) -> bool:
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


def paired(one: Difference, ours: Form, theirs: Form) -> Difference:
    """A name beside another one is no contradiction where the other claim has it too, in other words."""
    if one.kind is not DifferenceKind.ENTITY or not (one.ours and one.theirs):
        return one
    canonical = wording(ours.lang).canonical
    mine, yours = ([canonical(word) for word in fold(side).split()] for side in (one.ours, one.theirs))
    reworded = any(
        all(word.startswith("=") and word in form.words for word in names)
        for names, form in ((mine, theirs), (yours, ours))
    )
    return weakened(one) if reworded and not set(mine) & set(yours) else one


def softened(one: Difference, left: Facts, right: Facts, short: Cut | None) -> Difference:
    """A hard difference that may be a typing error, or the end that one claim lost, is a question."""
    if not one.hard:
        return one
    if _in_lost_end(one, short) or _may_be_typo(one, left, right):
        return weakened(one)
    return one


def weakened(one: Difference) -> Difference:
    """A difference as a question."""
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
    if not (is_typo(ours, theirs) or (ours[:1] == theirs[:1] and _are_near(ours, theirs))):
        return False
    return not (is_known(ours, left) and is_known(theirs, right))


def _are_near(one: str, other: str) -> bool:
    """Whether one letter is another, or two slips part long words: “Hilaly” for Hillary."""
    if is_another_letter(one, other):
        return True
    if min(len(one), len(other)) < _LONG:
        return False
    return OSA.distance(one, other, score_cutoff=_SLIPS) <= _SLIPS


def _misspelt(word: str, other: Facts) -> bool:
    """Whether the other text has a negation with a typing error: « ppas »."""
    stop = wording(other.lang).stop
    return any(is_typo(word, one) and one not in stop for one in other.words)


def is_known(word: str, claim: Facts) -> bool:
    """Whether a folded word is part of a name that a list has."""
    return any(word in claim.words[known.start : known.end] for known in claim.known)


def is_explained(one: Difference, relation: Relation, short: Cut | None) -> bool:
    """Whether a weak difference is a synonym, or stands in the lost end of a claim that breaks off."""
    if one.hard:
        return False
    if one.kind is DifferenceKind.WORDING:
        return bool(one.ours and one.theirs) and not (relation.ours and relation.theirs)
    return short is not None and short.explains(one.kind) and _in_lost_end(one, short)
