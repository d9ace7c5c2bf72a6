"""What can be done in the cluster browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from claims.usecases.duplicates import JUDGED, UNJUDGED
from schema.history import EventKind
from tui import display
from tui.commands.base import Command, Group, marked
from tui.commands.duplicates_moves import MOVES
from tui.commands.general import Help, Light, Palette
from tui.commands.history import done_again, taken_back, told

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from textual.content import Content

    from schema.base import Id
    from schema.duplicates import ClaimSide
    from tui.screens.duplicates import DuplicatesScreen

UNDOABLE = frozenset({EventKind.LINKED, EventKind.CLUSTERS_CHANGED, EventKind.VERDICT_MARKED})
"""What is seen here, and so may be taken back here."""


class _MemberCommand(Command["DuplicatesScreen"]):
    group = Group.DUPLICATES

    def works(self, screen: DuplicatesScreen) -> bool:
        """A member is in hand, in the pane in use: what one does not look at is not changed."""
        return screen.pane == "members" and screen.member is not None


class FindDuplicates(Command["DuplicatesScreen"]):
    """Looks for duplicates in the whole database."""

    name, keys, rank = "find_duplicates", "D", 7
    label = marked("find duplicates")
    help = marked(
        "Look for claims told more than once in all articles and store them; it goes on when you leave, and "
        "undo takes it back."
    )
    group = Group.DUPLICATES

    def works(self, screen: DuplicatesScreen) -> bool:
        """None is running."""
        return not screen.desk_app.search.running

    def run(self, screen: DuplicatesScreen) -> None:
        """Begin; the screen stays usable meanwhile."""
        from claims.usecases.selected import Selection

        screen.desk_app.search.start(Selection(), apply=True)


class FindInSelection(Command["DuplicatesScreen"]):
    """Looks for duplicates in some articles, or only shows what would be stored."""

    name, keys, rank = "find_in_selection", "f", 0
    label = marked("find in a selection")
    help = marked(
        "Look for duplicates in some articles only, by date, language or publisher, or store nothing."
    )
    group = Group.DUPLICATES

    def works(self, screen: DuplicatesScreen) -> bool:
        """None is running."""
        return not screen.desk_app.search.running

    def run(self, screen: DuplicatesScreen) -> Coroutine[None, None, None]:
        """Ask for the articles, then begin."""
        return self._find(screen)

    async def _find(self, screen: DuplicatesScreen) -> None:
        from tui.screens.selection import ask_selection

        asked = await ask_selection(screen)
        if asked is not None:
            screen.desk_app.search.start(asked.which, apply=asked.apply)


class ReviewPairs(Command["DuplicatesScreen"]):
    """Opens the review."""

    name, keys, rank = "review_pairs", "r", 1
    label = marked("review pairs")
    help = marked("Decide about pairs that only a person can decide, first those that settle most.")
    group = Group.DUPLICATES

    def run(self, screen: DuplicatesScreen) -> None:
        """Open it."""
        from tui.screens.review import ReviewScreen

        screen.app.push_screen(ReviewScreen())


class SplitOff(_MemberCommand):
    """Takes a member out of its cluster for good."""

    name, keys, rank = "split_off", "x", 4
    label = marked("take out")
    help = marked("Take the member in hand out of its cluster, saying why; no later search puts it back.")

    def run(self, screen: DuplicatesScreen) -> Coroutine[None, None, None]:
        """Ask why, then take it out."""
        return self._split_off(screen)

    async def _split_off(self, screen: DuplicatesScreen) -> None:
        side = screen.member
        if side is None:
            return
        claim = side.line.id
        asked, why = await _ask_why(
            screen, side, _("Take this claim out of its cluster"), _("another place, another day …")
        )
        if asked:
            await screen.bench.write(lambda desk: desk.clusters.split_off(claim, why))
            await screen.data.look_now()


class MakeCanonical(_MemberCommand):
    """Lets a member stand for all."""

    name, keys, rank = "make_canonical", "asterisk", 5
    label = marked("stands for all")
    help = marked("Let the member in hand stand for all of its cluster.")

    def works(self, screen: DuplicatesScreen) -> bool:
        """Another member stands for all."""
        return super().works(screen) and screen.member is not None and not screen.member.canonical

    def run(self, screen: DuplicatesScreen) -> Coroutine[None, None, None]:
        """Ask why, then change it."""
        return self._change(screen)

    async def _change(self, screen: DuplicatesScreen) -> None:
        side = screen.member
        if side is None:
            return
        claim = side.line.id
        asked, why = await _ask_why(
            screen, side, _("Let this claim stand for all of its cluster"), _("closest to the source …")
        )
        if asked:
            await screen.bench.write(lambda desk: desk.clusters.canonical(claim, why))
            await screen.data.look_now()


class HandOn(_MemberCommand):
    """Gives the verdict on a member to others."""

    name, keys, rank = "hand_on", "v", 3
    label = marked("hand on verdict")
    help = marked(
        "Offer the verdict of a checked member, with its sources, to members without one; you choose which."
    )

    def works(self, screen: DuplicatesScreen) -> bool:
        """Some member was checked and some was not."""
        line = screen.cluster
        if line is None or line.id != screen.data.cluster:
            return False
        return bool(JUDGED & line.standings.keys()) and bool(UNJUDGED & line.standings.keys())

    def run(self, screen: DuplicatesScreen) -> Coroutine[None, None, None]:
        """Ask whose verdict and to whom."""
        return self._hand_on(screen)

    async def _hand_on(self, screen: DuplicatesScreen) -> None:
        from tui.screens.pick import Choice, Pick

        hand = screen.member if screen.pane == "members" else None
        members = screen.data.members
        checked, unjudged = await screen.bench.read(lambda desk: desk.duplicates.offers(members))
        giver = hand if hand and hand.line.standing in JUDGED else await _whose(screen, checked)
        if giver is None:
            return
        choices: list[Choice[tuple[Id, ...]]] = []
        if hand and hand.line.id in unjudged:
            choices.append(Choice(_("to the member in hand"), (hand.line.id,), "h"))
        if len(unjudged) > 1 or not choices:
            said = ngettext("to the {n} open member", "to all {n} open members", len(unjudged))
            choices.append(Choice(said.format(n=words.number(len(unjudged))), unjudged, "a"))
        chosen = await screen.ask(Pick(_offer(giver), choices))
        if chosen is None:
            return
        source, others = giver.line.id, chosen.value
        given = await screen.bench.write(lambda desk: desk.duplicates.hand_on(source, others))
        said = ngettext("{n} verdict given; it is yours.", "{n} verdicts given; they are yours.", len(given))
        display.notify(screen, said.format(n=words.number(len(given))))
        await screen.data.look_now()


async def _ask_why(
    screen: DuplicatesScreen, side: ClaimSide, asked: str, hint: str
) -> tuple[bool, str | None]:
    """Ask for a reason, which may stay empty.

    Args:
        screen: Where.
        side: The claim it is about.
        asked: What is about to be done.
        hint: What a reason may be.

    Returns:
        Whether to do it, and why.
    """
    from tui.screens.form import Field, Form

    draft = screen.drafts.setdefault(side.line.id, {})
    form = Form(
        display.text(asked),
        [Field("why", _("Why"), hint=hint)],
        context=display.text(side.line.claim, "bold"),
        draft=draft,
    )
    answers = await screen.ask(form)
    return (False, None) if answers is None else (True, answers["why"] or None)


async def _whose(screen: DuplicatesScreen, checked: tuple[ClaimSide, ...]) -> ClaimSide | None:
    """The checked member meant; asked for where their verdicts differ."""
    from tui.screens.pick import Choice, Pick

    by_verdict = {side.line.standing: side for side in reversed(checked)}
    if len(by_verdict) <= 1:
        return checked[0] if checked else None
    choices = [
        Choice(f"{words.line_symbol(side.line)} {words.verdict(side.line)}", side, style=f"${standing.value}")
        for standing, side in by_verdict.items()
    ]
    chosen = await screen.ask(Pick(display.text(_("They disagree. Which verdict?"), "bold"), choices))
    return chosen.value if chosen else None


def _offer(side: ClaimSide) -> Content:
    """What would be handed on: “Give ✓ supported · 2 sources (Le Courrier #3)”."""
    line, paper = side.line, side.article.publisher or side.article.title
    verdict = f"{words.line_symbol(line)} {words.verdict(line)}"
    if line.sources:
        verdict = display.dotted(verdict, words.sources(line))
    return display.row(
        (_("Give") + " ", "bold"), (verdict, f"bold ${line.standing.value}"), f" ({paper} #{line.number})"
    )


class OpenMember(_MemberCommand):
    """Puts the member's article on the desk."""

    name, keys, rank = "open_member", "o", 6
    label = marked("open article")
    help = marked("Put the article of the member in hand on the desk; leaving it comes back here.")

    def run(self, screen: DuplicatesScreen) -> None:
        """Open it."""
        side = screen.member
        if side is not None:
            screen.desk_app.visit_article(side.article.id, side.line.id)


class UndoHere(Command["DuplicatesScreen"]):
    """Takes one's latest action back."""

    name, keys, rank = "undo", "z,ctrl+z", 20
    label, help = marked("undo"), marked("Take your latest action back; it works across restarts.")
    group = Group.DUPLICATES

    def run(self, screen: DuplicatesScreen) -> Coroutine[None, None, None]:
        """Take it back and say what it was."""
        return self._undo(screen)

    async def _undo(self, screen: DuplicatesScreen) -> None:
        event = await screen.bench.write(lambda desk: taken_back(desk, None, UNDOABLE))
        await screen.data.look_now()
        display.notify(screen, _("Undone: {what}").format(what=told(event)))


class RedoHere(Command["DuplicatesScreen"]):
    """Does again what was taken back."""

    name, keys = "redo", "Z,ctrl+y"
    label, help = marked("redo"), marked("Do again what you took back.")
    group = Group.DUPLICATES

    def run(self, screen: DuplicatesScreen) -> Coroutine[None, None, None]:
        """Do it again and say what it was."""
        return self._redo(screen)

    async def _redo(self, screen: DuplicatesScreen) -> None:
        event = await screen.bench.write(done_again)
        await screen.data.look_now()
        display.notify(screen, _("Done again: {what}").format(what=told(event)))


class StopJob(Command["DuplicatesScreen"]):
    """Stops the search that is running, or goes back."""

    name, keys = "stop_or_back", "escape"
    label = marked("stop")
    help = marked("Stop the search that is running, keeping what is stored; where none runs, go back.")
    group = Group.DESK

    def run(self, screen: DuplicatesScreen) -> None:
        """Stop, or go back to the clusters, or leave."""
        if screen.desk_app.search.running:
            screen.desk_app.search.stop()
        else:
            screen.dismiss(None)


class LeaveDuplicates(Command["DuplicatesScreen"]):
    """Goes back to where one came from."""

    name, keys, rank = "leave_duplicates", "q", 90
    label, help = marked("back"), marked("Go back to where you came from; everything is saved already.")
    group = Group.DESK

    def run(self, screen: DuplicatesScreen) -> None:
        """Go back."""
        screen.dismiss(None)


DUPLICATES = (
    ReviewPairs(),
    FindDuplicates(),
    FindInSelection(),
    HandOn(),
    SplitOff(),
    MakeCanonical(),
    OpenMember(),
    UndoHere(),
    RedoHere(),
    *MOVES,
    StopJob(),
    Help(),
    Palette(),
    Light(),
    LeaveDuplicates(),
)
"""In the order of the help screen."""
