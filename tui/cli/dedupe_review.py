"""``dedupe --review``: pairs that only a person can decide, one at a time, in plain lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from claims import words
from claims.errors import DeskError
from claims.i18n import gettext as _
from claims.i18n import ngettext
from claims.usecases.duplicates import offer_between
from tui.cli.dedupe_pair import NAMES, print_article, print_pair
from tui.cli.output import say

if TYPE_CHECKING:
    from claims.desk import Desk
    from claims.usecases.review import Review
    from schema.cluster import Pair

SAME, DIFFERENT, CONFLICTING, SKIP, UNDO, HELP, QUIT = "s", "d", "c", "skip", "undo", "?", "q"
_STANDS = {"k": 0, "ka": 0, "kb": 1}
"""The answers that also choose which claim stands for all."""
_OPENS = {"oa": 0, "ob": 1}
"""The answers that print an article."""


def go_through(ready: Desk, session: Review) -> None:
    """Ask about each pair until the analyst stops or the input ends; after the last one, undo is left.

    Args:
        ready: The open desk.
        session: What is to be decided.
    """
    if session.left():
        _say_answers()
    shown: Pair | None = None
    given = 0
    while True:
        pair = _next(ready, session)
        if pair is None:
            say(_("Nothing is left to decide."))
        elif pair != shown:
            _ask(ready, session, pair)
        shown = pair
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            _say_end(given, session.left())
            raise
        answer, _blank, why = line.strip().partition(" ")
        if not line or answer == QUIT or (pair is None and answer != UNDO):
            break
        try:
            given += _answered(ready, session, pair, answer.casefold(), why.strip() or None)
        except DeskError as error:
            say(" ".join(part for part in (error.message, error.hint) if part))
    _say_end(given, session.left())


def _say_answers() -> None:
    """Print what can be answered, one answer a line."""
    for line in (
        _("Answers, each with a reason after a space if you like:"),
        _("s: both tell the same."),
        _("d: they are different."),
        _("c: the same fact with a conflicting figure; kept apart."),
        _("ka or kb: the same, and A or B stands for all."),
        _("oa or ob: print the article of A or B."),
        _("skip: ask again after all others. undo: take the last answer back."),
        _("?: print this again. q: stop; every answer is stored already."),
    ):
        say(line)
    say()


def _next(ready: Desk, session: Review) -> Pair | None:
    """The pair to decide now; pairs one of whose claims is gone are not asked about."""
    while (pair := session.current()) is not None:
        if len(ready.duplicates.sides((pair.a, pair.b), around=False)) == len(NAMES):
            return pair
        session.drop(pair)
    return None


def _ask(ready: Desk, session: Review, pair: Pair) -> None:
    """Print how many are left, and the pair."""
    left, more = session.left(), session.settles(pair)
    say(_("{n} of {total} left.").format(n=words.number(left), total=words.number(session.total)))
    if more:
        told = ngettext(
            "The answer settles {n} pair at once.", "The answer settles {n} pairs at once.", more + 1
        )
        say(told.format(n=words.number(more + 1)))
    print_pair(ready.duplicates.sides((pair.a, pair.b)), pair)
    say(_("Your answer?"))


def _answered(ready: Desk, session: Review, pair: Pair | None, answer: str, why: str | None) -> int:
    """Do what was answered and say so; gives how many answers more are stored than before."""
    if answer == UNDO or pair is None:
        was_stored = session.undo()
        say(_("Taken back."))
        say()
        return -1 if was_stored else 0
    if answer in _OPENS:
        print_article(ready, ready.duplicates.sides((pair.a, pair.b))[_OPENS[answer]])
        say(_("Your answer?"))
    elif answer == HELP:
        _say_answers()
    elif answer == SKIP:
        session.skip(pair)
        say(_("Left for later."))
        say()
    elif answer == SAME or answer in _STANDS:
        stands = (pair.a, pair.b)[_STANDS[answer]] if answer in _STANDS else None
        session.same(pair, why, canonical=stands)
        said = (
            _("The same; {name} stands for all.").format(name=NAMES[_STANDS[answer]])
            if stands
            else _("The same.")
        )
        say(said)
        _say_offer(ready, pair)
        say()
        return 1
    elif answer in {DIFFERENT, CONFLICTING}:
        session.different(pair, why, conflicting_figure=answer == CONFLICTING)
        say(_("Kept apart, as a conflicting figure.") if answer == CONFLICTING else _("Kept apart."))
        say()
        return 1
    else:
        say(_("“{answer}” is no answer here; ? lists the answers.").format(answer=answer))
    return 0


def _say_offer(ready: Desk, pair: Pair) -> None:
    """Say how the verdict of a checked claim is given to the one just put with it."""
    offer = offer_between(ready.duplicates.sides((pair.a, pair.b), around=False))
    if offer is not None:
        giver, taker = (f"{side.article.id}/{side.line.number}" for side in offer)
        said = _("One of them is checked: “claimdesk handon {giver} {taker}” gives its verdict to the other.")
        say(said.format(giver=giver, taker=taker))


def _say_end(given: int, left: int) -> None:
    """Say how the review ended."""
    stored = ngettext("{n} answer is stored", "{n} answers are stored", given).format(n=words.number(given))
    open_ones = ngettext("{n} pair is left", "{n} pairs are left", left).format(n=words.number(left))
    say(_("{stored}, {left}.").format(stored=stored, left=open_ones))
