"""Undo and redo for every screen: what is taken back, and how it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.errors import Refused
from claims.i18n import gettext as _
from schema.history import EventKind

if TYPE_CHECKING:
    from collections.abc import Container

    from claims.desk import Desk
    from schema.base import Id
    from schema.history import Event


def taken_back(desk: Desk, shown: Id | None, only: Container[EventKind] | None = None) -> Event:
    """Undo, and give the action itself, so that its own words can be told.

    Args:
        desk: Where.
        shown: The article on the screen, which is not taken away from under it.
        only: What the screen shows; an action of another kind is not taken back out of sight.

    Raises:
        Refused: When it is nothing that this screen takes back, or nothing can be taken back.
    """
    ahead = desk.history.can_undo()
    if ahead is not None and only is not None and _kind(ahead) not in only:
        raise Refused(
            _("Your latest action was something else: {what}").format(what=told(ahead)),
            _("Undo it on the desk, or with “claimdesk undo”."),
        )
    changes = ahead.payload.changes if ahead and ahead.payload else ()
    is_article = ahead is not None and ahead.kind is EventKind.ARTICLE_ADDED
    if is_article and any(change.table == "article" and change.id == shown for change in changes):
        raise Refused(
            _("Nothing is left to undo on this article but having added it."),
            _("“claimdesk undo” takes the article away."),
        )
    undone = desk.history.undo()
    return ahead or undone


def done_again(desk: Desk) -> Event:
    """Redo, and give the action itself."""
    ahead = desk.history.can_redo()
    done = desk.history.redo()
    return ahead or done


def _kind(event: Event) -> str:
    """What an action does; for the start of a bulk job what its batches do."""
    about = event.payload.about if event.payload else {}
    return str(about.get("of", event.kind)) if event.kind is EventKind.JOB_STARTED else event.kind


def told(event: Event) -> str:
    """What an action was, in one sentence."""
    from claims.chronicle import label, sentence

    if event.payload is None or event.kind is EventKind.JOB_STARTED:
        return label(EventKind(_kind(event)))
    return sentence(event.kind, event.payload.about)
