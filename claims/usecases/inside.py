"""An article held against itself: what is found in it, and what people say about that.

What is found is computed from the texts each time and never stored. People's answers are: claims that tell
the same fact are grouped (``desk.claims.same_fact``), all others are links between two claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claims.errors import Refused
from claims.i18n import gettext as _
from claims.inside.groups import groups
from claims.inside.told import Telling
from claims.progress import finished
from claims.store import pages
from claims.store.rows import canonical, moment_text
from claims.usecases.pair_links import put_link
from claims.usecases.session import name_claims
from schema.article import Article
from schema.claim import Claim, ClaimKind
from schema.cluster import Link, LinkKind
from schema.history import EventKind
from schema.inside import Inside, InsideDecision, InsideKind, InsideLine, InsidePair, InsideState

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence

    from claims.progress import Progress
    from claims.usecases.session import Session
    from schema.base import Id

_CLAIMS = (
    'SELECT c.id, c.claim, a.start, a."end", c.kind, c.speaker, c.number, c.same_fact FROM claim c'
    " JOIN anchor a ON a.claim = c.id AND a.revision = ? WHERE c.article = ? AND c.retired = 0"
    ' ORDER BY a.start, a."end", c.number'
)
_AMONG = "WHERE a IN (SELECT value FROM json_each(?)) AND b IN (SELECT value FROM json_each(?))"
_SAID = (
    "SELECT r.added_at, a.exact FROM anchor a JOIN revision r ON r.id = a.revision WHERE a.claim = ?"
    " ORDER BY r.number"
)
_REMEMBERED = 4
"""Articles whose pairs are kept while no text of theirs changes."""


class _Row(NamedTuple):
    """A claim of the article's newest text."""

    telling: Telling
    number: int
    group: str | None


class InsideCases:
    """What can be done with claims of one article that say something of each other."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[tuple[Id, int], tuple[InsidePair, ...]] = {}

    def of(self, article: Id) -> Inside:
        """What an article says twice and where it disagrees with itself, with what people decided.

        Raises:
            NotFound: When there is no such article.
        """
        return finished(self.steps(article))

    def steps(self, article: Id) -> Generator[Progress, None, Inside]:
        """The same in steps, for whoever has other things to do meanwhile.

        Yields:
            How far it is; nothing where the article was looked at before and no text of it changed.

        Returns:
            What was found.

        Raises:
            NotFound: When there is no such article.
        """
        store = self._session.store
        with store.reading():
            revision = pages.current_revision(store, article)
            text, lang = pages.text_of(store, revision), store.get(Article, article).lang
            rows = [_row(row) for row in store.all(_CLAIMS, (revision.id, article))]
        tellings = tuple(row.telling for row in rows)
        key = (article, hash((revision.id, lang, tellings)))
        pairs = self._known.get(key)
        if pairs is None:
            from claims.inside.run import steps

            pairs = yield from steps(tellings, text, lang)
            while len(self._known) >= _REMEMBERED:
                del self._known[next(iter(self._known))]
            self._known[key] = pairs
        return self._decided(rows, pairs, lang)

    def decide(self, a: Id, b: Id, decision: InsideDecision, why: str | None = None) -> Link:
        """Say that two claims of one article disagree, or that they are about different things.

        Both leave the group of the same fact that holds them. ``desk.claims.same_fact`` says the contrary.

        Raises:
            NotFound: When one of the claims is not there.
            Refused: When they are of two articles, or one claim.
        """
        with self._session.change(EventKind.INSIDE_DECIDED, inside=decision, why=why) as unit:
            ours, theirs = unit.store.get(Claim, a), unit.store.get(Claim, b)
            if ours.article != theirs.article:
                raise Refused(
                    _("These claims are of two articles."), _("“claimdesk different” keeps them apart.")
                )
            name_claims(unit, [ours, theirs])
            if ours.same_fact is not None and ours.same_fact == theirs.same_fact:
                unit.edit(theirs, same_fact=None)
            kind = LinkKind.CONFLICTING_FIGURE if decision is InsideDecision.DISAGREES else LinkKind.CANNOT
            return put_link(unit, a, b, kind, why)

    def _decided(self, rows: Sequence[_Row], pairs: Sequence[InsidePair], lang: str) -> Inside:
        """The pairs with what people said of them, and those only people found."""
        known = {row.telling.id: row for row in rows}
        among = canonical(list(known))
        links = {(link.a, link.b): link for link in self._session.store.select(Link, _AMONG, (among, among))}
        places = {row.telling.id: place for place, row in enumerate(rows)}
        lines = [_line(pair, known, links.pop(_key(pair), None)) for pair in pairs]
        lines += [
            _line(_by_hand(link, known, places, lang), known, link)
            for link in links.values()
            if link.kind is LinkKind.CONFLICTING_FIGURE and not self._reworded(link)
        ]
        lines.sort(key=lambda line: (places[line.pair.a], places[line.pair.b]))
        return Inside(lines=tuple(lines), groups=_proposed(lines))

    def _reworded(self, link: Link) -> bool:
        """Whether the words of a claim changed since people decided: a corrected text may have settled it."""
        decided = moment_text(link.at)
        for claim in (link.a, link.b):
            said = self._session.store.all(_SAID, (claim,))
            before = [words for at, words in said if str(at) <= decided]
            if said and before and said[-1][1] != before[-1]:
                return True
        return False


def _row(row: Sequence[object]) -> _Row:
    key, sentence, start, end, kind, speaker, number, group = row
    telling = Telling(
        str(key),
        str(sentence),
        int(str(start)),
        int(str(end)),
        ClaimKind(str(kind)),
        None if speaker is None else str(speaker),
    )
    return _Row(telling, int(str(number)), None if group is None else str(group))


def _key(pair: InsidePair) -> tuple[Id, Id]:
    return min(pair.a, pair.b), max(pair.a, pair.b)


def _line(pair: InsidePair, known: Mapping[Id, _Row], link: Link | None) -> InsideLine:
    """A pair with what people decided: a link says more than a group, and a group more than the rules."""
    a, b = known[pair.a], known[pair.b]
    kind, state = pair.kind, InsideState.OPEN
    if link is not None and link.kind is LinkKind.CANNOT:
        state = InsideState.REJECTED
    elif link is not None and link.kind is LinkKind.CONFLICTING_FIGURE:
        kind, state = InsideKind.DISAGREES, InsideState.CONFIRMED
    elif a.group is not None and a.group == b.group:
        kind, state = InsideKind.SAME, InsideState.CONFIRMED
    return InsideLine(
        pair=pair if kind is pair.kind else pair.model_copy(update={"kind": kind}),
        state=state,
        a_number=a.number,
        b_number=b.number,
        analyst=link.analyst if link else None,
        why=link.why if link else None,
    )


def _by_hand(link: Link, known: Mapping[Id, _Row], places: Mapping[Id, int], lang: str) -> InsidePair:
    """A pair that only a person found to disagree, with what the guard sees in it."""
    from claims.match.guard import differences, facts

    a, b = sorted((link.a, link.b), key=places.__getitem__)
    found = differences(facts(known[a].telling.sentence, lang), facts(known[b].telling.sentence, lang))
    return InsidePair(
        a=a, b=b, kind=InsideKind.DISAGREES, closeness=0, differences=tuple(one for one in found if one.hard)
    )


def _proposed(lines: Iterable[InsideLine]) -> tuple[tuple[int, ...], ...]:
    """The groups that nobody decided about yet."""
    same = [
        line for line in lines if line.pair.kind is InsideKind.SAME and line.state is not InsideState.REJECTED
    ]
    apart = [(line.a_number, line.b_number) for line in lines if line not in same]
    by_closeness = sorted(
        same, key=lambda line: (line.state is not InsideState.CONFIRMED, -line.pair.closeness)
    )
    undecided = {
        number for line in same if line.state is InsideState.OPEN for number in (line.a_number, line.b_number)
    }
    found = groups([(line.a_number, line.b_number) for line in by_closeness], apart)
    return tuple(group for group in found if undecided.intersection(group))
