"""The review session behind its screen: answers on the writing thread, claims read ahead on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claims.errors import DeskError
from claims.usecases.selected import Selection

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Sequence

    from claims.desk import Desk
    from claims.usecases.review import Review
    from claims.usecases.searched import Found
    from schema.base import Id
    from schema.cluster import Pair
    from schema.duplicates import ClaimSide
    from tui.screens.review import ReviewScreen

_AHEAD = 3
"""Pairs read before they are asked about, so that the next one is there at once."""


class Turn(NamedTuple):
    """Where the review is."""

    pair: Pair | None
    """The pair in hand; None where all is decided."""
    ahead: tuple[Pair, ...]
    """Those that come next."""
    left: int
    """How many are to be decided, the pair in hand among them."""
    total: int
    """How many there were in the beginning."""
    settles: int = 0
    """How many other pairs the answer to the one in hand settles."""
    open: bool = True
    """Whether the pair in hand still is to be decided; somebody else may have done it."""


class ReviewData:
    """Asks the session and keeps what the next pairs say.

    Args:
        screen: Shows it.
    """

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self.turn: Turn | None = None
        """Where the review is; None until the pairs are found."""
        self._review: Review | None = None
        self._sides: dict[Id, ClaimSide] = {}
        self._seen = -1
        self._looking: asyncio.Task[None] | None = None

    @property
    def sides(self) -> tuple[ClaimSide, ClaimSide] | None:
        """Both claims of the pair in hand; None where there is none or one of them is gone."""
        pair = self.turn.pair if self.turn else None
        if pair is None or pair.a not in self._sides or pair.b not in self._sides:
            return None
        return self._sides[pair.a], self._sides[pair.b]

    async def open(self) -> bool:
        """Look for the pairs to be decided, or take those of the last search where they still hold.

        Returns:
            Whether there is a review; none where the search was stopped.
        """
        found, bench = await self._found(), self._screen.bench
        if found is None:
            return False
        opened = await bench.work(found.opened)
        seen = found.question.seen
        self._review = await bench.write(lambda desk: desk.clusters.go_through(opened, seen))
        await self.do(_nothing)
        return True

    async def do(self, step: Callable[[Review], None]) -> None:
        """Take a step of the review and show the pair that is next.

        Args:
            step: An answer, a skip or an undo; runs on the writing thread.

        Raises:
            DeskError: What the desk refuses; the pair in hand stays.
        """
        if self._review is None:
            return
        try:
            await self._step(self._review, step)
        except DeskError:
            await self._look()  # perhaps somebody else decided
            raise
        self._screen.show_turn()
        await self._read(self._named())
        self._screen.show_again()

    async def _step(self, review: Review, step: Callable[[Review], None]) -> None:
        """Take a step and read the pair that is next; pairs whose claims are gone are not asked about."""

        def work(desk: Desk) -> tuple[Turn, int]:
            step(review)
            return _turn(review, None), desk.history.last()

        turn, self._seen = await self._screen.bench.write(work)
        self.turn = turn
        if self.sides is None:
            await self._read(self._named())
        gone = turn.pair
        if gone is not None and self.sides is None:
            await self._step(review, lambda going_on: going_on.drop(gone))

    async def _found(self) -> Found | None:
        search, bench = self._screen.desk_app.search, self._screen.bench
        await search.end()
        known = search.found
        if known is not None and await bench.read(lambda desk: desk.clusters.still_holds(known)):
            return known
        search.start(known.question.which if known else Selection(), apply=False, silent=True)
        await search.end()
        return None if search.found is known else search.found

    def look(self) -> None:
        """Look for decisions of other people, now and then."""
        if self._screen.is_in_front and (self._looking is None or self._looking.done()):
            self._looking = self._screen.attend(self._look())

    async def _look(self) -> None:
        review, turn = self._review, self.turn
        if review is None or turn is None:
            return
        last = await self._screen.bench.read(lambda desk: desk.history.last())
        if last == self._seen:
            return
        self._seen = last
        found = await self._screen.bench.write(lambda _desk: _turn(review, turn.pair))
        if self.turn is not turn:  # an answer was given meanwhile
            return
        self.turn = found
        await self._read(self._named())
        if turn.open and not found.open and turn.pair is not None:
            pair = turn.pair
            self._screen.show_decided(
                await self._screen.bench.read(lambda desk: desk.duplicates.decision(pair.a, pair.b))
            )
        elif found.open and not turn.open:
            self._screen.show_decided(None)
        self._screen.show_again()

    def _named(self) -> list[Id]:
        """The claims of the pair in hand and of those that come next."""
        if self.turn is None:
            return []
        pairs = [pair for pair in (self.turn.pair, *self.turn.ahead) if pair is not None]
        return list(dict.fromkeys(claim for pair in pairs for claim in (pair.a, pair.b)))

    async def _read(self, claims: Sequence[Id]) -> None:
        sides = await self._screen.bench.read(lambda desk: desk.duplicates.sides(claims))
        self._sides = {side.line.id: side for side in sides}


def _turn(review: Review, keep: Pair | None) -> Turn:
    """Where a review is.

    Args:
        review: The session.
        keep: The pair in hand, which stays in hand whatever others decide; None to take the next one.
    """
    left, ahead = review.left(), review.ahead(_AHEAD + 1)
    if keep is None:
        pair = ahead[0] if ahead else None
        return Turn(pair, ahead[1:], left, review.total, review.settles(pair) if pair else 0)
    others = tuple(pair for pair in ahead if pair != keep)
    return Turn(keep, others[:_AHEAD], left, review.total, review.settles(keep), open=review.is_open(keep))


def _nothing(_review: Review) -> None:
    """Take no step, only see where the review is."""
