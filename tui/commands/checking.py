"""What can be done with the earlier checks of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from claims.report.links import link
from schema.match import Relation
from tui import display
from tui.commands.base import Command, Group, marked
from tui.commands.general import Help, Palette

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from tui.screens.checks import ChecksScreen


class _MatchCommand(Command["ChecksScreen"]):
    group = Group.EVIDENCE

    def works(self, screen: ChecksScreen) -> bool:
        """A check is in hand."""
        return screen.match is not None


class _Step(_MatchCommand):
    group = Group.MOVE
    by = 1

    def run(self, screen: ChecksScreen) -> None:
        """Take another check in hand."""
        screen.move(self.by)


class NextCheck(_Step):
    """Goes down."""

    name, keys, label, help = "next_check", "j,down", marked("next"), marked("Take the next check in hand.")


class PreviousCheck(_Step):
    """Goes up."""

    name, keys, by = "previous_check", "k,up", -1
    label, help = marked("previous"), marked("Take the previous check in hand.")


class Accept(_MatchCommand):
    """Takes over what was found then."""

    name, keys, rank = "accept_check", "a,enter", 1
    label = marked("take over")
    help = marked(
        "Confirm that it is the same claim and cite what was found then, keeping the day it was seen."
    )

    def run(self, screen: ChecksScreen) -> Coroutine[None, None, None]:
        """Take it over."""
        return self._accept(screen)

    async def _accept(self, screen: ChecksScreen) -> None:
        match = screen.match
        if match is None:
            return
        claim, key = screen.line.id, match.key
        cited = await screen.bench.write(lambda desk: desk.matches.accept(claim, key))
        display.notify(screen, _("Taken over: {n}.").format(n=len(cited)))
        await screen.look()


class Confirm(_MatchCommand):
    """Says how it relates to the claim."""

    name, keys, rank = "confirm_check", "c", 2
    label, help = marked("confirm"), marked("Say how the earlier check relates to the claim.")

    def run(self, screen: ChecksScreen) -> Coroutine[None, None, None]:
        """Ask for the relation."""
        return self._confirm(screen)

    async def _confirm(self, screen: ChecksScreen) -> None:
        from tui.screens.pick import Choice, Pick

        match = screen.match
        if match is None:
            return
        choices = [Choice(words.word(one), one) for one in Relation if one is not Relation.UNRELATED]
        relation = await screen.ask(Pick(display.text(_("It is the"), "bold"), choices))
        if relation is not None:
            claim, key, chosen = screen.line.id, match.key, relation.value
            await screen.bench.write(lambda desk: desk.matches.confirm(claim, key, chosen))
            await screen.look()


class Reject(_MatchCommand):
    """Says that it is about something else."""

    name, keys, rank = "reject_check", "r,minus", 3
    label, help = (
        marked("reject"),
        marked("Say that it is about something else; it sinks to the end of the list."),
    )

    def run(self, screen: ChecksScreen) -> Coroutine[None, None, None]:
        """Reject it."""
        return self._reject(screen)

    async def _reject(self, screen: ChecksScreen) -> None:
        match = screen.match
        if match is not None:
            claim, key = screen.line.id, match.key
            await screen.bench.write(lambda desk: desk.matches.reject(claim, key))
            await screen.look()


class Explain(_MatchCommand):
    """Shows why it was proposed."""

    name, keys, rank = "explain_check", "w", 5
    label, help = (
        marked("why"),
        marked("Show or hide the probability and the features behind the suggestion."),
    )

    def run(self, screen: ChecksScreen) -> None:
        """Show or hide."""
        screen.explained = not screen.explained


class OpenCheck(_MatchCommand):
    """Shows where it was published, or the claim of ours."""

    name, keys, rank = "open_check", "o", 6
    label, help = (
        marked("open"),
        marked("Open the article of ours, or the published page; its address goes to the clipboard too."),
    )

    def works(self, screen: ChecksScreen) -> bool:
        """There is somewhere to go."""
        match = screen.match
        return match is not None and bool(match.article or link(match.url or "", ("http", "https")))

    def run(self, screen: ChecksScreen) -> None:
        """Go there."""
        match = screen.match
        if match is None:
            return
        if match.article:
            screen.desk_app.open_article(match.article, match.key.removeprefix("c:"))
            return
        address = link(match.url or "", ("http", "https"))
        # Over ssh no browser opens; the address still reaches the clipboard of the terminal one sits at.
        screen.app.copy_to_clipboard(address)
        screen.app.open_url(address)
        display.notify(screen, _("Address copied: {address}").format(address=address))


class SearchChecks(Command["ChecksScreen"]):
    """Searches by other words."""

    name, keys, rank = "search_checks", "slash", 4
    label, help = (
        marked("search"),
        marked("Search all checks by words of your own; without words, by the claim again."),
    )
    group = Group.EVIDENCE

    def run(self, screen: ChecksScreen) -> Coroutine[None, None, None]:
        """Ask for words and look."""
        return self._search(screen)

    async def _search(self, screen: ChecksScreen) -> None:
        from tui.screens.form import Field, Form

        field = Field("words", _("Words"), screen.sought or "", hint=_("other words, another language"))
        answers = await screen.ask(Form(display.text(_("Search all checks")), [field]))
        if answers is not None:
            screen.sought = answers["words"] or None
            await screen.look()


class LeaveChecks(Command["ChecksScreen"]):
    """Goes back to the desk."""

    name, keys, rank = "leave_checks", "q,escape,m", 90
    label, help = marked("back"), marked("Go back to the desk.")
    group = Group.DESK

    def run(self, screen: ChecksScreen) -> None:
        """Go back."""
        screen.dismiss(None)


CHECKING = (
    Accept(),
    Confirm(),
    Reject(),
    SearchChecks(),
    Explain(),
    OpenCheck(),
    NextCheck(),
    PreviousCheck(),
    LeaveChecks(),
    Help(),
    Palette(),
)
"""In the order of the help screen."""
