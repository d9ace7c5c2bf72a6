"""The threads that own a desk: one for writing, one for reading, none of them the event loop's.

A `Desk` belongs to the thread that made it. The screens hand over small functions and await the answers; a
long job is a generator of progress whose steps are handed over one by one, so that a verdict given
meanwhile does not wait for its end.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from claims.desk import Desk
    from claims.progress import Progress

T = TypeVar("T")


class DeskThread:
    """One thread with its own desk, made when first needed.

    Args:
        opener: Opens the desk; runs on the thread.
        name: Name of the thread, for logs.
    """

    def __init__(self, opener: Callable[[], Desk], name: str) -> None:
        self._opener = opener
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._desk: Desk | None = None

    def prepare(self) -> None:
        """Open the desk now, while something else is waited for; what fails is told to the first who asks."""
        self._pool.submit(self._do, _nothing)

    async def ask(self, work: Callable[[Desk], T]) -> T:
        """Let the desk do something and await the answer.

        Args:
            work: Gets the desk; runs on the thread, after everything asked before.

        Raises:
            DeskError: Whatever the desk raised, the opening of the database included.
        """
        return await asyncio.wrap_future(self._pool.submit(self._do, work))

    async def drive(
        self, job: Callable[[Desk], Iterator[Progress]], tell: Callable[[Progress], None]
    ) -> None:
        """Run a long job to its end, or until the awaiting task is cancelled; what it committed stays.

        Args:
            job: Starts the generator; runs on the thread, like each of its steps.
            tell: Gets each step's progress, on the event loop.
        """
        steps = await self.ask(job)
        try:
            while (progress := await self.ask(lambda _desk: next(steps, None))) is not None:
                tell(progress)
        except asyncio.CancelledError:
            close = getattr(steps, "close", None)
            if close is not None:
                self._pool.submit(close)
            raise

    async def finish(
        self,
        job: Callable[[Desk], Generator[Progress, None, T]],
        tell: Callable[[Progress], None] | None = None,
    ) -> T:
        """Run a long job to its end and give its answer; other questions come between its steps.

        Where the awaiting task is cancelled the job ends, too; what it committed stays.

        Args:
            job: Starts the generator; runs on the thread, like each of its steps.
            tell: Gets each step's progress, on the event loop.
        """
        return await self._through(await self.ask(job), tell)

    async def finish_alone(
        self,
        job: Callable[[], Generator[Progress, None, T]],
        tell: Callable[[Progress], None] | None = None,
    ) -> T:
        """Run a long job that needs no desk to its end and give its answer; see `finish`."""
        return await self._through(await self.alone(job), tell)

    async def _through(
        self, steps: Generator[Progress, None, T], tell: Callable[[Progress], None] | None
    ) -> T:
        """Take each step of a job on this thread."""
        try:
            while True:
                answer = await self.alone(partial(_step, steps))
                if not isinstance(answer, _Going):
                    return answer
                if tell is not None:
                    tell(answer.progress)
        except asyncio.CancelledError:
            self._pool.submit(steps.close)
            raise

    async def reopen(self) -> None:
        """Close the desk, so that the next question opens it anew, for instance for another analyst."""
        await asyncio.wrap_future(self._pool.submit(self._close))

    async def alone(self, work: Callable[[], T]) -> T:
        """Do something on this thread that needs no desk, for instance read a file."""
        return await asyncio.wrap_future(self._pool.submit(work))

    async def close(self) -> None:
        """Let what was asked for finish, close the desk and end the thread."""
        await asyncio.wrap_future(self._pool.submit(self._close))
        self._pool.shutdown(wait=False)

    def _do(self, work: Callable[[Desk], T]) -> T:
        if self._desk is None:
            self._desk = self._opener()
        return work(self._desk)

    def _close(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None


class Bench:
    """The threads behind the screens: one writes, one reads, one works out what needs no database.

    Args:
        writing: Opens the desk that may change things.
        reading: Opens the one that only looks.
    """

    def __init__(self, writing: Callable[[], Desk], reading: Callable[[], Desk]) -> None:
        self._writer = DeskThread(writing, "desk-writer")
        self._reader = DeskThread(reading, "desk-reader")
        self._worker = DeskThread(reading, "desk-worker")

    def prepare(self) -> None:
        """Open the writing desk now; see `DeskThread.prepare`."""
        self._writer.prepare()

    async def write(self, work: Callable[[Desk], T]) -> T:
        """Let the writing desk do something; see `DeskThread.ask`."""
        return await self._writer.ask(work)

    async def read(self, work: Callable[[Desk], T]) -> T:
        """Let the reading desk look something up beside the writing; see `DeskThread.ask`."""
        return await self._reader.ask(work)

    async def read_in_steps(
        self,
        job: Callable[[Desk], Generator[Progress, None, T]],
        tell: Callable[[Progress], None] | None = None,
    ) -> T:
        """Let the reading desk do something long; see `DeskThread.finish`."""
        return await self._reader.finish(job, tell)

    async def write_in_steps(
        self,
        job: Callable[[Desk], Generator[Progress, None, T]],
        tell: Callable[[Progress], None] | None = None,
    ) -> T:
        """Let the writing desk do something long; see `DeskThread.finish`."""
        return await self._writer.finish(job, tell)

    async def read_without_desk(self, work: Callable[[], T]) -> T:
        """Do something slow beside the writing that needs no desk; see `DeskThread.alone`."""
        return await self._reader.alone(work)

    async def work_in_steps(
        self,
        job: Callable[[], Generator[Progress, None, T]],
        tell: Callable[[Progress], None] | None = None,
    ) -> T:
        """Do something long that needs no desk, beside reading and writing; see `DeskThread.finish_alone`."""
        return await self._worker.finish_alone(job, tell)

    async def work(self, work: Callable[[], T]) -> T:
        """Do something slow that needs no desk, beside reading and writing."""
        return await self._worker.alone(work)

    async def reopen(self) -> None:
        """Open both desks anew with the next question."""
        await self._writer.reopen()
        await self._reader.reopen()

    async def drive(
        self, job: Callable[[Desk], Iterator[Progress]], tell: Callable[[Progress], None]
    ) -> None:
        """Run a long job on the writing desk; see `DeskThread.drive`."""
        await self._writer.drive(job, tell)

    async def close(self) -> None:
        """Finish what was begun and close both desks."""
        await self._worker.close()
        await self._reader.close()
        await self._writer.close()


class _Going(NamedTuple):
    """Says that a job has further steps."""

    progress: Progress


def _step(steps: Generator[Progress, None, T]) -> T | _Going:
    """One step of a job; its answer once it has ended."""
    try:
        return _Going(next(steps))
    except StopIteration as end:
        answer: T = end.value
        return answer


def _nothing(_desk: Desk) -> None:
    """Ask nothing of a desk but to be there."""
