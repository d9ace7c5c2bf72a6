"""Going through the pairs that only a person can decide, one by one, beside others who do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.dedupe.review import Open
from claims.errors import Refused
from claims.i18n import gettext as _
from claims.usecases.history import HistoryCases
from schema.cluster import LinkKind, PairDecision

if TYPE_CHECKING:
    from claims.dedupe import Deduplication
    from claims.usecases.clusters import ClusterCases
    from claims.usecases.session import Session
    from schema.base import Id
    from schema.cluster import Pair

_LINKS = "SELECT a, b, kind = 'must' FROM link"


class Review:
    """The pairs found by one run that are still to be decided.

    Every answer is a link in the database, one event with who and why, and what is left is told from the
    links anew each time: what other analysts decide meanwhile is not asked again.

    Args:
        session: The open session.
        clusters: What can be done with clusters.
        found: What a run found.
    """

    def __init__(self, session: Session, clusters: ClusterCases, found: Deduplication) -> None:
        self._session = session
        self._clusters = clusters
        self._open = Open(
            (pair for pair in found.pairs if pair.decision is PairDecision.REVIEW), found.clusters
        )
        self._history = HistoryCases(session)
        self._steps: list[Pair | int] = []
        """What was done here, the newest last: a pair that was skipped, or the event of an answer."""
        self.total = len(self.left())
        """How many pairs there were to decide when this began."""

    def left(self) -> tuple[Pair, ...]:
        """The pairs still to be decided, first those whose answer settles most.

        Skipped ones come last, in the order in which they were skipped last.
        """
        links = self._session.store.all(_LINKS)
        must = [(str(a), str(b)) for a, b, same in links if same]
        apart = [(str(a), str(b)) for a, b, same in links if not same]
        skipped = [step for step in self._steps if not isinstance(step, int)]
        first = self._open.left(must, apart, skipped)
        if not skipped:
            return tuple(first)
        asked = {_both(pair) for pair in first}
        turn = {_both(pair): place for place, pair in enumerate(skipped)}
        later = [pair for pair in self._open.left(must, apart) if _both(pair) not in asked]
        return (*first, *sorted(later, key=lambda pair: turn.get(_both(pair), len(turn))))

    def current(self) -> Pair | None:
        """The pair to decide now; None where all is decided."""
        return next(iter(self.left()), None)

    def same(self, pair: Pair, why: str | None = None, *, canonical: Id | None = None) -> None:
        """Say that both tell the same; all that is with them comes together.

        Args:
            pair: Which pair.
            why: Why.
            canonical: Which of the two shall stand for all.

        Raises:
            Refused: When somebody keeps claims of the two sides apart.
        """
        self._clusters.merge(pair.a, pair.b, why, canonical=canonical)
        self._answered()

    def different(self, pair: Pair, why: str | None = None, *, conflicting_figure: bool = False) -> None:
        """Say that they tell of different things, or of one thing with another figure: they never merge."""
        kind = LinkKind.CONFLICTING_FIGURE if conflicting_figure else LinkKind.CANNOT
        self._clusters.link(pair.a, pair.b, kind, why)
        self._answered()

    def skip(self, pair: Pair) -> None:
        """Leave a pair for the end."""
        self._steps.append(pair)

    def undo(self) -> None:
        """Take back the last step here: an answer, or that a pair was skipped.

        Raises:
            Refused: When nothing was done here yet, the analyst did something else since, or others built on
                the answer.
        """
        if not self._steps:
            raise Refused(_("Nothing was decided here yet."))
        if isinstance(self._steps[-1], int):
            ahead = self._history.can_undo()
            if ahead is None or ahead.seq != self._steps[-1]:
                raise Refused(
                    _("You did something else since this answer."), _("Undo that first, where you did it.")
                )
            self._history.undo()
        self._steps.pop()

    def _answered(self) -> None:
        """Remember which event the answer is, so that undo takes back nothing else."""
        ahead = self._history.can_undo()
        self._steps.append(ahead.seq if ahead else 0)


def _both(pair: Pair) -> frozenset[str]:
    """The claims of a pair, whichever comes first."""
    return frozenset((pair.a, pair.b))
