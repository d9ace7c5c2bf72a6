"""Which articles a search for duplicates looks at, and whether it stores what it finds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claims.i18n import gettext as _
from claims.usecases.selected import Selection
from tui import display
from tui.screens.form import Field, Form
from tui.typed import check_day, day_typed

if TYPE_CHECKING:
    from claims.desk import Desk
    from tui.screens.duplicates import DuplicatesScreen

_CODE = re.compile(r"[a-z]{2,3}")
_DRAFT = "selection"
_STORE, _SHOW = "store", "show"


class Asked(NamedTuple):
    """What a search shall do."""

    which: Selection
    apply: bool


async def ask_selection(screen: DuplicatesScreen) -> Asked | None:
    """Ask which articles to look at; None where it was left.

    Raises:
        DeskError: When an article named is not there.
    """
    form = Form(
        display.text(_("Find duplicates in a selection")),
        _fields(),
        draft=screen.drafts.setdefault(_DRAFT, {}),
        context=display.text(_("What stays empty leaves nothing out."), "$quiet"),
    )
    answers = await screen.ask(form)
    if answers is None:
        return None
    names = answers["articles"].split()

    def found(desk: Desk) -> tuple[str, ...] | None:
        return tuple(desk.find.article(name) for name in names) or None

    which = Selection(
        articles=await screen.bench.read(found),
        since=day_typed(answers["since"]),
        until=day_typed(answers["until"]),
        lang=answers["lang"] or None,
        publisher=answers["publisher"] or None,
    )
    return Asked(which, apply=answers["then"] == _STORE)


def _fields() -> list[Field]:
    then = [(_STORE, _("store what is found")), (_SHOW, _("only count"))]
    return [
        Field("since", _("Published from"), hint="2020-03", check=check_day),
        Field("until", _("Published until"), hint="2020-03-29", check=check_day),
        Field("lang", _("Language"), hint="fr", check=_check_language),
        Field("publisher", _("Publisher")),
        Field("articles", _("Articles"), hint=_("ids, as “claimdesk articles” lists them")),
        Field("then", _("Then"), _STORE, kind="choice", choices=then),
    ]


def _check_language(typed: str) -> str | None:
    """What is wrong with a language code that was typed, or None."""
    if _CODE.fullmatch(typed):
        return None
    return _("“{words}” is no language code; write fr, en, de and so on.").format(words=typed)
