"""Whether a clause speaks of the future: plans, forecasts and appointments, in the words of newsrooms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from schema.claim import ClaimKind

if TYPE_CHECKING:
    from claims.split.line import Line

_FUTURE = re.compile(r"[^\W\d]{2,}r(?:a|ai|as|ont|ons|ez)")
_INFINITIVE = ("er", "ir", "re", "oir")
_NEAR = 3
_SUBJECT_REACH = 7
"""Words before a verb in which its subject is looked for."""

_BEHIND_BE = 4
"""Words in which "expected" or "to" follows a form of "to be"."""

_PLANNING = ("be_forms", "awaited_to", "possible")
"""Lists whose words may open a plan."""

_BEHIND_IS = 2
"""Words between "is" and its date: "is on Friday", "is out on 9 October"."""

_PAST_ENDING = re.compile(r"\w{2,}(?:[^r]ait|[^r]aient|èrent)")


def is_future(line: Line, first: int, last: int, place: ClaimKind) -> bool:
    """Whether the words speak of the future, plans included.

    Args:
        line: The sentence.
        first: First token of the clause.
        last: Behind its last token.
        place: Whether the words are told, reported or quoted: «ouvrirait» means the future in a report only.
    """
    for at in range(first, last):
        if line[at].quoted:
            continue
        if line[at].finite and _verb_looks_ahead(line, at, last):
            return not _is_believed(line, first, at)
        if _is_future_phrase(line, at) or (line.has(at, "needs_infinitive") and _leads_on(line, at, last)):
            return True
    if any(line.phrase(at, "future_times") for at in range(first, last)):
        verb = line.finite(first, last) or first
        planned = any(line.has(at, "planned_words") for at in range(verb, min(last, verb + _NEAR)))
        if planned or not is_past(line, first, last):
            return True
    if line.french:
        if place is ClaimKind.REPORTED and _is_future_in_past(line, first, last):
            return True
        return _is_scheduled(line, first, last)
    return _is_planned(line, first, last) or (
        place is not ClaimKind.QUOTATION and _would(line, first, last, place)
    )


def _verb_looks_ahead(line: Line, at: int, last: int) -> bool:
    """A form of the future, or a verb such as «va», "will" with what it leads to."""
    if line.has(at, "future_words"):
        return not is_rule(line, at) and _leads_on(line, at, last)
    low = line.low(at)
    if not line.french or not _FUTURE.fullmatch(low) or line.has(at, "not_future"):
        return False
    return f"{low[:-1]}er" not in line.cues.verbs.bases


def _leads_on(line: Line, at: int, last: int) -> bool:
    """«va quitter» looks ahead; «va bien», «devrait avoir» and "will have left" do not."""
    following = range(at + 1, min(at + 1 + _NEAR, last))
    if not line.french:
        have = next((n for n in following[:2] if line.low(n) == "have"), None)
        return have is None or not line.participle(have + 1) or _has_deadline(line, 0, len(line))
    if line.has(at, "needs_infinitive"):
        return any(line.low(n).endswith(_INFINITIVE) and not line.has(n, "prepositions") for n in following)
    return bool(following) and line.low(at + 1) != "avoir"


def is_rule(line: Line, at: int) -> bool:
    """«La loi prévoit des sanctions»: what a text provides for is no plan."""
    return any(line.has(n, "laws") for n in range(max(0, at - _SUBJECT_REACH), at))


def _is_believed(line: Line, first: int, at: int) -> bool:
    """What is only believed now: "People believe that a phone will save them"."""
    believes = next((n for n in range(first + 1, at) if line.has(n, "belief_verbs")), None)
    if believes is None or any(line.has(n, "first_persons") for n in range(first, believes)):
        return False
    return not any(line.has(n, "expecting") for n in range(first, believes))


def _is_future_phrase(line: Line, at: int) -> bool:
    """«prévoit de», "plans to"; "going to Poland" is none."""
    end = at + line.phrase(at, "future_phrases")
    if end == at:
        return False
    goes = line.low(end - 1) == "to" and end < len(line)
    return not (goes and (line[end].capital or line.has(end, "determiners")))


def is_past(line: Line, first: int, last: int) -> bool:
    """Whether a verb of the clause tells what was: "the house was to be sold next year"."""
    for at in range(first, last):
        if not line[at].finite:
            continue
        if line.has(at, "past_verbs") or line.low(at) in line.cues.verbs.past:
            return True
        if line.french and (_PAST_ENDING.fullmatch(line.low(at)) or _has_participle(line, at)):
            return True
    return False


def _has_participle(line: Line, at: int) -> bool:
    auxiliary = line.has(at, "past")
    return auxiliary and any(line.participle(n) for n in range(at + 1, at + 1 + _NEAR))


def _is_future_in_past(line: Line, first: int, last: int) -> bool:
    """«a annoncé que l'exposition resterait ouverte»; «serait» and what «selon X» opens tell hearsay."""
    verb = line.finite(first, last)
    if verb is None or not line.low(verb).endswith(("rait", "raient")) or line.has(verb, "hearsay"):
        return False
    return not any(line.phrase(at, "attribution") for at in range(len(line)))


def _is_planned(line: Line, first: int, last: int) -> bool:
    """English plans without "will": "is expected", "are to be held", "opens on Saturday"."""
    for at in range(first, last):
        if line[at].quoted or not line.has(at, *_PLANNING):
            continue
        if line.has(at, "be_forms") and _is_awaited(line, at, last):
            return True
        if line.has(at, "awaited_to") and _behind_name(line, first, at):
            return True
        if line.has(at, "possible") and _has_deadline(line, at, last):
            return True
    return _is_scheduled(line, first, last)


def _is_scheduled(line: Line, first: int, last: int) -> bool:
    """An appointment in the present: "opens on Saturday", «rouvre jeudi»."""
    for at in range(first, last):
        if line[at].finite and line.has(at, "scheduled_verbs") and _has_near_date(line, at, last):
            return not is_past(line, first, last)
    return False


def _is_awaited(line: Line, at: int, last: int) -> bool:
    """Behind a form of "to be": "expected", "set to", "to be held"."""
    for n in range(at + 1, min(at + _BEHIND_BE, last)):
        if line.has(n, "awaited"):
            return True
        if line.low(n) == "to":
            return line.has(n - 1, "awaited_to") or (n == at + 1 and line.low(n + 1) in _bases(line))
        if not line.has(n, "adverbs", "awaited_to", "negations"):
            return False
    return False


def _has_deadline(line: Line, first: int, last: int) -> bool:
    """Such as "should be gone by 10", "could be licensed by Friday", "next year"."""
    for at in range(first, last):
        if line.phrase(at, "future_times"):
            return True
        dated = line[at + 1].number or line.has(at + 1, "weekdays", "months") if at + 1 < last else False
        if dated and line.has(at, "deadline_words"):
            return True
    return False


def _behind_name(line: Line, first: int, at: int) -> bool:
    """Without a form of "to be": "the first meeting set to take place"."""
    if line.low(at + 1) != "to" or line.low(at + 2) not in _bases(line) or at == first:
        return False
    return line.finite(first, at) is None and line[at - 1].word


def _bases(line: Line) -> frozenset[str]:
    return line.cues.verbs.bases | {"be"}


def _has_near_date(line: Line, at: int, last: int) -> bool:
    """Behind a verb of the present: "this month", "on Saturday", "on 9 October"."""
    for n in range(at + 1, last):
        if line.has(n, "near_times") and line.has(n + 1, "period_units"):
            return not line.has(at, "be_forms")
        if line.has(at, "be_forms") and n > at + _BEHIND_IS:
            return False
        passed = line.has(n - 1, "past_days") or line.has(n + 1, "past_days")
        bare = line.has(n, "weekdays") and not passed and (line.french or line[n].capital)
        if bare and not line.has(at, "be_forms"):
            return True
        if line.low(n) != "on":
            continue
        dated = line[n + 1].number and line.has(n + 2, "months")
        if line.has(n + 1, "weekdays", "months") or dated:
            return True
    return False


def _would(line: Line, first: int, last: int, place: ClaimKind) -> bool:
    """What a plan would bring: "the kits would be free"; no "would have", no "if" but in a report."""
    verb = line.finite(first, last)
    if verb is None or not line.has(verb, "conditional") or line[verb].quoted:
        return False
    if place is ClaimKind.REPORTED:
        return line.low(verb + 1) != "have"
    return not any(line.has(at, "not_conditional") for at in range(first, last))
