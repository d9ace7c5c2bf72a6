"""``dedupe --review``: pairs that only a person can decide, one at a time, in plain lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from claims import words
from claims.errors import DeskError
from claims.i18n import gettext as _
from claims.i18n import ngettext
from tui.cli.earlier import difference
from tui.cli.output import columns, say, wrap

if TYPE_CHECKING:
    from claims.desk import Desk
    from claims.usecases.review import Review
    from schema.cluster import Pair

SAME, DIFFERENT, CONFLICTING, CANONICAL, SKIP, UNDO, QUIT = "s", "d", "c", "k", "skip", "undo", "q"


def go_through(ready: Desk, session: Review) -> None:
    """Ask about each pair until the analyst stops or the input ends; after the last one, undo is left."""
    while True:
        left = session.left()
        if left:
            say(_("{n} of {total} left").format(n=len(left), total=session.total))
            _show(ready, left[0])
            say(_("s same · d different · c other figure · k same, A stands for all · skip · undo · q"))
        else:
            say(_("Nothing is left to decide."))
        answer = sys.stdin.readline()
        if not answer or answer.strip() == QUIT or not (left or answer.strip() == UNDO):
            return
        try:
            say(_answered(session, left[0] if left else None, answer.strip()))
        except DeskError as error:
            say(" ".join(part for part in (error.message, error.hint) if part))
        say()


def _answered(session: Review, pair: Pair | None, answer: str) -> str:
    """Do what was answered; gives what was done, in words."""
    if answer == UNDO or pair is None:
        session.undo()
        return _("Taken back.")
    if answer in {SAME, CANONICAL}:
        session.same(pair, canonical=pair.a if answer == CANONICAL else None)
        return _("The same.")
    if answer in {DIFFERENT, CONFLICTING}:
        session.different(pair, conflicting_figure=answer == CONFLICTING)
        return _("Kept apart.")
    if answer == SKIP:
        session.skip(pair)
        return _("Left for later.")
    return _("“{answer}” is no answer here.").format(answer=answer)


def _show(ready: Desk, pair: Pair) -> None:
    """Both claims with their articles and dates, and in what they differ."""
    for name, side in zip("AB", ready.duplicates.sides((pair.a, pair.b), around=False), strict=False):
        published = words.day(side.article.published) if side.article.published else _("undated")
        about = (side.article.title, side.article.publisher, published)
        say(wrap(" · ".join(part for part in about if part), columns(), "   ", f"{name}: "))
        say(wrap(side.line.claim, columns(), "   ", "   "))
        if side.together > 1:
            told = ngettext("told {n} time", "told {n} times", side.together)
            say("   " + told.format(n=words.number(side.together)))
    for each in pair.differences:
        say("   ≠ " + difference(each))
