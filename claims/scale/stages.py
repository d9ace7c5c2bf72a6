"""The stages of the deduper over lists of plain values, as a worker runs them on its share of the rows.

Each function takes one list for each column and gives one list, row by row. What it does with a row is what
the local engine does: the functions of ``claims.dedupe`` decide, here is only their outside. Normal forms and
decisions travel as JSON, words as text with a blank between two.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from claims.dedupe.blocking import NEIGHBOURS, RAREST
from claims.dedupe.decide import COMPARED, Weighed, weigh
from claims.dedupe.normal import Form, normalise
from schema.cluster import PairDecision

if TYPE_CHECKING:
    from collections.abc import Sequence

    Told = dict[str, bool | str]


def normal_forms(texts: Sequence[str], langs: Sequence[str | None]) -> list[dict[str, str]]:
    """The normal form of each claim, its words, and its group: claims of one group collapse."""
    return [
        {"words": " ".join(form.words), "told": written_form(form), "group": _group(form)}
        for form in normalise(zip(texts, langs, strict=True))
    ]


def _group(form: Form) -> str:
    """Equal for claims that collapse; empty for a claim without words, which never does."""
    return form.same if form.words else ""


def tokens(words: Sequence[str]) -> list[list[str]]:
    """The distinct words of each normal form."""
    return [sorted(set(each.split())) for each in words]


def token_pairs(rows: Sequence[Sequence[dict[str, int | str]]]) -> list[list[str]]:
    """The keys of each claim: pairs of its rarest words, or its one shared word alone.

    Args:
        rows: For each claim its words (``token``), each with the number of claims that have it (``claims``).
            Of words equally rare those first in the alphabet are taken, as the local engine does.
    """
    keys = []
    for row in rows:
        rarest = sorted((int(each["claims"]), str(each["token"])) for each in row)[:RAREST]
        names = sorted(token for _count, token in rarest)
        keys.append([f"{a} {b}" for a, b in combinations(names, 2)] if len(names) > 1 else names)
    return keys


def pairs(blocks: Sequence[Sequence[int]]) -> list[list[dict[str, int]]]:
    """All pairs of the claims of each block, the smaller number first."""
    return [[{"a": a, "b": b} for a, b in combinations(sorted(block), 2)] for block in blocks]


def neighbours(claims: Sequence[tuple[int, str]]) -> list[tuple[int, int]]:
    """Pairs of claims that stand near each other when sorted from their first word on, and from their last.

    Args:
        claims: The number of each and its words.
    """
    found: set[tuple[int, int]] = set()
    for step in (1, -1):
        order = sorted(claims, key=lambda claim: (claim[1].split()[::step], claim[0]))
        numbers = [number for number, _words in order]
        for distance in range(1, NEIGHBOURS + 1):
            found.update((min(pair), max(pair)) for pair in zip(numbers, numbers[distance:], strict=False))
    return sorted(found)


def scores(ours: Sequence[str], theirs: Sequence[str]) -> list[float]:
    """The rapidfuzz ratio of the sorted words of two normal forms, 0 to 100."""
    import numpy as np

    from claims.dedupe.scoring import scores as ratios

    words = [each.split() for each in (*ours, *theirs)]
    places = np.arange(len(ours))
    found: list[float] = ratios(words, np.column_stack((places, places + len(ours))), COMPARED).tolist()
    return found


def decisions(ours: Sequence[str], theirs: Sequence[str], ratios: Sequence[float]) -> list[Told | None]:
    """What to say of each pair of normal forms; None where it is not worth a question."""
    asked = ((read_form(a), read_form(b), score) for a, b, score in zip(ours, theirs, ratios, strict=True))
    return [
        None
        if weighed is None
        else {
            "joins": weighed.wording or weighed.decision is PairDecision.SAME,
            "weighed": written_decision(weighed),
        }
        for weighed in weigh(asked)
    ]


def written_form(form: Form) -> str:
    """A normal form as JSON."""
    return _forms().dump_json(form).decode()


def read_form(written: str) -> Form:
    """A normal form from its JSON."""
    return _forms().validate_json(written)


def written_decision(weighed: Weighed) -> str:
    """A decision as JSON."""
    return _decisions().dump_json(weighed).decode()


def read_decision(written: str) -> Weighed:
    """A decision from its JSON."""
    return _decisions().validate_json(written)


@cache
def _forms() -> TypeAdapter[Form]:
    return TypeAdapter(Form)


@cache
def _decisions() -> TypeAdapter[Weighed]:
    return TypeAdapter(Weighed)
