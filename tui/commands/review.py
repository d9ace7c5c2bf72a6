"""What can be done about a pair of claims that only a person can decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from claims import words
from claims.i18n import gettext as _
from claims.i18n import ngettext
from claims.usecases.duplicates import offer_between
from tui import display
from tui.commands.base import Command, Group, marked
from tui.commands.general import Help, Light, Palette

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from claims.usecases.review import Review
    from schema.cluster import Pair
    from schema.duplicates import ClaimSide
    from tui.screens.review import ReviewScreen


class _PairCommand(Command["ReviewScreen"]):
    group = Group.DUPLICATES

    def works(self, screen: ReviewScreen) -> bool:
        """A pair is in hand, and no answer is on its way."""
        return not screen.answering and screen.data.sides is not None


class Given(NamedTuple):
    """What an answer is about."""

    pair: Pair
    why: str | None
    overrule: bool
    """Whether the analyst saw that somebody else decided meanwhile."""


class _Answer(_PairCommand):
    together: ClassVar[bool] = False
    """Whether it puts the claims together."""

    def run(self, screen: ReviewScreen) -> Coroutine[None, None, None] | None:
        """Store the answer and show the next pair."""
        turn = screen.data.turn
        if turn is None or turn.pair is None:
            return None
        given = Given(turn.pair, screen.why, overrule=not turn.open)
        return answer(screen, self.words(), self.step(given), together=self.together)

    def step(self, given: Given) -> Callable[[Review], None]:
        """The answer, as a step of the review."""
        raise NotImplementedError


async def answer(screen: ReviewScreen, said: str, step: Callable[[Review], None], *, together: bool) -> None:
    """Take a step of the review and say what it was; keys pressed meanwhile do nothing.

    Args:
        screen: The review.
        said: The answer in a word or two.
        step: What stores it.
        together: Whether it puts the claims together.
    """
    sides = screen.data.sides
    screen.offer = None
    screen.answering = True
    try:
        await screen.data.do(step)
    finally:
        screen.answering = False
        screen.write()
    why, screen.why = screen.why, None
    if sides is None:
        return
    about = display.dotted("", why or "", *(side.line.claim for side in sides))
    screen.offer = offer_between(sides) if together else None
    offered = f" · {_offered(screen.offer[0])}" if screen.offer else ""
    screen.tell_about(
        display.row(("● ", "$key"), (said, "bold"), (offered, "bold $key"), (f" · {about}", "$quiet"))
    )


def _offered(giver: ClaimSide) -> str:
    """What may be done now: “v gives ✓ supported to the other”."""
    verdict = f"{words.line_symbol(giver.line)} {words.verdict(giver.line)}"
    return _("v gives {verdict} to the other").format(verdict=verdict)


class Same(_Answer):
    """Both tell the same."""

    name, keys, rank, together = "same_claim", "y,s", 1, True
    label, help = marked("same"), marked("Both claims tell the same: they come together.")

    def step(self, given: Given) -> Callable[[Review], None]:
        """Put them together."""
        return lambda review: review.same(given.pair, given.why, overrule=given.overrule)


class Different(_Answer):
    """They tell of different things."""

    name, keys, rank = "different_claims", "n,d", 2
    label = marked("different")
    help = marked("The claims tell of different things: they never come together.")

    def step(self, given: Given) -> Callable[[Review], None]:
        """Keep them apart."""
        return lambda review: review.different(given.pair, given.why, overrule=given.overrule)


class ConflictingFigure(_Answer):
    """They tell of one thing and differ in a figure."""

    name, keys, rank = "conflicting_figure", "c", 3
    label = marked("conflicting figure")
    help = marked("Both tell of the same fact with another figure: kept apart, and shown together.")

    def step(self, given: Given) -> Callable[[Review], None]:
        """Keep them apart as conflicting."""
        return lambda review: review.different(
            given.pair, given.why, conflicting_figure=True, overrule=given.overrule
        )


class Canonical(_PairCommand):
    """Both tell the same, and one stands for all."""

    name, keys, rank = "choose_canonical", "k,asterisk", 6
    label = marked("stands for all")
    help = marked("Both claims tell the same, and the one you choose stands for all that do.")

    def run(self, screen: ReviewScreen) -> Coroutine[None, None, None]:
        """Ask which."""
        return self._choose(screen)

    async def _choose(self, screen: ReviewScreen) -> None:
        turn = screen.data.turn
        chosen = await which(screen, _("Which one stands for all?"))
        if chosen is not None and turn is not None and turn.pair is not None:
            given, claim = Given(turn.pair, screen.why, overrule=not turn.open), chosen.line.id
            await answer(
                screen,
                self.words(),
                lambda review: review.same(given.pair, given.why, canonical=claim, overrule=given.overrule),
                together=True,
            )


class GiveVerdict(Command["ReviewScreen"]):
    """Gives the verdict of a checked claim to the one it was just put together with."""

    name, keys, rank = "give_verdict", "v", 9
    label = marked("give verdict")
    help = marked("Give the verdict of the checked claim, with its sources, to the one just put with it.")
    group = Group.DUPLICATES

    def works(self, screen: ReviewScreen) -> bool:
        """The last answer put a checked claim and an open one together."""
        return not screen.answering and screen.offer is not None

    def run(self, screen: ReviewScreen) -> Coroutine[None, None, None]:
        """Give it, as this analyst's own."""
        return self._give(screen)

    async def _give(self, screen: ReviewScreen) -> None:
        if screen.offer is None:
            return
        (giver, taker), screen.offer = screen.offer, None
        source, other = giver.line.id, taker.line.id
        given = await screen.bench.write(lambda desk: desk.duplicates.hand_on(source, [other]))
        said = ngettext("{n} verdict given; it is yours.", "{n} verdicts given; they are yours.", len(given))
        screen.tell_about(display.text(said.format(n=words.number(len(given))), "$key"))
        screen.write()


class WithReason(_PairCommand):
    """Says why, before the answer."""

    name, keys, rank = "with_reason", "w", 8
    label = marked("reason")
    help = marked("Type why; it is kept with your next answer, for those who come after you.")

    def run(self, screen: ReviewScreen) -> Coroutine[None, None, None]:
        """Ask for it."""
        return self._ask(screen)

    async def _ask(self, screen: ReviewScreen) -> None:
        from tui.screens.form import Field, Form

        field = Field("why", _("Why"), screen.why or "", hint=_("both quote the same report …"))
        title = display.text(_("Why, for the next answer"))
        answers = await screen.ask(Form(title, [field], draft=screen.drafts))
        if answers is None:
            return
        screen.why = answers["why"] or None
        said = _("with the next answer: {why}").format(why=screen.why) if screen.why else ""
        screen.tell_about(display.text(said, "$key"))


class OpenOfPair(_PairCommand):
    """Puts the article of one of the claims on the desk."""

    name, keys, rank = "open_of_pair", "o", 7
    label = marked("open article")
    help = marked("Put the article of the left or the right claim on the desk; leaving it comes back here.")

    def run(self, screen: ReviewScreen) -> Coroutine[None, None, None]:
        """Ask which, and open it."""
        return self._open(screen)

    async def _open(self, screen: ReviewScreen) -> None:
        chosen = await which(screen, _("Which article?"))
        if chosen is not None:
            screen.desk_app.visit_article(chosen.article.id, chosen.line.id)


async def which(screen: ReviewScreen, asked: str) -> ClaimSide | None:
    """One of the claims of the pair, as the person chooses; by letter or by 1 and 2."""
    from tui.screens.pick import Choice, Pick

    sides = screen.data.sides
    if sides is None:
        return None
    places = (_("upper"), _("lower")) if screen.has_class("-narrow") else (_("left"), _("right"))
    choices = [
        Choice(f"{place} ({side.article.publisher or side.article.title})", side)
        for place, side in zip(places, sides, strict=True)
    ]
    chosen = await screen.ask(Pick(display.text(asked, "bold"), choices))
    return chosen.value if chosen else None


class Later(_PairCommand):
    """Puts the pair off."""

    name, keys, rank = "later", "space", 4
    label, help = marked("later"), marked("Put the pair off: it comes again after all others.")

    def run(self, screen: ReviewScreen) -> Coroutine[None, None, None] | None:
        """Put it off; where somebody else decided it, just go on."""
        turn = screen.data.turn
        if turn is None or turn.pair is None:
            return None
        return self._put_off(screen, turn.pair, still_open=turn.open)

    async def _put_off(self, screen: ReviewScreen, pair: Pair, *, still_open: bool) -> None:
        def step(review: Review) -> None:
            if still_open:
                review.skip(pair)

        screen.answering = True
        try:
            await screen.data.do(step)
        finally:
            screen.answering = False
            screen.write()
        screen.why = None  # it was about this pair
        if still_open:
            screen.tell_about(display.text(_("put off"), "$quiet"))
        else:
            screen.tell_about(display.text(""))


class UndoAnswer(Command["ReviewScreen"]):
    """Takes the last answer back."""

    name, keys, rank = "undo_answer", "z,ctrl+z,backspace", 5
    label = marked("undo")
    help = marked("Take back the last answer of this review, or that a pair was put off.")
    group = Group.DUPLICATES

    def works(self, screen: ReviewScreen) -> bool:
        """The pairs are there, and no answer is on its way."""
        return not screen.answering and screen.data.turn is not None

    def run(self, screen: ReviewScreen) -> Coroutine[None, None, None]:
        """Take it back; its pair is in hand again."""
        return self._undo(screen)

    async def _undo(self, screen: ReviewScreen) -> None:
        screen.answering = True
        try:
            await screen.data.do(_take_back)
        finally:
            screen.answering = False
            screen.write()
        screen.offer = screen.why = None
        screen.tell_about(display.text(_("taken back"), "$quiet"))


def _take_back(review: Review) -> None:
    review.undo()


class ScrollBoth(_PairCommand):
    """Scrolls both claims down."""

    name, keys, by = "scroll_both", "pagedown,down,j", 1
    label, help = marked("page down"), marked("Scroll both claims down.")
    group = Group.MOVE

    def run(self, screen: ReviewScreen) -> None:
        """Scroll."""
        screen.scroll(self.by)


class ScrollBothUp(ScrollBoth):
    """Scrolls both claims up."""

    name, keys, by = "scroll_both_up", "pageup,up", -1
    label, help = marked("page up"), marked("Scroll both claims up.")


class StopReview(Command["ReviewScreen"]):
    """Stops the search for pairs and goes back."""

    name, keys = "stop_review", "escape"
    label = marked("stop")
    help = marked("Stop looking for pairs, or go back to the clusters; every answer is stored already.")
    group = Group.DESK

    def run(self, screen: ReviewScreen) -> None:
        """Go back; a search that this review waits for ends."""
        if screen.data.turn is None:
            screen.desk_app.search.stop()
        else:
            screen.dismiss(None)


class LeaveReview(Command["ReviewScreen"]):
    """Goes back to the clusters."""

    name, keys, rank = "leave_review", "q", 90
    label = marked("back")
    help = marked("Go back to the clusters; every answer is stored already, and a search for pairs goes on.")
    group = Group.DESK

    def run(self, screen: ReviewScreen) -> None:
        """Go back; what a search that still runs finds is told at its end."""
        screen.desk_app.search.go_on()
        screen.dismiss(None)


REVIEW = (
    Same(),
    Different(),
    ConflictingFigure(),
    Canonical(),
    Later(),
    WithReason(),
    GiveVerdict(),
    OpenOfPair(),
    UndoAnswer(),
    ScrollBoth(),
    ScrollBothUp(),
    Help(),
    Palette(),
    Light(),
    StopReview(),
    LeaveReview(),
)
"""In the order of the help screen."""
