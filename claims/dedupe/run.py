"""One run over many claims: collapse, block, score, guard, decide, cluster."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from claims.dedupe.blocking import candidates
from claims.dedupe.clusters import Clusters
from claims.dedupe.decide import COMPARED, decide
from claims.dedupe.normal import bare, words
from claims.i18n import gettext as _
from claims.language.detect import detect
from claims.match.guard import Facts, differences, facts
from claims.progress import Progress
from schema.cluster import Pair, PairDecision

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from schema.match import Difference

BATCH = 2_000
"""Claims or pairs handled between two signs of progress."""


NAMED = 10
"""Of claims with one wording, how many are named in each pair: the rest are in their cluster."""


class DedupeClaim(NamedTuple):
    """A claim to be compared with all others."""

    key: str
    text: str
    lang: str | None = None
    """ISO 639-1 code; detected when it is not given."""
    article: str | None = None
    """Claims of one article are not compared: the same fact told twice there is its same-fact group."""


class Deduplication(NamedTuple):
    """What a run found."""

    pairs: tuple[Pair, ...]
    """Pairs decided or to be reviewed, best score first; pairs within a cluster are left out."""
    clusters: tuple[tuple[str, ...], ...]
    """Keys of the claims that tell the same, two or more each, in the order given."""


class _Form(NamedTuple):
    """Claims of one normal form."""

    members: list[int]
    words: tuple[str, ...]
    text: str
    lang: str


def deduplicate(
    claims: Sequence[DedupeClaim],
    *,
    must: Iterable[tuple[str, str]] = (),
    cannot: Iterable[tuple[str, str]] = (),
) -> Generator[Progress, None, Deduplication]:
    """Find the claims that tell the same.

    Args:
        claims: The claims, with distinct keys.
        must: Pairs of keys that people put together: these merge whatever differs.
        cannot: Pairs of keys that people keep apart: these never end up in one cluster.

    Yields:
        How far the run is.

    Returns:
        The pairs and clusters found. The same claims in the same order give the same answer.
    """
    must, cannot = list(must), list(cannot)
    forms = yield from _collapse(claims, {key for pair in cannot for key in pair})
    at = {
        claim.key: number
        for number, form in enumerate(forms)
        for claim in map(claims.__getitem__, form.members)
    }
    yield Progress(0, None, _("comparing"))
    pairs, scores = _scored(forms, [_article(claims, form.members) for form in forms])
    known: dict[int, Facts] = {}
    decided = yield from _decided(forms, pairs, scores, known)

    def differ(a: int, b: int) -> bool:
        return any(each.hard for each in _differences(forms, known, a, b))

    clusters = Clusters(len(forms), differ, [(at[a], at[b]) for a, b in cannot if a in at and b in at])
    for ours, theirs in must:
        if ours in at and theirs in at:
            clusters.force(at[ours], at[theirs])
    yield Progress(0, None, _("grouping"))
    open_pairs = []
    for a, b, pair in sorted(decided, key=lambda each: (-each[2].score, each[0], each[1])):
        if pair.decision is PairDecision.SAME and clusters.merge(a, b):
            continue
        kept = (
            pair.model_copy(update={"decision": PairDecision.REVIEW})
            if pair.decision is PairDecision.SAME
            else pair
        )
        open_pairs.append((a, b, kept))
    found = _named(claims, forms, open_pairs, clusters)
    return Deduplication(tuple(found), tuple(_groups(claims, forms, clusters)))


def _collapse(
    claims: Sequence[DedupeClaim], apart: Collection[str]
) -> Generator[Progress, None, list[_Form]]:
    """Put claims of equal wording together first: a hundred thousand copies cost one comparison.

    Claims that a person keeps apart from others stay alone, however alike their words are.
    """
    forms: dict[tuple[str, ...], _Form] = {}
    alone: list[_Form] = []
    for number, claim in enumerate(claims):
        if number % BATCH == 0:
            yield Progress(number, len(claims), _("reading claims"))
        lang = claim.lang or detect(claim.text)
        text = bare(claim.text, lang)
        form = words(text)
        if not form or claim.key in apart:
            alone.append(_Form([number], form, text or claim.text, lang))
        elif form in forms:
            forms[form].members.append(number)
        else:
            forms[form] = _Form([number], form, text, lang)
    return [*forms.values(), *alone]


def _article(claims: Sequence[DedupeClaim], members: Iterable[int]) -> str | None:
    """The one article that claims come from; None where there are several or none is named."""
    articles = {claims[member].article for member in members}
    return articles.pop() if len(articles) == 1 else None


def _scored(
    forms: Sequence[_Form], articles: Sequence[str | None]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    import numpy as np
    from rapidfuzz import fuzz, process

    pairs = candidates([form.words for form in forms])
    apart = [articles[a] is None or articles[a] != articles[b] for a, b in pairs.tolist()]
    pairs = pairs[np.array(apart, np.bool_)]
    if not len(pairs):
        return pairs, np.empty(0, np.float32)
    sorted_words = np.array([" ".join(sorted(form.words)) for form in forms], dtype=object)
    scores = process.cpdist(
        sorted_words[pairs[:, 0]].tolist(),
        sorted_words[pairs[:, 1]].tolist(),
        scorer=fuzz.ratio,
        dtype=np.float32,
    )
    kept = scores >= COMPARED
    return pairs[kept], scores[kept]


def _differences(forms: Sequence[_Form], known: dict[int, Facts], a: int, b: int) -> tuple[Difference, ...]:
    for number in (a, b):
        if number not in known:
            known[number] = facts(forms[number].text, forms[number].lang)
    return differences(known[a], known[b])


def _decided(
    forms: Sequence[_Form], pairs: NDArray[np.int64], scores: NDArray[np.float32], known: dict[int, Facts]
) -> Generator[Progress, None, list[tuple[int, int, Pair]]]:
    decided = []
    for number, ((a, b), score) in enumerate(zip(pairs.tolist(), scores.tolist(), strict=True)):
        if number % BATCH == 0:
            yield Progress(number, len(pairs), _("weighing pairs"))
        differing = _differences(forms, known, a, b)
        decision = decide(score, differing, known[a], known[b])
        decided.append((a, b, Pair(a="", b="", decision=decision, score=score, differences=differing)))
    return decided


def _named(
    claims: Sequence[DedupeClaim],
    forms: Sequence[_Form],
    pairs: Iterable[tuple[int, int, Pair]],
    clusters: Clusters,
) -> Iterator[Pair]:
    """Name the claims of each pair that is still apart."""
    for a, b, pair in pairs:
        if b in clusters.members(a):
            continue
        for ours, theirs in product(forms[a].members[:NAMED], forms[b].members[:NAMED]):
            yield pair.model_copy(update={"a": claims[ours].key, "b": claims[theirs].key})


def _groups(
    claims: Sequence[DedupeClaim], forms: Sequence[_Form], clusters: Clusters
) -> Iterator[tuple[str, ...]]:
    groups = []
    for number in range(len(forms)):
        together = clusters.members(number)
        if number == min(together):
            group = sorted(member for each in together for member in forms[each].members)
            if len(group) > 1 and _article(claims, group) is None:
                groups.append(group)
    for group in sorted(groups):
        yield tuple(claims[member].key for member in group)
