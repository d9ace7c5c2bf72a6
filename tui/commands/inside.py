"""Claims of the article that tell the same fact as the one in hand, or disagree with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.i18n import gettext as _
from claims.inside.said import apart, sign
from schema.inside import InsideDecision
from tui import display
from tui.commands.base import Group, marked
from tui.commands.moving import ClaimCommand

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from schema.base import Id
    from schema.inside import InsideLine
    from tui.screens.desk import DeskScreen

_PAIR = 2


class _InsideCommand(ClaimCommand):
    group = Group.SHAPE

    def works(self, screen: DeskScreen) -> bool:
        """The claim in hand says something of another one."""
        line = screen.work.line if screen.work else None
        return line is not None and bool(screen.data.inside_of.get(line.id))


class Counterpart(_InsideCommand):
    """Goes to the claim that tells the same or disagrees."""

    name, keys, rank = "counterpart", "i", 11
    label = marked("other claim")
    help = marked("Take the claim in hand that tells the same fact or disagrees; again to come back.")

    def works(self, screen: DeskScreen) -> bool:
        """It says something of another one, or is in a group with it."""
        line = screen.work.line if screen.work else None
        return line is not None and bool(line.same_fact or screen.data.inside_of.get(line.id))

    def run(self, screen: DeskScreen) -> None:
        """Go round the claims that have to do with each other, in the order of the article."""
        work = screen.work
        if work is None or work.line is None:
            return
        hand = work.line
        grouped = {line.id for line in work.page.lines if line.number in hand.same_fact}
        around = (screen.data.inside.ring(hand.id) | grouped) & work.places.keys()
        ring = sorted(around, key=work.places.__getitem__)
        screen.work = work.taking(ring[(ring.index(hand.id) + 1) % len(ring)])


class DecideInside(_InsideCommand):
    """Says what two claims are to each other."""

    name, keys, rank = "decide_inside", "I", 12
    label = marked("same or not")
    help = marked(
        "Say of the claim in hand and the other one: the same fact, a disagreement, or different things."
    )

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask which pair and what it is."""
        return self._decide(screen)

    async def _decide(self, screen: DeskScreen) -> None:
        from tui.screens.pick import Choice, Pick

        work = screen.work
        if work is None or work.hand is None:
            return
        hand = work.hand
        line = await _which(screen, hand)
        if line is None:
            return
        if isinstance(line, tuple):
            members = tuple(one.id for one in work.page.lines if one.number in line)
            await screen.bench.write(lambda desk: desk.claims.same_fact(members))
            await screen.show_shaped(hand)
            return
        title = _("Claims {a} and {b}").format(a=line.a_number, b=line.b_number)
        choices: list[Choice[InsideDecision | None]] = [
            Choice(_("same fact"), None, "s"),
            Choice(_("they disagree"), InsideDecision.DISAGREES, "d"),
            Choice(_("different things"), InsideDecision.APART, "x"),
        ]
        chosen = await screen.ask(Pick(display.text(title, "bold"), choices))
        if chosen is None:
            return
        pair, decision = (line.pair.a, line.pair.b), chosen.value
        if decision is None:
            await screen.bench.write(lambda desk: desk.claims.same_fact(pair))
        else:
            await screen.bench.write(lambda desk: desk.inside.decide(*pair, decision))
        await screen.show_shaped(hand)


async def _which(screen: DeskScreen, hand: Id) -> InsideLine | tuple[int, ...] | None:
    """The pair meant, or the numbers of a whole group; asked for where several claims are concerned."""
    from tui.screens.pick import Choice, Pick

    lines = screen.data.inside_of.get(hand, ())
    if len(lines) <= 1:
        return lines[0] if lines else None
    choices: list[Choice[InsideLine | tuple[int, ...]]] = [
        Choice(" ".join([f"{sign(one)}{one.other_number(hand)}", *map(apart, one.seen_from(hand))]), one)
        for one in lines
    ]
    number = screen.work.line.number if screen.work and screen.work.line else 0
    choices += [
        Choice(_("all one fact: {numbers}").format(numbers=", ".join(map(str, group))), group)
        for group in screen.data.inside.groups
        if number in group and len(group) > _PAIR
    ]
    chosen = await screen.ask(Pick(display.text(_("Which one?"), "bold"), choices))
    return chosen.value if chosen else None


INSIDE = (Counterpart(), DecideInside())
"""In the order of the help screen."""
