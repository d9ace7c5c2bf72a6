"""Correcting the claims themselves: sentence, borders, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from schema.claim import ClaimKind
from tui import display
from tui.commands.base import Group, marked
from tui.commands.moving import ClaimCommand

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from tui.screens.desk import DeskScreen

_PAIR = 2


class Edit(ClaimCommand):
    """Changes the standalone sentence and what is known about it."""

    name, keys = "edit", "e"
    label = marked("edit")
    help = marked(
        "Change the standalone sentence, kind or speaker; a judged claim whose words change reopens."
    )
    group = Group.SHAPE

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask for the new words."""
        return self._edit(screen)

    async def _edit(self, screen: DeskScreen) -> None:
        from tui.screens.form import Field, Form

        line = screen.work.line if screen.work else None
        if line is None:
            return
        before = (await screen.bench.read(lambda desk: desk.claims.detail(line.id))).claim
        form = Form(
            display.text(_("Claim") + f" {line.number}"),
            [
                Field("sentence", _("Sentence"), value=before.claim, kind="text", required=True),
                Field(
                    "kind",
                    _("Kind"),
                    before.kind.value,
                    "choice",
                    [(kind.value, words.word(kind)) for kind in ClaimKind],
                ),
                Field("speaker", _("Speaker"), before.speaker or "", words_of=line.text),
                Field("via", _("Known from"), before.via or "", words_of=line.text),
            ],
            draft=screen.draft("edit", line.id),
            context=display.block(line.text, "$quiet"),
        )
        answers = await screen.ask(form)
        if answers is None:
            return
        await screen.bench.write(
            lambda desk: desk.claims.edit(
                before.id,
                before.version,
                claim=answers["sentence"],
                kind=ClaimKind(answers["kind"]),
                speaker=answers["speaker"] or None,
                via=answers["via"] or None,
            )
        )
        screen.took(await screen.bench.write(lambda desk: desk.claims.line(before.id)))


class Cut(ClaimCommand):
    """Cuts a claim in two."""

    name, keys, rank = "cut", "x", 9
    label, help = marked("split"), marked("Cut the claim in two where it says two things.")
    group = Group.SHAPE

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask where."""
        return self._cut(screen)

    async def _cut(self, screen: DeskScreen) -> None:
        from tui.screens.cut import CutClaim

        line = screen.work.line if screen.work else None
        if line is None:
            return
        at = await screen.ask(CutClaim(line.text))
        if at is None:
            return
        place = line.start + at
        first, _second = await screen.bench.write(lambda desk: desk.claims.cut(line.id, line.version, place))
        await screen.show_shaped(first.id)


class Join(ClaimCommand):
    """Joins claims into one."""

    name, keys, rank = "join", "plus", 10
    label, help = (
        marked("join"),
        marked("Join the claim with the next one, or all marked ones, into a single claim."),
    )
    group = Group.SHAPE

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Join them."""
        return self._join(screen)

    async def _join(self, screen: DeskScreen) -> None:
        work = screen.work
        if work is None or work.line is None:
            return
        names = [line.id for line in work.targets]
        if len(names) < _PAIR:
            place = work.places[work.line.id]
            names = [line.id for line in work.page.lines[place : place + _PAIR]]
        joined = await screen.bench.write(lambda desk: desk.claims.join(names))
        await screen.show_shaped(joined.id)


class SameFact(ClaimCommand):
    """Groups claims that tell the same fact."""

    name, keys = "same_fact", "equals_sign"
    label = marked("same fact")
    help = marked(
        "Say that the marked claims tell the same fact, or take the claim in hand out of its group."
    )
    group = Group.SHAPE

    def works(self, screen: DeskScreen) -> bool:
        """Several are marked, or the claim in hand is in a group."""
        work = screen.work
        if work is None or work.line is None:
            return False
        return len(work.marked) >= _PAIR or bool(work.line.same_fact)

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Group or take out."""
        return self._group(screen)

    async def _group(self, screen: DeskScreen) -> None:
        work = screen.work
        if work is None or work.line is None:
            return
        names, grouped = [line.id for line in work.targets], len(work.marked) >= _PAIR
        await screen.bench.write(lambda desk: desk.claims.same_fact(names, grouped))
        await screen.show_shaped(work.line.id)


SHAPING = (Edit(), Cut(), Join(), SameFact())
"""In the order of the help screen."""
