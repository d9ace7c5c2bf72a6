"""Plain work over many items, in chunks, on as many processes as there are; one where none can be started."""

from __future__ import annotations

import gc
import multiprocessing
import os
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from types import TracebackType

I = TypeVar("I")  # noqa: E741  # an item
R = TypeVar("R")

WORTH = 20_000
"""Claims from which on starting processes, at half a second each, is worth it."""

_AHEAD = 8
"""Chunks waiting for each process, so that none is idle and memory stays small."""

_AWAY = 10
"""So many times larger are the chunks that other processes get: handing one over takes a millisecond."""

_PATIENCE = 0.05
"""Seconds after which a caller that waits for an answer may do something else."""


class Workers:
    """Processes that work on chunks of items side by side, used in a ``with`` statement.

    They are started afresh (``spawn``), so that no thread and no open database is inherited.

    Args:
        processes: How many; as many as processors where it is not given. One means this one.
    """

    def __init__(self, processes: int | None = None) -> None:
        self._count = processes or usable_processors()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self._count > 1:
            try:
                self._pool = ProcessPoolExecutor(
                    self._count,
                    mp_context=multiprocessing.get_context("spawn"),
                    initializer=gc.disable,  # plain values hold no cycles; looking for some takes an eighth
                )
            except (OSError, ValueError, NotImplementedError):  # no semaphores, as in some sandboxes
                self._pool = None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)
            self._pool = None

    def map(
        self, work: Callable[[list[I]], list[R]], items: Iterable[I], size: int
    ) -> Generator[list[R], None, None]:
        """Do work on items chunk by chunk; what comes back is in the order of the items.

        Args:
            work: A function of a module, which takes a list and gives a list as long.
            items: The items; plain values, since they travel between processes.
            size: Items in a chunk that is worked on in this process, which can do nothing else meanwhile.

        Yields:
            The answers of each chunk; none where the next chunk takes longer than a caller likes to wait.
        """
        left = iter(items)
        size = size if self._pool is None else size * _AWAY
        waiting: list[tuple[list[I], Future[list[R]] | None]] = []
        while True:
            while len(waiting) < self._count * _AHEAD + 1 and (chunk := list(islice(left, size))):
                waiting.append((chunk, self._submit(work, chunk)))
            if not waiting:
                return
            chunk, future = waiting[0]
            if future is not None and not wait([future], _PATIENCE).done:
                yield []
                continue
            del waiting[0]
            yield self._answer(work, chunk, future)

    def _submit(self, work: Callable[[list[I]], list[R]], chunk: list[I]) -> Future[list[R]] | None:
        if self._pool is None:
            return None
        try:
            return self._pool.submit(work, chunk)
        except (OSError, BrokenProcessPool):
            self._pool = None
            return None

    def _answer(
        self, work: Callable[[list[I]], list[R]], chunk: list[I], future: Future[list[R]] | None
    ) -> list[R]:
        """The answer of a process, or, where it could not be started or was ended, of this one."""
        if future is not None:
            try:
                return future.result()
            except (OSError, BrokenProcessPool):
                self._pool = None
        return work(chunk)


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
