"""Going through the pairs that only a person can decide, one by one, beside others who do the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claims import words
from claims.errors import Refused
from claims.i18n import gettext as _
from claims.store import events
from claims.usecases.history import HistoryCases
from claims.usecases.put_together import decision_about
from schema.cluster import LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claims.dedupe.review import Open
    from claims.usecases.clusters import ClusterCases
    from claims.usecases.session import Session
    from schema.base import Id
    from schema.cluster import Pair

_LINKS = "SELECT a, b, kind = 'must' FROM link"
_THERE = "SELECT count(*) FROM claim WHERE retired = 0 AND id IN (?, ?)"
_SINCE = (
    "SELECT payload FROM event WHERE seq > ? AND seq <= ?"
    " AND kind NOT IN ('clusters_changed', 'job_started', 'job_ended') ORDER BY seq"
)
"""What happened meanwhile, without the storing of clusters, which decides nothing."""
_OF_LINKS = '"table":"link"'
"""How the payload of an event that changed a decision says so."""


class Review:
    """The pairs found by one run that are still to be decided.

    Every answer is a link in the database, one event with who and why. What other analysts decide meanwhile
    is read from the history before anything is told, so it is not asked again.

    Args:
        session: The open session.
        clusters: What can be done with clusters.
        opened: What is open.
        seen: The last event it knows of.
    """

    def __init__(self, session: Session, clusters: ClusterCases, opened: Open, seen: int) -> None:
        self._session = session
        self._clusters = clusters
        self._open = opened
        self._seen = seen
        self._history = HistoryCases(session)
        self._steps: list[tuple[int, bool]] = []
        """What was done here, the newest last: the event of an answer, or the turn of what was put off."""
        self.total = self.left()
        """How many pairs there were to decide when this began."""

    def left(self) -> int:
        """How many pairs are still to be decided."""
        self._catch_up()
        return self._open.left

    def ahead(self, count: int) -> tuple[Pair, ...]:
        """The next pairs to decide, first those whose answer settles most; put off ones come last.

        A pair is not asked once one of its claims is gone, was cut or joined.
        """
        self._catch_up()
        while (first := self._open.ahead(1)) and self._is_gone(first[0]):
            self.drop(first[0])
        return self._open.ahead(count)

    def current(self) -> Pair | None:
        """The pair to decide now; None where all is decided."""
        return next(iter(self.ahead(1)), None)

    def settles(self, pair: Pair) -> int:
        """How many other pairs the answer to one settles."""
        self._catch_up()
        return self._open.settles(pair)

    def is_open(self, pair: Pair) -> bool:
        """Whether nobody decided about a pair yet."""
        self._catch_up()
        return self._open.is_open(pair)

    def same(
        self, pair: Pair, why: str | None = None, *, canonical: Id | None = None, overrule: bool = False
    ) -> None:
        """Say that both tell the same; all that is with them comes together.

        Args:
            pair: Which pair.
            why: Why.
            canonical: Which of the two shall stand for all.
            overrule: Whether to decide even where somebody else did; who said the same keeps it as theirs.

        Raises:
            Refused: When somebody decided about the pair meanwhile, or keeps claims of the two sides apart.
        """
        if overrule and canonical is None and self._is_said(pair, LinkKind.MUST):
            return
        check = None if overrule else partial(self._check_open, pair)
        self._clusters.merge(pair.a, pair.b, why, canonical=canonical, check=check)
        self._answered()

    def different(
        self,
        pair: Pair,
        why: str | None = None,
        *,
        conflicting_figure: bool = False,
        overrule: bool = False,
    ) -> None:
        """Say that they tell of different things, or of one thing with another figure: they never merge.

        Raises:
            Refused: When somebody decided about the pair meanwhile, and is not to be overruled.
        """
        kind = LinkKind.CONFLICTING_FIGURE if conflicting_figure else LinkKind.CANNOT
        if overrule and self._is_said(pair, kind):
            return
        check = None if overrule else partial(self._check_open, pair)
        self._clusters.link(pair.a, pair.b, kind, why, check=check)
        self._answered()

    def skip(self, pair: Pair) -> None:
        """Leave a pair for the end."""
        self._steps.append((self._open.put_off(pair), False))

    def drop(self, pair: Pair) -> None:
        """Ask no more about a pair one of whose claims is gone."""
        self._open.link(pair.a, pair.b, together=False)

    def undo(self) -> bool:
        """Take back the last step here: an answer, or that a pair was skipped.

        Returns:
            Whether it was an answer.

        Raises:
            Refused: When nothing was done here yet, the analyst did something else since, or others built on
                the answer.
        """
        if not self._steps:
            raise Refused(_("Nothing was decided here yet."))
        number, is_answer = self._steps[-1]
        if is_answer:
            ahead = self._history.can_undo()
            if ahead is None or ahead.seq != number:
                raise Refused(
                    _("You did something else since this answer."), _("Undo that first, where you did it.")
                )
            self._history.undo()
        else:
            self._open.take_up(number)
        self._steps.pop()
        return is_answer

    def _answered(self) -> None:
        """Remember which event the answer is, so that undo takes back nothing else."""
        ahead = self._history.can_undo()
        self._steps.append((ahead.seq if ahead else 0, True))

    def _is_gone(self, pair: Pair) -> bool:
        """Whether one of the claims is no longer there."""
        return self._session.store.count(_THERE, (pair.a, pair.b)) < len((pair.a, pair.b))

    def _is_said(self, pair: Pair, kind: LinkKind) -> bool:
        """Whether somebody said just that about a pair."""
        link = decision_about(self._session.store, pair.a, pair.b)
        return link is not None and link.kind is kind and {link.a, link.b} == {pair.a, pair.b}

    def _check_open(self, pair: Pair) -> None:
        """Refuse to overrule somebody unseen.

        Raises:
            Refused: When the pair was decided meanwhile.
        """
        if self.is_open(pair):
            return
        link = decision_about(self._session.store, pair.a, pair.b)
        if link is None:
            raise Refused(_("This pair was decided meanwhile."))
        raise Refused(
            _("{who} decided about this pair meanwhile: {what}.").format(
                who=link.analyst, what=words.word(link.kind)
            ),
            _("An answer given now overrules that."),
        )

    def _catch_up(self) -> None:
        """Take in what was decided since this was last asked, here or elsewhere."""
        last = self._history.last()
        if last == self._seen:
            return
        for (payload,) in self._session.store.all(_SINCE, (self._seen, last)):
            text = events.unpacked(payload)
            if text is None:
                self._read_all()
            elif _OF_LINKS in text:
                for a, b, together in _decisions(text):
                    self._open.link(a, b, together=together)
        self._seen = last

    def _read_all(self) -> None:
        """Take in all decisions there are: what changed them was redacted."""
        now = {(str(a), str(b)): bool(same) for a, b, same in self._session.store.all(_LINKS)}
        for a, b in self._open.linked() - now.keys():
            self._open.link(a, b, together=None)
        for (a, b), together in now.items():
            self._open.link(a, b, together=together)


def _decisions(text: str) -> Iterator[tuple[Id, Id, bool | None]]:
    """The decisions that an event's payload changed; None where one was taken away."""
    for change in events.changes_in(text):
        row = change.after or change.before
        if change.table == "link" and row is not None:
            together = row["kind"] == LinkKind.MUST if change.after is not None else None
            yield str(row["a"]), str(row["b"]), together
