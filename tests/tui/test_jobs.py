"""The desk's threads: one at a time, in order, never the event loop's, and polite while something long runs."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest

from claims.desk import Desk
from claims.errors import NotFound
from claims.progress import Progress
from tui.jobs import DeskThread

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path


@pytest.fixture
def thread(tmp_path: Path) -> DeskThread:
    """A thread with a desk on an empty database."""
    return DeskThread(lambda: Desk(tmp_path / "jobs.db", analyst="Anna Bell"), "test")


async def test_all_work_is_done_on_one_thread_that_is_not_the_loop_s(thread: DeskThread) -> None:
    names = [await thread.ask(lambda _desk: threading.current_thread().name) for _ in range(3)]
    assert len(set(names)) == 1
    assert names[0] != threading.current_thread().name
    await thread.close()


async def test_refusals_come_back_to_who_asked(thread: DeskThread) -> None:
    with pytest.raises(NotFound):
        await thread.ask(lambda desk: desk.find.article("nothing"))
    await thread.close()


async def test_a_verdict_does_not_wait_for_the_end_of_a_long_job(thread: DeskThread) -> None:
    order: list[str] = []

    def steps(_desk: Desk) -> Iterator[Progress]:
        for number in range(3):
            order.append(f"step {number}")
            yield Progress(number, 3, "working")

    async def verdict() -> None:
        await thread.ask(lambda _desk: order.append("verdict"))

    told: list[Progress] = []
    verdicts: list[asyncio.Task[None]] = []

    def tell(progress: Progress) -> None:
        told.append(progress)
        if not verdicts:
            verdicts.append(asyncio.create_task(verdict()))

    await thread.drive(steps, tell)
    await verdicts[0]
    assert [progress.done for progress in told] == [0, 1, 2]
    assert order.index("verdict") < len(order) - 1
    await thread.close()


async def test_a_job_with_an_answer_tells_how_far_it_is_and_closes_when_cancelled(thread: DeskThread) -> None:
    closed = threading.Event()

    def steps(_desk: Desk) -> Generator[Progress, None, str]:
        try:
            yield Progress(1, 2, "working")
            yield Progress(2, 2, "working")
        finally:
            closed.set()
        return "done"

    told: list[Progress] = []
    assert await thread.finish(steps, told.append) == "done"
    assert [progress.done for progress in told] == [1, 2]
    closed.clear()
    begun = asyncio.Event()
    running = asyncio.create_task(thread.finish(steps, lambda _progress: begun.set()))
    await begun.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    await thread.close()
    assert closed.is_set()


async def test_a_job_that_is_cancelled_stops_between_two_steps(thread: DeskThread) -> None:
    closed = threading.Event()

    def endless(_desk: Desk) -> Iterator[Progress]:
        try:
            while True:
                yield Progress(0, None, "working")
        finally:
            closed.set()

    begun = asyncio.Event()
    running = asyncio.create_task(thread.drive(endless, lambda _progress: begun.set()))
    await begun.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    await thread.close()
    assert closed.is_set()
