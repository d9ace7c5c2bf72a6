"""Moving from claim to claim and from pane to pane, and finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.i18n import gettext as _
from tui import display
from tui.commands.base import Command, Group, marked

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from tui.screens.desk import DeskScreen


class DeskCommand(Command["DeskScreen"]):
    """Something done on an open article."""

    def works(self, screen: DeskScreen) -> bool:
        """An article is on the desk."""
        return screen.work is not None


class ClaimCommand(DeskCommand):
    """Something done to the claim in hand or to the marked ones."""

    def works(self, screen: DeskScreen) -> bool:
        """There is a claim to do it to."""
        return screen.work is not None and bool(screen.work.targets)


class _Step(ClaimCommand):
    group = Group.MOVE
    by = 1

    def run(self, screen: DeskScreen) -> None:
        """Take another claim in hand."""
        if screen.work is not None:
            screen.work = screen.work.moved(self.by)


class NextClaim(_Step):
    """Goes one claim down."""

    name, keys = "next_claim", "j,down"
    label, help = marked("next claim"), marked("Take the next claim of the list in hand.")


class PreviousClaim(_Step):
    """Goes one claim up."""

    name, keys, by = "previous_claim", "k,up", -1
    label, help = marked("previous claim"), marked("Take the previous claim of the list in hand.")


class FirstClaim(_Step):
    """Goes to the first claim."""

    name, keys, by = "first_claim", "g,home", -1_000_000_000
    label, help = marked("first claim"), marked("Take the first claim in hand.")


class LastClaim(_Step):
    """Goes to the last claim."""

    name, keys, by = "last_claim", "G,end", 1_000_000_000
    label, help = marked("last claim"), marked("Take the last claim in hand.")


class NextOpen(ClaimCommand):
    """Goes to the next claim with something left to do."""

    name, keys, rank = "next_open", "n", 1
    label, help = marked("next open"), marked("Take the next claim with something left to do in hand.")
    group, step = Group.MOVE, 1

    def run(self, screen: DeskScreen) -> None:
        """Take it in hand, or say that none is left."""
        following = screen.work.next_open(self.step) if screen.work else None
        if following is None:
            display.notify(screen, _("No other claim is left to do here."))
        else:
            screen.work = following


class PreviousOpen(NextOpen):
    """Goes to the previous claim with something left to do."""

    name, keys, rank, step = "previous_open", "N", 0, -1
    label = marked("previous open")
    help = marked("Take the previous claim with something left to do in hand.")


class _Turn(DeskCommand):
    group = Group.MOVE
    by = 1

    def run(self, screen: DeskScreen) -> None:
        """Bring another pane to the front."""
        from tui.screens.desk import PANES

        screen.pane = PANES[(PANES.index(screen.pane) + self.by) % len(PANES)]


class NextPane(_Turn):
    """Goes to the next pane."""

    name, keys = "next_pane", "tab,l,right"
    label, help = marked("next pane"), marked("Bring the next pane to the front: article, claims, claim.")


class PreviousPane(_Turn):
    """Goes to the previous pane."""

    name, keys, by = "previous_pane", "shift+tab,h,left", -1
    label, help = marked("previous pane"), marked("Bring the previous pane to the front.")


class _Scroll(DeskCommand):
    group = Group.MOVE
    down = True

    def run(self, screen: DeskScreen) -> None:
        """Scroll the pane in use by a page."""
        pane = screen.query_one(f"#{screen.pane}")
        if self.down:
            pane.scroll_page_down(animate=False)
        else:
            pane.scroll_page_up(animate=False)


class PageDown(_Scroll):
    """Scrolls down."""

    name, keys = "page_down", "pagedown"
    label, help = marked("page down"), marked("Scroll the pane in use down; the claim in hand stays in hand.")


class PageUp(_Scroll):
    """Scrolls up."""

    name, keys, down = "page_up", "pageup", False
    label, help = marked("page up"), marked("Scroll the pane in use up; the claim in hand stays in hand.")


class Search(DeskCommand):
    """Finds words in the article."""

    name, keys, rank = "search", "slash", 11
    label, help = (
        marked("search"),
        marked("Find words in the article; again without words for the next place."),
    )
    group = Group.MOVE

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask for words and show where they stand."""
        return self._search(screen)

    async def _search(self, screen: DeskScreen) -> None:
        from tui.screens.form import Field, Form

        field = Field("words", _("Words"), value=screen.sought, hint=_("words of the article"))
        answers = await screen.ask(Form(display.text(_("Search the article")), [field]))
        work = screen.work
        if answers is None or work is None:
            return
        again = answers["words"] == screen.sought
        screen.sought = answers["words"]
        start = screen.found + 1 if again else (work.line.start if work.line else 0)
        place = screen.article.find(screen.sought, start)
        if place is None:
            if screen.sought:
                display.notify(
                    screen, _("“{words}” does not stand in the article.").format(words=screen.sought)
                )
            return
        screen.found = place
        near = screen.article.claim_near(place)
        if near is not None and near.start <= place < near.end:
            screen.work = work.taking(near.id)


class Filter(DeskCommand):
    """Narrows the list of claims."""

    name, keys, rank = "filter", "F", 0
    label, help = (
        marked("filter"),
        marked("List some claims only: open, waiting, disputed, without a source …"),
    )
    group = Group.MOVE

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Offer the filters that would show something."""
        return self._narrow(screen)

    async def _narrow(self, screen: DeskScreen) -> None:
        from tui.pictures.filters import filter_words
        from tui.screens.pick import Choice, Pick
        from tui.worklist import FILTERS

        work = screen.work
        if work is None:
            return
        choices: list[Choice[str]] = [Choice(_("all"), "")]
        for name, fits in FILTERS.items():
            count = sum(1 for line in work.page.lines if fits(line))
            if count:
                choices.append(Choice(f"{filter_words(name)} {count}", name))
        chosen = await screen.ask(Pick(display.text(_("List"), "bold"), choices))
        if chosen is not None and screen.work is not None:
            screen.work = screen.work.filtered(chosen.value or None)


class Order(DeskCommand):
    """Changes the order of the list."""

    name, keys = "order", "o"
    label, help = marked("order"), marked("List by check-worthiness, or again in the order of the article.")
    group = Group.MOVE

    def run(self, screen: DeskScreen) -> None:
        """Turn the order round."""
        if screen.work is not None:
            screen.work = screen.work.reordered()


class ToggleMark(ClaimCommand):
    """Marks the claim in hand."""

    name, keys = "toggle_mark", "space"
    label = marked("mark")
    help = marked(
        "Mark the claim and go on to the next one; verdicts and sources then go to all those marked."
    )
    group = Group.MOVE

    def run(self, screen: DeskScreen) -> None:
        """Mark it, or take its mark away, and go on."""
        if screen.work is not None:
            screen.work = screen.work.toggling_mark().moved(1)


class DropMarks(DeskCommand):
    """Takes marks, and what a search found, away."""

    name, keys = "drop_marks", "escape"
    label, help = marked("drop marks"), marked("Take all marks away, and the highlight of a search.")
    group = Group.MOVE

    def run(self, screen: DeskScreen) -> None:
        """Take them away."""
        screen.article.find("", 0)
        if screen.work is not None:
            screen.work = screen.work.unmarked()


MOVING = (
    NextOpen(),
    PreviousOpen(),
    NextClaim(),
    PreviousClaim(),
    FirstClaim(),
    LastClaim(),
    NextPane(),
    PreviousPane(),
    PageDown(),
    PageUp(),
    Search(),
    Filter(),
    Order(),
    ToggleMark(),
    DropMarks(),
)
"""In the order of the help screen."""
