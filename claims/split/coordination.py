"""«et», "and", «mais»: whether a second predicate, a second clause or only a second noun follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.pieces import Opener
from claims.split.subordination import has_complement

if TYPE_CHECKING:
    from claims.split.line import Line
    from claims.split.pieces import Chunk, Found, Scan

_INSERTED = {Opener.RELATIVE, Opener.PARTICIPLE, Opener.FIGURE, Opener.SOURCE}

_PARTICIPLE_REACH = 5
"""Words between an auxiliary and its participle, adverbs included."""

_ADJOINING = 3
"""Words from an auxiliary to the last of its participles: «a été arrêté»."""

_FEWEST_GAPPED = 2
"""Tokens behind «et»: a name and its date."""

_DATE_REACH = 5
"""Words of «le mardi 17 mars»."""


def coordination(scan: Scan, at: int) -> Found:  # noqa: PLR0911 - one return for each rule
    """What begins after the conjunction at ``at``, or None for a list of nouns."""
    line = scan.line
    after = at + 1
    if not line.has(at, "conjunctions") or after >= len(line):
        return None
    if at and line.low(after) == line.low(at - 1):
        return None
    if line.has(after, "that"):
        reported = any(chunk.opener is Opener.CONTENT for chunk in scan.made)
        return (Opener.CONTENT, after + 1) if reported else None
    if line.has(after, "subject_relatives") and scan.finite_soon(after + 1):
        return Opener.RELATIVE, after
    if line.has(at, "joining") and _joins_participles(scan, after):
        return Opener.PARTICIPLE, after
    if not scan.verb_seen:
        return None
    verb = scan.skip(after)
    if _goes_on_in_relative(line, scan.made[-1], at) or _continues_infinitive(line, scan.made[-1], at, verb):
        return None
    if verb < len(line) and line[verb].finite and not line.has(after, "third_person"):
        return Opener.COORDINATED, after
    gapped = _repeats_with_date(line, after) or _dates_both(scan, at)
    if gapped or _shares_auxiliary(line, _clause_start(scan), at, verb):
        return Opener.COORDINATED, after
    clause = line.finite(after, scan.stop(after)) is not None
    return (Opener.CLAUSE, after) if clause and not _subject_pending(line, scan.made[-1], at) else None


def _joins_participles(scan: Scan, after: int) -> bool:
    """«, installée à Turin et dirigée par …», "flooding 40 homes and forcing the closure": two facts."""
    line, chunk = scan.line, scan.made[-1]
    if chunk.opener is not Opener.PARTICIPLE or after + 1 >= line.end or line.has(after, "prepositions"):
        return False
    first = chunk.body
    while line.has(first, "adverbs", "before_participle"):
        first += 1
    while line.has(after, "adverbs", "before_participle"):
        after += 1
    if line.gerund(first):
        return line.gerund(after) and after - first > _FEWEST_GAPPED
    verb = line.participle(after) and not line[after].finite
    return verb and has_complement(line, after + 1) and after - first > _FEWEST_GAPPED


def _goes_on_in_relative(line: Line, chunk: Chunk, at: int) -> bool:
    """«le pont qui se déforme et s'abaisse»: the verb of a short relative clause stands right before «et»."""
    if at < 2 or not line[at - 1].finite:  # noqa: PLR2004
        return False
    back = at - 2
    while back > chunk.start and line.has(back, "clitics"):
        back -= 1
    return back >= chunk.start and line.has(back, "subject_relatives")


def _continues_infinitive(line: Line, chunk: Chunk, at: int, verb: int) -> bool:
    """A list of infinitives, "to recognize, carry and deposit"; English only."""
    if line.french or verb >= len(line) or line.low(verb) not in line.cues.verbs.bases:
        return False
    for back in range(at - 1, chunk.start - 1, -1):
        if line.low(back) == "to":
            return line.low(back + 1) in line.cues.verbs.bases
        if line[back].finite:
            return False
    return False


def _subject_pending(line: Line, chunk: Chunk, at: int) -> bool:
    """«il importe que les enfants et les femmes aient …»: the words before «et» still wait for their verb."""
    for n in range(at - 1, chunk.start - 1, -1):
        if line[n].finite:
            return False
        if line.has(n, "that", "clause_adjuncts", "relatives"):
            return True
    told = any(line[n].finite or line.low(n) in line.cues.verbs.past for n in range(chunk.body, at))
    return chunk.opener is Opener.CONTENT and not told


def _shares_auxiliary(line: Line, first: int, at: int, verb: int) -> bool:
    """«a arrêté X et remis Y», "may associate and worship": the auxiliary is not said twice."""
    sequent = line.has(at, "sequence") or line.has(at + 1, "sequence")
    if verb + 1 >= len(line) or line[verb].capital or not (line[verb + 1].word or sequent):
        return False
    follows = line[verb + 1]
    complement = line.has(verb + 1, "determiners", "prepositions") or follows.number or follows.capital
    sequent = sequent and line.ends[at] - at > _FEWEST_GAPPED and line.has(at + 1, "adverbs", "sequence")
    complement = complement or sequent or (not line.french and line.gerund(verb))
    if not complement or (line.french and line.has(at - 1, "prepositions")):
        return False
    for back in range(at - 1, first - 1, -1):
        if line.low(back) == "to":
            return False
        if line[back].finite:
            return _fits_auxiliary(line, back, at, verb)
    return False


def _clause_start(scan: Scan) -> int:
    """Where the last clause with a verb begins; what stood behind it between commas does not matter."""
    line = scan.line
    plain = (chunk for chunk in reversed(scan.made) if chunk.opener not in _INSERTED)
    clause = next((one for one in plain if line.finite(one.start, one.end or len(line)) is not None), None)
    return (clause or scan.made[-1]).start


def _fits_auxiliary(line: Line, auxiliary: int, at: int, verb: int) -> bool:
    verbs = line.cues.verbs
    if not line.french and line.low(auxiliary) in verbs.modals:
        return line.low(verb) in verbs.bases
    if line.low(auxiliary) not in verbs.auxiliaries:
        return False
    if not line.french and line.gerund(verb):
        ongoing = range(auxiliary + 1, min(auxiliary + _PARTICIPLE_REACH, at - 1))
        return any(line.gerund(n) for n in ongoing) and not line.gerund(at - 1)
    if not line.participle(verb):
        return False
    near = range(auxiliary + 1, min(auxiliary + _PARTICIPLE_REACH, at))
    adjoining = at - 1 <= auxiliary + _ADJOINING and line.participle(at - 1)
    later = line.has(at, "sequence") or line.has(at + 1, "sequence")
    return any(line.participle(n) for n in near) and (later or not adjoining)


def _dates_both(scan: Scan, at: int) -> bool:
    """«a quitté Lyon le 3 mai et Nantes le 5 mai»: the verb is told once, each half has its own date."""
    line = scan.line
    end = min(scan.stop(at + 1), line.end)
    named = line[at + 1].capital and not line.has(at + 1, "calendar")
    if not named or not line.has(at, "joining") or line.finite(at, end) is not None:
        return False
    return end - at > _FEWEST_GAPPED and _ends_with_date(line, at) and _ends_with_date(line, end)


def _ends_with_date(line: Line, end: int) -> bool:
    last = end - 1
    return line.has(last, "calendar") or (line[last].number and line.has(last - 1, "calendar"))


def _repeats_with_date(line: Line, at: int) -> bool:
    """«… et le 17 mars la base …»: the verb is not said twice, the date tells the two apart."""
    month = next((n for n in range(at, min(at + _DATE_REACH, len(line))) if line.has(n, "calendar")), None)
    if month is None or (at > 1 and line[at - 2].number):
        return False
    if not any(line[n].number for n in range(at, month + 1)):
        return False
    after = month + 1
    if after < len(line) and line[after].number:
        after += 1
    return line.has(after, "determiners")
