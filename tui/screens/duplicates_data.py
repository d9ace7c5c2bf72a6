"""What the cluster browser shows, read page by page on the reading thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tui.widgets.paged_list import PAGE

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Sequence

    from textual.timer import Timer

    from schema.base import Id
    from schema.duplicates import ClaimSide, ClusterLine
    from tui.screens.duplicates import DuplicatesScreen
    from tui.widgets.paged_list import PagedList

T = TypeVar("T")

_CLOSER_AFTER = 0.06
"""Seconds without another key after which what is in hand is read: a held key skips clusters."""


class DuplicatesData:
    """Reads clusters and members for a screen, and keeps what is in hand in hand.

    Args:
        screen: Shows them.
        claim: A claim whose cluster to take in hand first.
    """

    def __init__(self, screen: DuplicatesScreen, claim: Id | None) -> None:
        self._screen = screen
        self._wanted = claim
        self.ids: tuple[Id, ...] = ()
        """All clusters, in the order of the list."""
        self.alarms = 0
        """How many of them hold members found both right and wrong."""
        self.cluster: Id | None = None
        """The cluster whose members are listed."""
        self.members: tuple[Id, ...] = ()
        """Its members, in the order of the list."""
        self._member: Id | None = None
        self._seen = -1
        self._looking: asyncio.Task[None] | None = None
        self._closer: Timer | None = None
        self._closing: asyncio.Task[None] | None = None

    def look(self) -> None:
        """Read the clusters anew where the history went on."""
        if self._screen.is_in_front and (self._looking is None or self._looking.done()):
            self._looking = self._screen.attend(self._look())

    async def look_now(self) -> None:
        """Read everything anew after an action of one's own."""
        if self._looking is not None and not self._looking.done():
            await self._looking
        await self._look()

    def look_closer(self) -> None:
        """Read what is in hand, in a moment and unless another key comes first."""
        if self._closer is not None:
            self._closer.stop()
        self._closer = self._screen.set_timer(_CLOSER_AFTER, self._settle)

    async def fill(self, start: int, *, clusters: bool) -> None:
        """Read a page that is about to be seen.

        Args:
            start: Its first row.
            clusters: Whether it is one of the clusters, else one of the members.
        """
        if clusters:
            ids = self.ids
            rows = await self._clusters(ids[start : start + PAGE])
            if ids is self.ids:
                self._screen.clusters.fill(start, rows)
        else:
            members = self.members
            sides = await self._sides(members[start : start + PAGE])
            if members is self.members:
                self._screen.members.fill(start, sides)
        self._screen.write()

    def _settle(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
        self._closing = self._screen.attend(self._look_closer())

    async def _look(self) -> None:
        bench, screen = self._screen.bench, self._screen
        last = await bench.read(lambda desk: desk.history.last())
        if last == self._seen:
            return
        order = await bench.read(lambda desk: desk.duplicates.order())
        hand = screen.cluster.id if screen.cluster else None
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            home = await bench.read(lambda desk: desk.clusters.of(wanted))
            hand, self._member = (home.id, wanted) if home else (hand, None)
            if home is None and order.ids:
                screen.say_alone()
        known = set(order.ids)
        # Rows keep their places until a cluster is new: nothing may jump under the hand.
        grown = not known <= set(self.ids)
        self._seen, self.alarms = last, order.alarms
        self.ids = order.ids if grown else tuple(one for one in self.ids if one in known)
        place = self.ids.index(hand) if hand in known else min(screen.clusters.hand, len(self.ids) - 1)
        screen.say_none()
        await _show(screen.clusters, self.ids, place, self._clusters)
        await self._show_members()

    async def _look_closer(self) -> None:
        line = self._screen.cluster
        if line is not None and line.id == self.cluster:
            await self._show_member()
        else:
            self._member = None
            await self._show_members()

    async def _show_members(self) -> None:
        screen, line = self._screen, self._screen.cluster
        if line is None:
            self.cluster, self.members = None, ()
            screen.members.show(())
        else:
            name = line.id
            members = await screen.bench.read(lambda desk: desk.duplicates.members(name))
            place = members.index(self._member) if self._member in members else 0
            if name == self.cluster and self._member not in members:
                place = min(screen.members.hand, len(members) - 1)
            await _show(screen.members, members, place, self._sides)
            self.cluster, self.members = name, members
        screen.show_cluster(line)
        await self._show_member()

    async def _show_member(self) -> None:
        screen = self._screen
        hand = self.members[screen.members.hand] if self.members else None
        sides = await screen.bench.read(lambda desk: desk.duplicates.sides([hand] if hand else []))
        links = await screen.bench.read(lambda desk: desk.duplicates.decisions(hand) if hand else ())
        others = [link.b if link.a == hand else link.a for link in links]
        met = await screen.bench.read(lambda desk: desk.duplicates.sides(others, around=False))
        told = list(zip(links, met, strict=True)) if len(met) == len(links) else []
        screen.show_member(sides[0] if sides else None, told, from_top=hand != self._member)
        self._member = hand

    async def _clusters(self, ids: Sequence[Id]) -> Sequence[ClusterLine]:
        return await self._screen.bench.read(lambda desk: desk.duplicates.lines(ids))

    async def _sides(self, ids: Sequence[Id]) -> Sequence[ClaimSide]:
        return await self._screen.bench.read(lambda desk: desk.duplicates.sides(ids, around=False))


async def _show(
    rows: PagedList[T], ids: Sequence[Id], hand: int, read: Callable[[Sequence[Id]], Awaitable[Sequence[T]]]
) -> None:
    """List rows that are read by page, the page of the row in hand first, so that nothing flickers."""
    place = max(0, hand)
    start = place - place % PAGE
    page = await read(ids[start : start + PAGE])
    rows.expect(len(ids), place)
    rows.fill(start, page)
