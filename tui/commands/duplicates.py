"""What can be done in the cluster browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from schema.history import EventKind
from schema.verdict import VerdictValue
from schema.view import Standing
from tui import display
from tui.commands.base import Command, Group, marked
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

_JUDGED = frozenset(Standing(value) for value in VerdictValue)
_UNJUDGED = frozenset({Standing.OPEN, Standing.REOPENED})


class _MemberCommand(Command["DuplicatesScreen"]):
    group = Group.DUPLICATES

    def works(self, screen: DuplicatesScreen) -> bool:
        """A member is in hand, in the pane in use: what one does not look at is not changed."""
        return screen.pane == "members" and screen.member is not None


class FindDuplicates(Command["DuplicatesScreen"]):
    """Looks for duplicates in the whole database."""

    name, keys, rank = "find_duplicates", "D", 7
    label = marked("find duplicates")
    help = marked("Look for claims told more than once in all articles and store them; undo takes it back.")
    group = Group.DUPLICATES

    def works(self, screen: DuplicatesScreen) -> bool:
        """None is running."""
        return screen.job is None

    def run(self, screen: DuplicatesScreen) -> None:
        """Begin; the screen stays usable meanwhile."""
        screen.job = screen.attend(screen.find())


class ReviewPairs(Command["DuplicatesScreen"]):
    """Opens the review."""

    name, keys, rank = "review_pairs", "r", 1
    label = marked("review pairs")
    help = marked("Decide about pairs that only a person can decide, first those that settle most.")
    group = Group.DUPLICATES

    def works(self, screen: DuplicatesScreen) -> bool:
        """No search is running: its answer would change the pairs."""
        return screen.job is None

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
        from tui.screens.form import Field, Form

        side = screen.member
        if side is None:
            return
        claim = side.line.id
        field = Field("why", _("Why"), hint=_("another place, another day …"))
        title = display.text(_("Take this claim out of its cluster"))
        said = display.text(side.line.claim, "bold")
        draft = screen.drafts.setdefault(claim, {})
        answers = await screen.ask(Form(title, [field], context=said, draft=draft))
        if answers is None:
            return
        why = answers["why"] or None
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
        """Change it."""
        return self._change(screen)

    async def _change(self, screen: DuplicatesScreen) -> None:
        side = screen.member
        if side is not None:
            claim = side.line.id
            await screen.bench.write(lambda desk: desk.clusters.canonical(claim))
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
        return bool(_JUDGED & line.standings.keys()) and bool(_UNJUDGED & line.standings.keys())

    def run(self, screen: DuplicatesScreen) -> Coroutine[None, None, None]:
        """Ask whose verdict and to whom."""
        return self._hand_on(screen)

    async def _hand_on(self, screen: DuplicatesScreen) -> None:
        from tui.screens.pick import Choice, Pick

        hand = screen.member if screen.pane == "members" else None
        members = screen.data.members
        checked, unjudged = await screen.bench.read(lambda desk: desk.duplicates.offers(members))
        giver = hand if hand and hand.line.standing in _JUDGED else await _whose(screen, checked)
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
    verdict = f"{words.line_symbol(line)} {words.verdict(line)} · {words.sources(line)}"
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


class _Step(Command["DuplicatesScreen"]):
    group = Group.MOVE
    by = 1

    def run(self, screen: DuplicatesScreen) -> None:
        """Take another row in hand."""
        screen.move(self.by)


class NextRow(_Step):
    """Goes down."""

    name, keys = "next_row", "j,down"
    label, help = marked("next"), marked("Take the next cluster or member in hand.")


class PreviousRow(_Step):
    """Goes up."""

    name, keys, by = "previous_row", "k,up", -1
    label, help = marked("previous"), marked("Take the previous cluster or member in hand.")


class FirstRow(_Step):
    """Goes to the first."""

    name, keys, by = "first_row", "g,home", -1_000_000_000
    label, help = marked("first"), marked("Take the first cluster or member in hand.")


class LastRow(_Step):
    """Goes to the last."""

    name, keys, by = "last_row", "G,end", 1_000_000_000
    label, help = marked("last"), marked("Take the last cluster or member in hand.")


class PageOfRows(_Step):
    """Goes a page down."""

    name, keys = "rows_down", "pagedown"
    label, help = marked("page down"), marked("Go a page down in the list in use.")

    def run(self, screen: DuplicatesScreen) -> None:
        """Move by what is in sight."""
        screen.move(self.by * screen.listing.page_size)


class PageOfRowsUp(PageOfRows):
    """Goes a page up."""

    name, keys, by = "rows_up", "pageup", -1
    label, help = marked("page up"), marked("Go a page up in the list in use.")


class OtherPane(Command["DuplicatesScreen"]):
    """Goes from clusters to members and back."""

    name, keys, rank = "other_pane", "enter,tab,shift+tab,l,right,h,left", 2
    label, help = marked("members"), marked("Go from the clusters to the members of one, and back.")
    group = Group.MOVE

    def run(self, screen: DuplicatesScreen) -> None:
        """Change the pane."""
        screen.pane = "clusters" if screen.pane == "members" else "members"


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
        if screen.job is not None:
            screen.job.cancel()
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
    HandOn(),
    SplitOff(),
    MakeCanonical(),
    OpenMember(),
    UndoHere(),
    RedoHere(),
    OtherPane(),
    NextRow(),
    PreviousRow(),
    FirstRow(),
    LastRow(),
    PageOfRows(),
    PageOfRowsUp(),
    StopJob(),
    Help(),
    Palette(),
    Light(),
    LeaveDuplicates(),
)
"""In the order of the help screen."""
