"""A run beyond one machine: the plan on Daft, then the grouping of the few pairs that it leaves, here."""

from __future__ import annotations

from itertools import product
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from claims.dedupe.run import NAMED, Deduplication
from claims.dedupe.settle import Decided, settle
from claims.i18n import gettext as _
from claims.progress import Progress
from claims.scale import plan, stages
from schema.cluster import Pair

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

    from daft import DataFrame

    from claims.dedupe.clusters import Clusters
    from claims.dedupe.normal import Form
    from claims.dedupe.run import DedupeClaim


class _Group(NamedTuple):
    """Claims of one normal form, as the plan tells them."""

    form: Form
    members: tuple[tuple[int, str], ...]
    """Row and key of each, in the order of rows."""
    article: str | None
    """Where all of them come from; None where there are several articles or none is named."""


def frame(claims: Sequence[DedupeClaim]) -> DataFrame:
    """Claims in memory as the plan reads them."""
    import daft
    from daft import DataType, col

    columns = {
        "row": list(range(len(claims))),
        "key": [claim.key for claim in claims],
        "text": [claim.text for claim in claims],
        "lang": [claim.lang for claim in claims],
        "article": [claim.article for claim in claims],
    }
    text = DataType.string()
    return daft.from_pydict(columns).select(
        col("row").cast(DataType.int64()), *(col(name).cast(text) for name in list(columns)[1:])
    )


def deduplicate(
    claims: DataFrame, *, must: Iterable[tuple[str, str]] = (), cannot: Iterable[tuple[str, str]] = ()
) -> Generator[Progress, None, Deduplication]:
    """Find the claims that tell the same, as ``claims.dedupe.deduplicate`` finds them.

    Runs inside ``claims.scale.engine.started``.

    Args:
        claims: Columns ``row``, ``key``, ``text``, ``lang`` and ``article``; keys and rows are distinct.
        must: Pairs of keys that people put together.
        cannot: Pairs of keys that people keep apart.

    Yields:
        How far the run is.

    Returns:
        What the local engine returns for the same claims in the order of their rows.
    """
    must, cannot = list(must), list(cannot)
    yield Progress(0, None, _("reading claims"))
    forms = plan.normal_forms(claims, {key for pair in cannot for key in pair})
    yield Progress(0, None, _("comparing"))
    pairs = plan.candidates(forms)
    yield Progress(0, len(pairs), _("weighing pairs"))
    decided = plan.decided(forms, pairs)
    yield Progress(0, None, _("grouping"))
    groups = _groups(forms, decided, [*must, *cannot])
    return _settled(groups, decided, must, cannot)


def _groups(forms: DataFrame, decided: DataFrame, links: Sequence[tuple[str, str]]) -> dict[int, _Group]:
    """The forms that grouping needs: those of some pair, of several claims, or of claims people spoke of."""
    from daft import col

    paired = decided.select(col("a").alias("form")).concat(decided.select(col("b").alias("form"))).distinct()
    wanted = forms.join(paired, on="form", how="semi")
    rest = forms.join(paired, on="form", how="anti").with_column("many", col("members").list_count() > 1)
    told = [wanted, rest.where(col("many"))]
    linked = list({key for pair in links for key in pair})
    if linked:
        keys = rest.where(~col("many")).explode("members")
        spoken = keys.where(col("members").get("key").is_in(linked)).select("form")
        told.append(forms.join(spoken, on="form", how="semi"))
    groups = {}
    for table in told:
        columns = table.select("form", "told", "members", "article").to_pydict()
        for number, form, members, article in zip(*columns.values(), strict=True):
            rows = tuple(sorted((each["row"], each["key"]) for each in members))
            groups[number] = _Group(stages.read_form(form), rows, article)
    return groups


def _settled(
    groups: Mapping[int, _Group],
    decided: DataFrame,
    must: Iterable[tuple[str, str]],
    cannot: Iterable[tuple[str, str]],
) -> Deduplication:
    """Cluster as the local engine does; places keep the order of the numbers."""
    numbers = sorted(groups)
    place = {number: at for at, number in enumerate(numbers)}
    known = [groups[number] for number in numbers]
    columns = decided.select("a", "b", "score", "weighed").to_pydict()
    edges = [
        Decided(place[a], place[b], score, stages.read_decision(weighed))
        for a, b, score, weighed in zip(*columns.values(), strict=True)
    ]
    at = {key: number for number, group in enumerate(known) for _row, key in group.members}
    linked = [[(at[a], at[b]) for a, b in links if a in at and b in at] for links in (must, cannot)]
    clusters, left = settle([group.form for group in known], sorted(edges, key=itemgetter(0, 1)), *linked)
    return Deduplication(tuple(_named(known, left, clusters)), tuple(_clustered(known, clusters)))


def _named(groups: Sequence[_Group], left: Iterable[Decided], clusters: Clusters) -> Iterator[Pair]:
    """Name the claims of each pair that is still apart."""
    for a, b, score, weighed in left:
        if b in clusters.members(a):
            continue
        for (_a, ours), (_b, theirs) in product(groups[a].members[:NAMED], groups[b].members[:NAMED]):
            yield Pair(
                a=ours, b=theirs, decision=weighed.decision, score=score, differences=weighed.differences
            )


def _clustered(groups: Sequence[_Group], clusters: Clusters) -> Iterator[tuple[str, ...]]:
    """The keys of the claims of each cluster, by row; clusters within one article are none."""
    found = []
    for place in range(len(groups)):
        together = clusters.members(place)
        if place != together[0]:
            continue
        members = sorted(member for each in together for member in groups[each].members)
        articles = {groups[each].article for each in together}
        if len(members) > 1 and (len(articles) > 1 or articles == {None}):
            found.append(members)
    for members in sorted(found):
        yield tuple(key for _row, key in members)
