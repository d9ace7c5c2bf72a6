"""Which pair to decide next: the one whose answer settles most of what is open."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from schema.cluster import Pair


class _Between(NamedTuple):
    """What lies between two groups of claims."""

    pairs: int
    """How many pairs only a person can decide."""
    first: int
    """The place of the most alike of them."""
    apart: int = 0
    """How many decisions keep the two groups apart."""
    turn: int = 0
    """When the question was put off last; 0 where it was not."""

    @property
    def is_open(self) -> bool:
        """Whether there is something to ask."""
        return bool(self.pairs) and not self.apart


class _Said(NamedTuple):
    """Something said about two claims; what it changed is known, so that it can be taken back."""

    a: str
    b: str
    together: bool | None
    """Whether they belong together, or are kept apart; None where the question was put off."""
    turn: int = 0


class _Union(NamedTuple):
    """Two trees of claims that became one."""

    child: str
    parent: str
    name: str
    """What the group of the parent was called before."""


class _Cell(NamedTuple):
    """What lay between two groups before."""

    ours: str
    theirs: str
    before: _Between | None


class Open:
    """What is open between groups of claims.

    “The same” puts two groups together and “different” keeps them apart, so one answer settles all pairs
    between the two. Each answer costs what it changes: groups are trees without shortened paths, which can be
    taken apart again, and what is next stands in a heap whose outdated entries are passed over.

    Args:
        pairs: The pairs that only a person can decide.
        groups: Claims that tell the same already; others are alone.
        must: Pairs of claims that people put together.
        apart: Pairs that people keep apart.
    """

    def __init__(
        self,
        pairs: Iterable[Pair],
        groups: Iterable[Sequence[str]] = (),
        must: Iterable[tuple[str, str]] = (),
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._pairs = sorted(pairs, key=lambda pair: -pair.score)
        self._head: dict[str, str] = {}
        self._size: dict[str, int] = {}
        self._name: dict[str, str] = {}
        """What a group is called by the top of its tree: the name of the part with most around it."""
        self._between: dict[str, dict[str, _Between]] = {}
        self._queue: list[tuple[int, int, int, str, str]] = []
        self._said: list[tuple[_Said, list[_Union | _Cell]]] = []
        self._known: dict[tuple[str, str], bool] = {}
        self._turn = 0
        self.left = 0
        """How many questions are open."""
        for first, *others in groups:
            for other in others:
                self._join(first, other, [])
        self._place_pairs()
        for together, links in ((True, must), (False, apart)):
            for a, b in links:
                self.link(a, b, together=together)

    def ahead(self, count: int) -> tuple[Pair, ...]:
        """The questions that come next: those whose answer settles most, then those most alike.

        Those put off come last, in the order in which they were put off last.
        """
        found: list[tuple[int, int, int, str, str]] = []
        while self._queue and len(found) < count:
            entry = heappop(self._queue)
            if self._holds(entry) and entry not in found[-1:]:
                found.append(entry)
        for entry in found:
            heappush(self._queue, entry)
        return tuple(self._pairs[first] for _turn, _count, first, _ours, _theirs in found)

    def is_open(self, pair: Pair) -> bool:
        """Whether nobody decided yet about a pair, or about others that settle it."""
        between = self._cell(pair.a, pair.b)
        return between is not None and between.is_open

    def settles(self, pair: Pair) -> int:
        """How many other pairs the answer to one settles."""
        between = self._cell(pair.a, pair.b)
        return between.pairs - 1 if between is not None and between.is_open else 0

    def link(self, a: str, b: str, *, together: bool | None) -> None:
        """Note what people say of two claims.

        Args:
            a: One claim.
            b: The other.
            together: Whether they belong together or are kept apart; None where nobody says so any more.
        """
        pair = (min(a, b), max(a, b))
        if self._known.get(pair) is together:
            return
        if self._known.pop(pair, None) is not None:
            self._take_back(lambda said: said.together is not None and (said.a, said.b) == pair)
        if together is not None:
            self._known[pair] = together
            self._say(_Said(*pair, together))

    def linked(self) -> set[tuple[str, str]]:
        """The pairs of claims that people said something about, the smaller one first."""
        return set(self._known)

    def put_off(self, pair: Pair) -> int:
        """Ask a question after all others; gives the number by which it is taken up again."""
        self._turn += 1
        self._say(_Said(pair.a, pair.b, None, self._turn))
        return self._turn

    def take_up(self, turn: int) -> None:
        """Ask a question again where it stood before it was put off."""
        self._take_back(lambda said: said.turn == turn)

    def _place_pairs(self) -> None:
        """Count the pairs between any two groups, the most alike one standing for all."""
        for place, pair in enumerate(self._pairs):
            ours, theirs = self._group(pair.a), self._group(pair.b)
            if ours != theirs:
                known = self._between.setdefault(ours, {}).get(theirs)
                fresh = _Between(known.pairs + 1, known.first) if known else _Between(1, place)
                self._between[ours][theirs] = self._between.setdefault(theirs, {})[ours] = fresh
        self._queue = [
            (0, -between.pairs, between.first, ours, theirs)
            for ours, around in self._between.items()
            for theirs, between in around.items()
            if ours < theirs
        ]
        self.left = len(self._queue)
        heapify(self._queue)

    def _say(self, said: _Said) -> None:
        changed: list[_Union | _Cell] = []
        if said.together:
            self._join(said.a, said.b, changed)
        else:
            ours, theirs = self._group(said.a), self._group(said.b)
            if ours != theirs:
                now = self._between.get(ours, {}).get(theirs) or _Between(0, len(self._pairs))
                later = now._replace(turn=said.turn) if said.turn else now._replace(apart=now.apart + 1)
                self._put(ours, theirs, later, changed)
        self._said.append((said, changed))

    def _take_back(self, which: Callable[[_Said], bool]) -> None:
        """Take one thing back that was said, and say again what was said after it."""
        again: list[_Said] = []
        while self._said:
            said, changed = self._said.pop()
            for change in reversed(changed):
                self._restore(change)
            if which(said):
                break
            again.append(said)
        for said in reversed(again):
            self._say(said)

    def _restore(self, change: _Union | _Cell) -> None:
        if isinstance(change, _Cell):
            self._put(*change, [])
            return
        del self._head[change.child]
        self._size[change.parent] -= self._size.get(change.child, 1)
        self._name[change.parent] = change.name

    def _join(self, a: str, b: str, changed: list[_Union | _Cell]) -> None:
        """Make one group of two: the smaller tree below the larger, the fewer neighbours to the more."""
        parent, child = self._top(a), self._top(b)
        if parent == child:
            return
        if self._size.get(parent, 1) < self._size.get(child, 1):
            parent, child = child, parent
        kept, gone = self._name.get(parent, parent), self._name.get(child, child)
        changed.append(_Union(child, parent, kept))
        if len(self._between.get(kept, ())) < len(self._between.get(gone, ())):
            kept, gone = gone, kept
        self._head[child] = parent
        self._size[parent] = self._size.get(parent, 1) + self._size.get(child, 1)
        self._name[parent] = kept
        for other, between in tuple(self._between.get(gone, {}).items()):
            self._put(gone, other, None, changed)
            if other != kept:
                self._put(kept, other, _both(self._between[other].get(kept), between), changed)

    def _put(self, ours: str, theirs: str, now: _Between | None, changed: list[_Union | _Cell]) -> None:
        """Write what lies between two groups, and remember what did."""
        around, back = self._between.setdefault(ours, {}), self._between.setdefault(theirs, {})
        before = around.pop(theirs, None)
        changed.append(_Cell(ours, theirs, before))
        self.left += bool(now and now.is_open) - bool(before and before.is_open)
        if now is None:
            back.pop(ours, None)
            return
        around[theirs] = back[ours] = now
        if now.is_open:
            first, second = min(ours, theirs), max(ours, theirs)
            heappush(self._queue, (now.turn, -now.pairs, now.first, first, second))

    def _holds(self, entry: tuple[int, int, int, str, str]) -> bool:
        """Whether an entry of the queue says what is so now."""
        turn, count, first, ours, theirs = entry
        now = self._between.get(ours, {}).get(theirs)
        return now is not None and now.is_open and (now.turn, -now.pairs, now.first) == (turn, count, first)

    def _cell(self, a: str, b: str) -> _Between | None:
        return self._between.get(self._group(a), {}).get(self._group(b))

    def _group(self, claim: str) -> str:
        top = self._top(claim)
        return self._name.get(top, top)

    def _top(self, claim: str) -> str:
        while (head := self._head.get(claim)) is not None:
            claim = head
        return claim


def _both(one: _Between | None, other: _Between) -> _Between:
    """What lies between two groups one of which was two before."""
    if one is None:
        return other
    return _Between(
        one.pairs + other.pairs,
        min(one.first, other.first),
        one.apart + other.apart,
        max(one.turn, other.turn),
    )
