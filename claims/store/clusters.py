"""Clusters as people look at them: lists that stay fast whatever the number of clusters and members."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from claims.store.lines import lines_of
from claims.store.pages import current_revision, text_of
from claims.store.rows import canonical
from schema.article import Article
from schema.claim import Claim
from schema.cluster import Cluster
from schema.duplicates import ClaimSide, ClusterLine, ClusterOrder
from schema.view import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claims.store.store import Store
    from schema.base import Id
    from schema.view import ClaimLine

_AROUND = 320
"""Characters of the article shown on either side of a claim, at most."""

_IDS = "WHERE id IN (SELECT value FROM json_each(?))"
_BY_SIZE = (
    "SELECT k.id FROM cluster k JOIN (SELECT cluster, count(*) AS n FROM cluster_member GROUP BY cluster) m"
    " ON m.cluster = k.id ORDER BY m.n DESC, k.rowid DESC"
)
_OF_TWO_MINDS = (
    "SELECT m.cluster, m.claim FROM cluster_member m WHERE m.cluster IN (SELECT n.cluster FROM verdict v"
    " JOIN cluster_member n ON n.claim = v.claim WHERE v.standing = 1 AND v.aspect = 'content'"
    " GROUP BY n.cluster HAVING count(DISTINCT v.value) > 1) AND EXISTS"
    " (SELECT 1 FROM verdict v WHERE v.claim = m.claim AND v.standing = 1 AND v.aspect = 'content')"
)
_SIZES = (
    "SELECT m.cluster, count(*), count(DISTINCT c.article) FROM cluster_member m"
    " JOIN claim c ON c.id = m.claim WHERE m.cluster IN (SELECT value FROM json_each(?)) GROUP BY m.cluster"
)
_JUDGED = (
    "SELECT m.cluster, m.claim FROM cluster_member m WHERE m.cluster IN (SELECT value FROM json_each(?))"
    " AND EXISTS"
    " (SELECT 1 FROM verdict v WHERE v.claim = m.claim AND v.standing = 1 AND v.aspect = 'content')"
)
_MEMBERS = (
    "SELECT m.claim FROM cluster_member m JOIN claim c ON c.id = m.claim JOIN article a ON a.id = c.article"
    " WHERE m.cluster = ?1 ORDER BY m.claim <> (SELECT canonical FROM cluster WHERE id = ?1),"
    " a.published IS NULL, a.published, a.rowid, c.number"
)
_HOMES = (
    "SELECT m.claim, k.id, k.canonical, json_array_length(k.members) FROM cluster_member m"
    " JOIN cluster k ON k.id = m.cluster WHERE m.claim IN (SELECT value FROM json_each(?))"
)


def cluster_order(store: Store) -> ClusterOrder:
    """All clusters: those found both right and wrong first, then the largest, then the newest."""
    with store.reading():
        ids = [str(row[0]) for row in store.all(_BY_SIZE)]
        tallies = _tallies(store, store.all(_OF_TWO_MINDS))
    alarming = {key for key, tally in tallies.items() if _is_alarming(tally)}
    ordered = sorted(ids, key=lambda key: key not in alarming)
    return ClusterOrder(ids=tuple(ordered), alarms=len(alarming))


def cluster_lines(store: Store, ids: Sequence[Id]) -> tuple[ClusterLine, ...]:
    """The lines of some clusters, in the order asked; those that are gone are left out."""
    wanted = canonical(list(ids))
    with store.reading():
        clusters = {each.id: each for each in store.select(Cluster, _IDS, (wanted,))}
        heads = {line.id: line for line in lines_of(store, [each.canonical for each in clusters.values()])}
        sizes = {str(key): (int(str(n)), int(str(of))) for key, n, of in store.all(_SIZES, (wanted,))}
        tallies = _tallies(store, store.all(_JUDGED, (wanted,)))
    return tuple(
        _line(clusters[key], heads[clusters[key].canonical], sizes[key], tallies.get(key, Counter()))
        for key in ids
        if key in clusters and clusters[key].canonical in heads
    )


def members_of(store: Store, cluster: Id) -> tuple[Id, ...]:
    """The claims of a cluster: the canonical one, then by the dates of their articles."""
    return tuple(str(row[0]) for row in store.all(_MEMBERS, (cluster,)))


def sides_of(store: Store, claims: Sequence[Id], *, around: bool = True) -> tuple[ClaimSide, ...]:
    """Claims as one meets them from outside, in the order asked; those that are gone are left out.

    Args:
        store: Where.
        claims: Their ids.
        around: Whether to read the words around each in its article.
    """
    wanted = canonical(list(claims))
    with store.reading():
        lines = lines_of(store, claims)
        articles = {
            each.id: each for each in store.select(Article, _IDS, (canonical([*{x.article for x in lines}]),))
        }
        dates = {each.id: each.dates for each in store.select(Claim, _IDS, (wanted,))}
        homes = {str(row[0]): row[1:] for row in store.all(_HOMES, (wanted,))}
        near = _near(store, lines) if around else {}
    sides = []
    for line in lines:
        cluster, head, together = homes.get(line.id, (None, None, 1))
        before, after = near.get(line.id, ("", ""))
        sides.append(
            ClaimSide(
                line=line,
                article=articles[line.article],
                before=before,
                after=after,
                dates=dates[line.id],
                cluster=None if cluster is None else str(cluster),
                together=int(str(together)),
                canonical=head == line.id,
            )
        )
    return tuple(sides)


def _line(cluster: Cluster, head: ClaimLine, size: tuple[int, int], tally: Counter[Standing]) -> ClusterLine:
    members, articles = size
    standings = {**tally, Standing.OPEN: members - tally.total() + tally[Standing.OPEN]}
    return ClusterLine(
        id=cluster.id,
        canonical=head,
        members=members,
        articles=articles,
        standings={standing: count for standing, count in standings.items() if count},
        version=cluster.version,
        changed_by=cluster.changed_by,
        changed_at=cluster.changed_at,
    )


def _tallies(store: Store, rows: Iterable[Sequence[object]]) -> dict[Id, Counter[Standing]]:
    """How the judged members of clusters stand; the open ones, perhaps thousands, are not looked at."""
    home = {str(claim): str(cluster) for cluster, claim in rows}
    tallies: dict[Id, Counter[Standing]] = defaultdict(Counter)
    for line in lines_of(store, home):
        tallies[home[line.id]][line.standing] += 1
    return tallies


def _is_alarming(tally: Counter[Standing]) -> bool:
    return bool(tally[Standing.SUPPORTED] and tally[Standing.CONTRADICTED])


def _near(store: Store, lines: Iterable[ClaimLine]) -> dict[Id, tuple[str, str]]:
    """The words of the same paragraph on both sides of each claim."""
    texts: dict[Id, str] = {}
    near = {}
    for line in lines:
        if line.article not in texts:
            texts[line.article] = text_of(store, current_revision(store, line.article))
        text, start, end = texts[line.article], line.start, line.end
        if text[start:end] == line.text:  # a claim that a correction left out has no place in the newest text
            near[line.id] = (_tail(text, start), _head(text, end))
    return near


def _tail(text: str, start: int) -> str:
    """Up to `_AROUND` characters before a place, from the beginning of a word of the same paragraph on."""
    floor = max(0, start - _AROUND)
    begin = max(floor, text.rfind("\n", floor, start) + 1)
    if begin == floor and floor:
        blank = text.find(" ", floor, start)
        return "…" + text[blank + 1 : start] if blank >= 0 else "…"
    return text[begin:start]


def _head(text: str, end: int) -> str:
    """Up to `_AROUND` characters after a place, up to the end of a word of the same paragraph."""
    ceiling = min(len(text), end + _AROUND)
    stop = text.find("\n", end, ceiling)
    if stop >= 0:
        return text[end:stop]
    if ceiling < len(text):
        blank = text.rfind(" ", end, ceiling)
        return text[end:blank] + "…" if blank >= 0 else "…"
    return text[end:]
