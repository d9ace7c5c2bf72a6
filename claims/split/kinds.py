"""What sort of assertion a claim is: opinion, prediction and hearsay by cues, the rest by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.future import is_future
from claims.split.judgement import is_impression
from claims.split.pieces import Role
from schema.claim import ClaimKind

if TYPE_CHECKING:
    from claims.split.line import Line
    from claims.split.pieces import Piece

_PLACED = {ClaimKind.HEADLINE, ClaimKind.IMAGE, ClaimKind.CAPTION}
_SPOKEN = {ClaimKind.QUOTATION, ClaimKind.REPORTED}
_FRAME = 6
"""Words before a claim in which "I think that" may stand."""

_COPULA = 4
"""Words between a copula and the noun that judges: "was not a real tragedy"."""

_PARTICIPLE = 3
"""Words between «aurait» and its participle."""

_JUDGING = (
    "opinion_words",
    "opinion_nouns",
    "degree_words",
    "opinion_phrases",
    "closing_adverbs",
    "intensifiers",
)
"""Lists whose words may judge: most words stand in none, and one question is quicker than four."""

_UNTOLD = 2
"""Words of judgement that make an opinion of what nobody is told to say."""


def kind_of(line: Line, first: int, last: int, base: ClaimKind) -> ClaimKind:
    """Narrow the kind that the place of the words gives.

    A plan is a prediction, a spoken value judgement an opinion; outside of speech it takes two judgements.
    """
    if base in _PLACED:
        return base
    spoken = base in _SPOKEN
    if spoken and _is_opinion(line, first, last, base):
        return ClaimKind.OPINION
    if is_future(line, first, last, base):
        return ClaimKind.PREDICTION
    if spoken and _is_framed(line, first, "hope_phrases"):
        return ClaimKind.OPINION
    if not spoken and is_hearsay(line, first, last):
        return ClaimKind.REPORTED
    return ClaimKind.OPINION if not spoken and _is_untold_judgement(line, first, last) else base


def _is_untold_judgement(line: Line, first: int, last: int) -> bool:
    """What nobody is told to say judges by two words, by one that sums up, or by the colour of a report."""
    if any(line.phrase(at, "colour_phrases") for at in range(first, last)):
        return True
    found = _judgements(line, first, last)
    return found >= _UNTOLD or (found > 0 and _sums_up(line, first, last))


def _sums_up(line: Line, first: int, last: int) -> bool:
    """Whether as in "It was a cruel end" there is nothing but a pronoun, a copula and the judgement."""
    at = next((n for n in range(first, last) if line.has(n, "summing_subjects")), None)
    if at is None or any(line[n].number for n in range(first, last)):
        return False
    copula = at if line.has(at, "copulas") else at + 1
    judged = next((n for n in range(copula, last) if _weight(line, n, last)), last)
    follows = judged + 1 < last and line[judged + 1].word
    acts = line.low(judged).endswith("ing") and follows and not line.has(judged + 1, "prepositions")
    return line.has(copula, "copulas") and judged - copula <= _COPULA and not acts


def _takes_up(line: Line, first: int, last: int) -> bool:
    """Whether a report gives a judgement in its own marks: «la décision était « regrettable »»."""
    for at in range(first, last):
        opens = line[at].quoted and not line[at].word and line.has(at - 1, "copulas")
        named = line[at].quoted and line.has(at, "opinion_words", "opinion_nouns")
        if opens or (named and not line.has(at - 1, "determiners")):
            return True
    return False


def judges(line: Line, verb: int, last: int) -> bool:
    """Whether somebody's judgement is taken up in marks: "called the charges “absurd”"."""
    if not line.has(verb, "judging", "naming_verbs"):
        return False
    named = line.has(verb, "naming_verbs")
    return any(
        (line[at].quoted and line[at].word and line.has(verb, "judging"))
        or (named and line.has(at, "opinion_words", "opinion_nouns"))
        for at in range(verb + 1, last)
    )


def hangs_on(line: Line, piece: Piece) -> bool:
    """Whether a piece without a verb of its own goes on with what its host tells: «et l'autre à Chypre»."""
    if piece.role is Role.FIGURE:
        return True
    if piece.role is Role.PARTICIPLE:
        return not line.french and line.gerund(piece.first)
    if piece.role is not Role.COORDINATED:
        return False
    verb = line.finite(piece.first, piece.last)
    return verb is None or (verb == piece.first and line.low(verb) in line.cues.verbs.bases)


def inherited(line: Line, piece: Piece) -> ClaimKind | None:
    """The kind of the clause that a piece goes on with, where that looks ahead or tells hearsay."""
    host = piece.host
    if host is None or host.kind not in {ClaimKind.PREDICTION, ClaimKind.REPORTED}:
        return None
    return host.kind if hangs_on(line, piece) else None


def is_hearsay(line: Line, first: int, last: int) -> bool:
    """Whether the words tell what others say: "allegedly", "is said to", «aurait vendu»."""
    for at in range(first, last):
        if line[at].quoted:
            continue
        if line.has(at, "hearsay_adverbs") or line.phrase(at, "hearsay_phrases"):
            return True
        if line[at].finite and line.french and _is_rumour(line, at):
            return True
    return False


def _is_rumour(line: Line, at: int) -> bool:
    """«aurait vendu», «serait mort»: no «si» in the sentence makes it a condition."""
    if not line.has(at, "hearsay") or any(line.has(n, "hedges") for n in range(len(line))):
        return False
    plain = line.low(at).startswith("ser")
    return plain or any(line.participle(n) for n in range(at + 1, at + 1 + _PARTICIPLE))


def _is_opinion(line: Line, first: int, last: int, base: ClaimKind) -> bool:
    """Whether spoken words judge rather than tell; a figure makes them checkable."""
    verb = line.finite(first, last)
    if any(line[at].number for at in range(first, last)):
        return False
    if base is ClaimKind.QUOTATION and is_impression(line, first, last):
        return True
    framed = _judgements(line, first, last) or _is_framed(line, first, "opinion_phrases")
    if framed or (base is ClaimKind.REPORTED and _takes_up(line, first, last)):
        return True
    if verb is None:
        return False
    return judges(line, verb, last) or _demands(line, first, last, verb) or _is_supposed(line, verb, base)


def _demands(line: Line, first: int, last: int, verb: int) -> bool:
    """«Il faut fermer l'usine», "It must change", «On ne sauvera pas …»."""
    modal = next((at for at in range(verb, last) if line.has(at, "modal_judgements")), None)
    if modal is not None and _is_due(line, modal, last):
        return False
    if modal is not None and not any(line.has(at, "that") for at in range(verb, modal)):
        return True
    denied = line.has(first, "people_at_large") and line.has(first + 1, "negations")
    return denied and line.low(verb).endswith("ra")


def _is_due(line: Line, modal: int, last: int) -> bool:
    """«Il faut attendre», «devrait baisser avant la fin du mois»: no demand, but what is to come."""
    if line.has(modal + 1, "not_decisive"):
        return True
    return any(line.phrase(at, "future_times") for at in range(modal, last))


def _is_supposed(line: Line, verb: int, base: ClaimKind) -> bool:
    """«Ce serait un gâchis», "Dan would have hated it": nobody can check what is not."""
    if base is not ClaimKind.QUOTATION:
        return False
    if line.french:
        return line.low(verb).endswith(("rait", "raient", "rais"))
    return line.has(verb, "conditional")


def _is_framed(line: Line, first: int, name: str) -> bool:
    """Whether "I think that" stands right before the words."""
    for at in range(max(0, first - _FRAME), first):
        end = at + line.phrase(at, name)
        if end > at and all(line.has(n, "that") or not line[n].word for n in range(end, first)):
            return True
    return False


def _judgements(line: Line, first: int, last: int) -> int:
    places = [at for at in range(first, last) if line.has(at, *_JUDGING)]
    return sum(_weight(line, at, last) for at in places)


def _weight(line: Line, at: int, last: int) -> int:
    """How many judgements a word makes, alone and as the head of a phrase."""
    if not line.has(at, *_JUDGING):
        return 0
    return _judges(line, at, last) + bool(_phrase(line, at, last))


def _phrase(line: Line, at: int, last: int) -> int:
    """The length of a phrase of judgement; "I think about" is none."""
    length = line.phrase(at, "opinion_phrases")
    return 0 if at + length > last or line.has(at + length, "not_a_judgement") else length


def _judges(line: Line, at: int, last: int) -> bool:
    """«est terrible», «le pire», «c'est un échec»; «le terrible accident» only names what happened."""
    if line[at].quoted:
        return False
    if line.has(at, "intensifiers"):
        return line.has(at - 1, "copulas") and at + 1 < last and line.participle(at + 1)
    if line.has(at, "closing_adverbs"):
        return at + 1 == last or not line[at + 1].word
    if line.has(at, "opinion_words"):
        return line.has(at, "superlatives") or not line.has(at - 1, "definite_articles")
    if line.has(at, "opinion_nouns"):
        return any(line.has(n, "copulas") for n in range(max(0, at - _COPULA), at))
    return line.has(at, "degree_words") and at + 1 < last and line[at + 1].word
