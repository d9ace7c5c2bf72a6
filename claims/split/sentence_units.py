"""Units: the stretches of a text that no sentence crosses.

In press text a line break ends a sentence: titles, kickers and captions stand on lines of their own and
have no full stop. Text that was wrapped by a mail program is the exception: there a line break says
nothing.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

_WRAP = range(40, 101)
"""Columns at which people and mail programs wrap text."""

_MID_SENTENCE = 0.4
"""Share of the line ends of wrapped text that fall inside a sentence, at least. German, with its many
capitals, has about half; lines that are sentences, verses or rows have next to none."""

_INVISIBLE = "\ufeff\u200b\u2060"
"""Marks without a shape that may stand at an edge and are no part of a sentence."""


@cache
def _line() -> re.Pattern[str]:
    return re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@cache
def _item() -> re.Pattern[str]:
    """The beginning of a list item, a dialogue line or a quoted mail line."""
    return re.compile(r"[-–—•‣◦▪*>|+]\s|\(?\d{1,3}[.)]\s")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and invisible marks at its edges; empty if nothing else is there."""
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return start, end


def units(text: str) -> list[tuple[int, int]]:
    """The lines of a text that say something, with the lines of wrapped paragraphs joined."""
    lines = [
        (start, end) for start, end in (trim(text, *m.span()) for m in _line().finditer(text)) if start < end
    ]
    found: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for line in lines:
        if run and not _may_continue(text, run[-1], line):
            found.extend(_joined(text, run))
            run = []
        run.append(line)
    found.extend(_joined(text, run))
    return found


def _may_continue(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether one line break alone parts two lines short enough to have been wrapped."""
    gap = text[line[1] : following[0]].replace("\r\n", "\n")
    breaks = sum(not character.isspace() or character in "\n\r\u2028\u2029\x0b\x0c\x85" for character in gap)
    longest = max(line[1] - line[0], following[1] - following[0])
    return breaks == 1 and longest < _WRAP.stop and not _item().match(text, following[0])


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines that follow each other closely, joined where each was full when it was wrapped."""
    if len(lines) < 2:  # noqa: PLR2004 - one line has nothing to join
        return lines
    width = max(end - start for start, end in lines)
    if width not in _WRAP:
        return lines
    found: list[tuple[int, int]] = []
    run = [lines[0]]
    for line, following in pairwise(lines):
        if not _was_full(text, line, following, width):
            found.extend(_one_if_wrapped(text, run))
            run = []
        run.append(following)
    found.extend(_one_if_wrapped(text, run))
    return found


def _was_full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the first word of the next line had no room left on this one."""
    word = text[following[0] : following[1]].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(word) > width


def _one_if_wrapped(text: str, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One unit if enough of the line ends of a run fall inside a sentence, its lines otherwise."""
    inside = sum(
        text[following[0]].islower() and text[line[1] - 1] not in ".!?…:" for line, following in pairwise(run)
    )
    wrapped = inside and inside >= _MID_SENTENCE * (len(run) - 1)
    return [(run[0][0], run[-1][1])] if wrapped else run
