"""Corrections, sign-off, and the analysts of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.ids import new_id
from claims.store import events
from claims.store.pages import current_revision
from claims.store.rows import moment_text
from claims.usecases.session import Session, checked_name, initials_of
from schema.article import Article
from schema.history import EventKind
from schema.publication import Analyst, Correction, SignOff

if TYPE_CHECKING:
    from schema.base import Id, PartialDate


class PublicationCases:
    """What surrounds a publication."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def correct(
        self, article: Id, wrong: str, right: str, why: str, published: PartialDate | None = None
    ) -> Correction:
        """Write down a correction owed to readers.

        Args:
            article: Which article.
            wrong: What it said.
            right: What is right.
            why: How it came about.
            published: The day the correction was published.

        Raises:
            NotFound: When there is no such article.
            Refused: When one of the texts is empty or the date is none.
        """
        with self._session.change(EventKind.CORRECTION_ADDED, wrong=wrong, right=right) as unit:
            unit.about["article"] = unit.store.get(Article, article).title
            return unit.insert(
                Correction(
                    id=new_id(),
                    article=article,
                    wrong=wrong,
                    right=right,
                    published=published,
                    why=why,
                    analyst=unit.analyst,
                    at=unit.at,
                )
            )

    def sign(self, article: Id, who: str, role: str) -> SignOff:
        """Sign off the newest text of an article, with the history as it is now.

        Args:
            article: Which article.
            who: Who signs.
            role: As what: editor, legal …

        Raises:
            NotFound: When there is no such article.
        """
        with self._session.change(EventKind.SIGNED_OFF, who=who, role=role) as unit:
            unit.about["article"] = unit.store.get(Article, article).title
            revision = current_revision(unit.store, article)
            return unit.insert(
                SignOff(
                    id=new_id(),
                    article=article,
                    revision=revision.id,
                    content=revision.content,
                    who=checked_name(who),
                    role=role,
                    at=unit.at,
                    head=events.head(unit.store)[1],
                )
            )


class AnalystCases:
    """The people who work on the desk."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self) -> tuple[Analyst, ...]:
        """Everybody who ever changed something here, in the order of their first act."""
        return self._session.store.select(Analyst, "ORDER BY since, name")

    def register(self, name: str, initials: str | None = None) -> Analyst:
        """Put somebody on the list, or give them other initials.

        Raises:
            Refused: When the name cannot be one.
        """
        name = checked_name(name)
        shown = checked_name(initials) if initials else initials_of(name)
        store = self._session.store
        with store.writing():
            store.db.execute(
                "INSERT INTO analyst (name, initials, since) VALUES (?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET initials = excluded.initials",
                (name, shown, moment_text(self._session.now())),
            )
        return store.select(Analyst, "WHERE name = ?", (name,))[0]
