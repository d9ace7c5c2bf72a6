"""Organising the work: waiting, skipping, priority, internal notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.i18n import gettext as _
from schema.claim import WorkState
from tui import display
from tui.commands.base import Group, marked
from tui.commands.moving import ClaimCommand

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from claims.desk import Desk
    from schema.view import ClaimLine
    from tui.screens.desk import DeskScreen

_HIGH, _LOW, _LOWEST = 5, -5, -9


async def change_each(screen: DeskScreen, change: Callable[[Desk, ClaimLine], ClaimLine]) -> None:
    """Change every target, one after the other, and show what became of them."""
    work = screen.work
    if work is None:
        return
    targets = work.targets
    screen.took(*await screen.bench.write(lambda desk: [change(desk, line) for line in targets]))
    if work.marked:
        screen.drop_marks()


class Waiting(ClaimCommand):
    """Puts a claim aside until somebody answers."""

    name, keys, rank = "waiting", "w", 8
    label, help = (
        marked("waiting"),
        marked("Say whom or what the claim waits for and until when; empty ends the wait."),
    )
    group = Group.WORK

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask for whom and until when."""
        return self._wait(screen)

    async def _wait(self, screen: DeskScreen) -> None:
        from tui.screens.form import Field, Form
        from tui.typed import check_moment, moment_typed

        line = screen.work.line if screen.work else None
        if line is None:
            return
        until = f"{line.until.astimezone():%Y-%m-%d %H:%M}" if line.until else ""
        form = Form(
            display.text(_("Waiting for")),
            [
                Field(
                    "what", _("For"), value=line.waiting_for or "", hint=_("a call back from the ministry")
                ),
                Field("until", _("Until"), value=until, hint=_("22:55"), check=check_moment),
            ],
            draft=screen.draft("waiting", line.id),
        )
        answers = await screen.ask(form)
        if answers is None:
            return
        what = answers["what"]
        if not what:
            await change_each(screen, lambda desk, one: desk.work.set(one.id, WorkState.TODO))
            return
        due = moment_typed(answers["until"], screen.desk_app.now().astimezone()) if answers["until"] else None
        await change_each(
            screen, lambda desk, one: desk.work.set(one.id, WorkState.WAITING, note=what, until=due)
        )


class Skip(ClaimCommand):
    """Leaves a claim out."""

    name, keys = "skip", "minus"
    label, help = marked("skip"), marked("Leave the claim out, saying why; again takes it back.")
    group = Group.WORK

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask why, or take it back."""
        return self._skip(screen)

    async def _skip(self, screen: DeskScreen) -> None:
        from tui.screens.form import Field, Form

        line = screen.work.line if screen.work else None
        if line is None:
            return
        if line.work is WorkState.SKIPPED:
            await change_each(screen, lambda desk, one: desk.work.set(one.id, WorkState.TODO))
            return
        form = Form(
            display.text(_("Skip")),
            [Field("why", _("Why"), required=True, hint=_("no assertion, checked by the agency …"))],
            draft=screen.draft("skip", line.id),
        )
        answers = await screen.ask(form)
        if answers is not None:
            why = answers["why"]
            await change_each(screen, lambda desk, one: desk.work.set(one.id, WorkState.SKIPPED, note=why))


class Note(ClaimCommand):
    """Writes an internal note."""

    name, keys = "note", "d"
    label, help = marked("note"), marked("Write an internal note; notes are never exported.")
    group = Group.WORK

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask for the note."""
        return self._note(screen)

    async def _note(self, screen: DeskScreen) -> None:
        from tui.screens.form import Field, Form

        line = screen.work.line if screen.work else None
        if line is None:
            return
        form = Form(
            display.text(display.dotted(_("Note"), _("never exported"))),
            [Field("note", _("Note"), kind="text", required=True)],
            draft=screen.draft("note", line.id),
            context=display.block(line.text, "$quiet"),
        )
        answers = await screen.ask(form)
        if answers is not None:
            await screen.bench.write(lambda desk: desk.notes.add(line.id, answers["note"]))
            screen.look_again()


class Priority(ClaimCommand):
    """Sets the priority by hand."""

    name, keys = "priority", "p"
    label, help = marked("priority"), marked("Set a priority by hand; it counts before check-worthiness.")
    group = Group.WORK

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Offer a few."""
        return self._rank(screen)

    async def _rank(self, screen: DeskScreen) -> None:
        from tui.screens.pick import Choice, Pick

        choices = [
            Choice(_("first of all"), 9),
            Choice(_("high"), _HIGH),
            Choice(_("usual"), 0, "p"),
            Choice(_("low"), _LOW),
            Choice(_("last of all"), _LOWEST),
        ]
        chosen = await screen.ask(Pick(display.text(_("Priority"), "bold"), choices))
        if chosen is not None:
            rank = chosen.value
            await change_each(screen, lambda desk, one: desk.work.set(one.id, priority=rank))


WORKING = (Waiting(), Skip(), Note(), Priority())
"""In the order of the help screen."""
