"""Relative clauses, participles, causes and second figures: what begins at one place of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.pieces import Opener
from claims.split.tokens import QUOTE

if TYPE_CHECKING:
    from claims.split.line import Line
    from claims.split.pieces import Found, Scan

_SHORTEST_RELATIVE = 4
"""Words a relative clause without comma has at least, to be worth a claim of its own."""

_SHORTEST_LONG_RELATIVE = 8
"""Words a clause with «où» or «dont» without comma has at least."""

_LONGEST_CLEFT = 6
"""«C'est le syndicat SUD qui …» has the pronoun within so many words."""

_FIGURE_REACH = 7
_WITH_REACH = 8
"""Words within which "with" has its -ing form: "with the silver medal going to Poland"."""

_SHORTEST_GERUND_CLAUSE = 3
_LEAD_REACH = 4
"""Words before "after" in «three and a half hours after moving»."""

_RESTRICTED = {Opener.PARTICIPLE, Opener.SOURCE, Opener.RELATIVE, Opener.FIGURE}
"""What is said inside these stays one claim."""


def cause(scan: Scan, at: int, *, comma: bool) -> Found:
    """A clause after «alors que», "because": a claim of its own without the conjunction."""
    line = scan.line
    length = line.phrase(at, "subordinators")
    begin = at + length
    end = line.ends[at] if length == 1 else len(line)
    if not length or begin >= end or line.finite(begin, end) is None:
        return None
    if not line.french and not _is_causal(scan, at, begin, comma=comma):
        return None
    if not line.phrase(at, "keeping_subordinators"):
        return Opener.CAUSE, begin
    return (Opener.RELATIVE, at) if comma else None


def _is_causal(scan: Scan, at: int, begin: int, *, comma: bool) -> bool:
    """English conjunctions are prepositions and adverbs too: "as", "since", "after"."""
    line = scan.line
    if not comma and line.has(at, "needs_comma") and not line.has(at, "after_words"):
        return False
    if line.has(at, "needs_comma") and (line[begin].number or line.has(begin, "calendar")):
        return False
    if line.has(begin, "determiners") and line.has(begin + 1, "calendar"):
        return False
    if not clause_follows(line, begin) or (at == 0 and line.low(at) in {"as", "so"}):
        return False
    if line.low(at) == "after" and not comma and not _is_told(line, at):
        return False
    return not (line.low(at) == "as" and begin == at + 1 and line.has(begin, "not_causal"))


def _is_told(line: Line, at: int) -> bool:
    """Whether enough is said before "after" to stand alone; "two days after" only dates it."""
    return not line.low(at - 1).endswith("ly") and not line.has(at - 1, "units_before", "soon_words")


def clause_follows(line: Line, at: int) -> bool:
    """Whether a subject and its verb follow, not only a noun: "after both countries exchanged fire"."""
    for n in range(at, line.ends[at]):
        if line[n].finite:
            return not line.has(n - 1, "conjunctions")
        if line.has(n, "relatives") and line.low(n) != "that":
            return False
    return False


def figure(scan: Scan, at: int) -> Found:
    """A second figure: «, contre 45 000 en mai», «, dont 5 assaillants»."""
    line = scan.line
    end = line.ends[at]
    if _is_paired(line, at, end) or _is_estimate(line, at, end) or _is_share(line, at, end):
        return Opener.FIGURE, at
    if not line.has(at, "figure_openers"):
        return None
    near = range(at + 1, min(at + _FIGURE_REACH, end))
    if not any(line[n].number or line.has(n, "numbers") for n in near):
        return None
    if line.finite(at, end) is not None:
        return (Opener.RELATIVE, at) if line.has(at, "relatives") else None
    return Opener.FIGURE, at


def _is_share(line: Line, at: int, end: int) -> bool:
    """As in ", six of them farmers": how many of those just told."""
    counted = line[at].number or line.has(at, "numbers")
    shared = line.has(at + 1, "of_many") and line.has(at + 2, "shared")
    return counted and shared and line.finite(at, end) is None


def _is_estimate(line: Line, at: int, end: int) -> bool:
    """«, pour un préjudice estimé à 1,3 million», ", at an estimated cost of $26 million"."""
    if not line.has(at, "prepositions") or line.finite(at, end) is not None:
        return False
    word = next((n for n in range(at, min(at + _FIGURE_REACH, end)) if line.has(n, "estimated")), None)
    return word is not None and any(line[n].number for n in range(word, end))


def _is_paired(line: Line, at: int, end: int) -> bool:
    """«…, l'une à Malte, l'autre à Chypre»: each half says where one of the two is."""
    if line.low(at) != "l'" or line.finite(at, end) is not None:
        return False
    return line.has(at + 1, "paired") and line.has(at + 2, "prepositions")


def relative_after_mark(scan: Scan, at: int) -> Found:
    """A relative clause between commas, with or without its preposition."""
    line = scan.line
    pronoun = at + (line.has(at, "relative_prepositions") and at + 1 < len(line))
    dated = scan.verb_seen and line.has(at, "when") and line.finite(0, at) is not None
    if not dated and (not line.has(pronoun, "relatives") or line.has(pronoun, "that")):
        return None
    if line.finite(pronoun, _clause_stop(line, pronoun + 1)) is None:
        return None
    return Opener.RELATIVE, at


def _clause_stop(line: Line, at: int) -> int:
    """Where a clause ends, past what its pronoun has between commas: «qui, à la fin, a quitté»."""
    end = line.ends[at]
    if end + 1 >= len(line) or end - at >= _SHORTEST_RELATIVE:
        return end
    further = line.ends[end + 1]
    return line.ends[further + 1] if end == at and further + 1 < len(line) else further


def relative(scan: Scan, at: int) -> Found:  # noqa: PLR0911 - one return for each rule
    """A relative clause without comma that says enough to stand alone."""
    line, chunk = scan.line, scan.made[-1]
    if not line[at - 1].word:
        return None
    if not (line.has(at, "subject_relatives") and scan.finite_soon(at + 1)):
        return _long_relative(scan, at)
    if line[at - 1].finite or line.has(at - 1, "antecedents_that_restrict", "prepositions"):
        return None
    if _only_identifies(scan, at):
        return None
    cleft = line.has(chunk.body, "clefts") and at - chunk.body <= _LONGEST_CLEFT
    if cleft or line.has(chunk.body, "relatives") or chunk.opener in _RESTRICTED:
        return None
    if not scan.verb_seen and sum(line[n].finite for n in range(at + 1, line.ends[at + 1])) < 2:  # noqa: PLR2004
        return None
    enough = len(line.words(at + 1, line.ends[at + 1])) >= _SHORTEST_RELATIVE
    return (Opener.RELATIVE, at) if enough else None


def _only_identifies(scan: Scan, at: int) -> bool:
    """«des lois qui pourraient …», "topics that appeal …", "decided who did it": no assertion of its own."""
    line = scan.line
    verb = scan.skip(at + 1)
    low = line.low(verb)
    if line.french:
        return low in line.cues.verbs.modals and low.endswith(("rait", "raient"))
    if line.has(at, "embedded_question") and line.participle(at - 1):
        return True
    plural = (
        line.low(at - 1).endswith("s") and not line.has(at - 2, "determiners") and not line[at - 2].number
    )
    return line.has(at, "that") and plural and (low in line.cues.verbs.bases or low in line.cues.verbs.modals)


def _long_relative(scan: Scan, at: int) -> Found:
    """«dans lequel …», «où …» without comma."""
    line, chunk = scan.line, scan.made[-1]
    pronoun = at + (line.has(at, "relative_prepositions") and at + 1 < len(line))
    if not line.has(pronoun, "other_relatives") or not scan.verb_seen:
        return None
    if chunk.opener is not Opener.PLAIN or line.has(chunk.body, "clefts"):
        return None
    if pronoun == at and line.has(at, "subject_relatives"):
        return None
    enough = len(line.words(at + 1, line.ends[at + 1])) >= _SHORTEST_LONG_RELATIVE
    return (Opener.RELATIVE, at) if enough and line.finite(at, line.ends[at]) is not None else None


def resume(scan: Scan, at: int) -> Found:
    """The main verb after a relative clause that stood between it and its subject."""
    line, chunk = scan.line, scan.made[-1]
    last_part = line.ends[at] >= len(line) - 1
    if chunk.opener is not Opener.RELATIVE or (chunk.comma and not last_part):
        return None
    verb = scan.skip(at, adverbs=False)
    if verb >= len(line) or not line[verb].finite or line.finite(chunk.body, at) is None:
        return None
    before = next((one for one in reversed(scan.made[:-1]) if one.opener is not Opener.RELATIVE), None)
    begin = before.body if before else 0
    return None if line.finite(begin, chunk.start) is not None else (Opener.RESUME, at)


def participle_after_mark(scan: Scan, at: int) -> Found:  # noqa: PLR0911 - one return for each rule
    """«, culminant avec …», «, construite par …», ", killing seven", ", with the medal going to Poland"."""
    line = scan.line
    end = line.ends[at]
    if line.has(at, "with_words"):
        absolute = any(line.gerund(n) for n in range(at + 2, min(end, at + _WITH_REACH)))
        return (Opener.PARTICIPLE, at) if absolute else None
    if _dated_gerund(line, at, end) or _is_absolute(line, at, end):
        return Opener.PARTICIPLE, at
    verb = at + (line.french and line.low(at) == "en") + line.phrase(at, "mostly")
    while verb + 1 < end and _leads_participle(line, verb):
        verb += 1
    if verb >= end or end - at < 2:  # noqa: PLR2004
        return None
    if line.gerund(verb):
        enough = len(line.words(at, end)) >= _SHORTEST_GERUND_CLAUSE
        return (Opener.PARTICIPLE, at) if enough else None
    if not line.participle(verb) or line[verb].finite:
        return None
    if line.low(at) == "en":
        return None
    if verb + 1 >= end:
        return (Opener.PARTICIPLE, at) if verb > at and line.french else None
    told = has_complement(line, verb + 1) or line.has(at, "before_participle")
    return (Opener.PARTICIPLE, at) if told and not _is_pending(scan) else None


def _leads_participle(line: Line, at: int) -> bool:
    return line.has(at, "adverbs", "before_participle") or line.low(at).endswith(("ly", "ment"))


def has_complement(line: Line, at: int) -> bool:
    """Whether the word begins what a participle needs to tell something: "by", "the", "last year"."""
    if line.has(at, "prepositions", "determiners", "calendar", "adverbs", "money"):
        return True
    return line[at].quoted or line.low(at).endswith(("ly", "ment"))


def _is_pending(scan: Scan) -> bool:
    """«La préfecture a, de son côté, activé …»: the auxiliary before the comma waits for its participle."""
    line = scan.line
    clauses = [chunk for chunk in scan.made if line.finite(chunk.start, chunk.end) is not None]
    last = clauses[-1].end - 1 if clauses else 0
    return line[last].finite and line.low(last) in line.cues.verbs.auxiliaries


def _is_measure(line: Line, at: int) -> bool:
    return line[at].number or line.has(at, "units_before", "determiners", "numbers", "adverbs")


def _is_absolute(line: Line, at: int, end: int) -> bool:
    """«, la ville ayant accueilli …»: a participle clause with a subject of its own."""
    if not line.french or not line.has(at, "apposition_openers") or line.finite(at, end) is not None:
        return False
    for verb in range(at + 2, min(end, at + _WITH_REACH)):
        if line.has(verb, "absolute"):
            return line.participle(verb + 1 + line.has(verb + 1, "adverbs"))
        if line.gerund(verb) and line.has(verb - 1, "overlooked"):
            return True
    return False


def _dated_gerund(line: Line, at: int, end: int) -> bool:
    """As in "hours after moving his cruiser": a clause without subject that dates the one before."""
    lead = next((n for n in range(at, min(at + _LEAD_REACH, end)) if line.has(n, "time_leads")), None)
    if lead is None or not all(_is_measure(line, n) for n in range(at, lead)):
        return False
    acts = line.has(lead + 1, "own_acts") or line.gerund(lead + 1)
    return acts and end - lead >= _SHORTEST_RELATIVE


def opening_participle(line: Line) -> bool:
    """Whether the sentence begins with a participle clause: «Placée en garde à vue, elle …»."""
    end = line.ends[0]
    if line.low(end) != "," or line.low(0) == QUOTE or line.finite(0, end) is not None:
        return False
    at = 0
    while at < end and _leads_participle(line, at):
        at += 1
    if at + 2 >= end or line.has(at, "kept_participles", "prepositions", "determiners"):
        return False
    known = line.low(at) in line.cues.verbs.participles or line.has(at, "describing_words")
    while_doing = line.french and line.low(at) == "tout" and line.low(at + 1) == "en" and line.gerund(at + 2)
    told = has_complement(line, at + 1) or line[at + 1].number
    return while_doing or (known and told and clause_follows(line, end + 1))


def gerund(scan: Scan, at: int) -> Found:
    """«abritant des troupes» right after its noun, at the end of the clause; French only."""
    line, chunk = scan.line, scan.made[-1]
    if not line.french or not line.gerund(at) or not scan.verb_seen or chunk.opener is not Opener.PLAIN:
        return None
    if line.has(at - 1, "not_before_gerund", "prepositions") or line.has(at, "restrictive_gerunds"):
        return None
    end = line.ends[at]
    enough = end - at >= _SHORTEST_RELATIVE and at - chunk.start > _SHORTEST_RELATIVE
    return (Opener.PARTICIPLE, at) if enough and line.finite(at, end) is None else None
