"""Run a program under a pseudo-terminal and time what it paints. Linux only; used by the benchmarks here."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_QUERY = re.compile(rb"\x1b\[\?(2026|2048)\$p")
_ESCAPES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\|\x1b.", re.DOTALL
)
QUIET = 0.02
"""Seconds without output after which a paint counts as finished."""


class Press(NamedTuple):
    """What one key press cost."""

    wall_ms: float
    """From the key written to the last byte of the paint."""
    cpu_ms: float
    """Processor time of the program, all threads."""


class Terminal:
    """A program and the terminal it believes in.

    Args:
        command: The program and its arguments.
        columns: Width in cells.
        rows: Height in cells.
        environment: Variables beside the current ones.
    """

    def __init__(
        self, command: Sequence[str], columns: int, rows: int, environment: Mapping[str, str] | None = None
    ) -> None:
        settings = {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
            **(environment or {}),
        }
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        size = struct.pack("HHHH", rows, columns, 0, 0)
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(command[0], list(command), os.environ | settings)  # noqa: S606  # the program under test
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)
        self.painted = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def wait_for(self, words: str, seconds: float = 60.0) -> float:
        """Milliseconds from the start until the words were painted.

        Raises:
            TimeoutError: When they never were.
        """
        wanted = words.encode()
        while time.perf_counter() - self.started < seconds:
            at = self._read(0.5)
            if at is not None and wanted in _ESCAPES.sub(b"", self.painted):
                return (at - self.started) * 1000
        raise TimeoutError(f"“{words}” was never painted")

    def settle(self, quiet: float = 0.5, seconds: float = 60.0) -> None:
        """Wait until nothing was painted for a while."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until and self._read(quiet) is not None:
            pass

    def press(self, key: str) -> Press:
        """Type a key and wait until its paint is finished."""
        cpu, began = self._cpu_ms(), time.perf_counter()
        os.write(self._fd, key.encode())
        last = self._read(5.0) or time.perf_counter()
        while (at := self._read(QUIET)) is not None:
            last = at
        return Press((last - began) * 1000, self._cpu_ms() - cpu)

    def resident_mib(self) -> float:
        """Resident memory of the program now."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024

    def _cpu_ms(self) -> float:
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e6

    def _read(self, timeout: float) -> float | None:
        ready, _, _ = select.select([self._fd], [], [], timeout)
        if not ready:
            return None
        try:
            chunk = os.read(self._fd, 1 << 18)
        except OSError:  # Linux reports the end of a pseudo-terminal as an input/output error
            return None
        at = time.perf_counter()
        self.painted = (self.painted + chunk)[-2_000_000:]
        for query in _QUERY.finditer(chunk):
            answer = 2 if query[1] == b"2026" else 0
            os.write(self._fd, b"\x1b[?%s;%d$y" % (query[1], answer))
        return at
