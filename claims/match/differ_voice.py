"""Active and passive: who did what to whom may stay the same though the words change places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claims.match.differ_names import apart
from claims.match.facts import FIGURE, STOP
from claims.match.tables import guard_words
from schema.match import Difference, DifferenceKind

if TYPE_CHECKING:
    from claims.match.facts import Facts
    from claims.match.pairing import Pairing

_TO_VERB = 4
"""Words at most between the auxiliary and the participle."""
_TO_AGENT = 10
"""Words at most between the participle and its agent."""


class Passive(NamedTuple):
    """A passive with its agent; indexes of words."""

    patient: tuple[int, ...]
    """The telling words right before the auxiliary."""
    verb: int
    agent: tuple[int, ...]
    """The telling words right after “by”."""


class Retold(NamedTuple):
    """A passive whose verb the other claim has in the active."""

    passive: Passive
    roles: int
    """1 where agent and patient keep their roles, -1 where they changed them, 0 where neither is told."""
    ours: bool
    """Whether the passive is in the first claim."""


def passives(claim: Facts) -> list[Passive]:
    """The passives of a claim that tell who acted."""
    known = guard_words(claim.lang)
    if known is None or known.by.isdisjoint(claim.words):
        return []
    found = []
    for by in [at for at, word in enumerate(claim.words) if word in known.by]:
        helper = next(
            (
                at
                for at in range(by - 1, max(-1, by - _TO_VERB - _TO_AGENT), -1)
                if claim.words[at] in known.passive_be
            ),
            None,
        )
        if helper is None:
            continue
        verb = next((at for at in range(helper + 1, by) if _tells(claim, at)), None)
        first = next((at for at in range(helper, -1, -1) if claim.words[at] in known.passive_be), helper)
        while first and claim.words[first - 1] in known.attribution_auxiliaries:
            first -= 1
        patient = tuple(at for at in range(max(0, first - _TO_VERB), first) if _tells(claim, at))
        agent = tuple(
            at for at in range(by + 1, min(len(claim.words), by + 1 + _TO_VERB)) if _tells(claim, at)
        )
        if verb is not None and verb - helper <= _TO_VERB and patient and agent:
            found.append(Passive(patient, verb, agent))
    return found


def _tells(claim: Facts, at: int) -> bool:
    return not claim.marks[at] & (STOP | FIGURE)


def retold(pair: Pairing) -> list[Retold]:
    """The passives of one claim whose verb the other has in the active."""
    ours, theirs = passives(pair.a), passives(pair.b)
    if not (ours or theirs):
        return []
    left, right = _alone(pair.a, ours, pair.b, theirs), _alone(pair.b, theirs, pair.a, ours)
    return [
        *(Retold(one, _roles(one, pair.a, pair.b), ours=True) for one in left),
        *(Retold(one, _roles(one, pair.b, pair.a), ours=False) for one in right),
    ]


def turned(told: list[Retold]) -> bool:
    """Whether one claim says in the passive what the other says in the active, each of the same doer."""
    return any(one.roles == 1 for one in told)


def voice(pair: Pairing, told: list[Retold]) -> list[Difference]:
    """Roles exchanged by the voice alone: “A was accused by B” and “A accused B”."""
    one = next((one for one in told if one.roles == -1), None)
    if one is None:
        return []
    claim, other = (pair.a, pair.b) if one.ours else (pair.b, pair.a)
    here = [one.passive.agent[0]]
    there = [other.stems.index(claim.stems[here[0]])]
    mine, yours = (here, there) if one.ours else (there, here)
    return [apart(pair, mine, yours, kind=DifferenceKind.ORDER)]


def _alone(claim: Facts, found: list[Passive], other: Facts, others: list[Passive]) -> list[Passive]:
    """The passives whose verb the other claim has, but not in a passive."""
    theirs = {other.stems[one.verb] for one in others}
    return [
        one for one in found if claim.stems[one.verb] in other.stems and claim.stems[one.verb] not in theirs
    ]


def _roles(passive: Passive, claim: Facts, other: Facts) -> int:
    """1 where agent and patient keep their roles in the other claim's active, -1 where they changed them."""
    verb = other.stems.index(claim.stems[passive.verb])
    agent = [other.stems.index(claim.stems[at]) for at in passive.agent if claim.stems[at] in other.stems]
    if claim.stems[passive.agent[0]] not in other.stems:
        return 0
    patient = [other.stems.index(claim.stems[at]) for at in passive.patient if claim.stems[at] in other.stems]
    if agent[0] < verb and (not patient or patient[0] > verb):
        return 1
    if agent[0] > verb and patient and patient[0] < verb and not _is_agent(other, agent[0]):
        return -1
    return 0


def _is_agent(claim: Facts, at: int) -> bool:
    """Whether “by” stands before a word, whatever the verb looks like: « et coulée par les bombardiers »."""
    known = guard_words(claim.lang)
    before = claim.words[max(0, at - _TO_VERB) : at]
    return known is not None and any(word in known.by for word in before)
