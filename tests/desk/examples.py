"""A small article whose every sentence is a claim, and desks to work on it."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from claims.desk import Desk
from claims.reading import Reading
from claims.store.connection import MEMORY
from claims.store.rows import TABLES, image_sql
from claims.usecases.session import Session
from schema.claim import Block, BlockRole, ClaimDraft, ClaimKind, Split

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from claims.store.rows import SqlValue
    from schema.view import ArticlePage

TEXT = (
    "La base K1 a été rendue dimanche. Le général Barker parle d'un « emplacement critique ».\n\n"
    "Al-Qaim (est) a été quittée le 17 mars. Un entrepreneur a été tué le 27 décembre. L'Iran a répondu."
)
"""Five sentences in two paragraphs."""

Rows = dict[str, list[tuple["SqlValue", ...]]]
"""All rows of all tables that have a history."""


def reading(text: str = TEXT, **stated: str) -> Reading:
    """An article as if it had been read from a file."""
    content = text.encode()
    return Reading(
        content=content, sha256=hashlib.sha256(content).hexdigest(), decoding="utf-8", text=text, **stated
    )


def split(text: str = TEXT) -> Split:
    """One claim for each sentence that ends in a full stop, without the splitter."""
    spans = [found.span() for found in re.finditer(r"\S[^.]*\.", text)]
    drafts = tuple(
        ClaimDraft(
            start=start,
            end=end,
            text=text[start:end],
            claim=text[start:end],
            kind=ClaimKind.STATEMENT,
            checkworthiness=0.5,
        )
        for start, end in spans
    )
    block = Block(start=0, end=len(text), role=BlockRole.BODY)
    return Split(lang="fr", blocks=(block,), sentences=tuple(spans), claims=drafts, splitter="test 1")


def ticking(start: datetime = datetime(2026, 11, 22, 9, tzinfo=UTC)) -> Callable[[], datetime]:
    """A clock that goes one second further each time it is looked at."""
    seconds = count()
    return lambda: start + timedelta(seconds=next(seconds))


def desk(path: Path = MEMORY, analyst: str | None = "Anna Bell") -> Desk:
    """A desk of one analyst."""
    return Desk(path, analyst=analyst, clock=ticking())


def colleague(of: Desk, name: str) -> Desk:
    """Another analyst on the same connection, so that two can share a database in memory."""
    other = Desk(MEMORY, analyst=name)
    other.close()
    other._session = Session(of._session.store, name, of._session.clock)
    return other


def filled(of: Desk, text: str = TEXT, **details: str) -> ArticlePage:
    """Store the article."""
    return of.articles.add(reading(text), split=split(text), title=details.pop("title", "K1"), **details)


def rows(of: Desk) -> Rows:
    """Everything the history must be able to give back."""
    store = of._session.store
    return {table: store.all(image_sql(model) + "ORDER BY id") for table, model in TABLES.items()}
