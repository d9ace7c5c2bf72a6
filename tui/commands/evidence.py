"""Sources, citations and earlier checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims import words
from claims.i18n import gettext as _
from schema.source import SourceKind, Stance
from schema.verdict import VerdictValue
from tui import display
from tui.commands.base import Group, marked
from tui.commands.moving import ClaimCommand

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from schema.base import Id
    from schema.source import Source
    from tui.screens.desk import DeskScreen
    from tui.screens.form import Answers, Field

NEW = "new"
"""What the chooser of sources gives for a new one."""


class Cite(ClaimCommand):
    """Ties a source to the targets."""

    name, keys, rank = "cite", "a", 5
    label, help = (
        marked("source"),
        marked("Cite a source, one entered before or a new one, for the claim or all marked ones."),
    )
    group = Group.EVIDENCE

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Ask which source and what it says."""
        return self._cite(screen)

    async def _cite(self, screen: DeskScreen) -> None:
        from tui.screens.choose_source import ChooseSource

        work = screen.work
        if work is None:
            return
        claims, aspect = [line.id for line in work.targets], work.aspect
        sources = await screen.bench.read(lambda desk: desk.sources.list())
        chosen: Source | str | None = NEW
        if sources:
            chosen = await screen.ask(ChooseSource(sources))
        if chosen is None:
            return
        known = None if isinstance(chosen, str) else chosen
        answers = await self._ask(screen, known)
        if answers is None:
            return
        source = known.id if known else await self._enter(screen, answers)
        await screen.bench.write(
            lambda desk: desk.sources.cite(
                claims,
                source,
                aspect=aspect,
                stance=Stance(answers["stance"]),
                quote=answers["quote"] or None,
                locator=answers["locator"] or None,
            )
        )
        screen.took(*await screen.bench.write(lambda desk: [desk.claims.line(name) for name in claims]))
        screen.drop_marks()

    async def _ask(self, screen: DeskScreen, known: Source | None) -> Answers | None:
        from tui.screens.form import Form

        work = screen.work
        if work is None or work.line is None:
            return None
        title = _("New source") if known is None else known.title
        fields = [*(_source_fields() if known is None else ()), *_citation_fields(work.line.verdict)]
        many = len(work.targets)
        context = display.text(words.claims(many) if many > 1 else work.line.text, "$quiet")
        draft = screen.draft("source" if known is None else "citation", work.line.id)
        return await screen.ask(Form(display.text(title), fields, draft=draft, context=context))

    @staticmethod
    async def _enter(screen: DeskScreen, answers: Answers) -> Id:
        """Enter a new source; of a confidential one only the kind is kept outside the erasable table."""
        from tui.typed import day_typed

        kind, title, primary = SourceKind(answers["kind"]), answers["title"], answers["primary"] == "yes"
        if answers["confidential"] == "yes":
            told = "\n".join(answers[name] for name in ("url", "publisher") if answers[name])
            source = await screen.bench.write(
                lambda desk: desk.sources.add(kind, title, confidential=told, primary=primary)
            )
        else:
            published = day_typed(answers["published"]) if answers["published"] else None
            source = await screen.bench.write(
                lambda desk: desk.sources.add(
                    kind,
                    title,
                    url=answers["url"] or None,
                    publisher=answers["publisher"] or None,
                    published=published,
                    primary=primary,
                )
            )
        return source.id


class EarlierChecks(ClaimCommand):
    """Shows what was checked before."""

    name, keys, rank = "earlier_checks", "m,enter", 9
    label, help = (
        marked("earlier checks"),
        marked("See what was checked before, how it differs, and take it over or reject it."),
    )
    group = Group.EVIDENCE

    def run(self, screen: DeskScreen) -> Coroutine[None, None, None]:
        """Open the list and come back with the claim read anew."""
        return self._look(screen)

    async def _look(self, screen: DeskScreen) -> None:
        from tui.screens.checks import ChecksScreen

        line = screen.work.line if screen.work else None
        if line is None:
            return
        await screen.ask(ChecksScreen(line))
        screen.took(await screen.bench.write(lambda desk: desk.claims.line(line.id)))


def _source_fields() -> list[Field]:
    from tui.screens.form import Field
    from tui.typed import check_day

    yes_no = [("no", _("no")), ("yes", _("yes"))]
    return [
        Field(
            "kind", _("Kind"), kind="choice", choices=[(kind.value, words.word(kind)) for kind in SourceKind]
        ),
        Field("title", _("Title"), required=True, hint=_("Communiqué of the coalition, 29 March 2020")),
        Field("url", _("Address"), hint="https://…"),
        Field("publisher", _("Publisher")),
        Field("published", _("Published"), hint="2020-03-29", check=check_day),
        Field("primary", _("Primary"), kind="choice", choices=yes_no),
        Field("confidential", _("Confidential"), kind="choice", choices=yes_no),
    ]


def _citation_fields(verdict: VerdictValue | None) -> list[Field]:
    from tui.screens.form import Field

    likely = Stance.CONTRADICTS if verdict is VerdictValue.CONTRADICTED else Stance.SUPPORTS
    return [
        Field(
            "stance",
            _("It"),
            likely.value,
            "choice",
            [(stance.value, words.word(stance)) for stance in Stance],
        ),
        Field("quote", _("Quote"), hint=_("the words that say so")),
        Field("locator", _("Place"), hint=_("page, paragraph, time")),
    ]


EVIDENCE = (Cite(), EarlierChecks())
"""In the order of the help screen."""
