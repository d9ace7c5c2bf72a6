"""Whose view a clause tells: who estimates, accuses, judges or counts, without a verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.denial import refuses
from claims.split.future import is_rule
from claims.split.kinds import judges
from claims.split.names import Source, is_name, named, subject
from claims.split.pieces import Role
from claims.split.saying import is_passive, says_of_itself

if TYPE_CHECKING:
    from claims.split.line import Line
    from claims.split.pieces import Piece

_TELLING = ("judging", "naming_verbs", "accusing", "describing_as")
"""Lists of verbs of a view that may stand as participles."""

_AUXILIARY_REACH = 4
"""Words between an auxiliary and its participle."""


def holder(line: Line, piece: Piece) -> Source | None:
    """Who estimates or fears: «La CGT estime à 75 000 le nombre …», "and described the cuts as “absurd”"."""
    verb = _verb(line, piece)
    if verb is None or is_passive(line, verb) or _is_participle(line, verb):
        return None
    tells = line.has(verb, "estimates", "accusing") or line.phrase(verb, "accusing_phrases")
    tells = tells and not is_rule(line, verb)
    tells = tells or (
        line.has(verb, "describing_as") and any(line.has(at, "like") for at in range(verb, piece.last))
    )
    if not (
        tells
        or says_of_itself(line, verb)
        or judges(line, verb, piece.last)
        or refuses(line, verb, piece.last)
    ):
        return None
    if piece.subject is not None and verb == piece.first and line.has(verb - 1, "conjunctions"):
        return named(line, *piece.subject)
    relative = next((at for at in range(verb - 1, piece.first - 1, -1) if line.has(at, "relatives")), None)
    if relative is None:
        return subject(line, piece.first, verb)
    who = subject(line, relative + 1, verb)
    if who.span or who.pronoun or piece.antecedent is None or relative != piece.first:
        return who
    return _named_before(line, piece.antecedent[0]) or named(line, *piece.antecedent)


def _is_participle(line: Line, verb: int) -> bool:
    """Such as "Pesticide rules, blamed by farmers, seem …", where others do the blaming."""
    return line.has(verb + 1, "agents") and line.low(verb - 1) == ","


def _named_before(line: Line, first: int) -> Source | None:
    """«Anne Morin, cheffe de file de l'opposition, qui accuse …»: the name before the office."""
    while first > 0 and line[first].text != ",":
        first -= 1
    begin = first
    while begin > 0 and (line[begin - 1].capital or line.has(begin - 1, "name_particles")):
        begin -= 1
    return Source((begin, first)) if is_name(line, begin, first) else None


def _verb(line: Line, piece: Piece) -> int | None:
    """The verb of the clause; a coordinated predicate may open with a form that is no verb elsewhere."""
    places = range(piece.first, piece.last)
    found = next((at for at in places if line.phrase(at, "accusing_phrases")), None)
    found = line.finite(piece.first, piece.last) if found is None else found
    if found is None:
        found = next((at for at in places if _may_tell(line, at)), None)
    if found is not None and line.low(found) in line.cues.verbs.auxiliaries:
        behind = range(found + 1, min(piece.last, found + _AUXILIARY_REACH))
        told = (at for at in behind if line.participle(at) and line.has(at, *_TELLING))
        found = next(told, found)
    joined = piece.role is Role.COORDINATED and line.has(piece.first - 1, "conjunctions")
    opens = joined and line.has(piece.first, *_TELLING)
    return piece.first if opens else found


def _may_tell(line: Line, at: int) -> bool:
    """A form that no neighbour shows to be a verb: «la commune parle d'un « désastre »»."""
    return line.french and line.has(at, "judging", "accusing") and not line.has(at - 1, "determiners")
