"""All claims of one article held against each other, in steps that whoever drives them may space out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from claims.i18n import gettext as _
from claims.inside.candidates import SHARED, candidates
from claims.inside.figures import clash
from claims.inside.told import read
from claims.inside.weigh import Weights, weigh
from claims.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator, Sequence

    from claims.inside.told import Telling, Told
    from schema.base import Id
    from schema.claim import Number
    from schema.inside import InsidePair
    from schema.match import DifferenceKind

_AT_ONCE = 100
"""Claims read, or pairs weighed, between two signs of progress: some 20 ms."""
_BREAK = re.compile(r"[.!?…]|\n")


def steps(
    tellings: Sequence[Telling], text: str, lang: str
) -> Generator[Progress, None, tuple[InsidePair, ...]]:
    """See ``claims.inside.compare_claims``, which runs this to its end.

    Yields:
        How far it is.
    """
    said = _("comparing")
    claims = []
    for at, telling in enumerate(tellings):
        if at % _AT_ONCE == 0:
            yield Progress(at, len(tellings), said)
        claims.append(read(telling, text, lang))
    told_by = Counter(item for claim in claims for item in claim.items)
    names = frozenset(item for claim in claims for item in claim.names)
    weights = Weights(told_by, len(claims), names, _borne_out(claims))
    found = []
    for at, (a, b) in enumerate(candidates(claims)):
        if at % _AT_ONCE == 0:
            yield Progress(len(claims), len(claims), said)
        if _apart(claims[a], claims[b], text) and (pair := weigh(claims[a], claims[b], weights)):
            found.append(pair)
    return tuple(_first_of_headline(found, {claim.id for claim in claims if claim.short}))


def _borne_out(claims: Sequence[Told]) -> frozenset[tuple[Id, str]]:
    """Headlines with a thing they count, where a claim of the body gives the same figure for it."""
    body: dict[str, list[tuple[Told, Number]]] = defaultdict(list)
    for claim in claims:
        for one in claim.counted:
            if one.thing and not claim.short:
                body[one.thing].append((claim, one.number))
    return frozenset(
        (claim.id, one.thing)
        for claim in claims
        if claim.short
        for one in claim.counted
        if any(
            number.kind is one.number.kind
            and number.value is not None
            and not clash(one.number, number)
            and len(claim.items.keys() & other.items.keys()) >= SHARED
            for other, number in body.get(one.thing, ())
        )
    )


def _first_of_headline(found: Sequence[InsidePair], short: Collection[str]) -> Iterator[InsidePair]:
    """Leave out what else disagrees with a headline: it sums up the lead, the first claim it meets."""
    met: set[tuple[str, DifferenceKind]] = set()
    for pair in found:
        if pair.a in short and pair.differences:
            about = (pair.a, pair.differences[0].kind)
            if about in met:
                continue
            met.add(about)
        yield pair


def _apart(a: Told, b: Told, text: str) -> bool:
    """Whether two claims stand in different sentences; two clauses of one sentence tell two facts."""
    return bool(_BREAK.search(text, min(a.end, b.end), max(a.start, b.start)))
