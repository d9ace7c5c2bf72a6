"""Cut a sentence at every mark and every word that opens something of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.split.coordination import coordination
from claims.split.denial import withheld
from claims.split.pieces import Chunk, Found, Opener, Scan
from claims.split.saying import is_speech, opens_zero_content, source_phrase, speech_verb_before, tail
from claims.split.subordination import (
    cause,
    clause_follows,
    figure,
    gerund,
    opening_participle,
    participle_after_mark,
    relative,
    relative_after_mark,
    resume,
)
from claims.split.tokens import MARKS, QUOTE

if TYPE_CHECKING:
    from claims.split.line import Line

_HARD = {";", ":"}
_FEWEST_BEHIND_COLON = 3
"""A colon before fewer words ends no clause: «2:1», "Scientology: 0"."""

_NEW_CLAUSE = {Opener.CLAUSE, Opener.CAUSE, Opener.CONTENT}


def chunks(line: Line) -> list[Chunk]:
    """The chunks of a sentence; together they cover all tokens but the marks between them."""
    scan = Scan(line)
    _open(scan, _leading(line), 0, comma=False, hard=False)
    at = scan.made[-1].body
    while at < line.end:
        at = _step(scan, at)
    scan.made[-1].end = max(line.end, scan.made[-1].body)
    return [chunk for chunk in scan.made if chunk.end > chunk.start]


def _leading(line: Line) -> tuple[Opener, int]:
    end = line.ends[0]
    source = source_phrase(line, 0, end)
    relatives = (at for at in range(source[0] + 1, end) if line.has(at, "relatives")) if source else ()
    if source and line.finite(0, next(iter(relatives), end)) is None:
        return Opener.SOURCE, source[0]
    if opening_participle(line):
        return Opener.PARTICIPLE, 0
    return cause(Scan(line), 0, comma=True) or (Opener.PLAIN, 0)


def _step(scan: Scan, at: int) -> int:
    """Look at one token; the next place to look at."""
    line, token = scan.line, scan.line[at]
    if token.quoted:
        return at + 1
    if token.text in MARKS and at + 1 < line.end and not _is_score(line, at):
        hard = token.text in _HARD
        found = _after_mark(scan, at + 1) or (Opener.PLAIN, at + 1)
        scan.verb_seen = scan.verb_seen and not hard
        scan.made[-1].end = at
        _open(scan, found, at + 1, comma=True, hard=hard)
        return max(found[1], at + 1)
    within = _within(scan, at) if at > scan.made[-1].body else None
    if within:
        scan.made[-1].end = at
        _open(scan, within, at, comma=False, hard=False)
        return max(within[1], at + 1)
    scan.verb_seen = scan.verb_seen or token.finite or token.low == QUOTE
    scan.said = scan.said or token.finite or token.low == QUOTE
    return at + 1


def _open(scan: Scan, found: tuple[Opener, int], start: int, *, comma: bool, hard: bool) -> None:
    opener, body = found
    scan.made.append(Chunk(opener, start, body, comma=comma, hard=hard))
    finite = scan.line.finite(start, body) is not None
    own_act = opener is Opener.CONTENT and body == start
    scan.verb_seen = (scan.verb_seen and (opener not in _NEW_CLAUSE or own_act)) or finite
    scan.said = scan.said or finite


def _is_score(line: Line, at: int) -> bool:
    end = line.ends[at + 1]
    begin = next((n for n in range(at - 1, -1, -1) if line.low(n) == ","), -1)
    told = line.finite(begin + 1, at) is not None
    last = end >= line.end or line[at + 1].number or line[at + 1].capital or not told
    return line.low(at) == ":" and last and end - at <= _FEWEST_BEHIND_COLON and not line.quotes(at, end)


def _after_mark(scan: Scan, at: int) -> Found:
    return (
        _source(scan, at, comma=True)
        or _content(scan, at)
        or coordination(scan, at)
        or cause(scan, at, comma=True)
        or figure(scan, at)
        or relative_after_mark(scan, at)
        or participle_after_mark(scan, at)
    )


def _within(scan: Scan, at: int) -> Found:
    if not _may_open(scan.line, at):
        return None
    return (
        _content(scan, at)
        or _source(scan, at, comma=False)
        or coordination(scan, at)
        or cause(scan, at, comma=False)
        or relative(scan, at)
        or resume(scan, at)
        or gerund(scan, at)
    )


def _may_open(line: Line, at: int) -> bool:
    """Whether any rule could find something here: most words open nothing, and asking every rule is slow."""
    if line[at].finite or line.has(at, "may_open"):
        return True
    if line.has(at - 1, "before_open") or line.has(at - 2, "listeners") or line.has(at - 3, "listeners"):
        return True
    return line.french and line.gerund(at)


def _source(scan: Scan, at: int, *, comma: bool) -> Found:
    """«selon X», «comme le précise X», ", X said"."""
    line = scan.line
    end = line.ends[at]
    found = source_phrase(line, at, end)
    if found:
        return Opener.SOURCE, at + found[0]
    if not (comma or line.has(at, "like")):
        return None
    if line.has(at, "before_participle"):
        return None
    begin = at + line.has(at, "like")
    waits = not scan.said or _awaits_verb(scan, at)
    if waits and (line[begin].finite or line.low(end) != "," or line.finite(end, len(line)) is None):
        return None
    return (Opener.SOURCE, at) if tail(line, begin, end) else None


def _awaits_verb(scan: Scan, at: int) -> bool:
    """Whether only relative clauses have had a verb yet: «Le prévenu, qui est libre, | nie les faits»."""
    clauses = (chunk for chunk in scan.made if chunk.opener not in {Opener.RELATIVE, Opener.PARTICIPLE})
    return not any(
        scan.line.finite(chunk.start, chunk.end or at) is not None
        or scan.line.quotes(chunk.start, chunk.end or at)
        for chunk in clauses
    )


def _content(scan: Scan, at: int) -> Found:  # noqa: PLR0911 - one return for each rule
    """What a verb of saying reports."""
    line, chunk = scan.line, scan.made[-1]
    interrupted = chunk.comma and len(scan.made) > 1 and line.low(at - 1) == ","
    low = scan.made[-2].start if interrupted else chunk.start
    if not line.french and line.has(chunk.body, "conditions"):
        return None
    if line.french and line.has(at, "own_acts") and _tells_own_act(scan, at, low):
        return Opener.CONTENT, at
    if line.has(at, "that"):
        if line.has(at - 1, "before_free_that"):
            return None
        verb = speech_verb_before(line, at, low)
        spoken = verb is not None and at + 1 < len(line) and not _first_person(line, verb)
        spoken = spoken and not (
            verb is not None and (_is_common_belief(line, low, verb) or withheld(line, verb, at))
        )
        return (Opener.CONTENT, at + 1) if spoken else None
    saying = not line.french and chunk.opener is Opener.PARTICIPLE and at == chunk.start + 1
    if saying and line.has(at - 1, "speech_gerunds") and clause_follows(line, at):
        return Opener.CONTENT, at
    if opens_zero_content(line, at, low) and not (
        _first_person(line, at - 1) or _is_common_belief(line, low, at - 1) or withheld(line, at - 1, at)
    ):
        return Opener.CONTENT, at
    return None


def _tells_own_act(scan: Scan, at: int, low: int) -> bool:
    """«affirme avoir alerté …»: what somebody says of themselves has no «que»."""
    line = scan.line
    back = at - 1
    while back > low and line.has(back, "adverbs"):
        back -= 1
    told = (
        is_speech(line, back)
        and line[back].finite
        and back >= low
        and line.participle(at + 1 + line.has(at + 1, "adverbs", "negations"))
    )
    return told and not (line.has(back, "wishing") or _first_person(line, back) or withheld(line, back, at))


def _is_common_belief(line: Line, first: int, verb: int) -> bool:
    """«Les gens croient que …»: what nobody in particular believes is the news itself."""
    crowd = any(line.has(at, "crowds") for at in range(first, verb))
    return (
        line.has(verb, "belief_verbs")
        and crowd
        and not any(line[at].capital for at in range(first + 1, verb))
    )


def _first_person(line: Line, verb: int) -> bool:
    """«je pense que …» judges; it reports nobody else's words."""
    return line.has(verb - 1, "first_persons") or line.has(verb - 2, "first_persons")
