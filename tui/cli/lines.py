"""How claims are printed: one line each, or the whole of one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from claims.inside.said import sign
from schema.claim import WorkState
from tui.cli.output import columns, cut, document, plain, say, table, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.inside import Inside
    from schema.view import ClaimLine, Counts


PAGE_AT_LEAST = 60
"""Columns of a line however narrow the terminal is, so that the words can be told."""
LABEL = 12
"""Columns of a label."""


def print_lines(lines: Sequence[ClaimLine], inside: Inside | None = None) -> None:
    """Print claims as a table: number, symbol, where they stand, and their words.

    Args:
        lines: The claims.
        inside: What claims of the article say of each other; it stands before their words.
    """
    rows = [
        (
            str(line.number),
            words.line_symbol(line),
            state(line),
            " ".join([*_beside(line, inside), *line.text.split()]),
        )
        for line in lines
    ]
    table(rows, (_("no."), "", _("verdict"), _("claim")))


def _beside(line: ClaimLine, inside: Inside | None) -> list[str]:
    """The other claims that tell the same fact or disagree, with their signs: “≠?6”."""
    found = inside.about(line.id) if inside else ()
    return [f"{sign(each)}{each.other_number(line.id)}" for each in found]


def report_lines(lines: Sequence[ClaimLine], *, as_json: bool) -> None:
    """Print how claims stand after a change: one line each, or a JSON document."""
    if as_json:
        document("claims", {"claims": [plain(line) for line in lines]})
        return
    for line in lines:
        say(told(line))


def state(line: ClaimLine) -> str:
    """Where a claim stands: what it waits for or why it is skipped, otherwise its verdict."""
    if line.work not in {WorkState.WAITING, WorkState.SKIPPED}:
        return words.verdict(line)
    about = [words.word(line.work), line.waiting_for]
    if line.until:
        about.append(words.due(line.until.astimezone(), datetime.now(UTC).astimezone()))
    return " · ".join(part for part in about if part)


def told(line: ClaimLine) -> str:
    """One claim in one line: “✗ 20 contradicted · place wrong: L'alliance a quitté …”."""
    start = f"{words.line_symbol(line)} {line.number} {state(line)}: "
    return cut(start + " ".join(line.text.split()), max(PAGE_AT_LEAST, columns()))


def summary(counts: Counts) -> str:
    """How far an article is, in one line: “12 of 40 settled · 3 contradicted · 6 must-check”."""
    parts = [_("{settled} of {claims} settled").format(settled=counts.settled, claims=counts.claims)]
    for number, said in (
        (counts.supported, _("{n} supported")),
        (counts.unverified, _("{n} unverified")),
        (counts.contradicted, _("{n} contradicted")),
        (counts.disputed, _("{n} disputed")),
        (counts.reopened, _("{n} reopened")),
        (counts.waiting, _("{n} waiting")),
        (counts.must_check, _("{n} must be checked")),
    ):
        if number:
            parts.append(said.format(n=number))
    return " · ".join(parts)


def paragraph(label: str, text: str) -> None:
    """Print a labelled text, wrapped, its further lines under the first."""
    say(wrap(text, columns(), " " * LABEL, f"{label:<{LABEL}}"))
