"""A search in a process of its own, so that the screens never wait for it and its memory goes with it.

Both sides speak JSON lines over the standard streams. ``multiprocessing`` cannot begin while Textual holds
the standard streams of this process: its helper asks them for a file number. In the process started here it
can, and spreads the work over all processors.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from claims import i18n
from claims.progress import Progress
from claims.usecases.searched import Found

if TYPE_CHECKING:
    from collections.abc import Generator

    from claims.dedupe import Deduplication
    from claims.usecases.searched import Question
    from schema.cluster import Pair

WORTH = 5_000
"""Claims from which on a process of its own, at half a second, is worth it."""

_TEXTS, _PAIRS = 1_000, 200
"""Claims and pairs handed over at a time: some 5 ms each, in which nothing else happens here."""
_BEAT = 0.2
"""Seconds after which the process says that it is still there, so that whoever waits may stop it."""


def answered_apart(question: Question) -> Generator[Progress, None, Found]:
    """Answer a question in a process of its own; here where the claims are few, or none can be started.

    The process ends when the generator does, and when this program ends in whatever way.

    Args:
        question: What to compare.
    """
    if len(question.texts) >= WORTH:
        with suppress(OSError):  # none can be started, or it was ended
            process = _start()
            try:
                found = yield from _asked(process, question)
            finally:
                _end(process)
            if found is not None:
                return Found(question, found)
    return (yield from question.answer())


def _start() -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(  # noqa: S603 -- this program's own module, by this interpreter
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let the process see that nobody asks any more; it ends those it began; a signal would not."""
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            if stream is not None:
                stream.close()
    process.wait()


def _asked(
    process: subprocess.Popen[bytes], question: Question
) -> Generator[Progress, None, Deduplication | None]:
    """Hand a question over and wait for its answer; None where the process ended without one."""
    from claims.dedupe import Deduplication
    from schema.cluster import Pair

    if process.stdin is None or process.stdout is None:
        return None
    last = Progress(0, None, i18n.gettext("reading claims"))
    for line in _lines_of(question):
        process.stdin.write(line)
        yield last
    process.stdin.flush()
    pairs: list[Pair] = []
    clusters: list[tuple[str, ...]] = []
    for answer in process.stdout:
        told = json.loads(answer)
        if told is None:
            yield last
        elif "words" in told:
            last = Progress(told["done"], told["total"], told["words"])
            yield last
        elif "end" in told:
            return Deduplication(tuple(pairs), tuple(clusters))
        else:
            pairs += [Pair.model_validate_json(pair) for pair in told.get("pairs", ())]
            clusters += [tuple(group) for group in told.get("clusters", ())]
            yield last
    return None


def _lines_of(question: Question) -> Generator[bytes, None, None]:
    """A question as lines, the last of which says that it is all."""
    for start in range(0, len(question.texts), _TEXTS):
        yield _line({"texts": question.texts[start : start + _TEXTS]})
    must, cannot = question.decided()
    yield _line({"must": must, "cannot": cannot, "lang": i18n.current()})


def _line(told: object) -> bytes:
    return json.dumps(told).encode() + b"\n"


def main() -> None:
    """Read a question from standard input, and write how far it is and the answer to standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is written must not come between the lines
    gc.disable()  # plain values hold no cycles, and all memory goes with this process
    from claims.dedupe import DedupeClaim, deduplicate

    texts: list[DedupeClaim] = []
    for line in sys.stdin.buffer:
        told = json.loads(line)
        texts += [DedupeClaim(*text) for text in told.get("texts", ())]
        if "lang" in told:
            break
    else:
        return
    i18n.use(told["lang"])
    said = _Said(answers)
    for work in (_end_with_asker, said.beat):
        threading.Thread(target=work, daemon=True).start()
    steps = deduplicate(texts, must=told["must"], cannot=told["cannot"])
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            said.answer(end.value)
            return
        said.put({"done": step.done, "total": step.total, "words": step.words})


class _Said:
    """What is written to the asker, line by line, from two threads."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._lock = threading.Lock()
        self._ended = threading.Event()

    def put(self, told: object) -> None:
        """Write one line."""
        with self._lock:
            self._answers.write(_line(told))
            self._answers.flush()

    def beat(self) -> None:
        """Say now and then that there is somebody."""
        while not self._ended.wait(_BEAT):
            self.put(None)

    def answer(self, found: Deduplication) -> None:
        """Write what was found, then that it is all."""
        self._ended.set()
        for start in range(0, len(found.pairs), _PAIRS):
            self.put({"pairs": [pair.model_dump_json() for pair in found.pairs[start : start + _PAIRS]]})
        for start in range(0, len(found.clusters), _TEXTS):
            self.put({"clusters": found.clusters[start : start + _TEXTS]})
        self.put({"end": True})


def _end_with_asker() -> None:
    """End at once, with the processes begun here, when nobody waits for the answer any more."""
    while os.read(0, 1):
        pass
    for child in multiprocessing.active_children():
        child.terminate()
    os._exit(0)


if __name__ == "__main__":
    main()
