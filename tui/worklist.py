"""What the desk holds in its hands, as one frozen value: article, claim in hand, marks, filter and order.

Every change gives a new worklist; nothing on screen is edited in place. The list keeps its rows and their
order until the analyst asks for another filter or order, so that no claim moves or vanishes under the hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from schema.claim import WorkState
from schema.verdict import Aspect
from schema.view import Counts, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from schema.base import Id
    from schema.view import ArticlePage, ClaimLine

FILTERS: dict[str, Callable[[ClaimLine], bool]] = {
    "left": lambda line: not line.settled,
    "must_check": lambda line: line.must_check,
    "open": lambda line: (
        line.standing in {Standing.OPEN, Standing.REOPENED} and line.work is not WorkState.SKIPPED
    ),
    "reopened": lambda line: line.standing is Standing.REOPENED,
    "waiting": lambda line: line.work is WorkState.WAITING,
    "disputed": lambda line: line.standing is Standing.DISPUTED,
    "no_source": lambda line: line.unsourced,
    "fix": lambda line: line.open_fixes > 0,
    "supported": lambda line: line.standing is Standing.SUPPORTED,
    "unverified": lambda line: line.standing is Standing.UNVERIFIED,
    "contradicted": lambda line: line.standing is Standing.CONTRADICTED,
    "skipped": lambda line: line.work is WorkState.SKIPPED,
    "settled": lambda line: line.settled,
}
"""The filters by the names the commands use; “left” is everything that is not settled."""


@dataclass(frozen=True, slots=True, eq=False)
class Worklist:
    """An article on the desk. Two of them are never equal: comparing their claims costs more than drawing.

    Make one with `of`; the fields are then changed through the methods only.
    """

    page: ArticlePage
    """The article with its claims in document order."""
    hand: Id | None = None
    """The claim in hand; None in an article without claims."""
    marked: frozenset[Id] = frozenset()
    """Claims marked for a common action."""
    narrowed: str | None = None
    """Name of the filter, one of `FILTERS`."""
    by_worth: bool = False
    """Whether the list runs by check-worthiness instead of document order."""
    aspect: Aspect = Aspect.CONTENT
    """What the next verdict is about."""
    order: tuple[int, ...] = ()
    """Positions within ``page.lines`` of the claims listed, in the order listed."""
    changed: tuple[int, ...] = ()
    """Positions within ``page.lines`` of the claims that `with_lines` replaced last."""
    places: dict[Id, int] = field(default_factory=dict)
    """Position of each claim within ``page.lines``; never changed once made."""

    @classmethod
    def of(cls, page: ArticlePage, before: Worklist | None = None) -> Worklist:
        """Put a page on the desk, with the hand, marks, filter and order of the worklist before."""
        places = {line.id: index for index, line in enumerate(page.lines)}
        if before is None:
            made = cls(page, places=places, hand=page.lines[0].id if page.lines else None)
            return made.listing_anew()
        marked = frozenset(name for name in before.marked if name in places)
        made = replace(before, page=page, places=places, marked=marked).listing_anew()
        if made.hand in places:
            return made
        old = before.line
        near = min(page.lines, key=lambda line: abs(line.start - (old.start if old else 0)), default=None)
        return replace(made, hand=near.id if near else None)

    @property
    def line(self) -> ClaimLine | None:
        """The claim in hand."""
        place = self.places.get(self.hand) if self.hand else None
        return None if place is None else self.page.lines[place]

    @property
    def listed(self) -> Sequence[ClaimLine]:
        """The claims of the list, in its order."""
        lines = self.page.lines
        if not self.narrowed and not self.by_worth:
            return lines
        return tuple(lines[place] for place in self.order)

    @property
    def targets(self) -> tuple[ClaimLine, ...]:
        """What an action is about: the marked claims in document order, or else the one in hand."""
        if self.marked:
            return tuple(line for line in self.page.lines if line.id in self.marked)
        return (self.line,) if self.line else ()

    @property
    def row(self) -> int:
        """Position of the claim in hand within the list; 0 where it is not listed."""
        place = self.places.get(self.hand) if self.hand else None
        return self.order.index(place) if place in self.order else 0

    def taking(self, name: Id) -> Worklist:
        """Take a claim in hand."""
        return replace(self, hand=name) if name in self.places else self

    def moved(self, by: int) -> Worklist:
        """Take the claim a few rows further in the list in hand, stopping at its ends."""
        if not self.order:
            return self
        row = self.row
        if self.places.get(self.hand or "") not in self.order:
            row -= by
        place = self.order[max(0, min(row + by, len(self.order) - 1))]
        return replace(self, hand=self.page.lines[place].id)

    def next_open(self, step: int) -> Worklist | None:
        """Take the next claim with something left to do in hand, going round the end.

        Args:
            step: 1 forwards, -1 backwards.

        Returns:
            The new worklist, or None where nothing is left but what is waited for.
        """
        count = len(self.order)
        row = self.row
        for away in range(1, count + 1):
            line = self.page.lines[self.order[(row + step * away) % count]]
            if not line.settled and line.work is not WorkState.WAITING and line.id != self.hand:
                return replace(self, hand=line.id)
        return None

    def toggling_mark(self) -> Worklist:
        """Mark the claim in hand, or take its mark away."""
        return replace(self, marked=self.marked ^ {self.hand}) if self.hand else self

    def unmarked(self) -> Worklist:
        """Take all marks away."""
        return replace(self, marked=frozenset()) if self.marked else self

    def filtered(self, name: str | None) -> Worklist:
        """List the claims of a filter only, or all."""
        return replace(self, narrowed=name).listing_anew()

    def reordered(self) -> Worklist:
        """Change between document order and the order of check-worthiness."""
        return replace(self, by_worth=not self.by_worth).listing_anew()

    def about(self, aspect: Aspect) -> Worklist:
        """Let the next verdicts be about another aspect."""
        return replace(self, aspect=aspect)

    def with_lines(self, fresh: Iterable[ClaimLine]) -> Worklist:
        """Put newer pictures of claims in the place of the older ones."""
        lines, counts, changed = list(self.page.lines), self.page.counts, []
        for line in fresh:
            place = self.places.get(line.id)
            if place is not None:
                counts = counts_after(counts, lines[place], line)
                lines[place] = line
                changed.append(place)
        if counts.waiting:
            due = [line.until for line in lines if line.work is WorkState.WAITING and line.until]
            counts = counts.model_copy(update={"next_until": min(due, default=None)})
        page = self.page.model_copy(update={"lines": tuple(lines), "counts": counts})
        return replace(self, page=page, changed=tuple(changed))

    def listing_anew(self) -> Worklist:
        """Choose and order the claims of the list by the filter and order in force."""
        fits = FILTERS[self.narrowed] if self.narrowed else None
        order = [place for place, line in enumerate(self.page.lines) if fits is None or fits(line)]
        if self.by_worth:
            lines = self.page.lines
            order.sort(key=lambda place: (-lines[place].priority, -lines[place].checkworthiness, place))
        return replace(self, order=tuple(order))


def counts_after(counts: Counts, before: ClaimLine, after: ClaimLine) -> Counts:
    """How far an article is once one claim changed, without counting the others again."""
    changed: dict[str, int] = {}
    for line, step in ((before, -1), (after, 1)):
        for name in _counted(line):
            changed[name] = changed.get(name, 0) + step
    return counts.model_copy(
        update={name: getattr(counts, name) + step for name, step in changed.items() if step}
    )


def _counted(line: ClaimLine) -> list[str]:
    """The counters a claim adds one to."""
    names = [line.standing.value]
    names += ["settled"] if line.settled else []
    names += ["must_check"] if line.must_check else []
    if line.work in {WorkState.WAITING, WorkState.SKIPPED}:
        names.append(line.work.value)
    return names
