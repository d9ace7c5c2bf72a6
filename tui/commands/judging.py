"""Verdicts: what is said about the claim in hand or the marked ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from schema.claim import ClaimKind
from schema.verdict import REASONS, Aspect, FixState, Reason, VerdictValue
from schema.view import Standing
from tui import display
from tui.commands.base import Group, marked
from tui.commands.moving import ClaimCommand

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from schema.verdict import Fix, Verdict
    from tui.screens.desk import DeskScreen

_SPOKEN = {ClaimKind.REPORTED, ClaimKind.QUOTATION}


class _Verdict(ClaimCommand):
    """Gives a verdict to the targets, with a reason where one is offered."""

    group = Group.JUDGE
    value = VerdictValue.SUPPORTED

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask for the reason where there are any, then judge."""
        return self._judge(screen)

    async def _judge(self, screen: DeskScreen) -> None:
        work = screen.work
        if work is None:
            return
        claims, aspect = [line.id for line in work.targets], work.aspect
        reason: Reason | None = None
        offered = REASONS[aspect, self.value]
        if offered:
            chosen = await self._ask(screen, offered)
            if chosen == "":
                return
            reason = Reason(chosen) if chosen != "none" else None
        if len(claims) == 1:
            name = claims[0]
            line = await screen.bench.write(
                lambda desk: desk.verdicts.mark(name, self.value, aspect=aspect, reason=reason)
            )
            screen.took(line)
            return
        lines = await screen.bench.write(
            lambda desk: desk.verdicts.mark_many(claims, self.value, aspect=aspect, reason=reason)
        )
        screen.took(*lines)
        screen.drop_marks()

    async def _ask(self, screen: DeskScreen, offered: tuple[Reason, ...]) -> str:
        """The reason's code, “none” for a verdict without one, or nothing at all after Esc."""
        from tui.screens.pick import Choice, Pick

        choices = [Choice(words.word(reason), reason.value) for reason in offered]
        choices.append(Choice(_("no reason"), "none", self.keys))
        title = display.text(
            f"{words.symbol(self.value)} {words.word(self.value)}", f"bold ${self.value.value}"
        )
        chosen = await screen.ask(Pick(title, choices))
        return chosen.value if chosen is not None else ""


class Supported(_Verdict):
    """Says that it is so."""

    name, keys, rank, value = "supported", "s", 2, VerdictValue.SUPPORTED
    label, help = marked("supported"), marked("The claim is right: what was found supports it.")


class Unverified(_Verdict):
    """Says that it cannot be confirmed."""

    name, keys, rank, value = "unverified", "u", 3, VerdictValue.UNVERIFIED
    label, help = marked("unverified"), marked("The claim can neither be confirmed nor refuted; asks why.")


class Contradicted(_Verdict):
    """Says that it is wrong."""

    name, keys, rank, value = "contradicted", "c", 4, VerdictValue.CONTRADICTED
    label, help = (
        marked("contradicted"),
        marked("The claim is wrong: what was found contradicts it; asks why."),
    )


class Withdraw(ClaimCommand):
    """Takes one's own verdict back."""

    name, keys = "withdraw", "backspace"
    label, help = marked("withdraw"), marked("Withdraw your verdict; it stays in the history.")
    group = Group.JUDGE

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Withdraw it."""
        return self._clear(screen)

    async def _clear(self, screen: DeskScreen) -> None:
        work = screen.work
        if work is not None and work.line is not None:
            name, aspect = work.line.id, work.aspect
            screen.took(await screen.bench.write(lambda desk: desk.verdicts.clear(name, aspect)))


class Rationale(ClaimCommand):
    """Says why, in words."""

    name, keys, rank = "rationale", "r", 7
    label, help = marked("why"), marked("Write why you judged so; the words go into the report.")
    group = Group.JUDGE

    def works(self, screen: DeskScreen) -> bool:
        """There is a verdict to explain."""
        line = screen.work.line if screen.work else None
        return line is not None and (line.verdict is not None or line.attribution is not Standing.OPEN)

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask for the words."""
        return self._explain(screen)

    async def _explain(self, screen: DeskScreen) -> None:
        from tui.screens.form import Field, Form

        work = screen.work
        if work is None or work.line is None:
            return
        line, aspect = work.line, work.aspect
        detail = await screen.bench.read(lambda desk: desk.claims.detail(line.id))
        own = screen.desk_app.analyst
        said = next(
            (verdict.rationale for verdict in detail.verdicts if _is_mine(verdict, own, aspect)), None
        )
        form = Form(
            display.text(display.dotted(_("Why"), words.verdict(line))),
            [Field("why", _("Rationale"), value=said or "", kind="text")],
            draft=screen.draft("rationale", line.id),
            context=display.block(line.text, "$quiet"),
        )
        answers = await screen.ask(form)
        if answers is not None:
            screen.took(
                await screen.bench.write(
                    lambda desk: desk.verdicts.rationale(line.id, answers["why"], aspect)
                )
            )


class ProposeFix(ClaimCommand):
    """Proposes another wording, or decides about one proposed."""

    name, keys, rank = "fix", "f", 6
    label, help = (
        marked("fix"),
        marked("Propose another wording for some words, or decide about one proposed."),
    )
    group = Group.JUDGE

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask what to replace by what."""
        return self._fix(screen)

    async def _fix(self, screen: DeskScreen) -> None:
        work = screen.work
        if work is None or work.line is None:
            return
        line = work.line
        if line.open_fixes:
            detail = await screen.bench.read(lambda desk: desk.claims.detail(line.id))
            proposed = [fix for fix in detail.fixes if fix.state is FixState.PROPOSED]
            if proposed and await self._decided(screen, proposed[0]):
                screen.took(await screen.bench.write(lambda desk: desk.claims.line(line.id)))
                return
        await self._propose(screen)

    async def _decided(self, screen: DeskScreen, fix: Fix) -> bool:
        """Ask about a proposed wording; False when another one is to be proposed."""
        from tui.screens.pick import Choice, Pick

        title = display.row(
            "⟦", (fix.wrong, "$contradicted"), "⟧ → ", (fix.proposed or _("strike out"), "$supported")
        )
        choices = [
            Choice(_("accepted"), "accepted"),
            Choice(_("refused"), "refused"),
            Choice(_("another fix"), "new", "f"),
        ]
        chosen = await screen.ask(Pick(title, choices))
        if chosen is None:
            return True
        if chosen.value == "new":
            return False
        state = FixState(chosen.value)
        await screen.bench.write(lambda desk: desk.verdicts.decide_fix(fix.id, state, fix.version))
        return True

    async def _propose(self, screen: DeskScreen) -> None:
        from tui.screens.form import Field, Form

        line = screen.work.line if screen.work else None
        if line is None:
            return

        def stands(answer: str) -> str | None:
            return (
                None
                if answer in line.text
                else _("“{words}” does not stand in the claim's words.").format(words=answer)
            )

        form = Form(
            display.text(_("Fix")),
            [
                Field(
                    "wrong",
                    _("Wrong words"),
                    required=True,
                    words_of=line.text,
                    check=stands,
                    hint=_("as they stand; → completes"),
                ),
                Field("proposed", _("Instead"), hint=_("empty strikes them out")),
            ],
            draft=screen.draft("fix", line.id),
            context=display.block(line.text, "$quiet"),
        )
        answers = await screen.ask(form)
        if answers is not None:
            wrong, proposed = answers["wrong"], answers["proposed"]
            await screen.bench.write(lambda desk: desk.verdicts.fix(line.id, wrong, proposed))
            screen.took(await screen.bench.write(lambda desk: desk.claims.line(line.id)))


class ToggleAspect(ClaimCommand):
    """Turns from the content to the attribution and back."""

    name, keys = "aspect", "t"
    label = marked("attribution")
    help = marked(
        "Judge the attribution next (did this speaker say this, in these words?), or the content again."
    )
    group = Group.JUDGE

    def works(self, screen: DeskScreen) -> bool:
        """The claim has a speaker, or the attribution is what is being judged."""
        work = screen.work
        if work is None or work.line is None:
            return False
        spoken = work.line.speaker is not None or work.line.kind in _SPOKEN
        return spoken or work.aspect is Aspect.ATTRIBUTION

    def run(self, screen: DeskScreen) -> None:
        """Turn."""
        work = screen.work
        if work is not None:
            turned = Aspect.CONTENT if work.aspect is Aspect.ATTRIBUTION else Aspect.ATTRIBUTION
            screen.work = work.about(turned)


class Resolve(ClaimCommand):
    """Ends a dispute."""

    name, keys, rank = "resolve", "v", 5
    label, help = marked("resolve"), marked("End a dispute between analysts, saying why.")
    group = Group.JUDGE

    def works(self, screen: DeskScreen) -> bool:
        """Analysts differ."""
        line = screen.work.line if screen.work else None
        return line is not None and Standing.DISPUTED in {line.standing, line.attribution}

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask for the verdict and the reason."""
        return self._resolve(screen)

    async def _resolve(self, screen: DeskScreen) -> None:
        from tui.screens.form import Field, Form

        line = screen.work.line if screen.work else None
        if line is None:
            return
        disputed = Aspect.CONTENT if line.standing is Standing.DISPUTED else Aspect.ATTRIBUTION
        form = Form(
            display.text(display.dotted(_("End the dispute"), words.word(disputed))),
            [
                Field(
                    "value",
                    _("Verdict"),
                    kind="choice",
                    choices=[(v.value, words.word(v)) for v in VerdictValue],
                ),
                Field("why", _("Why"), required=True),
            ],
            draft=screen.draft("resolve", line.id),
            context=display.block(line.text, "$quiet"),
        )
        answers = await screen.ask(form)
        if answers is None:
            return
        value, why = VerdictValue(answers["value"]), answers["why"]
        screen.took(
            await screen.bench.write(lambda desk: desk.verdicts.resolve(line.id, value, why, disputed))
        )


def _is_mine(verdict: Verdict, analyst: str | None, aspect: Aspect) -> bool:
    return verdict.standing and verdict.analyst == analyst and verdict.aspect is aspect


JUDGING = (
    Supported(),
    Unverified(),
    Contradicted(),
    Withdraw(),
    Resolve(),
    ProposeFix(),
    Rationale(),
    ToggleAspect(),
)
"""In the order of the help screen."""
