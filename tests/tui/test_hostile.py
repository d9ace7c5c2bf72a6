"""Whatever an article, a source or a check contains, nothing of it reaches the terminal but harmless characters."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Self

import pyte
import pytest

from claims.desk import Desk
from claims.reading import read_bytes
from schema.claim import ClaimKind, WorkState
from schema.source import SourceKind
from schema.verdict import VerdictValue
from tests.tui.examples import split_of

ROOT = Path(__file__).parent.parent.parent
MARKS = {
    "clipboard": b"\x1b]52;c;",
    "colour": b"\x1b[31m",
    "C1 control": "\x9b31m".encode(),
    "override": "\u202e".encode(),
    "isolate": "\u2067".encode(),
    "zero width": "\u200b".encode(),
    "line separator": "\u2028".encode(),
    "tag": "\U000e0041".encode(),
}
"""Byte strings that only the data could bring."""

PAYLOAD = "[/x] [@click=app.quit]Z[/] \x1b]52;c;SGk=\x07 \x1b[31mR \x9b31m \u202e \u2067 \u200b \u2028 \U000e0041 a\\"
TEXT = f"Titre {PAYLOAD}\n\nUne phrase {PAYLOAD} finit ici. Une autre {PAYLOAD} aussi."
SHEETS = {
    "r": "Rationale",
    "e": "Known from",
    "a": "type a part of its title",
    "x": "Cut in two",
    "f": "another fix",
    "w": "Until",
    "c": "place wrong",
    "?": "type to search",
    "\x10": "Find an action",
}
"""Keys that open something above the desk, and words that only it shows."""

JUNK = re.compile(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\|\x1b\[[0-9]* q", re.DOTALL)


def environment() -> dict[str, str]:
    """The tests' own, without the size of the terminal they run in: it would win over the one that is asked."""
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    return {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLORTERM": "truecolor"}


class Watched:
    """The application in a pseudo-terminal, every byte it writes kept.

    Args:
        database: What it opens.
    """

    def __init__(self, database: Path) -> None:
        self.bytes = b""
        self.screen = pyte.Screen(120, 80)
        self.stream = pyte.ByteStream(self.screen)
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 80, 120, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("hostile.py")), str(database)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env=environment(),
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        os.close(self.master)

    def wait_for(self, words: str, seconds: float = 60) -> None:
        """Read until some words are on the screen."""
        end = time.monotonic() + seconds
        while words not in "\n".join(self.screen.display):
            assert time.monotonic() < end, f"“{words}” never came:\n" + "\n".join(self.screen.display)
            self.read()

    def press(self, keys: str, words: str) -> None:
        """Press keys and wait for words."""
        os.write(self.master, keys.encode())
        self.wait_for(words)

    def leave(self, words: str) -> None:
        """Press Esc and wait until some words are gone."""
        os.write(self.master, b"\x1b")
        end = time.monotonic() + 20
        while words in "\n".join(self.screen.display):
            assert time.monotonic() < end, f"“{words}” never went"
            self.read()

    def read(self) -> None:
        """Take in what was written."""
        ready, _, _ = select.select([self.master], [], [], 0.1)
        if ready:
            try:
                came = os.read(self.master, 1 << 16)
            except OSError:
                came = b""
            self.bytes += came
            self.stream.feed(JUNK.sub(b"", came))
        assert self.process.poll() is None, "it ended by itself"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A database in which every text that people or files bring is hostile."""
    path = tmp_path / "hostile.db"
    claims = [
        (line, ClaimKind.STATEMENT, f"Dr {PAYLOAD}", 0.9)
        for line in (f"Une phrase {PAYLOAD} finit ici", f"Une autre {PAYLOAD} aussi")
    ]
    with Desk(path, analyst="Anna Bell") as desk:
        list(
            desk.factchecks.import_rows(
                [
                    {
                        "id": f"x{PAYLOAD}",
                        "text": f"Une phrase {PAYLOAD} finit ici",
                        "lang": "fr",
                        "publisher": PAYLOAD,
                        "url": f"https://e.org/{PAYLOAD}",
                    }
                ]
            )
        )
        page = desk.articles.add(
            read_bytes(TEXT.encode(), name="x"),
            title=f"Titre {PAYLOAD}",
            publisher=PAYLOAD,
            lang="fr",
            published="2026",
            split=split_of(TEXT, claims),
        )
        first, second = (line.id for line in page.lines)
        desk.verdicts.mark(first, VerdictValue.CONTRADICTED, rationale=PAYLOAD, fixes=[("phrase", PAYLOAD)])
        source = desk.sources.add(SourceKind.PAGE, PAYLOAD, url=PAYLOAD, publisher=PAYLOAD)
        desk.sources.cite([first], source.id, quote=PAYLOAD, locator=PAYLOAD)
        desk.notes.add(first, PAYLOAD)
        desk.work.set(second, WorkState.WAITING, note=PAYLOAD)
    return path


def test_no_byte_of_the_data_reaches_the_terminal_as_it_is(hostile: Path) -> None:
    with Watched(hostile) as app:
        app.wait_for("published check")
        app.wait_for("Titre [/x] [@click=app.quit]Z[/]")
        app.press("/", "words of a claim")
        app.press("phrase", "1 claim ")
        app.leave("Search everything")
        app.press("\r", "contradicted")
        app.wait_for("note, never exported")
        for key, sheet in SHEETS.items():
            app.press(key, sheet)
            app.leave(sheet)
        app.press("m", "take over")
        app.leave("take over")
        app.press("/", "Search the article")
        app.press("[/x] nothing\r", "does not stand in the article")
        app.press("j", "waiting for")
    assert "␛]52;c;".encode() in app.bytes, "the data never came to the screen"
    for name, mark in MARKS.items():
        assert mark not in app.bytes, name


def test_no_byte_of_claims_told_twice_reaches_the_terminal_as_it_is(hostile: Path) -> None:
    wordings = (f"Le pont rouvre mardi à Lyon {PAYLOAD}", f"Mardi à Lyon, le pont rouvre {PAYLOAD}")
    with Desk(hostile, analyst="Anna Bell") as desk:
        claims = []
        for number, words in enumerate((*wordings, f"Le tram {PAYLOAD} roule", f"Il roule {PAYLOAD}")):
            text = f"{TEXT}\n\n{words}."
            page = desk.articles.add(
                read_bytes(text.encode(), name=f"{number}"),
                title=f"Titre {PAYLOAD}",
                publisher=f"Journal {PAYLOAD}",
                lang="fr",
                published="2026",
                split=split_of(text, [(words, ClaimKind.STATEMENT, f"Dr {PAYLOAD}", 0.9)]),
            )
            claims.append(page.lines[0].id)
        desk.clusters.merge(claims[2], claims[3], PAYLOAD)
    with Watched(hostile) as app:
        app.wait_for("published check")
        app.press("D", "2 claims · 2 articles")
        app.wait_for("stands for 2 claims")
        app.press("\t", "take out")
        app.press("x", "Take this claim out")
        app.leave("Take this claim out")
        app.press("r", "Le pont rouvre mardi")
        app.press("k", "Which one stands for all?")
        app.leave("Which one stands for all?")
        app.press("n", "● different")
    assert "␛]52;c;".encode() in app.bytes, "the data never came to the screen"
    for name, mark in MARKS.items():
        assert mark not in app.bytes, name


def test_a_click_on_hostile_markup_runs_nothing(hostile: Path) -> None:
    with Watched(hostile) as app:
        app.wait_for("Titre [/x]")
        row = next(number for number, line in enumerate(app.screen.display) if "@click" in line)
        column = app.screen.display[row].index("@click") + 2
        for button in (f"\x1b[<0;{column};{row + 1}M", f"\x1b[<0;{column};{row + 1}m"):
            os.write(app.master, button.encode())
        app.press("?", "type to search")
